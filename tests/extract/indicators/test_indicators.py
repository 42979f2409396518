"""Linking claims to indicators: the labelled rows, what the rules have in common, and the catalogue itself."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.evaluation.gold import read_gold
from pipeline.extractor import Extractor, load_extractor
from pipeline.lexicon.indicators import Catalogue, Indicator, load_catalogue
from pipeline.models import Claim, Document

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def claims_of(extractor: Extractor, text: str, actor: str | None = "Ghana", title: str | None = None) -> list[Claim]:
    return list(extractor(Document("d", text, title=title, actor=actor, published=date(2024, 3, 1))).claims)


def linked(extractor: Extractor, text: str, actor: str | None = "Ghana") -> list[str | None]:
    return [claim.indicator for claim in claims_of(extractor, text, actor)]


def test_the_labelled_rows_of_the_seeds(extractor: Extractor, catalogue: Catalogue) -> None:
    starting = {entry.name for entry in catalogue.indicators if entry.starting}
    right = found = labelled = 0
    for one in read_gold(ROOT / "tests" / "gold", ROOT / "seeds"):
        wanted = {row.start: row.columns["indicator"] for row in one.claims}
        labelled += sum(1 for name in wanted.values() if name)
        for claim in extractor(one.document).claims:
            if claim.indicator in starting:
                found += 1
                right += claim.indicator == wanted.get(claim.start)
    assert right / found >= 0.97
    assert right / labelled >= 0.95


def test_the_catalogue_is_large_enough_and_every_entry_proves_itself(catalogue: Catalogue) -> None:
    assert sum(entry.starting for entry in catalogue.indicators) == 32
    assert sum(not entry.starting for entry in catalogue.indicators) >= 40
    for entry in catalogue.indicators:
        assert entry.examples, entry.id
        assert entry.counter_examples, entry.id


def test_an_indicator_brings_its_topic_and_its_rule(extractor: Extractor, catalogue: Catalogue) -> None:
    (claim,) = claims_of(extractor, "In 2023 the police seized 12 tons of heroin.")
    assert (claim.indicator, claim.topic, claim.scope) == ("narcotics_seized", "law_enforcement", "heroin")
    assert "indicator.narcotics_seized" in claim.rules


def test_rules_are_country_neutral(extractor: Extractor) -> None:
    for country in ("Ghana", "Uruguay", "Ireland", "Fiji"):
        text = f"Since 1978 {country} has sent 36,000 peacekeepers to 24 United Nations peacekeeping operations."
        assert linked(extractor, text, country) == ["peacekeepers_sent", "peacekeeping_operations"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a part has its parent's indicator only where the catalogue names the part
        ("In 2023, 600 asylum applications were received, 40 of which were approved.", ["asylum_applications", None]),
        ("Of the 600 asylum applications received in 2023, 40 came from students.", ["asylum_applications", None]),
        (
            "In 2023, 950 fugitives were brought back from abroad, including 12 on the list of 100 most wanted.",
            ["fugitives_returned", "most_wanted_returned", None],
        ),
        # a conversion says the same figure again
        (
            "After the earthquake our government provided 31 million kroons (about 2 million euros) in relief.",
            ["disaster_aid_government", None],
        ),
        # of a total given in parts the first row carries it
        (
            "Ghana currently has 1,200 troops and 90 police officers in United Nations peacekeeping operations.",
            ["peacekeepers_deployed", None],
        ),
        # but things of one kind that are no parts of each other all carry it
        ("It sent two medical teams and three rescue teams to Haiti.", ["aid_teams_sent"] * 2),
        ("It submitted its fourth and fifth reports on the Convention against Torture.", ["treaty_report_number"] * 2),
    ],
)
def test_parts_and_totals(extractor: Extractor, text: str, names: list[str | None]) -> None:
    assert linked(extractor, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "GDP grew by 5 per cent, and exports by 8 per cent.",
        "The population rose by 2 million.",
        "The law requires 30 per cent of seats in parliament to be held by women.",
        "He has 11 visits behind him.",
        "The ministry bought 40 vehicles and built 12 bridges.",
        "A fine of $3 million was imposed on the bank in Nepal.",
        "Housing loans of $3 million were granted to teachers.",
    ],
)
def test_none_is_better_than_a_wrong_one(extractor: Extractor, text: str) -> None:
    assert "population" not in linked(extractor, text)
    assert "foreign_aid" not in linked(extractor, text)
    assert "women_in_parliament" not in linked(extractor, text)
    assert "special_procedure_visits" not in linked(extractor, text)


def test_an_earlier_amount_of_aid_helps_the_next(extractor: Extractor) -> None:
    text = "We have contributed $130 million to the Global Fund.\nAnd we are investing $62 million to buy vaccines.\n"
    assert linked(extractor, text, "Norway") == ["foreign_aid", "foreign_aid"]
    assert linked(extractor, "And we are investing $62 million to buy vaccines.", "Norway") == [None]


def test_own_money_is_no_foreign_aid(extractor: Extractor) -> None:
    text = "It was built at a cost of $5 million, with $3 million provided as a grant by the Government of India."
    assert linked(extractor, text, "Sri Lanka")[-1] == "foreign_aid"
    assert linked(extractor, "The hall cost $5 million.", "Sri Lanka") == [None]


def test_a_session_without_a_name_takes_the_documents_own_body(extractor: Extractor) -> None:
    text = "I thank the President of the fifty-eighth session."
    title = "Statement in the General Debate of the General Assembly"
    assert [claim.indicator for claim in claims_of(extractor, text, title=title)] == ["un_session_attended"]
    assert linked(extractor, text) == [None]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("In May Ghana held the fourth human rights dialogue with Norway.", ["Norway"]),
        ("Ghana attended the 52nd session of the Human Rights Council.", ["UN Human Rights Council"]),
        (
            "Ghana submitted its fifth report on the implementation of the Optional Protocol to the Convention on the "
            "Rights of the Child on the Involvement of Children in Armed Conflict.",
            ["Optional Protocol on Children in Armed Conflict"],
        ),
        (
            "The per capita income of urban residents was 3,900 cedis. The per capita income "
            "of rural residents was 1,200 cedis.",
            ["urban", "rural"],
        ),
        ("The net enrolment rate in primary schools reached 94 per cent.", ["primary"]),
    ],
)
def test_scopes(extractor: Extractor, text: str, scopes: list[str]) -> None:
    assert [claim.scope for claim in claims_of(extractor, text)] == scopes


def test_capitals_in_cues_are_kept(extractor: Extractor) -> None:
    assert linked(extractor, "GDP per capita stood at $2,100 in 2023.") == ["gdp_per_capita"]
    assert linked(extractor, "The team of experts who gave $3 million is unknown.") == [None]


def minimal(**more: object) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": "indicator.x",
        "topic": "t",
        "label": "l",
        "description": "d",
        "series": "stock",
        "units": ["count"],
        "when": [{"heads": ["x"]}],
    }
    return entry | more


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"when": [{}]}, "every figure"),
        ({"when": [{"heads": ["Two words"]}]}, "single nouns"),
        ({"when": [{"heads": ["x"], "tenses": ["soon"]}]}, "no tense"),
        ({"when": [{"object": ["a ++ b"]}]}, "cannot be read as a cue"),
        ({"units": ["Much!"]}, "no unit"),
        ({"id": "x"}, "pattern"),
    ],
)
def test_entries_that_cannot_be_used(more: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Indicator.model_validate(minimal(**more))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the word before the figure: all of them, or some
        ("The 185 Member States of the United Nations spoke.", ["un_member_states"]),
        ("We heard from 85 Member States of the United Nations.", [None]),
        # nothing is said of whose growth it is, or something
        ("Kenya recorded average annual growth of 7 per cent.", ["gdp_growth"]),
        ("Kenya recorded average annual fleet growth of 7 per cent.", [None]),
    ],
)
def test_the_word_before_and_objects_of_given_words_only(
    extractor: Extractor, text: str, names: list[str | None]
) -> None:
    assert linked(extractor, text, "Kenya") == names
