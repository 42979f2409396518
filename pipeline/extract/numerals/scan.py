"""Where numerals stand: one compiled expression finds their atoms, each maximal expression becomes one `Numeral`.

The expression looks at a character further only where a number may begin, so that text without figures costs one quick
scan. What a numeral is not (a date, a name, an idiom) is left to the screen; units and ranges to `measures.py`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from pipeline.deferred import deferred
from pipeline.extract.numerals.atoms import HALF, Atom
from pipeline.extract.numerals.codes import (
    CodePatterns,
    compile_codes,
    read_labelled,
    read_lettered,
    read_symbol,
    read_web,
    unbroken,
)
from pipeline.extract.numerals.digits import FigurePatterns, compile_figures, read_account, read_figure, read_sign
from pipeline.extract.numerals.glued import compile_glued
from pipeline.extract.numerals.joints import SAID_AGAIN
from pipeline.extract.numerals.runs import Run, SpelledPatterns, compile_spelled
from pipeline.extract.numerals.spelled import read_expression
from pipeline.extract.patterns.gist import NumeralHints, compile_hints
from pipeline.lexicon.measures import CurrencyRules, UnitRules
from pipeline.lexicon.numbers import NumberRules
from pipeline.models import Numeral
from pipeline.values import replace, value_class

_POINTS = frozenset("/.-‐‑")  # one of them follows the first figure of a date or of a code in parts
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@value_class
class NumeralPatterns:
    """Everything compiled from the number rules that the reading of numerals needs."""

    scan: re.Pattern[str]
    words: dict[str, Atom]
    hints: NumeralHints
    roman_context: re.Pattern[str]
    figures: FigurePatterns
    codes: CodePatterns
    spelled: SpelledPatterns


def compile_numerals(numbers: NumberRules, units: UnitRules, currencies: CurrencyRules) -> NumeralPatterns:
    """Compile the number rules once; a figure may be glued to the symbols of `units` and `currencies`."""
    words = _word_atoms(numbers)
    glued = compile_glued(numbers, units, currencies)
    nouns = "|".join(sorted(map(re.escape, numbers.roman.nouns), key=len, reverse=True))
    return NumeralPatterns(
        scan=_scan_pattern(words, numbers),
        words=words,
        hints=compile_hints(words, numbers),
        roman_context=deferred(rf"(?:th|st|nd|rd)?\s+(?:[A-Z][\w'’-]+\s+){{0,4}}(?i:(?:{nouns}))\b"),
        figures=compile_figures(numbers, glued),
        codes=compile_codes(numbers, glued),
        spelled=compile_spelled(numbers),
    )


def find_numerals(
    text: str, start: int, end: int, patterns: NumeralPatterns, words: Iterable[str] | None = None
) -> list[Numeral]:
    """Find the numerals of `text[start:end]`: maximal expressions, in order, disjoint; offsets are those of `text`.

    `words` are the number words in it, in lower case, where they are known already.
    """
    places = None if words is None else _places(text, start, end, words, patterns.hints)
    atoms = _find_atoms(text, start, end, patterns, places)
    if not atoms:
        return []
    run = Run(text, start, end, tuple(atoms), patterns.spelled)
    numerals: list[Numeral] = []
    index, floor = 0, start
    while index < len(atoms):
        numeral, index = read_expression(run, index, floor)
        if numeral is not None:
            numeral = _with_sign(text, numeral, floor, patterns)
            if numeral.rule == "numeral.roman":
                numeral = replace(numeral, style="roman")
            if numerals and restated(text, numerals[-1], numeral, end):
                numerals[-1] = numeral = replace(numerals[-1], end=numeral.end + 1)
            else:
                numerals.append(numeral)
            floor = numeral.end
    return numerals


def restated(text: str, first: Numeral, second: Numeral, end: int) -> bool:
    """Whether a numeral in brackets says the one before it again, in digits or words (`fifteen (15) days`)."""
    return (
        first.value == second.value
        and (first.style == "words") != (second.style == "words")
        and first.form == second.form == "cardinal"
        and second.end < end
        and text[second.end] == ")"
        and SAID_AGAIN.fullmatch(text, first.end, second.start) is not None
    )


def _places(text: str, start: int, end: int, words: Iterable[str], hints: NumeralHints) -> list[int] | None:
    """Where a number may begin, from the last to the first; None where lower case shifts the words."""
    sentence = text[start:end]
    starts = hints.plain_starts if sentence.isascii() else hints.starts
    found = [match.start() for match in starts.finditer(text, start, end)]
    if words:
        low = sentence.lower()
        if len(low) != end - start:
            return None
        for word in words:
            at = low.find(word)
            while at >= 0:
                found.append(start + at)
                at = low.find(word, at + 1)
        found.sort()
    found.reverse()
    return found


def _next_atom(
    text: str, position: int, end: int, patterns: NumeralPatterns, places: list[int] | None
) -> re.Match[str] | None:
    """The next number from `position` on; where it may begin is known, or looked for, which takes longer."""
    if places is None:
        return patterns.scan.search(text, position, end)
    while places:
        at = places.pop()
        if at >= position and (match := patterns.scan.match(text, at, end)) is not None:
            return match
    return None


def _find_atoms(text: str, start: int, end: int, patterns: NumeralPatterns, places: list[int] | None) -> list[Atom]:
    atoms: list[Atom] = []
    position, checked = start, start  # `checked`: how far words are known to be no address or document symbol
    while (match := _next_atom(text, position, end, patterns, places)) is not None:
        position = match.end()
        kind = match.lastgroup
        if kind == "word":
            word = " ".join(match["word"].split()).lower()
            found = patterns.words.get(re.sub(r"-\s*", "-", word) if "-" in word else word)
            if found is not None:  # a long s fits the expression, but is no s in lower case
                atoms.append(replace(found, start=match.start(), end=match.end()))
        elif kind == "roman":
            atom = _read_roman(text, match, end, patterns)
            if atom is not None:
                atoms.append(atom)
        else:
            floor = atoms[-1].end if atoms else start
            at = match.start()
            atom = None
            if at >= checked:
                left, checked = unbroken(text, at, floor, end)
                atom = _read_address(text, at, left, checked, patterns.codes)
            if atom is not None:
                position = checked = atom.end
            else:
                atom, position = _read_digits(text, at, floor, end, patterns)
            if atom is not None:
                atoms.append(atom)
    return atoms


def _read_address(text: str, at: int, left: int, right: int, codes: CodePatterns) -> Atom | None:
    """The web address or document symbol that holds the digit at `at`; `left:right` is the stretch without blanks."""
    if right - left < 4:
        return None
    span = read_web(text, left, right, codes) or read_symbol(text, at, left, right, codes)
    return _whole(span[0], max(span[1], at + 1), "numeral.code") if span else None


def _read_digits(text: str, at: int, floor: int, end: int, patterns: NumeralPatterns) -> tuple[Atom | None, int]:
    """The atom that the digit at `at` belongs to (None for a unit with a figure of its own), and where to go on."""
    codes = patterns.codes
    if text[at - 1 : at] == "^" and text[at - 2 : at - 1].isalpha():
        return None, at + 1  # the power of a unit: km^2
    labelled = read_labelled(text, at, floor, codes, end)
    if labelled:
        first, last, counts = labelled
        return (_whole(first, last, "numeral.code") if counts else None), last
    pointed = not _POINTS.isdisjoint(text[at + 1 : at + 6])
    for expression, rule in ((codes.date, "numeral.date-like"), (codes.dotted, "numeral.code")) if pointed else ():
        found = expression.match(text, at, end)
        if found and not (rule == "numeral.code" and patterns.figures.body.match(text, at, end).end() >= found.end()):  # type: ignore[union-attr]
            return _whole(at, found.end(), rule), found.end()
    figure = read_figure(text, at, floor, end, patterns.figures)
    if figure.kind != "ratio":
        slash = codes.slash.match(text, at, end)
        if slash and slash.end() > figure.end:
            return _whole(at, slash.end(), "numeral.slash"), slash.end()
    if figure.rule == "numeral.digits":
        code_end = read_lettered(text, at, figure.end, end, codes)
        if (
            code_end is not None
            and not patterns.scan.match(text, figure.end, end)
            and not patterns.spelled.fold.match(text, figure.end, end)
        ):
            return _whole(at, code_end, "numeral.code"), code_end
    if figure.kind == "figure" and read_account(text, at, figure.end, patterns.figures):
        figure = replace(figure, start=at - 1, end=figure.end + 1, value=-figure.value)
    return figure, figure.end


def _whole(start: int, end: int, rule: str) -> Atom:
    return Atom(start, end, "whole", Decimal(0), rule=rule)


def _with_sign(text: str, numeral: Numeral, floor: int, patterns: NumeralPatterns) -> Numeral:
    if numeral.style == "words" or numeral.form not in {"cardinal", "fraction"} or numeral.value <= 0:
        return numeral
    if not text[numeral.start].isdigit() and text[numeral.start] != ".":
        return numeral
    sign = read_sign(text, numeral.start, floor, patterns.figures)
    if sign is not None:
        return replace(numeral, start=sign, value=-numeral.value)
    return numeral


def _read_roman(text: str, match: re.Match[str], end: int, patterns: NumeralPatterns) -> Atom | None:
    context = patterns.roman_context.match(text, match.end(), min(end, match.end() + 120))
    value = _roman_value(match["roman"])
    if context is None or value is None:
        return None
    ending = re.match(r"th|st|nd|rd", text[match.end() : match.end() + 2])
    stop = match.end() + (2 if ending else 0)
    return Atom(match.start(), stop, "whole", Decimal(value), form="ordinal", rule="numeral.roman")


def _roman_value(figures: str) -> int | None:
    if not re.fullmatch(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", figures):
        return None
    total = 0
    for figure, following in zip(figures, figures[1:] + " ", strict=True):
        size = _ROMAN[figure]
        total += -size if size < _ROMAN.get(following, 0) else size
    return total


def _scan_pattern(words: dict[str, Atom], numbers: NumberRules) -> re.Pattern[str]:
    """The one expression. Its alternatives are tried only where the first character fits."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word)
    branches = []
    for letter, group in sorted(by_letter.items()):
        rests = sorted((word[1:] for word in group), key=lambda rest: (-len(rest), rest))
        alternatives = "|".join(re.escape(rest).replace(r"\-", r"-\s{0,3}") for rest in rests)
        branches.append(f"[{letter}{letter.upper()}](?i:{alternatives})")
    signs = "".join(numbers.vulgar)
    first = "".join(sorted(by_letter)) + "".join(sorted(by_letter)).upper() + "XVILC"
    return deferred(
        rf"(?=[\d.{signs}{first}])(?:"
        rf"(?P<digit>\d)|(?P<point>(?<![\w.)/])\.(?=\d))|(?P<vulgar>[{signs}])"
        rf"|(?<![^\W\d_])(?:(?P<word>{'|'.join(branches)})(?:(?![^\W_])|(?=folds?(?![^\W_])))"
        rf"|(?P<roman>[VX]|[XVILC]{{2,8}})(?=(?:th|st|nd|rd)?\s)))"
    )


