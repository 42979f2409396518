"""How the processor time of a piece of work grows with what it is given.

Processor time and not time on the clock, since other work on the machine must not count. A shared machine also changes
its pace from one second to the next: what is short is run before and after what is long, and only runs of one try are
compared. The best of a few tries counts.
"""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

MOST = 8.0  # between 4 and 16
TRIES = 8
# What short texts cost before their length tells at all, and what a clock of processor time cannot tell apart.
LEAST_SECONDS = 0.02

Given = TypeVar("Given")


def seconds(work: Callable[[Given], object], given: Given) -> float:
    """Processor time of one run."""
    before = time.process_time()
    work(given)
    return time.process_time() - before


def one_try(work: Callable[[Given], object], short: Given, long: Given) -> float:
    """The time of what is long over that of what is short, which is the mean of a run before it and one after it."""
    before = seconds(work, short)
    whole = seconds(work, long)
    after = seconds(work, short)
    return whole / max((before + after) / 2, LEAST_SECONDS)


def growth(work: Callable[[Given], object], short: Given, long: Given) -> float:
    """How much longer what is long takes than a quarter of it: the best of a few tries, ended by the first good one."""
    ratio = float("inf")
    # What other tests left in memory is not to be searched for garbage while a run is timed.
    gc.freeze()
    try:
        for _ in range(TRIES):
            ratio = min(ratio, one_try(work, short, long))
            if ratio < MOST:
                break
    finally:
        gc.unfreeze()
    return ratio
