"""The files that fuzzing begins with: a few small ones of each format, made of the same paragraphs."""

import io
import json
import tarfile
import zipfile
from collections.abc import Callable

from tests.ingest.hostile_markup import DOCX, WORD, repeated
from tests.ingest.making import Part, as_broken_html, as_docx, as_html, as_markdown, as_pdf

PARTS = (
    Part("Aid", heading=True),
    Part("In 2004 the fund gave 686 million yuan and 12.7 tons of grain to 18 countries.", heading=False),
    Part("Of these, 11 had joined by 5 May 2004; 50 percent of the aid was used.", heading=False),
)
TABLE = "<table><caption>Aid</caption><tr><th>Year<th>Yuan<tr><td>2004<td colspan=2>686<sup>1</sup></table>"


def corpus_of(reader: str) -> list[bytes]:
    """The files of one format."""
    return _MAKERS[reader]()


def _text() -> list[bytes]:
    words = "\n\n".join(part.text for part in PARTS)
    return [
        words.encode(),
        words.encode("utf-16"),
        "中国 686 万元".encode("gb18030"),
        words.replace("-", "–").encode("cp1252"),
    ]


def _markdown() -> list[bytes]:
    table = b"\n\n| Year | Yuan |\n|---|---|\n| 2004 | 686[^1] |\n\n- 5 *men*\n\n[^1]: note\n"
    return [as_markdown(PARTS), b"---\ntitle: Aid\ndate: 2004-05-05\n---\n" + as_markdown(PARTS) + table]


def _html() -> list[bytes]:
    return [as_html(PARTS), as_broken_html(PARTS), TABLE.encode()]


def _mht() -> list[bytes]:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
    return [head + b"\n" + page + b"\n--b--\n" for page in _html()]


def _pdf() -> list[bytes]:
    return [as_pdf(PARTS), as_pdf(PARTS, columns=2)]


def _word() -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(as_docx(PARTS))) as package:
        whole = package.read("word/document.xml")
    return [whole, *(WORD.format(repeated(parts, 400)).encode() for parts in DOCX.values())]


def _zip() -> list[bytes]:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("aid.txt", PARTS[1].text)
        archive.writestr("more/page.html", as_html(PARTS))
    return [written.getvalue()]


def _tar() -> list[bytes]:
    made = []
    for mode in ("w:gz", "w"):
        written = io.BytesIO()
        with tarfile.open(fileobj=written, mode=mode) as archive:  # type: ignore[call-overload]
            member = tarfile.TarInfo("aid.txt")
            member.size = len(PARTS[1].text)
            archive.addfile(member, io.BytesIO(PARTS[1].text.encode()))
        made.append(written.getvalue())
    return made


def _rows() -> list[dict[str, str]]:
    return [{"id": str(number), "text": part.text, "published": "2004-05-05"} for number, part in enumerate(PARTS)]


def _csv() -> list[bytes]:
    return [b"id,text,published\n" + b"".join(f'{row["id"]},"{row["text"]}",\n'.encode() for row in _rows())]


def _parquet() -> list[bytes]:
    import pyarrow
    from pyarrow import parquet

    written = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(_rows()), written)
    return [written.getvalue()]


_MAKERS: dict[str, Callable[[], list[bytes]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "mht": _mht,
    "pdf": _pdf,
    "docx": lambda: [as_docx(PARTS)],
    "word": _word,
    "zip": _zip,
    "tar": _tar,
    "jsonl": lambda: ["\n".join(map(json.dumps, _rows())).encode()],
    "csv": _csv,
    "parquet": _parquet,
}
