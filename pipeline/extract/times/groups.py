"""What the readers of dates share: the groups of a match, small numbers, and the atom that comes of them."""

import re
from collections.abc import Callable, Iterable

from pipeline.extract.times.mentions import Atom, Bound, DatePoint, Length
from pipeline.extract.times.shape_pieces import DASH
from pipeline.lexicon.times import TimeRules

Reader = Callable[[str, "re.Match[str]", TimeRules], Atom | None]


def make_atom(
    rule: str,
    match: "re.Match[str]",
    points: tuple[DatePoint, ...],
    spans: Iterable[tuple[int, int]],
    licensed: bool = True,
    bound: Bound = Bound.WITHIN,
    length: Length | None = None,
) -> Atom:
    return Atom(match.start(), match.end(), points, length, tuple(s for s in spans if s[0] >= 0), rule, licensed, bound)


def group_spans(match: "re.Match[str]", *names: str) -> list[tuple[int, int]]:
    present = match.re.groupindex
    return [match.span(name) for name in names if name in present and match.group(name)]


def group(match: "re.Match[str]", name: str) -> str | None:
    return match.group(name) if name in match.re.groupindex else None


def year_in(match: "re.Match[str]") -> int | None:
    digits = group(match, "year")
    return int(digits) if digits else None


def month_in(match: "re.Match[str]", rules: TimeRules) -> int | None:
    word = group(match, "month")
    return rules.words.months[word] if word else None


def part_in(match: "re.Match[str]") -> str:
    part = (group(match, "part") or "").lower()
    return {"beginning": "start", "pre": "", "post": ""}.get(part, part)


def whole_span(match: "re.Match[str]") -> list[tuple[int, int]]:
    return [match.span()]


BIG = {"hundred": 100, "thousand": 1000}


def small_number(words: str, rules: TimeRules) -> int:
    """The value of a small cardinal in figures or words (`20`, `twenty-five`)."""
    digits = words.replace(",", "")
    if digits.isdigit():
        return int(digits)
    pieces = re.split(rf"\s+|{DASH}", words.lower())
    total = sum(int(piece) if piece.isdigit() else rules.words.cardinals.get(piece, 0) for piece in pieces)
    return max(total, 1) * BIG[pieces[-1]] if pieces[-1] in BIG else total


def full_year(short: str, first: int) -> int:
    """The second year of a pair: `04` after 2003 is 2004."""
    if len(short) == 4:
        return int(short)
    year = first - first % 100 + int(short)
    return year + 100 if year < first else year
