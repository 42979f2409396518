"""`claimline report`: the dataset as one HTML page."""

import argparse
from pathlib import Path

from pipeline.commands.arguments import add_dataset
from pipeline.dataset import load
from pipeline.publish.remote import is_url
from pipeline.publish.replace import REPORT, unwritable
from pipeline.publish.report.build import report_html


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    add_dataset(parser)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=f"the page (default: {REPORT} in the dataset's folder, if it is on this disk)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the page. Raises `DatasetError` and `OutputError`."""
    page = report_html(load(arguments.folder))
    beside = Path() if is_url(arguments.folder) else arguments.folder
    path: Path = arguments.out or beside / REPORT
    try:
        path.write_text(page, encoding="utf-8", newline="")
    except OSError as error:
        raise unwritable(path, error) from error
    print(f"The report is in {path}. Open it in a browser; it needs no network.")
    return 0
