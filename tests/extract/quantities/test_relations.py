"""Hedges: which relation the words around a figure give, and how far they reach."""

import pytest

from pipeline.extract.grammar import load_grammar
from pipeline.extract.quantities.hedge_patterns import HedgePatterns
from pipeline.extract.quantities.relations import Hedge, bounds, find_relation
from pipeline.lexicon.hedges import load_hedges
from schemas.vocabularies import Relation


@pytest.fixture(scope="module")
def patterns() -> HedgePatterns:
    return load_grammar().hedges


def read(marked: str, patterns: HedgePatterns, floor: int = 0) -> tuple[str, Hedge]:
    """Read the hedge of the figure between bars; gives the text without bars too."""
    start = marked.index("|")
    end = marked.index("|", start + 1) - 1
    text = marked.replace("|", "")
    return text, find_relation(text, start, end, floor, len(text), patterns)


CASES = [
    ("it handled more than |3,300| requests", "more_than", "more than 3,300"),
    ("for more \nthan |10 years|", "more_than", "more \nthan 10 years"),
    ("reaching as much\nas |14 per cent|", "at_most", "as much\nas 14 per cent"),
    ("not less than 10 nor more than |30 days|", "at_most", "nor more than 30 days"),
    ("no fewer than |12| times", "at_least", "no fewer than 12"),
    ("no less than |12| times", "at_least", "no less than 12"),
    ("up to about |50| people", "at_most", "up to about 50"),
    ("at least some |20| people", "at_least", "at least some 20"),
    ("a little over |$3 million|", "more_than", "a little over $3 million"),
    ("just under |5 million| people", "less_than", "just under 5 million"),
    ("well above |20 per cent|", "more_than", "well above 20 per cent"),
    ("upwards of |200| ships", "more_than", "upwards of 200"),
    ("a cost not exceeding |$5|", "at_most", "not exceeding $5"),
    ("aid exceeded |1 per cent|", "more_than", "1 per cent"),
    ("levels that reach or even exceed |50 per cent|", "at_least", "50 per cent"),
    ("beds (|55 percent| and above)", "at_least", "55 percent and above"),
    ("|500| or more families", "at_least", "500 or more"),
    ("|500| families or more", "at_least", "500"),
    ("|five years| at most", "at_most", "five years at most"),
    ("|five years| at minimum", "at_least", "five years at minimum"),
    ("those aged |60| and over", "at_least", "60 and over"),
    ("the |50|-plus members", "at_least", "50-plus"),
    ("|forty|-odd members", "approx", "forty-odd"),
    ("|20 years| or so", "approx", "20 years or so"),
    ("some |200| delegates", "approx", "some 200"),
    ("circa |200| delegates", "approx", "circa 200"),
    ("~|200| delegates", "approx", "~200"),
    ("≥ |200| delegates", "at_least", "≥ 200"),
    ("> |200| delegates", "more_than", "> 200"),
    ("an estimated |1.27 per cent| of income", "approx", "an estimated 1.27 per cent"),
    ("nearly |80| ministers", "nearly", "nearly 80"),
    ("close to |$1 billion|", "nearly", "close to $1 billion"),
    ("minors under the age of |16|", "less_than", "under the age of 16"),
    ("a girl younger than age |16|", "less_than", "younger than age 16"),
    ("under-|five| mortality", "less_than", "under-five"),
    ("at least another |20| schools", "at_least", "20"),
    ("between |20 years|’ and life imprisonment", "at_least", "between 20 years’ and life"),
    ("was founded over |four years| ago", "more_than", "over four years"),
]

PLAIN = [
    "he will preside over the |fifty-fifth| session",
    "over the last |20 years|",
    "$5 million over |four years|",
    "growth of 10 per cent over |1990|",
    "above the |1990| level",
    "the above |three| points",
    "we speak about |three| conflicts",
    "reports filed under |two| conventions",
    "it adds up to |20| schools",
    "three times as many as |20|",
    "raise the wage up to |$500|",
    "|20| more and more often",
]


@pytest.mark.parametrize(("marked", "relation", "outer"), CASES)
def test_hedges(marked: str, relation: str, outer: str, patterns: HedgePatterns) -> None:
    text, hedge = read(marked, patterns)
    assert (hedge.relation, text[hedge.outer_start : hedge.outer_end]) == (relation, outer)
    assert hedge.rule.startswith("hedge.")


@pytest.mark.parametrize("marked", PLAIN)
def test_plain_prepositions(marked: str, patterns: HedgePatterns) -> None:
    assert read(marked, patterns)[1].relation == Relation.EXACT


def test_words_between_two_figures_belong_to_the_second(patterns: HedgePatterns) -> None:
    text = "30 cities and over 20 countries"
    assert find_relation(text, 0, 2, 0, text.index("20"), patterns).relation == Relation.EXACT
    assert find_relation(text, 19, 21, 2, len(text), patterns).relation == Relation.MORE_THAN


def test_every_rule_fires_on_its_examples(patterns: HedgePatterns) -> None:
    rules = load_hedges()
    for rule in (*rules.hedges, *rules.signs):
        assert rule.examples, rule.id
        for example in rule.examples:
            assert read(example, patterns)[1].rule == rule.id, example


@pytest.mark.parametrize(
    ("relation", "interval"),
    [
        (Relation.EXACT, (5.0, 5.0)),
        (Relation.MORE_THAN, (5.0, None)),
        (Relation.AT_LEAST, (5.0, None)),
        (Relation.LESS_THAN, (None, 5.0)),
        (Relation.AT_MOST, (None, 5.0)),
        (Relation.NEARLY, (None, 5.0)),
        (Relation.APPROX, (None, None)),
    ],
)
def test_bounds(relation: Relation, interval: tuple[float | None, float | None]) -> None:
    assert bounds(relation, 5.0) == interval
