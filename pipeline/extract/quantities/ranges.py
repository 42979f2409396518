"""Two figures that are one: ranges, tolerances, shares like `1 in 5`, ratios; and figures that share a unit.

Works on neighbours read by `measures.py`, each with its own unit. A list of figures is no range, and neither are the
two levels of a change (`rose from 5 to 8 per cent`). Hedges before a single figure are left to `relations.py`.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from math import gcd

from pipeline.extract.numerals.joints import (
    AND_COUNTS,
    COMMA,
    CONVERSION,
    FOR_AND_AGAINST,
    FROM,
    HYPHEN,
    MINUS,
    NOUN_SHARE,
    OF_OTHERS,
    OF_TEN,
    PLUS_OR,
    RAISING,
    RATIO,
    RATIO_WORDS,
    SAID_AGAIN,
    SHARE,
    SHARE_ENDS,
    TOLERANCE,
    VOTE,
    JointPatterns,
)
from pipeline.extract.patterns.stops import Stops, crosses
from pipeline.extract.quantities.compounds import compound
from pipeline.extract.quantities.interrupted import CLAUSE, bound_interrupted, tells_change
from pipeline.extract.quantities.measured_numeral import Measured
from pipeline.extract.quantities.shared_units import same_unit, share_scale, share_units
from pipeline.values import replace

HUNDRED = Decimal(100)
OF = re.compile(r"\s{1,3}of\s")
WIDEST_OR = Decimal("2.5")  # "30 or 40" is a range, "1 or 100" two cases
WIDEST_HYPHEN = 1000
FEW = 10  # "three in ten" is a share, "52 in 12 countries" two counts


def join_neighbours(
    found: Sequence[Measured], text: str, start: int, stops: Stops, joints: JointPatterns
) -> list[Measured]:
    """`found`, in order, with every two figures that make one joined, and units shared where they stand once."""
    items = share_units(found, text, stops, joints)
    joined: list[Measured] = []
    index = 0
    while index < len(items):
        item = items[index]
        if index + 1 < len(items) and not crosses(stops, item.end, items[index + 1].start):
            whole = _join(items, index, text, start, joints) or _converted(joined, items, index, text, joints)
            if whole:
                joined.append(whole)
                index += 2
                if index < len(items) and (share := _range_of(whole, items[index], text)):
                    joined[-1] = share
                    index += 1
                continue
        joined.append(item)
        index += 1
    return bound_interrupted(joined, text, start, joints)


def _join(items: Sequence[Measured], index: int, text: str, start: int, joints: JointPatterns) -> Measured | None:
    first, second = items[index], items[index + 1]
    gap = text[first.end : second.start]
    if len(gap) > 32 or _votes(first, second, gap, text):
        return None
    if gap[0:1] == "°" and second.unit.startswith("degree"):
        gap = gap[1:]  # `3° to 5°C`
    if _again(first, second, gap, text):
        return replace(first, end=second.end + 1)
    if TOLERANCE.fullmatch(gap) or (PLUS_OR.fullmatch(gap) and MINUS.match(text, second.start)):
        return _tolerance(first, second)
    return (
        compound(first, second, gap, text)
        or _share_of(first, second, gap, joints)
        or _told_share(first, second, gap, text)
        or _ratio(first, second, gap, text, start, joints)
        or _range(items, index, gap, text, start, joints)
    )


def _votes(first: Measured, second: Measured, gap: str, text: str) -> bool:
    """Whether votes are told: `a vote of |120| to 3`, `a majority of |48| to 12`; not `a majority of two to one`."""
    found = VOTE.search(text, max(0, first.start - 16), first.start) if FOR_AND_AGAINST.fullmatch(gap) else None
    return found is not None and _bare_cardinals(first, second) and (not found["large"] or first.value > FEW)


def _again(first: Measured, second: Measured, gap: str, text: str) -> bool:
    """Whether brackets say an amount again (`ten per cent (10%)`, `five million dollars ($5 million)`).

    What is written alike is another figure: in statistics that of the time before (`4.2% (4.2%)`).
    """
    same = first.unit == second.unit and first.value == second.value and first.low is second.low is None
    written = text[first.start : first.end] != text[second.start : second.end]
    return same and written and SAID_AGAIN.fullmatch(gap) is not None and text[second.end : second.end + 1] == ")"


def _converted(
    joined: Sequence[Measured], items: Sequence[Measured], index: int, text: str, joints: JointPatterns
) -> Measured | None:
    """`between 1,000 and 5,000 shillings (|$0.27 and $1.35|)`: the conversion of a range is one."""
    first, second = items[index], items[index + 1]
    if not joined or joined[-1].low is None or not CONVERSION.fullmatch(text[joined[-1].end : first.start]):
        return None
    pair = same_unit(first, second) if joints.both.fullmatch(text[first.end : second.start]) else None
    if not pair or not first.value < second.value:
        return None
    middle = (pair[0].value + pair[1].value) / 2
    return _whole(pair[0], pair[1], middle, pair[0].value, pair[1].value, "range.between")


def _tolerance(first: Measured, second: Measured) -> Measured | None:
    pair = same_unit(first, second)
    if not pair or first.figure.form == "ordinal":
        return None
    first, second = pair
    size = abs(second.value)
    low, high = first.value - size, first.value + size
    return _whole(first, second, first.value, low, high, "range.tolerance")


def _share_of(first: Measured, second: Measured, gap: str, joints: JointPatterns) -> Measured | None:
    """`1 in 5`, `nine out of ten`, `one in every 12`: a percentage."""
    found = SHARE.fullmatch(gap)
    if found and found["each"] and second.suffixed and second.figure.form == first.figure.form == "cardinal":
        second = replace(second, end=second.figure.end, value=second.figure.value, unit="count")  # `every five pesos`
    if not found or not _bare_cardinals(first, second):
        return None
    part, whole = first.value, second.value
    if part != int(part) or whole != int(whole) or not 0 < part < whole:
        return None
    usual = part <= FEW and (whole <= FEW or whole in joints.round_numbers)
    coprime = gcd(int(part), int(whole)) == 1
    if found["each"] and whole > HUNDRED:
        return None  # `74 of every ten thousand`: a rate
    if not (
        found["each"]
        or (usual and (coprime or not found["plain"]))
        or (part == 1 and found["plain"] and whole < HUNDRED)
    ):
        return None
    return _percent(first, second)


def _told_share(first: Measured, second: Measured, gap: str, text: str) -> Measured | None:
    """`one worker in four`, `two in three`, `eight in ten of them`, `nine of ten had never …`: a share, where
    no noun follows.
    """
    if not _bare_cardinals(first, second) or not 0 < first.value < second.value:
        return None
    ends = SHARE_ENDS.match(text, second.end)
    noun = NOUN_SHARE.fullmatch(gap)
    if noun and (OF_OTHERS.match(text, second.end) or AND_COUNTS.match(text, second.end)):
        ends = None  # `one clinic in three of the districts`, `one in three and closed two` are two counts
    if noun and first.value == 1 and second.value <= HUNDRED:
        return _percent(first, second) if noun["every"] or ends else None
    if noun and noun["plain"] and second.value <= FEW and first.value == int(first.value):
        return _percent(first, second) if ends else None  # `ten provinces out of 26` are two counts
    of_ten = OF_TEN.fullmatch(gap) and second.value == FEW and first.figure.style == second.figure.style == "words"
    return _percent(first, second) if of_ten and ends else None


def _percent(first: Measured, second: Measured) -> Measured:
    """The share that `first` is of `second`."""
    value = round(first.value * HUNDRED / second.value, 6)
    precision = round(HUNDRED / second.value, 6)
    merged = _whole(first, second, value, value, value, "share.one-in")
    return replace(merged, unit="percent", form="share", precision=precision, low=None, high=None)


def _range_of(part: Measured, whole: Measured, text: str) -> Measured | None:
    """`7 to 8 out of every 10`: a percentage with two ends."""
    found = SHARE.fullmatch(text[part.end : whole.start])
    if not found or found["plain"] or part.low is None or part.high is None or not _bare_cardinals(part, whole):
        return None
    if not 0 < part.high < whole.value:
        return None
    low, high = (round(end * HUNDRED / whole.value, 6) for end in (part.low, part.high))
    merged = _whole(part, whole, (low + high) / 2, low, high, "share.one-in")
    return replace(merged, unit="percent", form="share", precision=round(HUNDRED / whole.value, 6))


def _ratio(
    first: Measured, second: Measured, gap: str, text: str, start: int, joints: JointPatterns
) -> Measured | None:
    """`3:1`, `a ratio of 3 to 1`, `a three-to-one majority`."""
    if not _bare_cardinals(first, second) or not second.value:
        return None
    if not RATIO.fullmatch(gap):
        before = text[max(start, first.start - 32) : first.start]
        shown = joints.ratio_before.search(before) or joints.ratio_after.match(text, second.end)
        if not RATIO_WORDS.fullmatch(gap) or not (shown or (gap == "-to-" and second.value == 1)):
            return None
    value = round(first.value / second.value, 6)
    merged = _whole(first, second, value, value, value, "ratio.to")
    return replace(merged, unit="ratio", form="ratio", precision=Decimal(1), low=None, high=None)


def _bare_cardinals(first: Measured, second: Measured) -> bool:
    return all(item.unit == "count" and item.figure.form == "cardinal" for item in (first, second))


def _range(
    items: Sequence[Measured], index: int, gap: str, text: str, start: int, joints: JointPatterns
) -> Measured | None:
    first, second = items[index], items[index + 1]
    rule = _range_rule(items, index, gap, text, start, joints)
    if not rule:
        return None
    scaled = share_scale(first, second)
    pair = same_unit(scaled, second)
    if not pair:
        return None
    low, high = pair
    if not low.value < high.value:
        return None
    if rule == "range.or" and (low.value <= 0 or high.value / low.value > WIDEST_OR):
        return None
    return _whole(low, high, (low.value + high.value) / 2, low.value, high.value, rule)


def _range_rule(
    items: Sequence[Measured], index: int, gap: str, text: str, start: int, joints: JointPatterns
) -> str | None:
    """Which rule makes the gap between two figures that of a range, if any."""
    first, second = items[index], items[index + 1]
    ordinal = [item.figure.form == "ordinal" for item in (first, second)]
    if ordinal[0] != ordinal[1] or "multiplicative" in (first.figure.form, second.figure.form):
        return None
    before = text[max(start, first.start - CLAUSE) : first.start]
    if HYPHEN.fullmatch(gap):
        other = _in_chain(items, index, text) or _is_code(share_scale(first, second), second, text)
        return None if other else "range.hyphen"
    if joints.to.fullmatch(gap):
        return None if _is_two_levels(first, second, gap, before, joints, text) else "range.to"
    if joints.both.fullmatch(gap):
        return "range.between" if joints.between.search(before) else None
    if joints.either.fullmatch(gap) and not ordinal[0] and not _in_list(items, index, text):
        return "range.or"
    return None


def _is_two_levels(first: Measured, second: Measured, gap: str, before: str, joints: JointPatterns, text: str) -> bool:
    """`rose from 5 to 8`, `increased its staff by 30 to about 120`."""
    if FROM.search(before):
        return tells_change(before, joints)
    wide = first.value > 0 and second.value / first.value > WIDEST_OR
    own_unit = first.form in ("money", "measure") and (first.prefixed or first.suffixed)
    if not wide and RAISING.search(before) and OF.match(text, second.end):
        return False  # `Farmers grow 300 tons to 400 tons of rice`
    if (wide or own_unit) and joints.moved.search(before):  # "fell 3.1 tonnes to 45 tonnes", "rose $3 to $5"
        return True
    # `rose by $12 million to $30 million`, but `by $12 million to $15 million`
    far = own_unit and second.value >= 2 * first.value
    apart = len(gap.split()) > 1 or wide or far
    return bool(joints.by.search(before)) and apart and tells_change(before, joints)


def _in_chain(items: Sequence[Measured], index: int, text: str) -> bool:
    """`50-60-70` is no range of the first two."""
    gaps = []
    if index > 0:
        gaps.append(text[items[index - 1].end : items[index].start])
    if index + 2 < len(items):
        gaps.append(text[items[index + 1].end : items[index + 2].start])
    return any(HYPHEN.fullmatch(gap) for gap in gaps)


def _is_code(first: Measured, second: Measured, text: str) -> bool:
    """`09-52592` is a document's number."""
    zero = text[first.figure.start] == "0" and text[first.figure.start + 1] not in ".,-–"
    return zero or (first.unit == "count" and first.value > 0 and second.value / first.value > WIDEST_HYPHEN)


def _in_list(items: Sequence[Measured], index: int, text: str) -> bool:
    """`5, 10 or 15` is a list."""
    return index > 0 and COMMA.fullmatch(text[items[index - 1].end : items[index].start]) is not None


def _whole(first: Measured, second: Measured, value: Decimal, low: Decimal, high: Decimal, rule: str) -> Measured:
    rules = tuple(dict.fromkeys((*first.rules, *second.rules, rule)))
    return replace(
        first,
        end=second.end,
        value=value,
        low=low,
        high=high,
        precision=min(first.precision, second.precision),
        rules=rules,
        flags=tuple(dict.fromkeys((*first.flags, *second.flags))),
        suffixed=second.suffixed,
    )
