"""Whether a form that could be something else means its unit here: by the figure, the words beside it and those near.

What the forms are and where they stand is found by `measures.py`; the conditions of each are data in units.toml.
"""

import re
from decimal import Decimal

from pipeline.extract.quantities.currencies import Home
from pipeline.lexicon.measures import UnitRule
from pipeline.models import Numeral
from pipeline.values import value_class

REACH = 64  # how far from a form its context is looked for
HUNDRED = Decimal(100)
OVER_UNIT = re.compile(r"/[A-Za-z]{1,4}[23²³]?(?!\w)")
COMPOUND = re.compile(r"-(?!long|high|wide|deep|old|plus|tall|thick|a-|per-)[a-z]")


@value_class
class Around:
    """Where a unit may be looked for: the sentence, and how far to either side of the numeral."""

    text: str
    start: int
    end: int
    left: int
    right: int
    home: Home


def has_amount(numeral: Numeral) -> bool:
    """Whether `numeral` is of the size or the precision that money and large counts have."""
    return abs(numeral.value) >= HUNDRED or numeral.scale > 1 or numeral.value != int(numeral.value)


NEXT_WORD = re.compile(r"\s{1,3}([A-Za-z]{1,32})")
SUBSTANCE = re.compile(r"\s{1,3}of\s{1,3}(?:the\s{1,3})?([A-Za-z]+)")


def fits(rule: UnitRule, numeral: Numeral, found: re.Match[str], around: Around) -> bool:
    """Whether the form that was `found` means the unit of `rule` here."""
    joined = around.text[found.start() : found.start(1)].strip()
    if not joined and COMPOUND.match(around.text, found.end(), around.end):
        return False  # "2 barrel-makers"
    if not rule.ambiguous:
        return True
    if rule.digits and not around.text[numeral.start : numeral.end].lstrip("-−–.")[:1].isdigit():
        return False
    if rule.singular_only and numeral.value != 1 and not joined:
        return False
    after = NEXT_WORD.match(around.text, found.end(), around.end)
    if rule.not_before and after and after.group(1).lower() in rule.not_before:
        return False
    if rule.digits and rule.near and OVER_UNIT.match(around.text, found.end(), around.end):
        return True  # "5 t/ha"
    near = _words_near(found, around)
    if rule.of_substance:
        substance = SUBSTANCE.match(around.text, found.end(), around.end)
        is_substance = bool(substance and substance.group(1).lower() not in rule.not_of)
        return is_substance or not near.isdisjoint(rule.near)
    return not rule.near or not near.isdisjoint(rule.near)


def _words_near(found: re.Match[str], around: Around) -> frozenset[str]:
    window = around.text[max(around.start, found.start() - REACH) : min(around.end, found.end() + REACH)]
    return frozenset(re.findall(r"[a-z]+(?:-[a-z]+)?", window.lower()))
