"""One reader under libFuzzer: damaged files of its format must be read or refused, and within seconds.

`make fuzz` calls it once a reader, in the environment that has atheris. A finding is an error other than the reader's
own refusal, or an input that takes longer than ten seconds: libFuzzer then keeps the input in a file, names it and
ends with a status that is not 0. The files to begin with come from `tests/ingest/making.py`.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["pipeline.ingest"]):
    from pipeline.ingest.archives import ArchiveError, contents_of, members_of
    from pipeline.ingest.readers.decoded import NotReadable
    from pipeline.ingest.readers.docx import read_docx
    from pipeline.ingest.readers.html import read_html
    from pipeline.ingest.readers.markdown import read_markdown
    from pipeline.ingest.readers.mht import read_mht
    from pipeline.ingest.readers.pdf import read_pdf
    from pipeline.ingest.readers.text import read_text
    from pipeline.ingest.record_files import RecordFileError, records_of

from tests.fuzz.corpus import corpus_of  # noqa: E402
from tests.ingest.hostile_markup import word_package  # noqa: E402

LONGEST_SECONDS = 10
LARGEST_BYTES = 100_000
REFUSALS = (NotReadable, ArchiveError, RecordFileError)


def read_archive(suffix: str) -> Callable[[bytes], object]:
    """A reader of archives, which are files and no bytes."""

    def read(data: bytes) -> object:
        with tempfile.NamedTemporaryFile(suffix=suffix) as file:
            file.write(data)
            file.flush()
            path = Path(file.name)
            wanted = frozenset(member.name for member in members_of(path) if member.refused is None)
            return [len(content) for _, content in contents_of(path, wanted)]

    return read


def read_rows(suffix: str) -> Callable[[bytes], object]:
    """A reader of files of rows."""

    def read(data: bytes) -> object:
        with tempfile.NamedTemporaryFile(suffix=suffix) as file:
            file.write(data)
            file.flush()
            return list(records_of(Path(file.name), "text"))

    return read


READERS: dict[str, Callable[[bytes], object]] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "mht": read_mht,
    "pdf": read_pdf,
    "docx": read_docx,
    "word": lambda data: read_docx(word_package(data)),  # the XML in it: damage to the archive hides it
    "zip": read_archive(".zip"),
    "tar": read_archive(".tar.gz"),
    "jsonl": read_rows(".jsonl"),
    "csv": read_rows(".csv"),
    "parquet": read_rows(".parquet"),
}


def main(reader: str, seconds: str, kept: str) -> None:
    """Try one reader for so many seconds; what it trips over is kept in the folder `kept`."""
    read = READERS[reader]

    def once(data: bytes) -> None:
        try:
            read(data)
        except REFUSALS:
            return

    folder = Path(kept)
    corpus = folder / f"corpus-{reader}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(corpus_of(reader)):
        (corpus / f"seed-{number}").write_bytes(content)
        once(content)
    options = [f"-max_total_time={seconds}", f"-timeout={LONGEST_SECONDS}", f"-max_len={LARGEST_BYTES}"]
    options += [f"-artifact_prefix={folder}/{reader}-", "-rss_limit_mb=4096", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:4])
