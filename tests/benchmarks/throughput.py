"""How fast the extractor is: the seeds paragraph by paragraph, and a folder of speeches where one is given.

CPU time of this process, start-up and loading excluded, best of the rounds. With `--peer` the same texts go through
quantulum3, which has an environment of its own. Run with `make bench` or `make bench-peers`; prints, asserts nothing.
"""

import argparse
import json
import platform
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 5
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def best(read: Callable[[str], int], texts: Sequence[str]) -> tuple[float, int]:
    """The least CPU seconds that all texts took, and how many figures were found."""
    seconds, found = float("inf"), 0
    for _ in range(ROUNDS):
        begun = time.process_time()
        found = sum(read(text) for text in texts)
        seconds = min(seconds, time.process_time() - begun)
    return seconds, found


def paragraphs() -> list[str]:
    """The paragraphs of the seed documents."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    return [part for text in texts for part in re.split(r"\n\s*\n", text) if part.strip()]


def claimline() -> Callable[[str], int]:
    """The whole of `extract --jsonl`: a line of JSON in, a line out."""
    from pipeline.extractor import load_extractor
    from pipeline.stream import answer, json_line

    extractor = load_extractor()

    def read(text: str) -> int:
        line = json.dumps({"id": 1, "text": text, "actor": "China", "published": "2017-12-15"}).encode()
        answered = answer(line, extractor, {})
        json_line(answered)
        claims = answered.get("claims")
        return len(claims) if isinstance(claims, list) else 0

    return read


def quantulum() -> Callable[[str], int]:
    """The peer."""
    from quantulum3 import parser  # type: ignore[import-not-found]

    return lambda text: len(parser.parse(text))


def main() -> None:
    """Print a line for each corpus."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--peer", action="store_true")
    arguments.add_argument("--speeches", type=Path)
    given = arguments.parse_args()
    read = quantulum() if given.peer else claimline()
    corpora = {"seeds by paragraph": paragraphs()}
    if given.speeches is not None and given.speeches.is_dir():
        files = sorted(given.speeches.rglob("*.txt"))[::10]
        corpora["every tenth speech"] = [path.read_text(encoding="utf-8-sig", errors="replace") for path in files]
    name = "quantulum3" if given.peer else "claimline"
    print(f"Python {platform.python_version()}, {platform.machine()}", file=sys.stderr)
    for corpus, texts in corpora.items():
        read(texts[0])
        seconds, found = best(read, texts)
        characters = sum(map(len, texts))
        print(
            f"{name}, {corpus}: {characters / seconds:,.0f} characters a second, "
            f"{seconds / max(found, 1) * 1e6:.0f} microseconds a figure ({found} figures)"
        )


if __name__ == "__main__":
    main()
