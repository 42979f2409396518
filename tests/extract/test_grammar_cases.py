"""What the grammar finds at single figures: object, part, change, rate and status, case by case."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.extractor import load_extractor
from pipeline.models import Claim, Document

CASES = tomllib.loads(Path(__file__).with_name("grammar_cases.toml").read_text(encoding="utf-8"))["case"]
EXTRACT = load_extractor()


def read(text: str, title: str | None = None, published: date | None = date(2023, 6, 15)) -> list[Claim]:
    """The claims of one text of a country, dated where nothing else is told."""
    document = Document(doc_id="case", text=text, title=title, actor="Kenya", about="Kenya", published=published)
    return list(EXTRACT(document).claims)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['figure']} in {case['text'][:50]}" for case in CASES])
def test_grammar(case: dict[str, Any]) -> None:
    claims = read(case["text"], case.get("title"), *((None,) if case.get("undated") else ()))
    [claim] = [claim for claim in claims if claim.text == case["figure"]]
    texts = {other.start: other.text for other in claims}
    found: dict[str, Any] = {
        "object": claim.object or "",
        "object_head": claim.object_head,
        "whole": claim.whole or "",
        "per": claim.per or "",
        "change": claim.change.value if claim.change else "",
        "status": claim.status.value,
        "period_start": str(claim.period_start),
        "period_end": str(claim.period_end),
        "time_text": claim.time_text or "",
        "time_kind": claim.time_kind.value,
        "time_basis": claim.time_basis.value,
        "relation": claim.relation.value,
        "unit": claim.unit,
        "part_of": texts[claim.part_of] if claim.part_of is not None else "",
    }
    wanted = {key: value for key, value in case.items() if key not in ("text", "figure", "title", "undated")}
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The ratio was published at 12:30.", []),
        ("The ratio of pupils to teachers stood at 1:40.", ["1:40"]),
        ("It has a ratio of 1:40.", ["1:40"]),
    ],
)
def test_an_hour_is_no_ratio(text: str, figures: list[str]) -> None:
    assert [claim.text for claim in read(text)] == figures


def test_no_object_without_head() -> None:
    """Garbled text too: a whole that is handed on twice keeps its head noun."""
    claims = read("Man does not plague two thirds of mankind: 5 per cent one third is it not possible?")
    assert len(claims) == 3
    assert all(claim.object_head for claim in claims if claim.object)


def test_cases_are_distinct() -> None:
    """No case stands twice."""
    keys = [(case["text"], case.get("title"), case["figure"]) for case in CASES]
    assert len(keys) == len(set(keys)) >= 50
