"""What a unit, a range or a hedge may not cross: stretches of the text, looked up by place.

A document may hold thousands of figures in one run, so that every look-up is a binary search.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from pipeline.values import value_class


@value_class
class Stops:
    """Stretches of the text, in order of their starts."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]  # in order of their own
    reach: tuple[int, ...]  # how far the stretches up to this one reach


def gather_stops(spans: Iterable[tuple[int, int]]) -> Stops:
    """The stretches `spans`, in any order, overlapping or not."""
    ordered = sorted(spans)
    return Stops(
        starts=tuple(start for start, _ in ordered),
        ends=tuple(sorted(end for _, end in ordered)),
        reach=tuple(accumulate((end for _, end in ordered), max)),
    )


def last_end(stops: Stops, at: int) -> int:
    """The end of the last stretch that ends at `at` or before it; -1 where none does."""
    index = bisect_right(stops.ends, at)
    return stops.ends[index - 1] if index else -1


def first_start(stops: Stops, at: int, otherwise: int) -> int:
    """The start of the first stretch that starts at `at` or behind it; `otherwise` where none does."""
    index = bisect_left(stops.starts, at)
    return min(stops.starts[index], otherwise) if index < len(stops.starts) else otherwise


def crosses(stops: Stops, start: int, end: int) -> bool:
    """Whether a stretch overlaps `start:end`."""
    index = bisect_left(stops.starts, end)
    return index > 0 and stops.reach[index - 1] > start
