"""Figures for the same time, or for one time inside another: conflicts and totals that do not nest."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from pipeline.analyse.figures import Figure
from pipeline.analyse.findings.finding import Finding, gap_between, lowered, weighed
from pipeline.analyse.findings.messages import named, span, two_sides
from pipeline.analyse.findings.wording import alike, other_names
from pipeline.analyse.intervals import meet
from pipeline.analyse.periods import inside, window
from pipeline.analyse.series import Series
from pipeline.lexicon.analysis import AnalysisRules
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Kind, Severity, Status, TimeBasis

WITHIN_TIME = frozenset({"flow", "cumulative"})
MOST_PAIRED = 60  # figures of one object and series that are compared one by one


def conflicts(series: Series, rules: AnalysisRules) -> Iterator[Finding]:
    """Different figures for the same object and period, each pair of neighbouring values once."""
    if series.figures[0].kind is Kind.ORDINAL or series.figures[0].status is Status.NORM:
        return
    for figures in _of_one_time(series):
        by_value = sorted(figures, key=lambda figure: (figure.possible.low, figure.possible.high, figure.claim_id))
        seen: set[tuple[float, float]] = set()
        lows = [figure.possible.low for figure in by_value]
        for first in by_value:
            beyond = range(bisect_right(lows, first.possible.high), len(by_value))
            second = next((by_value[at] for at in beyond if _disagree(first, by_value[at])), None)
            if second is not None and (first.value, second.value) not in seen:
                seen.add((first.value, second.value))
                yield _conflict(series, *_in_reading_order(first, second), rules)


def nestings(series: Series, rules: AnalysisRules) -> Iterator[Finding]:
    """Totals of a longer period that are smaller than those of a period inside it."""
    lead = series.figures[0]
    if series.kind not in WITHIN_TIME or lead.per or lead.change or lead.status is not Status.REPORTED:
        return
    if lead.unit == "percent":
        return
    for figures in _by_object(series.figures).values():
        dated = [(stretch, figure) for figure in figures if (stretch := window(figure)) is not None][:MOST_PAIRED]
        for (one, first), (other, second) in combinations(dated, 2):
            if inside(one, other) and first.possible.low > second.possible.high:
                yield _nesting(series, first, second, other, rules)
            elif inside(other, one) and second.possible.low > first.possible.high:
                yield _nesting(series, second, first, one, rules)


def _of_one_time(series: Series) -> Iterator[list[Figure]]:
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in series.figures:
        time = _time_key(series, figure)
        if time is not None:
            groups[(tuple(sorted(figure.words)), *time)].append(figure)
    yield from (group for group in groups.values() if len(group) > 1)


def _time_key(series: Series, figure: Figure) -> tuple[object, ...] | None:
    """What two figures must have in common to be for the same time; None where the text does not say it.

    A level is told by its end. A flow that nothing dates may be any event, so it agrees with no other one.
    """
    undated = figure.time_basis is TimeBasis.DOCUMENT
    document = figure.doc_id if undated else ""
    if series.is_level:
        return (figure.period_end, document)
    if undated and series.kind != "cumulative":
        return None
    if figure.period_end is None and figure.period_start is None:
        return None
    return (figure.period_start, figure.period_end, document)


def _by_object(figures: Iterable[Figure]) -> dict[tuple[str, ...], list[Figure]]:
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[tuple(sorted(figure.words))].append(figure)
    return groups


def _disagree(one: Figure, other: Figure) -> bool:
    """Whether two figures of one object and time cannot both be true, and are not two of one enumeration."""
    if meet(one.possible, other.possible):
        return False
    if one.doc_id != other.doc_id:
        return True
    parts = {one.part_of, other.part_of} - {None}
    return one.sentence != other.sentence and not parts & {one.start, other.start} and len(parts) < 1


def _in_reading_order(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    def place(figure: Figure) -> tuple[date, str, int]:
        return (figure.published or date.min, figure.doc_id, figure.start)

    return (one, other) if place(one) <= place(other) else (other, one)


def _conflict(series: Series, first: Figure, second: Figure, rules: AnalysisRules) -> Finding:
    severity = weighed(_same_claim(series, first, second, rules), (first, second), series)
    # A notice is doubtful on just this point, and must not sound surer than it is.
    proviso = ", if both measure the same thing" if severity is Severity.NOTICE else ""
    sides = two_sides(first, second, "but")
    return Finding(
        FindingKind.CONFLICT,
        severity,
        (first, second),
        f"{named(series, second)}: {sides}; for one and the same time only one can be true{proviso}.",
        gap_between(first.value, second.value),
        series.series_id,
    )


def _same_claim(series: Series, first: Figure, second: Figure, rules: AnalysisRules) -> Severity:
    """How sure it is that two figures are about one thing.

    A level of one thing has one value. Of two events of a year that only share a noun, each has its own: only sentences
    that say the same make a conflict of them. Where each names something else (two provinces), it is two things.
    """
    if first.status is Status.TARGET:
        return Severity.NOTICE  # plans are revised
    if other_names(first.context, second.context):
        return Severity.NOTICE
    if alike(first.context, second.context) >= rules.conflict.alike:
        return Severity.ERROR
    if TimeBasis.DOCUMENT in (first.time_basis, second.time_basis) or not first.words:
        return Severity.NOTICE
    if series.kind == "flow":
        return Severity.WARNING if len(first.words) > 1 else Severity.NOTICE
    return Severity.WARNING


def _nesting(series: Series, inner: Figure, outer: Figure, long: tuple[date, date], rules: AnalysisRules) -> Finding:
    sure = alike(inner.context, outer.context) >= rules.conflict.alike or len(inner.words) > 1
    severity = weighed(Severity.ERROR if sure else Severity.WARNING, (inner, outer), series)
    if TimeBasis.CONTEXT in (inner.time_basis, outer.time_basis) or other_names(inner.context, outer.context):
        severity = lowered(severity, 1)
    why = f"the longer period, {span(*long).removeprefix('for ').removeprefix('from ')}, includes the shorter one"
    return Finding(
        FindingKind.NESTING,
        severity,
        (inner, outer),
        f"{named(series, outer)}: {two_sides(inner, outer, 'but only')}; {why}.",
        gap_between(inner.value, outer.value),
        series.series_id,
    )
