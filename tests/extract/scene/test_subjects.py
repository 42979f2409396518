"""Whose figure it is, and whose word it is taken from."""

from datetime import date

import pytest

from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Claim, Document


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def first(extractor: Extractor, text: str, actor: str | None = "Ghana", about: str | None = None) -> Claim:
    return extractor(Document("d", text, actor=actor, about=about, published=date(2024, 3, 1))).claims[0]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # the clause's subject, a possessor, an adjective
        ("Kenya hosts 400,000 Somali refugees.", "Kenya"),
        ("Norway's aid to Kenya was $40 million.", "Norway"),
        ("The Chinese government built 300 schools.", "China"),
        ("The population of Nepal is 29 million.", "Nepal"),
        # a place is whose figure it is, but not that of a meeting, nor of a cause that acts on others
        ("Bakers in Kenya trained 12 cooks.", "Kenya"),
        ("The workshop in Kenya trained 12 bakers.", "Ghana"),
        ("The drought in Kenya killed 300 cows.", "Kenya"),
        ("Strikes in Kenya cut sales of the brewer by 12 per cent.", "Ghana"),
        ("Beer sales in Kenya fell at Mombasa port by 12 per cent.", "Kenya"),
        # the speaker
        ("We have provided $10 million to Kenya.", "Ghana"),
        ("Our Government gave $3 million to Ethiopia.", "Ghana"),
        ("The ministry trained 300 nurses.", "Ghana"),
        # the other party is not whose figure it is
        ("Trade with China reached $5 billion.", "Ghana"),
        ("Exports to Norway reached $5 billion.", "Ghana"),
        # who gives, behind a passive
        ("Aid worth $20 million was provided by Japan to Kenya.", "Japan"),
        ("A total of 300 vehicles were donated to the port by the United States.", "United States"),
        ("Aid worth $20 million was provided by the end of May.", "Ghana"),
        ("In 2010, 30 schools in Mali were hit by China's exports.", "Mali"),
        # groups and bodies
        ("In July the world population reached five billion.", "World"),
        ("Some 80 per cent of the world's children are immunized.", "World"),
        ("The external indebtedness of Africa is now $200 billion.", "Africa"),
        ("Latin American debt reached $300 billion.", "Latin America"),
        ("Asia, with a population of over 2 billion, is growing.", "Asia"),
        ("Official development assistance from developed countries fell to $53 billion.", "Developed countries"),
        ("The G7 countries endorsed a package worth $24 billion.", "G7"),
        ("The United Nations has 193 Member States.", "United Nations"),
        # places
        ("In Kenya, 40 per cent of the people live in poverty.", "Kenya"),
        ("More than 6 million people were displaced inside Syria.", "Syria"),
        ("In Kenya 40 per cent of the people live in poverty.", "Kenya"),
        ("Last year in Kenya 40 wells ran dry.", "Kenya"),
        ("For Kenya, the rate is 40 per cent.", "Kenya"),
        ("Unemployment in Kenya fell to 6 per cent.", "Kenya"),
        ("The floods in Kenya killed 40 people.", "Kenya"),
        ("Police in Kenya arrested 40 men.", "Kenya"),
        ("The imbalances in the world have 40 causes.", "Ghana"),
        ("The embassy in Kenya issued 300 visas.", "Ghana"),
        ("The rate was 40 per cent in 2020 and in Kenya 3 per cent.", "Ghana"),
        ("With 40 clinics, Kenya is the largest donor.", "Kenya"),
        ("Exports from Kenya rose to $3 million.", "Kenya"),
        ("UNICEF said Kenya has 40 clinics.", "Kenya"),
        ("Kenya: 40 clinics", "Kenya"),
        ("Peru reported 4,200 cases.", "Peru"),
        ("In rural Kenya 40 clinics closed.", "Kenya"),
        ("The number of poor in Chad is 40,000.", "Chad"),
        ("Kenya: floods kill 40", "Kenya"),
        ("UNHCR reported 4,200 cases.", "Ghana"),
        ("One in four Nigerians has a car.", "Ghana"),
        ("Bulgaria, Romania and Croatia received 40 boats.", "Bulgaria"),
        ("After Norway, Chad dug 40 wells.", "Chad"),
        ("The US accounts for 37 per cent of exports.", "United States"),
        ("He told us that 40 men left.", "Ghana"),
        # a small letter is no country
        ("The farm has 300 turkeys, and turkey is eaten by 40 families.", "Ghana"),
    ],
)
def test_subject(extractor: Extractor, text: str, subject: str) -> None:
    assert first(extractor, text).subject == subject


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # a name beside the figure
        ("Kenya has 40 clinics, Norway 30 and Japan 20.", ["Kenya", "Norway", "Japan"]),
        ("Kenya accounts for 40 per cent and Norway for 30 per cent.", ["Kenya", "Norway"]),
        ("Kenya bought 40 planes from Norway and 30 from Japan.", ["Kenya", "Kenya"]),
        ("The rate is highest in Kenya (40 per cent) and lowest in Norway (3 per cent).", ["Kenya", "Norway"]),
        ("Nurses came from Norway (40) and Japan (3).", ["Ghana", "Ghana"]),
        ("Kenya has 40 clinics, compared with 30 in Norway.", ["Kenya", "Norway"]),
        ("France has 40 officers in Mali, compared with 30 in Niger.", ["France", "France"]),
        ("Japan pledged $40 million and the World Bank $30 million.", ["Japan", "World Bank"]),
        ("Deaths in Yemen rose to 400, of which 30 were due to hunger.", ["Yemen", "Yemen"]),
        ("The rate is 3 per cent in Gabon, where 12 clinics closed.", ["Gabon", "Gabon"]),
        ("Sweden's 290 towns employ 8,000 people.", ["Sweden", "Sweden"]),
        # the country of the sentence before
        ("Kenya has 40 clinics. It will build 30 more.", ["Kenya", "Kenya"]),
        ("Kenya is rich. It has 40 clinics. It plans 30 more.", ["Kenya", "Kenya"]),
        ("Kenya is rich. Its exports rose to $3 million.", ["Kenya"]),
        ("Norway built a clinic in Lima. It cost $3 million.", ["Ghana"]),
        ("Kenya is rich. The Government will build 40 clinics.", ["Ghana"]),
        ("Kenya is rich.\n\nIt has 40 clinics.", ["Ghana"]),
    ],
)
def test_subjects_of_several_figures(extractor: Extractor, text: str, subjects: list[str]) -> None:
    claims = extractor(Document("d", text, actor="Ghana", published=date(2024, 3, 1))).claims
    assert [claim.subject for claim in claims] == subjects


