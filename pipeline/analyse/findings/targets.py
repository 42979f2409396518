"""Plans and what came of them: a target against the figure reported for its date or period."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from pipeline.analyse.figures import Figure, Measurement
from pipeline.analyse.findings.finding import Finding, gap_between
from pipeline.analyse.findings.messages import named, stated
from pipeline.analyse.periods import years_between
from pipeline.analyse.series import Series, series_name, time_order
from pipeline.lexicon.analysis import AnalysisRules, Targets
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Kind, Relation, Severity, Status, TimeKind

DOWNWARD = frozenset({Relation.LESS_THAN, Relation.AT_MOST})


def target_findings(
    figures: Iterable[Figure], measurements: Mapping[str, Measurement], rules: AnalysisRules
) -> Iterator[Finding]:
    """Each target with an end against the first figure that a later document reports for that end.

    Claims that no indicator takes are held against each other too, where they speak of the same thing.
    """
    by_name: dict[str, dict[Status, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        name = series_name(figure, rules.auto)
        if name is not None and figure.status is not Status.NORM:
            by_name[name][figure.status].append(figure)
    for name, pair in by_name.items():
        reported = sorted(pair[Status.REPORTED], key=time_order) if Status.TARGET in pair else []
        if reported:
            series = Series(name, measurements.get(reported[0].indicator or ""), tuple(reported))
            for target in sorted(pair[Status.TARGET], key=time_order):
                outcome = next((one for one in reported if _answers(series, target, one, rules.targets)), None)
                if outcome is not None:
                    yield from _judged(series, target, outcome)


def _answers(series: Series, target: Figure, outcome: Figure, rules: Targets) -> bool:
    """Whether a reported figure is what became of a target."""
    if target.period_end is None or target.published is None or outcome.day is None or outcome.published is None:
        return False
    if outcome.published <= target.published or outcome.doc_id == target.doc_id:
        return False
    if target.period_end < target.published or not _same_thing(series, target, outcome):
        return False
    if target.kind is Kind.ORDINAL:
        if target.head not in rules.ordinals:
            return False
        begins = outcome.period_start or target.period_start
        return outcome.value == target.value and begins is not None and target.published <= begins <= target.period_end
    if target.time_kind is TimeKind.DURING and not series.is_level:
        same_end = abs((outcome.day - target.period_end).days) <= rules.slack_days
        return same_end and (outcome.period_start == target.period_start or outcome.period_start is None)
    early = target.period_end - timedelta(days=rules.slack_days)
    return (
        early <= min(outcome.day, outcome.published)
        and years_between(target.period_end, outcome.day) <= rules.slack_years
    )


def _same_thing(series: Series, target: Figure, outcome: Figure) -> bool:
    """A level is told by its indicator; amounts of events, and all that no indicator takes, by their words."""
    return series.is_level or series.kind in ("cumulative", "sequence") or outcome.words == target.words


def _judged(series: Series, target: Figure, outcome: Figure) -> Iterator[Finding]:
    if target.relation in DOWNWARD:
        met, missed = outcome.possible.high <= target.value, outcome.possible.low > target.value
    else:
        met, missed = outcome.value >= target.value, outcome.possible.high < target.value
    if not met and not missed:
        return  # the figure is open to that side
    kind = FindingKind.TARGET_MET if met else FindingKind.TARGET_MISSED
    verdict = "it was reached" if met else "it was not reached"
    message = f"{named(series, target)}: {stated(target)} as a target or forecast, then {stated(outcome)}; {verdict}."
    gap = gap_between(target.value, outcome.value)
    yield Finding(kind, Severity.NOTICE, (target, outcome), message, gap, series.series_id)
