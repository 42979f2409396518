"""`claimline series`: which series there are, and the figures of one, as rows or as years by documents."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.analyse.figures import plain_rows
from pipeline.commands.arguments import DATASET
from pipeline.dataset import Dataset, chosen, load
from pipeline.ingest.own import is_dataset
from pipeline.publish.reading import DatasetError
from pipeline.publish.remote import place_of

WIDEST = 60
ROW = ("date", "value", "possible_low", "possible_high", "relation", "unit", "status", "doc_id")
HEADER = ("date", "value", "from", "to", "relation", "unit", "status", "document")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    parser.add_argument(
        "series", nargs="?", metavar="ID", help="an indicator or the id of a series (default: list every series)"
    )
    parser.add_argument(
        "folder", nargs="?", type=place_of, metavar="DIR", help="the dataset; without an ID it may stand alone"
    )
    parser.add_argument("--dir", type=place_of, default=DATASET, metavar="DIR", help=f"the same (default: {DATASET})")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="draw it into a file: .html, .svg or .png")
    parser.add_argument("--wide", action="store_true", help="a row for each year and a column for each document")


def run(arguments: argparse.Namespace) -> int:
    """Print the list of series, or those asked for. Raises `DatasetError` where there is none of that name."""
    name, folder = arguments.series, arguments.folder or arguments.dir
    if name is not None and arguments.folder is None and is_dataset(alone := Path(name)):
        name, folder = None, alone
    dataset = load(folder)
    series = dataset.series
    if name is None:
        if arguments.chart is not None:
            raise DatasetError("--chart draws one indicator or series; name it: claimline series ID --chart FILE")
        print("\n".join(listing(series)))
        return 0
    wanted = chosen(series, name)
    if not len(wanted):
        raise DatasetError(
            f"{folder}: no series {name!r}. List those of this dataset with: claimline series --dir {folder}; "
            "name another dataset with --dir."
        )
    if arguments.chart is not None:
        draw(dataset, name, arguments.chart)
        return 0
    print("\n".join(wide_table(wanted) if arguments.wide else long_table(wanted)))
    return 0


def draw(dataset: Dataset, name: str, path: Path) -> None:
    """Draw a series into a file. Raises `pipeline.publish.charts.ChartError`."""
    from pipeline.publish.charts import series_chart, write_chart

    write_chart(series_chart(dataset, name), path)
    print(f"The chart is in {path}.")


def listing(series: pd.DataFrame) -> Iterator[str]:
    """A line for each series: how many figures of how many documents, and from when to when."""
    if not len(series):
        yield "There are no series in this dataset."
        return
    found = series.groupby("series_id", sort=True).agg(
        figures=("claim_id", "size"), documents=("doc_id", "nunique"), first=("year", "min"), last=("year", "max")
    )
    rows = [(str(row[0]), *map(_plain, row[1:])) for row in found.itertuples()]
    yield from _aligned(("series", "figures", "documents", "first", "last"), rows)


def long_table(series: pd.DataFrame) -> Iterator[str]:
    """The figures of each series in time order, under its id."""
    for series_id, rows in series.groupby("series_id", sort=True):
        yield str(series_id)
        cells = [[_plain(row[name]) for name in ROW] for row in plain_rows(rows)]
        yield from (f"  {line}" for line in _aligned(HEADER, cells))
        yield ""


def wide_table(series: pd.DataFrame) -> Iterator[str]:
    """Each series with a row for each year and a column for each document; several figures are joined by `, `."""
    for series_id, rows in series.groupby("series_id", sort=True):
        yield str(series_id)
        table = wide(rows)
        cells = [[_plain(year), *map(_plain, values)] for year, values in zip(table.index, table.values, strict=True)]
        yield from (f"  {line}" for line in _aligned(("year", *map(str, table.columns)), cells))
        yield ""


def wide(series: pd.DataFrame) -> pd.DataFrame:
    """One series with years as rows and documents as columns."""
    figures = series.assign(value=series["value"].map(_plain))
    by_year = figures.groupby(["year", "doc_id"], dropna=False, sort=True)["value"]
    table = by_year.agg(lambda values: ", ".join(dict.fromkeys(values))).unstack("doc_id")
    return table[list(dict.fromkeys(figures.sort_values(["year", "doc_id"])["doc_id"]))]


def _plain(cell: Any) -> str:
    if cell is None or pd.isna(cell):
        return ""
    text = f"{cell:,.10g}" if isinstance(cell, float) else str(cell)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 3]}..."


def _aligned(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    table = [list(header), *map(list, rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(header))]
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
