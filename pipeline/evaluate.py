"""The command `claimline evaluate`: runs the extractor over labelled documents, prints scores and what is wrong.

Reading labels, matching, scoring and listing are in `evaluation/`; here are the arguments and the order of steps.
"""

import argparse
import sys
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.evaluation.baseline import gains_and_losses, outcomes_of, read_outcomes, save_outcomes
from pipeline.evaluation.floors import below_floors, read_floors
from pipeline.evaluation.gold import GoldError, LabelledDocument, read_gold
from pipeline.evaluation.listing import error_lines, parse_filter
from pipeline.evaluation.matching import Judged, judge
from pipeline.evaluation.printing import score_lines
from pipeline.evaluation.scores import score
from pipeline.extractor import Extractor, load_extractor
from pipeline.lexicon.indicators import load_catalogue
from pipeline.models import Extraction
from pipeline.values import replace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    parser.add_argument(
        "gold",
        nargs="+",
        type=Path,
        metavar="GOLD",
        help="folder with claims.jsonl and nonclaims.jsonl, or the first file",
    )
    parser.add_argument(
        "--documents", action="append", required=True, type=Path, metavar="DIR",
        help="folder of the .txt files; with several GOLD, one for each in order",
    )  # fmt: skip
    parser.add_argument(
        "--manifest", action="append", type=Path, metavar="FILE",
        help="metadata, .csv or .jsonl (default: documents.csv or .jsonl in DIR or beside the labels)",
    )  # fmt: skip
    parser.add_argument(
        "--errors", nargs="?", const="all", metavar="NAMES",
        help="list what is wrong (got / want): names of columns, missed, spurious, misread, span, reason, "
        "or a group: detection, whole, period, all (default)",
    )  # fmt: skip
    parser.add_argument("--doc", metavar="PATTERN", help="only documents whose id matches, such as 'un_*'")
    parser.add_argument("--context", type=int, default=60, metavar="N", help="characters of context on each side")
    parser.add_argument("--rules", action="store_true", help="show the ids of the rules with every listed row")
    parser.add_argument(
        "--indicators", choices=("starting", "all"), default="starting",
        help="score the starting catalogue only, which the labels know, or all indicators (default: starting)",
    )  # fmt: skip
    parser.add_argument("--no-scores", action="store_true", help="print the listing only")
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="show rows gained and lost since this was saved")
    parser.add_argument("--save", type=Path, metavar="FILE", help="save the outcome of every row for --baseline")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="TOML of floors; exit 1 where a score is below")
    parser.add_argument("--set", default="seeds", metavar="NAME", help="the table of --floors to use (default: seeds)")


def run_evaluate(args: argparse.Namespace, extractor: Extractor | None = None) -> int:
    """Run the command. Returns the exit status: 0 done, 1 a score is below its floor, 2 nothing could be done."""
    try:
        return _evaluate(args, extractor)
    except GoldError as error:
        print(f"claimline evaluate: {error}", file=sys.stderr)
        return 2


def judge_all(
    labelled: Sequence[LabelledDocument], extractor: Extractor, indicators: frozenset[str] | None = None
) -> list[Judged]:
    """Extract every labelled document and compare it with its labels; of `indicators` only, where they are given."""
    return [judge(one, limited(extractor(one.document), indicators)) for one in labelled]


def starting_indicators() -> frozenset[str]:
    """The ids of the starting catalogue, which is what the labels were made with."""
    return frozenset(entry.name for entry in load_catalogue().indicators if entry.starting)


def limited(extraction: Extraction, indicators: frozenset[str] | None) -> Extraction:
    """An extraction as it would be if the catalogue had these indicators only."""
    if indicators is None:
        return extraction
    claims = (
        claim if claim.indicator in indicators else replace(claim, indicator=None, topic=None)
        for claim in extraction.claims
    )
    return replace(extraction, claims=tuple(claims))


def _evaluate(args: argparse.Namespace, extractor: Extractor | None) -> int:
    floors = read_floors(args.floors, args.set) if args.floors else {}
    before = read_outcomes(args.baseline) if args.baseline else None
    wanted = parse_filter(args.errors) if args.errors else frozenset()
    labelled = _read_sets(args.gold, args.documents, args.manifest or [])
    if args.doc:
        labelled = [one for one in labelled if fnmatchcase(one.document.doc_id, args.doc)]
        if not labelled:
            raise GoldError(f"--doc {args.doc}: no labelled document has such an id")
    starting = starting_indicators() if args.indicators == "starting" else None
    judged = judge_all(labelled, extractor or load_extractor(), starting)
    scores = score(judged)
    if wanted:
        print(
            "\n".join(error_lines(judged, wanted, args.context, args.rules)), end="\n\n" if not args.no_scores else "\n"
        )
    if not args.no_scores:
        claims = sum(len(one.claims) for one in labelled)
        found = sum(len(one.found) for one in judged)
        print(f"{len(judged)} documents, {claims} claims labelled, {found} found")
        print("\n".join(score_lines(scores, before.scores if before else None, floors)))
    outcomes = outcomes_of(judged, scores)
    if before:
        print("\n".join(gains_and_losses(before, outcomes, judged)))
    if args.save:
        save_outcomes(outcomes, args.save)
    failures = list(below_floors(scores, floors))
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def _read_sets(golds: Sequence[Path], folders: Sequence[Path], manifests: Sequence[Path]) -> list[LabelledDocument]:
    if len(folders) != len(golds):
        raise GoldError(f"there are {len(golds)} GOLD but {len(folders)} --documents; give one for each")
    if manifests and len(manifests) != len(golds):
        raise GoldError(f"there are {len(golds)} GOLD but {len(manifests)} --manifest; give one for each, or none")
    labelled: list[LabelledDocument] = []
    for index, (gold, folder) in enumerate(zip(golds, folders, strict=True)):
        labelled.extend(read_gold(gold, folder, manifests[index] if manifests else None))
    return labelled


if __name__ == "__main__":
    _parser = argparse.ArgumentParser(
        prog="claimline evaluate", description="Score the extractor on labelled documents."
    )
    add_arguments(_parser)
    sys.exit(run_evaluate(_parser.parse_args()))
