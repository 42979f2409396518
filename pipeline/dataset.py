"""A built dataset in memory, and reading one back. How the files are laid out is left to `publish/`."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.analyse.series import SEPARATOR
from pipeline.ingest.own import RUN_RECORD, is_dataset
from pipeline.publish.reading import DatasetError, read_dataset
from pipeline.publish.remote import dataset_at
from pipeline.publish.replace import settle

_TRIES = 5  # how often to read again when a build swaps the folder under us


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """The tables of a dataset, each a validated data frame; `codebook.md` in its folder says what every column is."""

    documents: pd.DataFrame
    claims: pd.DataFrame
    rejected: pd.DataFrame
    series: pd.DataFrame
    findings: pd.DataFrame

    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The tables by name."""
        return {
            "documents": self.documents,
            "claims": self.claims,
            "rejected": self.rejected,
            "series": self.series,
            "findings": self.findings,
        }


def chosen(series: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of an indicator, of a series, or of all series whose id begins with these parts.

    An indicator may be named with its rule's id too, `indicator.NAME`.
    """
    name, ids = name.removeprefix("indicator."), series["series_id"]
    return series[(ids == name) | ids.str.startswith(f"{name}{SEPARATOR}") | (series["indicator"] == name)]


def load(folder: Path | str = "data_out") -> Dataset:
    """Read the dataset in `folder` (a path, or a URL on object storage), with the dtypes it was built with.

    A swap that a killed run left half done is finished or undone first. Raises `DatasetError` where there is no
    dataset.
    """
    with dataset_at(folder) as place:
        return _load(place)


def _load(folder: Path) -> Dataset:
    for attempt in range(_TRIES):
        settle(folder)
        before = _identity(folder)
        try:
            tables = read_dataset(folder)
        except (DatasetError, OSError):
            if _identity(folder) == before or attempt == _TRIES - 1:
                raise
            continue
        if _identity(folder) == before:
            return Dataset(**tables)
    raise DatasetError(f"{folder}: was replaced again and again while it was read. Wait until the build has ended.")


def _how_to_build(folder: Path) -> str:
    """What to do about a missing dataset; a folder with files of its own is no output folder, but may be the input."""
    if folder.is_dir() and any(folder.iterdir()):
        out = f"{folder.resolve().name}_dataset"
        named, out = shlex.quote(str(folder)), shlex.quote(out)
        return f"If these are your documents, build one from them with: claimline build {named} --out {out}"
    if folder.exists() and not folder.is_dir():
        return "Name the folder of a dataset."
    return f"Build one with: claimline build my_documents --out {shlex.quote(str(folder))}"


def _identity(folder: Path) -> tuple[int, int]:
    """What tells this folder from one that takes its place."""
    if not is_dataset(folder):
        reason = f"it has no {RUN_RECORD} of ours" if folder.exists() else "this folder does not exist"
        raise DatasetError(f"{folder}: there is no dataset here ({reason}). {_how_to_build(folder)}")
    state = (folder / RUN_RECORD).stat()
    return state.st_dev, state.st_ino
