"""What stands right beside a numeral: its currency, percent sign or unit, and the claim's final span.

Reads one numeral at a time into a `Measured`. Joining two of them (ranges, `1 in 5`, lists that share a unit) is left
to `ranges.py`, ages to `ages.py`, hedges and the order of the steps to `quantities.py`.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from pipeline.deferred import deferred
from pipeline.extract.ages import AgePatterns, compile_ages
from pipeline.extract.alternation import alternation
from pipeline.extract.atoms import HALF, ONE
from pipeline.extract.contexts import REACH, Around, fits, has_amount
from pipeline.extract.currencies import (
    Home,
    MoneyForm,
    MoneyForms,
    compile_money,
    currency_of,
    symbol_after,
    symbol_before,
)
from pipeline.extract.joints import JointPatterns, compile_joints
from pipeline.extract.openings import Forms, match_form, openings_of
from pipeline.extract.rates import RatePatterns, compile_rates
from pipeline.lexicon.joins import AgeRules, JoinRules
from pipeline.lexicon.measures import CurrencyRules, RateRules, UnitRule, UnitRules
from pipeline.models import Numeral
from pipeline.values import replace, value_class
from schemas.vocabularies import Flag

OVER = re.compile(r"\s?/(?=\s?\w)|\s{1,3}per(?=\s)|\s{1,3}an?(?=\s{1,3}(?:second|minute|hour)\b)", re.IGNORECASE)
NUMBER = re.compile(r"\d|million|billion|trillion|twenty|hundred|thousand")
# A noun that the figure before it counts.
COUNTED = re.compile(
    r"\s{1,3}(?!(?:of|in|on|for|to|is|was|were|are|from|and|or|by|per|an?|as|at|worth|has|have|had|with|which|that|will|during"
    r"|this|last|each|every|under|over|between|after|before|since|than|the|into|annually|monthly|daily)(?!\w))[A-Za-z]{2}",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\s?\d")
# "10 consecutive years": what may stand between a figure and its unit of time.
SPACED_UNIT = re.compile(
    r"\s{1,3}(?:consecutive|successive|full|whole|long|short|straight|solid|additional|extra|further|more|continuous"
    r"|uninterrupted|complete|entire)(?=\s)",
    re.IGNORECASE,
)
# A minus sign before a currency; a hyphen only where words lead up to an amount.
SIGN = re.compile(
    r"(?:(?<![\w)])−|(?:\A|[($€£]|(?<!\w)(?:of|was|were|is|are|by|to|from|at|between|and|or|about|around|than|below|above"
    r"|reached|averaged|stood at|recorded)\s{1,3})[-–])\Z"
)
HUNDRED = Decimal(100)
# What may stand between a figure and its unit.
BEHIND = r"(?:\s{0,3}[-‐‑]\s?|\s{0,3})"
WORD_JOINT = re.compile(r"\s{0,3}(?:[-‐‑]\s?)?")
SIGN_JOINT = re.compile(r"[-‐‑]|\s{0,2}")
BLANKS = re.compile(r"\s{0,2}")


@value_class
class Measured:
    """A numeral with what stands right beside it."""

    start: int
    end: int
    figure: Numeral
    value: Decimal
    precision: Decimal
    unit: str
    form: str  # as in `models.Quantity`
    rules: tuple[str, ...]
    flags: tuple[str, ...] = ()
    factor: Decimal = ONE  # what the unit multiplied the figure by (0.01 for cents)
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str | None = None  # "at_least" or "at_most", set by a range that is interrupted
    prefixed: bool = False
    suffixed: bool = False
    outer_start: int | None = None  # where words that show an age begin and end
    outer_end: int | None = None


@value_class
class MeasurePatterns:
    """The compiled surface forms of units and money."""

    money: MoneyForms
    units: Mapping[str, tuple[UnitRule, ...]]  # words folded to lower case
    unit_symbols: Mapping[str, tuple[UnitRule, ...]]
    word_after: Forms
    symbol_after: Forms
    before: Forms  # matched against text read backwards
    numbered: re.Pattern[str]  # forms with a number in themselves: `km^2`, `parts per million`
    rates: RatePatterns
    joints: JointPatterns
    ages: AgePatterns


def compile_measures(
    unit_rules: UnitRules,
    currency_rules: CurrencyRules,
    rate_rules: RateRules,
    join_rules: JoinRules,
    age_rules: AgeRules,
) -> MeasurePatterns:
    """Build the patterns out of the rule files' entries, longest form first."""
    money = compile_money(currency_rules)
    words: dict[str, tuple[UnitRule, ...]] = {}
    symbols: dict[str, tuple[UnitRule, ...]] = {}
    # A form with a condition is tried before the same form without one.
    for rule in sorted(unit_rules.units, key=lambda rule: not rule.ambiguous):
        for word in rule.words:
            words[word.lower()] = (*words.get(word.lower(), ()), rule)
        for symbol in rule.symbols:
            symbols[symbol] = (*symbols.get(symbol, ()), rule)
    signs = {symbol.rstrip() for symbol in money.symbols} | set(symbols)
    named = {*words, *money.names}
    return MeasurePatterns(
        money=money,
        units=words,
        unit_symbols=symbols,
        word_after=Forms(
            WORD_JOINT,
            deferred(lambda: rf"{BEHIND}({alternation(named)})(?!\w)", re.IGNORECASE),
            openings_of(named),
        ),
        symbol_after=Forms(
            SIGN_JOINT,
            deferred(lambda: rf"(?:[-‐‑]|\s{{0,2}})({alternation(signs, bounded=True)})"),
            openings_of(signs),
        ),
        before=Forms(
            BLANKS,
            deferred(lambda: _ending_before(signs, money.names)),
            openings_of(_backwards({*signs, *money.names})),
        ),
        numbered=deferred(
            lambda: rf"{BEHIND}(?:{alternation(filter(NUMBER.search, {*words, *symbols}))})(?!\w)", re.IGNORECASE
        ),
        rates=compile_rates(rate_rules, unit_rules),
        joints=compile_joints(join_rules),
        ages=compile_ages(age_rules),
    )


