"""A whole dataset into an empty folder: tables, codebook, data package, record. Swapping is left to `replace.py`."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from pipeline.publish.codebook import write_codebook
from pipeline.publish.datapackage import write_data_package
from pipeline.publish.files import write_tables
from pipeline.publish.record import write_record
from schemas.validation import validate_references


def write_dataset(
    folder: Path, tables: Mapping[str, pd.DataFrame], inputs: Mapping[str, str], *, excel_safe: bool = False
) -> None:
    """Check the five tables, each validated already, against each other, and write them with what describes them.

    `inputs` has the SHA-256 of each input file by its name. Raises `schemas.validation.TableError` before anything is
    written where a table does not fit another. The run record comes last: a folder that has one is complete.
    """
    validate_references(tables)
    write_tables(tables, folder, excel_safe=excel_safe)
    write_codebook(folder)
    write_data_package(folder, tables["documents"])
    write_record(folder, tables, inputs)
