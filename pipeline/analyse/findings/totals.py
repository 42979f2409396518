"""Totals that should not fall: a fall, and a start date that shifts between documents."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pipeline.analyse.figures import Figure
from pipeline.analyse.findings.finding import Finding, gap_between, lowered, weighed
from pipeline.analyse.findings.messages import month_of, named, two_sides
from pipeline.analyse.periods import later
from pipeline.analyse.series import Series
from pipeline.lexicon.analysis import Fell
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Severity, Status

RISING = frozenset({"stock_monotone", "cumulative"})


def falls(series: Series, rules: Fell) -> Iterator[Finding]:
    """Each figure that is below the last one before it that is surely higher.

    A series that stays down is one fall: a figure that goes on from the lower one is no second finding.
    """
    if series.kind not in RISING or not _reported_levels(series):
        return
    for figures in _by_start(series):
        higher: list[Figure] = []  # falling from first to last: whoever is passed by a later, greater one is out
        fallen: dict[str, Figure] = {}
        for figure in figures:
            top = next((one for one in reversed(higher) if _falls(one, figure)), None)
            if top is not None:
                before = fallen.get(top.claim_id)
                if before is None or not (later(before, figure) and before.possible.low <= figure.possible.high):
                    yield _fall(series, top, figure, rules)
                fallen[top.claim_id] = figure
            while higher and higher[-1].possible.low <= figure.possible.low:
                higher.pop()
            higher.append(figure)


def shifted_starts(series: Series) -> Iterator[Finding]:
    """A running total that counts from another year than in the document before."""
    if series.kind != "cumulative" or not _reported_levels(series):
        return
    before: Figure | None = None
    for figure in series.figures:
        if figure.period_start is None or figure.period_end is None:
            continue
        if before is not None and before.doc_id != figure.doc_id and _shifted(before, figure):
            yield _shift(series, before, figure)
        before = figure


def _reported_levels(series: Series) -> bool:
    first = series.figures[0]
    return first.status is Status.REPORTED and first.change is None and first.per is None


def _by_start(series: Series) -> Iterator[list[Figure]]:
    """The figures that count from the same start; for a stock there is none."""
    if series.kind == "stock_monotone":
        yield list(series.figures)
        return
    groups: dict[int | None, list[Figure]] = defaultdict(list)
    for figure in series.figures:
        groups[figure.period_start.year if figure.period_start else None].append(figure)
    yield from groups.values()


def _falls(one: Figure, other: Figure) -> bool:
    return one.possible.low > other.possible.high and later(one, other)


def _fall(series: Series, first: Figure, second: Figure, rules: Fell) -> Finding:
    severity = weighed(Severity.ERROR, (first, second), series)
    lost = 1 - second.value / first.value
    doubts = (first.head != second.head) + (lost > rules.sure_until) + (lost > rules.hardly_from)
    severity = lowered(severity, doubts)
    label = series.measurement.label if series.measurement else ""
    total = f"a total of {label[:1].lower()}{label[1:]}" if label and second.unit == "count" else "such a figure"
    why = f"{total} should not fall"
    return Finding(
        FindingKind.FELL,
        severity,
        (first, second),
        f"{named(series, second)}: {two_sides(first, second, 'but')}; {why}.",
        gap_between(first.value, second.value),
        series.series_id,
    )


def _shifted(first: Figure, second: Figure) -> bool:
    """Whether two overlapping totals count from different years: consecutive years' own totals do not overlap."""
    if not (first.period_start and first.period_end and second.period_start and second.period_end):
        return False
    shared = max(first.period_start, second.period_start) < min(first.period_end, second.period_end)
    return shared and first.period_start.year != second.period_start.year


def _shift(series: Series, first: Figure, second: Figure) -> Finding:
    assert first.period_start is not None
    assert second.period_start is not None
    shrunk = second.possible.high < first.possible.low
    contradicts = second.period_start > first.period_start and not shrunk and later(first, second)
    severity = weighed(Severity.WARNING if contradicts else Severity.NOTICE, (first, second), series)
    starts = f"{_start(first.period_start)} in the one and {_start(second.period_start)} in the other"
    return Finding(
        FindingKind.START_CHANGED,
        severity,
        (first, second),
        f"{named(series, second)}: {two_sides(first, second, 'and')}; the count starts in {starts}.",
        gap_between(first.value, second.value),
        series.series_id,
    )


def _start(day: date) -> str:
    return str(day.year) if (day.month, day.day) == (1, 1) else month_of(day)
