"""One amount told in two units: `1 hour and 10 minutes`, `two years and six months`, `5 feet 10 inches`.

Such an amount is one figure in the smaller of its units, where the larger holds a whole number of them. Two amounts of
one unit, and lists (`two years and six months, respectively`), are left to `ranges.py` and `shared_units.py`.
"""

import re

from pipeline.extract.quantities.measured_numeral import Measured
from pipeline.values import replace

# how many of the smaller unit the larger one holds
HELD = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
}
GAP = re.compile(r"\s{1,3}(?:and\s{1,3})?")
SEVERAL = re.compile(r"[^.;]{0,80}(?<!\w)respectively(?!\w)|\s{1,3}(?:of\s{1,3}age|olds?|each)(?!\w)", re.IGNORECASE)


def compound(first: Measured, second: Measured, gap: str, text: str) -> Measured | None:
    """The amount that two neighbours with `gap` between them make in `text`; None where they are two."""
    held = HELD.get((first.unit, second.unit))
    if held is None or first.low is not None or second.low is not None or not GAP.fullmatch(gap):
        return None
    whole = first.value == int(first.value) and first.value > 0 and first.suffixed and second.suffixed
    if not whole or second.figure.form == "fraction" or not 0 < second.value < held or SEVERAL.match(text, second.end):
        return None
    return replace(
        second,
        start=first.start,
        value=first.value * held + second.value,
        rules=(*first.rules, *second.rules[1:], "unit.compound"),
    )
