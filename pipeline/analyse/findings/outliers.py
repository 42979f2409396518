"""Figures that do not fit their own series: off by a power of ten, a step far too great, frozen for years."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.analyse.figures import Figure
from pipeline.analyse.findings.finding import Finding, at_most, gap_between, weighed
from pipeline.analyse.findings.messages import amount, named, stated, two_sides
from pipeline.analyse.findings.wording import alike
from pipeline.analyse.periods import lasting, years_between
from pipeline.analyse.series import Series
from pipeline.lexicon.analysis import AnalysisRules, Frozen, Jump, ScaleSlip
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Kind, Relation, Severity, Status

LEVELS = frozenset({"stock", "stock_monotone", "cumulative"})
FIRM = frozenset({Relation.EXACT, Relation.APPROX, Relation.NEARLY, Relation.MORE_THAN, Relation.AT_LEAST})


@dataclass(frozen=True, slots=True)
class Step:
    """From one figure to the next, at a later date: the growth of its logarithm in a year (in less time, as it is)."""

    first: Figure
    second: Figure
    growth: float


def outliers(series: Series, rules: AnalysisRules) -> Iterator[Finding]:
    """Every outlier of one series."""
    lead = series.figures[0]
    if lead.kind is Kind.ORDINAL or lead.status is not Status.REPORTED or lead.change is not None:
        return
    for points in _of_one_thing(series):
        yield from _slips(series, points, rules.scale_slip, rules.conflict.alike)
        yield from _jumps(series, points, rules.jump, rules.conflict.alike)
        yield from _frozen(series, points, rules.frozen)


def _of_one_thing(series: Series) -> Iterable[list[Figure]]:
    """The figures that can be held against each other: levels by their head noun, amounts of events by all their words.

    A stock that is given for a stretch of years is a total of another kind.
    """
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in series.figures:
        if figure.value > 0 and figure.day and figure.relation in FIRM:
            if not series.is_level and series.kind != "cumulative":
                groups[figure.words].append(figure)
            elif series.kind == "cumulative" or not lasting(figure):
                groups[("",) if figure.unit == "percent" else (figure.head or "",)].append(figure)
    return groups.values()


def _slips(series: Series, points: Sequence[Figure], rules: ScaleSlip, alike_from: float) -> Iterator[Finding]:
    """Figures off from two or more documents around them, or from one that says the same in the same words."""
    for at, figure in enumerate(points):
        near = _neighbours(points, at, rules)
        alone = len({one.doc_id for one in near}) < 2
        if not near or not _calm(near, rules.calm):
            continue
        if alone and (near[0].day == figure.day or alike(near[0].context, figure.context) < alike_from):
            continue
        if series.measurement is None and min(figure.value, *(one.value for one in near)) < rules.least_value:
            continue
        usual = math.exp(sum(math.log(one.value) for one in near) / len(near))
        power = _power(figure.value / usual, rules)
        if power:
            nearest = min(near, key=lambda one: (abs(math.log(one.value) - math.log(usual)), one.claim_id))
            slip = _slip(series, nearest, figure, power)
            yield replace(slip, severity=at_most(slip.severity, Severity.WARNING)) if alone else slip


def _neighbours(points: Sequence[Figure], at: int, rules: ScaleSlip) -> list[Figure]:
    """The two figures before and the two behind, of other documents and not too far away."""
    figure = points[at]
    assert figure.day is not None
    beside = [*reversed(points[max(0, at - 6) : at])], points[at + 1 : at + 7]
    kept: list[Figure] = []
    for side in beside:
        fitting = (
            one
            for one in side
            if one.doc_id != figure.doc_id
            and one.day is not None
            and figure.day is not None
            and abs(years_between(one.day, figure.day)) <= rules.window
        )
        kept += [one for _, one in zip(range(2), fitting, strict=False)]
    return kept


def _calm(near: Sequence[Figure], factor: float) -> bool:
    return max(one.value for one in near) <= factor * min(one.value for one in near)


def _power(ratio: float, rules: ScaleSlip) -> int:
    """The power of ten that a ratio is about; 0 where it is none that a slip makes."""
    logarithm = math.log10(ratio)
    power = round(logarithm)
    close = abs(logarithm - power) <= rules.tolerance * (1 + abs(power) / 2)
    return power if close and abs(power) in rules.powers else 0


def _slip(series: Series, near: Figure, figure: Figure, power: int) -> Finding:
    rising = series.kind in LEVELS and series.kind != "stock"
    severity = weighed(Severity.ERROR if rising else Severity.WARNING, (near, figure), series)
    times = f"{10 ** abs(power):,} times"
    way = "as much as" if power > 0 else "less than"
    message = (
        f"{named(series, figure)}: {stated(figure)} is about {times} {way} {stated(near)} and the figures around it;"
        " a scale word or a zero may be misplaced."
    )
    gap = gap_between(near.value, figure.value)
    return Finding(FindingKind.SCALE_SLIP, severity, (near, figure), message, gap, series.series_id)


def _jumps(series: Series, points: Sequence[Figure], rules: Jump, alike_from: float) -> Iterator[Finding]:
    if series.measurement is None:
        return
    steps = _steps(points)
    if len(steps) + 1 < rules.least_points:
        return
    few = len(steps) + 1 < rules.sure_points
    for at, step in enumerate(steps):
        others = [other.growth for index, other in enumerate(steps) if index != at]
        usual = median(others)
        spread = median(abs(growth - usual) for growth in others)
        change = abs(math.log(step.second.value / step.first.value))
        floor = math.log(rules.least_factor)
        widest = max(abs(growth - usual) for growth in others)
        odd = abs(step.growth - usual) > max(rules.spread * spread, floor / 2)
        back = at + 1 < len(steps) and abs(steps[at + 1].growth + step.growth) < floor / 2
        if change >= floor and odd and (widest < change / 2 or back) and _one_thing(series, step, few, alike_from):
            yield _jump(series, step, usual)


def _steps(points: Sequence[Figure]) -> list[Step]:
    """From each date to the next: of several figures with one date the last."""
    dated = list({point.day: point for point in points}.values())
    return [
        Step(first, second, math.log(second.value / first.value) / max(1.0, years_between(first.day, second.day)))
        for first, second in pairwise(dated)
        if first.day and second.day
    ]


def _one_thing(series: Series, step: Step, few: bool, alike_from: float) -> bool:
    """Whether a step is one of a single thing: in a short series or of events, where two sentences say the same."""
    if not few and (series.is_level or series.kind == "cumulative"):
        return True
    return alike(step.first.context, step.second.context) >= alike_from


def _jump(series: Series, step: Step, usual: float) -> Finding:
    severity = Severity.WARNING if series.kind in LEVELS else Severity.NOTICE
    ratio = step.second.value / step.first.value
    by = f"{ratio:.2g} times" if ratio > 1 else f"1/{1 / ratio:.2g} of"
    message = (
        f"{named(series, step.second)}: {two_sides(step.first, step.second, 'then')}; that is {by} the figure before,"
        f" where the series otherwise moves by {abs(math.expm1(usual)):.0%} a year."
    )
    return Finding(
        FindingKind.JUMP,
        weighed(at_most(severity, Severity.WARNING), (step.first, step.second), series),
        (step.first, step.second),
        message,
        gap_between(step.first.value, step.second.value),
        series.series_id,
    )


def _frozen(series: Series, points: Sequence[Figure], rules: Frozen) -> Iterator[Finding]:
    """Runs of one figure that last longer than the series ever stood still elsewhere."""
    if series.kind not in LEVELS | {"flow"}:
        return
    runs: list[list[Figure]] = []
    for point in points:
        if runs and runs[-1][0].value == point.value:
            runs[-1].append(point)
        else:
            runs.append([point])
    for at, run in enumerate(runs):
        others = [other for index, other in enumerate(runs) if index != at]
        if len({figure.doc_id for figure in run}) < rules.least_documents:
            continue
        if len({other[0].value for other in others}) < rules.least_other_values:
            continue
        pauses = [_pause(*pair) for index, pair in enumerate(pairwise(runs)) if index != at]
        if _length(run) >= max(rules.least_years, rules.pause * max(pauses, default=0.0)):
            first, last = run[0], run[-1]
            message = (
                f"{named(series, last)}: {stated(first)} and still {amount(last)} in {_later(last)},"
                " while the other figures of the series move."
            )
            severity = weighed(Severity.NOTICE, (first, last), series)
            yield Finding(FindingKind.FROZEN, severity, (first, last, *run[1:-1]), message, 0.0, series.series_id)


def _later(figure: Figure) -> str:
    return stated(figure).split(" in ", 1)[-1]


def _length(run: Sequence[Figure]) -> float:
    first, last = run[0].day, run[-1].day
    return years_between(first, last) if first and last else 0.0


def _pause(one: Sequence[Figure], other: Sequence[Figure]) -> float:
    """How long the series stood at one figure before it came to the next."""
    first, last = one[0].day, other[0].day
    return years_between(first, last) if first and last else 0.0
