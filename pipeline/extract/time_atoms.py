"""Finds single dates and lengths: `22 November 1967`, `mid-October 2017`, `2003/04`, `last June`, `the past three years`.

One alternation scans the text once; each kind of expression then has a small reader of its own. Prepositions, ranges,
lists and the question whether a bare number is a year are left to `times.py`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.extract.time_mentions import Anchor, Atom, Bound, DatePoint, Length
from pipeline.lexicon.times import TimeRules

DASH = "[-\u2010\u2011\u2012\u2013\u2014]"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})"
EDGE = r"(?![\w])(?![.,:]\d)"  # ends a figure that is not part of a longer one
PART_WORDS = ("early", "mid", "late", "end", "beginning", "start")


@dataclass(frozen=True, slots=True)
class AtomPatterns:
    """The scanner, and each kind's own pattern by rule id (group names `k0`, `k1`, ... in order)."""

    scanner: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    rules: TimeRules


def alternation(words: Iterable[str]) -> str:
    """A regex that matches any of the words, longest first; spaces in a word match any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def compile_atoms(rules: TimeRules) -> AtomPatterns:
    """Build the scanner for single dates and lengths from the words of the rules."""
    kinds = tuple((name, re.compile(pattern)) for name, pattern in _kinds(rules))
    scanner = re.compile("|".join(f"(?P<k{i}>{_unnamed(kind.pattern)})" for i, (_, kind) in enumerate(kinds)))
    return AtomPatterns(scanner=scanner, kinds=kinds, rules=rules)


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


def _kinds(rules: TimeRules) -> list[tuple[str, str]]:
    """Every kind of expression, the longer before the shorter; the order decides between overlapping ones."""
    words = rules.words
    month = rf"(?P<month>{alternation(words.months)})(?![\w])"
    part = rf"(?:(?P<part>{'|'.join(PART_WORDS)}|Early|Mid|Late|End)(?:\s*{DASH}\s*|\s+))?"
    suffix = r"(?:st|nd|rd|th)?"
    year = rf"(?P<year>{YEAR}){EDGE}"
    count = _count(rules)
    unit = rf"(?P<unit>{alternation([*words.unit_months, *words.unit_days])}|centur)(?:ies|s)?(?![\w])"
    near = {**rules.deictic.this, **rules.deictic.last, **rules.deictic.next}
    deictic = alternation([*near, *rules.deictic.context, *(w.capitalize() for w in [*near, *rules.deictic.context])])
    fiscal = r"(?:[Ff]iscal|[Ff]inancial|[Bb]udget(?:ary)?|FISCAL)\s+(?:[Yy]ears?|YEAR)"
    ordinal = rf"(?P<ordinal>{alternation([*words.ordinals, *(w.capitalize() for w in words.ordinals)])}"
    ordinal += r"|[0-9]{1,2}(?:st|nd|rd|th))"
    season = alternation([*words.seasons, *(w.capitalize() for w in words.seasons)])
    hedge = rf"(?:(?:{alternation(rules.syntax.hedges)})\s+)?"
    near_words = r"(?P<near>last|past|previous|preceding|next|coming|following|forthcoming|ensuing|recent)"
    left = r"(?<![\w.,/$£€%-])"
    quarter = r"(?P<which>first|second|third|fourth|last|final|latter|[1-4](?:st|nd|rd|th))\s+"
    quarter += rf"(?P<piece>quarter|half|semester|trimester|third)\s+of\s+(?:the\s+)?(?:(?:{fiscal}|year)\s+)?"
    return [
        (
            "date.clock",
            left + r"(?:[01]?[0-9]|2[0-4])(?:[:.][0-5][0-9])?\s*(?:[ap]\.\s?m\.?|[AaPp][Mm](?![\w])|o'clock)",
        ),
        ("date.clock", left + r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?:\s*(?:hours|hrs|GMT|UTC|local\s+time))?(?![\w:])"),
        ("date.clock", left + r"(?:[01][0-9]|2[0-4])[0-5][0-9]\s*(?:hours|hrs|GMT|UTC)(?![\w])"),
        (
            "date.iso",
            left + rf"(?P<year>{YEAR})(?:{DASH}|[/.])(?P<mon>0?[1-9]|1[0-2])(?:{DASH}|[/.])(?P<day>{DAY})(?!\d)",
        ),
        (
            "date.slash",
            left + rf"(?P<a>[0-9]{{1,2}})(?:{DASH}|[/.])(?P<b>[0-9]{{1,2}})(?:{DASH}|[/.])"
            rf"(?P<year>(?:19|20)\d\d)(?![\d/])",
        ),
        (
            "date.day-month-year",
            left + rf"(?P<day>{DAY}){suffix}\s*(?:{DASH}|to|and|or)\s*(?P<day2>{DAY}){suffix}"
            rf"\s+(?:of\s+)?{month}(?:,?\s+{year})?",
        ),
        ("date.day-month-year", left + rf"(?P<day>{DAY}){suffix}(?:\s+day)?\s+(?:of\s+)?{month},?\s+{year}"),
        (
            "date.month-day-year",
            rf"(?<![\w]){month}\s+(?P<day>{DAY}){suffix}\s*(?:{DASH}|to|and)\s*"
            rf"(?P<day2>{DAY}){suffix}{EDGE}(?:\s*,?\s*{year})?",
        ),
        ("date.month-day-year", rf"(?<![\w]){month}\s+(?:the\s+)?(?P<day>{DAY}){suffix}(?:\s*,\s*|\s+){year}"),
        ("date.day-month", left + rf"(?P<day>{DAY}){suffix}\s+(?:of\s+)?{month}"),
        ("date.month-day", rf"(?<![\w]){month}\s+(?:the\s+)?(?P<day>{DAY}){suffix}{EDGE}(?!\s*(?:per\s*cent|%))"),
        ("date.month-year", rf"(?<![\w]){part}{month}(?:\s*,\s*|\s+of\s+|\s+|\s*{DASH}\s*){year}"),
        (
            "date.quarter",
            rf"(?<![\w])(?:the\s+)?{quarter}(?:{year}|{ordinal}(?:\s+|{DASH})(?P<century>[Cc]entury)|(?P<the>year)(?![\w]))",
        ),
        (
            "date.quarter",
            rf"(?<![\w])(?:the\s+)?{quarter}(?:the\s+)?(?P<dei>this|last|next)\s+(?P<deiunit>year|century)(?![\w])",
        ),
        ("date.quarter", rf"(?<![\w])Q(?P<which>[1-4])\s*(?:of\s+|,|{DASH})?\s*{year}"),
        ("date.quarter", left + rf"(?P<year>{YEAR})\s*{DASH}?\s*Q(?P<which>[1-4])(?![\w])"),
        (
            "date.quarter",
            rf"(?<![\w])(?:the\s+)?(?P<which>first|last)\s+(?P<months>{_number(rules)})\s+months\s+of\s+"
            rf"(?:the\s+(?:year\s+)?)?(?:{year}|(?P<the>year)(?![\w])|(?P<dei>this|last|next)\s+(?P<deiunit>year)(?![\w]))",
        ),
        (
            "date.fiscal-year",
            rf"(?<![\w])(?:FY|{fiscal}|[Ff]iscal)\s*[’']?(?P<year>{YEAR})"
            rf"(?:\s?(?:{DASH}|/)\s?(?P<year2>{YEAR}|\d\d)(?!\d))?{EDGE}",
        ),
        (
            "date.fiscal-year",
            left + rf"(?P<year>{YEAR})(?:\s?(?:{DASH}|/)\s?(?P<year2>{YEAR}|\d\d))?\s+{fiscal}(?![\w])",
        ),
        (
            "date.year-range",
            left + rf"(?P<year>{YEAR})\s?(?:{DASH}|/)\s*(?P<year2>{YEAR}|\d\d){EDGE}(?!(?:{DASH}|/)\d)",
        ),
        ("date.decade", rf"(?<![\w])(?:the\s+)?{part}(?P<year>(?:1[0-9]|20)[0-9]0)[’']?s(?![\w])"),
        ("date.decade", rf"(?<![\w])the\s+{part}(?P<word>{alternation(words.decades)})(?![\w])"),
        ("date.decade", rf"(?<![\w])(?:the\s+)?{part}[’'](?P<two>[2-9]0)s(?![\w])"),
        ("date.century", rf"(?<![\w])(?:the\s+)?{part}{ordinal}(?:\s+|{DASH})(?P<century>[Cc]entury)(?![\w])"),
        ("date.decade", rf"(?<![\w])(?:the\s+)?{ordinal}\s+(?P<nth>decade)\s+of(?![\w])"),
        (
            "duration.ago",
            left + rf"(?:{count}\s+)(?:and\s+a\s+half\s+)?{unit}\s+(?P<dir>ago|hence|earlier|later)(?![\w])",
        ),
        (
            "duration.past",
            rf"(?<![\w])(?:the\s+|these\s+)?{near_words}\s+{hedge}{count}(?:\s+|\s*{DASH}\s*)(?:or\s+(?:so|more)\s+)?{unit}",
        ),
        ("duration.past", rf"(?<![\w])(?:the|these)\s+{hedge}{count}\s+{near_words}\s+{unit}"),
        (
            "duration.past",
            rf"(?<![\w])the\s+(?P<near>past|coming|recent)\s+(?P<unit>{alternation(words.unit_months)})(?![\w])",
        ),
        ("duration.past", r"(?<![\w])(?P<near>recent|past|coming)\s+(?P<unit>year|month|week|decade|day)s(?![\w])"),
        (
            "date.deictic",
            r"(?<![\w])(?P<far>so\s+far\s+|[Ss]o\s+far\s+)(?P<dei>this|in\s+this)\s+(?P<deiunit>year|month|week|session)(?![\w])",
        ),
        (
            "date.deictic",
            rf"(?<![\w])(?P<dei>{deictic})\s+(?:calendar\s+)?(?P<deiunit>year|month|week|weekend|quarter|decade|"
            rf"century|biennium|period|day|{fiscal})(?![\w])(?!\s*{DASH}|[’']s\s)",
        ),
        (
            "date.deictic",
            rf"(?<![\w])(?:of\s+)?(?P<dei>[Ll]ast|[Nn]ext|[Tt]his(?:\s+past|\s+coming)?|[Pp]ast)\s+(?:{month}|(?P<weekday>{alternation(words.weekdays)})"
            rf"(?![\w])|(?P<season>{season})(?![\w]))",
        ),
        ("date.covered", rf"(?<![\w])(?P<covered>{alternation(rules.deictic.covered)})(?![\w])(?!\s+\d)"),
        ("date.covered", rf"(?<![\w])(?P<yearend>(?:the\s+)?year[’']s\s+end|(?:the\s+)?year{DASH}?\s?end)(?![\w])"),
        ("date.season", rf"(?<![\w])(?:the\s+)?{part}(?P<season>{season})(?:\s+of|,)?\s+{year}"),
        ("date.weekday", rf"(?<![\w])(?P<weekday>{alternation(words.weekdays)})(?![\w])"),
        (
            "date.now",
            rf"(?<![\w])(?P<days>{alternation([*rules.now.days, *(w.capitalize() for w in rules.now.days)])})(?![\w])",
        ),
        (
            "date.now",
            rf"(?<![\w])(?P<now>{alternation([*rules.now.words, *(w.capitalize() for w in rules.now.words)])})(?![\w])(?![’']s\s)",
        ),
        ("date.now", rf"(?<![\w])(?P<opening>{alternation(w.capitalize() for w in rules.now.opening)}),"),
        (
            "duration.span",
            rf"(?<![\w])(?P<prep>[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin|[Tt]hroughout|[Aa]fter|[Aa]cross)\s+"
            rf"(?:a\s+period\s+of\s+|the\s+space\s+of\s+|the\s+course\s+of\s+|periods\s+of\s+)?{hedge}(?:(?:a|an|the|these|those|its|their|our)\s+)?"
            rf"{count}(?:\s+and\s+a\s+half)?(?P<join>\s+|\s*{DASH}\s*)(?:long\s+|consecutive\s+|short\s+)?{unit}(?P<period>\s+(?:period|span)(?![\w]))?(?!\s+(?:ago|old|earlier|later|hence|of\s+age|per|a|old)(?![\w]))(?!\s*{DASH}\s*old)",
        ),
        ("date.month", rf"(?<![\w]){part}{month}(?!\s*\d)"),
        (
            "date.year",
            left + rf"(?:(?P<part>early|mid|late|end|pre|post|Mid|Early|Late|End)(?:\s*{DASH}\s*|\s+))?{year}(?!\s?%)",
        ),
        ("date.year", rf"(?<![\w])(?P<part>early|mid|late|end|pre|post|Mid|Early|Late)\s*{DASH}\s*{year}"),
    ]


def _number(rules: TimeRules) -> str:
    words = alternation([*rules.words.cardinals, *(w.capitalize() for w in rules.words.cardinals)])
    return rf"(?:[0-9]{{1,3}}|(?:{words})(?:(?:\s+|{DASH})(?:one|two|three|four|five|six|seven|eight|nine)(?![\w]))?)"


def _count(rules: TimeRules) -> str:
    return rf"(?:(?P<count>{_number(rules)})|(?P<indefinite>(?:a\s+)?(?:{alternation(rules.words.indefinite)})(?:\s+of)?)|(?P<single>an?|half\s+a|a\s+quarter\s+of\s+a))"


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


Groups = Mapping[str, str | None]
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
    second = _group(match, "day2")
    if second is None:
        return _atom(rule, match, (first,), _whole(match))
    last = DatePoint("day", year=first.year, month=first.month, day=int(second))
    between = match.string[match.end("day") : match.start("day2")]
    bound = Bound.LIST if "and" in between or "or" in between.split() else Bound.RANGE
    return _atom(rule, match, (first, last), _whole(match), bound=bound)


def _read_month_year(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("month", year=_year(match), month=_month(match, rules), part=_part(match))
    return _atom(rule, match, (point,), _spans(match, "year"))


def _read_month(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("month", month=_month(match, rules), part=_part(match))
    return _atom(rule, match, (point,), (), licensed=False)


def _read_quarter(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    which = match["which"].lower()
    piece = _group(match, "piece") or "quarter"
    months = _group(match, "months")
    many = {"half": 2, "semester": 2, "trimester": 4, "third": 3}.get(piece, 4)
    digit = re.match(r"\d", which)
    number = (
        int(which[0])
        if digit
        else {"last": many, "final": many, "latter": many}.get(which, rules.words.ordinals.get(which, 1))
    )
    anchor, offset, year = Anchor.CALENDAR, 0, _year(match)
    if _group(match, "the"):
        anchor = Anchor.COVERED
    elif dei := _group(match, "dei"):
        anchor, offset = Anchor.DOCUMENT, {"this": 0, "last": -1, "next": 1}[dei]
    spans = _spans(match, "months", "year", "ordinal")
    if "piece" in match.re.groupindex:
        ranked = which not in ("last", "final", "latter")
        spans.insert(0, (match.start("which" if ranked else "piece"), match.end("piece")))
    if _group(match, "century") or _group(match, "deiunit") == "century":
        year = _century(match, rules) if _group(match, "century") else None
        point = DatePoint("century", anchor, year=year, offset=offset, part=f"{piece}:{number}:{many}")
    elif months:
        count = small_number(months, rules)
        point = DatePoint(
            "year", anchor, year=year, offset=offset, number=count, part="first" if which == "first" else "last"
        )
    else:
        point = DatePoint("year", anchor, year=year, offset=offset, part=f"{piece}:{number}:{many}")
    return _atom(rule, match, (point,), spans)


def _century(match: "re.Match[str]", rules: TimeRules) -> int | None:
    word = re.sub(r"\s+", "-", (_group(match, "ordinal") or "").lower())
    number = int(re.sub(r"\D", "", word)) if word[:1].isdigit() else rules.words.ordinals.get(word)
    return None if number is None else (number - 1) * 100 + 1


def _read_fiscal(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
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
        return _atom(
            rule, match, (DatePoint("fiscal_year", year=first, last_year=second, part="maybe"),), _whole(match)
        )
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
    point = DatePoint("century", year=_century(match, rules), part=_part(match))
    return _atom(rule, match, (point,), _spans(match, "ordinal"), licensed=False)


def _length(match: "re.Match[str]", rules: TimeRules, direction: str) -> Length:
    unit = {"centur": "century"}.get(match["unit"], match["unit"])
    if counted := _group(match, "count"):
        number: float = small_number(counted, rules)
    elif vague := _group(match, "indefinite"):
        number = next((n for word, n in rules.words.indefinite.items() if word in vague), 0)
    elif (single := _group(match, "single")) and single.startswith("half"):
        number = 0.5
    elif "count" not in match.re.groupindex and match.string[match.end() - 1] == "s":
        number = 0
    else:
        number = 1
    return Length(number, unit, direction)


def _read_ago(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    direction = {"ago": "ago", "hence": "hence"}.get(match["dir"], match["dir"])
    return _atom(rule, match, (), _spans(match, "count"), length=_length(match, rules, direction))


def _read_past(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    direction = "next" if match["near"] in ("next", "coming", "following", "forthcoming", "ensuing") else "past"
    name = "duration.next" if direction == "next" else rule
    return _atom(name, match, (), _spans(match, "count"), length=_length(match, rules, direction))


def _read_span(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if match["join"].strip() and not match["period"]:
        return None  # `a five-year plan` is a thing, `a five-year period` a time
    if not _group(match, "count") and not _group(match, "indefinite") and match["unit"] in ("day", "hour", "minute"):
        return None  # `in a day` is a rate
    return _atom(rule, match, (), _spans(match, "count"), length=_length(match, rules, "span"))


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
    at_end = "end" if _group(match, "yearend") else ""
    words = re.sub(r"\s+", " ", _group(match, "covered") or "year")
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
