"""Bytes to text: encodings, and what is no text."""

import pytest

from pipeline.ingest.readers.text import NotReadable, read_text

PROSE = "China’s aid was 686 million yuan – more than before."


@pytest.mark.parametrize(
    ("encoding", "recorded"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32"), ("cp1252", "cp1252")],
)
def test_encodings(encoding: str, recorded: str) -> None:
    decoded = read_text(PROSE.encode(encoding))
    assert (decoded.text, decoded.encoding) == (PROSE, recorded)


def test_a_chinese_encoding() -> None:
    text = "The paper 《白皮书》 gave 26 conventions. 中国参加了二十六项。"
    decoded = read_text(text.encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


def test_line_ends_and_characters_stay_as_they_are() -> None:
    text = "a\r\nb\rc\n\x0cd\u2028½ ﬁ １８"
    assert read_text(text.encode()).text == text


def test_only_one_mark_is_dropped() -> None:
    assert read_text("\ufeff\ufeffa".encode()).text == "\ufeffa"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\ufeff".encode(), "no text"),
        ("\u3000\n".encode(), "no text"),
        (b"It rose.\0It fell.", "zero bytes"),
        (b"It\x01\x02 rose \x03" * 50, "control characters"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "ZIP"),
        ("a".encode("utf-16")[:-1], "not valid utf-16"),
        (b"It rose \x81 by 5 \x8d and fell.", "unknown encoding"),
    ],
)
def test_what_cannot_be_read(data: bytes, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        read_text(data)
