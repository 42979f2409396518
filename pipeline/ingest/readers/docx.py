"""Word documents (`.docx`): paragraphs and tables in order, note marks told from figures.

python-docx reads the file; its XML parser has entities off. A file that would grow beyond all measure when it is
unpacked is refused before.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from zlib import error as ZlibError

from pipeline.ingest.readers.decoded import Decoded, Facts, NotReadable
from pipeline.ingest.readers.rendering import Rendering, clean, raised

MOST_UNPACKED = 500_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_docx(data: bytes) -> Decoded:
    """Read a Word document; raises `NotReadable` where it is none, is locked with a password or holds no text."""
    if not data.strip():
        raise NotReadable("the file is empty")
    if data.startswith(_OLD_OFFICE):
        raise NotReadable("an old Word file, or one that is locked with a password; save it as .docx without one")
    document = _opened(data)
    rendering = Rendering()
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rendering.table(list(_rows(block)), 1, None)
        else:
            style = (block.style.name if block.style is not None else None) or ""
            rendering.block(_text(block), item=style.startswith("List") or _is_numbered(block))
    return rendering.decoded("utf-8", _facts(document))


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


def _text(paragraph: Any) -> str:
    """The text of a paragraph, with what is superscript written as such."""
    words: list[str] = []
    for part in paragraph.iter_inner_content():
        for run in getattr(part, "runs", [part]):  # a hyperlink has runs of its own
            text = clean(run.text.replace("\t", " "))
            words.append(raised(text, "".join(words[-3:])) if run.font.superscript else text)
    return "".join(words)


def _is_numbered(paragraph: Any) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.rows:
        texts: list[str] = []
        last = None
        for cell in row.cells:
            # A merged cell comes once for each column that it spans.
            merged = cell._tc is last
            texts.append("" if merged else " ".join(_text(one) for one in cell.paragraphs))
            last = cell._tc
        yield texts


def _facts(document: Any) -> Facts:
    # Dates of the file say when it was saved, not when the document was published.
    title = " ".join((document.core_properties.title or "").split())
    return Facts(title=title or None)
