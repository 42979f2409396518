"""Units and money beside a numeral: every surface form of every rule, spans, ambiguous forms, whose dollar."""

from datetime import date

import pytest

from pipeline.extract.patterns.alternation import alternation
from pipeline.extract.quantities.currencies import Home, home_of
from pipeline.lexicon.base import RuleFileError
from pipeline.lexicon.measures import (
    CurrencyRule,
    SharedCurrency,
    UnitRule,
    check_units,
    load_currencies,
    load_rates,
    load_units,
)
from pipeline.models import Document
from schemas.vocabularies import Flag
from tests.extract.reading import measure_patterns, read, read_one

UNITS = load_units().units
CURRENCIES = load_currencies().currencies
SHARED = load_currencies().shared
LANKA = Home("LKR", "LKR", at_home=True)
AUSTRALIA = Home("AUD", "AUD", at_home=True)


def test_every_unit_is_one_that_pint_knows_in_its_dimension() -> None:
    check_units(load_units())


@pytest.mark.parametrize("rule", UNITS, ids=lambda rule: rule.id)
def test_every_plain_form_of_a_unit_is_read_back(rule: UnitRule) -> None:
    if rule.ambiguous:
        return
    for word in rule.words:
        text = f"They had 12 {word}, it was said."
        quantity = read_one(text)
        assert (quantity.unit, quantity.value) == (rule.unit, 12), word
        assert text[quantity.start : quantity.end] == f"12 {word}"
    for symbol in rule.symbols:
        text = f"They had 12.5 {symbol}, it was said."
        quantity = read_one(text)
        assert (quantity.unit, quantity.value) == (rule.unit, 12.5), symbol
        assert text[quantity.start : quantity.end] == f"12.5 {symbol}"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12.5%", "percent"),
        ("12.5‰", "permille"),
        ("12.5km", "kilometer"),
        ("12.5km²", "kilometer**2"),
        ("12.5kg", "kilogram"),
        ("12.5kWh", "kilowatt_hour"),
        ("12.5MW", "megawatt"),
        ("12.5°C", "degree_Celsius"),
        ("12.5km/h", "kilometer/hour"),
        ("12.5€", "EUR"),
    ],
)
def test_symbols_may_touch_the_figure(text: str, unit: str) -> None:
    quantity = read_one(f"It had {text} then.")
    assert (quantity.unit, quantity.value, quantity.end - quantity.start) == (unit, 12.5, len(text))


@pytest.mark.parametrize("rule", CURRENCIES, ids=lambda rule: rule.code)
def test_every_form_of_a_currency_is_read_back(rule: CurrencyRule) -> None:
    taken = {symbol for other in CURRENCIES if other.code != rule.code for symbol in other.symbols}
    for form in {*rule.symbols, rule.code} - taken:  # "GHC" goes on as a symbol of the new cedi
        text = f"They paid {form} 5.5 million in all."
        quantity = read_one(text)
        assert (quantity.unit, quantity.value) == (rule.code, 5_500_000), form
        assert text[quantity.start : quantity.end] == f"{form} 5.5 million"
    for name in rule.names:
        text = f"They paid 5.5 million {name} in all."
        quantity = read_one(text)
        assert (quantity.unit, quantity.form) == (rule.code, "money"), name
        assert text[quantity.start : quantity.end] == f"5.5 million {name}"


def test_a_renewed_currency_takes_its_old_code_in_older_documents() -> None:
    for published, code in ((date(2006, 5, 1), "GHC"), (date(2008, 5, 1), "GHS"), (None, "GHS")):
        quantity = read_one("They paid 5.5 million cedis in all.", Home(published=published))
        assert quantity.unit == code
        assert "currency.GHS" in quantity.rules


@pytest.mark.parametrize("rule", SHARED, ids=lambda rule: rule.id)
def test_every_shared_form_takes_the_default_and_says_so(rule: SharedCurrency) -> None:
    forms = [f"They paid 5.5 million {name} in all." for name in rule.names]
    forms += [f"They paid {symbol} 5.5 million in all." for symbol in rule.symbols if symbol[0] != "/"]
    for text in forms:
        quantity = read_one(text)
        assert quantity.unit == rule.default, text
        assert f"currency.default.{rule.default}" in quantity.rules
        assert quantity.flags == (Flag.DEFAULT_CURRENCY,)


