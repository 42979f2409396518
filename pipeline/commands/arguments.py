"""Arguments that several commands take."""

import argparse
from pathlib import Path

from pipeline.publish.remote import place_of

DATASET = Path("data_out")  # where none is named


def add_dataset(parser: argparse.ArgumentParser) -> None:
    """Add the place of a dataset, a folder or a URL, as `folder`."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=place_of,
        default=DATASET,
        metavar="DIR",
        help=f"the dataset (default: {DATASET})",
    )
