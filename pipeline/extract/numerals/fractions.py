"""Fractions: with a count ("two thirds"), behind a whole ("two and a half"), of a scale ("half a million")."""

from decimal import Decimal

from pipeline.extract.numerals.atoms import ONE, Atom
from pipeline.extract.numerals.runs import HUNDRED, JOINED, Reading, Run

_AND_A = frozenset({"and a", "and an", "& a"})


def counted_parts(run: Run, reading: Reading, index: int) -> Reading | None:
    """A fraction with its count: "two thirds", "one-third", "3 quarters", "one hundredth"."""
    after = reading.next
    if after >= len(run.atoms) or run.gap(after) not in JOINED or reading.fraction:
        return None
    part, value = run.atoms[after], reading.value
    if part.divisor < 2 or part.kind == "ratio" or value != value.to_integral_value() or not 0 < value < 1000:
        return None
    if not _counts_parts(run, int(value), run.atoms[index], part, run.gap(after)):
        return None
    share = value / part.divisor
    return Reading(share, ONE / part.divisor, after + 1, form="fraction", rule="numeral.fraction", fraction=True)


def _counts_parts(run: Run, count: int, first: Atom, part: Atom, joint: str) -> bool:
    """Whether a count and the word behind it are a fraction and no ordinal, calendar quarter or word of its own."""
    if part.kind == "parts":
        return True
    plural = run.text[part.end - 1] in "sS"
    several = count > 1 and count < part.divisor and joint == "-"  # "a two-third majority", "three-quarter"
    if part.kind == "fraction":
        if part.divisor == 2:
            return plural == (count > 1) and not run.patterns.half_word.match(run.text, part.end)
        if run.patterns.period_part.search(run.text, max(run.start, first.start - 14), first.start):
            return False
        return several or (count == 3 if plural else count == 1)
    if part.divisor < 3 or _names_something(run, first, part):
        return False
    if part.kind == "scale-ordinal":
        return count == 1 and run.patterns.count_of.match(run.text, part.end) is not None
    return count == 1 or several


def _names_something(run: Run, first: Atom, part: Atom) -> bool:
    """Whether "one Third" is a count and a name: only the second word has a capital."""
    return run.text[part.start].isupper() and not run.text[first.start].isupper()


def with_fraction(run: Run, reading: Reading) -> Reading:
    """A whole with a fraction behind it: "4 1/2", "two and a half", "two and three quarters"."""
    if (
        reading.fraction
        or reading.value != reading.value.to_integral_value()
        or (reading.scale != ONE and reading.scale != HUNDRED)
    ):
        return reading
    found = _fraction_after(run, reading.next)
    if found is None:
        return reading
    share, divisor, after = found
    return Reading(reading.value + share, ONE / divisor, after, rule="numeral.mixed", fraction=True)


def _fraction_after(run: Run, after: int) -> tuple[Decimal, int, int] | None:
    if after >= len(run.atoms):
        return None
    joint, atom = run.gap(after), run.atoms[after]
    if atom.kind == "ratio" and joint in {"glued", "space", "and", "-"} and atom.value < 1:
        return atom.value, atom.divisor, after + 1
    if joint in _AND_A and atom.kind in {"fraction", "ordinal"} and atom.divisor >= 2:
        if atom.kind == "ordinal" and (atom.divisor < 3 or not run.patterns.fraction_after.match(run.text, atom.end)):
            return None
        if run.patterns.half_word.match(run.text, atom.end):
            return None
        return ONE / atom.divisor, atom.divisor, after + 1
    if joint == "and" and atom.kind in {"unit", "teen"} and atom.value:
        part = run.atoms[after + 1] if after + 1 < len(run.atoms) else None
        if part is None or run.gap(after + 1) not in JOINED or part.divisor < 2:
            return None
        single = part.kind == "ordinal" or (part.kind == "fraction" and run.text[part.end - 1] != "s")
        several = part.kind == "fraction" and run.kind(after + 2) == "scale"  # "two and three quarter million"
        if (single and not several and (atom.value != 1 or (part.divisor == 2 and part.kind == "ordinal"))) or (
            not single and part.kind not in {"parts", "fraction"}
        ):
            return None
        return (atom.value / part.divisor, part.divisor, after + 2) if atom.value < part.divisor else None
    if (
        joint == "and"
        and atom.kind == "fraction"
        and run.text[atom.end - 1] != "s"
        and not run.patterns.half_word.match(run.text, atom.end)
    ):
        return ONE / atom.divisor, atom.divisor, after + 1  # "two and half"
    return None


def half_more(run: Run, reading: Reading) -> Reading:
    """A scale with a fraction of it: "a million and a half"."""
    after = reading.next
    if (
        run.gap(after) not in _AND_A
        or run.kind(after) != "fraction"
        or run.patterns.half_word.match(run.text, run.atoms[after].end)
    ):
        return reading
    part = reading.scale / run.atoms[after].divisor
    return Reading(reading.value + part, part, after + 1, reading.scale, rule="numeral.mixed", fraction=True)


def times_scale(run: Run, reading: Reading) -> Reading:
    """A fraction of a scale: "half a million", "three quarters of a million"."""
    after = reading.next
    if run.kind(after) == "scale" and run.gap(after) in {"a", "-a-", "of a", "space", "-", "of one"}:
        scale, stop = run.atoms[after].value, after + 1
        if run.kind(stop) == "scale" and run.gap(stop) in JOINED:
            scale, stop = scale * run.atoms[stop].value, stop + 1
        return Reading(reading.value * scale, reading.precision * scale, stop, scale, rule="numeral.mixed")
    return reading
