"""PDF: lines in reading order to paragraphs, running heads and page numbers masked, every page's first offset kept.

pdfium gives each character with its box and size (`pdf_page.py` makes lines of them, in reading order over columns);
here lines become paragraphs, over page breaks too. Rows of tables are found by `pdf_tables.py`, headings by
`pdf_titles.py`.
"""

import re
import statistics
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.ingest.readers.decoded import Decoded, Facts, NotReadable
from pipeline.ingest.readers.grid import Grid, header_rows
from pipeline.ingest.readers.line_ends import hyphened_words, joined
from pipeline.ingest.readers.pdf_furniture import furniture
from pipeline.ingest.readers.pdf_lines import PdfLine
from pipeline.ingest.readers.pdf_page import page_lines
from pipeline.ingest.readers.pdf_tables import is_contents, tables_of
from pipeline.ingest.readers.pdf_titles import title_ranks
from pipeline.ingest.readers.rendering import PAGE_MARK, Rendering

_CONTENTS_RULE = "layout.contents"
_ENTRY_END = re.compile(r"(?:\.\s?|…\s?){4,200}\d{1,4}\Z")
_FINAL = tuple(".!?:;。！？")
_CLOSERS = "\"'”’»)]"


def read_pdf(data: bytes) -> Decoded:
    """Read a PDF; raises `NotReadable` where it is locked, damaged, or holds pictures of text only."""
    import pypdfium2

    if not data.strip():
        raise NotReadable("the file is empty")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise NotReadable(
            "a PDF that is locked with a password; save it without one"
            if locked
            else "not a PDF, or one that is damaged or cut short"
        ) from error
    try:
        pages = [page_lines(page) for page in document]
        title = (document.get_metadata_dict().get("Title") or "").strip()
    except pypdfium2.PdfiumError as error:
        raise NotReadable(f"a PDF with a page that cannot be read ({error})") from error
    finally:
        document.close()
    if not any(pages):
        raise NotReadable("a PDF without text: its pages are pictures, which a text recogniser must read first")
    return _rendered(pages).decoded("utf-8", Facts(title=title if " " in title else None))


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together, each with its page, and the page furniture that stands where it ends."""

    lines: list[tuple[int, PdfLine]]
    grid: Grid | None = None  # where the lines are the rows of a table
    furniture: list[tuple[int, str, str]] = field(default_factory=list)  # page, text and rule


def _rendered(pages: list[list[PdfLine]]) -> Rendering:
    rendering = Rendering()
    whole_words = hyphened_words(line.text for lines in pages for line in lines)
    begun = 0  # pages

    def marks(page: int) -> str:
        """A mark where a page begins; one without text begins where the next one does."""
        nonlocal begun
        new, begun = max(0, page + 1 - begun), max(begun, page + 1)
        return PAGE_MARK * new

    paragraphs = _paragraphs(pages)
    ranks = title_ranks([[line for _, line in one.lines] if one.grid is None else [] for one in paragraphs])
    for paragraph, rank in zip(paragraphs, ranks, strict=True):
        words = ""
        if paragraph.grid is not None:
            grid: Grid = [
                [marks(page) + (first or ""), *rest]
                for (page, _), (first, *rest) in zip(paragraph.lines, paragraph.grid, strict=True)
            ]
            mask = _CONTENTS_RULE if is_contents(paragraph.grid) else None
            rendering.table(grid, header_rows(paragraph.grid, 0), None, mask=mask)
        for page, line in paragraph.lines if paragraph.grid is None else ():
            words = joined(words, marks(page), line.text, whole_words)
        rendering.block(words, rank=rank)
        for page, text, rule in paragraph.furniture:
            rendering.block(marks(page) + text, mask=rule)
    return rendering


def _paragraphs(pages: list[list[PdfLine]]) -> list[_Paragraph]:
    rules = furniture(pages)
    paragraphs: list[_Paragraph] = []
    for number, lines in enumerate(pages):
        body = [line for line in lines if id(line) not in rules]
        pitch, margins = _pitch(body), _margins(body)
        previous: PdfLine | None = None
        tables = {table.first: table for table in tables_of(body)}
        in_table = 0  # lines before this one are rows of the last table
        for at, line in enumerate(body):
            if (table := tables.get(at)) is not None:
                in_table = table.behind
                if at or not _runs_on(paragraphs, table.grid):
                    paragraphs.append(_Paragraph([], []))
                paragraphs[-1].grid = [*(paragraphs[-1].grid or ()), *table.grid]
            if at < in_table:
                paragraphs[-1].lines.append((number, line))
                previous = None
                continue
            last = paragraphs[-1].lines[-1][1] if paragraphs and paragraphs[-1].lines else None
            if last is None or paragraphs[-1].grid is not None or _is_new(last, previous, line, pitch, margins):
                paragraphs.append(_Paragraph([]))
            paragraphs[-1].lines.append((number, line))
            previous = line
        heads = [(number, line.text, rules[id(line)]) for line in lines if id(line) in rules]
        if heads and not paragraphs:
            paragraphs.append(_Paragraph([]))
        if heads:
            paragraphs[-1].furniture += heads
    return paragraphs


def _runs_on(paragraphs: list[_Paragraph], grid: Grid) -> bool:
    """Whether a table at the top of a page goes on with the one at the end of the page before."""
    last = paragraphs[-1].grid if paragraphs else None
    return last is not None and len(last[0]) == len(grid[0]) and header_rows(grid, 0) == 0


def _is_new(
    last: PdfLine, previous: PdfLine | None, line: PdfLine, pitch: float, margins: dict[int, tuple[float, float]]
) -> bool:
    return _breaks(last, line, pitch, margins) if previous is not None else not _goes_on(last, line)


def _breaks(last: PdfLine, line: PdfLine, pitch: float, margins: dict[int, tuple[float, float]]) -> bool:
    """Whether a new paragraph begins with `line`, on the page of the line before it."""
    if last.column != line.column:
        return not _goes_on(last, line)
    if _ENTRY_END.search(last.text[-220:]):
        return True  # of a list of contents
    if last.bottom - line.bottom > 1.35 * pitch or abs(last.size - line.size) > 0.12 * last.size:
        return True
    left, right = margins[line.column]
    finished = _is_finished(last.text)
    if finished and (line.left - left > 0.8 * line.size or last.right < right - 0.15 * (right - left)):
        return True
    return last.right < right - 0.3 * (right - left) and line.text[:1].isupper() and last.text[-1:] not in ",-"


def _goes_on(last: PdfLine, line: PdfLine) -> bool:
    """Whether a paragraph runs on in the next column or on the next page."""
    ended = _is_finished(last.text) or _ENTRY_END.search(last.text[-220:]) is not None
    return not ended and abs(last.size - line.size) <= 0.12 * last.size


def _is_finished(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_FINAL)


def _pitch(lines: list[PdfLine]) -> float:
    """The usual distance between the lines of a page."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.column == b.column and a.bottom > b.bottom]
    return statistics.median_low(steps) if steps else 1e9


def _margins(lines: list[PdfLine]) -> dict[int, tuple[float, float]]:
    columns = {line.column for line in lines}
    return {
        column: (
            min(line.left for line in lines if line.column == column),
            max(line.right for line in lines if line.column == column),
        )
        for column in columns
    }
