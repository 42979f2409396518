"""Figures and series made by hand, for tests of single rules."""

import hashlib
from datetime import date
from typing import Any

from pipeline.analyse.across import load_analysis_patterns
from pipeline.analyse.figures import Figure, Measurement, content_words
from pipeline.analyse.findings.find import find
from pipeline.analyse.findings.finding import Finding
from pipeline.analyse.intervals import possible
from pipeline.analyse.series import build_series
from pipeline.lexicon.analysis import load_analysis
from pipeline.lexicon.indicators import load_catalogue
from schemas.vocabularies import Kind, Relation, Status, TimeBasis, TimeKind

RULES = load_analysis()
PATTERNS = load_analysis_patterns(load_catalogue())
MEASUREMENTS = {
    "joined": Measurement("Treaties joined", "stock_monotone"),
    "sent": Measurement("Peacekeepers sent", "cumulative"),
    "deployed": Measurement("Peacekeepers deployed", "stock"),
    "given": Measurement("Aid given", "flow"),
    "solved": Measurement("Cases solved", "flow"),
    "report": Measurement("Report number", "sequence", scoped=True),
    "core_human_rights_treaties_joined": Measurement("Core treaties joined", "stock_monotone"),
    "human_rights_treaties_joined": Measurement("Human rights treaties joined", "stock_monotone"),
}


def figure(indicator: str | None, value: float, published: int | date, **columns: Any) -> Figure:
    """A reported, exact count of `things` in a document of that year, told of the document's own date."""
    day = date(published, 6, 30) if isinstance(published, int) else published
    doc_id = columns.pop("doc_id", f"report-{day.year}")
    text = columns.pop("text", f"{value:,.10g}")
    relation = columns.pop("relation", Relation.EXACT)
    unit = columns.pop("unit", "count")
    precision = columns.pop("precision", 1.0)
    low, high = columns.pop("low", None), columns.pop("high", None)
    thing = columns.get("object", "things")
    start = columns.pop("start", 10)
    interval = possible(
        value, relation, low, high, precision, unit=unit, scaled="million" in text, rules=RULES.rounding
    )
    plain: dict[str, Any] = {
        "claim_id": f"{hashlib.sha256(doc_id.encode()).hexdigest()[:12]}-{start}",
        "doc_id": doc_id,
        "title": f"Report of {day.year}",
        "published": day,
        "start": start,
        "end": start + len(text),
        "sentence": start,
        "text": text,
        "kind": Kind.QUANTITY,
        "value": value,
        "relation": relation,
        "possible": interval,
        "unit": unit,
        "object": thing,
        "head": (thing or "thing").split()[-1],
        "words": content_words(thing, {}, RULES.auto.determiners),
        "whole": None,
        "per": None,
        "change": None,
        "part_of": None,
        "period_start": None,
        "period_end": day,
        "time_kind": TimeKind.AS_OF,
        "time_basis": TimeBasis.DOCUMENT,
        "status": Status.REPORTED,
        "actor": "Utopia",
        "subject": "Utopia",
        "attributed_to": None,
        "scope": None,
        "indicator": indicator,
        "topic": "testing" if indicator else None,
        "context": f"There were {text} {thing}.",
        "flags": (),
    }
    return Figure(**(plain | columns))


def during(start: date, end: date) -> dict[str, Any]:
    """The columns of a figure for a stated period."""
    return {
        "period_start": start,
        "period_end": end,
        "time_kind": TimeKind.DURING,
        "time_basis": TimeBasis.STATED,
    }


def year(number: int) -> dict[str, Any]:
    """The columns of a figure for a stated year."""
    return during(date(number, 1, 1), date(number, 12, 31))


def ordinal(number: int, when: int, **columns: Any) -> Figure:
    """A numbered report on a convention, of a stated year."""
    plain: dict[str, Any] = {"scope": "Convention", "object": "report", "kind": Kind.ORDINAL, "unit": "ordinal"}
    return figure("report", number, when, **(plain | year(when) | columns))


def found(*figures: Figure, texts: dict[str, str] | None = None) -> list[Finding]:
    """What is found in figures."""
    series = build_series(figures, MEASUREMENTS, RULES.auto)
    return find(figures, series, MEASUREMENTS, texts or {}, PATTERNS.findings)


def kinds(*figures: Figure, texts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Kind and severity of what is found in figures."""
    return [(finding.kind.value, finding.severity.value) for finding in found(*figures, texts=texts)]
