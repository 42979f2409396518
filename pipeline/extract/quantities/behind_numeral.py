"""What stands right behind a numeral: its unit (`12.7 tons`, `80 km/h`, `one year and a half`) or its currency.

A currency before the figure is left to `money.py`.
"""

import re

from pipeline.extract.numerals.atoms import HALF
from pipeline.extract.patterns.openings import match_form
from pipeline.extract.quantities.contexts import Around, fits, has_amount
from pipeline.extract.quantities.currencies import (
    Home,
    MoneyForm,
    currency_of,
    symbol_after,
)
from pipeline.extract.quantities.measured_numeral import (
    Measured,
    MeasurePatterns,
    fold,
    fold_symbol,
    rounded,
    stands_apart,
    unmeasured,
)
from pipeline.extract.quantities.rates import UNIT_LETTERS
from pipeline.lexicon.measures import UnitRule
from pipeline.models import Numeral
from pipeline.values import replace
from schemas.vocabularies import Flag

OVER = re.compile(r"\s?/(?=\s?\w)|\s{1,3}per(?=\s)|\s{1,3}an?(?=\s{1,3}(?:second|minute|hour)\b)", re.IGNORECASE)
# Units by a letter that is one behind a stroke only: "5 m3/s", "300 g/l", "€5/t".
LETTER = re.compile(rf"[{''.join(UNIT_LETTERS)}](?![\w³²-])")
FIGURE = re.compile(r"\s?\d")
CLOSED = re.compile(r"\s*\Z")


# "10 consecutive years": what may stand between a figure and its unit of time.
SPACED_UNIT = re.compile(
    r"\s{1,3}(?:consecutive|successive|full|whole|long|short|straight|solid|additional|extra|further|more|continuous"
    r"|uninterrupted|complete|entire)(?=\s)",
    re.IGNORECASE,
)
# "fell by 300 month on month", "300 day-to-day errands": no unit
ON_AND_ON = re.compile(
    r"[\s-]{1,3}(year|month|quarter|week|day)(?:\s{1,3}(?:on|over)\s{1,3}|-(?:on|over|to|by)-)\1(?!\w)", re.IGNORECASE
)
# Behind the unit: `one year and a half`, not `one year and a half of the next`.
AND_A_HALF = re.compile(
    r"\s{1,3}and\s{1,3}a\s{1,3}half"
    r"(?!\w|-\w|\s{1,3}(?:of|million|billion|dozen|hour|year|was|were|is|are|has|had|will)\b)"
)


def as_money(plain: Measured, form: MoneyForm, start: int, end: int, home: Home) -> Measured:
    """`plain` as an amount of the currency that `form`, at `start:end`, means."""
    currency = currency_of(form, home)
    figure = plain.figure
    return replace(
        plain,
        start=min(start, plain.start),
        end=max(end, plain.end),
        value=rounded(figure.value, figure) * form.factor,
        precision=rounded(figure.precision, figure) * form.factor,
        unit=currency.code,
        form="money",
        rules=(figure.rule, *currency.rules),
        flags=(Flag.DEFAULT_CURRENCY,) if currency.default else (),
        factor=form.factor,
        prefixed=start < figure.start,
        suffixed=end > figure.end,
    )


def money_form_after(
    numeral: Numeral, at: int, around: Around, patterns: MeasurePatterns
) -> tuple[MoneyForm, int] | None:
    found = match_form(patterns.word_after, around.text, at, around.right)
    if found and stands_apart(found, numeral):
        form = patterns.money.names.get(fold(found.group(1)))
        if form and amounts_to_money(form, numeral, around.home):
            return form, found.end()
    sign = sign_at(at, around, patterns)
    # "$1,000-$2,000": a sign that stands before another figure is that one's.
    if sign and around.text[at] not in "-‐‑" and not FIGURE.match(around.text, sign.end(), around.end):
        symbol = fold_symbol(sign.group(1))
        form = symbol_after(patterns.money, symbol)
        if form and symbol[0].isalpha() and numeral.style == "words" and symbol != form.code:
            return None  # "the three Rs"
        if form and amounts_to_money(form, numeral, around.home):
            return form, sign.end()
    return None


