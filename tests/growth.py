"""How the processor time of a piece of work grows with what it is given.

Processor time and not time on the clock, since other work on the machine must not count; the best of a few tries.
"""

import time
from collections.abc import Callable
from typing import TypeVar

MOST = 8.0  # between 4 and 16
TRIES = 5
# What short texts cost before their length tells at all, and what a clock of processor time cannot tell apart.
LEAST_SECONDS = 0.02

Given = TypeVar("Given")


def seconds(work: Callable[[Given], object], given: Given) -> float:
    """Processor time of one run."""
    before = time.process_time()
    work(given)
    return time.process_time() - before


def growth(work: Callable[[Given], object], short: Given, long: Given) -> float:
    """How much longer what is long takes than a quarter of it: the best of a few tries, ended by the first good one."""
    quickest_short = quickest_long = float("inf")
    ratio = float("inf")
    for _ in range(TRIES):
        quickest_long = min(quickest_long, seconds(work, long))
        quickest_short = min(quickest_short, seconds(work, short))
        ratio = quickest_long / max(quickest_short, LEAST_SECONDS)
        if ratio < MOST:
            break
    return ratio
