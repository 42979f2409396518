"""Word documents (`.docx`): paragraphs and tables in order, note marks told from figures.

python-docx opens the file; its XML parser has entities off. What a reviewer inserted is text, what was deleted is not;
text in content controls and text boxes is read where it stands. A file that would grow beyond all measure when it is
unpacked is refused before.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from zlib import error as ZlibError

from docx.exceptions import PythonDocxError
from docx.oxml.exceptions import XmlchemyError

from pipeline.ingest.readers.decoded import Decoded, Facts, NotReadable
from pipeline.ingest.readers.grid import header_rows, holds_data
from pipeline.ingest.readers.rendering import Rendering, clean, raised

MOST_UNPACKED = 500_000_000
_MOST_BASES = 9  # styles are based on others
MOST_COLUMNS = 63  # of a table: Word makes none that is wider
CONTENTS_RULE = "layout.contents"
# The library looks at a part or an attribute only when it is asked for, and then trips over what is wrong there.
_LATE_ERRORS = (ValueError, LookupError, AttributeError, TypeError, PythonDocxError, XmlchemyError)
_LEVELS = frozenset("012345678")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
# What is shown of the runs of a paragraph: those that were deleted or moved away are kept in the file.
_RUNS = ".//w:r[not(ancestor::w:del) and not(ancestor::w:moveFrom)]"
_BOXES = ".//w:txbxContent[not(ancestor::*[local-name() = 'Fallback'])]"


def read_docx(data: bytes) -> Decoded:
    """Read a Word document; raises `NotReadable` where it is none, is locked with a password or holds no text."""
    if not data.strip():
        raise NotReadable("the file is empty")
    if data.startswith(_OLD_OFFICE):
        raise NotReadable("an old Word file, or one that is locked with a password; save it as .docx without one")
    document = _opened(data)
    rendering = Rendering()
    try:
        _write(document.element.body, document, rendering)
        facts = _facts(document)
    except _LATE_ERRORS as error:
        raise NotReadable(f"a Word document with parts that cannot be read ({type(error).__name__})") from error
    return rendering.decoded("utf-8", facts)


def _opened(data: bytes) -> Any:
    from docx import Document

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise NotReadable(f"it would take more than {MOST_UNPACKED // 1_000_000} MB when unpacked")
        return Document(io.BytesIO(data))
    except NotReadable:
        raise
    except (zipfile.BadZipFile, ZlibError, EOFError) as error:
        raise NotReadable("not a Word document, or one that is damaged or cut short") from error
    except Exception as error:  # the library's own errors for a damaged package are of a dozen kinds
        raise NotReadable(f"a Word document that cannot be read ({type(error).__name__})") from error


def _write(parent: Any, document: Any, rendering: Rendering) -> None:
    """Write the paragraphs and tables of a body, a cell or a text box, in order."""
    for block in parent.iterchildren():
        if block.tag in _WRAPPERS:
            _write(block, document, rendering)
        elif block.tag == f"{_W}p":
            _write_paragraph(block, document, rendering)
        elif block.tag == f"{_W}tbl":
            _write_table(block, document, rendering)


def _write_paragraph(block: Any, document: Any, rendering: Rendering) -> None:
    from docx.text.paragraph import Paragraph

    style = Paragraph(block, document._body).style
    name = ((style.name if style is not None else None) or "").casefold()
    mask = CONTENTS_RULE if name.startswith("toc ") else None
    rank = _rank(block, style)
    item = rank is None and (name.startswith("list") or _is_numbered(block))
    rendering.block(_text(block, document), item=item, rank=rank, mask=mask)
    for box in block.xpath(_BOXES):
        _write(box, document, rendering)


def _rank(paragraph: Any, style: Any) -> int | None:
    """The rank of a heading: its level in the outline, by the paragraph itself or by its style; null for body text."""
    level = paragraph.xpath("./w:pPr/w:outlineLvl/@w:val")
    for _ in range(_MOST_BASES):
        if level or style is None:
            break
        if (style.name or "").casefold() == "title":
            return 0
        level, style = style.element.xpath("./w:pPr/w:outlineLvl/@w:val"), style.base_style
    # Word counts the levels from 0; 9 is body text.
    return int(level[0]) + 1 if level and level[0] in _LEVELS else None


def _write_table(block: Any, document: Any, rendering: Rendering) -> None:
    from docx.table import Table

    table = Table(block, document._body)
    nested = bool(block.xpath(".//w:tc//w:tbl"))
    grid = [] if nested or _columns(block) > MOST_COLUMNS else list(_rows(table, document))
    if grid and holds_data(grid):
        rendering.table(grid, header_rows(grid, 0), None)
        return
    for cell in block.xpath("./w:tr/w:tc | ./w:sdt//w:tc"):  # a table that lays out the page
        _write(cell, document, rendering)


def _columns(table: Any) -> int:
    """How many columns the widest row has: the library makes a cell for each, whatever a file says."""
    return max((sum(_span(cell) for cell in row.xpath("./w:tc")) for row in table.xpath("./w:tr")), default=0)


def _span(cell: Any) -> int:
    spans = cell.xpath("./w:tcPr/w:gridSpan/@w:val")
    return int(spans[0]) if spans else 1


def _text(paragraph: Any, document: Any) -> str:
    """The text of a paragraph, with what is superscript written as such."""
    from docx.text.run import Run

    pieces: list[tuple[str, bool]] = []
    depth = len(paragraph.xpath("ancestor::w:txbxContent"))
    for element in paragraph.xpath(_RUNS):
        if len(element.xpath("ancestor::w:txbxContent")) > depth:
            continue  # in a text box that hangs on the paragraph
        run = Run(element, document._body)
        text = clean(run.text.replace("\t", " "))
        if text:
            pieces.append((text, _is_superscript(run)))
    words: list[str] = []
    for number, (text, is_raised) in enumerate(pieces):
        after = pieces[number + 1][0] if number + 1 < len(pieces) else ""
        words.append(raised(text, "".join(words[-3:]), after) if is_raised else text)
    return "".join(words)


def _is_superscript(run: Any) -> bool:
    """By the run itself, by its style, or because it stands higher than its line."""
    if run.font.superscript is not None:
        return bool(run.font.superscript)
    position = run._r.xpath("./w:rPr/w:position/@w:val")
    if position and position[0].isdecimal() and int(position[0]) > 0:
        return True
    style = run.style if run._r.xpath("./w:rPr/w:rStyle") else None
    for _ in range(_MOST_BASES):
        if style is None:
            break
        if style.font.superscript is not None:
            return bool(style.font.superscript)
        style = style.base_style
    return False


def _is_numbered(paragraph: Any) -> bool:
    return bool(paragraph.xpath("./w:pPr/w:numPr"))


def _rows(table: Any, document: Any) -> Iterator[list[str | None]]:
    above: list[Any] = []
    for row in table.rows:
        texts: list[str | None] = []
        cells = [cell._tc for cell in row.cells]
        for column, cell in enumerate(cells):
            # A merged cell comes once for each column, and for each row, that it spans.
            if column < len(above) and cell is above[column]:
                texts.append(None)
            elif column and cell is cells[column - 1]:
                texts.append("")
            else:
                texts.append(" ".join(filter(None, (_text(one, document) for one in cell.xpath(".//w:p")))))
        above = cells
        yield texts


def _facts(document: Any) -> Facts:
    # Dates of the file say when it was saved, not when the document was published.
    title = " ".join((document.core_properties.title or "").split())
    return Facts(title=title or None)
