"""The whole run: read the documents, extract, lay out as tables, validate, write beside the old dataset, swap in.

Documents stream through in batches, so that the memory needed does not grow with their number. A document that cannot
be read or extracted is reported in the documents table and the others are still built; only where none can be read, or
where the folders cannot be used at all, nothing is written. Printing is left to the commands.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from os.path import realpath
from pathlib import Path

import pandas as pd

from pipeline.analyse.reviews import NAME as REVIEWS
from pipeline.analyse.reviews import Review, read_reviews, unmatched
from pipeline.dataset import Dataset, load
from pipeline.engines.across import Across
from pipeline.engines.batches import MOST_BYTES, Batch, in_batches
from pipeline.engines.clock import Clock
from pipeline.engines.ledger import Ledger, with_copies_marked, without_copies
from pipeline.engines.local import run_here
from pipeline.engines.part import OwnRules, Part, Task, tools_of
from pipeline.extractor import load_extractor
from pipeline.frames import claims_frame
from pipeline.ingest.listing import Source, endings_told, ids_of, list_sources
from pipeline.ingest.manifest import NAME as MANIFEST
from pipeline.ingest.manifest import TOML_NAME, read_manifest
from pipeline.ingest.opening import opened
from pipeline.ingest.record_files import TEXT_COLUMN
from pipeline.lexicon.base import RuleFileError
from pipeline.publish.dataset import write_dataset
from pipeline.publish.parts import clear_parts, frames_in, keep_part
from pipeline.publish.remote import dataset_for, documents_at
from pipeline.publish.replace import OutputError, replacing, unwritable
from pipeline.records import document_of

Progress = Callable[[int, int], None]
Engine = Callable[[Iterable[Batch], Task], Iterator[Part]]


class NothingReadError(ValueError):
    """Not one document could be read; the message says why for each."""


def build(
    seeds: Path | str = "seeds",
    out: Path | str = "data_out",
    *,
    progress: Progress | None = None,
    tell: Callable[[str], None] | None = None,
    rules: Path | str | None = None,
    text_column: str = TEXT_COLUMN,
    excel_safe: bool = False,
    repair: bool = False,
) -> Dataset:
    """Build the dataset of the documents in `seeds` and put it in the place of `out`; returns its tables.

    Both may be URLs of folders on object storage. Other arguments and the errors are those of `build_folder`, which
    does the same on this disk and returns nothing: take that where the tables are too large for the memory.
    """
    with documents_at(seeds, out) as folder, dataset_for(out) as place:
        build_folder(
            folder,
            place,
            progress=progress,
            tell=tell,
            rules=rules,
            text_column=text_column,
            excel_safe=excel_safe,
            repair=repair,
        )
        return load(place)


def build_folder(
    seeds: Path,
    out: Path,
    *,
    engine: Engine = run_here,
    progress: Progress | None = None,
    tell: Callable[[str], None] | None = None,
    rules: Path | str | None = None,
    text_column: str = TEXT_COLUMN,
    excel_safe: bool = False,
    repair: bool = False,
    batch_bytes: int = MOST_BYTES,
    clock: Clock | None = None,
) -> None:
    """Build the dataset of the documents in `seeds` and put it in the place of `out`.

    `progress` is told after each batch how many documents of how many are done, and `tell` what a person should hear of
    (a review that fits nothing any more). `rules` is a user's own rule file, `text_column` the column of the text in
    files of rows; `excel_safe` guards the CSV cells that a spreadsheet would run, `repair` mends mojibake. `engine`
    says where batches are worked on, `batch_bytes` how large they are (a tenth of a gigabyte of memory for each few
    megabytes), `clock` adds up what the stages took. Raises `RuleFileError`, `FolderError`,
    `ManifestError` or `ReviewError` where the rules, the documents, the manifest or the reviews cannot be used,
    `NothingReadError` where no document can be read, `OutputError` where `out` cannot be replaced; `out` is then as it
    was.
    """
    folder, clock = seeds, clock or Clock()
    own = _own_rules(rules)
    with clock("load rules"):
        tools = tools_of(own)  # first: a review may set a unit that they define
    with clock("list"):
        _refuse_inside(out, folder)
        sources = _outside(out, list_sources(folder, text_column))
        manifest = read_manifest(folder, ids_of(sources))
        if tell is not None and (told := endings_told(sources)) is not None:
            tell(told)
        task = Task(own, repair, read_reviews(folder))
    with replacing(out) as new:
        parts = new / "parts"
        with _written_to(out):
            parts.mkdir()
        ledger, found = Ledger(), []
        for part in engine(in_batches(opened(sources, text_column), manifest, most_bytes=batch_bytes), task):
            with _written_to(out):
                keep_part(parts, part.number, part.tables)
            ledger.add(part)
            found += [one for one in part.findings if one.figures[0].doc_id not in ledger.copies]
            clock.add(part.seconds)
            if progress is not None:
                progress(ledger.documents, len(sources))
        _refuse_nothing(folder, ledger)
        across = Across(parts, ledger, tools.analysis, found)
        hashes = _input_hashes(folder, ledger.hashes, task.rules)
        with clock("publish"), _written_to(out):
            tables = {
                "documents": (with_copies_marked(one, ledger.copies) for one in frames_in(parts, "documents")),
                "claims": (without_copies(one, ledger.copies) for one in frames_in(parts, "claims")),
                "rejected": (without_copies(one, ledger.copies) for one in frames_in(parts, "rejected")),
                "series": across.series(),
                "findings": across.findings(task.reviews),
            }
            write_dataset(new, tables, hashes, excel_safe=excel_safe)
            clear_parts(parts)
    _tell_lost([*_lost(task.reviews, ledger), *across.unmatched], tell)


def extract_claims(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    actor: str | None = None,
    about: str | None = None,
    published: date | str | None = None,
    covers_start: date | str | None = None,
    covers_end: date | str | None = None,
    doc_id: str = "text",
    rules: Path | str | None = None,
) -> pd.DataFrame:
    """The claims of one text as a validated claims table.

    What is said about the text (who published it, when, what it covers) decides how its figures are dated and whose
    they are; dates are `datetime.date` or ISO text. `rules` is a user's own rule file. Raises
    `pipeline.records.MetadataError` for a date that is none, `RuleFileError` where the rules cannot be used.
    """
    metadata = {
        "title": title,
        "publisher": publisher,
        "actor": actor,
        "about": about,
        "published": _iso(published),
        "covers_start": _iso(covers_start),
        "covers_end": _iso(covers_end),
    }
    document = document_of(doc_id, text, metadata)
    extractor = load_extractor() if rules is None else tools_of(_own_rules(rules)).extractor
    return claims_frame([document], [extractor(document)])


def _refuse_inside(out: Path, folder: Path) -> None:
    """Raises `OutputError` where the swap would take documents."""
    if folder.is_dir() and folder.resolve().is_relative_to(out.resolve()):
        raise OutputError(
            f"The documents in {folder} lie in the output folder {out}, which is replaced as a whole. "
            "Name another folder with --out."
        )


def _outside(out: Path, sources: list[Source]) -> list[Source]:
    """The sources that are not the last dataset or files in it: that one is known to be there, and not told."""
    place = out.resolve()
    return [source for source in sources if not Path(realpath(source.path)).is_relative_to(place)]


@contextmanager
def _written_to(out: Path) -> Iterator[None]:
    """Only for what does nothing but write and read there: elsewhere an error of the system has other causes."""
    try:
        yield
    except OSError as error:
        raise unwritable(out, error) from error


def _own_rules(rules: Path | str | None) -> OwnRules | None:
    """A user's own rules. Raises `RuleFileError` where the file cannot be read."""
    if rules is None:
        return None
    path = Path(rules)
    try:
        return OwnRules(path.name, path.read_bytes())
    except OSError as error:
        raise RuleFileError(f"{path}: cannot be read: {error.strerror or error}") from error


def _refuse_nothing(folder: Path, ledger: Ledger) -> None:
    if len(ledger.errors) == ledger.documents:
        reasons = "\n".join(f"  {error}" for error in ledger.errors)
        raise NothingReadError(f"{folder}: none of the {ledger.documents} documents could be read:\n{reasons}")


def _lost(reviews: Sequence[Review], ledger: Ledger) -> list[Review]:
    """The reviews of claims that fit none."""
    return [review for review in reviews if review.claim_id and review.row not in ledger.reviewed]


def _tell_lost(lost: Sequence[Review], tell: Callable[[str], None] | None) -> None:
    if tell is not None:
        for line in unmatched(lost):
            tell(line)


def _input_hashes(folder: Path, documents: Mapping[str, str], rules: OwnRules | None) -> Mapping[str, str]:
    """SHA-256 of every input file that could be read, the manifest, the reviews and a user's own rules too."""
    hashes = dict(documents)
    for name in (MANIFEST, TOML_NAME, REVIEWS):
        if (folder / name).is_file():
            hashes[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    if rules is not None:
        hashes[rules.name] = hashlib.sha256(rules.content).hexdigest()
    return hashes


def _iso(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day
