"""Reads dates of the calendar: days, months, quarters, years, fiscal years, decades, centuries, seasons, clocks."""

import re

from pipeline.extract.times.groups import (
    full_year,
    group,
    group_spans,
    make_atom,
    month_in,
    part_in,
    small_number,
    whole_span,
    year_in,
)
from pipeline.extract.times.mentions import Anchor, Atom, Bound, DatePoint
from pipeline.lexicon.times import TimeRules
from pipeline.values import replace

_IN = re.compile(r"\b[Ii]n\s{1,2}\Z")
_COUNTED = re.compile(r"\s+(?!(?:the|and|when|as|at|in|on|to|by|we|they|he|she|it|there|this|was|were|is)\b)[a-z]")
_PIECES = {"half": 2, "semester": 2, "trimester": 4, "third": 3}


def read_clock(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    named = match.group().isalpha()  # `noon`
    return make_atom(rule, match, (), [] if named else whole_span(match))


def read_iso(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("day", year=year_in(match), month=int(match["mon"]), day=int(match["day"]))
    return make_atom(rule, match, (point,), whole_span(match))


def read_slash(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    first, second = int(match["a"]), int(match["b"])
    # Day first, as most of the world writes; the month first only where it can be nothing else.
    day, month = (second, first) if second > 12 else (first, second)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return make_atom(rule, match, (DatePoint("day", year=year_in(match), month=month, day=day),), whole_span(match))


def read_day(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    within = rule == "date.month-day" and _IN.search(match.string[max(0, match.start() - 4) : match.start()])
    if within and _COUNTED.match(match.string, match.end()):  # `in May |12| people`: days stand behind `on`
        point = DatePoint("month", month=month_in(match, rules))
        return Atom(match.start(), match.end("month"), (point,), None, (), "date.month", False)
    first = DatePoint("day", year=year_in(match), month=month_in(match, rules), day=int(match["day"]))
    name = "day3" if group(match, "day3") else "day2"
    second = group(match, name)
    if second is None:
        return make_atom(rule, match, (first,), whole_span(match))
    if int(second) <= int(match["day"]):
        return None
    last = DatePoint("day", year=first.year, month=first.month, day=int(second))
    between = match.string[match.end("day") : match.start(name)]
    bound = Bound.LIST if "and" in between or "or" in between.split() else Bound.RANGE
    return make_atom(rule, match, (first, last), whole_span(match), bound=bound)


def read_month_year(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("month", year=year_in(match), month=month_in(match, rules), part=part_in(match))
    return make_atom(rule, match, (point,), group_spans(match, "year"))


def read_month(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("month", month=month_in(match, rules), part=part_in(match))
    return make_atom(rule, match, (point,), (), licensed=False)


def read_quarter(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    which = match["which"].lower()
    piece = group(match, "piece") or ("half" if "H" in (group(match, "q") or "") else "quarter")
    many = _PIECES.get(piece, 4)
    last = which in ("last", "final", "latter")
    rank = int(which[0]) if which[0].isdigit() else many if last else rules.words.ordinals.get(which, 1)
    whole = _whole_of_piece(match, rules)
    spans = group_spans(match, "months", "quarters", "q", "ordinal")
    if group(match, "year"):
        spans.append((match.start("year"), match.end("year2") if group(match, "year2") else match.end("year")))
    if group(match, "piece"):
        spans.insert(0, (match.start("piece" if last else "which"), match.end("piece")))
    months, quarters = group(match, "months"), group(match, "quarters")
    if months or quarters:
        number = small_number(months, rules) if months else 3 * small_number(quarters or "", rules)
        point = replace(whole, number=number, part=which)
    else:
        point = replace(whole, part=f"{piece}:{rank}:{many}")
    licensed = whole.anchor is not Anchor.CALENDAR or whole.year is not None
    return make_atom(rule, match, (point,), sorted(spans), licensed=licensed)


def _whole_of_piece(match: "re.Match[str]", rules: TimeRules) -> DatePoint:
    """What a quarter, half or number of months is taken of."""
    if group(match, "century"):
        return DatePoint("century", year=_century(match, rules))
    if group(match, "the"):
        return DatePoint("year", Anchor.COVERED)
    if dei := group(match, "dei"):
        unit = (group(match, "deiunit") or "year").lower()
        grain = unit if unit in ("year", "century") else "fiscal_year"
        return DatePoint(grain, Anchor.DOCUMENT, offset={"last": -1, "previous": -1, "next": 1}.get(dei.split()[-1], 0))
    first, second = year_in(match), group(match, "year2")
    if second and first:
        return DatePoint("fiscal_year", year=first, last_year=full_year(second, first))
    return DatePoint("fiscal_year" if group(match, "fiscal") else "year", year=first)


def _century(match: "re.Match[str]", rules: TimeRules) -> int | None:
    word = re.sub(r"\s+", "-", (group(match, "ordinal") or "").lower())
    number = int(re.sub(r"\D", "", word)) if word[:1].isdigit() else rules.words.ordinals.get(word)
    return None if number is None else (number - 1) * 100 + 1


def read_fiscal(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if short := group(match, "short"):
        later = group(match, "short2")
        point = DatePoint("fiscal_year", year=2000 + int(short), last_year=2000 + int(later) if later else None)
        return make_atom(rule, match, (point,), whole_span(match))
    first = int(match["year"])
    second = full_year(match["year2"], first) if match["year2"] else None
    if second is not None and second <= first:
        return None
    span = (match.start("year"), match.end("year2") if match["year2"] else match.end("year"))
    if match.string.startswith("FY", match.start()):
        span = (match.start(), span[1])
    if second is not None and second > first + 1:
        points = (DatePoint("fiscal_year", year=first), DatePoint("fiscal_year", year=second))
        return make_atom(rule, match, points, (span,), bound=Bound.RANGE)
    return make_atom(rule, match, (DatePoint("fiscal_year", year=first, last_year=second),), (span,))


def read_academic(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    first = int(match["year"])
    if full_year(match["year2"], first) != first + 1:
        return None
    point = DatePoint("academic_year", year=first, last_year=first + 1)
    return make_atom(rule, match, (point,), ((match.start("year"), match.end("year2")),))


def read_year_range(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    first, short = int(match["year"]), match["year2"]
    second = full_year(short, first)
    if not first < second <= first + 250 or (len(short) == 2 and second > first + 60):
        return None
    between = match.string[match.end("year") : match.start("year2")]
    if second == first + 1 and ("/" in between or len(short) == 2):
        point = DatePoint("fiscal_year", year=first, last_year=second, part="maybe")
        return make_atom("date.fiscal-year", match, (point,), whole_span(match))
    points = (DatePoint("year", year=first), DatePoint("year", year=second))
    return make_atom(rule, match, points, whole_span(match), bound=Bound.RANGE)


def read_decade(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if group(match, "nth"):  # `the third decade of the Organization`: a time, but not one of the calendar
        return make_atom(rule, match, (), group_spans(match, "ordinal"))
    if word := group(match, "word"):
        year, span = 1900 + rules.words.decades[word], match.span("word")
    elif two := group(match, "two"):
        year, span = 1900 + int(two), (match.start("two") - 1, match.end())
    else:
        year, span = int(match["year"]), (match.start("year"), match.end())
    return make_atom(rule, match, (DatePoint("decade", year=year, part=part_in(match)),), (span,))


def read_century(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if group(match, "this"):
        return make_atom(rule, match, (DatePoint("century", Anchor.DOCUMENT),), (), licensed=False)
    if group(match, "these"):
        return make_atom(rule, match, (DatePoint("decade", Anchor.DOCUMENT),), (), licensed=False)
    point = DatePoint("century", year=_century(match, rules), part=part_in(match))
    return make_atom(rule, match, (point,), group_spans(match, "ordinal"), licensed=False)


def read_season(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    first, last = rules.words.seasons[match["season"].lower()]
    spans = group_spans(match, "year")
    if (second := group(match, "year2")) is not None:
        year = int(match["year"])
        if full_year(second, year) != year + 1:
            return None
        spans = [(match.start("year"), match.end("year2"))]
        first, last = rules.words.seasons["winter"]  # `the summer of 2018/19` runs over the turn of the year too
    point = DatePoint("season", year=year_in(match), month=first, number=last, part=part_in(match))
    return make_atom(rule, match, (point,), spans, licensed=point.year is not None)


def read_year(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("year", year=year_in(match), part=part_in(match))
    return make_atom(rule, match, (point,), group_spans(match, "year"), licensed=bool(group(match, "part")))
