"""Mojibake is mended on request only, everything a reader found keeps its place, and right text is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.folder import compile_reading, read_content
from pipeline.ingest.listing import Source
from pipeline.ingest.readers.decoded import Decoded
from pipeline.ingest.readers.html import read_html
from pipeline.ingest.repair import repaired
from pipeline.lexicon.segmentation import load_segmentation
from tests.conftest import Claimline

RIGHT = "In 2004 “China’s” aid – £5 million, €7 million, ½ of it, went to São Tomé, 援助 36\u00a0000 à la carte 😀."


def broken(text: str, times: int = 1) -> str:
    """UTF-8 read as Windows-1252, with the five bytes that it leaves open as they are."""
    for _ in range(times):
        text = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("times", [1, 2])
def test_mojibake_is_mended(times: int) -> None:
    mended = repaired(Decoded(broken(RIGHT, times), "utf-8"))
    assert (mended.text, mended.encoding) == (RIGHT, "utf-8, repaired")


@pytest.mark.parametrize("text", [RIGHT, "naïve Ünïcode £5", "São Tomé", "Ã", "price: 5 €"])
def test_what_is_right_is_left_alone(text: str) -> None:
    decoded = Decoded(text, "utf-8")
    assert repaired(decoded) is decoded


def test_what_a_reader_found_keeps_its_place() -> None:
    markup = (
        "<title>{0}</title><p>{0} – 18<sup>1</sup> conventions</p><table><caption>{0}</caption>"
        "<tr><th>“Item”<th>2018<tr><td>“Health”<td>£45</table>"
    ).format("“China’s”")
    wanted = read_html(f"<html><body>{markup}</body></html>".encode())
    mended = repaired(read_html(f"<html><body>{broken(markup)}</body></html>".encode()))
    assert (mended.text, mended.masks, mended.tables) == (wanted.text, wanted.masks, wanted.tables)
    assert mended.facts == wanted.facts


@given(st.text(max_size=200))
def test_any_text_is_mended_or_left(text: str) -> None:
    mended = repaired(Decoded(text, "utf-8", pages=(0, len(text))))
    assert mended.pages == (0, len(mended.text))


def test_nothing_is_mended_unasked() -> None:
    source = Source("a", "a.txt", Path("a.txt"), "text")
    data = broken(f"{RIGHT} It is the report of the government on schools and on the people.").encode()
    for repair in (False, True):
        read = read_content(source, "text", data, None, compile_reading(load_segmentation(), repair=repair))
        assert ("“China’s”" in read.document.text) is repair
        assert read.document.encoding == ("utf-8, repaired" if repair else "utf-8")


def test_the_command_mends(claimline: Claimline, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(broken("In 2004 the government’s aid to the schools of Ghana was £5 million."), encoding="utf-8")
    done = claimline("extract", str(file), "--repair", "--format", "jsonl")
    assert '"unit": "GBP"' in done.stdout
    assert "£5 million" in done.stdout
