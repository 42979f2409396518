"""Arguments that several commands take."""

import argparse
from pathlib import Path

from pipeline.publish.remote import place_of


def add_dataset(parser: argparse.ArgumentParser) -> None:
    """Add the place of a dataset, a folder or a URL, as `folder`."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=place_of,
        default=Path("data_out"),
        metavar="DIR",
        help="the dataset (default: data_out)",
    )
