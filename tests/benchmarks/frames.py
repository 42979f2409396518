"""What tables cost beside extracting what is in them: one batch of ten megabytes, read, extracted and laid out."""

from pathlib import Path

from pipeline.engines.batches import in_batches
from pipeline.engines.part import Task, part_of
from pipeline.ingest.listing import Source
from pipeline.ingest.manifest import Manifest
from pipeline.ingest.opening import Opened
from tests.benchmarks.corpus import MEGABYTE, documents, texts_of

MEGABYTES = 10.0


def share_of_frames(speeches: Path | None, megabytes: float = MEGABYTES) -> float:
    """Time to lay out and validate the tables of such a batch, over that to extract it."""
    sources = [
        Opened(Source(name, f"{name}.txt", Path(f"{name}.txt"), "text"), text.encode())
        for name, text in documents(texts_of(speeches), megabytes)
    ]
    (batch,) = in_batches(sources, Manifest(), most_bytes=int(2 * megabytes * MEGABYTE), most_documents=len(sources))
    seconds = part_of(batch, Task()).seconds
    return seconds["frames and validation"] / seconds["extract"]
