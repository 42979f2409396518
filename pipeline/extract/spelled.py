"""Number words and mixtures: how the atoms of a numeral expression combine (`two and a half million`, `twenty-third`).

Works on the atoms that `scan.py` found; each call reads one maximal expression. Bounded: every look ahead is a few atoms.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.atoms import ONE, Atom, gap, whole_precision
from pipeline.lexicon.numbers import NumberRules
from pipeline.models import Numeral

_HUNDRED = Decimal(100)
_JOINED = frozenset({"space", "-"})
_SCALED = frozenset({"space", "-", "glued"})
_AND_A = frozenset({"and a", "and an", "and-a", "& a"})
_LONGEST_CHAIN = 3


@dataclass(frozen=True, slots=True)
class SpelledPatterns:
    """Compiled expressions for what stands around number words."""

    article: re.Pattern[str]
    vague: re.Pattern[str]
    two: re.Pattern[str]
    negative: re.Pattern[str]
    between: re.Pattern[str]
    fraction_after: re.Pattern[str]
    half_word: re.Pattern[str]
    period_part: re.Pattern[str]
    fold: re.Pattern[str]
    count_of: re.Pattern[str]
    per_second: re.Pattern[str]


def compile_spelled(numbers: NumberRules) -> SpelledPatterns:
    """Compile the expressions for the surroundings of number words."""
    context = numbers.fraction_context
    return SpelledPatterns(
        article=re.compile(r"(?<![^\W_])an?[\s-]{1,3}\Z", re.I),
        vague=re.compile(rf"(?<![^\W_])(?:{_phrases(numbers.before_scale.vague)})[\s-]{{1,3}}\Z", re.I),
        two=re.compile(rf"(?<![^\W_])(?:{_phrases(numbers.before_scale.two)})\s{{1,3}}\Z", re.I),
        negative=re.compile(rf"(?<![^\W_])(?:{_phrases(numbers.before_scale.negative)})\s{{1,3}}\Z", re.I),
        between=re.compile(r"\bbetween\s{1,3}(?:[$€£¥]|[A-Z]{2,3}\s?)?\Z", re.I),
        fraction_after=re.compile(rf"\s*(?:[.,;:)\]\"”’–—]|\Z|\s(?:{_phrases(context.after)})\b)"),
        half_word=re.compile(rf"[\s-]{{1,3}}(?:{_phrases(context.half_words)})\b", re.I),
        period_part=re.compile(rf"\b(?:{_phrases(context.period_parts)})[\s-]{{1,3}}\Z", re.I),
        fold=re.compile(r"(?:[\s]?[-‐‑]\s?|\s)?folds?(?![^\W_])", re.I),
        count_of=re.compile(r"\sof\b(?!\s{1,3}\d)"),
        per_second=re.compile(r"(?:\b(?:per|split|each)\s{1,3})\Z", re.I),
    )


@dataclass(frozen=True, slots=True)
class Run:
    """The atoms of one stretch of text, with what is needed to read them."""

    text: str
    start: int
    end: int
    atoms: tuple[Atom, ...]
    patterns: SpelledPatterns

    def kind(self, index: int) -> str:
        """The kind of an atom, or "" past the last."""
        return self.atoms[index].kind if index < len(self.atoms) else ""

    def gap(self, index: int) -> str:
        """What stands between the atom and the one before it."""
        if not 0 < index < len(self.atoms):
            return "far"
        return gap(self.text, self.atoms[index - 1].end, self.atoms[index].start)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read so far: its value and the index of the atom behind it."""

    value: Decimal
    precision: Decimal
    next: int
    scale: Decimal = ONE
    form: str = "cardinal"
    rule: str = "numeral.words"
    fraction: bool = False
    limit: Decimal = ONE  # the last scale word: a group that goes on the number must be below it


