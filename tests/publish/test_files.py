"""Parquet and CSV: round trips, bytes, types and descriptions."""

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet as parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.frames import laid_out
from pipeline.publish.files import csv_line, list_text, number_text, write_table, write_tables
from pipeline.publish.reading import DatasetError, list_items, read_csv, read_dataset, read_parquet
from schemas.tables import TABLES

Frames = dict[str, pd.DataFrame]

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
rejected_rows = st.lists(
    st.fixed_dictionaries(
        {
            "doc_id": words,
            "start": st.integers(0, 2**40),
            "end": st.integers(1, 2**40),
            "text": words,
            "reason": st.sampled_from(["date", "layout"]),
            "rule": words | st.sampled_from(["NA", "null", "None", "nan", "=1+1", "01", " x ", "1e5", "a\rb", '"']),
            "context": words,
        }
    ),
    max_size=4,
)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_reads_back_equal(name: str, tables: Frames, tmp_path: Path) -> None:
    write_table([tables[name]], name, tmp_path)
    back = read_parquet(tmp_path / f"{name}.parquet", name)
    assert back.equals(tables[name])
    assert back.dtypes.equals(tables[name].dtypes)


@pytest.mark.parametrize("name", TABLES)
def test_csv_reads_back_equal_but_for_what_it_leaves_out(name: str, tables: Frames, tmp_path: Path) -> None:
    write_table([tables[name]], name, tmp_path)
    back = read_csv(tmp_path / f"{name}.csv", name)
    left_out = list(TABLES[name].parquet_only)
    assert back.drop(columns=left_out).equals(tables[name].drop(columns=left_out))
    assert back.dtypes.equals(tables[name].dtypes)
    assert back[left_out].isna().all(axis=None)


@given(rejected_rows)
def test_any_text_survives_both_files(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]]) -> None:
    frame = laid_out("rejected", rows)
    folder = tmp_path_factory.mktemp("any")
    write_table([frame], "rejected", folder)
    assert read_parquet(folder / "rejected.parquet", "rejected").equals(frame)
    assert read_csv(folder / "rejected.csv", "rejected").equals(frame)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_itself(value: float) -> None:
    assert float(number_text(value)) == value


@given(st.lists(st.text(st.sampled_from("ab;\\, "), min_size=1)))
def test_a_list_reads_back_as_itself(items: list[str]) -> None:
    assert list_items(list_text(items)) == items


@given(st.lists(words, min_size=2))
def test_a_line_of_csv_reads_back_as_itself(fields: list[str]) -> None:
    assert next(csv.reader(io.StringIO(csv_line(fields), newline=""), strict=True)) == fields


def test_plain_pandas_reads_the_parquet_file(tables: Frames, tmp_path: Path) -> None:
    write_table([tables["claims"]], "claims", tmp_path)
    plain = pd.read_parquet(tmp_path / "claims.parquet")
    assert str(plain["part_of"].dtype) == "Int64"
    assert plain["period_end"][0] == date(2015, 12, 31)
    assert plain["flags"][0].tolist() == ["ocr", "paired"]
    lists = ["rules", "flags"]
    assert plain.drop(columns=lists).equals(tables["claims"].drop(columns=lists))


def test_plain_pandas_reads_the_csv_file(tables: Frames, tmp_path: Path) -> None:
    write_table([tables["claims"]], "claims", tmp_path)
    plain = pd.read_csv(tmp_path / "claims.csv", keep_default_na=False, na_values=[""])
    assert plain["text"].tolist() == tables["claims"]["text"].tolist()
    assert plain["context"].tolist() == tables["claims"]["context"].tolist()
    assert plain["value"].tolist() == tables["claims"]["value"].tolist()


def test_parquet_is_typed_and_described(tables: Frames, tmp_path: Path) -> None:
    write_table([tables["claims"]], "claims", tmp_path)
    schema = parquet.read_schema(tmp_path / "claims.parquet")
    assert [str(schema.field(name).type) for name in ("period_end", "start", "part_of", "value", "rules", "text")] == [
        "date32[day]",
        "int64",
        "int64",
        "double",
        "list<element: string>",
        "string",
    ]
    for column in TABLES["claims"].columns:
        stored = schema.field(column.name)
        assert stored.metadata[b"description"].decode() == column.description
        assert stored.nullable == (column.null is not None)


def test_csv_has_iso_dates_empty_nulls_and_plain_line_ends(tables: Frames, tmp_path: Path) -> None:
    write_tables({name: [tables[name]] for name in ("claims", "documents")}, tmp_path)
    text = (tmp_path / "claims.csv").read_bytes().decode()
    header, first = text.split("\n")[:2]
    row = dict(zip(header.split(","), next(csv.reader([first])), strict=True))
    assert (row["period_end"], row["period_start"], row["part_of"]) == ("2015-12-31", "", "")
    assert (row["flags"], row["value_base"], row["value"]) == ("ocr;paired", "12700", "12.7")
    assert "\r\n" not in text.replace(tables["claims"]["context"][0], "")
    assert text.endswith("\n")
    assert "text" not in (tmp_path / "documents.csv").read_text(encoding="utf-8").split("\n")[0].split(",")


def test_the_same_tables_give_the_same_bytes(tables: Frames, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        write_tables({name: [frame.copy()] for name, frame in tables.items()}, folder)
    names = sorted(path.name for path in first.iterdir())
    assert len(names) == 2 * len(TABLES)
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_a_dataset_reads_back_from_either_kind_of_file(tables: Frames, tmp_path: Path) -> None:
    write_tables({name: [frame] for name, frame in tables.items()}, tmp_path)
    for path in tmp_path.glob("*.parquet"):
        if path.stem != "documents":
            path.unlink()
    back = read_dataset(tmp_path)
    assert all(back[name].equals(frame) for name, frame in tables.items())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"doc_id,start\nx,1\n", "lacks the columns"),
        (b"doc_id,start\nx\n", "not every row has 2 fields"),
        (b"doc_id,start,end,text,reason,rule,context\na,b,2,x,date,r,x\n", "column start"),
        (b"\xff\xfe\x00", "cannot be read as CSV"),
        (b"", "cannot be read as CSV"),
    ],
)
def test_a_damaged_csv_file_is_named(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "rejected.csv"
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=message) as caught:
        read_csv(path, "rejected")
    assert str(path) in str(caught.value)


def test_a_folder_without_tables_and_a_damaged_parquet_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"no documents\.parquet"):
        read_dataset(tmp_path)
    (tmp_path / "documents.parquet").write_bytes(b"not at all")
    with pytest.raises(DatasetError, match="cannot be read as Parquet"):
        read_dataset(tmp_path)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_written_in_frames_reads_back_as_the_whole(name: str, tables: Frames, tmp_path: Path) -> None:
    whole = tables[name]
    pieces = [whole.iloc[at : at + 2].reset_index(drop=True) for at in range(0, len(whole), 2)]
    write_table(iter(pieces), name, tmp_path)
    assert read_parquet(tmp_path / f"{name}.parquet", name).equals(whole)
    assert len(read_csv(tmp_path / f"{name}.csv", name)) == len(whole)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_frames_is_an_empty_one(name: str, tables: Frames, tmp_path: Path) -> None:
    write_table([], name, tmp_path)
    back = read_parquet(tmp_path / f"{name}.parquet", name)
    assert len(back) == 0
    assert back.dtypes.equals(tables[name].dtypes)
    assert read_csv(tmp_path / f"{name}.csv", name).equals(back)
