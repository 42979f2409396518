"""Quarters and halves told by their place alone: `$12 million in the first quarter and $42 million |in the second|`."""

import re

from pipeline.extract.times.mentions import Role, TimeMention
from pipeline.values import replace

_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ELIDED = re.compile(
    r"\b(?P<preposition>in|during|for|over)\s+the\s+(?P<which>first|second|third|fourth)"
    r"(?=\s*(?:[,.;:)]|\Z)|\s+(?:and|but|to|from)\b)"
)


def with_elided(text: str, end: int, times: list[TimeMention]) -> list[TimeMention]:
    """The times of a sentence that ends at `end`, and those that drop the noun of a quarter or half before them."""
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
