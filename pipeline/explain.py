"""The command `claimline explain`: every numeral of a sentence, what was found in it, by which rules, or why rejected.

The sentence is read as a document of one sentence, exactly as `build` would read it. Loads no pandas.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Claim, Document, Extraction, Rejection
from pipeline.records import Cell, MetadataError, claim_record, document_of
from pipeline.rule_index import RuleEntry, entries_named, entries_of

# What else to look at than the columns that say where the row stands, which are the same for the whole sentence.
_NOT_SHOWN = frozenset(
    ("doc_id", "start", "end", "text", "kind", "actor", "section", "paragraph", "sentence", "context", "rules", "flags")
)
_FIGURE = re.compile(r"\d(?:[\d,.]{0,40}\d)?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    parser.add_argument("sentence", metavar="SENTENCE", help="the sentence (- reads standard input)")
    parser.add_argument("--published", metavar="D", help="the document's date, such as 2004-12-31")
    parser.add_argument("--covers-start", metavar="D", help="first day that the document covers")
    parser.add_argument("--covers-end", metavar="D", help="last day that the document covers")
    parser.add_argument("--actor", metavar="A", help="country or organisation that speaks")
    parser.add_argument("--about", metavar="A", help="country or body that the document is about")
    parser.add_argument("--title", metavar="T", help="title of the document")
    parser.add_argument("--rules", type=Path, metavar="FILE", help="your own rules, added to the built-in ones")


def run_explain(args: argparse.Namespace, extractor: Extractor | None = None) -> int:
    """Run the command. Returns the exit status: 0 done, 2 where the metadata cannot be used."""
    try:
        text = sys.stdin.read() if args.sentence == "-" else args.sentence
        document = document_of("sentence", text, vars(args))
    except (MetadataError, UnicodeDecodeError) as error:
        print(f"claimline explain: {error}", file=sys.stderr)
        return 2
    extraction = (extractor or load_extractor(args.rules))(document)
    fired = {rule for claim in extraction.claims for rule in claim.rules} | {row.rule for row in extraction.rejected}
    entries = (*entries_named(fired), *(entries_of(args.rules) if args.rules else ()))
    rules = {entry.id: entry for entry in entries}
    print("\n".join(explanation(document, extraction, rules)))
    return 0


def explanation(document: Document, extraction: Extraction, rules: Mapping[str, RuleEntry]) -> Iterator[str]:
    """The lines that explain what was found in a document: its numerals in the order of the text."""
    rows: list[Claim | Rejection] = [*extraction.claims, *extraction.rejected]
    unread = [match for match in _FIGURE.finditer(document.text) if not _covered(match, rows)]
    starts = {claim.start: claim for claim in extraction.claims}
    blocks = [(row.start, list(_block(row, document, starts, rules))) for row in rows]
    blocks += [(match.start(), [f"|{match[0]}|  no row: nothing here reads it as a number"]) for match in unread]
    if not blocks:
        yield "There is no numeral in it."
    for number, (_, lines) in enumerate(sorted(blocks)):
        if number:
            yield ""
        yield from lines


def _block(
    row: Claim | Rejection, document: Document, starts: Mapping[int, Claim], rules: Mapping[str, RuleEntry]
) -> Iterator[str]:
    figure = f"|{_one_line(document.text[row.start : row.end])}|"
    if isinstance(row, Rejection):
        yield f"{figure}  rejected: {row.reason}"
        yield from _rule_lines((row.rule,), rules)
        return
    yield f"{figure}  claim: {row.kind}"
    nulls = []
    for name, cell in claim_record(document, row).items():
        if name in _NOT_SHOWN:
            continue
        if cell is None:
            nulls.append(name)
        else:
            yield f"    {name:<14} {_shown(name, cell, starts)}"
    yield f"    {'null':<14} {', '.join(nulls)}"
    if row.flags:
        yield f"    {'flags':<14} {', '.join(row.flags)}"
    yield from _rule_lines(row.rules, rules)


def _rule_lines(ids: tuple[str, ...], rules: Mapping[str, RuleEntry]) -> Iterator[str]:
    """One line for each rule, with its file and note where it is an entry of a rule file."""
    for index, rule in enumerate(ids):
        entry = rules.get(rule)
        place = f"  ({entry.file}{': ' + entry.note if entry.note else ''})" if entry else ""
        yield f"    {'by rule' if index == 0 else '':<14} {rule}{place}"


def _shown(name: str, cell: Cell, starts: Mapping[int, Claim]) -> str:
    if name == "part_of" and cell in starts:
        return f"|{_one_line(starts[int(str(cell))].text)}|"
    if isinstance(cell, int | float):
        return f"{cell:,.15g}"
    return _one_line(str(cell))


def _covered(match: re.Match[str], rows: list[Claim | Rejection]) -> bool:
    return any(row.start < match.end() and match.start() < row.end for row in rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())
