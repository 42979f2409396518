"""Tables of expressions, each read as a whole sentence: value, interval, relation, unit, and what yields nothing.

In `expressions/*.tsv` bars mark the span of the claim, `\\n` stands for a line break. All rows with the same sentence
are its claims, and there may be no others. In `nothing.tsv` every figure must be rejected for the reason given.
"""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Document

FOLDER = Path(__file__).parent / "expressions"
Row = tuple[str, float, float | None, float | None, str, str]


def lines(path: Path) -> list[list[str]]:
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if head]


def number(cell: str) -> float | None:
    return float(cell) if cell else None


def sentences() -> dict[str, list[Row]]:
    """The claims of each sentence, in order, by the sentence without its bars."""
    found: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for path in sorted(FOLDER.glob("*.tsv")):
        if path.stem == "nothing":
            continue
        for marked, value, low, high, relation, unit in lines(path):
            before, span, _ = marked.replace("\\n", "\n").split("|")
            row = (span, float(value), number(low), number(high), relation, unit)
            found[marked.replace("\\n", "\n").replace("|", "")].append((len(before), row))
    return {text: [row for _, row in sorted(rows)] for text, rows in found.items()}


READ = sentences()
NOTHING = [(row[0], row[1]) for row in lines(FOLDER / "nothing.tsv")]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def near(number: float | None) -> float | None:
    return None if number is None else round(number, 6)


def test_the_tables_are_large_enough() -> None:
    assert sum(map(len, READ.values())) >= 600
    assert len(NOTHING) >= 200


@pytest.mark.parametrize("text", READ)
def test_expression(extractor: Extractor, text: str) -> None:
    claims = extractor(Document("table", text, published=date(2024, 3, 1))).claims
    found = [(c.text, near(c.value), near(c.low), near(c.high), str(c.relation), c.unit) for c in claims]
    expected = [
        (span, near(v), near(low), near(high), relation, unit) for span, v, low, high, relation, unit in READ[text]
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "reason"), NOTHING)
def test_nothing(extractor: Extractor, text: str, reason: str) -> None:
    read = extractor(Document("table", text, published=date(2024, 3, 1)))
    assert read.claims == ()
    assert not reason or {str(rejection.reason) for rejection in read.rejected} == {reason}
