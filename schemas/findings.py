"""The findings table: what the documents say that cannot all be true, or that a reader should look at."""

import pandas as pd
import pandera.pandas as pa

from schemas.fields import Number, Table, Text, TextList, column, listing, number, words
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Severity


class Findings(Table):
    """One row per contradiction or oddity that was found across documents or inside one."""

    finding_id: Text = words(
        "Finding",
        "Key of this table: the kind and a hash of the two claims that it is about. The same figures give the same id.",
        unique=True,
    )
    kind: Text = column("Kind", "What was found; the kinds are explained below.", values=FindingKind)
    severity: Text = column(
        "Severity",
        "`error`: the figures cannot all be true. `warning`: they hardly can. `notice`: worth a look."
        " Figures without an indicator that differ are a notice: they may count different things.",
        values=Severity,
    )
    indicator: Text = words("Indicator", "The indicator of the figures.", null="the figures belong to no indicator")
    subject: Text = words("Subject", "Country or body that the figures are about.", null="not known")
    scope: Text = words("Scope", "What tells series of one indicator apart.", null="nothing needs telling apart")
    message: Text = words("Message", "What was found, in one plain sentence.")
    claim_ids: TextList = listing("Claims", "The claims that the finding is about, those that the message names first.")
    doc_ids: TextList = listing("Documents", "The documents that state them.")
    figures: TextList = listing("Figures", "The figures as they stand in the documents.")
    gap: Number = number(
        "Gap",
        "Size of the difference relative to the greater figure: 0.1 is a tenth.",
        null="the figures have no difference to measure",
    )
    review: Text = words(
        "Review",
        "What a person said of the finding in `reviews.csv`. One that was accepted or dropped stays, as a notice, and"
        " is not counted.",
        null="not reviewed",
    )

    class Config:
        """What the table is called and holds."""

        name = "findings"
        title = "Findings"
        description = "One row per contradiction or oddity in the figures; the worst first."

    @pa.dataframe_check(name="a finding names its claims and documents", ignore_na=False)
    @classmethod
    def names_its_sources(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether there is something to look at."""
        return (frame["claim_ids"].map(len) > 0) & (frame["doc_ids"].map(len) > 0)
