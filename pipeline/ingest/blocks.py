"""Lines put together to blocks: one paragraph, list item or heading each.

A blank line, a marker, an indent or a line broken on purpose starts a block; page furniture does not, where the
sentence before it was left open. Titles are told in `headings.py`, sentences inside a block in `sentences.py`.
"""

from collections import deque
from dataclasses import dataclass

from pipeline.ingest.headings import has_finite_verb, is_plain_title, is_title_case, may_be_title
from pipeline.ingest.lines import Layout, Line, ends_short, is_finished
from pipeline.ingest.markers import BULLETS, Marker, read_damaged_marker, read_marker
from pipeline.ingest.noise import Noise
from pipeline.ingest.patterns import SegmentPatterns
from pipeline.models import Title

_LONGEST_ACRONYM = 8
_LOOKS_WRAPPED = 60  # a line of this length that is left open may have been wrapped


@dataclass(slots=True)
class Block:
    """Lines that belong together. `start:end` begins with the marker, if there is one."""

    start: int
    end: int
    lines: int
    marker: Marker | None
    last: Line
    heading: bool = False
    rank: int | None = None  # of a heading that the file itself marks as one


def build_blocks(
    lines: list[Line],
    noise: dict[int, Noise],
    layout: Layout,
    patterns: SegmentPatterns,
    titles: tuple[Title, ...] = (),
) -> list[Block]:
    """Put lines together to blocks, in order; noise lines belong to none, but may lie inside one.

    Each of the `titles` is a block of its own.
    """
    blocks: list[Block] = []
    ahead = deque(titles)
    number = -1  # of the last numbered block: a list goes on by one
    barrier, furniture, gap = True, False, False
    for index, line in enumerate(lines):
        gap = gap or line.gap > 0 or line.page
        if index in noise:
            furniture = furniture or noise[index].furniture
            barrier = barrier or not noise[index].furniture
            continue
        block = blocks[-1] if blocks else None
        while ahead and ahead[0].end <= line.start:
            ahead.popleft()
        title = ahead[0] if ahead and ahead[0].start <= line.start else None
        if title is not None and block is not None and block.start >= title.start:
            block.end, block.last = line.end, line  # a heading of several lines
            block.lines += 1
            continue
        barrier = barrier or title is not None or (block is not None and block.rank is not None)
        marker = read_marker(line.text, patterns)
        set_off = barrier or gap or furniture
        if marker is not None and not _accepts(marker, block, line, layout, set_off, number, patterns):
            marker = None
        if marker is None and number >= 0 and block is not None and (barrier or is_finished(block.last.text)):
            marker = read_damaged_marker(line.text, number + 1)
        if block is None or barrier or marker is not None or _is_new(block, line, layout, gap, furniture, patterns):
            blocks.append(
                Block(line.start, line.end, 1, marker, line, title is not None, title.rank if title else None)
            )
            number = marker.number if marker is not None and marker.number >= 0 else number
        else:
            block.end, block.last = line.end, line
            block.lines += 1
        barrier = furniture = gap = False
    return blocks


def mark_headings(text: str, blocks: list[Block], patterns: SegmentPatterns) -> None:
    """Tell which blocks are headings: by their own look, and for numbered ones by what follows."""
    for index, block in enumerate(blocks):
        if block.rank is not None or block.end - block.start > 400 or block.lines > 3:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        block.heading = _is_heading(text, block, following, patterns)


def _is_heading(text: str, block: Block, following: Block | None, patterns: SegmentPatterns) -> bool:
    marker = block.marker
    content = text[block.start + (marker.length if marker else 0) : block.end].strip()
    if marker is not None and marker.kind == "named" and not content:
        return True
    if not content or not may_be_title(content):
        return False
    if marker is None:
        return is_plain_title(content, patterns) if block.lines == 1 else is_title_case(content, patterns)
    if marker.kind == "bullet":
        return False
    if marker.kind in ("roman", "letter", "named") or is_title_case(content, patterns):
        return True
    if marker.kind == "paren":
        return False
    # `1. Train 300 teachers`, `2. Build schools`: a list without stops is no row of titles.
    same = following is not None and following.marker is not None and following.marker.kind == marker.kind
    return following is not None and not same


