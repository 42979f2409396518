"""`claimline build`: the whole run, its progress, and a closing summary that a person can read."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.analyse.reviews import is_settled
from pipeline.commands.arguments import DATASET
from pipeline.commands.progress import following
from pipeline.engines.clock import Clock, write_profile
from pipeline.engines.local import run_here
from pipeline.ingest.record_files import TEXT_COLUMN, TEXT_COLUMN_HELP
from pipeline.ingest.repair import REPAIR_HELP
from pipeline.publish.reading import first_rows, read_columns, read_table
from pipeline.publish.record import counts
from pipeline.publish.remote import dataset_for, documents_at, place_of
from pipeline.run import Engine, build_folder
from schemas.vocabularies import Flag, Outcome, Severity

ENGINES = ("single", "dask")
SHOWN_CLAIMS = 8
MOST_COPIES = 5  # lines for documents that have the text of another
WIDEST = 44  # characters of a column of the summary
SHOWN_COLUMNS = ("doc_id", "text", "relation", "unit", "object", "period_start", "period_end", "status")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    parser.add_argument(
        "seeds", nargs="?", type=place_of, default=Path("seeds"), help="folder of the documents (default: seeds)"
    )
    parser.add_argument(
        "--out",
        type=place_of,
        default=DATASET,
        metavar="DIR",
        help=f"folder of the dataset (default: {DATASET})",
    )
    parser.add_argument("--rules", type=Path, metavar="FILE", help="your own rules, added to the built-in ones")
    parser.add_argument("--text-column", default=TEXT_COLUMN, metavar="NAME", help=TEXT_COLUMN_HELP)
    parser.add_argument("--repair", action="store_true", help=REPAIR_HELP)
    parser.add_argument(
        "--excel-safe", action="store_true", help="an apostrophe before CSV cells that a spreadsheet would run"
    )
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default=ENGINES[0],
        help="where documents are worked on: in this process (default), or by a Dask cluster",
    )
    parser.add_argument(
        "--workers", type=_at_least_one, metavar="N", help="with --engine dask: processes on this machine"
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="with --engine dask: a cluster that exists")
    parser.add_argument(
        "--profile",
        nargs="?",
        type=Path,
        const=Path("profile.json"),
        metavar="FILE",
        help="write the seconds and share of each stage (default: profile.json)",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary, errors only")


def run(arguments: argparse.Namespace) -> int:
    """Build the dataset. Returns 0, 1 where documents failed, or 2 where the arguments do not go together."""
    wrong = _mistake(arguments)
    if wrong:
        print(f"claimline build: {wrong}", file=sys.stderr)
        return 2
    clock = Clock()
    with documents_at(arguments.seeds, arguments.out) as folder, dataset_for(arguments.out) as out:
        with following(quiet=arguments.quiet) as progress:
            build_folder(
                folder,
                out,
                engine=_engine(arguments),
                progress=progress,
                tell=_tell,
                rules=arguments.rules,
                text_column=arguments.text_column,
                excel_safe=arguments.excel_safe,
                repair=arguments.repair,
                clock=clock,
            )
        documents = read_columns(out, "documents", ["outcome", "error", "duplicate_of"])
        said = list(summary(out, arguments.out))
    if arguments.profile is not None:
        write_profile(clock, arguments.profile)
    for line in troubles(documents):
        print(line, file=sys.stderr)
    if not arguments.quiet:
        print("\n".join(said))
        print(f"The dataset is in {arguments.out} (claims.csv, claims.parquet, codebook.md and more).")
    return 1 if Outcome.FAILED in {row["outcome"] for row in documents} else 0


def _at_least_one(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is no whole number from 1 on")
    return int(given)


def _mistake(arguments: argparse.Namespace) -> str | None:
    if arguments.engine != "dask" and (arguments.workers or arguments.scheduler):
        return "--workers and --scheduler are for --engine dask"
    if arguments.workers and arguments.scheduler:
        return "give --workers (a cluster on this machine) or --scheduler (one that exists), not both"
    return None


def _engine(arguments: argparse.Namespace) -> Engine:
    if arguments.engine != "dask":
        return run_here
    from pipeline.engines.cluster import run_on_cluster

    tell = (lambda _: None) if arguments.quiet else _tell
    return partial(run_on_cluster, workers=arguments.workers, scheduler=arguments.scheduler, tell=tell)


def _tell(line: str) -> None:
    print(f"claimline: {line}", file=sys.stderr)


def troubles(documents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each document that was skipped or failed; of copies of others, which lose nothing, the first few."""
    copies = 0
    for row in documents:
        if row["outcome"] == Outcome.READ:
            continue
        is_copy = row["outcome"] == Outcome.SKIPPED and row["duplicate_of"] is not None
        copies += is_copy
        if not is_copy or copies <= MOST_COPIES:
            yield f"claimline: {row['outcome']}: {row['error']}"
    if copies > MOST_COPIES:
        rest = copies - MOST_COPIES
        yield f"claimline: skipped: {rest} more copies of other documents; documents.csv names them (duplicate_of)"


def summary(out: Path, shown: Path | str) -> Iterator[str]:
    """What was built: documents by outcome, claims, rejected numerals by reason, the first claims.

    `shown` is what the user calls the dataset that lies in `out`.
    """
    outcomes = counts(out, "documents", "outcome")
    listed = [f"{outcomes.get(outcome.value, 0)} {outcome.value}" for outcome in Outcome]
    yield f"{sum(outcomes.values())} documents: {', '.join(listed)}"
    claims, reasons = sum(counts(out, "claims", "kind").values()), counts(out, "rejected", "reason")
    dropped = counts(out, "claims", "flags").get(Flag.DROPPED, 0)
    noted = f" ({dropped} of them dropped by reviews)" if dropped else ""
    yield f"{claims} claims{noted}, {sum(reasons.values())} rejected numerals"
    yield ""
    if reasons:
        yield "Rejected numerals by reason:"
        yield from (f"  {reason:<12}{count:>6}" for reason, count in sorted(reasons.items(), key=lambda one: -one[1]))
        yield ""
    if claims:
        yield "The first claims:"
        yield from (f"  {line}" for line in _columns(first_rows(out, "claims", SHOWN_CLAIMS)))
        yield ""
    findings = read_table(out, "findings")
    command = "claimline check" if shown == DATASET else f"claimline check {shown}"
    yield count_line(findings) + (f" Read them with: {command}" if len(findings) else "")


def count_line(findings: pd.DataFrame) -> str:
    """How many open findings there are by severity, and how many a review settled."""
    done = settled(findings)
    counts = findings.loc[~done, "severity"].value_counts()
    listed = ", ".join(_counted(int(counts.get(severity.value, 0)), severity.value) for severity in Severity)
    reviewed = f" {done.sum()} more settled by reviews." if done.any() else ""
    return f"Findings: {listed}.{reviewed}"


def settled(findings: pd.DataFrame) -> "pd.Series[bool]":
    """Which findings a review accepted or dropped: they stay in the table, marked, and are not counted."""
    said = findings["review"].astype(object).where(findings["review"].notna(), None)
    marks = [is_settled(*one) for one in zip(findings["severity"].astype(str), said, strict=True)]
    return pd.Series(marks, index=findings.index, dtype=bool)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _columns(claims: pd.DataFrame) -> Iterator[str]:
    rows = [list(SHOWN_COLUMNS), *([_cell(cell) for cell in row] for row in claims[list(SHOWN_COLUMNS)].values)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(SHOWN_COLUMNS))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cell(cell: Any) -> str:
    text = "" if pd.isna(cell) else " ".join(str(cell).split())
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 3]}..."