@pytest.mark.parametrize("rule", [*UNITS, *CURRENCIES, *SHARED, *load_rates().rules], ids=lambda rule: rule.id)
def test_rule_fires_in_its_examples_only(rule: UnitRule | CurrencyRule | SharedCurrency) -> None:
    for example in rule.examples:
        before, marked, _ = example.split("|")
        text = example.replace("|", "")
        start, end = len(before), len(before) + len(marked)
        if rule.id.startswith("denominator."):
            assert start not in [quantity.start for quantity in read(text)]
            continue
        fired = [quantity for quantity in read(text) if rule.id in quantity.rules]
        assert [(quantity.start, quantity.end) for quantity in fired] == [(start, end)], example
    for example in rule.counter_examples:
        assert not [quantity for quantity in read(example) if rule.id in quantity.rules], example


def test_every_unit_has_examples_of_both_kinds() -> None:
    assert not [rule.id for rule in UNITS if not rule.examples or not rule.counter_examples]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("assets worth RMB9.5 billion were", "RMB9.5 billion", 9.5e9, "CNY"),
        ("provide $US 260 million in aid", "$US 260 million", 2.6e8, "USD"),
        ("a sum of $ 55 billion if", "$ 55 billion", 5.5e10, "USD"),
        ("a fine of £57,000 sterling was", "£57,000 sterling", 57_000, "GBP"),
        ("paid $5 million USD in", "$5 million USD", 5e6, "USD"),
        ("paid $5 million US dollars in", "$5 million US dollars", 5e6, "USD"),
        ("cost 4 cents a piece", "4 cents", 0.04, "USD"),
        ("cost 50p each", "50p", 0.5, "GBP"),
        ("paid 13 new pence for", "13 new pence", 0.13, "GBP"),
        ("some 3.7 per \ncent of GDP", "3.7 per \ncent", 3.7, "percent"),
        ("a 5-percent rise", "5-percent", 5, "percent"),
        ("an 80-km road", "80-km", 80, "kilometer"),
        ("a 10km race", "10km", 10, "kilometer"),
        ("within 10 consecutive years of", "10 consecutive years", 10, "year"),
        ("a two-year program", "two-year", 2, "year"),
        ("some 60 tonnes per hectare of", "60 tonnes per hectare", 60, "metric_ton/hectare"),
        ("some 10 kg/ha of", "10 kg/ha", 10, "kilogram/hectare"),
        ("had 50 micrograms per cubic metre of", "50 micrograms per cubic metre", 50, "microgram/meter**3"),
        ("flows of 30 cubic metres per second are", "30 cubic metres per second", 30, "meter**3/second"),
        ("reached 400 parts per million in", "400 parts per million", 400, "ppm"),
        ("about 40,000 pounds of plutonium", "40,000 pounds", 40_000, "pound"),
        ("about 40,000 pounds in aid", "40,000 pounds", 40_000, "GBP"),
        ("kept to 1.5 degrees of warming", "1.5 degrees", 1.5, "degree_Celsius"),
        ("kept to -5 degrees Celsius then", "-5 degrees Celsius", -5, "degree_Celsius"),
        ("walls 40 m high", "40 m", 40, "meter"),
        ("winds of 80 km/h hit", "80 km/h", 80, "kilometer/hour"),
        ("half an hour ago", "half an hour", 0.5, "hour"),
        ("one third of one cent each", "one third of one cent", 0.00333333, "USD"),
        ("a quarter of one per cent of", "a quarter of one per cent", 0.25, "percent"),
        ("three quarters of a mile off", "three quarters of a mile", 0.75, "mile"),
        ("half a million dollars in", "half a million dollars", 500_000, "USD"),
    ],
)
def test_span_value_and_unit(text: str, span: str, value: float, unit: str) -> None:
    quantity = read_one(text)
    assert text[quantity.start : quantity.end] == span
    assert quantity.value == pytest.approx(value, rel=1e-9)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("in 12 in all, 2000 in Beijing", ["count", "count"]),
        ("another 12 won the vote", ["count"]),
        ("the year 12 marks the end", ["count"]),
        ("the three Rs of schooling", ["count"]),
        ("to attain SDG 4 by then", ["count"]),
        ("the 12 barrel-makers left", ["count"]),
        ("paid in dollars 2 years later", ["year"]),
        ("the 36,000 Chinese workers", ["count"]),
        ("15 degrees in law", ["count"]),
        ("50 meters were read", ["meter"]),
        ("some 12 T-shirts", ["count"]),
        ("All 12 T. Smith", ["count"]),
        ("ALL 12 STATES", ["count"]),
        ("the top 100 won", ["KRW"]),
    ],
)
def test_words_that_only_look_like_units(text: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in read(text)] == units


