"""What the forms of an alternation begin with: asked before it is matched, since most words begin none of them.

The alternations of units and currencies hold thousands of forms; where none can stand they need not even be compiled.
"""

import re
from collections.abc import Iterable

from pipeline.values import value_class

_LETTERS = re.compile(r"[A-Za-z]+")


@value_class
class Openings:
    """The first words of forms in lower case, and what else they begin with. No form ends inside a word."""

    words: frozenset[str]
    signs: frozenset[str]


@value_class
class Forms:
    """Forms as one expression, what may stand before them in it, and their openings; none begins with any of that."""

    joint: re.Pattern[str]
    expression: re.Pattern[str]
    openings: Openings


def openings_of(forms: Iterable[str]) -> Openings:
    """The openings of forms."""
    words: set[str] = set()
    signs: set[str] = set()
    for form in forms:
        found = _LETTERS.match(form)
        if found:
            words.add(found.group().lower())
        else:
            signs.add(form[0])
    return Openings(frozenset(words), frozenset(signs))


def may_open(text: str, at: int, end: int, openings: Openings) -> bool:
    """Whether a form may begin at `at` in `text[:end]`; always where letters of no plain alphabet stand."""
    if at >= end:
        return False
    first = text[at]
    if not first.isascii():
        return True
    found = _LETTERS.match(text, at, end)
    if found is None:
        return first in openings.signs
    stop = found.end()
    return found.group().lower() in openings.words or (stop < end and not text[stop].isascii())


def match_form(forms: Forms, text: str, at: int, end: int) -> re.Match[str] | None:
    """The form that stands at `at`, behind its joint; None where none does."""
    joint = forms.joint.match(text, at, end)
    begin = joint.end() if joint else at
    return forms.expression.match(text, at, end) if may_open(text, begin, end, forms.openings) else None
