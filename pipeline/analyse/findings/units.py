"""One measurement in another unit than before: figures that do not form one series until they are converted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.analyse.figures import Figure
from pipeline.analyse.findings.finding import Finding, weighed
from pipeline.analyse.findings.messages import named, two_sides
from pipeline.analyse.series import Series, time_order
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Kind, Severity, Status

Member = tuple[Series, Figure]
MOST = 30  # figures of a document that are held against those of another one


def unit_findings(series: Iterable[Series]) -> Iterator[Finding]:
    """The first change between two units, where a document has only units that the one before had not."""
    together: dict[tuple[object, ...], list[Member]] = defaultdict(list)
    for one in series:
        for figure in one.figures:
            if figure.kind is Kind.QUANTITY and figure.status is Status.REPORTED and figure.indicator:
                together[figure.indicator, figure.subject, figure.scope, figure.per, figure.change].append(
                    (one, figure)
                )
    for members in together.values():
        if len({figure.unit for _, figure in members}) > 1:
            yield from _changes(sorted(members, key=lambda member: time_order(member[1])))


def _changes(members: Iterable[Member]) -> Iterator[Finding]:
    by_document: dict[str, list[Member]] = {}
    for one, figure in members:
        by_document.setdefault(figure.doc_id, []).append((one, figure))
    seen: set[frozenset[str]] = set()
    before: list[Member] = []
    for there in by_document.values():
        known = {figure.unit for _, figure in before}
        if before and not known & {figure.unit for _, figure in there}:
            (_, last), (series, first) = _closest(before, there)
            pair = frozenset((last.unit, first.unit))
            if pair not in seen:
                seen.add(pair)
                yield _change(series, last, first)
        before = there


def _closest(before: list[Member], there: list[Member]) -> tuple[Member, Member]:
    """The figures of two documents that are most of one thing: by the words of their objects, then by their places."""
    pairs = ((len({*one[1].words} & {*other[1].words}), one, other) for one in before[:MOST] for other in there[:MOST])
    _, one, other = max(pairs, key=lambda pair: pair[0])
    return one, other


def _change(series: Series, first: Figure, second: Figure) -> Finding:
    changed = f"the unit changed from {first.unit} to {second.unit}"
    message = f"{named(series, second)}: {two_sides(first, second, 'but')}; {changed}."
    severity = weighed(Severity.NOTICE, (first, second), series)
    return Finding(FindingKind.UNIT_CHANGED, severity, (first, second), message, None, series.series_id)
