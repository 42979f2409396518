"""How far a run has come: a bar with rate and time left on a terminal, a plain line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.run import Progress

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def following(*, quiet: bool) -> Iterator[Progress | None]:
    """What a run is to tell of its progress to; nothing where it is to be quiet."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield lines()


@contextmanager
def _bar() -> Iterator[Progress]:
    from tqdm import tqdm

    with tqdm(unit=" documents", leave=False, dynamic_ncols=True, file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield progress


def lines(seconds_between: float = SECONDS_BETWEEN_LINES) -> Progress:
    """Tells in plain lines on standard error, so far apart that a log stays short; a short run gives none."""
    begun = last = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < seconds_between or done == total:
            return
        last = now
        rate = done / (now - begun)
        left = _duration((total - done) / rate)
        print(f"claimline: {done:,} of {total:,} documents, {rate:,.1f} a second, about {left} left", file=sys.stderr)

    return progress


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
