"""Which currency a word, symbol or code means in a given document.

Names, codes and symbols of one currency are plain. A form that several currencies share (`$`, `rupees`) takes the
document's own country where that has one of them, and the default otherwise; `$` does so only in a document that
speaks at home, since before other nations it is the US dollar. Where in the text the form stands is found by
`measures.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pipeline.deferred import deferred
from pipeline.lexicon.measures import CurrencyRule, CurrencyRules, SharedCurrency
from pipeline.models import Document
from pipeline.values import value_class

WHOLE = Decimal(1)
# A sign with letters beside it that are no word by themselves, so that their case tells nothing (`US$`, `$us`).
LETTERED = re.compile(r"(?:[A-Z]{2}[$£€¥]|[$£€¥][A-Z]{2})")


@value_class
class Home:
    """Whose currency a document may leave unnamed: codes of the country it is about and of the one that speaks."""

    about: str | None = None
    speaker: str | None = None
    at_home: bool = False  # it speaks to its own country, not before other nations
    published: date | None = None


@value_class
class MoneyForm:
    """What a form of money means: a currency, or one of several, and the part of its unit."""

    id: str
    code: str | None  # None where several currencies share the form
    shared: SharedCurrency | None
    factor: Decimal  # 0.01 for cents
    needs_amount: bool
    at_edge: str = "both"  # "before", "after" or "both" sides of the figure
    former: tuple[str, date] | None = None  # the code that the form meant before that day


@dataclass(frozen=True, slots=True, eq=False)  # one set is itself alone, so that what it says of a body is cached
class MoneyForms:
    """All forms of money: `names` folded to lower case, `symbols` as written."""

    names: Mapping[str, MoneyForm]
    symbols: Mapping[str, MoneyForm]
    countries: Mapping[str, str]
    country: re.Pattern[str]
    forums: re.Pattern[str]


@value_class
class Currency:
    """A form of money read in its document."""

    code: str
    rules: tuple[str, ...]
    default: bool  # read by the table of defaults, since the form is shared


def compile_money(rules: CurrencyRules) -> MoneyForms:
    """The forms of `rules`, ready for look-up."""
    names: dict[str, MoneyForm] = {}
    symbols: dict[str, MoneyForm] = {}
    needy = frozenset(rules.needs_amount)
    for entry in rules.shared + rules.currencies:
        code = entry.code if isinstance(entry, CurrencyRule) else None
        shared = entry if isinstance(entry, SharedCurrency) else None
        former = (
            (entry.former, entry.since) if isinstance(entry, CurrencyRule) and entry.former and entry.since else None
        )
        for minor in entry.minors:
            for name in minor.names:
                form = MoneyForm(entry.id, code, shared, minor.value, name in needy and len(name) > 1, "after")
                (names if len(name) > 1 else symbols).setdefault(name.lower(), form)
        for name in entry.names:
            old = None if name.startswith("new ") else former
            names[name.lower()] = MoneyForm(entry.id, code, shared, WHOLE, name in needy, former=old)
        for symbol in entry.symbols:
            edge = "after" if symbol[0] == "/" else "before" if symbol in symbols else "both"
            form = MoneyForm(entry.id, code, shared, WHOLE, symbol in needy, edge, former)
            symbols[symbol if edge != "before" else _before(symbol)] = form
            if LETTERED.search(symbol) and not symbol.isalpha():
                for written in (symbol.lower(), symbol.title()):  # `us$ 3 million`, `Us$ 3 million`
                    symbols.setdefault(written, form)
        if code and isinstance(entry, CurrencyRule) and not (entry.historic and code in symbols):
            symbols[code] = MoneyForm(entry.id, code, None, WHOLE, entry.wordlike)
    countries = {_fold(country): rule.code for rule in rules.currencies for country in rule.countries}
    return MoneyForms(names, symbols, countries, _phrases(countries), _phrases(map(_fold, rules.forums)))


def _before(symbol: str) -> str:
    """The key of a symbol that means another thing after a figure (`¢5` in Ghana, `5¢` anywhere)."""
    return symbol + " "


def symbol_before(money: MoneyForms, symbol: str) -> MoneyForm | None:
    """What `symbol` means before a figure."""
    form = money.symbols.get(_before(symbol)) or money.symbols.get(symbol)
    return form if form and form.at_edge != "after" else None


def symbol_after(money: MoneyForms, symbol: str) -> MoneyForm | None:
    """What `symbol` means after a figure."""
    form = money.symbols.get(symbol)
    return form if form and form.at_edge != "before" else None


def _phrases(phrases: object) -> re.Pattern[str]:
    longest_first = sorted(map(str, phrases), key=len, reverse=True)  # type: ignore[call-overload]
    return deferred(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _fold(name: str) -> str:
    return " ".join(name.replace("’", "'").lower().split())


def _code_of(name: str, money: MoneyForms) -> str | None:
    if not name:
        return None
    folded = _fold(name)
    if folded in money.countries:
        return money.countries[folded]
    found = money.country.findall(folded)  # "Ministry of Finance, Sri Lanka"
    return money.countries[found[-1]] if found else None


def home_of(document: Document, money: MoneyForms) -> Home:
    """Whose currency `document` may leave unnamed, by its manifest."""
    told = " ".join(filter(None, (document.title, document.publisher, document.actor)))
    about, speaker, at_home = _told_by(document.about or "", document.actor or "", told, money)
    return Home(about or speaker, speaker or about, at_home, document.published)


@lru_cache(maxsize=1 << 10)  # most lines of a stream, and most documents of a folder, come from the same few bodies
def _told_by(about: str, actor: str, told: str, money: MoneyForms) -> tuple[str | None, str | None, bool]:
    """The codes of what a document is about and of who speaks, and whether it speaks to its own country."""
    before_others = money.forums.search(_fold(told)) is not None
    same = not about or not actor or _fold(about) == _fold(actor)
    return _code_of(about, money), _code_of(actor, money), same and not before_others


def currency_of(form: MoneyForm, home: Home) -> Currency:
    """The currency that `form` means in a document of `home`."""
    if form.former and home.published and home.published < form.former[1]:
        return Currency(form.former[0], (form.id, f"currency.former.{form.former[0]}"), False)
    if form.code or not form.shared:
        return Currency(form.code or "", (form.id,), False)
    own = (home.about, home.speaker) if not form.shared.at_home else (home.speaker if home.at_home else None,)
    for code in own:
        if code in form.shared.takers:
            return Currency(str(code), (form.id, f"currency.home.{code}"), True)
    code = form.shared.default
    return Currency(code, (form.id, f"currency.default.{code}"), True)
