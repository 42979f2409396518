"""All tables by name, with keys, order and references; and their columns as plain values.

The codebook, the data package and the Parquet and CSV files are made from what is read here out of the table models.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd
import pandera.pandas as pa
import pyarrow

from schemas.claims import Claims
from schemas.documents import Documents
from schemas.findings import Findings
from schemas.rejected import Rejected
from schemas.series import Series


@dataclass(frozen=True, slots=True)
class Column:
    """What is said about a column: its type is `string`, `integer`, `number`, `date` or `list` (of strings)."""

    name: str
    type: str
    title: str
    description: str
    null: str | None  # what null means; no nulls without it
    values: tuple[str, ...]  # the only values (of the items of a list) allowed, where they are few
    unique: bool
    pattern: str | None
    minimum: float | None
    dtype: Any  # of the column in a frame


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table: its model, the columns that name a row, the order of its rows, and what refers to other tables."""

    name: str
    model: type[pa.DataFrameModel]
    key: tuple[str, ...]
    order: tuple[str, ...]  # empty: the order in which the rows were made
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    parquet_only: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The table's name for people."""
        return str(self.model.to_schema().title)

    @property
    def description(self) -> str:
        """What the table holds."""
        return str(self.model.to_schema().description)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return _columns(self.model)


TO_DOCUMENTS = {"doc_id": ("documents", "doc_id")}

TABLES: Mapping[str, TableInfo] = {
    table.name: table
    for table in (
        TableInfo("documents", Documents, ("doc_id",), (), parquet_only=("text",)),
        TableInfo("claims", Claims, ("claim_id",), (), TO_DOCUMENTS),
        TableInfo("rejected", Rejected, ("doc_id", "start", "end"), (), TO_DOCUMENTS),
        TableInfo(
            "series",
            Series,
            ("claim_id",),
            ("series_id", "date", "doc_id", "claim_id"),
            TO_DOCUMENTS | {"claim_id": ("claims", "claim_id")},
        ),
        TableInfo("findings", Findings, ("finding_id",), ()),
    )
}


@cache
def _columns(model: type[pa.DataFrameModel]) -> tuple[Column, ...]:
    return tuple(_column(name, known) for name, known in model.to_schema().columns.items())


def _column(name: str, known: Any) -> Column:
    checks = {check.name: check.statistics or {} for check in known.checks}
    metadata = known.metadata or {}
    values = checks.get("isin", {}).get("allowed_values") or metadata.get("items") or ()
    return Column(
        name=name,
        type=type_name(known.dtype.type),
        title=known.title,
        description=known.description,
        null=metadata.get("null"),
        values=tuple(values),
        unique=known.unique,
        pattern=checks.get("str_matches", {}).get("pattern"),
        minimum=checks.get("greater_than_or_equal_to", {}).get("min_value"),
        dtype=known.dtype.type,
    )


def type_name(dtype: Any) -> str:
    """The plain name of a column's dtype."""
    if isinstance(dtype, pd.ArrowDtype):
        return "date" if pyarrow.types.is_date(dtype.pyarrow_dtype) else "list"
    if pd.api.types.is_integer_dtype(dtype):
        return "integer"
    return "number" if pd.api.types.is_float_dtype(dtype) else "string"