def _word_atoms(numbers: NumberRules) -> dict[str, Atom]:
    """Every number word with what it says; offsets are filled in where it is found."""
    atoms: dict[str, Atom] = {}

    def add(word: str, kind: str, value: int, **more: object) -> None:
        atoms[word] = replace(Atom(0, 0, kind, Decimal(value)), **more)  # type: ignore[arg-type]

    for word, value in numbers.cardinals.items():
        add(word, "unit" if value < 10 else "teen" if value < 20 else "tens", value)
    for word, value in numbers.ordinals.items():
        add(word, "ordinal", value, divisor=value if value > 2 else 0)
        if value > 2:
            add(word + "s", "parts", value, divisor=value)
    for word, value in numbers.adverbs.items():
        add(word, "ordinal", value, rule="numeral.adverb")
    for scale in numbers.scales:
        for word in (*scale.words, *scale.breaks):
            add(word, "scale", scale.value, divisor=-1 if scale.counted else 0)
        for word in scale.plurals:
            add(word, "plural", scale.value, rule="needs-of" if scale.counted else "")
        for word in scale.ordinals:
            add(word, "scale-ordinal", scale.value, divisor=scale.value)
        for word in scale.parts:
            add(word, "parts", scale.value, divisor=scale.value)
    for word, value in numbers.fractions.items():
        add(word, "fraction", value, divisor=value)
    for word in numbers.halvings:
        atoms[word] = Atom(0, 0, "whole", HALF, HALF, form="fraction", rule="numeral.halved")
    for word, value in numbers.multiplicatives.items():
        add(word, "multiplicative", value)
    for word in numbers.plurals.vague:
        add(word, "plural", 10, rule="needs-of")
    for word, value in numbers.plurals.decades.items():
        add(word, "whole", value, rule="numeral.decade")
    for word in numbers.plurals.ones:
        add(word, "whole", 1, rule="numeral.ones")
    return atoms
