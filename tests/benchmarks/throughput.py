"""How fast the extractor is: the seeds paragraph by paragraph, and a folder of speeches where one is given.

CPU time of this process, start-up and loading excluded, best of the rounds. With `--peer` the same texts go through
quantulum3, which has an environment of its own: that is why nothing but the standard library is imported up here.
Prints one JSON object.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 5
EVERY = 10  # of the speeches, one in so many is read
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
Reader = Callable[[str], int]


def best(read: Reader, texts: Sequence[str], rounds: int = ROUNDS) -> tuple[float, int]:
    """The least CPU seconds that all texts took, and how many figures were found."""
    seconds, found = float("inf"), 0
    for _ in range(rounds):
        begun = time.process_time()
        found = sum(read(text) for text in texts)
        seconds = min(seconds, time.process_time() - begun)
    return seconds, found


def paragraphs() -> list[str]:
    """The paragraphs of the seed documents."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    return [part for text in texts for part in re.split(r"\n\s*\n", text) if part.strip()]


def corpora(speeches: Path | None) -> dict[str, list[str]]:
    """The texts to be read, by the name of their corpus."""
    found = {"seeds by paragraph": paragraphs()}
    if speeches is not None and speeches.is_dir():
        files = sorted(speeches.rglob("*.txt"))[::EVERY]
        found["speeches"] = [path.read_text(encoding="utf-8-sig", errors="replace") for path in files]
    return found


def claimline() -> Reader:
    """The whole of `extract --jsonl`, a line of JSON in and a line out; gives the number of claims."""
    from pipeline.cli import collect_seldom
    from pipeline.extractor import load_extractor
    from pipeline.stream import answer, json_line

    collect_seldom()
    extractor = load_extractor()

    def read(text: str) -> int:
        line = json.dumps({"id": 1, "text": text, "actor": "China", "published": "2017-12-15"}).encode()
        answered = answer(line, extractor, {})
        json_line(answered)
        claims = answered.get("claims")
        return len(claims) if isinstance(claims, list) else 0

    return read


def numerals(texts: Sequence[str]) -> int:
    """How many numerals there are in texts: claims and rejected ones."""
    from pipeline.extractor import load_extractor
    from pipeline.models import Document

    extractor = load_extractor()
    found = (extractor(Document("", text)) for text in texts)
    return sum(len(one.claims) + len(one.rejected) for one in found)


def quantulum() -> Reader:
    """The peer."""
    from quantulum3 import parser  # type: ignore[import-not-found]

    return lambda text: len(parser.parse(text))


def speeds(read: Reader, texts: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """For each corpus: characters and megabytes a second, figures found, seconds."""
    found = {}
    for corpus, parts in texts.items():
        read(parts[0])
        seconds, figures = best(read, parts)
        found[corpus] = {
            "seconds": seconds,
            "figures": figures,
            "characters a second": sum(map(len, parts)) / seconds,
            "megabytes a second": sum(len(part.encode()) for part in parts) / seconds / 1e6,
        }
    return found


def main() -> None:
    """Print the speeds as JSON."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--peer", action="store_true")
    arguments.add_argument("--speeches", type=Path)
    given = arguments.parse_args()
    texts = corpora(given.speeches)
    found = speeds(quantulum() if given.peer else claimline(), texts)
    if not given.peer:
        for corpus, parts in texts.items():
            found[corpus]["numerals"] = numerals(parts)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
