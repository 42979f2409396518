"""Cardinals and the ordinals built on them: groups below a thousand, scales, and the smaller groups that follow.

Works on atoms; the fractions within a number are `fractions.py`. Every look ahead is a few atoms, so a text of
nothing but number words stays linear.
"""

import re
from decimal import Decimal

from pipeline.extract.numerals.atoms import ONE, whole_precision
from pipeline.extract.numerals.fractions import counted_parts, half_more, times_scale, with_fraction
from pipeline.extract.numerals.runs import HUNDRED, JOINED, LONGEST_CHAIN, Reading, Run

_CENTURIES = frozenset({17, 18, 19, 20})
_YEARS = frozenset({"numeral.year-words", "numeral.decade"})
_SCALED = frozenset({"space", "-", "glued"})
_COMPOUND = re.compile(r"[-‐‑](?:foot|feet|inch|metre|meter|year|month|week|day|hour|ton|tonne|storey|member|page)")
_MANY = 100_000
_AWAY = re.compile(
    r"\s{1,3}(?:year|month|week|day|hour|decade|minute)s?\s{1,3}(?:ago|earlier|later|before|after|previously|hence)(?!\w)",
    re.IGNORECASE,
)


def cardinal(run: Run, index: int, split_and: bool) -> Reading:
    """A cardinal, an ordinal built on one, or a fraction: mantissa, fraction, scales, then smaller groups."""
    reading = _mantissa(run, index, split_and)
    if reading.form == "ordinal" or reading.rule in _YEARS:
        return reading
    if reading.form == "fraction":
        return times_scale(run, reading)
    share = counted_parts(run, reading, index)
    if share is not None:
        return times_scale(run, share)
    reading = fold(run, with_fraction(run, reading)) if not split_and else fold(run, reading)
    if reading.form != "cardinal":
        return reading
    reading = scaled(run, reading)
    if reading.form != "cardinal":
        return reading
    if reading.scale >= 1000 and not split_and:
        reading = half_more(run, reading)
    reading = smaller_groups(run, reading, split_and)
    return fold(run, reading)


def _mantissa(run: Run, index: int, split_and: bool) -> Reading:
    atom = run.atoms[index]
    if atom.kind == "ratio":
        return Reading(atom.value, atom.precision, index + 1, form="fraction", rule="numeral.fraction", fraction=True)
    if atom.kind == "figure":
        return Reading(atom.value, atom.precision, index + 1, atom.scale, rule=atom.rule)
    return _group(run, index, split_and)


def _group(run: Run, index: int, split_and: bool) -> Reading:
    """A spelled number below a thousand, or of tens of hundreds ("nineteen hundred")."""
    reading = _below_hundred(run, index)
    if reading.form == "ordinal":
        return reading
    after = reading.next
    if reading.value in _CENTURIES and run.kind(after) in {"teen", "tens"} and run.gap(after) in JOINED:
        year = _below_hundred(run, after)
        if year.form == "cardinal" and run.kind(year.next) != "scale":
            return Reading(reading.value * 100 + year.value, ONE, year.next, rule="numeral.year-words")
    if reading.value in _CENTURIES and run.kind(after) == "whole" and run.gap(after) in JOINED:
        decade = run.atoms[after]
        if decade.rule == "numeral.decade" and decade.value < 100:
            return Reading(reading.value * 100 + decade.value, ONE, after + 1, rule="numeral.decade")
    pointed = _point(run, reading)
    if pointed is not None:
        return pointed
    if run.kind(after) == "scale" and run.atoms[after].value == HUNDRED and run.gap(after) in JOINED:
        hundreds = reading.value * HUNDRED
        return hundreds_rest(run, Reading(hundreds, whole_precision(hundreds), after + 1, HUNDRED), split_and)
    return reading


def hundreds_rest(run: Run, reading: Reading, split_and: bool) -> Reading:
    """The tens and units after `hundred`."""
    after = reading.next
    joint = run.gap(after)
    if joint == "and" and split_and:
        return reading
    if joint not in {"and", "space", "-"} or run.kind(after) not in {"unit", "teen", "tens", "ordinal"}:
        return reading
    rest = _below_hundred(run, after)
    if joint != "and" and rest.form == "ordinal" and rest.next == after + 1:
        return reading  # "two hundred first responders"
    if not rest.value or (
        run.kind(rest.next) == "scale" and run.atoms[rest.next].value == HUNDRED and run.gap(rest.next) in JOINED
    ):
        return reading  # "two hundred and three hundred"
    if (
        rest.form == "cardinal"
        and run.kind(rest.next) in {"parts", "ordinal", "fraction"}
        and run.gap(rest.next) in JOINED
    ):
        return reading  # "one hundred and three quarters"
    value = reading.value + rest.value
    return Reading(
        value, whole_precision(value) if rest.form == "cardinal" else ONE, rest.next, form=rest.form, rule=rest.rule
    )


def _below_hundred(run: Run, index: int) -> Reading:
    atom = run.atoms[index]
    if atom.kind == "ordinal":
        return Reading(atom.value, ONE, index + 1, form="ordinal", rule="numeral.ordinal")
    value, after = atom.value, index + 1
    if atom.kind == "tens" and run.gap(after) in JOINED and after < len(run.atoms) and 1 <= run.atoms[after].value <= 9:
        unit = run.atoms[after]
        apart = run.gap(after) == "space" and re.match(r"[-‐‑][A-Za-z]", run.text[unit.end : unit.end + 2])
        if unit.kind == "ordinal" and not apart:
            return Reading(value + unit.value, ONE, after + 1, form="ordinal", rule="numeral.ordinal")
        if unit.kind == "unit" and not apart:
            return Reading(value + unit.value, ONE, after + 1)
    return Reading(value, whole_precision(value), after)


