"""Opened sources put together to batches: what an engine hands out as one piece of work."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.ingest.manifest import Manifest, ManifestRow
from pipeline.ingest.opening import Opened

# Large enough that checking the tables of a batch costs little beside extracting them, small enough for the memory of
# one worker and for two workers to share some tens of megabytes.
MOST_BYTES = 4_000_000
MOST_DOCUMENTS = 2_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Opened sources, and the manifest's rows for them; `number` counts the batches of a run from 0."""

    number: int
    sources: tuple[Opened, ...]
    manifest: tuple[ManifestRow | None, ...]


def in_batches(
    sources: Iterable[Opened],
    manifest: Manifest,
    *,
    most_bytes: int = MOST_BYTES,
    most_documents: int = MOST_DOCUMENTS,
) -> Iterator[Batch]:
    """The sources in order, in batches of at most so many documents, and bytes unless one document alone has more."""
    number, size = 0, 0
    held: list[Opened] = []
    for one in sources:
        if held and (size + one.size > most_bytes or len(held) == most_documents):
            yield _batch(number, held, manifest)
            number, size, held = number + 1, 0, []
        held.append(one)
        size += one.size
    if held:
        yield _batch(number, held, manifest)


def _batch(number: int, held: list[Opened], manifest: Manifest) -> Batch:
    return Batch(number, tuple(held), tuple(manifest.row_for(one.source.doc_id, one.source.shared) for one in held))
