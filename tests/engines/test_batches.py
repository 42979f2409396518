"""Sources in batches: nothing lost, the order kept, none too large."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.batches import in_batches
from pipeline.ingest.listing import Source
from pipeline.ingest.manifest import Manifest, ManifestRow
from pipeline.ingest.opening import Opened


def opened_of(sizes: list[int]) -> list[Opened]:
    return [
        Opened(Source(str(at), f"{at}.txt", Path(f"{at}.txt"), "text"), b"x" * size) for at, size in enumerate(sizes)
    ]


@given(st.lists(st.integers(0, 30)), st.integers(1, 40), st.integers(1, 5))
def test_batches_hold_every_source_once_and_in_order(sizes: list[int], most_bytes: int, most_documents: int) -> None:
    sources = opened_of(sizes)
    batches = list(in_batches(sources, Manifest(), most_bytes=most_bytes, most_documents=most_documents))
    assert [one for batch in batches for one in batch.sources] == sources
    assert [batch.number for batch in batches] == list(range(len(batches)))
    for batch in batches:
        assert 1 <= len(batch.sources) <= most_documents
        assert len(batch.sources) == 1 or sum(one.size for one in batch.sources) <= most_bytes


def test_a_batch_has_the_rows_of_the_manifest_for_its_documents() -> None:
    row = ManifestRow("1", title="One")
    batches = list(in_batches(opened_of([1, 1]), Manifest({"1": row}), most_documents=1))
    assert [batch.manifest for batch in batches] == [(None,), (row,)]
