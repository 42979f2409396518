"""A whole dataset into an empty folder: tables, codebook, data package, record. Swapping is left to `replace.py`."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from pipeline.publish.codebook import write_codebook
from pipeline.publish.datapackage import write_data_package
from pipeline.publish.files import write_tables
from pipeline.publish.record import write_record


def write_dataset(
    folder: Path, tables: Mapping[str, Iterable[pd.DataFrame]], inputs: Mapping[str, str], *, excel_safe: bool = False
) -> None:
    """Write the five tables, each as frames that are validated already, and what describes them.

    `inputs` has the SHA-256 of each input file by its name. The run record comes last: a folder that has one is
    complete.
    """
    write_tables(tables, folder, excel_safe=excel_safe)
    write_codebook(folder)
    write_data_package(folder)
    write_record(folder, inputs)