def _accepts(
    marker: Marker,
    block: Block | None,
    line: Line,
    layout: Layout,
    set_off: bool,
    number: int,
    patterns: SegmentPatterns,
) -> bool:
    """Tell whether a marker can stand here, and is no figure at the start of a wrapped line."""
    if block is None:
        return marker.kind not in ("letter", "named") or may_be_title(line.text)
    last = block.last.text
    finished = is_finished(last, ":;")
    if marker.kind in ("letter", "named"):
        return (set_off or finished) and may_be_title(line.text)
    if finished or (marker.number >= 0 and marker.number == number + 1):
        return True
    if set_off:
        salutation = last[-1] == "," and block.lines == 1 and len(last) < _LOOKS_WRAPPED
        return salutation or not _is_open(last, patterns)
    if marker.kind in ("bullet", "paren"):
        if not layout.wrapped or line.text[0] in BULLETS:
            return True
        # Wrapped prose counts inside its sentences, too: there a marker goes on with a list, or opens one in another.
        outer = block.marker.kind if block.marker is not None else None
        if outer == marker.kind:  # an item without a stop ends where its line was not full
            return last.endswith((",", " and", " or")) or ends_short(block.last, line, layout)
        return outer in ("bullet", "paren")
    return block.lines == 1 and is_plain_title(last, patterns) and not layout.wrapped


def _is_new(block: Block, line: Line, layout: Layout, gap: bool, furniture: bool, patterns: SegmentPatterns) -> bool:
    """Tell whether a line without a marker starts a block of its own."""
    last = block.last.text
    lower = line.text.lstrip("\"'“‘([")[:1].islower()
    if gap or furniture:
        if is_finished(last, ":"):
            return not (lower and furniture)
        if lower:
            return False
        return not furniture or (block.lines == 1 and is_plain_title(last, patterns))
    if is_finished(last) or (last[-1] in ")]" and not lower):
        return _breaks_after_sentence(block.last, line, layout)
    if block.lines <= 3 and last.isupper() and len(last) > _LONGEST_ACRONYM and not line.text.isupper():
        return block.marker is None or block.marker.length < len(last)  # `CHAPTER II`: its title is still to come
    if layout.wrapped and len(last) <= layout.width * 1.5:
        return not lower and _numbered_title(block, line, patterns) and ends_short(block.last, line, layout)
    if last[-1] in ":;":
        return True
    if lower or _is_open(last, patterns):
        return False
    if not line.text[0].isalpha():
        return _numbered_title(block, line, patterns)
    return len(last) < _LOOKS_WRAPPED or is_title_case(last, patterns)


def _numbered_title(block: Block, line: Line, patterns: SegmentPatterns) -> bool:
    """Tell whether a block is a title with a number so far, and the next line a clause (`2. Finances`)."""
    marker = block.marker
    if marker is None or block.lines > 1 or marker.kind in ("bullet", "paren"):
        return False
    title = block.last.text[marker.length :].strip()
    if not title or _is_open(title, patterns) or not is_plain_title(title, patterns):
        return False
    return line.text[0].isalpha() or has_finite_verb(line.text, patterns)


def _breaks_after_sentence(last: Line, line: Line, layout: Layout) -> bool:
    if not layout.wrapped or len(last.text) > layout.width * 1.5:
        return is_finished(last.text)
    if layout.indents:
        return line.indent > 0
    return ends_short(last, line, layout)


def _is_open(text: str, patterns: SegmentPatterns) -> bool:
    """Tell whether a line's last word leaves the sentence open (`of the`, `No.`, a comma)."""
    if text[-1] in ",-–—(":
        return True
    last_word = text[-40:].split()[-1]
    return last_word.lower() in patterns.open_words or last_word.rstrip(".") in patterns.before_number
