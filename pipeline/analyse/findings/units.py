"""One measurement in another unit than before: figures that do not form one series until they are converted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.analyse.figures import Figure
from pipeline.analyse.findings.finding import Finding, weighed
from pipeline.analyse.findings.messages import named, two_sides
from pipeline.analyse.series import Series, time_order
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Kind, Severity, Status


def unit_findings(series: Iterable[Series]) -> Iterator[Finding]:
    """Each change from documents with one unit only to a document with another one only, for the same object."""
    together: dict[tuple[object, ...], list[tuple[Series, Figure]]] = defaultdict(list)
    for one in series:
        for figure in one.figures:
            if figure.kind is Kind.QUANTITY and figure.status is Status.REPORTED and figure.indicator and figure.words:
                key = (figure.indicator, figure.subject, figure.scope, figure.per, figure.change, figure.words)
                together[key].append((one, figure))
    for members in together.values():
        if len({figure.unit for _, figure in members}) > 1:
            yield from _changes(members)


def _changes(members: list[tuple[Series, Figure]]) -> Iterator[Finding]:
    by_document: dict[str, list[tuple[Series, Figure]]] = {}
    for one, figure in sorted(members, key=lambda member: time_order(member[1])):
        by_document.setdefault(figure.doc_id, []).append((one, figure))
    before: tuple[frozenset[str], Figure] | None = None
    for there in by_document.values():
        units = frozenset(figure.unit for _, figure in there)
        series, figure = there[0]
        if before is not None and not units & before[0]:
            message = (
                f"{named(series, figure)}: {two_sides(before[1], figure, 'but')};"
                f" the unit changed from {before[1].unit} to {figure.unit}."
            )
            severity = weighed(Severity.NOTICE, (before[1], figure), series)
            yield Finding(FindingKind.UNIT_CHANGED, severity, (before[1], figure), message, None, series.series_id)
        before = (units, there[-1][1])
