"""The codebook: every column of every table in words, as a CSV file and as a page to read, made from `schemas/`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.publish.files import csv_line
from schemas.finding_kinds import KIND_NOTES
from schemas.tables import TABLES, Column, TableInfo

HEADER = ("table", "column", "type", "title", "description", "null", "values", "key", "files")

HOW_TO_READ = """\
# Codebook

Every table is there twice with the same rows: `<table>.parquet` (typed) and `<table>.csv` (UTF-8, ISO dates, an empty
field for null, list items joined by `;`). `pipeline.load(folder)` reads them with the types below. In pandas text is
`str`, a whole number that may be missing is `Int64`, and a date is a true date (`date32`): compare it with a
`datetime.date`, or turn the column into timestamps with `pandas.to_datetime`. A sentence that starts with `=` is a
formula to a spreadsheet program: import the column as text there.
"""


def write_codebook(folder: Path) -> None:
    """Write `codebook.csv` and `codebook.md` into `folder`."""
    (folder / "codebook.csv").write_bytes(codebook_csv().encode("utf-8"))
    (folder / "codebook.md").write_bytes(codebook_markdown().encode("utf-8"))


def codebook_csv() -> str:
    """One line a column: what it is called, its type, what it means, what null means, what it may hold."""
    return "".join(f"{csv_line(row)}\n" for row in (HEADER, *_rows()))


def _rows() -> Iterator[tuple[str, ...]]:
    for table in TABLES.values():
        for column in table.columns:
            yield (
                table.name,
                column.name,
                column.type,
                column.title,
                column.description,
                column.null or "",
                ";".join(column.values),
                "yes" if column.name in table.key else "",
                "parquet" if column.name in table.parquet_only else "parquet;csv",
            )


def codebook_markdown() -> str:
    """The same as a page: a section for each table."""
    return "\n".join([HOW_TO_READ, *("\n".join(_section(table)) for table in TABLES.values())])


def _section(table: TableInfo) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"{table.description} Key: {', '.join(f'`{name}`' for name in table.key)}."
    yield ""
    yield "| column | type | meaning | null means |"
    yield "|---|---|---|---|"
    for column in table.columns:
        cells = (f"`{column.name}`", column.type, _meaning(column), column.null or "never null")
        yield _table_row(cells)
    yield ""
    if table.name == "findings":
        yield from _kinds()


def _kinds() -> Iterator[str]:
    """The kinds of findings, each with its rule and an example."""
    yield "### Kinds of findings"
    yield ""
    yield "| kind | severity | raised where | example |"
    yield "|---|---|---|---|"
    for note in KIND_NOTES:
        yield _table_row((f"`{note.kind}`", note.severities, note.rule, note.example))
    yield ""


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _meaning(column: Column) -> str:
    unnamed = [value for value in column.values if f"`{value}`" not in column.description]
    listed = f" One of {', '.join(f'`{value}`' for value in column.values)}." if unnamed else ""
    return column.description + listed