def sign_at(at: int, around: Around, patterns: MeasurePatterns) -> re.Match[str] | None:
    """The symbol at `at`; the stop that closes a sentence is no part of it (`5 million Tk.`, `500 L.`)."""
    found = match_form(patterns.symbol_after, around.text, at, around.right)
    if found and found[0].endswith(".") and CLOSED.match(around.text, found.end(), around.end):
        return match_form(patterns.symbol_after, around.text, at, found.end() - 1) or found
    return found


def amounts_to_money(form: MoneyForm, numeral: Numeral, home: Home) -> bool:
    """Whether `numeral` is an amount that `form` may be the money of: any, of the document's own currency."""
    return not form.needs_amount or has_amount(numeral) or form.code in {home.about, home.speaker} - {None}


def unit_after(numeral: Numeral, at: int, around: Around, patterns: MeasurePatterns) -> Measured | None:
    """The unit or currency that starts right after `at`, where `numeral` (or `half a`) ends; None where none does."""
    plain = unmeasured(numeral)
    found = _unit_form(numeral, at, around, patterns)
    if found:
        rule, end = found
        divisor = _divisor(rule, end, around, patterns)
        measured = _as_measure(plain, rule, *(divisor or (rule.unit, end)))
        half = AND_A_HALF.match(around.text, end, around.end)
        return replace(measured, value=measured.value + HALF, end=half.end()) if half and not divisor else measured
    if money := money_form_after(numeral, at, around, patterns):
        form, end = money
        return as_money(plain, form, plain.start, end, around.home)
    return None


def _unit_form(numeral: Numeral, at: int, around: Around, patterns: MeasurePatterns) -> tuple[UnitRule, int] | None:
    """The unit whose form starts at `at`, and where it ends; a symbol that reaches further than a word counts."""
    word = match_form(patterns.word_after, around.text, at, around.right)
    if word and ON_AND_ON.match(around.text, at, around.end):
        word = None
    sign = sign_at(at, around, patterns)
    rules: list[tuple[re.Match[str], UnitRule]] = []
    if word and stands_apart(word, numeral):
        rules += [(word, rule) for rule in patterns.units.get(fold(word.group(1)), ())]
    if sign:
        rules += [(sign, rule) for rule in patterns.unit_symbols.get(fold_symbol(sign.group(1)), ())]
    rules.sort(key=lambda found: -found[0].end())
    spaced = SPACED_UNIT.match(around.text, at, around.right)
    if spaced and not rules:
        word = match_form(patterns.word_after, around.text, spaced.end(), around.right)
        rules = [(word, rule) for rule in patterns.units.get(fold(word.group(1)), ())] if word else []
        rules = [(found, rule) for found, rule in rules if rule.form == "duration"]
    return next(((rule, found.end()) for found, rule in rules if fits(rule, numeral, found, around)), None)


def _divisor(rule: UnitRule, end: int, around: Around, patterns: MeasurePatterns) -> tuple[str, int] | None:
    """`tonnes per hectare`, `litres per second`: a unit over another one, and where it ends.

    Days, months and years are no part of the unit but what a rate is per.
    """
    over = OVER.match(around.text, end, around.right) if rule.form == "measure" else None
    if not over:
        return None
    letter = LETTER.match(around.text, over.end(), around.right) if "/" in over[0] else None
    if letter and "/" not in rule.unit:
        return f"{rule.unit}/{UNIT_LETTERS[letter[0]]}", letter.end()
    word = match_form(patterns.word_after, around.text, over.end(), around.right)
    sign = sign_at(over.end(), around, patterns)
    forms = [(word, patterns.units.get(fold(word.group(1)), ()))] if word else []
    forms += [(sign, patterns.unit_symbols.get(fold_symbol(sign.group(1)), ()))] if sign else []
    for found, rules in sorted(forms, key=lambda form: -form[0].end()):
        for lower in rules:
            measured = lower.form == "measure" or lower.unit in ("second", "minute", "hour")
            if measured and "/" not in rule.unit + lower.unit:
                return f"{rule.unit}/{lower.unit}", found.end()
    return None


def _as_measure(plain: Measured, rule: UnitRule, unit: str, end: int) -> Measured:
    figure = plain.figure
    return replace(
        plain,
        end=end,
        value=rounded(figure.value, figure),
        precision=rounded(figure.precision, figure),
        unit=unit,
        form=rule.form,
        rules=(figure.rule, rule.id),
        suffixed=True,
    )
