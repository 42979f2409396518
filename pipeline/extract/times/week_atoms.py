"""Reads weeks and days within a longer stretch: `the first two weeks of March`, `weeks 30 to 41`, `week 14 of 2023`."""

import re

from pipeline.extract.times.groups import group, group_spans, make_atom, month_in, small_number, year_in
from pipeline.extract.times.mentions import Anchor, Atom, Bound, DatePoint
from pipeline.extract.times.shape_pieces import DASH, EDGE, START, YEAR, Shape, alternation, either_case, number
from pipeline.lexicon.times import TimeRules
from pipeline.values import replace

_WEEKS = 53  # the last that a year may have
_WEEKS_OF_MONTH = 5


def week_shapes(rules: TimeRules) -> list[Shape]:
    """Numbered weeks, and the first or last weeks or days of a month or year."""
    months = alternation(rules.words.months)
    year = rf"(?P<year>{YEAR}){EDGE}"
    near = r"(?P<dei>this|last|next)\s+(?P<deiunit>month|year)(?![\w])"
    alone = rf"(?P<alone>{months})(?![\w])|(?P<the>the\s+year)(?![\w])"
    whole = rf"(?:(?:(?P<month>{months}),?\s+|the\s+year\s+)?{year}|{alone}|{near})"
    ends = r"(?P<which>[Ff]irst|[Ll]ast|[Ff]inal|[Oo]pening|[Cc]losing)"
    ordinal = (
        rf"(?P<ordinal>{alternation(either_case(rules.words.ordinals))}|[0-9]{{1,2}}(?:st|nd|rd|th)|[Ll]ast|[Ff]inal)"
    )
    joint = rf"(?P<joint>\s+(?:to|and|through)\s+|\s*{DASH}\s*)(?:[Ww]eek\s+)?"
    plain = rf"(?:\s+(?:to|and|through)\s+|\s*{DASH}\s*)(?:[Ww]eek\s+)?"
    numbered = rf"[Ww]eeks?\s+(?P<low>[0-9]{{1,2}})(?:{joint}(?P<high>[0-9]{{1,2}})|(?!{plain}[0-9])){EDGE}"
    return [
        (
            "date.week",
            rf"{START}(?:[Tt]he\s+)?{ends}\s+(?P<count>{number(rules)})\s+(?P<unit>week|day)s\s+(?:of|in)\s+{whole}",
            "the>ENDS ENDS>COUNT ENDS>FEW",
        ),
        (
            "date.week",
            rf"{START}(?:[Tt]he\s+)?{ordinal}\s+(?P<unit>week)\s+(?:of|in)\s+{whole}",
            "the>ORDINAL the>RANK the>NTH ORDINAL>week ORDINAL>ORDINAL RANK>week NTH>week",
        ),
        (
            "date.week",
            rf"{START}(?:(?:[Ee]pidemiological|[Cc]alendar)\s+)?{numbered}(?:(?:\s+of|,)?\s+{year})?(?!\s+(?:of|into)\b)",
            "week weeks epidemiological calendar",
        ),
    ]


def read_week(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    """The reader of all three shapes."""
    if group(match, "low"):
        return _numbered(rule, match)
    whole = _whole(match, rules)
    spans = group_spans(match, "year")
    if count := group(match, "count"):
        days = small_number(count, rules) * (7 if match["unit"] == "week" else 1)
        first = match["which"].lower() in ("first", "opening")
        part = f"days:{'first' if first else 'last'}:{days}"
        spans = [match.span("count"), *spans]
    else:
        word = match["ordinal"].lower()
        ends = word in ("last", "final")
        rank = int(word[:-2]) if word[0].isdigit() else rules.words.ordinals.get(re.sub(r"\s+", "-", word), 0)
        if not ends and not 1 <= rank <= (_WEEKS_OF_MONTH if whole.month else _WEEKS):
            return None
        part = "days:last:7" if ends else f"week:{rank}"
        spans = [(match.start("ordinal"), match.end("unit")), *spans]
    licensed = whole.anchor is not Anchor.CALENDAR or whole.year is not None or whole.month is not None
    return make_atom(rule, match, (replace(whole, part=part),), spans, licensed=licensed)


def _whole(match: "re.Match[str]", rules: TimeRules) -> DatePoint:
    if group(match, "the"):
        return DatePoint("year", Anchor.COVERED)
    if unit := group(match, "deiunit"):
        return DatePoint(unit, Anchor.DOCUMENT, offset={"last": -1, "next": 1}.get(match["dei"], 0))
    alone = group(match, "alone")
    month = rules.words.months[alone] if alone else month_in(match, rules)
    return DatePoint("month" if month else "year", year=year_in(match), month=month)


def _numbered(rule: str, match: "re.Match[str]") -> Atom | None:
    year, last = year_in(match), group(match, "high")
    weeks = [int(match["low"]), *([int(last)] if last else [])]
    if not all(1 <= week <= _WEEKS for week in weeks) or (last and weeks[0] >= weeks[1]):
        return None
    points = tuple(DatePoint("week", year=year, number=week) for week in weeks)
    spans = group_spans(match, "low", "high", "year")
    bound = Bound.WITHIN if not last else Bound.LIST if "and" in match["joint"] else Bound.RANGE
    return make_atom(rule, match, points, spans, licensed=False, bound=bound)
