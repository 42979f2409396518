"""What a page says of itself: title, date, publisher and address, by the names that sites use for them.

In the tags of its head, in its JSON-LD, in the elements that hold the one or the other.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.ingest.readers.decoded import Facts
from pipeline.ingest.readers.html_json_ld import articles_of

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "title", "articletitle")
_DATES = (
    "article:published_time", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "datepublished", "og:published_time",
    "govuk:first-published-at", "firstpublishedtime", "published_time", "publication_date", "releasedate",
)  # fmt: skip
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "contentsource", "publisher")
_ISO = re.compile(r"\s*(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_PUBLISHED = re.compile(r"\b(?:published|datepublished|pubdate|posted)\b", re.IGNORECASE)
# What parts the title of a page from the name of its site.
_PARTER = re.compile(r"(?<!\s)\s{1,9}(?:[|\u2013\u2014\u00bb\u00b7:-]|--)\s{1,9}|\s?[|_]\s?")
_LONGEST_TITLE = 400
_MOST_HEADINGS = 12


def facts_of(root: Any) -> Facts:
    """Title, publisher, date and address that the page states; null where it does not."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            named.setdefault(name, content)
    link = root.find(".//link[@rel='canonical']")
    said = articles_of(root)
    publisher = _first(named, _PUBLISHERS) or said.publisher
    return Facts(
        title=_title(root, _first(named, _TITLES) or said.title, publisher),
        publisher=publisher,
        published=_day(_first(named, _DATES)) or _day(said.published) or _day(_time(root)),
        source_url=named.get("og:url") or (link.get("href") if link is not None else None),
    )


def _first(named: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _title(root: Any, stated: str | None, publisher: str | None) -> str | None:
    """The title without the name of the site, which the page's head sets behind it or before it."""
    headings = list(_headings(root))
    full = stated or _text(root.find(".//title"))
    if full is None or len(full) > _LONGEST_TITLE:
        return full or next((text for text, is_first in headings if is_first), None)
    parts = [(found.start(), found.end()) for found in _PARTER.finditer(full)]
    heads = {full[:start] for start, _ in parts} | {full[end:] for _, end in parts}
    # The page's own heading says which part is the title; a logo that is marked as a heading is the site's name.
    meant = [text for text, _ in headings if text in heads and text != publisher]
    if meant:
        return max(meant, key=len) if stated is None else meant[0]
    if parts and publisher is not None and full[parts[-1][1] :] == publisher:
        return full[: parts[-1][0]]
    first = next((text for text, is_first in headings if is_first), None)
    if stated is not None or first is None or first in heads:
        return full
    return first


def _headings(root: Any) -> Iterator[tuple[str, bool]]:
    """What stands as a heading on the page, and whether it is one of the first rank."""
    for number, element in enumerate(root.iter("h1", "h2", "h3", "b", "strong")):
        if number >= _MOST_HEADINGS:
            return
        text = _text(element)
        if text is not None and len(text) <= _LONGEST_TITLE:
            yield text, element.tag == "h1"


def _text(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def _time(root: Any) -> str | None:
    """The time that is said to be that of publishing, or the only one."""
    stated = [element for element in root.iter("time") if element.get("datetime")]
    for element in stated:
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if _PUBLISHED.search(named) or element.get("pubdate") is not None:
            return str(element.get("datetime"))
    return stated[0].get("datetime") if len(stated) == 1 else None


def _day(text: str | None) -> date | None:
    found = _ISO.match(text) if text else None
    try:
        return date(int(found[1]), int(found[3]), int(found[4])) if found else None
    except ValueError:
        return None
