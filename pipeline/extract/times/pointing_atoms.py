"""Reads lengths of time, and words that count from the document or point back: `last June`, `the same year`, `now`."""

import re

from pipeline.extract.times.groups import group, group_spans, make_atom, month_in, small_number
from pipeline.extract.times.mentions import Anchor, Atom, Bound, DatePoint, Length
from pipeline.lexicon.times import TimeRules
from pipeline.values import replace

_AGO_DIRECTIONS = {
    "ago": "ago", "previously": "ago", "hence": "hence", "from now": "hence", "earlier": "earlier", "later": "later",
    "thereafter": "later", "afterwards": "later",
}  # fmt: skip
_AHEAD = ("next", "coming", "following", "forthcoming", "ensuing", "subsequent")

_UNLICENSED = ("day", "period", "century", "decade")
_BEFORE = (["previous"], ["preceding"], ["prior"], ["last"])
_CLOSING = re.compile(r"\s?(?:[.,;:!?)]|\Z)")


def _length(match: "re.Match[str]", rules: TimeRules, direction: str) -> Length:
    unit = {"centur": "century"}.get(match["unit"], match["unit"])
    if counted := group(match, "count"):
        number = float(small_number(counted, rules))
    elif vague := group(match, "indefinite"):
        number = float(next((n for word, n in rules.words.indefinite.items() if word in vague), 0))
    elif (single := group(match, "single")) and single.lower().startswith("half"):
        number = 0.5
    elif single and "quarter" in single:
        number = 0.75 if single[0] in "tT" else 0.25
    elif "count" not in match.re.groupindex and match.string[match.end() - 1] == "s":
        number = 0.0
    else:
        number = 1.0
    return Length(number + (0.5 if group(match, "more") or group(match, "half") else 0), unit, direction)


def _counted(match: "re.Match[str]") -> list[tuple[int, int]]:
    """The spans of a length's numerals, `a half` behind it included."""
    spans = group_spans(match, "count")
    if group(match, "low"):  # `the next two to three days`
        spans = [(match.start("low"), match.end("count"))]
    if group(match, "half"):
        spans = [(spans[0][0], match.end("half"))]
    if group(match, "more"):
        spans.append((match.end("more") - len("a half"), match.end("more")))
    return spans


def read_ago(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    word = re.sub(r"\s+", " ", match["dir"])
    direction = "earlier" if group(match, "then") else _AGO_DIRECTIONS.get(word, "relative")
    atom = make_atom(rule, match, (), _counted(match), length=_length(match, rules, direction))
    # `two years after the war`: the words behind belong to the clause, not to the length.
    return replace(atom, end=match.start("dir") - 1) if direction == "relative" and word != "on" else atom


def read_past(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    near = (group(match, "near") or match["bare"]).lower()
    direction = "next" if near in _AHEAD else "past"
    if near in ("previous", "preceding"):
        direction = "before_told"
    elif near in ("following", "ensuing", "subsequent"):
        direction = "after_told"
    name = "duration.next" if near in _AHEAD else rule
    return make_atom(name, match, (), _counted(match), length=_length(match, rules, direction))


def read_span(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if match["join"].strip() and not match["period"]:
        return None  # `a five-year plan` is a thing, `a five-year period` a time
    if not group(match, "count") and not group(match, "indefinite") and match["unit"] in ("day", "hour", "minute"):
        return None  # `in a day` is a rate
    direction = "time" if match["hence"] else "span"
    return make_atom(rule, match, (), _counted(match), length=_length(match, rules, direction))


def read_deictic(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if "since" in match.re.groupindex:
        return make_atom(rule, match, (DatePoint("period", Anchor.CONTEXT),), (), licensed=True)
    if "back" in match.re.groupindex:  # `at |that time|`, `from |the same date|`: times behind a preposition
        return make_atom(rule, match, (DatePoint("period", Anchor.CONTEXT),), (), licensed=False)
    words = re.sub(r"\s+", " ", match["dei"]).lower()
    if words.startswith("year"):  # `year to date`
        return make_atom(rule, match, (DatePoint("year", Anchor.DOCUMENT, part="so_far"),), ())
    if group(match, "ere"):
        words = "the previous"  # `the year |before|`
    if day := group(match, "day"):  # `the 23rd of this month`
        offset = {"last": -1, "next": 1}.get(words, 0)
        span = (match.start("day"), match.end("day") + 2)
        return make_atom(rule, match, (DatePoint("day", Anchor.DOCUMENT, day=int(day), offset=offset),), (span,))
    if "deiunit" in match.re.groupindex and match["deiunit"]:
        unit = match["deiunit"].lower()
        if "fiscal" in unit or "financial" in unit or "budget" in unit:
            unit = "fiscal_year"
        elif "school" in unit or "academic" in unit:
            unit = "academic_year"
        so_far = "so_far" if group(match, "far") or words == "earlier this" else ""
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
        closing = point.anchor is Anchor.CONTEXT and unit == "day" and _closes(match)
        return make_atom(rule, match, (point,), (), licensed=closing or unit not in _UNLICENSED)
    sign = {"last": -1, "past": -1, "next": 1}.get(words.split()[0], 0)
    if words.endswith("past"):
        sign = -1
    if month := month_in(match, rules):
        return make_atom(rule, match, (DatePoint("month", Anchor.DOCUMENT, month=month, offset=sign),), ())
    if weekday := group(match, "weekday"):
        point = DatePoint("weekday", Anchor.DOCUMENT, number=rules.words.weekdays[weekday], offset=sign)
        return make_atom(rule, match, (point,), ())
    first, last = rules.words.seasons[match["season"].lower()]
    return make_atom(rule, match, (DatePoint("season", Anchor.DOCUMENT, month=first, number=last, offset=sign),), ())


def _closes(match: "re.Match[str]") -> bool:
    """Whether a clause ends behind the words: there a day is no object (`were arrested |that day|`)."""
    return _CLOSING.match(match.string, match.end()) is not None


def read_covered(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if whole := group(match, "whole"):  # `by the end of the month`
        near = 1 if whole == "weekend" else 0  # the one that is over, or that is coming
        return make_atom(rule, match, (DatePoint(whole, Anchor.DOCUMENT, number=near),), (), licensed=False)
    at_end = "end" if group(match, "yearend") else "mid" if group(match, "yearmid") else ""
    words = re.sub(r"\s+", " ", group(match, "covered") or "year").lower()
    fiscal = "fiscal" in words or "financial" in words
    grain = "fiscal_year" if fiscal else "year" if words.endswith("year") or at_end else "period"
    before = -1 if words.split()[1:2] in _BEFORE else 0  # `in the previous reporting period`
    return make_atom(rule, match, (DatePoint(grain, Anchor.COVERED, offset=before, part=at_end),), (), licensed=False)


def read_weekday(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    point = DatePoint("weekday", Anchor.DOCUMENT, number=rules.words.weekdays[match["weekday"]])
    return make_atom(rule, match, (point,), (), licensed=False)


def read_now(rule: str, match: "re.Match[str]", rules: TimeRules) -> Atom | None:
    if days := group(match, "days"):
        offset = rules.now.days[re.sub(r"\s+", " ", days).lower()]
        return make_atom(rule, match, (DatePoint("day", Anchor.DOCUMENT, offset=offset),), ())
    atom = make_atom(rule, match, (DatePoint("day", Anchor.DOCUMENT),), (), bound=Bound.NOW)
    if group(match, "opening"):  # the comma is no part of it
        return Atom(atom.start, atom.end - 1, atom.points, None, (), rule, True, Bound.NOW)
    return atom
