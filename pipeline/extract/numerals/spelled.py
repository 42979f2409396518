"""Number words and mixtures: each call reads the longest expression that starts at one atom into a `Numeral`.

Here are the words that stand without a count (`half`, `hundred`, `second`, `thousands`) and their other senses;
cardinals are `cardinals.py`, fractions `fractions.py`.
"""

import re
from decimal import Decimal

from pipeline.extract.numerals.atoms import ONE, Atom, whole_precision
from pipeline.extract.numerals.cardinals import and_follows, cardinal, fold, hundreds_rest, scaled, smaller_groups
from pipeline.extract.numerals.fractions import half_more, times_scale
from pipeline.extract.numerals.runs import HUNDRED, JOINED, LONGEST_CHAIN, Reading, Run
from pipeline.models import Numeral


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
    reading = cardinal(run, index, split_and=False)
    if run.patterns.between.search(
        run.text, max(floor, run.atoms[index].start - 14), run.atoms[index].start
    ) and not and_follows(run, reading):
        reading = cardinal(run, index, split_and=True)
    start = _signed(run, run.atoms[index].start, floor)
    return _numeral(run, start, index, reading, negative=start < run.atoms[index].start), reading.next


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
    reading = times_scale(run, share)
    if (
        word == "quarter"
        and not article
        and not _another_part(run, atom, floor)
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
        and run.gap(index + 1) in JOINED
        and run.text[run.atoms[index + 1].end - 1] != "s"
    ):
        return _numeral(
            run, atom.start, index, Reading(atom.value, ONE, index + 2, form="ordinal", rule="numeral.half-of-period")
        ), index + 2
    article = run.patterns.article.search(run.text, max(floor, atom.start - 5), atom.start)
    another = run.patterns.another.search(run.text, max(floor, atom.start - 15), atom.start)  # `another third of them`
    another = another and _OF_A_THING.match(run.text, atom.end)
    if (article or another) and atom.divisor >= 3 and _is_share(run, index):
        share = Reading(
            ONE / atom.divisor, ONE / atom.divisor, index + 1, form="fraction", rule="numeral.fraction", fraction=True
        )
        reading = times_scale(run, share)
        return _numeral(run, article.start() if article else atom.start, index, reading), reading.next
    return _numeral(
        run, atom.start, index, Reading(atom.value, ONE, index + 1, form="ordinal", rule="numeral.ordinal")
    ), index + 1


_SPAN = re.compile(r"\b(?:in|for|over|after|by|at|during|of)\s{1,3}\Z")
_OF_A_THING = re.compile(
    r"\s{1,3}of\s{1,3}(?:the(?!\s{1,3}(?:year|season|century))|it|them|this|these|those|its|our|their)\b"
)
# "a third and final tranche"
AND_LAST = re.compile(
    r",?\s{1,3}(?:and|or|but),?\s{1,3}(?:(?:perhaps|possibly|probably|hopefully)\s{1,3})?"
    r"(?:final|last|further|closing|concluding|ultimate|decisive)(?!\w)",
    re.IGNORECASE,
)


def _another_part(run: Run, atom: Atom, floor: int) -> bool:
    """Whether a quarter is one more part of something (`a further quarter to schools`), not of a year."""
    before = run.patterns.another.search(run.text, max(floor, atom.start - 15), atom.start)
    if before is None or _SPAN.search(run.text, max(floor, before.start() - 8), before.start()):
        return False
    return _OF_A_THING.match(run.text, atom.end) is not None


def _is_share(run: Run, index: int) -> bool:
    """Whether the ordinal after an article is a fraction ("a third of them") and no place in a row ("a third party")"""
    atom = run.atoms[index]
    if run.text[atom.start].isupper() or not run.patterns.fraction_after.match(run.text, atom.end):
        return False
    if AND_LAST.match(run.text, atom.end):
        return False
    return not (
        run.kind(index + 1) in {"ordinal", "tens"}
        and run.gap(index + 1) in {"and", "or", ",", "and a", "or a", "or even a"}
    )


def _is_time_unit(run: Run, index: int, floor: int) -> bool:
    """Whether `second` is the unit of time: behind a count, after `per`, or "a second" with nothing to number."""
    atom = run.atoms[index]
    if run.patterns.per_second.search(run.text, max(run.start, atom.start - 24), atom.start):
        return True
    before = run.kind(index - 1) if index else ""
    if before in {"unit", "teen", "tens", "figure"} and run.gap(index) in JOINED:
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
    if (
        run.kind(index - 1) == "whole"
        and index
        and run.gap(index) in JOINED
        and run.atoms[index - 1].rule == "numeral.code"
    ):
        return None, index + 1  # what it scales could not be read
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
    if atom.value == HUNDRED and count == ONE:
        reading = hundreds_rest(run, Reading(HUNDRED, HUNDRED, index + 1, HUNDRED), split_and=False)
        reading = scaled(run, reading) if reading.form == "cardinal" else reading
    else:
        value = count * atom.value
        start = Reading(value, whole_precision(value), index + 1, atom.value, limit=atom.value)
        chained = scaled(run, start)
        if chained is start:
            reading = start
        else:
            total = chained.value
            reading = Reading(total, whole_precision(total), chained.next, total / count, limit=chained.limit)
    if reading.form != "cardinal":
        return reading
    if reading.scale >= 1000:
        reading = half_more(run, reading)
    return fold(run, smaller_groups(run, reading, split_and=False))


def _read_vague(run: Run, index: int, floor: int) -> tuple[Numeral | None, int]:
    """Plural scale words: "thousands of", "hundreds of thousands", "tens of millions"."""
    atom = run.atoms[index]
    after, value = index + 1, atom.value
    while run.kind(after) in {"plural", "scale"} and run.gap(after) in {"of", "and"} and after - index <= LONGEST_CHAIN:
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
    figures = sum(1 for atom in atoms if not run.text[atom.start].isalpha())
    style = "digits" if figures == len(atoms) else "mixed" if figures else "words"
    value = -reading.value if negative else reading.value
    return Numeral(start, stop, value, reading.precision, reading.form, style, reading.scale, reading.rule)
