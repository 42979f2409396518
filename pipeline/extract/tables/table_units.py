"""What the headers and captions of tables say that the figures beneath them are counted in."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.extract.grammar import Grammar
from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.quantities.currencies import Home
from pipeline.extract.quantities.quantities import read_quantities
from pipeline.models import Quantity
from pipeline.values import value_class
from schemas.vocabularies import Relation

_UNIT_PLACES = re.compile(r"\(([^()]{1,60})\)|\b(?:units?\s?(?::|of\s)|in\s)\s?([^()|:;.]{2,60})", re.IGNORECASE)
_SCALES = re.compile(r"\b(hundred|thousand|million|billion|trillion)s?(?:\sof)?\b|^('000s?|000s?)\b", re.IGNORECASE)
_EXCEPT = re.compile(r",?\s(?:unless|except)\s.*|,\s(?:end of period|period average)\Z", re.IGNORECASE)
_PERCENT = re.compile(
    r"(?:(?:annual|annualized|yearly|year-on-year)\s)?per\s?cent(?:age)?"
    r"(?:\s(?:changes?|growth|of\s[\w ]{2,40}))?",
    re.IGNORECASE,
)
_SCALED = re.compile(r"[^\W\d_]{3}|\d\s?(?:bn|mn|m|k)\b", re.IGNORECASE)


@value_class
class HeaderUnit:
    """What a header says that its figures are counted in."""

    unit: str
    form: str
    scale: float


def header_unit(headers: Iterable[str], grammar: Grammar, home: Home) -> HeaderUnit | None:
    """The unit that the nearest header states: the column's, the row's, then the caption's."""
    for words in headers:
        if (unit := _unit_in(words, grammar, home)) is not None:
            return unit
    return None


@lru_cache(maxsize=1 << 10)
def _unit_in(words: str, grammar: Grammar, home: Home) -> HeaderUnit | None:
    """The first unit that a header states; every cell beneath it asks for it again."""
    # The stops of `U.S.` do not end it.
    candidates = [one[1] or one[2] for one in _UNIT_PLACES.finditer(words.replace("U.S.", "US"))]
    if words.rstrip().endswith("%"):
        candidates.append("%")
    stated = (_stated(candidate, grammar, home) for candidate in candidates)
    return next((unit for unit in stated if unit is not None), None)


def may_fit(quantity: Quantity) -> bool:
    """Whether a header may say more about a figure: one without a unit of its own, or with the sign of a currency."""
    return quantity.unit == "count" or quantity.form == "money"


def fits(unit: HeaderUnit, quantity: Quantity, text: str) -> bool:
    """Whether a header's unit is that of a figure.

    The sign of its currency may stand before the first figure of a column (`$45.0` under `in millions`); what says its
    scale itself (`$45 million`) is as it says.
    """
    if quantity.unit == "count":
        return True
    same = unit.unit in (quantity.unit, "count")
    return same and _SCALED.search(text, quantity.start, quantity.end) is None


def _stated(words: str, grammar: Grammar, home: Home) -> HeaderUnit | None:
    """What `1 million yuan` says, for `million yuan`: null where the words are no unit from end to end."""
    words = _EXCEPT.sub("", words)
    words = re.sub(r"^(?:units?\s?:?|in)\s", "", words.strip(), flags=re.IGNORECASE)
    if _PERCENT.fullmatch(words.strip()):
        words = "percent"
    scaled = _SCALES.sub(lambda found: found[1] or "thousand", words.strip().strip(",;"))
    parts = scaled.split()
    for at in range(len(parts) + 1):
        # `1 million yuan`, `US$ 1 million`, `US$ million 1`
        written = " ".join((*parts[:at], "1", *parts[at:]))
        numerals = find_numerals(written, 0, len(written), grammar.numerals)
        found = read_quantities(written, 0, len(written), numerals[:1], [], grammar.measures, grammar.hedges, home)
        if len(found) == 1 and len(numerals) == 1 and (found[0].start, found[0].end) == (0, len(written)):
            one = found[0]
            if one.relation is Relation.EXACT and (one.unit != "count" or one.value != 1):
                return HeaderUnit(one.unit, one.form, one.value)
    return None
