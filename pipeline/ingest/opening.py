"""Sources to what they hold: the bytes of a file or of an archive's member, the row of a file of rows.

One at a time and in their order; an archive or a file of rows is gone through once for all that lie in it. What the
bytes say is left to `folder.py`, which may run on another machine: nothing behind this module touches a file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.ingest.archives import ArchiveError, contents_of
from pipeline.ingest.listing import Source
from pipeline.ingest.record_files import TEXT_COLUMN, Record, RecordFileError, records_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A source and what it holds: bytes or a row; why it could not be had, as text; null where it is not wanted."""

    source: Source
    content: bytes | Record | str | None

    @property
    def size(self) -> int:
        """About how many bytes of text there are to be read."""
        held = self.content.text if isinstance(self.content, Record) else self.content
        return len(held or "")


def opened(sources: Iterable[Source], text_column: str = TEXT_COLUMN) -> Iterator[Opened]:
    """Each source with what it holds, in order but for the members of an archive, which come in its own."""
    for path, together in groupby(sources, key=lambda source: source.path):
        group = list(together)
        yield from (Opened(source, None) for source in group if not _wanted(source))
        wanted = [source for source in group if _wanted(source)]
        if group[0].member is None and group[0].row is None:
            yield from (Opened(source, _bytes_of(source)) for source in wanted)
            continue
        left = {source.member or source.row: source for source in wanted}
        try:
            if group[0].row is None:
                for name, data in contents_of(path, frozenset(map(str, left))):
                    if name in left:
                        yield Opened(left.pop(name), data)
            else:
                for record in records_of(path, text_column):
                    if record.row in left:
                        yield Opened(left.pop(record.row), record)
        except (ArchiveError, RecordFileError) as error:
            yield from (Opened(source, str(error)) for source in left.values())
            continue
        yield from (Opened(source, "is no longer there") for source in left.values())


def _wanted(source: Source) -> bool:
    return source.refused is None and source.format is not None


def _bytes_of(source: Source) -> bytes | str:
    try:
        return source.path.read_bytes()
    except OSError as error:
        return f"cannot be read: {error.strerror}"
