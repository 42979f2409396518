"""Items counted inside a sentence: `will (i) build 12 dams, (ii) plant trees and (iii) hire staff`.

Only the marks `(1)`, `(a)`, `(i)` that run on from one another; markers that open a line are left to `markers.py`.
"""

import re

from pipeline.models import Span

RULE = "layout.inline-marker"
FARTHEST = 1_500  # characters from one mark to the next
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SECOND = ("(2)", "(ii)", "(b)")
_MARK = re.compile(r"(?<=\s)\((?:(?P<number>[1-9])|(?P<roman>[ivx]{1,4})|(?P<letter>[a-h]))\)(?=\s[A-Za-z\d$€£])")
# What a mark would belong to: `section 5 (a)`, `one (1) nurse`, `annex (b)`.
_OWNER = re.compile(
    r"(?:\d|\b(?i:one|two|three|four|five|six|seven|eight|nine|ten|articles?|sections?|paragraphs?|annex|rules?|schedule))\s\Z"
)


def find_enumerators(text: str) -> list[Span]:
    """The marks of every run of at least two, from the first on, with nothing before them that they belong to."""
    if not any(map(text.__contains__, _SECOND)):
        return []
    spans: list[Span] = []
    runs: dict[str, list[Span]] = {}
    for found in _MARK.finditer(text):
        if _OWNER.search(text, max(0, found.start() - 12), found.start()):
            continue
        kind = found.lastgroup or ""
        place = _place(found[kind], kind)
        run = runs.get(kind, [])
        if place == 1:
            runs[kind] = [Span(*found.span(), RULE)]
        elif run and place == len(run) + 1 and found.start() - run[-1].end < FARTHEST:
            run.append(Span(*found.span(), RULE))
            spans += run if place == 2 else run[-1:]
    return spans


def _place(mark: str, kind: str) -> int:
    """Which item a mark counts, from 1; 0 for none."""
    if kind == "number":
        return int(mark)
    if kind == "letter":
        return ord(mark) - ord("a") + 1
    return ROMAN.index(mark) + 1 if mark in ROMAN else 0
