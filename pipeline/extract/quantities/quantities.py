"""From numerals to quantities: measured, joined, hedged.

The order of the steps for one sentence: what stands beside each numeral (`measures.py`), `half an hour`, figures that
are one (`ranges.py`), ages (`ages.py`), hedges (`relations.py`), the denominator right behind (`rates.py`).
What is counted and when it holds are left to the grammar.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.extract.numerals.joints import LIST_END
from pipeline.extract.patterns.stops import Stops, crosses, first_start, gather_stops, last_end
from pipeline.extract.quantities.ages import AgePatterns, find_age, joins_age
from pipeline.extract.quantities.behind_numeral import unit_after
from pipeline.extract.quantities.contexts import Around
from pipeline.extract.quantities.currencies import Home
from pipeline.extract.quantities.hedge_patterns import HedgePatterns
from pipeline.extract.quantities.measured_numeral import Measured, MeasurePatterns
from pipeline.extract.quantities.measures import measure
from pipeline.extract.quantities.points import with_points
from pipeline.extract.quantities.ranges import join_neighbours
from pipeline.extract.quantities.rates import RatePatterns, read_rate
from pipeline.extract.quantities.relations import bounds, find_relation
from pipeline.models import Numeral, Quantity
from pipeline.values import replace
from schemas.vocabularies import Kind, Relation

# "half an hour", "one third of one cent": the unit stands behind an article.
OF_ONE = re.compile(r"\s{1,3}(?:of\s{1,3})?(?:(?:an?|one)(?=\s)|1(?=\s?(?:%|per\s?cent)))", re.IGNORECASE)
OF = re.compile(r"\s{1,3}of\s")
CONVERSION = re.compile(r"\s{0,2}[(\[]\s?(?:or\s{1,3}|i\.e\.,?\s{1,3}|equivalent\s{1,3}to\s{1,3})?|,?\s{1,3}or\s{1,3}")
BRACKETED = re.compile(r"\s{0,2}\([^()\n]{1,60}\)|\)")
LONGEST_JOINT = 8
# "more than six hours a day or 36 hours a week"
RATE = re.compile(
    r"\A\s{1,3}(?:an?|per|each|every)\s{1,3}(?:hour|day|week|month|year|annum|capita|head|person)(?!\w)", re.IGNORECASE
)
RANGES = (Relation.EXACT, Relation.RANGE)


def read_quantities(
    text: str,
    start: int,
    end: int,
    numerals: Sequence[Numeral],
    blocked: Sequence[tuple[int, int]],
    patterns: MeasurePatterns,
    hedges: HedgePatterns,
    home: Home,
    denominators: Sequence[Numeral] = (),
) -> list[Quantity]:
    """The quantities of the sentence `text[start:end]`, in order of `start`.

    `numerals` are those that survived the screen; `blocked` are the spans (time expressions, rejected numerals) that no
    unit, range or hedge may cross; `denominators` are the numerals that `find_denominators` found.
    """
    stops = gather_stops(blocked)
    by_place = sorted((*denominators, *numerals), key=lambda numeral: numeral.start)
    found = _measure_all(text, start, end, numerals, stops, patterns, home)
    joined: list[Measured] = []
    for item in with_points(join_neighbours(found, text, start, stops, patterns.joints), text):
        joined.append(_as_age(item, joined[-1] if joined else None, text, start, end, patterns.ages))
    joined = _ages_before(joined, text)
    quantities: list[Quantity] = []
    for index, item in enumerate(joined):
        left = max(start, last_end(stops, item.start), joined[index - 1].end if index else start)
        right = first_start(stops, item.end, joined[index + 1].start if index + 1 < len(joined) else end)
        previous = quantities[-1] if quantities else None
        quantity = _finish(item, text, left, right, hedges, previous)
        quantities.append(_with_rate(quantity, text, end, by_place, patterns.rates))
    return quantities


def _measure_all(
    text: str,
    start: int,
    end: int,
    numerals: Sequence[Numeral],
    stops: Stops,
    patterns: MeasurePatterns,
    home: Home,
) -> list[Measured]:
    figures = gather_stops((numeral.start, numeral.end) for numeral in numerals)
    found: list[Measured] = []
    taken = start  # the end of what the figures so far have used up
    for numeral in numerals:
        if numeral.start < taken:
            continue
        left = max(taken, last_end(stops, numeral.start), last_end(figures, numeral.start))
        right = first_start(figures, numeral.end, first_start(stops, numeral.end, end))
        if numbered := patterns.numbered.match(text, numeral.end, end):
            right = max(right, numbered.end())
        item = _part_of_unit(numeral, Around(text, start, end, left, end, home), patterns, stops)
        item = item or measure(numeral, Around(text, start, end, left, right, home), patterns)
        found.append(item)
        taken = item.end
    return found


def _part_of_unit(numeral: Numeral, around: Around, patterns: MeasurePatterns, stops: Stops) -> Measured | None:
    """`half an hour`, `one third of one cent`, `a quarter of one per cent`: a fraction of one unit."""
    small = numeral.form == "cardinal" and 0 < numeral.value < 1  # `0.7 of one per cent`
    if numeral.form != "fraction" and not (small and OF.match(around.text, numeral.end)):
        return None
    article = OF_ONE.match(around.text, numeral.end, around.end)
    if not article:
        return None
    found = unit_after(numeral, article.end(), around, patterns)
    if not found or crosses(stops, found.start, found.end):
        return None
    return found


def _as_age(item: Measured, previous: Measured | None, text: str, start: int, end: int, ages: AgePatterns) -> Measured:
    """`item` as an age, its span the bare figure, where the words around show it to be one."""
    if previous and previous.form == "age" and item.unit == "count" and item.low is None:
        gap = text[previous.outer_end or previous.end : item.start]
        if joins_age(text, end, item.figure, gap, ages):
            return replace(item, unit=previous.unit, form="age", rules=(*item.rules, "age.joined"))
    if item.unit not in ("count", "year", "month", "week", "day") or "unit.compound" in item.rules:
        return item
    last = item.figure if item.low is None else replace(item.figure, start=item.start, end=item.end)
    if item.suffixed:  # "18 years of age": the unit is no part of an age
        last = replace(last, end=_figure_end(item, text))
    age = find_age(text, start, end, item.figure, last, ages)
    if not age or (item.suffixed and age.rule not in ("age.years-old", "age.aged", "age.of-persons")):
        return item
    return replace(
        item,
        end=last.end,
        unit=age.unit,
        form="age",
        rules=(*item.rules, age.rule),
        suffixed=False,
        bound=age.bound or item.bound,
        outer_start=age.start,
        outer_end=age.end,
    )


def _ages_before(items: list[Measured], text: str) -> list[Measured]:
    """`|14|- and 15-year-olds`: a figure that has its unit from an age behind it is an age too."""
    for index in range(len(items) - 2, -1, -1):
        first, second = items[index], items[index + 1]
        shared = first.form == "duration" and "unit.shared" in first.rules
        if shared and second.form == "age" and len(text[first.end : second.start]) < LONGEST_JOINT:
            items[index] = replace(first, form="age", rules=(*first.rules, "age.joined"))
    return items


def _figure_end(item: Measured, text: str) -> int:
    """Where the figure of `item` ends and its unit word begins."""
    unit = re.search(r"[\s-]{0,3}[A-Za-z]+\Z", text[item.figure.start : item.end])
    if item.low is None or not unit:
        return item.figure.end
    return item.figure.start + unit.start()


def _finish(
    item: Measured, text: str, left: int, right: int, hedges: HedgePatterns, previous: Quantity | None
) -> Quantity:
    kind = Kind.ORDINAL if item.form == "ordinal" else Kind.QUANTITY
    relation, rules, outer = Relation.EXACT, item.rules, (item.start, item.end)
    if kind == Kind.QUANTITY:
        shown = (item.outer_start or item.start, item.outer_end or item.end)  # "65 years |and older|"
        hedge = find_relation(text, item.start, shown[1], left, right, hedges)
        relation, outer = hedge.relation, (min(shown[0], hedge.outer_start), max(shown[1], hedge.outer_end))
        rules = (*rules, hedge.rule) if hedge.rule else rules
    if item.low is not None:
        relation = Relation.RANGE
    elif relation == Relation.EXACT and item.bound:
        relation = Relation(item.bound)
        rules = rules if item.form == "age" else (*rules, "range.interrupted")
    elif relation == Relation.EXACT and previous and (inherited := _inherited(item, text, previous)):
        relation, rules = inherited, (*rules, "hedge.shared")
    low, high = _interval(item, relation)
    return Quantity(
        start=item.start,
        end=item.end,
        outer_start=outer[0],
        outer_end=outer[1],
        kind=kind,
        value=_number(item.value, item),
        low=low,
        high=high,
        relation=relation,
        precision=_number(item.precision, item),
        unit=item.unit,
        form=item.form,
        per=None,
        rules=tuple(dict.fromkeys(rules)),
        flags=item.flags,
    )


def _number(value: Decimal, item: Measured) -> float:
    """A value as the tables hold it: endless fractions are cut after six places."""
    return float(
        round(value, 6) if item.form in ("share", "ratio", "count") and item.figure.form == "fraction" else value
    )


def _interval(item: Measured, relation: Relation) -> tuple[float | None, float | None]:
    """The interval that the words allow."""
    if relation == Relation.RANGE and item.low is not None and item.high is not None:
        return _number(item.low, item), _number(item.high, item)
    return bounds(relation, _number(item.value, item))


def _inherited(item: Measured, text: str, previous: Quantity) -> Relation | None:
    """The hedge of the figure before, which also covers its conversion or the figure it is joined to."""
    if previous.relation in RANGES or previous.kind == Kind.ORDINAL:
        return None
    between = text[previous.end : item.start]
    converted = CONVERSION.fullmatch(between) and previous.form == item.form and previous.unit != item.unit
    joined = LIST_END.fullmatch(RATE.sub("", between, count=1)) and previous.unit == item.unit
    return previous.relation if converted or joined else None


def _with_rate(quantity: Quantity, text: str, end: int, numerals: Sequence[Numeral], rates: RatePatterns) -> Quantity:
    """`quantity` with the denominator that stands right behind it."""
    if quantity.kind == Kind.ORDINAL or quantity.form == "age":
        return quantity
    rate = read_rate(text, quantity.outer_end, end, numerals, rates)
    if not rate and quantity.form == "money" and (conversion := BRACKETED.match(text, quantity.outer_end, end)):
        # "13,500 shillings ($132) per month": the denominator stands behind the conversion, and goes for both.
        rate = read_rate(text, conversion.end(), end, numerals, rates)
        return replace(quantity, per=rate.per, rules=(*quantity.rules, rate.rule)) if rate else quantity
    if not rate:
        return quantity
    return replace(quantity, outer_end=rate.end, per=rate.per, rules=(*quantity.rules, rate.rule))
