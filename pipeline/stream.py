"""The command `claimline extract`: claims of files, of standard input, or of a stream of JSON objects, to the screen.

The stream answers every line with one line at once and goes on after a bad one, so that another program can keep it
running. Loads no pandas; whoever wants validated frames calls `pipeline.extract_claims`.
"""

import argparse
import csv
import io
import json
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from pipeline.extractor import Extractor, load_extractor
from pipeline.ingest.folder import (
    UNKNOWN_FORMAT,
    ReadingPatterns,
    ReadOutcome,
    compile_reading,
    read_content,
    read_documents,
)
from pipeline.ingest.listing import Source, sources_of
from pipeline.ingest.manifest import Manifest, ManifestRow
from pipeline.ingest.record_files import TEXT_COLUMN, TEXT_COLUMN_HELP
from pipeline.ingest.repair import REPAIR_HELP
from pipeline.lexicon.base import InstallationError
from pipeline.lexicon.segmentation import load_segmentation
from pipeline.models import Document
from pipeline.records import (
    COLUMNS,
    DATE_METADATA,
    TEXT_METADATA,
    MetadataError,
    Record,
    claim_record,
    document_of,
)
from pipeline.values import replace
from schemas.vocabularies import Outcome

FORMATS = ("table", "csv", "jsonl")
_READABLE = json.JSONEncoder(ensure_ascii=False, allow_nan=False)  # made once: it is asked for every line
_TABLE_COLUMNS = (
    "text", "value", "relation", "unit", "per", "change", "object", "period_start", "period_end", "status",
)  # fmt: skip
_WHERE_TOLD = frozenset(("per", "change"))  # shown where a figure has them
_WIDTHS = {"object": 48, "text": 24}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="documents; none or - is standard input")
    parser.add_argument("--format", choices=FORMATS, default="table", help="what to print (default: table)")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="stream: one JSON object a line in (id, text, and optional metadata), one a line out (id, claims)",
    )
    parser.add_argument("--rules", type=Path, metavar="FILE", help="your own rules, added to the built-in ones")
    parser.add_argument("--text-column", default=TEXT_COLUMN, metavar="NAME", help=TEXT_COLUMN_HELP)
    parser.add_argument("--repair", action="store_true", help=REPAIR_HELP)
    for name in (*TEXT_METADATA, *DATE_METADATA):
        what = "a date like 2004-12-31" if name in DATE_METADATA else "as in a manifest"
        parser.add_argument(f"--{name.replace('_', '-')}", metavar=name.upper(), help=f"metadata: {what}")


def run_extract(args: argparse.Namespace, extractor: Extractor | None = None) -> int:
    """Run the command. Returns the exit status: 0 done, 1 a file or line could not be read, 2 nothing could be done."""
    if args.jsonl and args.files:
        print("claimline extract: --jsonl reads standard input and takes no FILE", file=sys.stderr)
        return 2
    extractor = extractor or load_extractor(args.rules)
    return _run_stream(args, extractor) if args.jsonl else _run_files(args, extractor)


def answers(
    lines: Iterable[bytes], extractor: Extractor, defaults: Mapping[str, object] = MappingProxyType({})
) -> Iterator[str]:
    """One JSON line for each line that is not blank: `{"id", "claims"}`, or `{"id", "error"}` where it is bad.

    `defaults` is metadata for the lines that do not say otherwise.
    """
    return map(json_line, _answered(lines, extractor, defaults))


def _answered(
    lines: Iterable[bytes], extractor: Extractor, defaults: Mapping[str, object]
) -> Iterator[dict[str, object]]:
    return (answer(line, extractor, defaults) for line in lines if line.strip())


def answer(line: bytes, extractor: Extractor, defaults: Mapping[str, object]) -> dict[str, object]:
    """The answer to one line of the stream."""
    try:
        record = json.loads(line.removeprefix(BOM_UTF8).decode())
    except UnicodeDecodeError:
        return {"id": None, "error": "the line is not UTF-8"}
    except json.JSONDecodeError as error:
        return {"id": None, "error": f"the line is not JSON: {error.msg} at character {error.pos + 1}"}
    except (ValueError, RecursionError):
        return {"id": None, "error": "the line is not JSON that can be read"}
    if not isinstance(record, dict):
        return {"id": None, "error": "the line is not a JSON object"}
    record_id, text = record.get("id"), record.get("text")
    if not isinstance(record_id, str | int) or isinstance(record_id, bool):
        return {"id": None, "error": "id is missing, or neither text nor a whole number"}
    if not isinstance(text, str):
        return {"id": record_id, "error": "text is missing or no text"}
    try:
        return {
            "id": record_id,
            "claims": claims_of(document_of(str(record_id), text, {**defaults, **record}), extractor),
        }
    except MetadataError as error:
        return {"id": record_id, "error": str(error)}
    except InstallationError:
        raise
    except Exception as error:  # one text that the extractor fails on must not end a stream of thousands
        return {"id": record_id, "error": f"the text could not be read: {type(error).__name__}: {error}"}


