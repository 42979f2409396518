"""Finds single dates and lengths: `22 November 1967`, `mid-October 2017`, `2003/04`, `last June`, `the past three years`.

One alternation of all shapes (`time_shapes.py`) scans the text once; each shape then has a small reader of its own.
Prepositions, ranges, lists and the question whether a bare number is a year are left to `times.py`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pipeline.extract.time_mentions import Anchor, Atom, Bound, DatePoint, Length
from pipeline.extract.time_shapes import DASH, shapes
from pipeline.lexicon.times import TimeRules


@dataclass(frozen=True, slots=True)
class AtomPatterns:
    """The scanner, and each shape's own pattern by rule id (group names `k0`, `k1`, ... in order)."""

    scanner: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    rules: TimeRules


def compile_atoms(rules: TimeRules) -> AtomPatterns:
    """Build the scanner for single dates and lengths from the words of the rules."""
    kinds = tuple((rule, re.compile(pattern)) for rule, pattern in shapes(rules))
    union = "|".join(f"(?P<k{i}>{_unnamed(kind.pattern)})" for i, (_, kind) in enumerate(kinds))
    # Every shape begins at a word or figure: nothing else is tried elsewhere.
    return AtomPatterns(scanner=re.compile(rf"(?<![\w])(?=[\w’'])(?:{union})"), kinds=kinds, rules=rules)


def find_atoms(text: str, start: int, end: int, patterns: AtomPatterns) -> list[Atom]:
    """All single dates and lengths in text[start:end], in order, disjoint."""
    atoms = []
    position = start
    while found := patterns.scanner.search(text, position, end):
        atom = _read_at(text, found.start(), end, int((found.lastgroup or "k0")[1:]), patterns)
        if atom is not None:
            atoms.append(atom)
        position = max(atom.end if atom is not None else 0, found.start() + 1)
    return atoms


def _read_at(text: str, start: int, end: int, first: int, patterns: AtomPatterns) -> Atom | None:
    """The first kind, from the one that matched on, whose reader accepts what stands at `start`."""
    for rule, kind in patterns.kinds[first:]:
        match = kind.match(text, start, end)
        atom = _READERS[rule](rule, match, patterns.rules) if match else None
        if atom is not None:
            return atom
    return None


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def small_number(words: str, rules: TimeRules) -> int:
    """The value of a small cardinal in figures or words (`20`, `twenty-five`)."""
    if words.isdigit():
        return int(words)
    pieces = re.split(rf"\s+|{DASH}", words.lower())
    return sum(rules.words.cardinals.get(piece, 0) for piece in pieces)


def full_year(short: str, first: int) -> int:
    """The second year of a pair: `04` after 2003 is 2004."""
    if len(short) == 4:
        return int(short)
    year = first - first % 100 + int(short)
    return year + 100 if year < first else year


Reader = Callable[[str, "re.Match[str]", TimeRules], Atom | None]


def _atom(
    rule: str,
    match: "re.Match[str]",
    points: tuple[DatePoint, ...],
    spans: Iterable[tuple[int, int]],
    licensed: bool = True,
    bound: Bound = Bound.WITHIN,
    length: Length | None = None,
) -> Atom:
    return Atom(match.start(), match.end(), points, length, tuple(s for s in spans if s[0] >= 0), rule, licensed, bound)


def _spans(match: "re.Match[str]", *names: str) -> list[tuple[int, int]]:
    present = match.re.groupindex
    return [match.span(name) for name in names if name in present and match.group(name)]


def _group(match: "re.Match[str]", name: str) -> str | None:
    return match.group(name) if name in match.re.groupindex else None


def _year(match: "re.Match[str]") -> int | None:
    digits = _group(match, "year")
    return int(digits) if digits else None


def _month(match: "re.Match[str]", rules: TimeRules) -> int | None:
    word = _group(match, "month")
    return rules.words.months[word] if word else None


def _part(match: "re.Match[str]") -> str:
    part = (_group(match, "part") or "").lower()
    return {"beginning": "start", "pre": "", "post": ""}.get(part, part)


def _whole(match: "re.Match[str]") -> list[tuple[int, int]]:
    return [match.span()]