def read_expression(run: Run, index: int, floor: int) -> tuple[Numeral | None, int]:
    """Read the longest expression that starts with the atom `index`.

    `floor` is the end of the expression before. Gives the numeral (None where the atoms say no number) and the index of
    the next atom to read.
    """
    atom = run.atoms[index]
    if atom.kind == "whole":
        return _numeral(
            run, atom.start, index, Reading(atom.value, atom.precision, index + 1, form=atom.form, rule=atom.rule)
        ), index + 1
    if atom.kind == "parts":
        return None, index + 1
    if atom.kind == "plural":
        return _read_vague(run, index, floor)
    if atom.kind == "multiplicative":
        reading = Reading(atom.value, ONE, index + 1, form="multiplicative", rule="numeral.multiplicative")
        return _numeral(run, atom.start, index, reading), index + 1
    if atom.kind == "ordinal":
        return _read_ordinal(run, index, floor)
    if atom.kind == "fraction":
        return _read_half(run, index, floor)
    if atom.kind in {"scale", "scale-ordinal"}:
        return _read_bare_scale(run, index, floor)
    return _read_cardinal(run, index, floor)


def _read_cardinal(run: Run, index: int, floor: int) -> tuple[Numeral | None, int]:
    reading = _cardinal(run, index, split_and=False)
    if run.patterns.between.search(
        run.text, max(floor, run.atoms[index].start - 14), run.atoms[index].start
    ) and not _and_follows(run, reading):
        reading = _cardinal(run, index, split_and=True)
    start = _signed(run, run.atoms[index].start, floor)
    return _numeral(run, start, index, reading, negative=start < run.atoms[index].start), reading.next


def _and_follows(run: Run, reading: Reading) -> bool:
    """Whether another number comes after an `and` soon: then "between" has its second figure there."""
    if reading.next >= len(run.atoms):
        return False
    stop = run.atoms[reading.next - 1].end
    following = run.atoms[reading.next].start
    return following - stop < 40 and " and " in " ".join(run.text[stop:following].split()).join("  ")


def _cardinal(run: Run, index: int, split_and: bool) -> Reading:
    """A cardinal, an ordinal built on one, or a fraction: mantissa, fraction, scales, then smaller groups."""
    reading = _mantissa(run, index, split_and)
    if reading.form == "ordinal" or reading.rule == "numeral.year-words":
        return reading
    parts = _parts(run, reading, index)
    if parts is not None:
        return _times_scale(run, parts)
    reading = _fold(run, _with_fraction(run, reading)) if not split_and else _fold(run, reading)
    if reading.form != "cardinal":
        return reading
    reading = _scaled(run, reading)
    if reading.form != "cardinal":
        return reading
    if reading.scale >= 1000 and not split_and:
        reading = _half_more(run, reading)
    reading = _smaller_groups(run, reading, split_and)
    return _fold(run, reading)


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
    if reading.value in {17, 18, 19, 20} and run.kind(after) in {"teen", "tens"} and run.gap(after) in _JOINED:
        year = _below_hundred(run, after)
        if year.form == "cardinal" and run.kind(year.next) != "scale":
            return Reading(reading.value * 100 + year.value, ONE, year.next, rule="numeral.year-words")
    pointed = _point(run, reading)
    if pointed is not None:
        return pointed
    if run.kind(after) == "scale" and run.atoms[after].value == _HUNDRED and run.gap(after) in _JOINED:
        hundreds = reading.value * _HUNDRED
        return _hundreds_rest(run, Reading(hundreds, whole_precision(hundreds), after + 1, _HUNDRED), split_and)
    return reading


