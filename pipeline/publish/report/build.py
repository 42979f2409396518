"""A dataset as one HTML page: what it shows, as plain data, put into the page with style and scripts.

The page's looks are `page.html.j2` and `style.css`, what it does `report.js`. Everything from a document goes in as
JSON in which no character can end the script that holds it, and is shown as text only.
"""

import json
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd
from altair.utils.schemapi import debug_mode
from markupsafe import Markup

from pipeline.dataset import Dataset
from pipeline.lexicon.indicators import load_catalogue
from pipeline.publish.charts import ChartError, series_chart
from pipeline.publish.report.embedder import embedder

_HERE = Path(__file__).resolve().parent
_SCORES = _HERE.parents[2] / "tests" / "gold" / "scores.json"
_SHOWN_SCORES = ("detection_f1", "unit", "object_head", "period_end", "status", "whole_row")
# The README says it in the same words, which a test sees to.
FIRST_SIGHT = (
    "of passages that were labelled before the extractor had read them, 0.65 to 0.8 of the rows in the prose of "
    "offices and 0.6 to 0.75 in old speeches were right as a whole at first sight"
)
_MOST_YEARS = 12  # columns of their own; what is earlier shares one
_UNDATED = "no date"


def report_html(dataset: Dataset, title: str = "Numeric claims") -> str:
    """The page as text, with everything in it that it needs."""
    indicators = _indicators(dataset)
    content = {
        "documents": _documents(dataset),
        "claims": _claims(dataset),
        "findings": _findings(dataset),
        "indicators": indicators,
    }
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE), autoescape=True, undefined=jinja2.StrictUndefined
    )
    years, topics = _topics(dataset)
    score_columns, scores = _scores()
    return environment.get_template("page.html.j2").render(
        title=title,
        style=_trusted(_HERE / "style.css"),
        script=_trusted(_HERE / "report.js"),
        vega=Markup(embedder()),
        data=Markup(embedded(content)),
        counts={
            "findings": len(dataset.findings),
            "indicators": len(indicators),
            "claims": f"{len(dataset.claims):,}",
            "documents": len(dataset.documents),
        },
        tiles=_tiles(dataset),
        years=years,
        topics=topics,
        scores=scores,
        first_sight=FIRST_SIGHT,
        score_columns=score_columns,
    )


def embedded(content: object) -> str:
    """JSON that stands safely inside a script element: no `<`, no `>`, no `&`, no line separator as such."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _trusted(path: Path) -> Any:
    return Markup(path.read_text(encoding="utf-8"))


def _plain(value: Any) -> Any:
    if value is None or (not isinstance(value, (list, tuple)) and pd.isna(value)):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _documents(dataset: Dataset) -> list[dict[str, Any]]:
    counts = Counter(dataset.claims["doc_id"])
    rejected: dict[str, list[list[Any]]] = {}
    rows = zip(*(dataset.rejected[name] for name in ("doc_id", "start", "end", "reason")), strict=True)
    for doc_id, start, end, reason in rows:
        rejected.setdefault(doc_id, []).append([int(start), int(end), str(reason)])
    names = ("title", "publisher", "actor", "published", "outcome", "error", "text")
    return [
        {
            "id": row["doc_id"],
            **{name: _plain(row[name]) for name in names},
            "claims": counts[row["doc_id"]],
            "rejected": rejected.get(row["doc_id"], []),
        }
        for row in dataset.documents.to_dict("records")
    ]


def _claims(dataset: Dataset) -> list[dict[str, Any]]:
    numbers = {doc_id: number for number, doc_id in enumerate(dataset.documents["doc_id"])}
    texts = dict(zip(dataset.documents["doc_id"], dataset.documents["text"], strict=True))
    renamed = {"claim_id": "id", "period_start": "from", "period_end": "to", "context": "sentence"}
    kept = ("start", "end", "text", "value", "unit", "relation", "object", "subject", "status", "indicator", "section")
    rows = []
    for row in dataset.claims.to_dict("records"):
        shown = {new: _plain(row[name]) for name, new in renamed.items()} | {name: _plain(row[name]) for name in kept}
        day = row["period_end"] if not pd.isna(row["period_end"]) else row["period_start"]
        shown["document"] = numbers[row["doc_id"]]
        shown["year"] = None if pd.isna(day) else day.year
        shown["offset"] = _offset(texts.get(row["doc_id"]), row)
        rows.append(shown)
    return rows


def _offset(text: object, row: Mapping[Hashable, Any]) -> int:
    """Where the figure stands in its sentence, in UTF-16 units as browsers count; -1 for a figure in a table."""
    context = row["context"]
    if not isinstance(text, str):
        return -1
    start = text.rfind(context[: max(1, len(context))], 0, row["start"] + len(context))
    if start < 0 or not start <= row["start"] < start + len(context):
        return int(context.rfind(row["text"]))
    return len(context[: row["start"] - start].encode("utf-16-le")) // 2


def _findings(dataset: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "id": row["finding_id"],
            "claims": list(row["claim_ids"]),
            **{name: _plain(row[name]) for name in ("kind", "severity", "message", "review")},
        }
        for row in dataset.findings.to_dict("records")
    ]


def _indicators(dataset: Dataset) -> list[dict[str, Any]]:
    """Every indicator that has figures, with its definition and chart; a user's own come last, under their names."""
    known = {entry.id.removeprefix("indicator."): entry for entry in load_catalogue().indicators}
    present = set(dataset.series["indicator"].dropna())
    found = []
    for name in [*(one for one in known if one in present), *sorted(present - known.keys())]:
        entry = known.get(name)
        try:
            with debug_mode(False):  # Altair checks every piece of a chart, which takes a third of a report's time
                spec = series_chart(dataset, name, width=560, height=260).to_dict(validate=False)
        except ChartError:
            # Figures without a date: the table still shows them.
            spec = None
        found.append(
            {
                "id": name,
                "label": entry.label if entry else name.replace("_", " ").capitalize(),
                "description": entry.description.rstrip(".") if entry else "An indicator of your own rules",
                "series": entry.series.value.replace("_", " ") if entry else None,
                "claims": dataset.series.loc[dataset.series["indicator"] == name, "claim_id"].to_list(),
                "spec": spec,
            }
        )
    return found


