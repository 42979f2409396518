"""Percentage points that are called `points` alone: `38.9 per cent, up |2.5 points|`.

A percentage beside them shows what they are points of; those of an index, a game or an agenda stay counts.
"""

import re
from collections.abc import Sequence

from pipeline.extract.quantities.measured_numeral import Measured
from pipeline.values import replace

POINTS = re.compile(r"(?:\s{1,3}|-)points?(?![\w-])", re.IGNORECASE)
# `61.2 per cent, |down| 4 points`, `40 per cent (a rise of 3 points)`
MOVED_BEFORE = re.compile(
    r"[^.;:\d,]{0,24}?[,(]?\s{0,3}(?:a\s{1,3})?(?<!\w)(?:up|down|ris(?:e|ing)|rose|fall(?:ing)?|fell"
    r"|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|grew|growth|drop(?:ped|ping)?|declin(?:e|ed|ing)|climb(?:ed|ing)?|jump(?:ed)?|cut)"
    r"(?:\s{1,3}(?:by|of|some|about|almost|nearly|more|than|over|only|just|another)){0,3}\s{1,3}",
    re.IGNORECASE,
)
# `7.1 per cent, 0.4 |point lower| than in May`
COMPARED = re.compile(r"\s{1,3}(?:higher|lower|more|less|above|below|up|down|better|worse|fewer)(?!\w)", re.IGNORECASE)
ASIDE = re.compile(
    r"[^.;:\d]{0,24}(?:,|\(|\band|\bis|\bwas)\s{0,3}(?:(?:some|about|almost|nearly)\s{1,3})?", re.IGNORECASE
)
# `fell 3 points |to| 41 per cent`
ON_TO = re.compile(
    r"\s?,?\s{1,3}(?:to|from)\s{1,3}(?:(?:just|only|about|some|around|nearly|almost)\s{1,3})?", re.IGNORECASE
)
LARGEST = 100


def with_points(items: Sequence[Measured], text: str) -> list[Measured]:
    """`items`, in order, with the counts of points that a percentage beside them explains as percentage points."""
    found = list(items)
    for index, item in enumerate(items):
        if item.unit != "count" or item.form != "count" or item.figure.form != "cardinal" or item.value > LARGEST:
            continue
        points = POINTS.match(text, item.end)
        if points is None or not _beside_share(found, index, points.end(), text):
            continue
        found[index] = replace(
            item,
            end=points.end(),
            unit="percentage_point",
            form="share",
            rules=(*item.rules, "unit.points-of-share"),
            suffixed=True,
        )
    return found


def _beside_share(items: Sequence[Measured], index: int, end: int, text: str) -> bool:
    """Whether a percentage stands before or behind points and is moved or compared by them."""
    start = items[index].start
    before = items[index - 1] if index else None
    if before is not None and before.form == "share":
        if MOVED_BEFORE.fullmatch(text, before.end, start):
            return True
        if COMPARED.match(text, end) and ASIDE.fullmatch(text, before.end, start):
            return True
    behind = items[index + 1] if index + 1 < len(items) else None
    return behind is not None and behind.unit == "percent" and ON_TO.fullmatch(text, end, behind.start) is not None
