"""What is raised inside a line of a page: superscripts by their tag, their style, or as a link to a note."""

import re
from typing import Any

_RAISED_STYLE = re.compile(r"vertical-align\s{0,3}:\s{0,3}(?:super|[1-9])", re.IGNORECASE)
_NOTE_CLASS = re.compile(
    r"\b(?:footnote-?(?:ref|reference|link|anchor)|note-?ref|MsoFootnoteReference|MsoEndnoteReference|superscript|sup)\b",
    re.IGNORECASE,
)
_NOTE_ADDRESS = re.compile(r"#_?(?:ftn|fn|edn|en|foot|note|endnote|cite_note|sdfootnote|ref)", re.IGNORECASE)
_NOTE_TEXT = re.compile(r"\s*(?:[\[(]\s*)?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])\s*(?:[\])]\s*)?\Z")
_INLINE = frozenset(("span", "font", "a", "b", "strong", "em", "i", "small", "big", "u"))


def is_raised(element: Any) -> bool:
    """Whether an element stands higher than its line, or leads to a note."""
    tag = element.tag
    if tag == "sup":
        return True
    if tag not in _INLINE:
        return False
    if _RAISED_STYLE.search(element.get("style") or ""):
        return True
    leads = _NOTE_CLASS.search(element.get("class") or "") or (
        tag == "a" and _NOTE_ADDRESS.match(element.get("href") or "")
    )
    return bool(leads) and _NOTE_TEXT.match("".join(element.itertext())) is not None
