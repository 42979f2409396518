"""What the headers and the caption of a table say that a cell counts, and whether it is the size of a change.

In what it is counted is left to `table_units.py`, when to `tables.py`.
"""

import re
from collections.abc import Iterable, Sequence

from pipeline.deferred import deferred
from pipeline.extract.grammar import Grammar
from pipeline.extract.syntax.heads import head_of
from pipeline.lexicon.classes import word_class
from pipeline.models import Quantity
from pipeline.values import replace
from schemas.vocabularies import Change

YEARS = deferred(r"\b(?:FY\s?)?(?:1[89]|20)\d\d(?:\s?[-–/]\s?(?:\d{2}|\d{4})|\sto\s(?:1[89]|20)\d\d)?\b")
ONLY_YEARS = deferred(rf"\W*(?:years?\W+|as of\W+|in\W+)?{YEARS.pattern}\W*(?:\([^()]*\))?\W*", re.IGNORECASE)
_PREPOSITION = deferred(r"\s(?:of|in|for|per|with|from|by|to|on|at|under|among|aged|over)\s", re.IGNORECASE)
NUMBERED = deferred(r"\W{0,5}table\s[\w.-]{1,9}[.:]?\s", re.IGNORECASE)
_DIVIDERS = "|".join(sorted(word_class("dividers")))
# `Table 3. Refugees by country of origin`: what is counted, and by what it is divided.
_DIVIDED = deferred(rf"\W{{0,5}}([^|:]{{3,120}}?)\sby\s(?:[\w-]{{2,20}}\s)?(?:{_DIVIDERS})(?:s|es)?\b", re.IGNORECASE)
_OF_WHAT_TIME = (
    r"(?:(?:annual|average|yearly|monthly|quarterly|net|real|absolute|relative|total|percent(?:age)?|per\scent|%"
    r"|year[- ]on[- ]year|y/?o/?y)\s)*"
)
_CHANGE = deferred(
    rf"\W{{0,5}}{_OF_WHAT_TIME}changes?"
    r"(?=\W*(?:\Z|\d|%|\((?!of)|(?:in|on|over|from|since|between|vs|per\s?cent|year)\b))",
    re.IGNORECASE,
)
_RISE_OR_FALL = deferred(
    r"\b(?:increase|rise|(?P<down>decrease|decline|reduction|fall(?=\s(?:in|of)\b)))s?"
    r"(?=\W*(?:\Z|\d|%|\((?!of)|(?:in|of|on|over|from|since|between|vs|per\s?cent)\b))",
    re.IGNORECASE,
)
_GROWTH = deferred(
    r"(?<!stunted\s)(?<!poor\s)(?<!slow\s)\bgrowth(?:\srates?)?"
    r"(?=\W*(?:\Z|\d|%|\(|(?:in|of|on|over|from|since|between)\b))",
    re.IGNORECASE,
)
_PERCENT = deferred(r"%|per\s?cent|\brates?\b", re.IGNORECASE)


def counted_in(headers: tuple[str, str, str], grammar: Grammar) -> tuple[str | None, str | None]:
    """What is counted and its head word, by the headers of row and column, and what is said of the whole table.

    Without units and years: the row's words, then the column's. Where the column says in what it is counted, it names
    the thing, and the row whose it is; where it says only when, a caption that divides something may name it
    (`Refugees by country`).
    """
    stated, above, about = headers
    row, column = _label(stated), _label(above)
    classed = row[:1].isdigit()  # `15-24 years` says of whom, but not of what
    divided = "" if column or not row else _divided(about) or (_caption(about) if classed else "")
    parts = [one for one in (divided, row, column) if one]
    if not parts:
        return None, None
    of_column = column and (YEARS.sub(" ", above).rstrip(" ,").endswith((")", "%")) or not row or classed)
    measured = column if of_column else divided or row
    return ", ".join(dict.fromkeys(parts)), _head(measured, grammar)


def as_change(quantity: Quantity, headers: tuple[str, str]) -> tuple[Quantity, Change | None]:
    """A figure beneath or beside `Change` or `Growth` as the size of it, and which way it goes; else as it is."""
    way = next((way for way in map(_direction, headers) if way is not None), None)
    if way is None and _grows(headers, percent=quantity.unit == "percent"):
        way = Change.INCREASE
    if way is None or quantity.value == 0:
        return quantity, None
    if quantity.value > 0:
        return quantity, way
    low, high = quantity.low, quantity.high
    size = replace(
        quantity,
        value=-quantity.value,
        low=None if high is None else -high,
        high=None if low is None else -low,
    )
    return size, Change.DECREASE  # beneath `Decrease`, too, the sign only says it again


def says_change(header: str) -> bool:
    """Whether a header says that what stands beneath it are changes."""
    return _direction(header) is not None or _grows((header,))


def _direction(header: str) -> Change | None:
    """Which way the changes go that a header tells of: up, unless it says `Decrease`; null where it tells of none."""
    if _CHANGE.match(header) is not None:
        return Change.INCREASE
    found = _RISE_OR_FALL.search(header)
    if found is None:
        return None
    return Change.DECREASE if found["down"] else Change.INCREASE


def _grows(headers: Sequence[str], *, percent: bool = False) -> bool:
    """Whether headers tell of growth in per cent (`GDP growth (%)`): of children it is told in other units."""
    growth = any(map(_GROWTH.search, headers))
    return growth and (percent or any(map(_PERCENT.search, headers)))


def last_year(headers: Iterable[str]) -> str:
    """The last of the years that head columns; nothing where they are not two."""
    years = [words for words in headers if ONLY_YEARS.fullmatch(words)]
    return max(years) if len(years) > 1 else ""


def _divided(about: str) -> str:
    found = (_DIVIDED.match(NUMBERED.sub("", part, count=1)) for part in about.split(" | "))
    return next((_label(one[1]) for one in found if one is not None), "")


def _caption(about: str) -> str:
    """The caption as the name of what the table counts."""
    return _label(NUMBERED.sub("", about.split(" | ")[0], count=1))


def _label(words: str) -> str:
    if ONLY_YEARS.fullmatch(words):
        return ""
    bare = re.sub(r"\([^()]*\)", " ", words)
    return " ".join(YEARS.sub(" ", bare).split()).strip(" ,:;.-–—*%|")


def _head(words: str, grammar: Grammar) -> str | None:
    thing: str = _PREPOSITION.split(words.split(",")[0], maxsplit=1)[0]
    before = [word for word in thing.split() if word[:1].isalpha()]
    # A participle behind the noun (`refugees hosted`, `schools built`) is not the head.
    last = next((word for word in reversed(before) if not is_participle(word, grammar)), before[0] if before else None)
    return head_of(last, grammar.words) if last else None


def is_participle(word: str, grammar: Grammar) -> bool:
    """Whether a word is the participle of a verb and nothing else (`built`)."""
    form = grammar.words.verbs.get(word.lower())
    return form is not None and "participle" in form.forms and "base" not in form.forms
