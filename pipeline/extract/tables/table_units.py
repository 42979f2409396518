"""What the headers and captions of tables say that the figures beneath them are counted in."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.deferred import deferred
from pipeline.extract.grammar import Grammar
from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.quantities.currencies import Home
from pipeline.extract.quantities.quantities import read_quantities
from pipeline.extract.tables.table_objects import YEARS
from pipeline.models import Quantity
from pipeline.values import value_class
from schemas.vocabularies import Relation

_UNIT_PLACES = deferred(r"\(([^()]{1,60})\)|\b(?:units?\s?(?::|of\s)|in\s)\s?([^()|:;.]{2,60})", re.IGNORECASE)
_SCALES = deferred(r"\b(hundred|thousand|million|billion|trillion)s?(?:\sof)?\b|^('000s?|000s?)\b", re.IGNORECASE)
# `Number of schools`, `Staff (number)`: no sum of money and no measure, whatever the caption says.
_COUNTED = deferred(
    r"(?:total\s)?(?:numbers?|no\.)(?:\sof\s|\W*(?:\d|\Z))"
    r"|[^()]{1,80}\((?:in\s)?(?:numbers?|nos?\.?|counts?|persons|people|units)\)",
    re.IGNORECASE,
)
_EXCEPT = deferred(r",?\s(?:unless|except)\s.*|,\s(?:end of period|period average)\Z", re.IGNORECASE)
_YEARLY = r"annual|annuali[sz]ed|yearly|year-on-year|y/y|yoy|y-o-y"
_PERCENT = deferred(
    rf"(?:(?:{_YEARLY})\s)?(?:per\s?cent(?:age)?|%)"
    rf"(?:\s(?:(?:changes?|growth)\b.*|of\s[^()]{{2,60}}|{_YEARLY}|per\s(?:year|annum)|p\.?a\.?))?",
    re.IGNORECASE,
)
# `US$ million, 2019 prices`, `constant 2015 US$`: at which prices is not in what.
_PRICES = deferred(
    r"(?:,\s?|\s)(?:at\s|in\s)?(?:(?:constant|current|nominal|real|fixed)\s)?(?:(?:1[89]|20)\d\d\s)?prices\Z"
    r"|,\s?(?:constant|current|nominal|real)(?:\s(?:1[89]|20)\d\d)?\Z|^(?:constant|current|nominal|real)\s",
    re.IGNORECASE,
)
_CURRENCY = "$£€¥₹₦₱₵¢"
SIGNS = _CURRENCY + "%"
_AHEAD_OF_UNIT = deferred(
    r"^(?:units?\s?:?\s|(?:(?:all\s)?(?:amounts?|figures?|values?)\s(?:are\s)?(?:expressed\s)?)?in\s|as\s)(?:an?\s|the\s)?",
    re.IGNORECASE,
)
_NOUGHTS = deferred(r"(?<!\d)(?<!\d[,.])(?:['’‘`]\s?|1[ ,.]?)?000([ ,.]000)?(?:['’]?s|['’])?(?!\w)")
_APOSTROPHE = deferred(r"['’](?=[mb]illions?\b|[mb]n?\b)", re.IGNORECASE)  # `N'million`, `R'm`
# `thousand persons`, `'000 passengers`: how many of what the cells name.
_SCALE_OF = deferred(r"(?P<scale>(?i:thousands?|[mb]illions?))\s(?:of\s)?(?:[a-z]{3,20}\s){0,2}[a-z]{3,20}")
_BETWEEN = deferred(r",(?:\sin\b)?|\s(?:in|of)\s", re.IGNORECASE)  # `US$, million`, `$ in millions`
_FIGURE = deferred(r"(?<![\w'’‘])\d")
_SHORT_SCALES = {
    **dict.fromkeys(("m", "mn", "mln", "mio", "mil", "mill"), "million"),
    **dict.fromkeys(("b", "bn", "bln"), "billion"),
    **dict.fromkeys(("tr", "tn", "trn"), "trillion"),
    "k": "thousand",
}
_LONG_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore")
_SCALE_WORDS = (*_SHORT_SCALES, "bln", "cr", *_LONG_SCALES, *(f"{word}s" for word in _LONG_SCALES))
_SHORT = deferred(rf"(?<!\w)(?:{'|'.join(_SHORT_SCALES)})(?!\w)\.?", re.IGNORECASE)
_LETTER = deferred(r"(?<![^\W\d_])(?:[mbk]|tr)(?!\w)", re.IGNORECASE)
# Between a currency and its scale (`£|m`, `EUR|bn`, `m|£`).
_GLUED = deferred(
    rf"(?<=[{_CURRENCY}])(?=(?i:{'|'.join(_SCALE_WORDS)})\b)"
    rf"|(?<=[^\W\d_]\.)(?=(?i:{'|'.join(_SCALE_WORDS)})\b)|(?:(?<=\b[A-Z]{{3}})|(?<=\bRs)|(?<=\bR))(?=(?:{'|'.join(_SHORT_SCALES)})\b)"
    rf"|(?<=\b[mbk])(?=[{_CURRENCY}])|(?<=\b[mb]n)(?=[{_CURRENCY}])"
)
_LEAST_TENS = 10_000
_SIZES = frozenset(("count", "meter"))
_SCALED = deferred(r"[^\W\d_]{3}|\d\s?(?:bn|mn|m|k)\b", re.IGNORECASE)


@value_class
class HeaderUnit:
    """What a header says that its figures are counted in."""

    unit: str
    form: str
    scale: float
    per: str | None = None


def header_unit(headers: Iterable[str], grammar: Grammar, home: Home) -> HeaderUnit | None:
    """The unit that the nearest header states: the column's, the row's, then the caption's."""
    counts = False
    for words in headers:
        unit = _unit_in(words, grammar, home)
        if unit is not None and (unit.unit == "count" or not counts):
            return unit
        # `Number of schools` beneath `Spending (£m)`: no sum, but it may still be in thousands.
        counts = counts or _COUNTED.match(words) is not None
    return None


