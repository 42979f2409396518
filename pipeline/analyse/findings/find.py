"""Every family of findings over all series and documents, one pass over each series; one finding for each pair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.analyse.figures import Figure, Measurement
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
    scope_words: Mapping[str, frozenset[str]]  # of every name of a scope
    rules: AnalysisRules


def compile_findings(
    rules: AnalysisRules, singulars: dict[str, str], scope_words: Mapping[str, frozenset[str]]
) -> FindingPatterns:
    """Make the rule file ready."""
    return FindingPatterns(compile_parts(rules.parts, singulars), scope_words, rules)


def find(
    figures: Sequence[Figure],
    series: Sequence[Series],
    measurements: Mapping[str, Measurement],
    texts: Mapping[str, str],
    patterns: FindingPatterns,
) -> list[Finding]:
    """What the figures contradict, the worst first. `texts` are the documents' texts by their names."""
    return merged(_found(figures, series, measurements, texts, patterns))


def _found(
    figures: Sequence[Figure],
    series: Sequence[Series],
    measurements: Mapping[str, Measurement],
    texts: Mapping[str, str],
    patterns: FindingPatterns,
) -> Iterator[Finding]:
    rules = patterns.rules
    for one in series:
        yield from falls(one, rules.fell)
        yield from shifted_starts(one)
        yield from conflicts(one, rules)
        yield from nestings(one, rules)
        yield from outliers(one, rules)
        yield from sequence_findings(one, rules.sequence, patterns.scope_words)
    yield from parts_findings(figures, texts, patterns.parts, rules.shares)
    yield from wider_counts(series, rules)
    yield from target_findings(figures, measurements, rules)
    yield from unit_findings(series)
