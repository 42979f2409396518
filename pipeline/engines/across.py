"""What only all batches together tell: the series, a group of families at a time, and then the findings.

How figures form series and what they contradict is left to `analyse/`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow
import pyarrow.compute

from pipeline.analyse.across import AnalysisPatterns, followed
from pipeline.analyse.families import FAMILY, groups, of_families, recurring
from pipeline.analyse.figures import figures_of
from pipeline.analyse.findings.find import counted_in_others, find_across_series
from pipeline.analyse.findings.finding import Finding
from pipeline.analyse.findings.merge import finding_rows, merged
from pipeline.analyse.reviews import Review, review_findings
from pipeline.analyse.series import Series, series_rows
from pipeline.engines.ledger import Ledger
from pipeline.frames import findings_frame, series_frame
from pipeline.publish.parts import arrow_tables_in


@dataclass(slots=True)
class Across:
    """The analysis of the parts in a folder: `series` first, then `findings`, each once.

    `found` holds what single documents contradict and what the series add to it; `unmatched` the reviews of findings
    that fit none.
    """

    parts: Path
    ledger: Ledger
    patterns: AnalysisPatterns
    found: list[Finding]
    unmatched: list[Review] = field(default_factory=list)
    _beside: list[Series] = field(default_factory=list)

    def series(self) -> Iterator[pd.DataFrame]:
        """The series table, a group of families at a time."""
        of_others = counted_in_others(self.patterns.findings)
        counted = recurring(self._tables([FAMILY, "doc_id"]), self.patterns.figures.rules.auto.least_documents)
        for families in groups(counted):
            rows = [row for table in self._tables() for row in of_families(table, families)]
            series, findings = followed(figures_of(rows, self.patterns.figures), self.patterns)
            self.found += findings
            self._beside += [one for one in series if one.figures[0].indicator in of_others]
            if series:
                yield series_frame(series_rows(series))

    def findings(self, reviews: Sequence[Review]) -> Iterator[pd.DataFrame]:
        """The findings table as the reviews leave it."""
        every = merged([*self.found, *find_across_series(self._beside, self.patterns.findings)])
        judged, self.unmatched = review_findings(finding_rows(every), reviews)
        yield findings_frame(judged)

    def _tables(self, columns: list[str] | None = None) -> Iterator[pyarrow.Table]:
        copies = pyarrow.array(list(self.ledger.copies), pyarrow.string())
        for table in arrow_tables_in(self.parts, "figures", columns):
            if len(copies):
                table = table.filter(pyarrow.compute.invert(pyarrow.compute.is_in(table["doc_id"], value_set=copies)))
            yield table
