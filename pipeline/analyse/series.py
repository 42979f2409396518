"""Which figures belong together over time: the series of the indicators, and of claims that several documents share.

A series is one indicator, subject, scope, unit, rate, change and status, so that promises stay apart from facts and
sizes of changes from levels. Claims without an indicator form a series of their own (`auto:`) where object, unit, kind,
subject and status agree in several documents. What the figures contradict is left to `findings/`.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.analyse.figures import Figure, Measurement
from pipeline.lexicon.analysis import Auto
from schemas.vocabularies import Status

AUTO = "auto:"
SEPARATOR = ":"
STOCKS = frozenset({"stock", "stock_monotone"})


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measurement in time order. `measurement` is None for an automatic series."""

    series_id: str
    measurement: Measurement | None
    figures: tuple[Figure, ...]

    @property
    def kind(self) -> str:
        """How its figures follow each other; empty where nothing is known of it."""
        return self.measurement.kind if self.measurement else ""

    @property
    def is_level(self) -> bool:
        """Whether it has one value at a time: a stock, or a percentage. Of the amounts of a flow there are many."""
        return self.kind in STOCKS or (self.measurement is not None and self.figures[0].unit == "percent")


def build_series(figures: Iterable[Figure], measurements: Mapping[str, Measurement], auto: Auto) -> list[Series]:
    """Every series of the figures, in order of their ids."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        series_id = _series_id(figure, auto)
        if series_id is not None:
            groups[series_id].append(figure)
    return [
        Series(series_id, measurements.get(members[0].indicator or ""), tuple(sorted(members, key=time_order)))
        for series_id, members in sorted(groups.items())
        if not series_id.startswith(AUTO) or len({figure.doc_id for figure in members}) >= auto.least_documents
    ]


def time_order(figure: Figure) -> tuple[date, str, int]:
    """Where a figure comes in time; one without any date comes first."""
    return (figure.day or date.min, figure.doc_id, figure.start)


def series_rows(series: Iterable[Series]) -> Iterator[dict[str, Any]]:
    """The series table, row by row."""
    for one in series:
        for figure in one.figures:
            yield {
                "series_id": one.series_id,
                "indicator": figure.indicator,
                "topic": figure.topic,
                "subject": figure.subject,
                "scope": figure.scope,
                "actor": figure.actor,
                "attributed_to": figure.attributed_to,
                "period_start": figure.period_start,
                "period_end": figure.period_end,
                "date": figure.day,
                "year": figure.day.year if figure.day else None,
                "value": figure.value,
                "possible_low": _end(figure.possible.low),
                "possible_high": _end(figure.possible.high),
                "relation": figure.relation,
                "unit": figure.unit,
                "status": figure.status,
                "doc_id": figure.doc_id,
                "claim_id": figure.claim_id,
            }


def family_of(figure: Figure, auto: Auto) -> str | None:
    """What the id of the series of a figure begins with: its indicator, else its object; none where it has neither.

    Figures of two families are never compared, but for those of indicators of which one counts part of the other.
    """
    return figure.indicator or _auto_name(figure, auto)


def family_order(family: str) -> str:
    """A key by which families come in the order of the ids of their series."""
    return f"{family}{SEPARATOR}"


def series_name(figure: Figure, auto: Auto) -> str | None:
    """What the series of a figure is called, facts and promises together; none where it is not followed."""
    named = family_of(figure, auto)
    if named is None:
        return None
    parts = [part for part in (named, figure.subject, figure.scope, figure.unit) if part]
    parts += [f"per {figure.per}"] if figure.per else []
    parts += [figure.change.value] if figure.change else []
    return SEPARATOR.join(parts)


def _series_id(figure: Figure, auto: Auto) -> str | None:
    name = series_name(figure, auto)
    return name if name is None or figure.status is Status.REPORTED else f"{name}{SEPARATOR}{figure.status.value}"


def _auto_name(figure: Figure, auto: Auto) -> str | None:
    """The name of a claim that no indicator takes; none where its object says too little to follow it."""
    words = [word for word in figure.words if not word.isdigit()]
    if not words or all(word in auto.bare_nouns for word in words):
        return None
    return f"{AUTO}{' '.join(words)}"


def _end(bound: float) -> float | None:
    return None if math.isinf(bound) else bound
