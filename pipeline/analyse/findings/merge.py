"""One finding for one pair: what several rules find about the same figures, put in order of weight."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.analyse.findings.finding import STEPS, Finding
from schemas.finding_kinds import FindingKind

# Of two rules that speak about the same figures, the one that says more comes first.
TELLING = (
    FindingKind.SCALE_SLIP,
    FindingKind.PERCENT_OUT_OF_RANGE,
    FindingKind.PART_EXCEEDS_WHOLE,
    FindingKind.PARTS_DO_NOT_SUM,
    FindingKind.SEQUENCE_BACKWARDS,
    FindingKind.FELL,
    FindingKind.CONFLICT,
    FindingKind.NESTING,
    FindingKind.START_CHANGED,
    FindingKind.TARGET_MISSED,
    FindingKind.TARGET_MET,
    FindingKind.UNIT_CHANGED,
    FindingKind.JUMP,
    FindingKind.FROZEN,
)
ECHOES = frozenset({FindingKind.FELL, FindingKind.JUMP, FindingKind.CONFLICT, FindingKind.NESTING})
ID_DIGITS = 10


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each pair of figures and for each pair of statements, the worst first.

    Two findings are about one pair where their two sides are the same claims, or the same values of one series in the
    same two documents; the more telling kind stays, with the worse severity of both.
    """
    by_claims = _without_echoes(_one_for_each(_claims, findings))
    return sorted(_one_for_each(_statements, sorted(by_claims, key=_place)), key=_weight)


def finding_rows(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """The findings table, row by row."""
    for finding in findings:
        lead = finding.figures[0]
        yield {
            "finding_id": finding_id(finding),
            "kind": finding.kind,
            "severity": finding.severity,
            "indicator": lead.indicator,
            "subject": lead.subject,
            "scope": lead.scope,
            "message": finding.message,
            "claim_ids": [figure.claim_id for figure in finding.figures],
            "doc_ids": list(dict.fromkeys(figure.doc_id for figure in finding.figures)),
            "figures": [figure.text for figure in finding.figures],
            "gap": finding.gap,
            "review": None,
        }


def finding_id(finding: Finding) -> str:
    """The kind and a hash of the two sides: the same figures give the same id on every build."""
    sides = " ".join(sorted(figure.claim_id for figure in finding.figures[:2]))
    return f"{finding.kind}-{hashlib.sha256(sides.encode()).hexdigest()[:ID_DIGITS]}"


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """A slipped figure also falls, jumps and conflicts with its neighbours: the slip says it all."""
    slips = {finding.figures[1].claim_id: finding for finding in findings if finding.kind is FindingKind.SCALE_SLIP}
    kept = []
    for finding in findings:
        slipped = next((one.claim_id for one in finding.figures[:2] if one.claim_id in slips), None)
        if slipped is None or finding.kind not in ECHOES | {FindingKind.SCALE_SLIP}:
            kept.append(finding)
        elif finding.kind in ECHOES:
            worse = max(slips[slipped].severity, finding.severity, key=STEPS.index)
            slips[slipped] = replace(slips[slipped], severity=worse)
    return kept + list(slips.values())


def _one_for_each(sides: Callable[[Finding], Hashable], findings: Iterable[Finding]) -> list[Finding]:
    kept: dict[Hashable, Finding] = {}
    for finding in findings:
        key = sides(finding)
        kept[key] = _joined(kept[key], finding) if key in kept else finding
    return list(kept.values())


def _claims(finding: Finding) -> tuple[object, ...]:
    return (frozenset(figure.claim_id for figure in finding.figures[:2]),)


def _statements(finding: Finding) -> tuple[object, ...]:
    if not finding.series_id or len(finding.figures) < 2:
        return _claims(finding)
    return (finding.kind, finding.series_id, frozenset((one.doc_id, one.value) for one in finding.figures[:2]))


def _joined(one: Finding, other: Finding) -> Finding:
    """The more telling of two findings, with the worse severity of both and the figures of both."""
    telling, rest = sorted((one, other), key=lambda finding: TELLING.index(finding.kind))
    severity = max(one.severity, other.severity, key=STEPS.index)
    known = {figure.claim_id for figure in telling.figures}
    others = tuple(figure for figure in rest.figures if figure.claim_id not in known)
    return replace(telling, severity=severity, figures=telling.figures + others)


def _place(finding: Finding) -> tuple[tuple[str, int], ...]:
    return tuple((figure.doc_id, figure.start) for figure in finding.figures)


def _weight(finding: Finding) -> tuple[object, ...]:
    return (-STEPS.index(finding.severity), -(finding.gap or 0.0), TELLING.index(finding.kind), _place(finding))
