"""Codebook, data package, run record and the whole folder: made from the schemas and in step with the files."""

import csv
import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

from pipeline.ingest.own import is_dataset
from pipeline.publish import codebook, dataset
from pipeline.publish.datapackage import data_package
from pipeline.publish.record import run_record
from schemas.tables import TABLES

Frames = dict[str, pd.DataFrame]


def as_frames(tables: Frames) -> dict[str, list[pd.DataFrame]]:
    return {name: [frame] for name, frame in tables.items()}


@pytest.fixture(scope="session")
def folder(tables: Frames, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dataset")
    dataset.write_dataset(path, as_frames(tables), {"port.txt": "0" * 64})
    return path


def test_the_codebook_has_a_line_for_every_column() -> None:
    rows = list(csv.DictReader(codebook.codebook_csv().splitlines()))
    expected = [(table.name, column.name) for table in TABLES.values() for column in table.columns]
    assert [(row["table"], row["column"]) for row in rows] == expected
    kind = next(row for row in rows if (row["table"], row["column"]) == ("claims", "kind"))
    assert kind["values"] == "quantity;ordinal"
    text = next(row for row in rows if (row["table"], row["column"]) == ("documents", "text"))
    assert text["files"] == "parquet"


def test_the_codebook_page_explains_every_column_and_value() -> None:
    page = codebook.codebook_markdown()
    for table in TABLES.values():
        section = page.split(f"## {table.name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} | {column.description}" in section
            assert all(f"`{value}`" in section for value in column.values)


def test_a_dataset_has_all_its_files(folder: Path) -> None:
    tables = {f"{name}.{form}" for name in TABLES for form in ("csv", "parquet")}
    described = {"codebook.csv", "codebook.md", "datapackage.json", "run.json"}
    assert {path.name for path in folder.iterdir()} == tables | described
    assert is_dataset(folder)


def test_the_same_dataset_gives_the_same_bytes(folder: Path, tables: Frames, tmp_path: Path) -> None:
    dataset.write_dataset(tmp_path, as_frames(tables), {"port.txt": "0" * 64})
    assert all((tmp_path / path.name).read_bytes() == path.read_bytes() for path in folder.iterdir())


def test_the_data_package_describes_the_files(folder: Path, tables: Frames) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package == data_package(folder)
    assert len(package["resources"]) == 2 * len(TABLES)
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if resource["format"] == "csv":
            header = content.decode().split("\n")[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert package["sources"] == [{"title": "Port, 2015"}]


def test_the_data_package_says_types_keys_and_values(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    claims = next(resource for resource in package["resources"] if resource["name"] == "claims")["schema"]
    fields = {field["name"]: field for field in claims["fields"]}
    assert claims["missingValues"] == [""]
    assert claims["primaryKey"] == ["claim_id"]
    assert claims["foreignKeys"][0]["reference"] == {"resource": "documents", "fields": ["doc_id"]}
    assert fields["kind"]["constraints"] == {"required": True, "enum": ["quantity", "ordinal"]}
    assert (fields["rules"]["type"], fields["rules"]["delimiter"]) == ("list", ";")
    assert fields["period_end"]["type"] == "date"
    assert "Null: open" in fields["low"]["description"]


@pytest.mark.slow
def test_a_reader_of_data_packages_finds_every_file_valid(folder: Path) -> None:
    from frictionless import validate

    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_the_run_record_counts_and_names_no_time(folder: Path, tables: Frames) -> None:
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert record == run_record(folder, {"port.txt": "0" * 64})
    assert record["rows"] == {"documents": 1, "claims": 5, "rejected": 1, "series": 1, "findings": 1}
    assert record["claims"] == {"ordinal": 1, "quantity": 4}
    assert record["rejected"] == {"identifier": 1}
    assert record["inputs"] == {"port.txt": "0" * 64}
    assert set(record["libraries"]) == {"pandas", "pandera", "pint", "pyarrow", "pydantic"}
    assert not any("time" in name or "date" in name for name in record)