def _point(run: Run, reading: Reading) -> Reading | None:
    """The decimals of a spelled number: "nine point five"."""
    if run.gap(reading.next) != "point" or run.kind(reading.next) not in {"unit", "teen", "tens"}:
        return None
    digits, after = "", reading.next
    while len(digits) < 12:
        figure = _below_hundred(run, after)
        if figure.form != "cardinal":
            break
        digits += str(int(figure.value))
        after = figure.next
        if run.kind(after) not in {"unit", "teen", "tens"} or run.gap(after) != "space":
            break
    if not digits:
        return None
    value = Decimal(f"{int(reading.value)}.{digits}")
    return Reading(value, Decimal(1).scaleb(-len(digits)), after, rule="numeral.words", fraction=True)


def scaled(run: Run, reading: Reading) -> Reading:
    """The scale words behind a mantissa: "million", "hundred thousand", "thousandth"."""
    after, scale, limit = reading.next, ONE, ONE
    mantissa = reading.value
    for _ in range(LONGEST_CHAIN):
        if run.gap(after) not in _SCALED or run.kind(after) not in {"scale", "plural", "scale-ordinal"}:
            break
        atom = run.atoms[after]
        if atom.kind == "scale-ordinal":
            if run.gap(after) == "glued":
                break
            return Reading(mantissa * scale * atom.value, ONE, after + 1, form="ordinal", rule="numeral.ordinal")
        scale, limit = scale * atom.value, atom.value
        after += 1
        if atom.kind == "plural":
            break
    if scale == ONE:
        return reading
    figure = reading.rule.startswith("numeral.digits")
    value = mantissa * scale
    precision = (
        reading.precision * scale if figure or reading.fraction or reading.scale != ONE else whole_precision(value)
    )
    whole_scale = scale * reading.scale if reading.scale in (ONE, HUNDRED) or figure else scale
    rule = "numeral.scaled" if figure else reading.rule
    return Reading(value, precision, after, whole_scale, rule=rule, fraction=reading.fraction, limit=limit)


def smaller_groups(run: Run, reading: Reading, split_and: bool) -> Reading:
    """Further groups, each below the last scale: "two million three hundred thousand and five"."""
    limit = reading.limit
    for groups in range(LONGEST_CHAIN + 2):
        if limit < 1000 or reading.fraction:
            break
        after, joint = reading.next, run.gap(reading.next)
        in_digits = run.kind(after) == "figure"
        if joint not in {"space", "-", "and", ","} and joint != ", and":
            break
        if run.kind(after) not in {"unit", "teen", "tens", "scale", "figure", "ordinal"} or (
            joint.endswith("and") and split_and
        ):
            break
        if in_digits and (joint != "space" or reading.rule != "numeral.scaled"):
            break
        part = _smaller(run, after, split_and)
        # `2 crore 91 lakh 64 thousand |578|`: after groups of its kind a bare one can be the last
        last = in_digits and groups > 0 and limit == 1000
        if part is None or part.value >= limit or not part.value or not (last or _may_follow(part, joint, in_digits)):
            break
        if joint == "space" and reading.value >= _MANY and _COMPOUND.match(run.text, run.atoms[part.next - 1].end):
            break  # "2 million twenty-foot containers"
        if (
            joint == "space"
            and part.value < HUNDRED
            and (reading.rule == "numeral.scaled" or _AWAY.match(run.text, run.atoms[part.next - 1].end))
        ):
            break  # "39 billion three months earlier"
        value = reading.value + part.value
        precision = min(reading.precision, part.precision)
        reading = Reading(
            value, precision, part.next, form=part.form, rule=part.rule if part.form == "ordinal" else reading.rule
        )
        if part.form == "ordinal":
            break
        limit = part.limit
    return reading


def _smaller(run: Run, index: int, split_and: bool) -> Reading | None:
    atom = run.atoms[index]
    if atom.kind == "scale":
        if atom.value != HUNDRED:
            return None
        return hundreds_rest(run, Reading(HUNDRED, HUNDRED, index + 1, HUNDRED), split_and)
    part = _mantissa(run, index, split_and)
    if part.form == "ordinal" or part.rule in _YEARS:
        return part if part.form == "ordinal" else None
    if run.kind(part.next) in {"parts", "fraction"} and run.gap(part.next) in JOINED:
        return None
    return scaled(run, part)


def _may_follow(part: Reading, joint: str, in_digits: bool) -> bool:
    """Whether a smaller group goes on the number or is a neighbour of its own."""
    if in_digits:
        return part.scale > ONE
    if joint in {",", ", and"}:
        return part.value >= 100 or (joint == ", and" and part.form == "ordinal")
    if part.form == "ordinal":
        return joint == "and" or part.value >= 20
    return True


def fold(run: Run, reading: Reading) -> Reading:
    """A multiplicative in -fold: "threefold", "3.5-fold"."""
    stop = run.atoms[reading.next - 1].end
    fold = run.patterns.fold.match(run.text, stop, run.end)
    if fold is None or reading.form != "cardinal":
        return reading
    return Reading(
        reading.value, reading.precision, reading.next, reading.scale, "multiplicative", "numeral.multiplicative"
    )


def and_follows(run: Run, reading: Reading) -> bool:
    """Whether another number comes after an `and` soon: then "between" has its second figure there."""
    if reading.next >= len(run.atoms):
        return False
    stop = run.atoms[reading.next - 1].end
    following = run.atoms[reading.next].start
    return following - stop < 40 and " and " in " ".join(run.text[stop:following].split()).join("  ")
