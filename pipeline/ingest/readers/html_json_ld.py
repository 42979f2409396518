"""What a page says of its article in JSON-LD, the form that search engines ask for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_KINDS = ("article", "report", "posting", "webpage", "governmentservice")
_LONGEST = 200_000
_MOST_SCRIPTS = 20
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Said:
    """The words of it; null where it is silent."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None


def articles_of(root: Any) -> Said:
    """What is said of the page's article, or else of the page."""
    found: dict[str, str] = {}
    ranked = sorted(_things(root), key=lambda one: "webpage" in one[0])
    for _, thing in ranked:
        publisher = thing.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        for key, value in (
            ("title", thing.get("headline")),
            ("publisher", name),
            ("published", thing.get("datePublished")),
        ):
            if isinstance(value, str) and value.strip():
                found.setdefault(key, " ".join(value.split()))
    return Said(**found)


def _things(root: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    scripts = (one for one in root.iter("script") if (one.get("type") or "").strip().lower() == "application/ld+json")
    for _, script in zip(range(_MOST_SCRIPTS), scripts, strict=False):
        text = script.text or ""
        if len(text) > _LONGEST:
            continue
        try:
            yield from _inside(json.loads(text, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _inside(value: Any, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The things that are articles or pages, those of a list and of a graph, too."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _inside(one, depth + 1)
    elif isinstance(value, dict):
        kind = value.get("@type")
        kinds = [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]
        if any(one.lower().endswith(_KINDS) for one in kinds):
            yield " ".join(kinds).lower(), value
        yield from _inside(value.get("@graph"), depth + 1)
