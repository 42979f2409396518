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
        # a small letter is no country
        ("The farm has 300 turkeys, and turkey is eaten by 40 families.", "Ghana"),
    ],
)
def test_subject(extractor: Extractor, text: str, subject: str) -> None:
    assert first(extractor, text).subject == subject


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
