"""What the schemas say about themselves, and what they refuse."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from schemas.fields import list_columns
from schemas.tables import TABLES
from schemas.validation import FAILURES, TableError, table_failures, validate, validate_dataset

Frames = dict[str, pd.DataFrame]

DESIGNED = {
    "documents": "doc_id title publisher actor about published covers_start covers_end language source_url rights path"
    " format encoding sha256 chars inferred duplicate_of outcome error text",
    "rejected": "doc_id start end text reason rule context",
    "series": "series_id indicator topic subject scope actor attributed_to period_start period_end date year value"
    " possible_low possible_high relation unit status doc_id claim_id",
    "findings": "finding_id kind severity indicator subject scope message claim_ids doc_ids figures gap review",
}
GUIDE = (
    "start end text kind value relation low high precision unit object object_head whole per change part_of time_text"
    " period_start period_end time_kind time_basis status actor subject attributed_to scope indicator topic doc_id"
    " section paragraph sentence context claim_id page title published dimension value_base unit_base rules flags"
)


@pytest.mark.parametrize("name", DESIGNED)
def test_the_tables_have_the_designed_columns(name: str) -> None:
    assert [column.name for column in TABLES[name].columns] == DESIGNED[name].split()


def test_the_claims_table_has_every_column_of_the_guide() -> None:
    assert {column.name for column in TABLES["claims"].columns} == set(GUIDE.split())


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described(name: str) -> None:
    for column in TABLES[name].columns:
        assert column.title, column.name
        assert column.description.endswith("."), column.name
        assert column.null is None or column.null.strip(), column.name
        assert column.type in {"string", "integer", "number", "date", "list"}


@pytest.mark.parametrize("name", TABLES)
def test_keys_orders_and_references_name_columns(name: str) -> None:
    table = TABLES[name]
    names = {column.name for column in table.columns}
    assert {*table.key, *table.order, *table.parquet_only, *table.references} <= names
    for target, key in table.references.values():
        assert key in {column.name for column in TABLES[target].columns}
    assert {column.name for column in table.columns if column.type == "list"} == set(list_columns(table.model))


def test_the_vocabularies_load_neither_pandas_nor_pandera() -> None:
    code = (
        "import sys, schemas.vocabularies; print(sorted({'pandas', 'pandera', 'numpy', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_sound_dataset_passes(tables: Frames) -> None:
    validate_dataset(tables)


Spoil = tuple[str, int, str, Any, str]
SPOILED: list[Spoil] = [
    ("claims", 0, "low", 20.0, "low <= value <= high"),
    ("claims", 0, "high", 2.0, "low <= value <= high"),
    ("claims", 0, "low", None, "low and high are as the relation says"),
    ("claims", 1, "high", 60.0, "low and high are as the relation says"),
    ("claims", 1, "relation", "range", "low and high are as the relation says"),
    ("claims", 0, "period_start", date(2016, 1, 1), "period_start <= period_end"),
    ("claims", 0, "text", "12.7", "text is as long as end - start"),
    ("claims", 0, "claim_id", "0123456789ab-999", "claim_id ends with start"),
    ("claims", 0, "claim_id", "12.7", "str_matches"),
    ("claims", 4, "part_of", 1, "part_of names another claim of the document"),
    ("claims", 0, "unit", "ordinal", "an ordinal has the unit ordinal, and only it"),
    ("claims", 0, "indicator", "ships_named", "indicator and topic are both there or both null"),
    ("claims", 0, "time_text", None, "a time that is stated or carried over has its words"),
    ("claims", 0, "status", "rumoured", "isin"),
    ("claims", 0, "value", float("inf"), "is finite"),
    ("claims", 0, "unit", None, "is never null"),
    ("claims", 0, "object", "", "is not empty"),
    ("claims", 0, "flags", ["unsure"], "list items are known"),
    ("claims", 0, "rules", [""], "list items are known"),
    ("documents", 0, "covers_end", date(1999, 1, 1), "covers_start <= covers_end"),
    ("documents", 0, "chars", 3, "what was read has its text"),
    ("documents", 0, "text", None, "what was read has its text"),
    ("rejected", 0, "end", 500, "text is as long as end - start"),
    ("series", 0, "year", 2014, "year is the year of date"),
    ("series", 0, "possible_high", 3.0, "possible_low <= possible_high"),
    ("findings", 0, "severity", "dire", "isin"),
    ("findings", 0, "claim_ids", [], "a finding names its claims"),
]


def spoil(frame: pd.DataFrame, row: int, column: str, value: Any) -> pd.DataFrame:
    values = frame[column].tolist()
    values[row] = value
    return frame.assign(**{column: pd.Series(values, dtype=frame[column].dtype)})


@pytest.mark.parametrize(("name", "row", "column", "value", "rule"), SPOILED)
def test_one_wrong_value_is_found(tables: Frames, name: str, row: int, column: str, value: Any, rule: str) -> None:
    frame = tables[name]
    if column == "covers_end":
        frame = spoil(frame, row, "covers_start", date(2000, 1, 1))
    failures = table_failures(spoil(frame, row, column, value), name)
    assert any(rule in found for found in failures["rule"]), failures.to_string()


def test_a_broken_rule_on_a_row_is_one_failure(tables: Frames) -> None:
    wrong = spoil(tables["claims"], 0, "period_start", date(2016, 1, 1))
    (failure,) = table_failures(wrong, "claims").to_dict("records")
    assert failure == {
        "table": "claims",
        "row": wrong["claim_id"][0],
        "column": "period_start, period_end",
        "rule": "period_start <= period_end",
        "value": "2016-01-01, 2015-12-31",
    }


def test_two_claims_at_one_place_are_refused(tables: Frames) -> None:
    claims = tables["claims"]
    failures = table_failures(pd.concat([claims, claims.head(1)], ignore_index=True), "claims")
    assert set(failures["rule"]) == {"is unique"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda frame: frame.drop(columns="unit"), "is there"),
        (lambda frame: frame.assign(mood="good"), "is a column of the table"),
        (lambda frame: frame[frame.columns[::-1]], "columns stand in the declared order"),
        (lambda frame: frame.astype({"unit": object}), "has dtype str"),
        (lambda frame: frame.astype({"unit": "string"}), "has dtype str"),
        (lambda frame: frame.astype({"part_of": "float64"}), "has dtype Int64"),
        (lambda frame: frame.astype({"period_end": "datetime64[us]"}), "has dtype date32"),
    ],
)
def test_a_table_of_another_shape_is_refused(
    tables: Frames, change: Callable[[pd.DataFrame], pd.DataFrame], rule: str
) -> None:
    with pytest.raises(TableError) as caught:
        validate(change(tables["claims"]), "claims")
    assert any(found.startswith(rule) for found in caught.value.failures["rule"])


def test_tables_are_checked_against_each_other(tables: Frames) -> None:
    elsewhere = tables | {"rejected": spoil(tables["rejected"], 0, "doc_id", "nowhere")}
    misplaced = tables | {"claims": spoil(tables["claims"], 0, "text", "12.8 tons")}
    lost = tables | {"series": spoil(tables["series"], 0, "claim_id", "0123456789ab-1")}
    for wrong, rule in ((elsewhere, "a doc_id of"), (misplaced, "document holds"), (lost, "a claim_id of")):
        with pytest.raises(TableError, match=rule):
            validate_dataset(wrong)


def test_everything_wrong_is_said_at_once_and_shortly(tables: Frames) -> None:
    claims = tables["claims"]
    many = pd.concat([claims] * 10, ignore_index=True)
    with pytest.raises(TableError) as caught:
        validate(spoil(many, 0, "status", "rumoured"), "claims")
    assert list(caught.value.failures) == FAILURES
    assert len(caught.value.failures) > 50
    message = str(caught.value)
    assert "rumoured" in message
    assert "is unique" in message
    assert len(message.splitlines()) < 40
