"""The time for a page, a Markdown file or a Word document grows with its length, whatever markup stands in it."""

from collections.abc import Callable

import pytest

from pipeline.ingest.readers.decoded import Decoded, NotReadable
from pipeline.ingest.readers.docx import read_docx
from pipeline.ingest.readers.html import read_html
from pipeline.ingest.readers.markdown import read_markdown
from pipeline.ingest.readers.text import read_text
from tests.adversarial import PIECES, adversarial
from tests.growth import MOST, growth
from tests.ingest.hostile_markup import DOCX, MARKDOWN, PAGES, repeated, word_file

SHORT, LONG = 25_000, 100_000


def reading(read: Callable[[bytes], Decoded]) -> Callable[[bytes], object]:
    """What is measured; that nothing readable comes out of some of it is no matter."""

    def work(data: bytes) -> object:
        try:
            return read(data)
        except NotReadable as refusal:
            return refusal

    return work


def test_a_gap_in_a_page() -> None:
    short, long = (repeated(PAGES["spaces"], size).encode() for size in (2_000, 8_000))
    assert growth(reading(read_html), short, long) < MOST


def test_a_word_table_that_claims_any_number_of_columns() -> None:
    assert "5 men" in read_docx(word_file(repeated(DOCX["wide cells"], 20_000))).text


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:rPr><w:vertAlign/></w:rPr><w:t>5 men</w:t></w:r></w:p>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="many"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    ],
)
def test_a_word_document_with_parts_that_make_no_sense(body: str) -> None:
    with pytest.raises(NotReadable, match="parts that cannot be read"):
        read_docx(word_file(body))


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    short, long = (repeated(PAGES[name], size).encode() for size in (SHORT, LONG))
    assert growth(reading(read_html), short, long) < MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(name: str) -> None:
    short, long = (repeated(MARKDOWN[name], size).encode() for size in (SHORT, LONG))
    assert growth(reading(read_markdown), short, long) < MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCX)
def test_word_documents(name: str) -> None:
    short, long = (word_file(repeated(DOCX[name], size)) for size in (SHORT, LONG))
    assert growth(reading(read_docx), short, long) < MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", PIECES)
def test_plain_text(name: str) -> None:
    short, long = (adversarial(name, size).encode() for size in (SHORT, LONG))
    assert growth(reading(read_text), short, long) < MOST
