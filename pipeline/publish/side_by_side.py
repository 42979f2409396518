"""Findings as HTML with both sentences beside each other, the figures marked: for notebooks."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd

from pipeline.dataset import Dataset

_CELL = "text-align: left; vertical-align: top; width: 50%; white-space: normal; padding: .5em"


def side_by_side(dataset: Dataset, findings: pd.DataFrame | None = None) -> str:
    """The findings (all, or these rows of the findings table) as an HTML fragment; all text is escaped.

    Each has its severity, its sentence, and a cell for each claim: document, date, and the sentence with its figure
    marked.
    """
    chosen = dataset.findings if findings is None else findings
    claims = {row["claim_id"]: row for row in dataset.claims.to_dict("records")}
    parts = []
    for row in chosen.to_dict("records"):
        cells = "".join(_cell(claims[claim_id]) for claim_id in row["claim_ids"] if claim_id in claims)
        parts.append(
            f"<p><b>{escape(str(row['severity']))}</b> <code>{escape(row['finding_id'])}</code>: "
            f"{escape(row['message'])}</p><table><tr>{cells}</tr></table>"
        )
    return "".join(parts) or "<p>Nothing was found that does not go together.</p>"


def _cell(claim: Mapping[Hashable, Any]) -> str:
    told = escape(", ".join(str(claim[name]) for name in ("title", "published") if not pd.isna(claim[name])))
    return f'<td style="{_CELL}">{marked(claim["context"], claim["text"])}<br><i>{told}</i></td>'


def marked(sentence: str, figure: str) -> str:
    """A sentence as HTML, its figure marked."""
    before, found, behind = sentence.partition(figure)
    return f"{escape(before)}<mark>{escape(found)}</mark>{escape(behind)}"
