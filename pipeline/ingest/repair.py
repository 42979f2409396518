"""Mojibake mended on request: UTF-8 that someone read as Windows-1252 and saved again (`â€œ` for `“`, `Â£` for `£`).

Only where the characters spell valid UTF-8, one character at a time, and again where it was done twice. Everything
that a reader found keeps its place: offsets are moved with the text. What cannot be undone (a lost `�`) stays.
"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from pipeline.ingest.readers.decoded import Decoded
from pipeline.models import Span, Table
from pipeline.values import replace

REPAIRED = "repaired"
REPAIR_HELP = "mend text that was decoded wrongly before it was saved (`â€œ` for `“`); `encoding` says where"
_MOST_TIMES = 3


def _byte_of(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _characters(first: int, last: int) -> str:
    """What the bytes of a range look like as Windows-1252, and as Latin-1 where it has none for them."""
    found = {bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(first, last + 1)}
    return "".join(sorted(found | {chr(byte) for byte in range(first, last + 1)}))


_CONTINUED = f"[{re.escape(_characters(0x80, 0xBF))}]"
_BROKEN = re.compile(
    f"[{_characters(0xC2, 0xDF)}]{_CONTINUED}"
    f"|[{_characters(0xE0, 0xEF)}]{_CONTINUED}{{2}}"
    f"|[{_characters(0xF0, 0xF4)}]{_CONTINUED}{{3}}"
)


class _Change(NamedTuple):
    start: int
    end: int
    text: str


def repaired(decoded: Decoded) -> Decoded:
    """The document with its mojibake mended, and `repaired` in its encoding; as it is where there is none."""
    mended = decoded
    for _ in range(_MOST_TIMES):
        changes = _changes(mended.text)
        if not changes:
            break
        mended = _changed(mended, changes)
    facts = replace(
        decoded.facts, title=mended_text(decoded.facts.title), publisher=mended_text(decoded.facts.publisher)
    )
    if mended is decoded and facts == decoded.facts:
        return decoded
    return replace(mended, facts=facts, encoding=f"{decoded.encoding}, {REPAIRED}")


def mended_text(text: str | None) -> str | None:
    """A short text with its mojibake mended."""
    for _ in range(_MOST_TIMES):
        changes = _changes(text or "")
        if not changes:
            break
        text = _BROKEN.sub(lambda found: _meant(found[0]) or found[0], text or "")
    return text


def _changes(text: str) -> list[_Change]:
    return [
        _Change(found.start(), found.end(), meant)
        for found in _BROKEN.finditer(text)
        if (meant := _meant(found[0])) is not None
    ]


def _meant(broken: str) -> str | None:
    try:
        return b"".join(map(_byte_of, broken)).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _changed(decoded: Decoded, changes: list[_Change]) -> Decoded:
    pieces: list[str] = []
    position = 0
    for start, end, text in changes:
        pieces += (decoded.text[position:start], text)
        position = end
    pieces.append(decoded.text[position:])
    moved = _Moves(changes)
    return replace(
        decoded,
        text="".join(pieces),
        masks=tuple(Span(moved.to(one.start), moved.to(one.end), one.rule) for one in decoded.masks),
        pages=tuple(map(moved.to, decoded.pages)),
        tables=tuple(moved.table(one) for one in decoded.tables),
        titles=tuple(replace(one, start=moved.to(one.start), end=moved.to(one.end)) for one in decoded.titles),
    )


class _Moves:
    """Where the offsets of a text lie after changes to it; one inside a change moves to its beginning."""

    def __init__(self, changes: list[_Change]) -> None:
        self._changes = changes
        self._starts = [one.start for one in changes]
        self._shrunk = [0, *accumulate(one.end - one.start - len(one.text) for one in changes)]

    def to(self, offset: int) -> int:
        """The offset after the changes."""
        at = bisect_right(self._starts, offset)
        if at and offset < self._changes[at - 1].end:
            return self._starts[at - 1] - self._shrunk[at - 1]
        return offset - self._shrunk[at]

    def table(self, table: Table) -> Table:
        """A table with its cells after the changes."""
        cells = (replace(cell, start=self.to(cell.start), end=self.to(cell.end)) for cell in table.cells)
        caption = mended_text(table.caption)
        return replace(table, start=self.to(table.start), end=self.to(table.end), cells=tuple(cells), caption=caption)
