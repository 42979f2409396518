"""Real documents, damaged: what must hold for any text holds for them too, and files are read or refused.

A slice of a seed is cut, doubled, turned round and sprinkled with the characters that figures are made of; the same
in other formats is damaged as bytes. What must hold is said in `test_properties.py`.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extractor import Extractor, load_extractor
from pipeline.ingest.readers.decoded import Decoded, NotReadable
from pipeline.ingest.readers.docx import read_docx
from pipeline.ingest.readers.html import read_html
from pipeline.ingest.readers.markdown import read_markdown
from pipeline.ingest.readers.mht import read_mht
from pipeline.ingest.readers.pdf import read_pdf
from tests.ingest.hostile_markup import DOCX, WORD, repeated, word_package
from tests.ingest.making import Part, as_broken_html, as_docx, as_html, as_markdown, as_pdf
from tests.test_properties import SEEDS, check, document_of

TEXTS = tuple(path.read_text(encoding="utf-8") for path in sorted(Path(SEEDS).glob("*.txt")))
SPRINKLED = st.text(
    "0123456789,.;:-–—()[]%$€½²٣IVX \n\t\r'\"|/\u00a0\u200b\u202e\u0301\ud800\x00", min_size=1, max_size=4
)
EDITS = st.lists(
    st.tuples(st.sampled_from(("insert", "delete", "double", "swap", "replace")), st.floats(0, 1), st.integers(1, 30)),
    max_size=12,
)
bounded = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def edited(text: str, edit: str, place: float, length: int, sprinkled: str) -> str:
    """The text after one edit near `place`, a share of its length."""
    at = int(place * len(text))
    before, piece, behind = text[:at], text[at : at + length], text[at + length :]
    if edit == "insert":
        return before + sprinkled + piece + behind
    if edit == "delete":
        return before + behind
    if edit == "double":
        return before + piece + piece + behind
    if edit == "swap":
        return before + behind[:length] + piece + behind[length:]
    return before + sprinkled + behind


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """A slice of a seed after some edits."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 1))
    piece = text[start : start + draw(st.integers(1, 800))]
    for edit, place, length in draw(EDITS):
        piece = edited(piece, edit, place, length, draw(SPRINKLED))
    return piece


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


@bounded
@given(text=damaged_texts())
def test_what_holds_for_any_text_holds_for_damaged_seeds(extractor: Extractor, text: str) -> None:
    document = document_of(text, date(2005, 4, 13))
    extraction = extractor(document)
    check(document, extraction)
    assert extractor(document) == extraction


@bounded
@given(text=damaged_texts())
def test_every_digit_is_claimed_or_rejected(extractor: Extractor, text: str) -> None:
    """No figure is dropped silently: each run of ASCII digits lies in, or touches, a row of one of the tables."""
    extraction = extractor(document_of(text))
    rows = [(claim.start, claim.end) for claim in extraction.claims]
    rows += [(row.start, row.end) for row in extraction.rejected]
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] in "0123456789":
            end += 1
        assert end == at or any(start < end and at < stop for start, stop in rows), (text[at:end], at)
        at = end + 1


PARTS = (
    Part("Aid", heading=True),
    Part("In 2004 the fund gave 686 million yuan and 12.7 tons of grain to 18 countries.", heading=False),
    Part("Of these, 11 had joined by 5 May 2004; 50 percent of the aid was used.", heading=False),
)
MHT = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
MAKERS: dict[str, tuple[Callable[[bytes], Decoded], Callable[[], bytes]]] = {
    "html": (read_html, lambda: as_html(PARTS)),
    "broken html": (read_html, lambda: as_broken_html(PARTS)),
    "markdown": (read_markdown, lambda: as_markdown(PARTS)),
    "mht": (read_mht, lambda: MHT + as_html(PARTS) + b"\n--b--\n"),
    "docx": (read_docx, lambda: as_docx(PARTS)),
    "pdf": (read_pdf, lambda: as_pdf(PARTS)),
    **{
        f"docx {name}": (lambda xml: read_docx(word_package(xml)), lambda p=p: WORD.format(repeated(p, 300)).encode())  # type: ignore[misc]
        for name, p in DOCX.items()
    },
}


@cache
def made(name: str) -> bytes:
    """The file of one kind, made once."""
    return MAKERS[name][1]()


@bounded
@given(name=st.sampled_from(sorted(MAKERS)), edits=EDITS, sprinkled=st.binary(min_size=1, max_size=4))
def test_damaged_files_are_read_or_refused(name: str, edits: list[tuple[str, float, int]], sprinkled: bytes) -> None:
    data = made(name).decode("latin-1")
    for edit, place, length in edits:
        data = edited(data, edit, place, length, sprinkled.decode("latin-1"))
    try:
        decoded = MAKERS[name][0](data.encode("latin-1"))
    except NotReadable:
        return
    assert decoded.text.strip()
    assert all(0 <= span.start < span.end <= len(decoded.text) for span in decoded.masks)
