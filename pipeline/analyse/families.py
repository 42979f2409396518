"""Figures that can be followed, as rows apart from their claims, so that many documents are analysed family by family.

A batch of documents gives its rows once (`followed_rows`); when all batches are done, families are told that recur, and
put together to groups of a bounded size (`groups`): one group is all that is in memory at a time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow
import pyarrow.compute

from pipeline.analyse.figures import Figure
from pipeline.analyse.series import AUTO, family_of, family_order
from pipeline.lexicon.analysis import Auto

FAMILY = "family"
_TEXTS = (
    "claim_id", "doc_id", "title", "text", "kind", "relation", "unit", "object", "object_head", "whole", "per",
    "change", "time_kind", "time_basis", "status", "actor", "subject", "attributed_to", "scope", "indicator", "topic",
    "context", FAMILY,
)  # fmt: skip
_TYPES = {
    **dict.fromkeys(_TEXTS, pyarrow.string()),
    **dict.fromkeys(("start", "end", "sentence", "part_of"), pyarrow.int64()),
    **dict.fromkeys(("value", "low", "high", "precision"), pyarrow.float64()),
    **dict.fromkeys(("published", "period_start", "period_end"), pyarrow.date32()),
    "flags": pyarrow.list_(pyarrow.string()),
}
SCHEMA = pyarrow.schema(list(_TYPES.items()))
MOST_FIGURES = 5_000  # of a group, unless one family has more


def followed_rows(rows: Iterable[Mapping[str, Any]], figures: Iterable[Figure], auto: Auto) -> Any:
    """The rows (an Arrow table of `SCHEMA`) whose figures have a family. `rows` and `figures` are in step."""
    kept = [
        {**{name: row[name] for name in _TYPES if name != FAMILY}, FAMILY: family}
        for row, figure in zip(rows, figures, strict=True)
        if (family := family_of(figure, auto)) is not None
    ]
    return pyarrow.Table.from_pylist(kept, schema=SCHEMA)


def recurring(batches: Iterable[Any], least_documents: int) -> dict[str, int]:
    """How many figures each family has: all of the indicators, and the others that stand in so many documents.

    `batches` are Arrow tables with the columns `family` and `doc_id`; a document is whole in one of them.
    """
    figures: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for batch in batches:
        counted = batch.group_by(FAMILY).aggregate([("doc_id", "count"), ("doc_id", "count_distinct")]).to_pylist()
        for row in counted:
            figures[row[FAMILY]] += row["doc_id_count"]
            documents[row[FAMILY]] += row["doc_id_count_distinct"]
    return {
        family: count
        for family, count in figures.items()
        if not family.startswith(AUTO) or documents[family] >= least_documents
    }


def groups(families: Mapping[str, int], most: int = MOST_FIGURES) -> Iterator[Sequence[str]]:
    """Families put together to groups of about as many figures, in the order of their series' ids."""
    group: list[str] = []
    held = 0
    for family in sorted(families, key=family_order):
        if group and held + families[family] > most:
            yield group
            group, held = [], 0
        group.append(family)
        held += families[family]
    if group:
        yield group


def of_families(batch: Any, families: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of an Arrow table of `SCHEMA` that belong to these families, as plain values."""
    wanted = pyarrow.compute.is_in(batch[FAMILY], value_set=pyarrow.array(families, pyarrow.string()))
    found: list[dict[str, Any]] = batch.filter(wanted).to_pylist()
    return found
