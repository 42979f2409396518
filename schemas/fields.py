"""How a column is declared: its exact dtype, and one helper that puts all that is said about it in one place.

The dtypes are the ones that a frame has in memory, in Parquet and after reading a CSV file back. Text is pandas' own
`str`. Dates are true dates (`date32`), the same in Parquet, CSV and DuckDB; compare them with a `datetime.date`, or
turn the column into timestamps with `pandas.to_datetime`. A whole number that may be missing is `Int64`. Lists are
`list<string>`.
"""

import math
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pyarrow
from pandera.typing import Series


def _unseen(wanted: str, looks_for_it: str) -> None:
    """Let pandera not find a package that it would load to see whether it is there, unless it is loaded already.

    It looks once in a process, in a module of its own, and takes up to a second for it.
    """
    if wanted not in sys.modules:
        sys.modules[wanted] = None  # type: ignore[assignment]
        try:
            import_module(looks_for_it)
        finally:
            del sys.modules[wanted]


# No table here is a Dask frame, and none is made up out of its schema.
_unseen("dask.dataframe", "pandera.typing.dask")
_unseen("hypothesis", "pandera.strategies.pandas_strategies")

Text = Series[Annotated[pd.StringDtype, "pyarrow", math.nan]]
Date = Series[Annotated[pd.ArrowDtype, pyarrow.date32()]]
TextList = Series[Annotated[pd.ArrowDtype, pyarrow.list_(pyarrow.string())]]
Integer = Series[np.int64]
OptionalInteger = Series[pd.Int64Dtype]
Number = Series[np.float64]


def column(
    title: str,
    description: str,
    *,
    null: str | None = None,
    values: type[StrEnum] | None = None,
    **checks: Any,
) -> Any:
    """A column: what it is called and means, what null means (without which it has no nulls), what it may hold."""
    if values is not None:
        checks["isin"] = [value.value for value in values]
    return pa.Field(title=title, description=description, nullable=null is not None, metadata={"null": null}, **checks)


def words(title: str, description: str, **rest: Any) -> Any:
    """A text column. Text that is missing is null and never an empty string, so that CSV tells the same as Parquet."""
    return column(title, description, str_length={"min_value": 1}, **rest)


def number(title: str, description: str, **rest: Any) -> Any:
    """A column of finite numbers."""
    return column(title, description, gt=-math.inf, lt=math.inf, **rest)


def listing(title: str, description: str, *, items: Iterable[str] | None = None, null: str | None = None) -> Any:
    """A list column; `items` are the values that its items may take. An empty list says that there are none."""
    allowed = None if items is None else sorted(str(item) for item in items)
    return pa.Field(title=title, description=description, nullable=null is not None, metadata={"items": allowed})


class Table(pa.DataFrameModel):
    """What every table has: exactly the declared columns in the declared order, and sound lists."""

    class Config:
        """Nothing is added, dropped or converted on the way through validation."""

        strict = True
        ordered = True
        coerce = False

    # pandera keeps a given name for the first subclass only; `validation.py` puts the method's into words.
    @pa.dataframe_check(ignore_na=False)
    @classmethod
    def sound_lists(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the items of each list are text, and among those that the column allows."""
        sound = pd.Series(True, index=frame.index)
        for name, metadata in list_columns(cls).items():
            if name in frame and len(frame):
                allowed = metadata["items"]
                sound &= pd.Series([_sound(items, allowed) for items in frame[name]], index=frame.index, dtype=bool)
        return sound


def list_columns(model: type[pa.DataFrameModel]) -> dict[str, Mapping[str, Any]]:
    """The list columns of a table model, each with what is said about its items."""
    described = model.to_schema().columns
    return {name: known.metadata for name, known in described.items() if known.metadata and "items" in known.metadata}


def _sound(items: Any, allowed: list[str] | None) -> bool:
    if items is None or items is pd.NA:
        return True
    return all(item and (allowed is None or item in allowed) for item in items)
