"""Every kind of finding, by what it needs to see: one document, the series of some families, series side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """What all figures contradict, the worst first, where all fit into memory; `texts` as for `find_in_documents`."""
    of_documents = find_in_documents(figures, texts, patterns)
    of_series = find_in_series(figures, series, measurements, patterns)
    return merged([*of_documents, *of_series, *find_across_series(series, patterns)])


def find_in_documents(
    figures: Sequence[Figure], texts: Mapping[str, str], patterns: FindingPatterns
) -> Iterator[Finding]:
    """What the figures of each document contradict by themselves. `texts` are the documents' texts by their names."""
    yield from parts_findings(figures, texts, patterns.parts, patterns.rules.shares)


def find_in_series(
    figures: Sequence[Figure],
    series: Sequence[Series],
    measurements: Mapping[str, Measurement],
    patterns: FindingPatterns,
) -> Iterator[Finding]:
    """What figures contradict across documents. `figures` are all that there are of their families."""
    rules = patterns.rules
    for one in series:
        yield from falls(one, rules.fell)
        yield from shifted_starts(one)
        yield from conflicts(one, rules)
        yield from nestings(one, rules)
        yield from outliers(one, rules)
        yield from sequence_findings(one, rules.sequence, patterns.scope_words)
    yield from target_findings(figures, measurements, rules)
    yield from unit_findings(series)


def find_across_series(series: Iterable[Series], patterns: FindingPatterns) -> Iterator[Finding]:
    """What the series of one indicator contradict in those of another, of the indicators in `counted_in_others`."""
    yield from wider_counts(series, patterns.rules)


def counted_in_others(patterns: FindingPatterns) -> frozenset[str]:
    """The indicators that count some of what another one counts, and those other ones."""
    return frozenset(name for pair in patterns.rules.within for name in (pair.part, pair.whole))
