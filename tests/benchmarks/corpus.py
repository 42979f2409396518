"""A corpus of a wanted size for the benchmarks: real prose, repeated with other figures so that no text is a copy.

The prose is a folder of speeches where one is given, else the seed documents.
"""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
MEGABYTE = 1_000_000
FIGURE = re.compile(r"(?<![\d,.])\d(?=[\d,]*\d{2}(?![\d.]))")  # the first digit of what has three and more


def texts_of(speeches: Path | None) -> list[tuple[str, str]]:
    """The names and texts of the speeches, or of the seeds where there are none."""
    folder = speeches if speeches is not None and speeches.is_dir() else SEEDS
    files = sorted(folder.rglob("*.txt"))
    return [(path.stem, path.read_text(encoding="utf-8-sig", errors="replace")) for path in files]


def documents(texts: list[tuple[str, str]], megabytes: float) -> Iterator[tuple[str, str]]:
    """Names and texts of so many megabytes in all; each time round, the figures are others."""
    written = 0
    for number, (name, text) in enumerate(cycle(texts)):
        if written >= megabytes * MEGABYTE:
            return
        turn = number // len(texts)
        shifted = FIGURE.sub(lambda digit, by=turn: str((int(digit[0]) + by) % 9 + 1), text) if turn else text
        written += len(shifted.encode("utf-8"))
        # the turn stands in the text too: with few figures in it, it could come back as it was
        yield f"{name}-{turn:03}" if turn else name, f"{shifted}\n\nCopy number {turn}.\n" if turn else shifted


def write_corpus(folder: Path, texts: list[tuple[str, str]], megabytes: float) -> Path:
    """Write such a corpus into a new folder, a file a document."""
    folder.mkdir(parents=True)
    for name, text in documents(texts, megabytes):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
