"""Validation of one table or of the whole dataset: every failure at once, as one table that a person can read.

A failure is a row of `FAILURES`: which table, which row (its key), which column or columns, the rule that is broken
and the value that breaks it. Nothing is dropped or repaired here.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa

from schemas.tables import TABLES, TableInfo

FAILURES = ["table", "row", "column", "rule", "value"]
SHOWN = 20  # failures that a message spells out

RULE_NAMES = {
    "not_nullable": "is never null",
    "field_uniqueness": "is unique",
    "multiple_fields_uniqueness": "are unique together",
    "str_length(1, None)": "is not empty",
    "greater_than(-inf)": "is finite",
    "less_than(inf)": "is finite",
    "sound_lists": "list items are known, and none is empty",
}


class TableError(ValueError):
    """Tables that break their schema; `failures` has one row per broken rule and row."""

    def __init__(self, failures: pd.DataFrame) -> None:
        self.failures = failures
        super().__init__(shown(failures))


def validate(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The frame itself where it is a sound table of that name; raises `TableError` with everything that is not."""
    failures = table_failures(frame, name)
    if len(failures):
        raise TableError(failures)
    return frame


def validate_dataset(tables: Mapping[str, pd.DataFrame]) -> None:
    """Check each table by itself and all against each other; raises `TableError` with everything that is wrong."""
    failures = pd.concat([table_failures(frame, name) for name, frame in tables.items()], ignore_index=True)
    if len(failures):
        raise TableError(failures)
    validate_references(tables)


def validate_references(tables: Mapping[str, pd.DataFrame]) -> None:
    """Check tables that are each sound against each other; raises `TableError` with everything that is wrong."""
    failures = cross_table_failures(tables)
    if len(failures):
        raise TableError(failures)


def shown(failures: pd.DataFrame) -> str:
    """The failures as aligned text; of many, the first and how many there are by table, column and rule."""
    rows = failures.head(SHOWN).map(lambda value: _short(str(value)))
    lines = [f"{len(failures)} value(s) break the rules of their table:", rows.to_string(index=False)]
    if len(failures) > SHOWN:
        counts = failures.groupby(["table", "column", "rule"], sort=False).size().rename("failures").reset_index()
        lines += [f"... the first {SHOWN}; in all:", counts.to_string(index=False)]
    return "\n".join(lines)


def table_failures(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """What is wrong with one table by itself. Rules on values are tried only where columns and dtypes are right."""
    table = TABLES[name]
    failures = list(_shape_failures(frame, table))
    if not failures:
        try:
            table.model.validate(frame.reset_index(drop=True), lazy=True)
        except pa.errors.SchemaErrors as errors:
            failures = list(_value_failures(frame, table, errors.failure_cases))
    return pd.DataFrame(failures, columns=FAILURES, dtype=object)


def cross_table_failures(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """What is wrong between tables that are each sound: references to nothing, figures that are not in the text."""
    failures: list[tuple[str, ...]] = []
    for name, frame in tables.items():
        table = TABLES[name]
        for column, (target, key) in table.references.items():
            if target in tables:
                lost = ~frame[column].isin(tables[target][key])
                failures += _failures(frame[lost], table, column, f"is a {key} of {target}", frame.loc[lost, column])
        if name in {"claims", "rejected"} and "documents" in tables:
            failures += _text_failures(frame, table, tables["documents"])
    return pd.DataFrame(failures, columns=FAILURES, dtype=object)


def _text_failures(frame: pd.DataFrame, table: TableInfo, documents: pd.DataFrame) -> list[tuple[str, ...]]:
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    spans = zip(frame["doc_id"], frame["start"], frame["end"], frame["text"], strict=True)
    wrong = [
        isinstance(texts.get(doc_id), str) and texts[doc_id][start:end] != text for doc_id, start, end, text in spans
    ]
    misplaced = frame[pd.Series(wrong, index=frame.index, dtype=bool)]
    return _failures(misplaced, table, "text", "is what the document holds at start:end", misplaced["text"])


def _shape_failures(frame: pd.DataFrame, table: TableInfo) -> Iterable[tuple[str, ...]]:
    expected = {column.name: column.dtype for column in table.columns}
    for name in expected:
        if name not in frame:
            yield table.name, "", name, "is there", "missing"
    for found in frame:
        if found not in expected:
            yield table.name, "", str(found), "is a column of the table", "unknown"
    if set(frame) == set(expected) and list(frame) != list(expected):
        yield table.name, "", "", "columns stand in the declared order", ", ".join(map(str, frame))
    for name in expected.keys() & set(frame):
        # pandera takes any text dtype for any other; the null of each is another one.
        if frame[name].dtype != expected[name]:
            yield table.name, "", name, f"has dtype {expected[name]}", str(frame[name].dtype)


def _value_failures(frame: pd.DataFrame, table: TableInfo, cases: pd.DataFrame) -> Iterable[tuple[str, ...]]:
    # A rule on whole rows comes back once for each column of the row: one of them is enough.
    whole_row = cases["schema_context"] == "DataFrameSchema"
    distinct = pd.concat([cases[~whole_row], cases[whole_row].drop_duplicates(["check", "index"])])
    for case in distinct.sort_values(["index", "check_number"], kind="stable").to_dict("records"):
        rule, at = str(case["check"]), case["index"]
        columns, value = str(case["column"]), case["failure_case"]
        row = "" if at is None else _row_name(frame.iloc[int(at)], table)
        if case["schema_context"] == "DataFrameSchema":
            about = [name for name in re.findall(r"\w+", rule) if name in frame.columns] or list(table.key)
            columns = ", ".join(about)
            value = "" if at is None else ", ".join(str(frame.iloc[int(at)][name]) for name in about)
        yield table.name, row, columns, _rule_name(rule), str(value)


def _rule_name(check: str) -> str:
    return RULE_NAMES.get(check, check)


def _failures(
    rows: pd.DataFrame, table: TableInfo, column: str, rule: str, values: Iterable[Any]
) -> list[tuple[str, ...]]:
    records = zip(rows.to_dict("records"), values, strict=True)
    return [(table.name, _row_name(row, table), column, rule, str(value)) for row, value in records]


def _row_name(row: Any, table: TableInfo) -> str:
    return " ".join(str(row[name]) for name in table.key)


def _short(value: str, width: int = 60) -> str:
    folded = " ".join(value.split())
    return folded if len(folded) <= width else folded[: width - 3] + "..."