@lru_cache(maxsize=1 << 10)
def _unit_in(words: str, grammar: Grammar, home: Home) -> HeaderUnit | None:
    """The first unit that a header states; every cell beneath it asks for it again."""
    # The stops of `U.S.` do not end it.
    candidates = [one[1] or one[2] for one in _UNIT_PLACES.finditer(words.replace("U.S.", "US"))]
    if words.rstrip().endswith("%"):
        candidates.append("%")
    read = (stated_unit(candidate, grammar, home) for candidate in candidates)
    stated = [unit for unit in read if unit is not None]
    # `Area (ha) and output (tonnes)`: which goes for what, the cells do not tell.
    several = " and " in words and len({unit.unit for unit in stated}) > 1
    return stated[0] if stated and not several else None


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


def scale_for(unit: HeaderUnit, quantity: Quantity, text: str) -> float:
    """What a header's unit multiplies a figure by: nothing where that says its scale itself (`4 billion`)."""
    return 1.0 if _SCALED.search(text, quantity.start, quantity.end) else unit.scale


@lru_cache(maxsize=1 << 10)
def stated_unit(words: str, grammar: Grammar, home: Home) -> HeaderUnit | None:
    """What `1 million yuan` says, for `million yuan`: null where the words are no unit from end to end."""
    if not may_be_unit(words, grammar):
        return None
    words = _PRICES.sub("", _EXCEPT.sub("", words))
    words = _AHEAD_OF_UNIT.sub("", words.strip())
    if _PERCENT.fullmatch(words.strip()):
        words = "percent"
    scaled = _SCALES.sub(lambda found: found[1] or "thousand", words.strip().strip(",;"))
    # Before a currency, `M` is millions and not another one (`M £`).
    if (
        not _FIGURE.search(scaled)
        and not scaled.startswith("M ")
        and (unit := _read(scaled, grammar, home)) is not None
    ):
        return unit
    # `£m`, `($'000)`, `US$, m`: as written they are no words of prose; a lone letter is a scale only beside money.
    spelled = _spelled_out(words)
    ahead = " ".join((*spelled.split()[-1:], *spelled.split()[:-1]))  # `million kina`, for `Kina million`
    if not _FIGURE.search(spelled):
        unit = _read(spelled, grammar, home) or _read(ahead, grammar, home) or _read(scaled, grammar, home)
        if unit is not None and (unit.form == "money" or not _LETTER.search(words)):
            return unit
        counted = _SCALE_OF.fullmatch(scaled) or _SCALE_OF.fullmatch(spelled)
        measured = _read(" ".join(counted[0].split()[:2]), grammar, home) if counted else None
        if counted and (measured is None or measured.unit == "count"):
            return _read(counted["scale"].rstrip("s"), grammar, home)
    return _tens_of_thousands(words, grammar, home)


