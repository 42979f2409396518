"""A finding, and how sure it is: what speaks for caution takes its severity down a step."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.analyse.figures import Figure
from pipeline.analyse.series import Series
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Flag, Relation, Severity

STEPS = (Severity.NOTICE, Severity.WARNING, Severity.ERROR)
HEDGED = frozenset({Relation.APPROX, Relation.NEARLY})


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that do not go together. The first two are the sides that the message names; `others` stand by them."""

    kind: FindingKind
    severity: Severity
    figures: tuple[Figure, ...]
    message: str
    gap: float | None
    series_id: str = ""


def gap_between(one: float, other: float) -> float | None:
    """The difference relative to the greater of two figures."""
    greatest = max(abs(one), abs(other))
    return abs(one - other) / greatest if greatest else None


def lowered(severity: Severity, steps: int) -> Severity:
    """The severity some steps down."""
    return STEPS[max(0, STEPS.index(severity) - steps)]


def at_most(severity: Severity, limit: Severity) -> Severity:
    """The milder of two severities."""
    return min(severity, limit, key=STEPS.index)


def weighed(severity: Severity, figures: Iterable[Figure], series: Series | None = None) -> Severity:
    """A severity with all that speaks for caution: hedges, doubtful sources, unknown subjects, automatic series."""
    if series is not None and series.measurement is None:
        return Severity.NOTICE
    both = tuple(figures)
    if any(figure.relation in HEDGED for figure in both):
        severity = at_most(severity, Severity.WARNING)
    if len({figure.attributed_to for figure in both}) > 1 or len({figure.actor for figure in both}) > 1:
        severity = at_most(severity, Severity.WARNING)
    if any(figure.subject is None or Flag.OCR in figure.flags for figure in both):
        severity = lowered(severity, 1)
    if series is not None and series.measurement is not None and series.measurement.scoped:
        severity = at_most(severity, Severity.WARNING) if any(figure.scope is None for figure in both) else severity
    return severity