@pytest.mark.parametrize(
    ("text", "home", "unit", "rule"),
    [
        ("Rs.12,500/-", LANKA, "LKR", "currency.home.LKR"),
        ("500 rupees", LANKA, "LKR", "currency.home.LKR"),
        ("5,000/-", LANKA, "LKR", "currency.home.LKR"),
        ("50 cents", LANKA, "USD", "currency.default.USD"),
        ("$5 million", LANKA, "USD", "currency.default.USD"),
        ("$5 million", AUSTRALIA, "AUD", "currency.home.AUD"),
        ("50 cents", AUSTRALIA, "AUD", "currency.home.AUD"),
        ("$5 million", Home("AUD", "AUD", at_home=False), "USD", "currency.default.USD"),
        ("200 pesos", Home("COP", "USD"), "COP", "currency.home.COP"),
        ("200 pounds", Home("EGP", "EGP"), "EGP", "currency.home.EGP"),
        ("£200", Home("EGP", "EGP"), "GBP", "currency.default.GBP"),
        ("¥200", Home("CNY", "CNY"), "CNY", "currency.home.CNY"),
    ],
)
def test_a_shared_form_takes_the_currency_of_the_document(text: str, home: Home, unit: str, rule: str) -> None:
    quantity = read_one(text, home)
    assert quantity.unit == unit
    assert rule in quantity.rules
    assert Flag.DEFAULT_CURRENCY in quantity.flags


@pytest.mark.parametrize(
    ("document", "home"),
    [
        (Document("d", "", title="Budget Speech 2024", actor="Australia", about="Australia"), AUSTRALIA),
        (Document("d", "", actor="Commonwealth of Australia"), AUSTRALIA),
        (Document("d", "", title="Statement in the General Debate", actor="Australia"), Home("AUD", "AUD")),
        (Document("d", "", publisher="Ministry of Finance, Sri Lanka", about="Sri Lanka"), LANKA),
        (Document("d", "", actor="United States", about="Colombia"), Home("COP", "USD")),
        (Document("d", "", actor="Nobody"), Home(None, None, at_home=True)),
        (Document("d", ""), Home(None, None, at_home=True)),
    ],
)
def test_home_of_a_document(document: Document, home: Home) -> None:
    assert home_of(document, measure_patterns().money) == home


def test_a_wrong_units_file_is_told_with_all_its_mistakes(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "my-units.toml"
    path.write_text(
        '[[units]]\nid = "unit.bale"\nunit = "bale"\n'
        '[[units]]\nid = "sack"\nunit = "kilogram"\ndimension = "mass"\nword = ["sack"]\n',
        encoding="utf-8",
    )
    with pytest.raises(RuleFileError) as caught:
        load_units(path)
    message = str(caught.value)
    assert "my-units.toml: units.unit.bale.dimension: is missing" in message
    assert "units.sack.id" in message
    assert "units.sack.word" in message


def test_a_unit_that_pint_does_not_know_is_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "my-units.toml"
    path.write_text(
        '[[units]]\nid = "unit.bale"\nunit = "bale"\ndimension = "mass"\nwords = ["bale", "bales"]\n'
        '[[units]]\nid = "unit.sack"\nunit = "kilogram"\ndimension = "length"\nwords = ["sack"]\n',
        encoding="utf-8",
    )
    with pytest.raises(RuleFileError) as caught:
        check_units(load_units(path), path.name)
    assert "my-units.toml: unit.bale" in str(caught.value)
    assert "kilogram is of dimension mass, not length" in str(caught.value)


def test_an_empty_alternation_is_refused() -> None:
    with pytest.raises(ValueError, match="match everywhere"):
        alternation([])