def _ending_before(signs: Iterable[str], names: Iterable[str]) -> str:
    return rf"\s{{0,2}}(?:({alternation(_backwards(signs))})|(?i:({alternation(_backwards(names))})))(?!\w)"


# Behind the unit: `one year and a half`, not `one year and a half of the next`.
AND_A_HALF = re.compile(
    r"\s{1,3}and\s{1,3}a\s{1,3}half"
    r"(?!\w|-\w|\s{1,3}(?:of|million|billion|dozen|hour|year|was|were|is|are|has|had|will)\b)"
)


def _backwards(forms: Iterable[str]) -> Iterable[str]:
    return (form[::-1] for form in forms)


def fold(form: str) -> str:
    """A form of words as its key: lower case, white space folded."""
    return re.sub(r"\s+", " ", form).lower()


def measure(numeral: Numeral, around: Around, patterns: MeasurePatterns) -> Measured:
    """Read the currency or unit right beside `numeral`."""
    plain = _plain(numeral)
    if numeral.form not in ("cardinal", "fraction"):
        return plain
    if before := _money_before(numeral, around, patterns):
        money = _with_sign(_as_money(plain, *before, around.home), around)
        return _with_money_after(money, around, patterns)
    if found := unit_after(numeral, numeral.end, around, patterns):
        return found
    return plain


def _plain(numeral: Numeral) -> Measured:
    """`numeral` with nothing beside it: a count, an ordinal, a multiple or a share of the whole."""
    rules = (numeral.rule,)
    if numeral.form == "fraction" and numeral.value <= 1:
        share = (numeral.value * HUNDRED, numeral.precision * HUNDRED)
        return Measured(numeral.start, numeral.end, numeral, *share, "percent", "share", rules)
    units = {"ordinal": ("ordinal", "ordinal"), "multiplicative": ("times", "times")}
    unit, form = units.get(numeral.form, ("count", "count"))
    return Measured(numeral.start, numeral.end, numeral, numeral.value, numeral.precision, unit, form, rules)


def _as_money(plain: Measured, form: MoneyForm, start: int, end: int, home: Home) -> Measured:
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


def rounded(value: Decimal, figure: Numeral) -> Decimal:
    """`value`, with an endless fraction cut after six places."""
    return round(value, 6) if figure.form == "fraction" else value


