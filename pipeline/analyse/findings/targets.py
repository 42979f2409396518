"""Plans and what came of them: a target against the figure reported for its date or period."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from pipeline.analyse.figures import Figure
from pipeline.analyse.findings.finding import Finding, gap_between
from pipeline.analyse.findings.messages import named, stated
from pipeline.analyse.periods import years_between
from pipeline.analyse.series import Series
from pipeline.lexicon.analysis import Targets
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Relation, Severity, Status, TimeKind

DOWNWARD = frozenset({Relation.LESS_THAN, Relation.AT_MOST})


def target_findings(series: Iterable[Series], rules: Targets) -> Iterator[Finding]:
    """Each target with an end against the first figure that a later document reports for that end."""
    by_name: dict[str, dict[Status, Series]] = defaultdict(dict)
    for one in series:
        status = one.figures[0].status
        by_name[one.series_id.removesuffix(f":{status.value}")][status] = one
    for pair in by_name.values():
        planned, reported = pair.get(Status.TARGET), pair.get(Status.REPORTED)
        if planned is not None and reported is not None:
            for target in planned.figures:
                outcome = next((one for one in reported.figures if _answers(planned, target, one, rules)), None)
                if outcome is not None:
                    yield from _judged(reported, target, outcome)


def _answers(series: Series, target: Figure, outcome: Figure, rules: Targets) -> bool:
    """Whether a reported figure is what became of a target."""
    if target.period_end is None or target.published is None or outcome.day is None or outcome.published is None:
        return False
    if outcome.published <= target.published or outcome.doc_id == target.doc_id:
        return False
    if series.measurement is None and outcome.words != target.words:
        return False
    if series.kind == "sequence":
        return outcome.value == target.value and outcome.day >= target.published
    if target.time_kind is TimeKind.DURING and series.kind != "stock":
        same_end = abs((outcome.day - target.period_end).days) <= rules.slack_days
        return same_end and (outcome.period_start == target.period_start or outcome.period_start is None)
    early = target.period_end - timedelta(days=rules.slack_days)
    return early <= outcome.day and years_between(target.period_end, outcome.day) <= rules.slack_years


def _judged(series: Series, target: Figure, outcome: Figure) -> Iterator[Finding]:
    if target.relation in DOWNWARD:
        met, missed = outcome.possible.high <= target.possible.high, outcome.possible.low > target.possible.high
    else:
        met, missed = outcome.possible.high >= target.value, outcome.possible.high < target.possible.low
    if not met and not missed:
        return
    kind = FindingKind.TARGET_MET if met else FindingKind.TARGET_MISSED
    verdict = "the target was met" if met else "the target was missed"
    message = f"{named(series, target)}: a target of {stated(target)}, then {stated(outcome)}; {verdict}."
    gap = gap_between(target.value, outcome.value)
    yield Finding(kind, Severity.NOTICE, (target, outcome), message, gap, series.series_id)
