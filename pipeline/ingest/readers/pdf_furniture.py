"""The lines of a PDF that are no text: running heads, page numbers, what stands in another direction."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.ingest.readers.pdf_lines import PdfLine

RUNNING_HEAD = "layout.running-head"
PAGE_NUMBER = "layout.page-number"
TURNED = "layout.turned"
_DIGITS = re.compile(r"\d+|\b[ivxl]+\b")
_NUMBER = re.compile(r"\W{0,3}(?:page\s)?(?:\d{1,4}|[ivxl]{1,7})(?:\s?(?:/|of)\s?\d{1,4})?\W{0,3}\Z", re.IGNORECASE)
_EDGE_LINES = 2
_SURELY = 3  # pages on which a line comes again at one height: a chapter's head in a long document


def furniture(pages: Sequence[Sequence[PdfLine]]) -> dict[int, str]:
    """The rules by which lines are no text, by the `id` of the line: at the edges of pages, or turned."""
    rules = {id(line): TURNED for lines in pages for line in lines if line.turned}
    ordered = [sorted((one for one in lines if not one.turned), key=lambda one: -one.bottom) for lines in pages]
    edges = [line for lines in ordered for line in _edges(lines)]
    keys = {id(line): (_DIGITS.sub("#", line.text.casefold()), _height(line)) for line in edges}
    counts = Counter(keys.values())
    enough = max(2, min(len(pages) // 4, _SURELY))
    rules.update((id(line), RUNNING_HEAD) for line in edges if counts[keys[id(line)]] >= enough)
    rules.update(_in_their_place(ordered, rules))
    rules.update((id(line), PAGE_NUMBER) for line in edges if _NUMBER.match(line.text))
    return rules


def _edges(lines: Sequence[PdfLine]) -> list[PdfLine]:
    # The few lines of a short page are not all at its edge.
    few = max(1, min(_EDGE_LINES, len(lines) // 3))
    return list({id(line): line for line in (*lines[:few], *lines[-few:])}.values())


def _in_their_place(pages: Sequence[Sequence[PdfLine]], rules: dict[int, str]) -> dict[int, str]:
    """The outermost lines that stand where most pages have a running head: the head of a chapter that comes once."""
    heads: dict[tuple[int, int], set[int]] = defaultdict(set)
    for number, lines in enumerate(pages):
        for line in lines:
            if rules.get(id(line)) == RUNNING_HEAD:
                heads[_place(line)].add(number)
    outermost = [line for lines in pages if len(lines) > 2 for line in (lines[0], lines[-1])]
    return {id(line): RUNNING_HEAD for line in outermost if 2 * len(heads.get(_place(line), ())) >= len(pages) > 2}


def _height(line: PdfLine) -> int:
    return round(line.bottom / 6)


def _place(line: PdfLine) -> tuple[int, int]:
    return _height(line), round(line.size)