def _money_before(numeral: Numeral, around: Around, patterns: MeasurePatterns) -> tuple[MoneyForm, int, int] | None:
    """The form of money that ends right before `numeral`."""
    window = around.text[max(around.left, numeral.start - REACH // 2) : numeral.start][::-1]
    found = match_form(patterns.before, window, 0, len(window))
    if not found:
        return None
    start, end = numeral.start - found.end(), numeral.end
    if symbol := found.group(1):
        written = symbol[::-1]
        form = symbol_before(patterns.money, fold_symbol(written))
        glued = around.text[
            numeral.start - 1
        ].isalpha()  # a letter glued to a figure that the scan did not take for a code
        if form and form.factor == 1 and (glued or _enough(form, numeral, around.home)):
            word = form.needs_amount and form.code == written.strip()  # "TOP 100 companies", "ALL 193 members"
            return (
                None
                if word and numeral.scale == 1 and COUNTED.match(around.text, end, around.end)
                else (form, start, end)
            )
        return None
    form = patterns.money.names.get(fold(found.group(2)[::-1]))
    # "paid in dollars 2 years later": a name before the figure needs an amount and no unit after it.
    usable = form and form.factor == 1 and not form.needs_amount  # "they won 2 million votes"
    if form and usable and has_amount(numeral) and not unit_after(numeral, numeral.end, around, patterns):
        return form, start, end
    return None


def fold_symbol(symbol: str) -> str:
    """A symbol as its key: white space folded, case kept."""
    return re.sub(r"\s+", " ", symbol)


def _with_money_after(money: Measured, around: Around, patterns: MeasurePatterns) -> Measured:
    """`$5 million USD`, `Rs.500/-`, `$5 million dollars`: what stands after adds to the span, and may name the unit."""
    after = _money_form_after(money.figure, money.end, around, patterns)
    if not after or after[0].factor != 1:
        return money
    form, end = after
    if form.code and form.code != money.unit:
        named = not any(rule.startswith("currency.shared") for rule in money.rules)
        if named:
            return money
        return replace(money, end=end, unit=form.code, rules=(*money.rules, form.id), flags=(), suffixed=True)
    return replace(money, end=end, suffixed=True)


def _money_form_after(
    numeral: Numeral, at: int, around: Around, patterns: MeasurePatterns
) -> tuple[MoneyForm, int] | None:
    found = match_form(patterns.word_after, around.text, at, around.right)
    if found and _apart(found, numeral):
        form = patterns.money.names.get(fold(found.group(1)))
        if form and _enough(form, numeral, around.home):
            return form, found.end()
    sign = match_form(patterns.symbol_after, around.text, at, around.right)
    # "$1,000-$2,000": a sign that stands before another figure is that one's.
    if sign and around.text[sign.start()] not in "-‐‑" and not FIGURE.match(around.text, sign.end(), around.end):
        symbol = fold_symbol(sign.group(1))
        form = symbol_after(patterns.money, symbol)
        if form and symbol[0].isalpha() and numeral.style == "words" and symbol != form.code:
            return None  # "the three Rs"
        if form and _enough(form, numeral, around.home):
            return form, sign.end()
    return None


def _enough(form: MoneyForm, numeral: Numeral, home: Home) -> bool:
    """Whether `numeral` is an amount that `form` may be the money of: any, of the document's own currency."""
    return not form.needs_amount or has_amount(numeral) or form.code in {home.about, home.speaker} - {None}


def _with_sign(money: Measured, around: Around) -> Measured:
    """`money` as a negative amount where a minus sign stands before its currency (`-$5 million`)."""
    if money.value <= 0 or not SIGN.search(around.text, max(around.left, money.start - 16), money.start):
        return money
    figure = replace(money.figure, value=-money.figure.value)
    return replace(money, start=money.start - 1, figure=figure, value=-money.value, prefixed=True)


def _apart(found: re.Match[str], numeral: Numeral) -> bool:
    """A word may touch only a figure in digits: `10km`, not `tenkm`."""
    return found.start(1) > found.start() or numeral.style in ("digits", "mixed")


def unit_after(numeral: Numeral, at: int, around: Around, patterns: MeasurePatterns) -> Measured | None:
    """The unit or currency that starts right after `at`, where `numeral` (or `half a`) ends; None where none does."""
    plain = _plain(numeral)
    found = _unit_form(numeral, at, around, patterns)
    if found:
        rule, end = found
        divisor = _divisor(rule, end, around, patterns)
        measured = _as_measure(plain, rule, *(divisor or (rule.unit, end)))
        half = AND_A_HALF.match(around.text, end, around.end)
        return replace(measured, value=measured.value + HALF, end=half.end()) if half and not divisor else measured
    if money := _money_form_after(numeral, at, around, patterns):
        form, end = money
        return _as_money(plain, form, plain.start, end, around.home)
    return None


def _unit_form(numeral: Numeral, at: int, around: Around, patterns: MeasurePatterns) -> tuple[UnitRule, int] | None:
    """The unit whose form starts at `at`, and where it ends; a symbol that reaches further than a word counts."""
    word = match_form(patterns.word_after, around.text, at, around.right)
    sign = match_form(patterns.symbol_after, around.text, at, around.right)
    rules: list[tuple[re.Match[str], UnitRule]] = []
    if word and _apart(word, numeral):
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
    word = match_form(patterns.word_after, around.text, over.end(), around.right)
    sign = match_form(patterns.symbol_after, around.text, over.end(), around.right)
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
