"""The Data Package descriptor (version 2): what files the dataset has, and the schema of each, from `schemas/`."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet

from pipeline.publish.files import file_hash
from schemas.tables import TABLES, Column, TableInfo

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}

Json = dict[str, Any]


def write_data_package(folder: Path) -> None:
    """Write `datapackage.json` for the tables that stand in `folder`."""
    text = json.dumps(data_package(folder), indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_bytes(f"{text}\n".encode())


def data_package(folder: Path) -> Json:
    """The descriptor of the tables in `folder`; its sources are the documents."""
    documents = pyarrow.parquet.read_table(folder / "documents.parquet", columns=["doc_id", "title", "source_url"])
    return {
        "$schema": PROFILE,
        "name": "claimline-dataset",
        "title": "Numeric claims out of official documents",
        "description": "Every figure that the source documents state, with its unit, what it counts, when it holds,"
        " how it is meant and the sentence it stands in; and the numerals that are no claims, with the reason.",
        "sources": [_source(row) for row in documents.to_pylist()],
        "resources": [_resource(folder, table, form) for table in TABLES.values() for form in MEDIA_TYPES],
    }


def _source(document: Json) -> Json:
    source = {"title": document["title"] or document["doc_id"]}
    return source | ({"path": document["source_url"]} if document["source_url"] else {})


def _resource(folder: Path, table: TableInfo, form: str) -> Json:
    path = folder / f"{table.name}.{form}"
    resource = {
        "name": table.name if form == "csv" else f"{table.name}-{form}",
        "type": "table",
        "path": path.name,
        "title": table.title,
        "description": table.description,
        "format": form,
        "mediatype": MEDIA_TYPES[form],
        "hash": f"sha256:{file_hash(path)}",
        "schema": table_schema(table, form),
    }
    return resource | ({"encoding": "utf-8", "bytes": path.stat().st_size} if form == "csv" else {})


def table_schema(table: TableInfo, form: str) -> Json:
    """The Table Schema of a table as it stands in a `csv` or `parquet` file."""
    left_out = table.parquet_only if form == "csv" else ()
    schema: Json = {"fields": [_field(column, form) for column in table.columns if column.name not in left_out]}
    schema["missingValues"] = [""]
    schema["primaryKey"] = list(table.key)
    keys = [
        {"fields": [name], "reference": {"resource": target, "fields": [key]}}
        for name, (target, key) in table.references.items()
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column, form: str) -> Json:
    null = f" Null: {column.null}." if column.null else ""
    field: Json = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description + null,
    }
    if column.type == "list":
        # A CSV field cannot tell an empty list from null, so that nothing is required of it. For the lists of Parquet
        # Table Schema has no type: its arrays are JSON.
        return field | ({"itemType": "string", "delimiter": ";"} if form == "csv" else {"type": "any"})
    constraints: Json = {"required": True} if column.null is None else {}
    if column.unique:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = int(column.minimum)
    return field | ({"constraints": constraints} if constraints else {})
