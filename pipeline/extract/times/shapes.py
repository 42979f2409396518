"""The shapes that single dates come in, as regular expressions built from the time words, and all shapes in order.

Each shape has a rule's id; shapes earlier in the list win over later ones at the same place. What a match means is
read in `atoms.py`.
"""

from pipeline.extract.times.length_shapes import length_shapes, span_shapes
from pipeline.extract.times.shape_pieces import (
    DASH,
    DAY,
    EDGE,
    FISCAL,
    LEFT,
    NAMED_YEAR,
    SCHOOL,
    SPLIT_YEAR,
    START,
    SUFFIX,
    YEAR,
    Shape,
    a_date,
    alternation,
    either_case,
    month_piece,
    ordinal,
    part_piece,
    season_piece,
)
from pipeline.lexicon.times import TimeRules

NOON = 12


def shapes(rules: TimeRules) -> list[Shape]:
    """Every shape of a single date or length, in order of precedence. `openers.py` reads the third part."""
    return [
        *_clock_shapes(rules),
        *_day_shapes(rules),
        *_year_shapes(),
        *_decade_shapes(rules),
        *length_shapes(rules),
        *_pointing_shapes(rules),
        *span_shapes(rules),
        *_bare_shapes(rules),
    ]


def _clock_shapes(rules: TimeRules) -> list[Shape]:
    hour = r"(?:[01]?[0-9]|2[0-4])"
    named = alternation(either_case(word for word, value in rules.words.cardinals.items() if value <= NOON))
    # `six PM candidates` are no hour
    closing = rf"on|in|at|and|or|to|until|till|when|the|a|by|some|about|local|{named}"
    apart = rf"(?![\w])(?=\s*(?:[,.;:)\]]|\Z)|\s+(?:[0-9]|(?:{closing})\b))"
    return [
        (
            "date.clock",
            LEFT + hour + r"(?:[:.][0-5][0-9])?\s*(?:[ap]\.\s?m\.?|[AaPp][Mm](?![\w])|o'clock)",
            "DAY>CLOCK DAY>DIGIT NTH",
        ),
        ("date.clock", LEFT + hour + r":[0-5][0-9](?:\s*(?:hours|hrs|GMT|UTC|local\s+time))?(?![\w:])", "DAY>DIGIT"),
        ("date.clock", LEFT + r"(?:[01][0-9]|2[0-4])[0-5][0-9]\s*(?:hours|hrs|GMT|UTC)(?![\w])", "YEAR>CLOCK YEARS"),
        ("date.clock", LEFT + f"(?:{named})" + r"\s+(?:[ap]\.\s?m\.?|[AaPp][Mm]" + apart + "|o'clock)", "COUNT>CLOCK"),
        ("date.clock", START + r"(?:[Nn]oon|[Mm]idnight|[Mm]idday)(?=\s+on\s)", "noon midnight midday"),
    ]


def _day_shapes(rules: TimeRules) -> list[Shape]:
    month, part = month_piece(rules), part_piece()
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
            rf"{LEFT}{day}{joint}{second}\s+(?:of\s+)?{month}(?:,?\s+{NAMED_YEAR})?",
            "DAY>to DAY>through DAY>and DAY>or DAY>DIGIT NTH>to NTH>through NTH>and NTH>or NTH>DIGIT",
        ),
        (
            "date.day-month-year",
            rf"{LEFT}{day}(?:\s+day)?\s+(?:of\s+)?{month},?\s+{NAMED_YEAR}",
            "DAY>day DAY>of DAY>MONTH NTH>day NTH>of NTH>MONTH",
        ),
        ("date.month-day-year", rf"{START}{month}\s+{day}{days}(?:\s*(?:,\s*)?{NAMED_YEAR})?", "MONTH"),
        ("date.month-day-year", rf"{START}{month}\s+(?:the\s+)?{day}(?:\s*,\s*|\s+){NAMED_YEAR}", "MONTH"),
        ("date.day-month", rf"{LEFT}{day}\s+(?:of\s+)?{month}", "DAY>of DAY>MONTH NTH>of NTH>MONTH"),
        ("date.month-day", rf"{START}{month}\s+(?:the\s+)?{day}{EDGE}(?!\s*(?:per\s*cent|%))", "MONTH"),
        ("date.month-year", rf"{START}{part}{month}(?:\s*,\s*|\s+of\s+|\s+|\s*{DASH}\s*){NAMED_YEAR}", "PART MONTH"),
    ]


def _year_shapes() -> list[Shape]:
    split = rf"(?:\s?(?:{DASH}|/)\s?|\s+to\s+)(?P<year2>{YEAR}|\d\d)(?!\d)"
    second = rf"(?:\s?(?:{DASH}|/)\s?(?P<year2>{YEAR}|\d\d)(?!\d))?"
    return [
        ("date.academic-year", rf"{LEFT}(?P<year>{YEAR}){split}\s+{SCHOOL}(?![\w])", "YEAR>DIGIT YEAR>to"),
        (
            "date.academic-year",
            rf"{START}{SCHOOL}\s+(?P<year>{YEAR}){split}",
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
            rf"{LEFT}(?P<year>{YEAR})\s?(?:{DASH}|/)\s*(?P<year2>{YEAR}|\d\d){EDGE}"
            # `2014/15–2019/20` is two of them
            rf"(?!(?:{DASH}|/)\d(?!\d{{3}}\s?/\s?\d\d(?!\d)))",
            "YEAR>DIGIT",
        ),
    ]


