"""What the headers and the caption of a table say that a cell counts, and whether it is the size of a change.

In what it is counted is left to `table_units.py`, when to `tables.py`.
"""

import re
from collections.abc import Iterable

from pipeline.extract.grammar import Grammar
from pipeline.extract.syntax.heads import head_of
from pipeline.models import Quantity
from pipeline.values import replace
from schemas.vocabularies import Change

YEARS = re.compile(r"\b(?:FY\s?)?(?:1[89]|20)\d\d(?:\s?[-–/]\s?(?:\d{2}|\d{4})|\sto\s(?:1[89]|20)\d\d)?\b")
ONLY_YEARS = re.compile(rf"\W*(?:years?\W+|as of\W+|in\W+)?{YEARS.pattern}\W*(?:\([^()]*\))?\W*", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|in|for|per|with|from|by|to|on|at|under|among|aged|over)\s", re.IGNORECASE)
# `Table 3. Refugees by country of origin`: what is counted, and by what it is divided.
_DIVIDED = re.compile(r"(?:\W*table\s[\w.-]{1,9}[.:]?\s)?\W*([^|:]{3,120}?)\sby\s[a-z]", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:(?P<up>increase|rise)|(?P<down>decrease|decline|fall|reduction)|(?<!climate\s)(?:change|growth))s?(?:\srates?)?"
    r"(?=\W*(?:\Z|\d|\((?!of)|(?:in|of|on|over|from|since|between|vs|per\s?cent|year)\b))",
    re.IGNORECASE,
)


def counted_in(headers: tuple[str, str, str], grammar: Grammar) -> tuple[str | None, str | None]:
    """What is counted and its head word, by the headers of row and column, and what is said of the whole table.

    Without units and years: the row's words, then the column's. Where the column says in what it is counted, it names
    the thing, and the row whose it is; where it says only when, a caption that divides something may name it
    (`Refugees by country`).
    """
    stated, above, about = headers
    row, column = _label(stated), _label(above)
    divided = "" if column or not row else _divided(about)
    parts = [one for one in (divided, row, column) if one]
    if not parts:
        return None, None
    measured = column if column and (above.rstrip().endswith((")", "%")) or not row) else divided or row
    return ", ".join(dict.fromkeys(parts)), _head(measured, grammar)


def as_change(quantity: Quantity, headers: tuple[str, str]) -> tuple[Quantity, Change | None]:
    """A figure beneath or beside `Change` or `Growth` as the size of it, and which way it goes; else as it is."""
    found = next((one for header in headers if (one := _CHANGE.search(header)) is not None), None)
    if found is None or quantity.value == 0:
        return quantity, None
    if quantity.value > 0:
        return quantity, Change.DECREASE if found["down"] else Change.INCREASE
    low, high = quantity.low, quantity.high
    size = replace(
        quantity,
        value=-quantity.value,
        low=None if high is None else -high,
        high=None if low is None else -low,
    )
    return size, Change.INCREASE if found["down"] else Change.DECREASE


def says_change(header: str) -> bool:
    """Whether a header says that what stands beneath it are changes."""
    return _CHANGE.search(header) is not None


def last_year(headers: Iterable[str]) -> str:
    """The last of the years that head columns; nothing where they are not two."""
    years = [words for words in headers if ONLY_YEARS.fullmatch(words)]
    return max(years) if len(years) > 1 else ""


def _divided(about: str) -> str:
    found = (_DIVIDED.match(part) for part in about.split(" | "))
    return next((_label(one[1]) for one in found if one is not None), "")


def _label(words: str) -> str:
    if ONLY_YEARS.fullmatch(words):
        return ""
    bare = re.sub(r"\([^()]*\)", " ", words)
    return " ".join(YEARS.sub(" ", bare).split()).strip(" ,:;.-–—*%|")


def _head(words: str, grammar: Grammar) -> str | None:
    thing: str = _PREPOSITION.split(words.split(",")[0], maxsplit=1)[0]
    before = [word for word in thing.split() if word[:1].isalpha()]
    # A participle behind the noun (`refugees hosted`, `schools built`) is not the head.
    last = next((word for word in reversed(before) if not _is_participle(word, grammar)), before[0] if before else None)
    return head_of(last, grammar.words) if last else None


def _is_participle(word: str, grammar: Grammar) -> bool:
    form = grammar.words.verbs.get(word.lower())
    return form is not None and "participle" in form.forms and "base" not in form.forms
