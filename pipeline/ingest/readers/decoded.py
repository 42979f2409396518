"""What every reader gives: the text of record, and what the file itself says about the document.

Offsets in `masks`, `pages`, `tables` and `titles` are code points of `text`. How a format is read is left to the
readers beside this module, what the text means to the stages after them.
"""

from dataclasses import dataclass
from datetime import date

from pipeline.models import Span, Table, Title


class NotReadable(ValueError):
    """A file that cannot be read as a document; the message says why, in words for the user."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of its document; null where it does not say."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    source_url: str | None = None
    actor: str | None = None
    covers_start: date | None = None
    covers_end: date | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text, the encoding it was written in, and what a plain text does not have.

    `masks` are stretches that are no prose (menus, running heads, note marks), `pages` the offset at which each page
    begins, `tables` the cells of its tables, `titles` its headings with their ranks.
    """

    text: str
    encoding: str
    masks: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    tables: tuple[Table, ...] = ()
    titles: tuple[Title, ...] = ()
    facts: Facts = Facts()
