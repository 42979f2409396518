"""What stands right beside a numeral: its currency, percent sign or unit, and the claim's final span.

Compiles the forms of the rules and reads one numeral at a time, with `money.py` and `behind_numeral.py`. Joining two of
them (ranges, `1 in 5`, lists that share a unit) is left to `ranges.py`, ages to `ages.py`, hedges and the order of the
steps to `quantities.py`.
"""

import re
from collections.abc import Iterable

from pipeline.deferred import deferred
from pipeline.extract.numerals.joints import compile_joints
from pipeline.extract.patterns.alternation import alternation
from pipeline.extract.patterns.openings import Forms, openings_of
from pipeline.extract.quantities.ages import compile_ages
from pipeline.extract.quantities.behind_numeral import as_money, unit_after
from pipeline.extract.quantities.contexts import Around
from pipeline.extract.quantities.currencies import (
    compile_money,
)
from pipeline.extract.quantities.measured_numeral import Measured, MeasurePatterns, unmeasured
from pipeline.extract.quantities.money import money_before, with_money_after, with_sign
from pipeline.extract.quantities.rates import compile_rates
from pipeline.lexicon.joins import AgeRules, JoinRules
from pipeline.lexicon.measures import CurrencyRules, RateRules, UnitRule, UnitRules
from pipeline.models import Numeral

NUMBER = re.compile(r"\d|million|billion|trillion|twenty|hundred|thousand")
# What may stand between a figure and its unit.
BEHIND = r"(?:\s{0,3}[-‐‑]\s?|\s{0,3})"
WORD_JOINT = re.compile(r"\s{0,3}(?:[-‐‑]\s?)?")
SIGN_JOINT = re.compile(r"[-‐‑]|\s{0,2}")
BLANKS = re.compile(r"\s{0,2}")


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
            for written in {word.lower(), word.lower().replace(" ", "-")}:  # `a 25-basis-point rise`
                words[written] = (*words.get(written, ()), rule)
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


def _backwards(forms: Iterable[str]) -> Iterable[str]:
    return (form[::-1] for form in forms)


def measure(numeral: Numeral, around: Around, patterns: MeasurePatterns) -> Measured:
    """Read the currency or unit right beside `numeral`."""
    plain = unmeasured(numeral)
    if numeral.form not in ("cardinal", "fraction"):
        return plain
    if before := money_before(numeral, around, patterns):
        money = with_sign(as_money(plain, *before, around.home), around)
        return with_money_after(money, around, patterns)
    if found := unit_after(numeral, numeral.end, around, patterns):
        return found
    return plain