def test_the_government_is_that_of_the_country_before_where_no_country_speaks(extractor: Extractor) -> None:
    text = "Kenya is rich. The Government will build 40 clinics."
    assert first(extractor, text, actor="UNICEF").subject == "Kenya"
    assert first(extractor, "One in four Nigerians has a car.", actor="UNICEF").subject == "Nigeria"
    text = "Kenya's exports fell to 600 tonnes while imports rose to 200 tonnes; the region has 40 ports."
    claims = extractor(Document("d", text, actor="UNICEF")).claims
    assert [claim.subject for claim in claims] == ["Kenya", "Kenya", "UNICEF"]


def test_what_the_document_is_about_comes_before_who_speaks(extractor: Extractor) -> None:
    text = "Prisons held 11,200 inmates."
    assert first(extractor, text, actor="United States", about="Kenya").subject == "Kenya"
    assert first(extractor, text, actor="United States").subject == "United States"
    assert first(extractor, text, actor=None).subject is None


def test_a_pronoun_points_to_the_last_name(extractor: Extractor) -> None:
    assert first(extractor, "Taiwan is an island, and it has a population of 14 million.").subject == "Taiwan"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to UNHCR, there were 32,000 refugees in the country.", "UNHCR"),
        ("UNHCR reported 32,000 registered refugees in the country.", "UNHCR"),
        ("The World Bank estimated that 300 villages were without water.", "World Bank"),
        ("The number of victims was estimated by the Red Cross at 300.", "Red Cross"),
        ("There were 32,000 refugees in the country.", None),
    ],
)
def test_attributed_to(extractor: Extractor, text: str, source: str | None) -> None:
    claim = first(extractor, text)
    assert claim.attributed_to == source
    assert claim.subject == "Ghana", "who reports a figure is not whose figure it is"
