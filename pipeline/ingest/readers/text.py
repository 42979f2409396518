"""Plain text: bytes to the document of record, character by character, with no line break translated.

The encoding is read off in this order: a byte-order mark (then dropped), strict UTF-8, then GB 18030 or Windows-1252 by
how the bytes beyond ASCII stand. Other formats have readers of their own beside this one.
"""

import codecs
import re

from pipeline.ingest.readers.decoded import Decoded, NotReadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),  # before UTF-16: its mark starts with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.005
_SAMPLE = 1_000_000
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_MAGIC = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP or Office file"), (b"\xd0\xcf\x11\xe0", "an old Office file"))


def read_text(data: bytes) -> Decoded:
    """Decode a plain text file; raises `NotReadable` for empty files, for other formats and for unknown encodings."""
    if not data.strip():
        raise NotReadable("the file is empty")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise NotReadable(f"not plain text: looks like {name}")
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _checked(_decode_strictly(data.removeprefix(mark), codec.removesuffix("-sig"), name), name)
    if b"\0" in data:
        raise NotReadable("not text: it holds zero bytes")
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise NotReadable("not text: it holds too many control characters")
    return _checked(*_decode(data))


def decode_bytes(data: bytes) -> tuple[str, str]:
    """The text of these bytes and its encoding, by the same order; raises `NotReadable` where none fits."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _decode_strictly(data.removeprefix(mark), codec.removesuffix("-sig"), name), name
    return _decode(data)


def _decode(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for encoding in ("gb18030", "cp1252") if _looks_double_byte(data) else ("cp1252",):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise NotReadable("unknown encoding: neither UTF-8 nor GB 18030 nor Windows-1252")


def _looks_double_byte(data: bytes) -> bool:
    """Bytes beyond ASCII stand in pairs in Chinese encodings, and mostly alone in Western ones."""
    paired = alone = 0
    for run in _HIGH_RUN.finditer(data, 0, _SAMPLE):
        length = run.end() - run.start()
        if length % 2:
            alone += length
        else:
            paired += length
    return paired > alone


def _decode_strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise NotReadable(f"its byte-order mark says {name}, but it is not valid {name}") from error


def _checked(text: str, encoding: str) -> Decoded:
    if not text or text.isspace():
        raise NotReadable("the file holds no text")
    return Decoded(text, encoding)
