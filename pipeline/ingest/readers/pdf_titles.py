"""Which paragraphs of a PDF are headings, and of which rank: those set in larger type than its body.

A PDF marks no headings; type is all there is. Headings in the type of the body are left to `ingest/headings.py`, which
tells them by their words.
"""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.ingest.headings import may_be_title
from pipeline.ingest.readers.pdf_lines import PdfLine

_LARGER = 1.12  # times the type of the body
_SAME = 1.06  # sizes that differ by less are one
_MOST_LINES = 4
_MOST_RANKS = 6  # as pages have
_WORD = re.compile(r"[^\W\d_]{3}")


def title_ranks(paragraphs: Sequence[Sequence[PdfLine]]) -> list[int | None]:
    """The rank of each paragraph, given by its lines, as a heading: 1 for the largest type, null for the body."""
    written: Counter[float] = Counter()
    for lines in paragraphs:
        for line in lines:
            written[line.size] += len(line.text)
    if not written:
        return [None] * len(paragraphs)
    body = max(written, key=lambda size: (written[size], -size))
    titles = [_looks_like_title(lines, body) for lines in paragraphs]
    sizes = sorted({_size(lines) for lines, title in zip(paragraphs, titles, strict=True) if title}, reverse=True)
    ranks: dict[float, int] = {}
    first = 0.0  # size of the rank that is being given
    for size in sizes:
        if first < size * _SAME and ranks:
            ranks[size] = max(ranks.values())
        else:
            ranks[size], first = min(_MOST_RANKS, len(set(ranks.values())) + 1), size
    return [ranks[_size(lines)] if title else None for lines, title in zip(paragraphs, titles, strict=True)]


def _looks_like_title(lines: Sequence[PdfLine], body: float) -> bool:
    """Few lines in larger type, with a word in them: large figures stand for themselves (`12%` over its caption)."""
    if not 0 < len(lines) <= _MOST_LINES or any(line.size < _LARGER * body for line in lines):
        return False
    text = " ".join(line.text for line in lines)
    return _WORD.search(text) is not None and may_be_title(text)


def _size(lines: Sequence[PdfLine]) -> float:
    return max(line.size for line in lines)
