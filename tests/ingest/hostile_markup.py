"""Pages, Markdown and Word files that bring out work which grows faster than the file.

One small piece repeated until a size is reached, with what must stand before and behind it; only the bytes are made
here, what is measured on them is left to the tests.
"""

import io
import zipfile

# Name to what stands before, the piece, what stands behind.
PAGES: dict[str, tuple[str, str, str]] = {
    "nested blocks": ("", "<div>", "<p>5 men</p>"),
    "nested spans": ("<p>", "<b>", "5 men"),
    "nested lists": ("", "<ul><li>", "5 men"),
    "nested tables": ("", "<table><tr><td>", "5 men"),
    "nested quotes": ("", "<blockquote>5", "men"),
    "open paragraphs": ("", "<p>5", ""),
    "open notes": ("<p>a", "<sup>5", ""),
    "notes": ("<p>", "a<sup>5</sup> ", "</p>"),
    "nested links": ("", "<a href=x>5", ""),
    "links": ("<div>", "<a href=x>5 men</a>", "</div>"),
    "wrong ends": ("", "</b></p>", "5 men"),
    "attributes": ("<p ", "a=5 ", ">5 men</p>"),
    "classes": ('<p class="', "nav ", '">5 men</p>'),
    "cells": ("<table><tr>", "<td>5</td>", "</tr></table>"),
    "rows": ("<table>", "<tr><td>men<td>5", "</table>"),
    "header rows": ("<table>", "<tr><th>men<th>2004", "</table>"),
    "wide cells": ("<table>", "<tr><td>men<td colspan=100000>5", "</table>"),
    "deep cells": ("<table>", "<tr><td rowspan=100000>men<td>5", "</table>"),
    "wide and deep cells": ("<table>", "<tr><td rowspan=65534 colspan=1000>men<td>5", "</table>"),
    "breaks": ("<p>", "5<br>", "</p>"),
    "brackets": ("", "<", "5 men"),
    "ampersands": ("<p>", "&amp", " 5 men"),
    "numbered characters": ("<p>", "&#53; ", ""),
    "comments": ("<p>5 men", "<!-- 5 -->", "</p>"),
    "open comments": ("<p>5 men", "<!-- ", "</p>"),
    "declarations": ("<p>5 men", "<!x>", "</p>"),
    "heads": ("", "<meta name=a content=b>", "<p>5 men</p>"),
    "dates in heads": ("", '<meta name=date content="2004-01-01">', "<p>5 men</p>"),
    "lists of facts": ("", "<dl><dt>a<dd>5", ""),
    "facts": ("<dl>", "<dt>a<dd>5", "</dl>"),
    "facts in facts": ("<dl>", "<dd><div>", "5 men</dl>"),
    "teasers": ("<div>", "<article>5 men</article><div><a href=x>5</a>", "</div>"),
    "nested articles": ("", "<article><p>5 men</p><a href=x>6</a>", ""),
    "scripts": ("<p>5 men</p>", "<script type='application/ld+json'>[{}]</script>", ""),
    "deep scripts": ("<p>5 men</p><script type='application/ld+json'>", "[", "</script>"),
    "times": ("<p>", "<time>5</time>", "</p>"),
    "ruby": ("<p>", "<ruby>5<rt>", "</p>"),
    "spaces": ("<p>5", " ", "men</p>"),
    "empty paragraphs": ("<p>5 men", "<p></p>", ""),
    "headings": ("", "<h2>5</h2>", ""),
}

MARKDOWN: dict[str, tuple[str, str, str]] = {
    "open brackets": ("5 men ", "[", ""),
    "open images": ("5 men ", "![", ""),
    "links without an end": ("5 men ", "[a](", ""),
    "stars": ("5 men ", "*a ", ""),
    "stars and underscores": ("5 men ", "*a _b ", ""),
    "nested stars": ("5 men ", "**a ", ""),
    "ticks": ("5 men ", "`a", ""),
    "growing ticks": ("5 men ", "` `` ``` ", ""),
    "quotes": ("", ">", " 5 men"),
    "list items": ("", "- 5\n", ""),
    "empty items": ("", "* ", "5 men"),
    "cells": ("", "| 5 ", "|\n|-|-|\n| 5 | 6 |\n"),
    "rows": ("| a | b |\n|-|-|\n", "| 5 | 6 |\n", ""),
    "references": ("5 men\n\n", "[a]: b\n", ""),
    "notes": ("5 men ", "[^1] ", ""),
    "angle brackets": ("5 men ", "<a ", ""),
    "entities": ("5 men ", "&#53;", ""),
    "escapes": ("5 men ", "\\", ""),
    "front matter": ("---\n", "title: a\n", "---\n5 men\n"),
    "rules": ("5 men\n\n", "---\n", ""),
    "tildes": ("5 men ", "~~a ", ""),
    "spaces": ("5", " ", "men"),
}

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
_RUN = "<w:r><w:t>5 men </w:t></w:r>"
DOCX: dict[str, tuple[str, str, str]] = {
    "paragraphs": ("", f"<w:p>{_RUN}</w:p>", ""),
    "runs": ("<w:p>", _RUN, "</w:p>"),
    "raised runs": ("<w:p>", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>5</w:t></w:r>', "</w:p>"),
    "cells": ("<w:tbl><w:tr>", f"<w:tc><w:p>{_RUN}</w:p></w:tc>", "</w:tr></w:tbl>"),
    "rows": ("<w:tbl>", f"<w:tr><w:tc><w:p>{_RUN}</w:p></w:tc><w:tc><w:p>{_RUN}</w:p></w:tc></w:tr>", "</w:tbl>"),
    "wide cells": (
        "<w:tbl>",
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000"/></w:tcPr><w:p>{_RUN}</w:p></w:tc></w:tr>',
        "</w:tbl>",
    ),
    "deep cells": (
        "<w:tbl>",
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>{_RUN}</w:p></w:tc><w:tc><w:p>{_RUN}</w:p></w:tc></w:tr>",
        "</w:tbl>",
    ),
}


def repeated(parts: tuple[str, str, str], size: int) -> str:
    """The piece `size` characters long, between what stands before and behind it."""
    before, piece, behind = parts
    return before + piece * (size // len(piece)) + behind


def word_file(body: str, head: str = "") -> bytes:
    """A Word document of this body; `head` stands before its XML."""
    return word_package((head + WORD.format(body)).encode())


def word_package(document: bytes) -> bytes:
    """A Word document of this XML, with no parts but the ones that it must have."""
    office = "http://schemas.openxmlformats.org"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="a" Type='
            f'"{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", document)
    return written.getvalue()