def _decade_shapes(rules: TimeRules) -> list[Shape]:
    part = part_piece()
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


def _pointing_shapes(rules: TimeRules) -> list[Shape]:
    """Words that count from the document or point back into the text."""
    tables = rules.deictic
    pointing = alternation(either_case([*tables.this, *tables.last, *tables.next, *tables.context]))
    weekday = rf"(?P<weekday>{alternation(rules.words.weekdays)})(?![\w])"
    unit = rf"(?P<deiunit>year|month|week|weekend|quarter|decade|century|biennium|period|day|{FISCAL}|{SCHOOL})(?![\w])"
    close = r"(?P<dei>[Ll]ast|[Nn]ext|[Tt]his(?:\s+past|\s+coming)?|[Pp]ast)"
    at_end = rf"(?P<yearend>(?:[Tt]he\s+)?[Yy]ear[’']s\s+end|(?:[Tt]he\s+)?[Yy]ear{DASH}?\s?end)"
    middle = rf"(?P<yearmid>(?:the\s+)?[Mm]id{DASH}?year)"
    return [
        (
            "date.deictic",
            rf"{START}(?P<far>[Ss]o\s+far\s+)(?P<dei>this|in\s+this)\s+(?P<deiunit>year|month|week)(?![\w])",
            "so>far",
        ),
        ("date.deictic", rf"{START}(?P<dei>[Yy]ear(?:\s+|{DASH})to(?:\s+|{DASH})date)(?![\w])", "year>to"),
        (
            "date.deictic",
            r"(?:(?<=[Ss]ince\s)|(?<=[Bb]y\s)|(?<=[Uu]ntil\s)|(?<=[Bb]efore\s)|(?<=[Ff]rom\s)(?=then\s+on\b))"
            r"(?P<since>then|that\s+(?:time|date|day))(?![\w])",
            "then that>time that>date that>day",
        ),
        (
            "date.deictic",
            rf"{START}(?P<back>that\s+(?:same\s+)?(?:time|date)|the\s+same\s+date|(?:those|these)\s+(?:years|months)"
            r"|(?<=[Aa]t\s)the\s+time(?=\s*[,.;:)])|(?<!the\s)(?<![Ii]n\s)the\s+period(?=\s*[,.;:)]))(?![\w])(?!\s+of\b)",
            "that>time that>date that>same the>same those>years those>months these>years these>months the>time "
            "the>period",
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
            rf"{START}{close}\s+(?:{month_piece(rules)}|{weekday}|{season_piece(rules)}(?![\w]))",
            "last next this past",
        ),
        (
            "date.deictic",
            rf"{START}(?:{month_piece(rules)}|{weekday})\s+(?P<dei>last|next)(?![\w])(?!\s+(?:year|month|week|session|time)\b)",
            "MONTH WEEKDAY",
        ),
        (
            "date.covered",
            rf"{START}(?P<covered>{alternation(either_case(tables.covered))})(?![\w])(?!\s+(?:(?:of\s+)?{YEAR}(?!\d|,\d)|end|(?:(?:beginning|starting)\s+(?:in\s+|on\s+)?|to\s+)(?:{a_date(rules)})))",
            "COVERED",
        ),
        (
            "date.covered",
            rf"{START}the\s+(?P<whole>month|week|weekend(?!\s+of\s)|quarter)(?![\w])",
            "the>month the>week the>weekend the>quarter",
        ),
        (
            "date.covered",
            rf"{START}(?:{at_end}|{middle})(?![\w])(?!\s+(?:of\s+)?{YEAR}(?!\d|,\d))",
            "the>year the>yearend the>mid the>midyear year yearend mid midyear",
        ),
        (
            "date.season",
            rf"{START}(?:[Tt]he\s+)?{part_piece()}{season_piece(rules)}(?:\s+of|,)?\s+{SPLIT_YEAR}",
            "the>PART the>SEASON PART SEASON",
        ),
        ("date.season", rf"{START}(?![Ff]all){season_piece(rules)}(?![\w])(?!{DASH})", "SEASON"),
        ("date.weekday", rf"{START}{weekday}", "WEEKDAY"),
        ("date.now", rf"{START}(?P<days>{alternation(either_case(rules.now.days))})(?![\w])", "NOW"),
        ("date.now", rf"{START}(?P<now>{alternation(either_case(rules.now.words))})(?![\w])(?![’']s\s)", "NOW"),
        ("date.now", rf"{START}(?P<opening>{alternation(word.capitalize() for word in rules.now.opening)}),", "NOW"),
    ]


def _bare_shapes(rules: TimeRules) -> list[Shape]:
    part = rf"(?:(?P<part>early|mid|late|end|pre|post|Mid|Early|Late|End)(?:\s*{DASH}\s*|\s+))?"
    return [
        ("date.month", rf"{START}{part_piece()}{month_piece(rules)}(?!\s*{DAY}{EDGE})", "PART MONTH"),
        ("date.year", rf"{LEFT}{part}{NAMED_YEAR}(?!\s?%)", "PART YEAR"),
        ("date.year", rf"{START}(?P<part>early|mid|late|end|pre|post|Mid|Early|Late)\s*{DASH}\s*{NAMED_YEAR}", "PART"),
    ]
