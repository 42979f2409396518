"""What an element's own attributes say of its text: that it is raised as a note mark is, or that it is not shown."""

import re
from typing import Any

_RAISED_STYLE = re.compile(
    r"vertical-align\s{0,3}:\s{0,3}(?:super|[1-9])|mso-text-raise\s{0,3}:\s{0,3}[1-9]", re.IGNORECASE
)
_NOTE_CLASS = re.compile(
    r"\b(?:footnote-?(?:ref|reference|link|anchor)|note-?ref|MsoFootnoteReference|MsoEndnoteReference|superscript|sup)\b",
    re.IGNORECASE,
)
_NOTE_ADDRESS = re.compile(r"#_?(?:ftn|fn|edn|en|foot|note|endnote|cite_note|sdfootnote|ref)", re.IGNORECASE)
_NOTE_TEXT = re.compile(
    r"\s{0,9}(?:[\[(]\s{0,9})?(?:(?:foot|end)?note\s)?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])\s{0,9}(?:[\])]\s{0,9})?\Z"
)
_WHOLE = frozenset(("html", "body", "main", "article"))
# Classes of text that is there to be read aloud only: labels of links and marks, doubles of what is seen.
_FOR_READERS = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text element-invisible usa-sr-only govuk-visually-hidden "
    "show-for-sr screenreader-only".split()
)
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


def is_hidden(element: Any) -> bool:
    """Whether a browser shows nothing of an element; a page as a whole is shown by its scripts, if it is hidden."""
    if element.tag in _WHOLE:
        return False
    if element.get("hidden") is not None or not _FOR_READERS.isdisjoint((element.get("class") or "").split()):
        return True
    style = "".join((element.get("style") or "").split()).lower()
    return "display:none" in style or "visibility:hidden" in style
