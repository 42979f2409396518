"""All that only several documents can tell: series and findings of a claims table, as the rows of their tables.

Loads its rules once; the tables themselves are made in `frames.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.analyse.figures import (
    Figure,
    FigurePatterns,
    Measurement,
    content_words,
    figures_of,
    load_figure_patterns,
    plain_rows,
)
from pipeline.analyse.findings.find import FindingPatterns, compile_findings, find, find_in_series
from pipeline.analyse.findings.finding import Finding
from pipeline.analyse.findings.merge import finding_rows
from pipeline.analyse.series import Series, build_series, series_rows
from pipeline.lexicon.indicators import Catalogue
from schemas.vocabularies import Flag

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnalysisPatterns:
    """The rules of the analysis, ready for use."""

    figures: FigurePatterns
    findings: FindingPatterns
    measurements: Mapping[str, Measurement]
    topics: Mapping[str, str]  # of each indicator


def load_analysis_patterns(catalogue: Catalogue) -> AnalysisPatterns:
    """Read the rules of the analysis; `catalogue` says which kind of series each indicator makes."""
    figures = load_figure_patterns()
    measurements = {
        entry.name: Measurement(entry.label, entry.series.value, bool(entry.scope)) for entry in catalogue.indicators
    }
    topics = {entry.name: entry.topic for entry in catalogue.indicators}
    scope_words = {
        name: frozenset(word for form in (name, *forms) for word in content_words(form, figures.singulars, ()))
        for family in catalogue.scopes
        for name, forms in family.forms.items()
    }
    findings = compile_findings(figures.rules, figures.singulars, scope_words)
    return AnalysisPatterns(figures, findings, measurements, topics)


def analyse(claims: pd.DataFrame, texts: Mapping[str, str], patterns: AnalysisPatterns) -> tuple[list[Row], list[Row]]:
    """The rows of the series table and of the findings table of a whole claims table that fits into memory.

    `texts` are the documents' texts by their names. A claim that a review has dropped takes part in neither.
    """
    figures = figures_of(standing_rows(claims), patterns.figures)
    series = build_series(figures, patterns.measurements, patterns.figures.rules.auto)
    findings = find(figures, series, patterns.measurements, texts, patterns.findings)
    return list(series_rows(series)), list(finding_rows(findings))


def standing_rows(claims: pd.DataFrame) -> list[Row]:
    """The rows of a claims table as plain values, without the claims that a review has dropped."""
    return [row for row in plain_rows(claims) if Flag.DROPPED not in row["flags"]]


def followed(figures: Sequence[Figure], patterns: AnalysisPatterns) -> tuple[list[Series], list[Finding]]:
    """The series of all figures of some families, in order of their ids, and what does not go together in them."""
    series = build_series(figures, patterns.measurements, patterns.figures.rules.auto)
    return series, list(find_in_series(figures, series, patterns.measurements, patterns.findings))
