"""The same document in other formats, made with libraries: what the readers are tried on."""

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document as WordDocument
from fpdf import FPDF

from pipeline.ingest.segment import segment
from pipeline.models import Document

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Site | Paper</title>
<script>var visitors = 3000000;</script><style>.a {{ width: 640px }}</style></head><body>
<div id="topmenu"><ul><li><a href="/">Home</a></li><li><a href="/1">100 Questions</a></li>
<li><a href="/2">Top 10 Stories</a></li></ul></div>
<div class="main-content">{body}</div>
<div class="related"><h3>Related stories</h3><ul><li><a href="/3">China sent 5,000 soldiers</a></li></ul></div>
<footer>Copyright 1999-2021. All rights reserved. Tel: 86-10-88828000. 12 million visitors a day.</footer>
</body></html>"""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph or heading."""

    text: str
    heading: bool


def parts_of(document: Document, patterns: object) -> list[Part]:
    """The paragraphs and headings of a text, as a person would copy them into another program."""
    found: dict[int, list[object]] = {}
    for sentence in segment(document.text, patterns).sentences:  # type: ignore[arg-type]
        found.setdefault(sentence.paragraph, []).append(sentence)
    parts = []
    for sentences in found.values():
        first, last = sentences[0], sentences[-1]
        line = document.text.rfind("\n", 0, first.start) + 1  # type: ignore[attr-defined]
        text = " ".join(document.text[line : last.end].split())  # type: ignore[attr-defined]
        parts.append(Part(text, len(sentences) == 1 and first.heading))  # type: ignore[attr-defined]
    return parts


def as_html(parts: Sequence[Part]) -> bytes:
    body = "\n".join(
        f"<h2>{html.escape(part.text)}</h2>" if part.heading else f"<p>&nbsp;&nbsp;{html.escape(part.text)}</p>"
        for part in parts
    )
    return PAGE.format(body=body).encode()


def as_broken_html(parts: Sequence[Part]) -> bytes:
    """The page of an old site: laid out by tables, paragraphs parted by line breaks, tags left open, in GBK."""
    body = "<br><br>\n　　".join(f"<font size=3>{html.escape(part.text, quote=False)}</font>" for part in parts)
    page = (
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><body><table><tr>"
        "<td width=120><table><tr><td><a href=1>Home</a><tr><td><a href=2>News 24</a><tr><td><a href=3>Top 10</a>"
        f"</table><td><table><tr><td><P align=left>　　{body}</table></table>"
    )
    return page.encode("gb18030")


def as_markdown(parts: Sequence[Part]) -> bytes:
    return "\n\n".join(f"## {part.text}" if part.heading else escaped(part.text) for part in parts).encode()


def escaped(text: str) -> str:
    """A paragraph that Markdown does not take for a list or quote."""
    first, _, rest = text.partition(" ")
    if first[:1] in "-+*#>" or first.rstrip(".)").isdigit():
        first = f"{first[:-1]}\\{first[-1:]}" if first[0].isdigit() else f"\\{first}"
    return f"{first} {rest}" if rest else first


def as_docx(parts: Sequence[Part]) -> bytes:
    document = WordDocument()
    for part in parts:
        if part.heading:
            document.add_heading(part.text, level=2)
        else:
            document.add_paragraph(part.text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


_LATIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "。": ".", "•": "-", "…": "..."})


class _Paper(FPDF):
    """Pages with a running head and a page number."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "White Paper on Human Rights, State Council 2020", align="C")
        self.ln(10)

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("helvetica", size=8)
        self.cell(0, 6, str(self.page_no()), align="C")


def latin(text: str) -> str:
    """The text in the characters that a PDF's own fonts have."""
    return text.translate(_LATIN).encode("latin-1", "ignore").decode("latin-1")


def as_pdf(parts: Sequence[Part], *, columns: int = 1) -> bytes:
    """Wrapped lines with running heads and page numbers, in one column or in two."""
    paper = _Paper()
    paper.set_auto_page_break(auto=True, margin=15)
    paper.add_page()
    if columns == 1:
        for part in parts:
            paper.set_font("helvetica", style="B" if part.heading else "", size=14 if part.heading else 11)
            paper.multi_cell(0, 5.5, latin(part.text), align="L")
            paper.ln(3)
    else:
        with paper.text_columns(ncols=columns, gutter=8, text_align="L") as text:
            for part in parts:
                paper.set_font("helvetica", style="B" if part.heading else "", size=10)
                text.write(latin(part.text) + "\n\n")
    return bytes(paper.output())
