"""How long each stage of the work took: the seconds behind `--profile`.

Where several workers share the work, the seconds of all are added up.
"""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pipeline.publish.replace import OutputError


class Clock:
    """Adds up seconds by stage: `with clock("read"): ...`."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count the time of the block to a stage."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - begun

    def add(self, seconds: Mapping[str, float]) -> None:
        """Take in what another clock counted."""
        for stage, more in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + more


def profile_of(clock: Clock) -> dict[str, dict[str, float]]:
    """Seconds and share (0 to 1) of each stage, the longest first."""
    whole = sum(clock.seconds.values()) or 1.0
    stages = sorted(clock.seconds.items(), key=lambda stage: -stage[1])
    return {name: {"seconds": round(seconds, 6), "share": round(seconds / whole, 6)} for name, seconds in stages}


def write_profile(clock: Clock, path: Path) -> None:
    """Write what `profile_of` gives as JSON. Raises `OutputError` where the file cannot be written."""
    try:
        path.write_text(json.dumps(profile_of(clock), indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: the profile cannot be written: {reason}. Name another file.") from error
