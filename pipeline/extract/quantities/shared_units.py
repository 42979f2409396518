"""Figures that share one unit or scale: `10, 20 and 30 per cent`, `$3-5 million`, `rose from 5 to 8 per cent`.

Each figure stays one of its own; which of them make one range is left to `ranges.py`.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.deferred import deferred
from pipeline.extract.numerals.joints import COMMA, FROM, LIST_CLOSES, LIST_END, JointPatterns
from pipeline.extract.patterns.stops import Stops, crosses
from pipeline.extract.quantities.measured_numeral import Measured
from pipeline.models import Numeral
from pipeline.values import replace

# "married before 18 and 5 per cent before 15"
AGE_BEFORE = deferred(r"(?<!\w)(?:before|ages?|aged|by\s{1,3}age)\s{1,3}\Z", re.IGNORECASE)
# "a fine of 500 dinars, rising to 1,000 for repeat offenders"
MOVING_TO = deferred(
    r"\s?,?\s{1,3}(?:rising|increasing|growing|climbing|falling|dropping|decreasing|going\s{1,3}(?:up|down)|up|down)"
    r"\s{1,3}to\s{1,3}(?:(?:about|some|around|nearly|over)\s{1,3})?",
    re.IGNORECASE,
)
# "fell to 3 million dollars from 4 million a year earlier"
CAME_FROM = deferred(
    r"\s?,?\s{1,3}(?:up\s{1,3}|down\s{1,3})?from\s{1,3}(?:(?:about|some|around|nearly|over)\s{1,3})?", re.IGNORECASE
)
# "up about 12 per cent", "an increase of 12 per cent"
SIZE_BEFORE = deferred(
    r"(?<!\w)(?:up|down|by|(?:increase|rise|growth|decrease|fall|drop|decline)\s{1,3}of)\s{1,3}"
    r"(?:(?:about|some|around|nearly|over|almost|roughly)\s{1,3})?\Z",
    re.IGNORECASE,
)
LONGEST_LEAD = 30
# "3.2 against 2.8 per cent", "2.1 compared with 1.7 tons"
AGAINST = deferred(
    r"\s?,?\s{1,3}(?:as\s{1,3}against|against|versus|vs\.?|compared\s{1,3}(?:with|to)|rather\s{1,3}than|instead\s{1,3}of|and\s{1,3}not)"
    r"\s{1,3}",
    re.IGNORECASE,
)
# "1,450 kilocalories a day, below the recommended 2,100"
OF_NORM = deferred(
    r"[^.;:()\d]{0,32}?(?<!\w)(?:below|above|against|under|over|exceeding|than|of|versus|to)\s{1,3}(?:the|a|an|its|their)\s{1,3}"
    r"(?:[a-z]{3,16}ly\s{1,3})?(?:recommended|required|statutory|prescribed|permitted|legal|minimum|maximum|normal|usual|planned"
    r"|targeted|expected|budgeted|agreed|previous|original)\s{1,3}\Z",
    re.IGNORECASE,
)
# "at least 3 but no more than 5 per cent": the bound of the upper end, and the one that stands before the lower end
UPPER_BOUND = deferred(
    r"\s?,?\s{1,3}(?:and|but|or|to|nor)\s{1,3}(?:(?:at|to)\s{1,3}(?:the\s{1,3})?most|up\s{1,3}to"
    r"|(?:not?|never)\s{1,3}(?:more|greater|higher|longer|larger|over|above)(?:\s{1,3}than)?|(?:less|fewer|lower)\s{1,3}than"
    r"|(?:a\s{1,3})?maximum\s{1,3}of|not\s{1,3}exceeding|under|below|as\s{1,3}(?:much|many)\s{1,3}as)\s{1,3}",
    re.IGNORECASE,
)
LOWER_BOUND = deferred(
    r"(?<!\w)(?:at\s{1,3}least|than|minimum\s{1,3}of|over|above|exceeding|in\s{1,3}excess\s{1,3}of|below|under|from|between)"
    r"\s{1,3}\Z",
    re.IGNORECASE,
)
FROM_CLOSES = deferred(r"\s{0,2}(?:[.,;)]|\Z|(?:in|on|at|last|the|a)(?!\w))")
NO_NOUN = deferred(r"\s{0,2}(?:[.,;)]|\Z|(?:for|in|by|from|at|on|after|per|when|if|a)(?!\w))")
# "by 58, 228 and 13 percent, respectively"
RESPECTIVELY = deferred(r"\s{0,2},?\s{1,2}respectively(?!\w)")
HUNDRED = 100
ONE = Decimal(1)
NORM_RULE = "unit.of-norm"
UNIT_BEARING = frozenset(("money", "measure", "share", "duration", "age"))


def share_units(found: Sequence[Measured], text: str, stops: Stops, joints: JointPatterns) -> list[Measured]:
    """Lists that name their unit once: `10, 20 and 30 per cent`, `$20,000, 30,000 and 50,000 respectively`."""
    items = _share_scales(list(found), text, stops)
    for index in range(len(items) - 2, -1, -1):
        first, second = items[index], items[index + 1]
        if not _is_bare(first) or (not second.suffixed and "unit.shared" not in second.rules):
            continue
        gap = text[first.end : second.start]
        apart = _said_again(first, gap) and not RESPECTIVELY.match(text, second.end)
        if second.form == "share" and (apart or AGE_BEFORE.search(text[: first.start][-24:])):
            continue
        listed = LIST_END.fullmatch(gap) or AGAINST.fullmatch(gap) or _bounds(first, gap, text)
        in_list = listed or (COMMA.fullmatch(gap) and "unit.shared" in second.rules)
        if in_list and second.form in UNIT_BEARING and not crosses(stops, first.end, second.start):
            items[index] = _with_unit_of(first, second)
    for index in range(1, len(items)):
        first, second = items[index - 1], items[index]
        if joints.to.fullmatch(text[first.end : second.start]) and FROM.search(
            text[max(0, first.start - 80) : first.start]
        ):
            items[index - 1] = _level_of(first, second)
            if _is_bare(second) and first.prefixed and first.form == "money" and NO_NOUN.match(text, second.end):
                items[index] = second = _with_unit_of(second, first)  # `went from $3 to 4 million`
            if _is_bare(second) and first.suffixed and first.form in ("duration", "measure"):
                ends = LIST_CLOSES.match(text, second.end)
                items[index] = _with_unit_of(second, first) if ends else second  # `fell from 21 days to nine`
        if _is_bare(second) and first.form in UNIT_BEARING - {"age"} and (first.suffixed or first.prefixed):
            moved = MOVING_TO.fullmatch(text[first.end : second.start])
            if moved and NO_NOUN.match(text, second.end):
                items[index] = _with_unit_of(second, first)
                continue
            came = CAME_FROM.fullmatch(text[first.end : second.start]) and FROM_CLOSES.match(text, second.end)
            if came and not _sizes_change(first, text):
                items[index] = _with_unit_of(second, first)
                continue
            if OF_NORM.fullmatch(text, first.end, second.start) and LIST_CLOSES.match(text, second.end):
                items[index] = _of_norm(second, first)
                continue
        if not _is_bare(second) or first.form != "money" or not (first.prefixed or "unit.shared" in first.rules):
            continue
        gap = text[first.end : second.start]
        ends = LIST_CLOSES.match(text, second.end)
        if (COMMA.fullmatch(gap) or LIST_END.fullmatch(gap)) and ends and _is_alike(first.figure, second.figure):
            items[index] = _with_unit_of(second, first)
    return items


def _share_scales(items: list[Measured], text: str, stops: Stops) -> list[Measured]:
    """Lists that name their scale once, of figures of one size (`1.2 and 1.5 million tons`, `$10, $20 and $30 million`,
    not `100,000 and 1 million`).
    """
    scale = ONE
    for index in range(len(items) - 2, -1, -1):
        first, second = items[index], items[index + 1]
        if scale == second.figure.scale == 1:
            continue  # no scale word to hand on
        gap = text[first.end : second.start]
        listed = LIST_END.fullmatch(gap) or _bounds(first, gap, text) or (scale > 1 and COMMA.fullmatch(gap))
        if second.figure.scale > 1 or not listed:
            scale = second.figure.scale if listed else ONE
        if scale > 1 and not crosses(stops, first.end, second.start) and _lacks_scale(first, second, scale):
            scaled = replace(first, value=first.value * scale, precision=first.precision * scale)
            items[index] = replace(scaled, rules=(*first.rules, "unit.shared-scale"))
        else:
            scale = ONE
    return items


def _bounds(first: Measured, gap: str, text: str) -> bool:
    """Whether the figures beside `gap` are the two bounds of one: `at least |3| but no more than 5 per cent`."""
    return (
        UPPER_BOUND.fullmatch(gap) is not None
        and LOWER_BOUND.search(text, max(0, first.start - LONGEST_LEAD), first.start) is not None
    )


def _lacks_scale(first: Measured, second: Measured, scale: Decimal) -> bool:
    """Whether a figure is written as the one before the scale word is, and is of its size without it."""
    if (
        first.figure.form != "cardinal"
        or first.figure.scale != 1
        or first.suffixed
        or first.prefixed != second.prefixed
    ):
        return False
    told = second.figure.value / (scale if second.figure.scale > 1 else ONE)
    styles = (first.figure.style, second.figure.style)
    alike = styles[0] == styles[1] or styles == ("digits", "mixed")
    return alike and abs(first.figure.value.adjusted() - told.adjusted()) <= 1


def _sizes_change(first: Measured, text: str) -> bool:
    """Whether a percentage is the size of a change, so that the level behind `from` is none (`up |12 percent| from 14
    million`).
    """
    return (
        first.form == "share" and SIZE_BEFORE.search(text, max(0, first.start - LONGEST_LEAD), first.start) is not None
    )


def _of_norm(second: Measured, first: Measured) -> Measured:
    """`below the recommended |2,100|`: the level that the figure before is held against."""
    shared = _with_unit_of(second, first)
    return replace(shared, rules=(*shared.rules, NORM_RULE))


def _said_again(first: Measured, gap: str) -> bool:
    """Whether a count is told as a share behind it (`6,204, or 43 percent`), or is no share by its size."""
    return first.value > HUNDRED or (gap.startswith(",") and gap.split()[1:2] == ["or"])


def _level_of(first: Measured, second: Measured) -> Measured:
    """`fell from 8 to 5 million tons`: the first level is in the unit, and of the scale, of the second."""
    scale = second.figure.scale
    falls = first.value * scale >= second.value and first.value.adjusted() == (second.value / scale).adjusted()
    if falls and first.figure.scale == 1 < scale and first.figure.form == "cardinal":
        levelled = replace(first, value=first.value * scale, precision=first.precision * scale)
    else:
        levelled = share_scale(first, second)
    pair = same_unit(levelled, second)
    return pair[0] if pair else first


def _is_alike(first: Numeral, second: Numeral) -> bool:
    """Of one size and style, as the figures of one list are."""
    return first.style == second.style and abs(first.value.adjusted() - second.value.adjusted()) <= 1


def share_scale(first: Measured, second: Measured) -> Measured:
    """`$3-5 million`: the scale word belongs to both ends, where that keeps them in order."""
    scale = second.figure.scale
    if first.figure.scale != 1 or scale <= 1 or first.figure.form != "cardinal":
        return first
    if first.value * scale >= second.value:  # out of order, or scaled already
        return first
    return replace(first, value=first.value * scale, precision=first.precision * scale)


def same_unit(first: Measured, second: Measured) -> tuple[Measured, Measured] | None:
    """Both figures in one unit; None where each has its own. The bare one takes the other's."""
    if first.unit == second.unit:
        return first, second
    if _is_bare(first) and second.suffixed:
        return _with_unit_of(first, second), second
    if _is_bare(second) and first.prefixed:
        return first, _with_unit_of(second, first)
    return None


def _is_bare(item: Measured) -> bool:
    return item.unit == "count" and item.figure.form == "cardinal" and not item.prefixed and not item.suffixed


def _with_unit_of(item: Measured, other: Measured) -> Measured:
    return replace(
        item,
        value=item.value * other.factor,
        precision=item.precision * other.factor,
        unit=other.unit,
        form=other.form,
        rules=(*item.rules, *other.rules[1:], "unit.shared"),
        flags=other.flags,
        factor=other.factor,
    )
