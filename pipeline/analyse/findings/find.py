"""Every family of findings over all series and documents, one pass over each series; one finding for each pair."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.analyse.figures import Figure
from pipeline.analyse.findings.finding import Finding
from pipeline.analyse.findings.merge import merged
from pipeline.analyse.findings.outliers import outliers
from pipeline.analyse.findings.parts import PartPatterns, compile_parts, parts_findings, wider_counts
from pipeline.analyse.findings.same_time import conflicts, nestings
from pipeline.analyse.findings.sequences import sequence_findings
from pipeline.analyse.findings.targets import target_findings
from pipeline.analyse.findings.totals import falls, shifted_starts
from pipeline.analyse.findings.units import unit_findings
from pipeline.analyse.series import Series
from pipeline.lexicon.analysis import AnalysisRules


@dataclass(frozen=True, slots=True)
class FindingPatterns:
    """What finding needs to know of the language, ready for use."""

    parts: PartPatterns
    rules: AnalysisRules


def compile_findings(rules: AnalysisRules, singulars: dict[str, str]) -> FindingPatterns:
    """Make the rule file ready."""
    return FindingPatterns(compile_parts(rules.parts, singulars), rules)


def find(
    figures: Iterable[Figure], series: list[Series], texts: Mapping[str, str], patterns: FindingPatterns
) -> list[Finding]:
    """What the figures contradict, the worst first. `texts` are the documents' texts by their names."""
    return merged(_found(figures, series, texts, patterns))


def _found(
    figures: Iterable[Figure], series: list[Series], texts: Mapping[str, str], patterns: FindingPatterns
) -> Iterator[Finding]:
    rules = patterns.rules
    for one in series:
        yield from falls(one)
        yield from shifted_starts(one)
        yield from conflicts(one, rules)
        yield from nestings(one, rules)
        yield from outliers(one, rules)
        yield from sequence_findings(one, rules.sequence)
    yield from parts_findings(figures, texts, patterns.parts, rules.shares)
    yield from wider_counts(series, rules)
    yield from target_findings(series, rules.targets)
    yield from unit_findings(series)
