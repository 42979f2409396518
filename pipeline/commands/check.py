"""`claimline check`: what the documents contradict, the worst first, with the sentences that the figures stand in."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from pipeline.analyse.figures import plain_rows
from pipeline.commands.arguments import add_dataset
from pipeline.commands.build import count_line, settled
from pipeline.dataset import load
from schemas.vocabularies import Severity

SEVERITIES = [severity.value for severity in Severity]  # the worst first
MARK = "  > "
LONGEST = 320  # characters of a sentence


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    add_dataset(parser)
    parser.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        metavar="SEVERITY",
        help="end with status 1 where there is a finding that bad or worse: error, warning or notice",
    )
    parser.add_argument("--show", choices=SEVERITIES, default=SEVERITIES[-1], help="leave out what is less bad")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings. Returns 1 where `--fail-on` was met, by findings that no review has settled."""
    dataset = load(arguments.folder)
    print("\n".join(report(dataset.findings, dataset.claims, arguments.show)))
    return 1 if arguments.fail_on and counted(dataset.findings, arguments.fail_on) else 0


def counted(findings: pd.DataFrame, severity: str) -> int:
    """How many findings are that bad or worse. One that a review accepted or dropped counts for nothing."""
    worse = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return int((findings["severity"].isin(worse) & ~settled(findings)).sum())


def report(findings: pd.DataFrame, claims: pd.DataFrame, show: str) -> Iterator[str]:
    """The findings in words: severity, kind and message, then each claim's sentence."""
    shown = SEVERITIES[: SEVERITIES.index(show) + 1]
    wanted = findings[findings["severity"].isin(shown)]
    named = {claim_id for claim_ids in wanted["claim_ids"] for claim_id in claim_ids}
    sentences = {row["claim_id"]: row for row in plain_rows(claims[claims["claim_id"].isin(named)])}
    for row in plain_rows(wanted):
        yield f"{row['severity']}: {row['message']}"
        yield f"  {row['kind']}, {row['finding_id']}" + (f"; reviewed: {row['review']}" if row["review"] else "")
        yield from quotations([sentences[claim_id] for claim_id in row["claim_ids"] if claim_id in sentences])
        yield ""
    yield count_line(findings)


def quotations(claims: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The sentences of claims with their documents and ids, each sentence once."""
    by_sentence: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        by_sentence.setdefault((claim["doc_id"], quoted(claim)), []).append(claim["claim_id"])
    for (doc_id, sentence), claim_ids in by_sentence.items():
        yield f"{MARK}{doc_id}, {' and '.join(claim_ids)}: {sentence}"


def quoted(claim: Mapping[str, Any]) -> str:
    """A claim's sentence; of a long one the part around the figure."""
    sentence, figure = " ".join(claim["context"].split()), " ".join(claim["text"].split())
    if len(sentence) > LONGEST:
        at = max(0, sentence.find(figure))
        start = max(0, min(at - LONGEST // 2, len(sentence) - LONGEST))
        sentence = ("..." if start else "") + sentence[start : start + LONGEST] + "..."
    return sentence