def _tens_of_thousands(words: str, grammar: Grammar, home: Home) -> HeaderUnit | None:
    """`100 million yuan`, `10,000 tonnes`: a figure that is the scale itself, not the size of a thing (`10,000 m`)."""
    unit = _read(words, grammar, home, figure="") if any(map(str.isdigit, words)) else None
    round_ = unit is not None and unit.scale >= _LEAST_TENS and f"{unit.scale:.0f}".strip("0") == "1"
    return unit if unit is not None and round_ and unit.form != "duration" and unit.unit not in _SIZES else None


def _spelled_out(words: str) -> str:
    """`US$ million`, for `US$m` and `US$, m`; `£ thousand`, for `£'000` and `£1,000`."""
    words = _APOSTROPHE.sub(" ", words)
    apart = _GLUED.sub(" ", _NOUGHTS.sub(lambda found: " million " if found[1] else " thousand ", words))
    spelled = _SHORT.sub(lambda found: _SHORT_SCALES[found[0].lower().rstrip(".")], YEARS.sub(" ", apart))
    return " ".join(_SCALES.sub(lambda found: found[1] or "thousand", _BETWEEN.sub(" ", spelled)).split())


def _read(words: str, grammar: Grammar, home: Home, figure: str = "1") -> HeaderUnit | None:
    """The unit that the words are from end to end, once a figure stands in them."""
    parts = words.split()
    for at in range(len(parts) + 1):
        # `1 million yuan`, `US$ 1 million`, `US$ million 1`
        written = " ".join(filter(None, (*parts[:at], figure, *parts[at:])))
        numerals = find_numerals(written, 0, len(written), grammar.numerals)
        found = read_quantities(written, 0, len(written), numerals[:1], [], grammar.measures, grammar.hedges, home)
        if len(found) == 1 and len(numerals) == 1 and (found[0].outer_start, found[0].outer_end) == (0, len(written)):
            one = found[0]
            if one.relation is Relation.EXACT and (one.unit != "count" or one.value != 1):
                return HeaderUnit(one.unit, one.form, one.value, one.per)
    return None


def may_be_unit(words: str, grammar: Grammar) -> bool:
    """Whether a word among them is of units at all, or has signs: most labels of rows have none."""
    known = _words_of_units(grammar)
    for part in words.split():
        last = part.strip(".,:;-–—").rpartition("-")[2]
        if last.lower() in known or not (last.isalpha() or last.isdecimal() or not last) or last == "000":
            return True
    return words == "in" or _GLUED.search(words) is not None


@lru_cache(maxsize=4)
def _words_of_units(grammar: Grammar) -> frozenset[str]:
    """The last words of all units, currencies and scales."""
    measures = grammar.measures
    forms = (
        *measures.units,
        *measures.unit_symbols,
        *measures.money.names,
        *measures.money.symbols,
        *_SCALE_WORDS,
        "percentage",
    )
    return frozenset(form.split()[-1].strip(".").lower() for form in forms if form.split()) - {"in"}
