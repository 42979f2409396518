"""The tables of expressions: how single expressions of official prose are read, and sentences that hold no claim.

`expressions/read.csv` marks the claim with bars and says its value, interval, relation and unit; every sentence of
`expressions/nothing.txt` has figures of which none is one. Both go through the whole extractor.
"""

import csv
from pathlib import Path

import pytest

from pipeline.extract.document import extract_document
from pipeline.extract.grammar import load_grammar
from pipeline.models import Document, Extraction

TABLES = Path(__file__).resolve().parent / "expressions"


def extracted(text: str) -> Extraction:
    return extract_document(Document("table", text), load_grammar())


def expressions() -> list[dict[str, str]]:
    with (TABLES / "read.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def number(cell: str) -> object:
    return pytest.approx(float(cell), rel=1e-9) if cell else None


@pytest.mark.parametrize("row", expressions(), ids=lambda row: row["input"])
def test_expression_is_read(row: dict[str, str]) -> None:
    before, marked, after = row["input"].split("|")
    claims = [c for c in extracted(before + marked + after).claims if c.start < len(before) + len(marked)]
    claims = [claim for claim in claims if claim.end > len(before)]
    assert [claim.text for claim in claims] == [marked]
    claim = claims[0]
    assert claim.start == len(before)
    assert claim.value == number(row["value"])
    assert claim.low == number(row["low"])
    assert claim.high == number(row["high"])
    assert (claim.relation, claim.unit) == (row["relation"], row["unit"])


@pytest.mark.parametrize("sentence", (TABLES / "nothing.txt").read_text(encoding="utf-8").splitlines())
def test_sentence_without_a_claim(sentence: str) -> None:
    assert [claim.text for claim in extracted(sentence).claims] == []


def test_the_tables_are_of_the_agreed_size() -> None:
    rows = expressions()
    assert len({row["input"] for row in rows}) == len(rows) >= 600
    sentences = (TABLES / "nothing.txt").read_text(encoding="utf-8").splitlines()
    assert len(set(sentences)) == len(sentences) >= 200
