"""Times that drop their noun: a quarter told by its place alone (`$12 million in the first quarter and $42 million
|in the second|`), a year by its side of the one before it (`2 per cent this year and 3 per cent |next|`).
"""

import re

from pipeline.extract.times.mentions import Anchor, Role, TimeMention
from pipeline.values import replace

_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ELIDED = re.compile(
    r"\b(?P<preposition>in|during|for|over)\s+the\s+(?P<which>first|second|third|fourth)"
    r"(?=\s*(?:[,.;:)]|\Z)|\s+(?:and|but|to|from)\b)"
)
_SIDES = {"next": 1, "last": -1}
# Only behind a figure: what `comes next` is no time.
_SIDE = re.compile(r"(?:\d|%|\bper\s?cent|\b[mb]illion|\bpoints?)\s+(?P<which>next|last)(?=\s*(?:[,.;:)]|\Z)|\s+and\b)")


def with_elided(text: str, end: int, times: list[TimeMention]) -> list[TimeMention]:
    """The times of a sentence that ends at `end`, and those that drop the noun of the one before them."""
    return _with_sides(text, end, _with_places(text, end, times)) if times else times


def _with_sides(text: str, end: int, times: list[TimeMention]) -> list[TimeMention]:
    """The times, and the year or month before or after `this year` told by `last` or `next` alone."""
    told = next((k for k in range(len(times)) if _is_present(times[k])), None)
    if told is None:
        return times
    found = list(times)
    for match in _SIDE.finditer(text, times[told].end, end):
        start, stop = match.span("which")
        before = [time for time in found if time.end <= start][-1]
        if not _is_present(before) or any(time.start < stop and start < time.end for time in found):
            continue
        point = replace(before.points[0], offset=_SIDES[match["which"]])
        side = replace(before, start=start, end=stop, core_start=start, points=(point,), numeral_spans=())
        found.append(replace(side, preposition=""))
        found.sort(key=lambda time: time.start)
    return found


def _is_present(time: TimeMention) -> bool:
    """Whether a time is `this year`, `this month` or the like."""
    if time.rule != "date.deictic" or time.role is not Role.ADJUNCT or len(time.points) != 1:
        return False
    point = time.points[0]
    return point.anchor is Anchor.DOCUMENT and not point.offset and not point.part and point.month is None


def _with_places(text: str, end: int, times: list[TimeMention]) -> list[TimeMention]:
    """The times, and the quarters and halves told by their place alone."""
    told = next((k for k in range(len(times)) if times[k].rule == "date.quarter"), None)
    if told is None:
        return times
    found = list(times)
    for match in _ELIDED.finditer(text, times[told].end, end):
        before = [time for time in found if time.end <= match.start()][-1]
        parts = before.points[0].part.split(":") if before.rule == "date.quarter" and before.points else []
        if len(parts) != 3 or before.role is not Role.ADJUNCT or len(before.points) > 1:
            continue
        place = _PLACES[match["which"]]
        if place > int(parts[2]) or place == int(parts[1]) or any(t.start < match.end() < t.end for t in found):
            continue
        point = replace(before.points[0], part=f"{parts[0]}:{place}:{parts[2]}")
        found.append(
            replace(
                before,
                start=match.start(),
                end=match.end(),
                core_start=match.start("which") - len("the "),
                points=(point,),
                numeral_spans=(match.span("which"),),
                preposition=match["preposition"],
            )
        )
        found.sort(key=lambda time: time.start)
    return found