def claims_of(document: Document, extractor: Extractor) -> list[Record]:
    """The claims of a document as flat records."""
    return [claim_record(document, claim) for claim in extractor(document).claims]


def json_line(content: object) -> str:
    """JSON on one line, readable where the text can be encoded (a lone surrogate cannot)."""
    line = _READABLE.encode(content)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(content, allow_nan=False)
    # these end a line for some readers, though JSON lets them stand in a text
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def csv_text(records: Iterable[Record]) -> str:
    """Records as CSV with a header: empty for null, lists joined by `;`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records:
        cells = (record[name] for name in COLUMNS)
        writer.writerow([";".join(cell) if isinstance(cell, list) else cell for cell in cells])
    return buffer.getvalue()


def table_lines(records: Sequence[Record]) -> Iterator[str]:
    """Records as an aligned table of the columns that say most."""
    seldom = {name for name in _WHERE_TOLD if all(record[name] is None for record in records)}
    columns = [name for name in _TABLE_COLUMNS if name not in seldom]
    rows = [[_shown(name, record) for name in columns] for record in records]
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    for row in [columns, *rows]:
        cells = [
            cell.rjust(width) if name == "value" else cell.ljust(width)
            for name, cell, width in zip(columns, row, widths, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _shown(name: str, record: Record) -> str:
    cell = record[name]
    if cell is None:
        return "-"
    if isinstance(cell, int | float):
        return f"{cell:,.15g}"
    text = " ".join(str(cell).split())
    width = _WIDTHS.get(name, 99)
    return text if len(text) <= width else text[: width - 1] + "…"


def _run_stream(args: argparse.Namespace, extractor: Extractor) -> int:
    defaults = {name: getattr(args, name) for name in (*TEXT_METADATA, *DATE_METADATA)}
    document_of("", "", defaults)  # so that a malformed default is told once, not with every line
    failed = False
    for told in _answered(sys.stdin.buffer, extractor, defaults):
        sys.stdout.buffer.write(json_line(told).encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()
        failed = failed or "error" in told
    return 1 if failed else 0


def _run_files(args: argparse.Namespace, extractor: Extractor) -> int:
    patterns = compile_reading(load_segmentation(), repair=args.repair)
    records: list[Record] = []
    names = args.files or ["-"]
    for name in names:
        if name != "-" and Path(name).is_dir():
            print(f"claimline extract: {name} is a folder; name files, or use: claimline build {name}", file=sys.stderr)
            return 2
    reads: list[ReadOutcome] = []
    for name in names:
        held = list(_reads(name, vars(args), patterns))
        if not held:
            print(f"claimline extract: {name}: no documents in it", file=sys.stderr)
        reads += held
    for read in reads:
        if read.error:
            print(f"claimline extract: {read.outcome}: {read.error}", file=sys.stderr)
        if read.outcome is Outcome.READ:
            records.extend(claims_of(read.document, extractor))
    if not any(read.outcome is Outcome.READ for read in reads):
        return 2
    sys.stdout.write(_rendered(records, args.format))
    return 1 if any(map(_is_lost, reads)) else 0


def _is_lost(read: ReadOutcome) -> bool:
    """Whether a file that was named gave nothing: it failed, or is of no kind (or has no column) that can be read."""
    return read.outcome is Outcome.FAILED or (
        read.outcome is Outcome.SKIPPED and read.document.format == UNKNOWN_FORMAT
    )


def _reads(name: str, metadata: Mapping[str, object], patterns: ReadingPatterns) -> Iterator[ReadOutcome]:
    """Read the documents of a file, or standard input for `-`; what the arguments say wins over what files say."""
    said = document_of("", "", metadata)
    row = ManifestRow(
        doc_id="",
        title=said.title,
        publisher=said.publisher,
        actor=said.actor,
        about=said.about,
        published=said.published,
        covers_start=said.covers_start,
        covers_end=said.covers_end,
    )
    if name != "-":
        text_column = str(metadata["text_column"])
        sources = sources_of([Path(name)], text_column)
        manifest = Manifest({source.doc_id: replace(row, doc_id=source.doc_id) for source in sources})
        yield from read_documents(sources, manifest, patterns, text_column)
        return
    source = Source("stdin", "standard input", Path("-"), "text")
    yield read_content(source, "text", sys.stdin.buffer.read(), row, patterns)


def _rendered(records: Sequence[Record], form: str) -> str:
    if form == "csv":
        return csv_text(records)
    lines = map(json_line, records) if form == "jsonl" else table_lines(records)
    return "".join(f"{line}\n" for line in lines)
