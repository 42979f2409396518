"""Numbered sessions, reports and dialogues of one scope: numbers that go back, and numbers left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.analyse.figures import Figure
from pipeline.analyse.findings.finding import Finding, gap_between, weighed
from pipeline.analyse.findings.messages import amount, named, source, two_sides
from pipeline.analyse.series import Series
from pipeline.lexicon.analysis import Sequence as Rules
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Kind, Relation, Severity, Status, TimeBasis


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that one sentence gives for one time: a combined report is several numbers and one event."""

    figures: tuple[Figure, ...]
    least: float
    greatest: float


def sequence_findings(series: Series, rules: Rules, scope_words: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Numbers of one sequence that go back while time goes on, and those that one sentence leaves out."""
    lead = series.figures[0]
    if lead.kind is not Kind.ORDINAL or lead.status is not Status.REPORTED:
        return
    if series.measurement is not None and series.measurement.scoped and lead.scope is None:
        return
    sequences: dict[frozenset[str], list[Figure]] = defaultdict(list)
    for figure in series.figures:
        sequences[_line(figure, rules, scope_words)].append(figure)
    for figures in sequences.values():
        yield from _backwards(series, _groups([one for one in figures if _dated(one, rules)]), rules)
        for group in _groups(figures):
            yield from _left_out(series, group, rules)


def _line(figure: Figure, rules: Rules, scope_words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What tells a sequence from others of its scope: the words of the object that say neither form nor scope."""
    return frozenset(figure.words) - rules.plain - scope_words.get(figure.scope or "", frozenset())


def _dated(figure: Figure, rules: Rules) -> bool:
    """Whether the text says well enough when it was."""
    if figure.time_basis is TimeBasis.DOCUMENT or figure.period_start is None or figure.period_end is None:
        return False
    if figure.published is not None and figure.period_start > figure.published:
        return False
    return (figure.period_end - figure.period_start).days <= rules.longest_days


def _groups(figures: Sequence[Figure]) -> list[Group]:
    together: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        time = (figure.period_start, figure.period_end)
        together.setdefault((figure.doc_id, figure.sentence, time, figure.words), []).append(figure)
    return [
        Group(tuple(sorted(group, key=lambda one: one.value)), min(map(_low, group)), max(map(_high, group)))
        for group in together.values()
    ]


def _low(figure: Figure) -> float:
    return figure.possible.low if figure.relation is Relation.RANGE else figure.value


def _high(figure: Figure) -> float:
    return figure.possible.high if figure.relation is Relation.RANGE else figure.value


def _backwards(series: Series, groups: list[Group], rules: Rules) -> Iterator[Finding]:
    top: Group | None = None
    for group in groups:
        last = group.figures[-1]
        if top is None or group.greatest >= top.greatest:
            top = group
        elif _before(top.figures[-1], last) and top.greatest - group.greatest <= rules.doubtful_step:
            first = top.figures[-1]
            message = (
                f"{named(series, last)}: {two_sides(first, last, 'but later')}; numbers of a sequence do not go back."
            )
            if series.measurement is None and TimeBasis.CONTEXT in (first.time_basis, last.time_basis):
                continue
            stated = first.time_basis is last.time_basis is TimeBasis.STATED
            yield Finding(
                FindingKind.SEQUENCE_BACKWARDS,
                weighed(Severity.WARNING if stated else Severity.NOTICE, (first, last), series),
                (first, last),
                message,
                gap_between(first.value, last.value),
                series.series_id,
            )
            top = group  # what follows goes on from here


def _before(one: Figure, other: Figure) -> bool:
    return one.period_end is not None and other.period_start is not None and one.period_end < other.period_start


def _left_out(series: Series, group: Group, rules: Rules) -> Iterator[Finding]:
    """A number missing in a list, as `the ninth and eleventh dialogues`."""
    for first, second in pairwise(group.figures):
        if 1 < _low(second) - _high(first) <= rules.left_out:
            message = (
                f"{named(series, second)}: {amount(first)} and {amount(second)} in {source(second)};"
                " a number between them is left out."
            )
            gap = gap_between(first.value, second.value)
            yield Finding(
                FindingKind.SEQUENCE_BACKWARDS, Severity.NOTICE, (first, second), message, gap, series.series_id
            )
