"""Markdown (CommonMark with tables): rendered by markdown-it, then read as the page that it describes.

Front matter between two lines `---` gives the metadata, one `name: value` a line.
"""

import re
from dataclasses import replace
from datetime import date

from markdown_it import MarkdownIt

from pipeline.ingest.readers.decoded import Decoded, Facts, NotReadable
from pipeline.ingest.readers.html import read_markup
from pipeline.ingest.readers.text import read_text

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_NOTE = re.compile(r"\[\^(\d{1,3}|[a-z*])\](?!:)")
_ENTRY = re.compile(r"^([A-Za-z_]{1,40})[ \t]*:[ \t]*(.{1,500})$", re.MULTILINE)


def read_markdown(data: bytes) -> Decoded:
    """Read a Markdown file; raises `NotReadable` where it is empty or no text."""
    plain = read_text(data)
    front = _FRONT.match(plain.text)
    body = plain.text[front.end() :] if front else plain.text
    if not body.strip():
        raise NotReadable("the file holds no text")
    body = _NOTE.sub(r"<sup>[\1]</sup>", body)
    # Markup inside Markdown is read as markup: its scripts and styles are no text.
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    decoded = read_markup(f"<html><body>{rendered}</body></html>", plain.encoding, framed=False)
    return replace(decoded, facts=_with_front(decoded.facts, front[1] if front else ""))


def _with_front(facts: Facts, front: str) -> Facts:
    entries = {name.lower(): value.strip().strip("\"'") for name, value in _ENTRY.findall(front)}
    return Facts(
        title=entries.get("title") or facts.title,
        publisher=entries.get("publisher") or entries.get("author"),
        published=_day(entries.get("published") or entries.get("date")),
        source_url=entries.get("source_url") or entries.get("url"),
        actor=entries.get("actor"),
        covers_start=_day(entries.get("covers_start")),
        covers_end=_day(entries.get("covers_end")),
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
