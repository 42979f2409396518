"""A range whose ends are told apart by conversions: `between 200 pesos ($12) and 400 pesos ($24)`.

Ranges in one piece are left to `ranges.py`.
"""

import re
from collections.abc import Sequence

from pipeline.extract.numerals.joints import (
    AFTER_CONVERSION,
    CONVERSION,
    FROM,
    JointPatterns,
)
from pipeline.extract.quantities.measured_numeral import Measured
from pipeline.extract.quantities.shared_units import UNIT_BEARING
from pipeline.values import replace

CLAUSE = 400  # how far back a word of change may stand


def tells_change(before: str, joints: JointPatterns) -> bool:
    """Whether `from A to B` tells two levels: a word of change governs it, not one of spread."""
    words = list(joints.movement.finditer(re.split(r"[;:]\s", before)[-1]))
    return bool(words and words[-1]["change"])


def bound_interrupted(items: list[Measured], text: str, start: int, joints: JointPatterns) -> list[Measured]:
    """`between 200 pesos ($12) and 400 pesos ($24)`, `six months to two years`: lower and upper ends apart."""
    bounds: dict[int, str] = {}
    for index, item in enumerate(items):
        if item.low is not None or item.form not in UNIT_BEARING or index in bounds:
            continue
        before = text[max(start, item.start - CLAUSE) : item.start]
        between = joints.between.search(before)
        upper = _upper_end(items, index, text, "and" if between else "to", joints)
        if upper is None or (not between and _is_two_ends_of_a_change(before, joints)):
            continue
        bounds |= dict.fromkeys(range(index, upper), "at_least")
        bounds |= dict.fromkeys(range(upper, upper + 1 + _conversions(items, upper, text)), "at_most")
    return [replace(item, bound=bounds[i]) if i in bounds else item for i, item in enumerate(items)]


def _is_two_ends_of_a_change(before: str, joints: JointPatterns) -> bool:
    governed = FROM.search(before) or joints.by.search(before)
    return bool(governed) and tells_change(before, joints)


def _upper_end(items: Sequence[Measured], index: int, text: str, word: str, joints: JointPatterns) -> int | None:
    """The item that is the upper end of the range which item `index` begins and a conversion interrupts."""
    count = _conversions(items, index, text)
    upper = index + count + 1
    if upper >= len(items):
        return None
    gap = text[items[upper - 1].end : items[upper].start]
    if count:
        found = AFTER_CONVERSION.fullmatch(gap)
        same = items[upper].unit == items[index].unit or items[index].unit == "count"
        return upper if found and found["word"].lower() == word and same else None
    plain = joints.both if word == "and" else joints.to
    first, second = items[index], items[upper]
    apart = first.form == second.form == "duration" and first.unit != second.unit
    return upper if plain.fullmatch(gap) and apart else None


def _conversions(items: Sequence[Measured], index: int, text: str) -> int:
    """How many of the next items stand in brackets right behind item `index`."""
    following = index + 1
    if following < len(items) and CONVERSION.fullmatch(text[items[index].end : items[following].start]):
        return 1
    return 0