def _read_clock(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    return _atom(rule, match, (), _whole(match))


def _read_iso(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("day", year=_year(match), month=int(match["mon"]), day=int(match["day"]))
    return _atom(rule, match, (point,), _whole(match))


def _read_slash(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    first, second = int(match["a"]), int(match["b"])
    # Day first, as most of the world writes; the month first only where it can be nothing else.
    day, month = (second, first) if second > 12 else (first, second)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return _atom(rule, match, (DatePoint("day", year=_year(match), month=month, day=day),), _whole(match))


def _read_day(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    first = DatePoint("day", year=_year(match), month=_month(match, rules), day=int(match["day"]))
    name = "day3" if _group(match, "day3") else "day2"
    second = _group(match, name)
    if second is None:
        return _atom(rule, match, (first,), _whole(match))
    if int(second) <= int(match["day"]):
        return None
    last = DatePoint("day", year=first.year, month=first.month, day=int(second))
    between = match.string[match.end("day") : match.start(name)]
    bound = Bound.LIST if "and" in between or "or" in between.split() else Bound.RANGE
    return _atom(rule, match, (first, last), _whole(match), bound=bound)


def _read_month_year(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("month", year=_year(match), month=_month(match, rules), part=_part(match))
    return _atom(rule, match, (point,), _spans(match, "year"))


def _read_month(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("month", month=_month(match, rules), part=_part(match))
    return _atom(rule, match, (point,), (), licensed=False)


_PIECES = {"half": 2, "semester": 2, "trimester": 4, "third": 3}


def _read_quarter(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    which = match["which"].lower()
    piece = _group(match, "piece") or "quarter"
    many = _PIECES.get(piece, 4)
    last = which in ("last", "final", "latter")
    rank = int(which[0]) if which[0].isdigit() else many if last else rules.words.ordinals.get(which, 1)
    whole = _whole_of_piece(match, rules)
    spans = _spans(match, "months", "q", "ordinal")
    if _group(match, "year"):
        spans.append((match.start("year"), match.end("year2") if _group(match, "year2") else match.end("year")))
    if _group(match, "piece"):
        spans.insert(0, (match.start("piece" if last else "which"), match.end("piece")))
    if months := _group(match, "months"):
        point = replace(whole, number=small_number(months, rules), part=which)
    else:
        point = replace(whole, part=f"{piece}:{rank}:{many}")
    return _atom(rule, match, (point,), sorted(spans))


def _whole_of_piece(match: "re.Match[str]", rules: TimeRules) -> DatePoint:
    """What a quarter, half or number of months is taken of."""
    if _group(match, "century"):
        return DatePoint("century", year=_century(match, rules))
    if _group(match, "the"):
        return DatePoint("year", Anchor.COVERED)
    if dei := _group(match, "dei"):
        unit = (_group(match, "deiunit") or "year").lower()
        grain = unit if unit in ("year", "century") else "fiscal_year"
        return DatePoint(grain, Anchor.DOCUMENT, offset={"last": -1, "previous": -1, "next": 1}.get(dei.split()[-1], 0))
    first, second = _year(match), _group(match, "year2")
    if second and first:
        return DatePoint("fiscal_year", year=first, last_year=full_year(second, first))
    return DatePoint("fiscal_year" if _group(match, "fiscal") else "year", year=first)


def _century(match: "re.Match[str]", rules: TimeRules) -> int | None:
    word = re.sub(r"\s+", "-", (_group(match, "ordinal") or "").lower())
    number = int(re.sub(r"\D", "", word)) if word[:1].isdigit() else rules.words.ordinals.get(word)
    return None if number is None else (number - 1) * 100 + 1


def _read_fiscal(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if short := _group(match, "short"):
        later = _group(match, "short2")
        point = DatePoint("fiscal_year", year=2000 + int(short), last_year=2000 + int(later) if later else None)
        return _atom(rule, match, (point,), _whole(match))
    first = int(match["year"])
    second = full_year(match["year2"], first) if match["year2"] else None
    if second is not None and second <= first:
        return None
    span = (match.start("year"), match.end("year2") if match["year2"] else match.end("year"))
    if match.string.startswith("FY", match.start()):
        span = (match.start(), span[1])
    if second is not None and second > first + 1:
        points = (DatePoint("fiscal_year", year=first), DatePoint("fiscal_year", year=second))
        return _atom(rule, match, points, (span,), bound=Bound.RANGE)
    return _atom(rule, match, (DatePoint("fiscal_year", year=first, last_year=second),), (span,))


def _read_year_range(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    first, short = int(match["year"]), match["year2"]
    second = full_year(short, first)
    if not first < second <= first + 250 or (len(short) == 2 and second > first + 60):
        return None
    between = match.string[match.end("year") : match.start("year2")]
    if second == first + 1 and ("/" in between or len(short) == 2):
        point = DatePoint("fiscal_year", year=first, last_year=second, part="maybe")
        return _atom("date.fiscal-year", match, (point,), _whole(match))
    points = (DatePoint("year", year=first), DatePoint("year", year=second))
    return _atom(rule, match, points, _whole(match), bound=Bound.RANGE)


def _read_decade(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if _group(match, "nth"):  # `the third decade of the Organization`: a time, but not one of the calendar
        return _atom(rule, match, (), _spans(match, "ordinal"))
    if word := _group(match, "word"):
        year, span = 1900 + rules.words.decades[word], match.span("word")
    elif two := _group(match, "two"):
        year, span = 1900 + int(two), (match.start("two") - 1, match.end())
    else:
        year, span = int(match["year"]), (match.start("year"), match.end())
    return _atom(rule, match, (DatePoint("decade", year=year, part=_part(match)),), (span,))


def _read_century(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if _group(match, "this"):
        return _atom(rule, match, (DatePoint("century", Anchor.DOCUMENT),), (), licensed=False)
    point = DatePoint("century", year=_century(match, rules), part=_part(match))
    return _atom(rule, match, (point,), _spans(match, "ordinal"), licensed=False)


def _length(match: "re.Match[str]", rules: TimeRules, direction: str) -> Length:
    unit = {"centur": "century"}.get(match["unit"], match["unit"])
    if counted := _group(match, "count"):
        number: float = small_number(counted, rules)
    elif vague := _group(match, "indefinite"):
        number = next((n for word, n in rules.words.indefinite.items() if word in vague), 0)
    elif (single := _group(match, "single")) and single.lower().startswith("half"):
        number = 0.5
    elif "count" not in match.re.groupindex and match.string[match.end() - 1] == "s":
        number = 0
    else:
        number = 1
    return Length(number + (0.5 if _group(match, "more") else 0), unit, direction)


_AGO_DIRECTIONS = {
    "ago": "ago", "previously": "ago", "hence": "hence", "from now": "hence", "earlier": "earlier", "later": "later",
    "thereafter": "later", "afterwards": "later",
}  # fmt: skip
_AHEAD = ("next", "coming", "following", "forthcoming", "ensuing")


def _counted(match: "re.Match[str]") -> list[tuple[int, int]]:
    """The spans of a length's numerals, `a half` behind it included."""
    spans = _spans(match, "count")
    if _group(match, "more"):
        spans.append((match.end("more") - len("a half"), match.end("more")))
    return spans


def _read_ago(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    word = re.sub(r"\s+", " ", match["dir"])
    direction = _AGO_DIRECTIONS.get(word, "relative")
    atom = _atom(rule, match, (), _counted(match), length=_length(match, rules, direction))
    # `two years after the war`: the words behind belong to the clause, not to the length.
    return replace(atom, end=match.start("dir") - 1) if direction == "relative" and word != "on" else atom


def _read_past(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    near = (_group(match, "near") or match["bare"]).lower()
    direction = "next" if near in _AHEAD else "past"
    name = "duration.next" if direction == "next" else rule
    return _atom(name, match, (), _counted(match), length=_length(match, rules, direction))


def _read_span(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if match["join"].strip() and not match["period"]:
        return None  # `a five-year plan` is a thing, `a five-year period` a time
    if not _group(match, "count") and not _group(match, "indefinite") and match["unit"] in ("day", "hour", "minute"):
        return None  # `in a day` is a rate
    return _atom(rule, match, (), _counted(match), length=_length(match, rules, "span"))


def _read_deictic(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    words = re.sub(r"\s+", " ", match["dei"]).lower()
    if "deiunit" in match.re.groupindex and match["deiunit"]:
        unit = match["deiunit"].lower()
        if "fiscal" in unit or "financial" in unit or "budget" in unit:
            unit = "fiscal_year"
        so_far = "so_far" if _group(match, "far") or words == "earlier this" else ""
        tables = rules.deictic
        offsets = {**tables.this, **tables.last, **tables.next}
        part = "early" if "early" in words else "late" if "late " in words else "later" if "later" in words else so_far
        if words in tables.context and words not in tables.next and words not in tables.this:
            point = DatePoint(unit, Anchor.CONTEXT, offset=tables.context[words], part=part)
        else:
            point = DatePoint(unit, Anchor.DOCUMENT, offset=offsets.get(words.replace("in ", ""), 0), part=part)
            if unit in ("period", "day"):
                if offsets.get(words, 0) != 0 or words in ("our",):
                    return None
                point = DatePoint(unit, Anchor.CONTEXT if unit == "period" else Anchor.DOCUMENT)
        return _atom(rule, match, (point,), (), licensed=unit not in ("day", "period", "century", "decade"))
    sign = {"last": -1, "past": -1, "next": 1}.get(words.split()[0], 0)
    if words.endswith("past"):
        sign = -1
    if month := _month(match, rules):
        return _atom(rule, match, (DatePoint("month", Anchor.DOCUMENT, month=month, offset=sign),), ())
    if weekday := _group(match, "weekday"):
        point = DatePoint("weekday", Anchor.DOCUMENT, number=rules.words.weekdays[weekday], offset=sign)
        return _atom(rule, match, (point,), ())
    first, last = rules.words.seasons[match["season"].lower()]
    return _atom(rule, match, (DatePoint("season", Anchor.DOCUMENT, month=first, number=last, offset=sign),), ())


def _read_covered(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    at_end = "end" if _group(match, "yearend") else "mid" if _group(match, "yearmid") else ""
    words = re.sub(r"\s+", " ", _group(match, "covered") or "year").lower()
    grain = "year" if words.endswith("year") or at_end else "period"
    return _atom(rule, match, (DatePoint(grain, Anchor.COVERED, part=at_end),), (), licensed=False)


def _read_season(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    first, last = rules.words.seasons[match["season"].lower()]
    point = DatePoint("season", year=_year(match), month=first, number=last, part=_part(match))
    return _atom(rule, match, (point,), _spans(match, "year"))


def _read_weekday(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("weekday", Anchor.DOCUMENT, number=rules.words.weekdays[match["weekday"]])
    return _atom(rule, match, (point,), (), licensed=False)


def _read_now(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if days := _group(match, "days"):
        offset = rules.now.days[re.sub(r"\s+", " ", days).lower()]
        return _atom(rule, match, (DatePoint("day", Anchor.DOCUMENT, offset=offset),), ())
    atom = _atom(rule, match, (DatePoint("day", Anchor.DOCUMENT),), (), bound=Bound.NOW)
    if _group(match, "opening"):  # the comma is no part of it
        return Atom(atom.start, atom.end - 1, atom.points, None, (), rule, True, Bound.NOW)
    return atom


def _read_year(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("year", year=_year(match), part=_part(match))
    return _atom(rule, match, (point,), _spans(match, "year"), licensed=bool(_group(match, "part")))


_READERS: dict[str, Reader] = {
    "date.clock": _read_clock,
    "date.iso": _read_iso,
    "date.slash": _read_slash,
    "date.day-month-year": _read_day,
    "date.month-day-year": _read_day,
    "date.day-month": _read_day,
    "date.month-day": _read_day,
    "date.month-year": _read_month_year,
    "date.quarter": _read_quarter,
    "date.fiscal-year": _read_fiscal,
    "date.year-range": _read_year_range,
    "date.decade": _read_decade,
    "date.century": _read_century,
    "duration.ago": _read_ago,
    "duration.past": _read_past,
    "duration.span": _read_span,
    "date.deictic": _read_deictic,
    "date.covered": _read_covered,
    "date.season": _read_season,
    "date.weekday": _read_weekday,
    "date.now": _read_now,
    "date.month": _read_month,
    "date.year": _read_year,
}