def _hundreds_rest(run: Run, reading: Reading, split_and: bool) -> Reading:
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
        run.kind(rest.next) == "scale" and run.atoms[rest.next].value == _HUNDRED and run.gap(rest.next) in _JOINED
    ):
        return reading  # "two hundred and three hundred"
    if (
        rest.form == "cardinal"
        and run.kind(rest.next) in {"parts", "ordinal", "fraction"}
        and run.gap(rest.next) in _JOINED
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
    if (
        atom.kind == "tens"
        and run.gap(after) in _JOINED
        and after < len(run.atoms)
        and 1 <= run.atoms[after].value <= 9
    ):
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


def _parts(run: Run, reading: Reading, index: int) -> Reading | None:
    """A fraction with its count: "two thirds", "one-third", "3 quarters", "one hundredth"."""
    after = reading.next
    if after >= len(run.atoms) or run.gap(after) not in _JOINED or reading.fraction:
        return None
    part = run.atoms[after]
    value = reading.value
    if part.divisor < 2 or value != value.to_integral_value() or value >= 1000:
        return None
    if part.kind in {"ordinal", "scale-ordinal"}:
        if value != 1 or part.divisor < 3 or _names_something(run, run.atoms[index], part):
            return None
        if part.kind == "scale-ordinal" and not run.patterns.count_of.match(run.text, part.end):
            return None
    elif part.kind == "fraction":
        if part.divisor == 2 and run.patterns.half_word.match(run.text, part.end):
            return None
        plural = run.text[part.start : part.end].lower().endswith("s")
        if plural == (value == 1) and value != 1:
            return None
        if (
            plural
            and part.divisor == 4
            and run.patterns.period_part.search(
                run.text, max(run.start, run.atoms[index].start - 14), run.atoms[index].start
            )
        ):
            return None
    elif part.kind != "parts":
        return None
    share = value / part.divisor
    return Reading(share, ONE / part.divisor, after + 1, form="fraction", rule="numeral.fraction", fraction=True)


def _names_something(run: Run, first: Atom, part: Atom) -> bool:
    """Whether "one Third" is a count and a name: only the second word has a capital, or a noun hangs on with a hyphen."""
    return run.text[part.start].isupper() and not run.text[first.start].isupper()


def _with_fraction(run: Run, reading: Reading) -> Reading:
    """A whole with a fraction behind it: "4 1/2", "two and a half", "two and three quarters"."""
    if (
        reading.fraction
        or reading.value != reading.value.to_integral_value()
        or (reading.scale != ONE
        and reading.scale != _HUNDRED)
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
        if part is None or run.gap(after + 1) not in _JOINED or part.divisor < 2:
            return None
        single = part.kind == "ordinal" or (part.kind == "fraction" and not run.text[part.end - 1] == "s")
        if (single and (atom.value != 1 or (part.divisor == 2 and part.kind == "ordinal"))) or (
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


def _scaled(run: Run, reading: Reading) -> Reading:
    """The scale words behind a mantissa: "million", "hundred thousand", "thousandth"."""
    after, scale, limit = reading.next, ONE, ONE
    mantissa = reading.value
    for _ in range(_LONGEST_CHAIN):
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
    whole_scale = scale * reading.scale if reading.scale in (ONE, _HUNDRED) or figure else scale
    rule = "numeral.scaled" if figure else reading.rule
    return Reading(value, precision, after, whole_scale, rule=rule, fraction=reading.fraction, limit=limit)


def _half_more(run: Run, reading: Reading) -> Reading:
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


def _smaller_groups(run: Run, reading: Reading, split_and: bool) -> Reading:
    """Further groups, each below the last scale: "two million three hundred thousand and five"."""
    limit = reading.limit
    for _ in range(_LONGEST_CHAIN + 2):
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
        if part is None or part.value >= limit or not part.value or not _may_follow(part, joint, in_digits):
            break
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
        if atom.value != _HUNDRED:
            return None
        return _hundreds_rest(run, Reading(_HUNDRED, _HUNDRED, index + 1, _HUNDRED), split_and)
    part = _mantissa(run, index, split_and)
    if part.form == "ordinal" or part.rule == "numeral.year-words":
        return part if part.form == "ordinal" else None
    if run.kind(part.next) in {"parts", "fraction"} and run.gap(part.next) in _JOINED:
        return None
    return _scaled(run, part)


def _may_follow(part: Reading, joint: str, in_digits: bool) -> bool:
    """Whether a smaller group goes on the number or is a neighbour of its own."""
    if in_digits:
        return part.scale > ONE
    if joint in {",", ", and"}:
        return part.value >= 100 or (joint == ", and" and part.form == "ordinal")
    if part.form == "ordinal":
        return joint == "and" or part.value >= 20
    return True


def _fold(run: Run, reading: Reading) -> Reading:
    """A multiplicative in -fold: "threefold", "3.5-fold"."""
    stop = run.atoms[reading.next - 1].end
    fold = run.patterns.fold.match(run.text, stop, run.end)
    if fold is None or reading.form != "cardinal":
        return reading
    return Reading(
        reading.value, reading.precision, reading.next, reading.scale, "multiplicative", "numeral.multiplicative"
    )


def _times_scale(run: Run, reading: Reading) -> Reading:
    """A fraction of a scale: "half a million", "three quarters of a million"."""
    after = reading.next
    if run.kind(after) == "scale" and run.gap(after) in {"a", "-a-", "of a", "space", "-", "of one"}:
        scale, stop = run.atoms[after].value, after + 1
        if run.kind(stop) == "scale" and run.gap(stop) in _JOINED:
            scale, stop = scale * run.atoms[stop].value, stop + 1
        return Reading(reading.value * scale, reading.precision * scale, stop, scale, rule="numeral.mixed")
    return reading


def _read_half(run: Run, index: int, floor: int) -> tuple[Numeral | None, int]:
    """`half` and `quarter` without a count before them."""
    atom = run.atoms[index]
    word = run.text[atom.start : atom.end].lower()
    if word.endswith("s") or run.patterns.half_word.match(run.text, atom.end):
        return None, index + 1
    article = run.patterns.article.search(run.text, max(floor, atom.start - 5), atom.start)
    start = article.start() if article else atom.start
    if run.patterns.period_part.search(run.text, max(floor, atom.start - 14), atom.start):
        return _numeral(
            run,
            atom.start,
            index,
            Reading(ONE / atom.divisor, ONE / atom.divisor, index + 1, form="fraction", rule="numeral.half-of-period"),
        ), index + 1
    share = Reading(
        ONE / atom.divisor, ONE / atom.divisor, index + 1, form="fraction", rule="numeral.fraction", fraction=True
    )
    reading = _times_scale(run, share)
    if (
        word == "quarter"
        and not article
        and reading is share
        and not re.match(r"\s{1,3}of\s{1,3}an?\b", run.text[atom.end : atom.end + 12])
    ):
        return None, index + 1
    return _numeral(run, start, index, reading), reading.next


def _read_ordinal(run: Run, index: int, floor: int) -> tuple[Numeral | None, int]:
    atom = run.atoms[index]
    if atom.rule == "numeral.adverb":
        return _numeral(
            run, atom.start, index, Reading(atom.value, ONE, index + 1, form="ordinal", rule=atom.rule)
        ), index + 1
    if atom.value == 2 and _is_time_unit(run, index, floor):
        return None, index + 1
    if (
        run.kind(index + 1) == "fraction"
        and run.gap(index + 1) in _JOINED
        and run.text[run.atoms[index + 1].end - 1] != "s"
    ):
        return _numeral(
            run, atom.start, index, Reading(atom.value, ONE, index + 2, form="ordinal", rule="numeral.half-of-period")
        ), index + 2
    article = run.patterns.article.search(run.text, max(floor, atom.start - 5), atom.start)
    if article and atom.divisor >= 3 and _is_share(run, index):
        share = Reading(
            ONE / atom.divisor, ONE / atom.divisor, index + 1, form="fraction", rule="numeral.fraction", fraction=True
        )
        reading = _times_scale(run, share)
        return _numeral(run, article.start(), index, reading), reading.next
    return _numeral(
        run, atom.start, index, Reading(atom.value, ONE, index + 1, form="ordinal", rule="numeral.ordinal")
    ), index + 1


def _is_share(run: Run, index: int) -> bool:
    """Whether the ordinal after an article is a fraction ("a third of them") and no place in a row ("a third party")."""
    atom = run.atoms[index]
    if run.text[atom.start].isupper() or not run.patterns.fraction_after.match(run.text, atom.end):
        return False
    return not (
        run.kind(index + 1) in {"ordinal", "tens"}
        and run.gap(index + 1) in {"and", "or", ",", "and a", "or a", "or even a"}
    )


def _is_time_unit(run: Run, index: int, floor: int) -> bool:
    """Whether `second` is the unit of time: behind a count, after `per`, or "a second" with nothing to number."""
    atom = run.atoms[index]
    if run.patterns.per_second.search(run.text, max(run.start, atom.start - 9), atom.start):
        return True
    before = run.kind(index - 1) if index else ""
    if before in {"unit", "teen", "tens", "figure"} and run.gap(index) in _JOINED:
        return not re.match(r"[-‐‑]", run.text[atom.end : atom.end + 1])
    article = run.patterns.article.search(run.text, max(run.start, atom.start - 5), atom.start)
    return article is not None and re.match(r"\s*(?:[.,;)]|\Z)", run.text[atom.end : run.end]) is not None


def _read_bare_scale(run: Run, index: int, floor: int) -> tuple[Numeral | None, int]:
    """A scale word with no count before it: "a hundred", "several thousand", "a couple of hundred"."""
    atom = run.atoms[index]
    window = max(floor, atom.start - 20)
    if atom.kind == "scale-ordinal":
        article = run.patterns.article.search(run.text, window, atom.start)
        if article and run.patterns.count_of.match(run.text, atom.end):
            share = ONE / atom.divisor
            return _numeral(
                run, article.start(), index, Reading(share, share, index + 1, form="fraction", rule="numeral.fraction")
            ), index + 1
        return _numeral(
            run, atom.start, index, Reading(atom.value, ONE, index + 1, form="ordinal", rule="numeral.ordinal")
        ), index + 1
    vague = run.patterns.vague.search(run.text, window, atom.start)
    two = None if vague else run.patterns.two.search(run.text, window, atom.start)
    article = run.patterns.article.search(run.text, window, atom.start)
    if atom.divisor == -1 and not (article and run.patterns.count_of.match(run.text, atom.end)):
        return None, index + 1  # "score" with no count
    reading = _bare_scale(run, index, Decimal(2) if two else ONE)
    before = vague or two or article
    start = before.start() if before else atom.start
    if vague:
        reading = Reading(reading.value, reading.precision, reading.next, reading.scale, "vague", "numeral.vague")
    return _numeral(run, start, index, reading), reading.next


def _bare_scale(run: Run, index: int, count: Decimal) -> Reading:
    atom = run.atoms[index]
    if atom.value == _HUNDRED and count == ONE:
        reading = _hundreds_rest(run, Reading(_HUNDRED, _HUNDRED, index + 1, _HUNDRED), split_and=False)
        reading = _scaled(run, reading) if reading.form == "cardinal" else reading
    else:
        value = count * atom.value
        start = Reading(value, whole_precision(value), index + 1, atom.value, limit=atom.value)
        chained = _scaled(run, start)
        if chained is start:
            reading = start
        else:
            total = chained.value
            reading = Reading(total, whole_precision(total), chained.next, total / count, limit=chained.limit)
    if reading.form != "cardinal":
        return reading
    if reading.scale >= 1000:
        reading = _half_more(run, reading)
    return _fold(run, _smaller_groups(run, reading, split_and=False))


def _read_vague(run: Run, index: int, floor: int) -> tuple[Numeral | None, int]:
    """Plural scale words: "thousands of", "hundreds of thousands", "tens of millions"."""
    atom = run.atoms[index]
    after, value = index + 1, atom.value
    while (
        run.kind(after) in {"plural", "scale"} and run.gap(after) in {"of", "and"} and after - index <= _LONGEST_CHAIN
    ):
        value = value * run.atoms[after].value if run.gap(after) == "of" else max(value, run.atoms[after].value)
        after += 1
    if (
        atom.rule == "needs-of"
        and after == index + 1
        and not (atom.value == 20 and run.patterns.count_of.match(run.text, atom.end))
    ):
        return None, after
    vague = run.patterns.vague.search(run.text, max(floor, atom.start - 20), atom.start)
    start = vague.start() if vague else atom.start
    return _numeral(run, start, index, Reading(value, value, after, form="vague", rule="numeral.vague")), after


def _signed(run: Run, start: int, floor: int) -> int:
    negative = run.patterns.negative.search(run.text, max(floor, start - 12), start)
    return negative.start() if negative else start


def _numeral(run: Run, start: int, index: int, reading: Reading, negative: bool = False) -> Numeral:
    atoms = run.atoms[index : reading.next]
    stop = atoms[-1].end
    if (
        reading.form == "multiplicative"
        and reading.rule == "numeral.multiplicative"
        and atoms[0].kind != "multiplicative"
    ):
        fold = run.patterns.fold.match(run.text, stop, run.end)
        stop = fold.end() if fold else stop
    figures = sum(1 for atom in atoms if atom.kind in {"figure", "ratio"} or atom.kind == "whole")
    style = "digits" if figures == len(atoms) else "mixed" if figures else "words"
    value = -reading.value if negative else reading.value
    return Numeral(start, stop, value, reading.precision, reading.form, style, reading.scale, reading.rule)


def _phrases(phrases: tuple[str, ...]) -> str:
    """An alternation of phrases, longest first, any white space between their words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in ordered)
