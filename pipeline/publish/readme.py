"""Fills the marked blocks of README.md: an excerpt of the claims table, scores on labelled documents, benchmarks.

`make readme` runs this after `claimline build`. The excerpt is taken from data_out/claims.csv; the scores are measured
and kept in tests/gold/scores.json, so that a test can tell whether README, dataset and scores are in step; benchmarks
are those that `make bench` kept. The wording around the blocks is written by hand.
"""

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.evaluate import judge_all, starting_indicators
from pipeline.evaluation.gold import GoldError, read_gold
from pipeline.evaluation.printing import scores_markdown
from pipeline.evaluation.scores import Score, Scores, score
from pipeline.extractor import Extractor, load_extractor

Row = Mapping[str, str]

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = "the five seed documents"
DEV = "46 passages of other kinds"  # their texts may be missing
GOLD = ROOT / "tests" / "gold"
# The sets of many documents, by folder: they are called after how many there are.
_SETS = {"written": "written for the purpose", "later": "labelled later", "varied": "of many kinds of offices"}


def _called(folder: str) -> str:
    return f"{len(list((GOLD / folder / 'docs').glob('*.txt')))} documents {_SETS[folder]}"


# The labelled sets whose documents stand in the repository: labels and documents.
OWN_SETS = {
    SEEDS: (GOLD, ROOT / "seeds"),
    **{_called(folder): (GOLD / folder, GOLD / folder / "docs") for folder in _SETS},
}
# Which scores the README shows, and how it calls them.
SHOWN_SCORES = {
    "detection_precision": "rows found that are claims",
    "detection_recall": "claims that were found",
    "relation": "relation (exact, more than, at least, …)",
    "unit": "unit",
    "object": "object, word for word",
    "object_head": "head noun of the object",
    "period_start": "period, start",
    "period_end": "period, end",
    "status": "status (reported, target, norm)",
    "indicator": "indicator, or rightly none",
    "rejected_reasons": "other numerals rejected for the right reason",
    "whole_row": "**claims right as a whole row**",
}
_EXCERPT_COLUMNS = ("text", "value", "relation", "unit", "object", "period_start", "period_end", "status")
_HISTORY_COLUMNS = ("text", "object", "period_end", "title")
_SHOWN_INDICATOR = "human_rights_treaties_joined"
_BLOCK = re.compile(r"(<!-- begin (\w+)[^>]*-->\n).*?(<!-- end \2 -->)", re.DOTALL)


def fill_blocks(readme: str, blocks: Mapping[str, str]) -> str:
    """The text of a README with each block between `<!-- begin NAME -->` and `<!-- end NAME -->` replaced.

    Raises ValueError where a block has no place in it or a place no block.
    """
    places = {match[2] for match in _BLOCK.finditer(readme)}
    if places != blocks.keys():
        raise ValueError(f"README.md has blocks {sorted(places)}, and there are contents for {sorted(blocks)}")
    return _BLOCK.sub(lambda match: f"{match[1]}{blocks[match[2]]}\n{match[3]}", readme)


def excerpt(rows: Iterable[Row]) -> str:
    """A Markdown table of the first claim of each unit, which shows most kinds of rows in few lines."""
    firsts: dict[str, Row] = {}
    for row in rows:
        firsts.setdefault(row["unit"], row)
    return markdown_table(firsts.values(), _EXCERPT_COLUMNS)


def history(rows: Iterable[Row], indicator: str) -> str:
    """A Markdown table of one indicator's claims in the order of their dates."""
    chosen = [row for row in rows if row["indicator"] == indicator]
    chosen.sort(key=lambda row: row["period_end"] or row["published"])
    return markdown_table(chosen, _HISTORY_COLUMNS)


def markdown_table(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Rows as a Markdown table of some columns."""
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(_cell(row[name]) for name in columns)} |" for row in rows]
    return "\n".join(lines)


def measure(gold: Path, documents: Path, extractor: Extractor) -> Scores:
    """The scores of one labelled set; of the indicators only the starting catalogue, which the labels know."""
    return score(judge_all(read_gold(gold, documents), extractor, starting_indicators()))


def read_scores(path: Path) -> dict[str, Scores]:
    """The scores as they were last measured, by set."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {name: {key: Score(*counts) for key, counts in scores.items()} for name, scores in content.items()}


def write_scores(sets: Mapping[str, Scores], path: Path) -> None:
    """Keep measured scores as JSON, both counts of each."""
    content = {name: {key: [one.right, one.of] for key, one in scores.items()} for name, scores in sets.items()}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def benchmarks(path: Path) -> str:
    """A Markdown table of the benchmarks as they were last run: what was measured, what was found, what is aimed at."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    rows = [row for section in kept.values() for row in section["rows"]]
    lines = ["| measured | found | aim |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


def blocks_of(root: Path) -> dict[str, str]:
    """The contents of the README's blocks, from the committed dataset and the scores as last measured."""
    with (root / "data_out" / "claims.csv").open(encoding="utf-8", newline="") as file:
        claims = list(csv.DictReader(file))
    scores = read_scores(root / "tests" / "gold" / "scores.json")
    return {
        "claims": excerpt(claims),
        "history": history(claims, _SHOWN_INDICATOR),
        "scores": scores_markdown(scores, SHOWN_SCORES),
        "benchmarks": benchmarks(root / "tests" / "benchmarks" / "results.json"),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the scores and rewrite the README's blocks. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.publish.readme", description=__doc__)
    parser.add_argument("--dev-documents", type=Path, metavar="DIR", help="texts of the passages in tests/gold/dev")
    args = parser.parse_args(arguments)
    kept = GOLD / "scores.json"
    try:
        extractor = load_extractor()
        known = read_scores(kept) if kept.exists() else {}
        sets = {name: measure(labels, documents, extractor) for name, (labels, documents) in OWN_SETS.items()}
        if args.dev_documents and args.dev_documents.is_dir():
            sets[DEV] = measure(GOLD / "dev", args.dev_documents, extractor)
        elif DEV in known:
            sets[DEV] = known[DEV]
        write_scores(sets, kept)
        readme = ROOT / "README.md"
        readme.write_text(fill_blocks(readme.read_text(encoding="utf-8"), blocks_of(ROOT)), encoding="utf-8")
    except (OSError, ValueError, GoldError) as error:
        print(f"readme: {error}", file=sys.stderr)
        return 2
    return 0


def _cell(cell: str) -> str:
    return " ".join(cell.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
