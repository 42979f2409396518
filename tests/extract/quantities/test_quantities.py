"""Hedge, interval, age and order: quantities read in full; and every labelled figure of the gold data."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vocabularies import Kind, Relation
from tests.extract.reading import read, read_one


@pytest.mark.parametrize(
    ("text", "value", "relation", "low", "high"),
    [
        ("more than 50 percent", 50, Relation.MORE_THAN, 50, None),
        ("at least one hour a day", 1, Relation.AT_LEAST, 1, None),
        ("no more than 13 cents per head", 0.13, Relation.AT_MOST, None, 0.13),
        ("nearly 80 ministers", 80, Relation.NEARLY, None, 80),
        ("approximately $2.5 million", 2.5e6, Relation.APPROX, None, None),
        ("less than half of it", 50, Relation.LESS_THAN, None, 50),
        ("beds (55 percent and above)", 55, Relation.AT_LEAST, 55, None),
        ("exactly 12 men", 12, Relation.EXACT, 12, 12),
    ],
)
def test_relation_and_interval(
    text: str, value: float, relation: Relation, low: float | None, high: float | None
) -> None:
    quantity = read_one(text)
    assert (quantity.value, quantity.relation, quantity.low, quantity.high) == (value, relation, low, high)


def test_a_hedge_covers_the_conversion_behind_and_the_figure_it_is_joined_to() -> None:
    found = read("more than 426 million hryvnias ($10.6 million)")
    assert [quantity.relation for quantity in found] == [Relation.MORE_THAN] * 2
    found = read("more than 10 and 20 per cent")
    assert [quantity.relation for quantity in found] == [Relation.MORE_THAN] * 2
    found = read("over 90 countries, including 48 of them")
    assert [quantity.relation for quantity in found] == [Relation.MORE_THAN, Relation.EXACT]


@pytest.mark.parametrize(
    ("text", "span", "relation", "unit"),
    [
        ("minors under the age of 16", "16", Relation.LESS_THAN, "year"),
        ("children under 18.", "18", Relation.LESS_THAN, "year"),
        ("a girl younger than 12 is", "12", Relation.LESS_THAN, "year"),
        ("a girl younger than age 16 is", "16", Relation.LESS_THAN, "year"),
        ("a 14-year-old girl", "14", Relation.EXACT, "year"),
        ("a nine-year-old girl", "nine", Relation.EXACT, "year"),
        ("a 3-month-old baby", "3", Relation.EXACT, "month"),
        ("18 years of age", "18", Relation.EXACT, "year"),
        ("adults 65 years and older", "65", Relation.AT_LEAST, "year"),
        ("adults 65 and older", "65", Relation.AT_LEAST, "year"),
        ("people aged 60 and over", "60", Relation.AT_LEAST, "year"),
        ("the under-18s", "18", Relation.LESS_THAN, "year"),
        ("The minimum age for marriage is 18.", "18", Relation.EXACT, "year"),
        ("Jane Doe, 24, was held.", "24", Relation.EXACT, "year"),
    ],
)
def test_an_age_is_its_bare_figure(text: str, span: str, relation: Relation, unit: str) -> None:
    quantity = read_one(text)
    assert (text[quantity.start : quantity.end], quantity.form) == (span, "age")
    assert (quantity.relation, quantity.unit) == (relation, unit)


def test_ages_in_a_list_are_all_ages() -> None:
    assert [quantity.form for quantity in read("children aged 5, 8 and 12 were")] == ["age"] * 3
    assert [quantity.form for quantity in read("14- and 15-year-olds")] == ["age"] * 2
    assert [quantity.form for quantity in read("raised the age from 16 to 18.")] == ["age"] * 2


@pytest.mark.parametrize(
    "text", ["people over 40 countries", "The age of 5 million dollars", "under 18 agreements", "Kenya, 24 of them"]
)
def test_no_age(text: str) -> None:
    assert all(quantity.form != "age" for quantity in read(text))


def test_forms_and_kinds() -> None:
    found = read("the 60th session, twice, two thirds of 5 million dollars, 12 tons and 10 years")
    assert [(quantity.kind, quantity.unit, quantity.form) for quantity in found] == [
        (Kind.ORDINAL, "ordinal", "ordinal"),
        (Kind.QUANTITY, "times", "times"),
        (Kind.QUANTITY, "percent", "share"),
        (Kind.QUANTITY, "USD", "money"),
        (Kind.QUANTITY, "metric_ton", "measure"),
        (Kind.QUANTITY, "year", "duration"),
    ]


def test_what_stands_behind_a_conversion_goes_for_both() -> None:
    found = read("a wage of 13,500 shillings ($132) per month")
    assert [quantity.per for quantity in found] == ["month", "month"]


def test_the_conversion_of_a_range_is_a_range() -> None:
    found = read("between 1,000 and 5,000 Ugandan shillings ($0.27 and $1.35)")
    assert [(quantity.low, quantity.high) for quantity in found] == [(1000, 5000), (0.27, 1.35)]


GOLD = Path(__file__).resolve().parents[2] / "gold"
SEEDS = Path(__file__).resolve().parents[3] / "seeds"


def labelled() -> list[dict[str, object]]:
    return [json.loads(line) for line in (GOLD / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("doc_id", sorted({str(row["doc_id"]) for row in labelled()}))
def test_labelled_figures_of_the_seeds(doc_id: str) -> None:
    text = (SEEDS / f"{doc_id}.txt").read_bytes().decode("utf-8-sig")
    for row in labelled():
        if row["doc_id"] != doc_id:
            continue
        start, end = int(str(row["start"])), int(str(row["end"]))
        left = max(text.rfind(". ", 0, start), text.rfind("\n\n", 0, start)) + 2
        right = min(text.find(".", end), text.find("\n\n", end))
        sentence = text[left : right if right > 0 else len(text)]
        found = [q for q in read(sentence) if (q.start, q.end) == (start - left, end - left)]
        assert found, row["text"]
        for column in ("value", "unit", "relation", "low", "high", "precision"):
            assert getattr(found[0], column) == row[column], (row["text"], column)


@given(st.text(alphabet="0123456789 ,.-–$%£Rsandortby()/:½kmt\n", max_size=200))
def test_any_text_gives_ordered_disjoint_spans_inside_it(text: str) -> None:
    found = read(text)
    assert all(0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text) for q in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(q.low is None or q.high is None or q.low <= q.value <= q.high for q in found)
