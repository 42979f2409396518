"""`claimline init`: a manifest of a folder, with what the files and their names tell filled in already."""

import argparse
import sys
from pathlib import Path

from pipeline.ingest.folder import compile_reading, read_documents
from pipeline.ingest.listing import ROW_FORMAT, FolderError, list_sources
from pipeline.ingest.manifest import COLUMNS, NAME, TOML_NAME, Manifest
from pipeline.lexicon.segmentation import load_segmentation
from pipeline.models import Document
from pipeline.publish.files import csv_line
from pipeline.values import names_of
from schemas.vocabularies import Outcome


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder of the documents")


def run(arguments: argparse.Namespace) -> int:
    """Write the manifest. Returns 0, or 1 where documents could not be read; raises `FolderError`."""
    folder: Path = arguments.folder
    sources = list_sources(folder)
    for name in (NAME, TOML_NAME):
        if (folder / name).exists():
            raise FolderError(f"{folder / name}: is there already and stays as it is; rename it to get a new one")
    # The rows of a file of rows carry their own metadata.
    reads = list(
        read_documents(
            (source for source in sources if source.format != ROW_FORMAT),
            Manifest(),
            compile_reading(load_segmentation()),
        )
    )
    read = [one.document for one in reads if one.outcome is Outcome.READ]
    lines = [csv_line(COLUMNS), *(csv_line(_cells(document)) for document in read)]
    try:
        (folder / NAME).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
    except OSError as error:
        raise FolderError(f"{folder / NAME}: cannot be written: {error.strerror}") from error
    for one in reads:
        if one.error:
            print(f"claimline: {one.outcome}: {one.error}", file=sys.stderr)
    undated = sum(document.published is None for document in read)
    speechless = sum(document.actor is None for document in read)
    print(
        f"{folder / NAME} has {len(read)} documents. Fill in what you know: {speechless} have no actor (who speaks), "
        f"{undated} no date. Then build the dataset with: claimline build {folder} --out my_dataset"
    )
    return 1 if any(one.outcome is Outcome.FAILED for one in reads) else 0


def _cells(document: Document) -> list[str]:
    known = {name: getattr(document, name) for name in names_of(Document)}
    return ["" if known[name] is None else str(known[name]) for name in COLUMNS]
