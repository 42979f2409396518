"""Figures that are no number by themselves: codes of letters and digits, dates in figures, figures with a slash.

Each comes out as one maximal expression, so that the screen can reject it whole. Plain figures with a currency or unit
glued on (`RMB9.5`, `80km/h`) are told apart by `glued.py`.
"""

import re

from pipeline.deferred import deferred
from pipeline.extract.numerals.glued import GluedPatterns, money_before, unit_behind
from pipeline.lexicon.numbers import NumberRules
from pipeline.values import value_class

_WINDOW = 120
_HYPHEN = "-‐‑"


@value_class
class CodePatterns:
    """Compiled expressions and word lists for codes."""

    web: re.Pattern[str]
    token: re.Pattern[str]
    symbol: re.Pattern[str]
    date: re.Pattern[str]
    slash: re.Pattern[str]
    dotted: re.Pattern[str]
    left: re.Pattern[str]
    chunk: re.Pattern[str]
    letters: re.Pattern[str]
    glued: GluedPatterns
    free: frozenset[str]
    coded: frozenset[str]


def compile_codes(numbers: NumberRules, glued: GluedPatterns) -> CodePatterns:
    """Compile the expressions for codes from the number rules."""
    words = {*numbers.cardinals, *(word for scale in numbers.scales for word in scale.words)}
    return CodePatterns(
        web=deferred(r"(?:https?:|www\.|\w@\w|\.(?:com|org|net|int|gov|html?|pdf|docx?|xlsx?|txt|jpg|png)\b)", re.I),
        token=deferred(r"[^\s\"“”‘’,;:!?()\[\]{}<>|=…—–%$€£¥₹*]+"),
        symbol=deferred(
            r"[A-Z][A-Za-z]{0,8}\.?(?:/[A-Za-z0-9.\-‑]{1,20}){1,8}|\d{1,4}(?:/\d{1,4})?/[A-Z]{1,6}[./]?\d[\w./]{0,20}"
        ),
        date=deferred(
            r"(?:\d{1,2}([/.\-‐‑])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/.\-‐‑])\d{1,2}\2\d{1,2})(?![\d/])(?!\.\d)"
        ),
        slash=deferred(r"\d{1,6}(?:[/⁄∕]\d{1,6}){1,4}(?!\d)"),
        dotted=deferred(r"\d{1,5}(?:\.\d{1,5}){2,8}(?!\d)"),
        left=deferred(rf"([A-Za-zÀ-ɏ]+)([{_HYPHEN}]?)\Z"),
        chunk=deferred(rf"[A-Za-zÀ-ɏ0-9]+(?:[{_HYPHEN}./+]?(?=[A-Za-z]{{0,12}}\d)[A-Za-z0-9]+){{0,12}}"),
        letters=deferred(r"[A-Za-zµμΩÀ-ɏ]+"),
        glued=glued,
        free=frozenset(numbers.glued.free) | words,
        coded=frozenset(numbers.glued.coded),
    )


def unbroken(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space around `at`, bounded."""
    left, right = at, at
    floor, ceiling = max(start, at - _WINDOW), min(end, at + 2 * _WINDOW)
    while left > floor and not text[left - 1].isspace():
        left -= 1
    while right < ceiling and not text[right].isspace():
        right += 1
    return left, right


def read_web(text: str, left: int, right: int, patterns: CodePatterns) -> tuple[int, int] | None:
    """The address, mail or file name that the unbroken stretch `left:right` is, if it is one."""
    run = text[left:right]
    if len(run) < 5 or not patterns.web.search(run):
        return None
    return left, left + len(run.rstrip(".,;:)]}>\"'”’"))


def read_symbol(text: str, at: int, left: int, right: int, patterns: CodePatterns) -> tuple[int, int] | None:
    """The document symbol (`A/RES/60/1`) in `left:right` that holds the digit at `at`, if there is one."""
    if "/" not in text[left:right]:
        return None
    for token in patterns.token.finditer(text, left, right):
        if token.start() <= at < token.end():
            body = token[0].rstrip(".-/")
            found = patterns.symbol.fullmatch(body)
            if found and not money_before(text, at, left, patterns.glued):
                return token.start(), token.start() + len(body)
    return None


def read_labelled(text: str, at: int, start: int, patterns: CodePatterns, end: int) -> tuple[int, int, bool] | None:
    """The code whose letters stand glued or hyphened before the digit at `at` (`G20`, `COVID-19`).

    The last value tells a code from a formula or unit with a figure of its own (`CO2`, `km2`), which is no numeral.
    """
    if at == start or text[at - 1].isspace():
        return None
    left = patterns.left.search(text, max(start, at - 24), at)
    if left is None:
        return None
    word, hyphen = left[1], left[2]
    chunk = patterns.chunk.match(text, left.start(), min(end, at + _WINDOW))
    if chunk is None or chunk.end() <= at:
        return None
    if chunk[0] in patterns.glued.formulas or word + text[at : at + 1] in patterns.glued.formulas:
        return left.start(), chunk.end(), False
    if money_before(text, left.end() if not hyphen else left.end() - 1, start, patterns.glued):
        return None
    if hyphen:
        if word.lower() in patterns.free or not (word[0].isupper() or word.lower() in patterns.coded):
            return None
    elif (word.islower() and len(word) > 1) or (len(word) == 1 and not word.isascii()):
        return None  # a blank lost before the figure ("of5 million"), or a currency sign wrongly decoded
    return left.start(), chunk.end(), True


def read_lettered(text: str, at: int, figure_end: int, end: int, patterns: CodePatterns) -> int | None:
    """The end of the code that the figure from `at` makes with the letters glued behind it (`5G`), if it is one."""
    letters = patterns.letters.match(text, figure_end, end)
    if letters is None:
        return None
    word = letters[0]
    if word == "s" or unit_behind(text, figure_end, end, patterns.glued):
        return None  # "under-5s"
    if len(word) > 3 and (word.islower() or word.istitle()):
        return None  # a blank lost behind the figure: "50countries"
    chunk = patterns.chunk.match(text, at, min(end, at + _WINDOW))
    return chunk.end() if chunk and chunk.end() >= letters.end() else letters.end()
