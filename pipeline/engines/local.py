"""Batches one after the other in this process."""

from collections.abc import Iterable, Iterator

from pipeline.engines.batches import Batch
from pipeline.engines.part import Part, Task, part_of


def run_here(batches: Iterable[Batch], task: Task) -> Iterator[Part]:
    """The parts of the batches, in their order."""
    for batch in batches:
        yield part_of(batch, task)
