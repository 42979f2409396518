"""What a page says of itself in its head: title, date, publisher and address, by the names that sites use for them."""

import re
from datetime import date
from typing import Any

from pipeline.ingest.readers.decoded import Facts

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "title", "articletitle")
_DATES = (
    "article:published_time", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "datepublished", "og:published_time",
)  # fmt: skip
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "contentsource", "publisher")
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def facts_of(root: Any) -> Facts:
    """Title, publisher, date and address that the page states; null where it does not."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            named.setdefault(name, content)
    link = root.find(".//link[@rel='canonical']")
    return Facts(
        title=_first(named, _TITLES) or _text(root.find(".//h1")) or _text(root.find(".//title")),
        publisher=_first(named, _PUBLISHERS),
        published=_day(_first(named, _DATES)) or _day(_time(root)),
        source_url=named.get("og:url") or (link.get("href") if link is not None else None),
    )


def _first(named: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _text(element: Any) -> str | None:
    return " ".join(element.text_content().split()) or None if element is not None else None


def _time(root: Any) -> str | None:
    stated = [element for element in root.iter("time") if element.get("datetime")]
    return stated[0].get("datetime") if len(stated) == 1 else None


def _day(text: str | None) -> date | None:
    found = _ISO.match(text) if text else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
