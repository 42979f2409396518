"""Every example of the screen's rules, with numerals and times read by the real readers, and the hard families."""

import re
from itertools import pairwise

import pytest

from pipeline.extract.grammar import load_grammar
from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.patterns.gist import gist_of
from pipeline.extract.screen.screen import screen, screen_masks
from pipeline.extract.times.times import find_times
from pipeline.lexicon.base import Rule
from pipeline.lexicon.vetoes import Vetoes, VetoFile, load_vetoes
from pipeline.models import Numeral, Rejection, Segments, Sentence, Span
from schemas.vocabularies import Reason

RULES = load_vetoes()
PATTERNS = load_grammar().vetoes
TIMES = load_grammar().times
NUMERALS = load_grammar().numerals


def all_rules(rules: Vetoes) -> list[Rule]:
    files: list[VetoFile] = [rules.layout, rules.identifiers, rules.names, rules.idioms]
    found: list[Rule] = [rule for file in files for rule in (*file.pattern, *file.veto)]
    ordinals = rules.ordinals
    return [*found, ordinals.ranks, ordinals.bare, ordinals.counted, ordinals.unknown_first, *ordinals.nouns]


def read_numerals(text: str, start: int, end: int) -> list[Numeral]:
    return find_numerals(text, start, end, NUMERALS)


def screened(text: str, masks: tuple[Span, ...] = ()) -> tuple[list[str], list[Rejection]]:
    """The texts of the numerals that stay, and the rows, of a text taken as one sentence."""
    masked = list(text)
    for mask in masks:
        masked[mask.start : mask.end] = " " * (mask.end - mask.start)
    segments = Segments("".join(masked), (Sentence(0, len(text), 0, 0, None),), masks)
    numerals = read_numerals(segments.masked, 0, len(text))
    times = find_times(segments.masked, 0, len(text), TIMES)
    kept, rows = screen(segments, 0, len(text), numerals, times, (), gist_of(text, 0, len(text)), PATTERNS)
    return [text[numeral.start : numeral.end] for numeral in kept], rows


def reasons(text: str) -> dict[str, str]:
    """Each rejected expression with its reason."""
    return {text[row.start : row.end]: row.reason.value for row in screened(text)[1]}


EXAMPLES = [(rule, example) for rule in all_rules(RULES) for example in rule.examples]
COUNTER_EXAMPLES = [(rule, example) for rule in all_rules(RULES) for example in rule.counter_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.id}-{e[:30]}" for r, e in EXAMPLES])
def test_rule_fires_where_its_example_says(rule: Rule, example: str) -> None:
    pieces = re.split(r"\|", example)
    text = "".join(pieces)
    position = 0
    places: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            places.append((position, position + len(piece)))
        position += len(piece)
    kept, rows = screened(text)
    if rule.id.startswith("keep."):
        assert all(text[start:end] in kept for start, end in places)
        return
    for start, end in places:
        assert any(row.rule == rule.id and row.start < end and start < row.end for row in rows), rows


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES, ids=[f"{r.id}-{e[:30]}" for r, e in COUNTER_EXAMPLES])
def test_rule_is_silent_in_its_counter_example(rule: Rule, example: str) -> None:
    assert rule.id not in {row.rule for row in screened(example)[1]}


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in all_rules(RULES)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One worker was killed in the blast.", ["One"]),
        ("Police held one man and one woman.", ["one", "one"]),
        ("Each village has at least one deputy.", ["one"]),
        ("Four men were held, two of whom confessed, and one of whom fled.", ["Four", "two", "one"]),
        ("The two countries signed it.", ["two"]),
        ("Pollution must fall to zero by 2040.", ["zero"]),
        ("It wrote its fourth and fifth reports.", ["fourth", "fifth"]),
        ("It joined the Second Safe River Joint Operation.", ["Second"]),
        ("It attended the 10th, 11th and 12th informal seminars.", ["10th", "11th", "12th"]),
        ('It took part in the second "Asia and Pacific Decade of the Disabled" again.', ["second"]),
        ("The committee meets twice a year.", ["twice"]),
        ("The 13th Five-Year Plan sets goals.", ["13th"]),
        ("Under the twelfth five-year plan growth rose.", ["twelfth"]),
        ("Under Article 14, 25 persons were held.", ["25"]),
        ("Under articles 3, 4 and 5, 12 men were fined.", ["12"]),
        ("A third war broke out last June.", ["third"]),
        ("The second United Nations Development Decade failed.", ["second"]),
    ],
)
def test_claims_survive(text: str, kept: list[str]) -> None:
    assert screened(text)[0] == kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It recalled resolutions 1368 (2001) and 1373 (2001).",
            {"1368 (2001)": "identifier", "1373 (2001)": "identifier"},
        ),
        ("It stands in [resolution 2832 (XXVI)] in full.", {"2832 (XXVI)": "identifier"}),
        ("The Land Act, No.40 of 1988 applies.", {"40": "identifier", "1988": "identifier"}),
        ("It was among the first three donors.", {"first": "idiom"}),
        ("The Second World War ended.", {"Second": "name"}),
        ("It was the first to sign.", {"first": "idiom"}),
        ("The matter went to the Second and Third Committees.", {"Second": "name", "Third": "name"}),
        ("It is the third largest economy.", {"third": "idiom"}),
    ],
)
def test_reasons(text: str, expected: dict[str, str]) -> None:
    assert reasons(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("148. I now wish to turn to the region.", {"148": "layout"}),
        ("The terms are: (1) a cease-fire; and (2) the return of all.", {"(1)": "layout", "(2)": "layout"}),
        ("The women have “no access to land.”12 The law was amended.", {"12": "layout"}),
        ("The Committee repeated its recommendation [12].", {"[12]": "layout"}),
    ],
)
def test_layout_that_segmentation_left_in_prose(text: str, expected: dict[str, str]) -> None:
    assert reasons(text) == expected


def test_masked_text_is_layout_but_codes_and_dates_keep_their_reason() -> None:
    text = "XII. Report 29/09/2015 A/70/PV.16 < 1 2 >"
    segments = Segments(" " * len(text), (), (Span(0, 4, "layout.list-marker"), Span(5, len(text), "layout.page")))
    rows = screen_masks(text, segments, read_numerals, lambda t, s, e: find_times(t, s, e, TIMES), PATTERNS)
    assert [(text[row.start : row.end], row.reason) for row in rows] == [
        ("XII.", Reason.LAYOUT),
        ("29/09/2015", Reason.DATE),
        ("A/70/PV.16", Reason.IDENTIFIER),
        ("1", Reason.LAYOUT),
        ("2", Reason.LAYOUT),
    ]


def test_rows_are_sorted_and_disjoint_and_inside() -> None:
    text = "First, both of the 20 members of the Group of 77 met on 3 May 2004 under Article 14(2), one by one."
    _, rows = screened(text)
    assert all(first.end <= second.start for first, second in pairwise(rows))
    assert all(0 <= row.start < row.end <= len(text) for row in rows)


@pytest.mark.slow
def test_long_runs_stay_linear() -> None:
    for unit in ("one and ", "1, 2, 3 and ", "first, second and third ", "Article 5 ", "((1) ", "A/1/", "12-3"):
        screened(unit * (10_000 // len(unit)))
