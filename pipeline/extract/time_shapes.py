"""The shapes that single dates and lengths come in, as regular expressions built from the time words.

Each shape has a rule's id; shapes earlier in the list win over later ones at the same place. What a match means is
read in `time_atoms.py`.
"""

import re
from collections.abc import Iterable

from pipeline.lexicon.times import TimeRules

DASH = "[-\u2010\u2011\u2012\u2013\u2014]"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})"
EDGE = r"(?![\w])(?![.,:]\d)"  # ends a figure that is not part of a longer one
START = r"(?<![\w])"
LEFT = r"(?<![\w.,/$£€%-])"  # begins a figure that is not part of a longer one
SUFFIX = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
FISCAL = r"(?:[Ff]iscal|[Ff]inancial|[Bb]udget(?:ary)?|FISCAL)\s+(?:[Yy]ears?|YEAR)"

SPAN_PREPOSITIONS = ("in", "following", "over", "during", "for", "within", "throughout", "after", "across")

Shape = tuple[
    str, str, str
]  # rule id, pattern, and what it may begin with: words, or classes of `openers` in capitals; `the>RANK` is two words


def alternation(words: Iterable[str]) -> str:
    """A regex that matches any of the words, longest first; spaces in a word match any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def either_case(words: Iterable[str]) -> list[str]:
    """Each word as it is and with a capital."""
    return [form for word in words for form in (word, word[:1].upper() + word[1:])]


def shapes(rules: TimeRules) -> list[Shape]:
    """Every shape of a single date or length, in order of precedence. `time_openers.py` reads the third part."""
    return [
        *_clock_shapes(),
        *_day_shapes(rules),
        *_year_shapes(),
        *_decade_shapes(rules),
        *_length_shapes(rules),
        *_pointing_shapes(rules),
        *_span_shapes(rules),
        *_bare_shapes(rules),
    ]


def number(rules: TimeRules) -> str:
    """A small cardinal in figures or words."""
    words = alternation(either_case(rules.words.cardinals))
    return rf"(?:[0-9]{{1,3}}|(?:{words})(?:(?:\s+|{DASH})(?:one|two|three|four|five|six|seven|eight|nine)(?![\w]))?)"


def _month(rules: TimeRules) -> str:
    return rf"(?P<month>{alternation(rules.words.months)})(?![\w])"


def _part() -> str:
    return rf"(?:(?P<part>early|mid|late|end|beginning|start|Early|Mid|Late|End)(?:\s*{DASH}\s*|\s+))?"


def ordinal(rules: TimeRules) -> str:
    return rf"(?P<ordinal>{alternation(either_case(rules.words.ordinals))}|[0-9]{{1,2}}(?:st|nd|rd|th))"


def _season(rules: TimeRules) -> str:
    return rf"(?P<season>{alternation(either_case(rules.words.seasons))})"


def _count(rules: TimeRules) -> str:
    vague = alternation(either_case(rules.words.indefinite))
    return (
        rf"(?:(?:(?P<low>{_no_tens(rules)}{number(rules)})(?:\s+(?:to|or)\s+|\s?{DASH}\s?))?(?P<count>{number(rules)})(?:\s?\([0-9]{{1,3}}\))?{_HALF}|(?P<indefinite>(?:[Aa]\s+)?(?:{vague})(?:\s+of)?)"
        r"|(?P<single>[Hh]alf\s+an?|(?:(?:[Aa]|[Tt]hree)\s+)?quarters?(?:\s+of\s+a)?(?=[\s-]centur)|[Aa]n?))"
    )


def _no_tens(rules: TimeRules) -> str:
    """Keeps the first half of `twenty-four` from being the low end of a range."""
    tens = alternation(either_case(word for word, value in rules.words.cardinals.items() if value >= 20))
    return rf"(?!(?:{tens}){DASH}[a-z])"


def _unit(rules: TimeRules) -> str:
    units = alternation([*rules.words.unit_months, *rules.words.unit_days])
    return rf"(?P<unit>{units}|centur)(?:ies|s)?(?![\w])"


def _hedge(rules: TimeRules) -> str:
    return rf"(?:(?:{alternation(rules.syntax.hedges)})\s+)?"


_YEAR = rf"(?P<year>{YEAR}){EDGE}"
_MORE = r"(?P<more>\s+and\s+a\s+half)?"  # behind the unit: `a year and a half`
_HALF = r"(?P<half>\s+and\s+(?:a|one)\s+half)?"  # before it: `two and a half years`


def _clock_shapes() -> list[Shape]:
    hour = r"(?:[01]?[0-9]|2[0-4])"
    return [
        (
            "date.clock",
            LEFT + hour + r"(?:[:.][0-5][0-9])?\s*(?:[ap]\.\s?m\.?|[AaPp][Mm](?![\w])|o'clock)",
            "DAY>CLOCK DAY>DIGIT NTH",
        ),
        ("date.clock", LEFT + hour + r":[0-5][0-9](?:\s*(?:hours|hrs|GMT|UTC|local\s+time))?(?![\w:])", "DAY>DIGIT"),
        ("date.clock", LEFT + r"(?:[01][0-9]|2[0-4])[0-5][0-9]\s*(?:hours|hrs|GMT|UTC)(?![\w])", "YEAR>CLOCK YEARS"),
        ("date.clock", START + r"(?:[Nn]oon|[Mm]idnight|[Mm]idday)(?=\s+on\s)", "noon midnight midday"),
    ]


def _day_shapes(rules: TimeRules) -> list[Shape]:
    month, part = _month(rules), _part()
    mark = rf"(?:{DASH}|[/.])"
    day, second = rf"(?P<day>{DAY}){SUFFIX}", rf"(?P<day2>{DAY}){SUFFIX}"
    joint = rf"\s*(?:{DASH}|to|through|and|or)\s*"
    # `on January 3 and 4, police ...`, but `on January 3 and 12 more on ...`
    closed = r"(?=\s*[,.;:)\]]|\s+(?:in|at|on|of|to|by|when|the|and|were|was|[12][0-9]{3})\b)"
    days = rf"(?:\s*(?:{DASH}|to)\s*{second}{EDGE}|\s+(?:and|or)\s+(?P<day3>{DAY}){SUFFIX}{EDGE}{closed})"
    return [
        ("date.iso", rf"{LEFT}(?P<year>{YEAR}){mark}(?P<mon>0?[1-9]|1[0-2]){mark}(?P<day>{DAY})(?!\d)", "YEAR>DIGIT"),
        (
            "date.slash",
            rf"{LEFT}(?P<a>[0-9]{{1,2}}){mark}(?P<b>[0-9]{{1,2}}){mark}(?P<year>(?:19|20)\d\d)(?![\d/])",
            "DAY>DIGIT",
        ),
        (
            "date.day-month-year",
            rf"{LEFT}{day}{joint}{second}\s+(?:of\s+)?{month}(?:,?\s+{_YEAR})?",
            "DAY>to DAY>through DAY>and DAY>or DAY>DIGIT NTH>to NTH>through NTH>and NTH>or NTH>DIGIT",
        ),
        (
            "date.day-month-year",
            rf"{LEFT}{day}(?:\s+day)?\s+(?:of\s+)?{month},?\s+{_YEAR}",
            "DAY>day DAY>of DAY>MONTH NTH>day NTH>of NTH>MONTH",
        ),
        ("date.month-day-year", rf"{START}{month}\s+{day}{days}(?:\s*(?:,\s*)?{_YEAR})?", "MONTH"),
        ("date.month-day-year", rf"{START}{month}\s+(?:the\s+)?{day}(?:\s*,\s*|\s+){_YEAR}", "MONTH"),
        ("date.day-month", rf"{LEFT}{day}\s+(?:of\s+)?{month}", "DAY>of DAY>MONTH NTH>of NTH>MONTH"),
        ("date.month-day", rf"{START}{month}\s+(?:the\s+)?{day}{EDGE}(?!\s*(?:per\s*cent|%))", "MONTH"),
        ("date.month-year", rf"{START}{part}{month}(?:\s*,\s*|\s+of\s+|\s+|\s*{DASH}\s*){_YEAR}", "PART MONTH"),
    ]


def _year_shapes() -> list[Shape]:
    split = rf"(?:\s?(?:{DASH}|/)\s?|\s+to\s+)(?P<year2>{YEAR}|\d\d)(?!\d)"
    second = rf"(?:\s?(?:{DASH}|/)\s?(?P<year2>{YEAR}|\d\d)(?!\d))?"
    school = r"(?:[Aa]cademic|[Ss]chool)\s+[Yy]ear"
    return [
        ("date.academic-year", rf"{LEFT}(?P<year>{YEAR}){split}\s+{school}(?![\w])", "YEAR>DIGIT YEAR>to"),
        (
            "date.academic-year",
            rf"{START}{school}\s+(?P<year>{YEAR}){split}",
            "academic school",
        ),
        (
            "date.fiscal-year",
            rf"{START}(?:FY|{FISCAL}|[Ff]iscal)\s*[’']?(?P<year>{YEAR}){second}{EDGE}",
            "fy fiscal financial budget budgetary",
        ),
        ("date.fiscal-year", rf"{START}FY\s?[’']?(?P<short>\d\d)(?:/(?P<short2>\d\d))?{EDGE}", "fy"),
        (
            "date.fiscal-year",
            rf"{LEFT}(?P<year>{YEAR})(?:{split})?\s+{FISCAL}(?![\w])",
            "YEAR>DIGIT YEAR>to YEAR>FISCAL",
        ),
        (
            "date.year-range",
            rf"{LEFT}(?P<year>{YEAR})\s?(?:{DASH}|/)\s*(?P<year2>{YEAR}|\d\d){EDGE}(?!(?:{DASH}|/)\d)",
            "YEAR>DIGIT",
        ),
    ]


def _decade_shapes(rules: TimeRules) -> list[Shape]:
    part = _part()
    return [
        (
            "date.decade",
            rf"{START}(?:[Tt]he\s+)?{part}(?P<year>(?:1[0-9]|20)[0-9]0)\s?[’']?s(?![\w])",
            "the>PART the>YEAR the>YEARS PART YEAR>s YEARS",
        ),
        (
            "date.decade",
            rf"{START}[Tt]he\s+{part}(?P<word>{alternation(rules.words.decades)})(?![\w])",
            "the>PART the>DECADE",
        ),
        ("date.decade", rf"{START}(?:[Tt]he\s+)?{part}[’'](?P<two>[2-9]0)s(?![\w])", "the>PART the>' PART '"),
        (
            "date.century",
            rf"{START}(?:[Tt]he\s+)?{part}{ordinal(rules)}(?:\s+|{DASH})(?P<century>[Cc]entury)(?![\w])",
            "the>PART the>ORDINAL the>NTH PART ORDINAL>century ORDINAL>ORDINAL NTH>century",
        ),
        (
            "date.decade",
            rf"{START}(?:[Tt]he\s+)?{ordinal(rules)}\s+(?P<nth>decade)\s+of(?![\w])",
            "the>ORDINAL the>NTH ORDINAL>decade ORDINAL>ORDINAL NTH>decade",
        ),
        ("date.century", rf"{START}(?P<this>the\s+century)(?![\w])", "the>century"),
        ("date.century", rf"{START}(?P<these>the\s+decade)(?![\w])(?!\s+(?:of|to|from|in|\d))", "the>decade"),
    ]


def _length_shapes(rules: TimeRules) -> list[Shape]:
    count, unit, hedge = _count(rules), _unit(rules), _hedge(rules)
    near = r"(?P<near>last|past|previous|preceding|next|coming|following|forthcoming|ensuing|recent)"
    bare = r"(?P<bare>[Ll]ast|[Pp]ast|[Nn]ext|coming)"
    towards = (
        r"(?P<dir>ago|hence|earlier|later|previously|thereafter|afterwards|from\s+now|on(?=\s*[,.;]|\s+from\s)"
        r"|(?:after|before|prior\s+to|into)(?=\s+(?!tax)[\w“\"])|(?P<then>before)(?=\s*(?:[,.;:)\]]|\Z)))(?![\w])"
    )
    span = (
        rf"(?:\s+|\s*{DASH}\s*)(?:(?:or\s+(?:so|more)|consecutive|calendar|fiscal|financial|odd)\s+)?{unit}{_MORE}"
        r"(?:\s+period(?![\w]))?"
    )
    one = rf"(?P<unit>{alternation(rules.words.unit_months)}|week|fortnight)(?![\w])"
    return [
        (
            "duration.ago",
            rf"{LEFT}(?P<count>(?:[Aa]n?|{number(rules)})\s+(?:hundred|thousand)|[0-9],[0-9]{{3}})\s+{unit}\s+(?P<dir>ago)(?![\w])",
            "COUNT FEW>DIGIT FEW>hundred FEW>thousand",
        ),
        (
            "duration.ago",
            rf"{LEFT}{count}\s+(?:(?:short|long|full)\s+)?{unit}{_MORE}\s+{towards}",
            "COUNT FEW>COUNT FEW>DIGIT FEW>UNIT FEW>to FEW>or FEW>and FEW>short FEW>long FEW>full",
        ),
        (
            "duration.past",
            rf"{START}(?:(?:[Tt]he|[Tt]hese|its|our|their)\s+{near}|{bare})\s+{hedge}{count}{span}",
            "the>NEAR these>NEAR its>NEAR our>NEAR their>NEAR last past next coming",
        ),
        (
            "duration.past",
            rf"{START}(?:[Tt]he|[Tt]hese)\s+{hedge}{count}\s+{near}\s+{unit}",
            "the>HEDGE the>COUNT the>FEW these>HEDGE these>COUNT these>FEW",
        ),
        (
            "duration.past",
            rf"{START}[Tt]he\s+(?P<near>past|coming|recent)\s+{one}{_MORE}",
            "the>past the>coming the>recent",
        ),
        (
            "duration.past",
            rf"{START}[Tt]he\s+(?P<near>last|next)\s+(?P<unit>year|month|week|decade|fortnight)(?![\w])",
            "the>last the>next",
        ),
        (
            "duration.past",
            rf"{START}(?P<near>[Rr]ecent|past|coming)\s+(?P<unit>year|month|week|decade|day)s(?![\w])",
            "recent past coming",
        ),
    ]


def _pointing_shapes(rules: TimeRules) -> list[Shape]:
    """Words that count from the document or point back into the text."""
    tables = rules.deictic
    pointing = alternation(either_case([*tables.this, *tables.last, *tables.next, *tables.context]))
    weekday = rf"(?P<weekday>{alternation(rules.words.weekdays)})(?![\w])"
    unit = rf"(?P<deiunit>year|month|week|weekend|quarter|decade|century|biennium|period|day|{FISCAL})(?![\w])"
    close = r"(?P<dei>[Ll]ast|[Nn]ext|[Tt]his(?:\s+past|\s+coming)?|[Pp]ast)"
    at_end = rf"(?P<yearend>(?:[Tt]he\s+)?[Yy]ear[’']s\s+end|(?:[Tt]he\s+)?[Yy]ear{DASH}?\s?end)"
    middle = rf"(?P<yearmid>(?:the\s+)?[Mm]id{DASH}?year)"
    return [
        (
            "date.deictic",
            rf"{START}(?P<far>[Ss]o\s+far\s+)(?P<dei>this|in\s+this)\s+(?P<deiunit>year|month|week)(?![\w])",
            "so>far",
        ),
        (
            "date.deictic",
            r"(?<=[Ss]ince\s)(?P<since>then|that\s+(?:time|date|day))(?![\w])",
            "then that>time that>date that>day",
        ),
        (
            "date.deictic",
            rf"{START}(?P<dei>[Tt]he)\s+(?P<deiunit>year|quarter|month|week|{FISCAL})\s+(?P<ere>before|earlier)(?=\s*[,.;:)\]]|\s*\Z)",
            "the>year the>quarter the>month the>week the>FISCAL",
        ),
        ("date.deictic", rf"{START}(?P<dei>{pointing})\s+(?:calendar\s+)?{unit}(?!\s*{DASH}[a-z])", "POINTING"),
        (
            "date.deictic",
            rf"{LEFT}(?P<day>{DAY})(?:st|nd|rd|th)\s+of\s+(?P<dei>this|last|next)\s+month(?![\w])",
            "DIGIT",
        ),
        (
            "date.deictic",
            rf"{START}{close}\s+(?:{_month(rules)}|{weekday}|{_season(rules)}(?![\w]))",
            "last next this past",
        ),
        (
            "date.deictic",
            rf"{START}(?:{_month(rules)}|{weekday})\s+(?P<dei>last|next)(?![\w])(?!\s+(?:year|month|week|session|time)\b)",
            "MONTH WEEKDAY",
        ),
        (
            "date.covered",
            rf"{START}(?P<covered>{alternation(either_case(tables.covered))})(?![\w])(?!\s+(?:{YEAR}(?!\d|,\d)|end|to\s+[A-Z\d]))",
            "COVERED",
        ),
        ("date.covered", rf"{START}the\s+(?P<whole>month|week|quarter)(?![\w])", "the>month the>week the>quarter"),
        (
            "date.covered",
            rf"{START}(?:{at_end}|{middle})(?![\w])",
            "the>year the>yearend the>mid the>midyear year yearend mid midyear",
        ),
        (
            "date.season",
            rf"{START}(?:[Tt]he\s+)?{_part()}{_season(rules)}(?:\s+of|,)?\s+{_YEAR}",
            "the>PART the>SEASON PART SEASON",
        ),
        ("date.season", rf"{START}(?![Ff]all){_season(rules)}(?![\w])(?!{DASH})", "SEASON"),
        ("date.weekday", rf"{START}{weekday}", "WEEKDAY"),
        ("date.now", rf"{START}(?P<days>{alternation(either_case(rules.now.days))})(?![\w])", "NOW"),
        ("date.now", rf"{START}(?P<now>{alternation(either_case(rules.now.words))})(?![\w])(?![’']s\s)", "NOW"),
        ("date.now", rf"{START}(?P<opening>{alternation(word.capitalize() for word in rules.now.opening)}),", "NOW"),
    ]


def _span_shapes(rules: TimeRules) -> list[Shape]:
    """A length behind a preposition that makes it say when, or how long."""
    opener = r"(?:(?:a\s+period|the\s+space|the\s+course|periods)\s+of\s+)?"
    article = r"(?:(?:an?|the|these|those|its|their|our)\s+)?"
    join = rf"(?P<join>\s+|\s*{DASH}\s*)(?:(?:long|consecutive|short|full|whole|successive|straight)\s+)?"
    # `in the six months to May` ends with the date that follows.
    day = rf"(?:{alternation(rules.words.months)}|\d|FY|Q\d)"
    ends = rf"(?:to|ended|ending|up\s+to|through)\s+(?:the\s+)?(?:end\s+of\s+|end-|mid-)?{day}"
    not_here = rf"(?!\s+{ends})(?!\s+(?:ago|old|earlier|later|hence|of\s+age|per|an?)(?![\w]))(?!\s*{DASH}\s*old)"
    return [
        (
            "duration.span",
            rf"{START}(?P<prep>{alternation(either_case(SPAN_PREPOSITIONS))})\s+{opener}{_hedge(rules)}{article}{_count(rules)}"
            rf"{join}{_unit(rules)}{_MORE}(?P<hence>[’']\s+time(?![\w]))?(?P<period>\s+(?:(?:target|planning|plan|reporting|transition(?:al)?)\s+)?(?:period|span)(?![\w]))?{not_here}",
            "SPAN>COUNT SPAN>FEW SPAN>HEDGE SPAN>OWNER SPAN>periods",
        )
    ]


def _bare_shapes(rules: TimeRules) -> list[Shape]:
    part = rf"(?:(?P<part>early|mid|late|end|pre|post|Mid|Early|Late|End)(?:\s*{DASH}\s*|\s+))?"
    return [
        ("date.month", rf"{START}{_part()}{_month(rules)}(?!\s*{DAY}{EDGE})", "PART MONTH"),
        ("date.year", rf"{LEFT}{part}{_YEAR}(?!\s?%)", "PART YEAR"),
        ("date.year", rf"{START}(?P<part>early|mid|late|end|pre|post|Mid|Early|Late)\s*{DASH}\s*{_YEAR}", "PART"),
    ]
