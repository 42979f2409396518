"""What frames an article on its page: menus, footers, side columns, related links.

Told by the element's kind, its role, the names of its classes, by the share of its text that is links, and by its place
behind the article. An element
that holds most of the page's prose is never taken for frame, whatever it is called; names that an article may have,
too (`social`, `bottom`), count only where there is little prose.
"""

import re
from collections.abc import Iterator
from typing import Any

FRAME_RULE = "layout.page-frame"

_TAGS = frozenset(("nav", "footer", "aside", "menu", "dialog", "amp-sidebar", "amp-consent", "amp-user-notification"))
_ROLES = frozenset(("navigation", "contentinfo", "banner", "search", "complementary", "menu", "menubar", "dialog"))
_NAMES = frozenset(
    "nav navbar navigation menu submenu topmenu footer breadcrumb breadcrumbs crumb crumbs sidebar toolbar copyright "
    "pagination pager pagenav cookie cookies advert ads ad masthead topbar login newsletter subscribe relatedposts "
    "pullquote modal".split()
)
_NAMES_WITHOUT_PROSE = frozenset(
    "foot bottom side related share sharing social banner skip comments search tags recommend recommended meta byline "
    "feedback teaser teasers consent".split()
)
_NO_PART = frozenset(("p", "span", "font", "b", "strong", "em", "i", "td", "th", "tr", "tbody", "h1", "h2", "h3"))
_LITTLE = 200  # characters that are no link
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_OUTER = frozenset(("html", "body", "main", "article"))
_LISTS = frozenset(("ul", "ol", "dl", "table", "tr", "td", "div", "p", "section", "center"))
# `4,500`, `12.5`, `8%`: a whole number may be that of a page or a chapter.
_FIGURE = re.compile(r"\s{0,9}[$€£(+-]{0,2}\d{1,6}(?:(?:[.,]\d{1,6}){1,6}\s?%?|\s?%)\)?\s{0,9}\Z")
_FEW_LINKS = 3
_SHARE = 0.7
_ALL = 0.9
_TEASER = 0.2
_MOST = 0.4


def frame_of(root: Any) -> frozenset[Any]:
    """The elements of a page that frame its article."""
    prose: dict[Any, int] = {}
    linked: dict[Any, tuple[int, int]] = {}
    figures: dict[Any, int] = {}
    for element in reversed(list(root.iter())):  # children before their parents
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "head"):
            continue
        own = [element.text, *(child.tail for child in element)]
        prose[element] = sum(map(_length, own)) + sum(prose.get(child, 0) for child in element)
        # Figures that stand alone, and are no link.
        figures[element] = sum(text is not None and _FIGURE.match(text) is not None for text in own)
        figures[element] = 0 if element.tag == "a" else figures[element] + sum(figures.get(one, 0) for one in element)
        if element.tag == "a":
            linked[element] = prose[element], 1
        else:
            inside = [linked[child] for child in element if child in linked]
            linked[element] = sum(length for length, _ in inside), sum(count for _, count in inside)
    most = _MOST * prose.get(root, 0)
    found = {
        element
        for element, length in prose.items()
        if element.tag not in _OUTER
        and length <= most
        and (
            _is_named_so(element, length - linked[element][0])
            or _is_links(element, length, linked[element], figures[element])
        )
    }
    main = max((one for one in prose if one.tag == "article"), key=lambda one: prose[one], default=None)
    if main is not None and prose[main] >= most:
        found.update(
            one
            for one in _behind(main)
            if prose.get(one, most + 1) <= most and _is_teaser(one, prose[one], linked[one])
        )
    return frozenset(found)


def _behind(article: Any) -> Iterator[Any]:
    """What stands behind the article, as a whole, on every level of the page."""
    level = article
    while level is not None and level.tag != "body":
        yield from level.itersiblings()
        level = level.getparent()


def _is_teaser(element: Any, length: int, links: tuple[int, int]) -> bool:
    """Whether something behind the article leads to other pages; notes lead back into this one."""
    return links[0] >= _TEASER * length > 0 and any(
        not (a.get("href") or "#").startswith("#") for a in element.iter("a")
    )


def _is_named_so(element: Any, prose: int) -> bool:
    if element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
        return True
    if element.tag == "header" and element.find(".//h1") is None:
        return True
    # What assistive programs shall pass over: windows that lie over the page, copies. Ornaments in a line may be seen.
    if element.get("aria-hidden") == "true" and element.tag in _LISTS:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    words = {word.lower() for word in _WORDS.findall(names[:300])}
    if not words.isdisjoint(_NAMES):
        return True
    return element.tag not in _NO_PART and prose <= _LITTLE and not words.isdisjoint(_NAMES_WITHOUT_PROSE)


def _is_links(element: Any, length: int, links: tuple[int, int], figures: int) -> bool:
    if element.tag in ("ul", "ol") and links[1] and links[0] >= _ALL * length:
        return True
    if element.tag not in _LISTS or links[1] < _FEW_LINKS or links[0] < _SHARE * length:
        return False
    # Rows of figures whose labels lead to other pages are data.
    return 2 * figures < links[1]


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
