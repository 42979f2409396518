"""An analyst's judgements, `reviews.csv`: read and checked as a whole, and applied to claims and findings.

A reviewed row stays where it is and says so: a claim has the flag `reviewed` and, in `rules`, the value that was set
aside; a finding has the reviewer's words. A review that matches nothing is told with its row, never passed over.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from pipeline.analyse.findings.finding import STEPS
from pipeline.ingest.cells import no_date, parted_by
from pipeline.units import UnknownUnitError, base_unit
from schemas.tables import TABLES, Column
from schemas.vocabularies import Flag, Relation, Severity

NAME = "reviews.csv"
COLUMNS = ("claim_id", "finding_id", "action", "column", "value", "reason", "who", "date")

# What tells where a figure stands, or is worked out from other columns, is not a matter of judgement.
SETTABLE = frozenset(
    "value relation low high precision unit object object_head whole per change time_text period_start period_end"
    " time_kind status subject attributed_to scope indicator topic".split()
)
SETTABLE_OF_FINDING = frozenset({"severity"})
_SETTLED = re.compile(r"(?:^|; )(?:accept|drop)(?: by | on |: )")


class Action(StrEnum):
    """What a review does."""

    ACCEPT = "accept"  # looked at, and right as it is; a finding is known and explained
    DROP = "drop"  # not to be used: a claim that is none, a finding that is none
    SET = "set"  # another value in one column


class ReviewError(ValueError):
    """Reviews that cannot be used; the message lists every mistake with its row."""


@dataclass(frozen=True, slots=True)
class Review:
    """One row of `reviews.csv`; `row` counts as a spreadsheet does."""

    row: int
    claim_id: str | None
    finding_id: str | None
    action: Action
    column: str | None = None
    value: str | None = None
    reason: str | None = None
    who: str | None = None
    day: date | None = None

    @property
    def target(self) -> str:
        """What it is about."""
        return f"claim {self.claim_id}" if self.claim_id else f"finding {self.finding_id}"

    @property
    def words(self) -> str:
        """What the reviewer said, for the `review` column."""
        signed = (f" by {self.who}" if self.who else "") + (f" on {self.day}" if self.day else "")
        head = f"{self.action.value}{signed}"
        return f"{head}: {self.reason}" if self.reason else head


def read_reviews(folder: Path) -> tuple[Review, ...]:
    """The reviews of a folder of documents; none where there is no file. Raises `ReviewError` with every mistake."""
    path = folder / NAME
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise ReviewError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise ReviewError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_reviews(text, str(path))


def parse_reviews(text: str, name: str) -> tuple[Review, ...]:
    """Check the reviews of a text; raises `ReviewError` that lists every mistake."""
    try:
        mark = parted_by(text.partition("\n")[0], COLUMNS)
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise ReviewError(f"{name}: not a CSV table: {error}") from error
    header = [cell.strip() for cell in records[0]] if records else []
    mistakes = [f"{name}: row 1: {mistake}" for mistake in _header_mistakes(header)]
    if mistakes:
        raise ReviewError("\n".join(mistakes))
    reviews = []
    for number, cells in enumerate(records[1:], 2):
        if any(cell.strip() for cell in cells):
            review, found = _read(number, dict(zip(header, (cell.strip() for cell in cells), strict=False)), len(cells))
            mistakes += [f"{name}: row {number}: {mistake}" for mistake in found]
            reviews += [review] if review is not None else []
    if mistakes:
        raise ReviewError("\n".join(mistakes))
    return tuple(reviews)


def review_claims(
    rows: Iterable[dict[str, Any]], reviews: Sequence[Review], topics: Mapping[str, str]
) -> tuple[list[dict[str, Any]], list[Review]]:
    """The claims as the reviews leave them, and the reviews of claims that match none.

    `topics` has the topic of each indicator, so that setting one sets both.
    """
    by_claim: dict[str, list[Review]] = {}
    for review in reviews:
        if review.claim_id:
            by_claim.setdefault(review.claim_id, []).append(review)
    reviewed = []
    for row in rows:
        for review in by_claim.pop(row["claim_id"], ()):
            row = _reviewed_claim(row, review, topics)
        reviewed.append(row)
    return reviewed, [review for left in by_claim.values() for review in left]


def review_findings(
    rows: Iterable[dict[str, Any]], reviews: Sequence[Review]
) -> tuple[list[dict[str, Any]], list[Review]]:
    """The findings as the reviews leave them, and the reviews of findings that match none.

    A finding that was accepted or dropped becomes a notice, and `is_settled`, so that it counts for nothing.
    """
    by_finding: dict[str, list[Review]] = {}
    for review in reviews:
        if review.finding_id:
            by_finding.setdefault(review.finding_id, []).append(review)
    judged = []
    for row in rows:
        for review in by_finding.pop(row["finding_id"], ()):
            severity = Severity(review.value or "") if review.action is Action.SET else Severity.NOTICE
            found = f" (found as {row['severity']})" if severity != row["severity"] else ""
            said = "; ".join(part for part in (row["review"], f"{review.words}{found}") if part)
            row = row | {"severity": severity, "review": said}
        judged.append(row)
    judged.sort(key=lambda row: -STEPS.index(row["severity"]))
    return judged, [review for left in by_finding.values() for review in left]


def is_settled(severity: str, review: str | None) -> bool:
    """Whether a finding was accepted or dropped, going by its `severity` and `review`: it is kept but not counted."""
    return severity == Severity.NOTICE and review is not None and _SETTLED.search(review) is not None


def unmatched(reviews: Iterable[Review]) -> list[str]:
    """A line for each review that no longer matches anything."""
    return [
        f"{NAME}: row {review.row}: there is no {review.target}; the {review.action.value} was not applied"
        for review in sorted(reviews, key=lambda review: review.row)
    ]


def _reviewed_claim(row: dict[str, Any], review: Review, topics: Mapping[str, str]) -> dict[str, Any]:
    flags = [*row["flags"], *([Flag.REVIEWED] if Flag.REVIEWED not in row["flags"] else [])]
    if review.action is Action.DROP:
        return row | {"flags": [*flags, Flag.DROPPED]}
    if review.action is Action.ACCEPT or review.column is None:
        return row | {"flags": flags}
    name = review.column
    before = f"review.{name} was {'empty' if row[name] is None else row[name]}"
    changed = row | {"flags": flags, "rules": [*row["rules"], before], name: _value_of(name, review.value)}
    if name == "indicator":
        changed["topic"] = topics.get(review.value or "", row["topic"]) if review.value else None
    if name in ("value", "relation"):
        changed |= _bounds(changed)
    return changed


def _bounds(row: Mapping[str, Any]) -> dict[str, Any]:
    """`low` and `high` as the relation says; those of a range stay, stretched to hold the value."""
    value, relation = row["value"], Relation(row["relation"])
    if relation is Relation.RANGE:
        low = value if row["low"] is None else min(row["low"], value)
        return {"low": low, "high": value if row["high"] is None else max(row["high"], value)}
    low_closed = relation in (Relation.EXACT, Relation.MORE_THAN, Relation.AT_LEAST)
    high_closed = relation in (Relation.EXACT, Relation.NEARLY, Relation.LESS_THAN, Relation.AT_MOST)
    return {"low": value if low_closed else None, "high": value if high_closed else None}


def _header_mistakes(header: Sequence[str]) -> list[str]:
    needed = f"the columns are {', '.join(COLUMNS)}"
    return [
        *(f"unknown column {column!r}; {needed}" for column in header if column not in COLUMNS),
        *(f"column {column} stands there twice" for column in COLUMNS if header.count(column) > 1),
        *(f"column {column} is missing; {needed}" for column in COLUMNS if column not in header),
    ]


def _read(number: int, cells: Mapping[str, str], width: int) -> tuple[Review | None, list[str]]:
    mistakes = [] if width == len(COLUMNS) else [f"{width} cells where the header has {len(COLUMNS)}"]
    known = {name: cells.get(name) or None for name in COLUMNS}
    if bool(known["claim_id"]) == bool(known["finding_id"]):
        mistakes.append("give either a claim_id or a finding_id")
    action = next((one for one in Action if one.value == known["action"]), None)
    if action is None:
        mistakes.append(f"column action: {known['action'] or ''!r} is none of {', '.join(Action)}")
    day, wrong = _day(known["date"])
    mistakes += wrong
    if action is Action.SET:
        mistakes += _mistakes_of_set(known)
    elif known["column"] or known["value"]:
        mistakes.append(f"column and value are for the action {Action.SET.value} only")
    if known["finding_id"] and action in (Action.ACCEPT, Action.DROP) and not known["reason"]:
        mistakes.append("column reason: a finding is accepted or dropped for a reason; say which")
    if known["claim_id"] and action is Action.DROP and not known["reason"]:
        mistakes.append("column reason: a claim is dropped for a reason; say which")
    if mistakes or action is None:
        return None, mistakes
    review = Review(
        number,
        known["claim_id"],
        known["finding_id"],
        action,
        known["column"],
        known["value"],
        known["reason"],
        known["who"],
        day,
    )
    return review, []


def _day(cell: str | None) -> tuple[date | None, list[str]]:
    if cell is None:
        return None, []
    try:
        return date.fromisoformat(cell), []
    except ValueError:
        return None, [f"column date: {no_date(cell)}"]


def _mistakes_of_set(known: Mapping[str, str | None]) -> list[str]:
    allowed = SETTABLE if known["claim_id"] else SETTABLE_OF_FINDING
    name = known["column"]
    if name not in allowed:
        return [f"column column: {name or ''!r} cannot be set; these can: {', '.join(sorted(allowed))}"]
    column = _column("claims" if known["claim_id"] else "findings", name)
    if known["value"] is None:
        return [] if column.null is not None else [f"column value: {name} is never empty"]
    if column.values and known["value"] not in column.values:
        return [f"column value: {known['value']!r} is none of {', '.join(column.values)}"]
    try:
        _typed(column, known["value"])
        if name == "unit":
            base_unit(known["value"])
    except UnknownUnitError as error:
        return [f"column value: {error}"]
    except ValueError:
        wrong = no_date(known["value"]) if column.type == "date" else f"{known['value']!r} is no {column.type}"
        return [f"column value: {wrong}"]
    return []


def _value_of(name: str, cell: str | None) -> Any:
    return None if cell is None else _typed(_column("claims", name), cell)


def _typed(column: Column, cell: str) -> Any:
    if column.type == "date":
        return date.fromisoformat(cell)
    return float(cell) if column.type == "number" else cell


def _column(table: str, name: str) -> Column:
    return next(column for column in TABLES[table].columns if column.name == name)