def _topics(dataset: Dataset) -> tuple[list[str], list[dict[str, Any]]]:
    """Claims by topic and year: a column each for the last years, all before them, and what has no date."""
    day = dataset.claims["period_end"].where(dataset.claims["period_end"].notna(), dataset.claims["published"])
    year = pd.Series([None if pd.isna(one) else one.year for one in day], dtype="Int64")
    topic = dataset.claims["topic"].astype(object).where(dataset.claims["topic"].notna(), "no indicator")
    years = sorted(int(one) for one in year.dropna().unique())[-_MOST_YEARS:]
    column = [_column_of(one, years) for one in year]
    occurring = set(column)
    columns = [one for one in (f"before {min(years, default=0)}", *map(str, years), _UNDATED) if one in occurring]
    counts = Counter(zip(topic, column, strict=True))
    rows = [
        {
            "topic": str(name).replace("_", " "),
            "cells": [counts[name, one] for one in columns],
            "total": sum(count for (other, _), count in counts.items() if other == name),
        }
        for name in sorted(topic.unique(), key=lambda name: (name == "no indicator", name))
    ]
    return columns, rows


def _column_of(year: Any, years: Sequence[int]) -> str:
    """The column of a claim in the table by years of which `years` have one each."""
    if pd.isna(year):
        return _UNDATED
    return str(year) if year >= years[0] else f"before {years[0]}"


def _tiles(dataset: Dataset) -> list[dict[str, str]]:
    severities = Counter(str(one) for one in dataset.findings["severity"])
    outcomes = Counter(str(one) for one in dataset.documents["outcome"])
    tiles = [(outcomes[name], f"documents {name}") for name in ("read", "skipped", "failed") if outcomes[name]]
    tiles += [(len(dataset.claims), "claims"), (len(dataset.rejected), "other numbers, each with its reason")]
    tiles += [(severities[name], f"findings: {name}") for name in ("error", "warning", "notice")]
    return [{"number": f"{number:,}", "words": words} for number, words in tiles]


def _scores() -> tuple[list[str], list[dict[str, Any]]]:
    """The scores measured last, where the labelled documents are at hand."""
    try:
        measured = json.loads(_SCORES.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return [], []
    rows = [
        {"set": name, "cells": [f"{scores[key][0] / scores[key][1]:.3f}" for key in _SHOWN_SCORES]}
        for name, scores in measured.items()
    ]
    return [key.replace("_", " ") for key in _SHOWN_SCORES], rows
