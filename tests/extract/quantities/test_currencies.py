"""Which currency a form of money means: the document's own country, forums of nations, parts of a unit."""

import pytest

from pipeline.extract.grammar import load_grammar
from pipeline.extract.quantities.currencies import Home, currency_of, home_of, symbol_after, symbol_before
from pipeline.lexicon.measures import load_currencies
from pipeline.models import Document
from tests.extract.reading import read_one

MONEY = load_grammar().measures.money


@pytest.mark.parametrize(
    ("country", "code"),
    [("Ghana", "GHS"), ("Ministry of Finance, Sri Lanka", "LKR"), ("Côte d’Ivoire", "XOF"), ("Atlantis", None)],
)
def test_a_country_gives_its_currency(country: str, code: str | None) -> None:
    assert home_of(Document("d", "", about=country), MONEY).about == code


def test_before_other_nations_a_document_is_not_at_home() -> None:
    at_home = Document("d", "", title="Budget statement 2019", actor="Jamaica")
    abroad = Document("d", "", title="Statement to the United Nations General Assembly", actor="Jamaica")
    assert home_of(at_home, MONEY).at_home
    assert not home_of(abroad, MONEY).at_home
    assert read_one("They paid $40 for it.", home_of(at_home, MONEY)).unit == "JMD"
    assert read_one("They paid $40 for it.", home_of(abroad, MONEY)).unit == "USD"


def test_a_shared_form_says_how_it_was_read() -> None:
    rupees = MONEY.names["rupees"]
    own = currency_of(rupees, Home("NPR", "NPR", True))
    default = currency_of(rupees, Home())
    assert (own.code, own.default) == ("NPR", True)
    assert own.rules == (rupees.id, "currency.home.NPR")
    assert default.rules == (rupees.id, f"currency.default.{default.code}")


def test_a_plain_form_is_read_without_a_default() -> None:
    yen = currency_of(MONEY.names["yen"], Home("KEN", "KEN", True))
    assert (yen.code, yen.default) == ("JPY", False)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost 50 cents.", 0.5, "USD"),
        ("It cost 25 pence.", 0.25, "GBP"),
        ("It cost 5 paise.", 0.05, "INR"),
    ],
)
def test_a_part_of_a_unit_is_put_into_the_unit(text: str, value: float, unit: str) -> None:
    quantity = read_one(text)
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


def test_a_symbol_may_mean_another_thing_on_the_other_side() -> None:
    before, after = symbol_before(MONEY, "¢"), symbol_after(MONEY, "¢")
    assert before is not None
    assert after is not None
    assert before.factor == 1
    assert after.factor != 1


@pytest.mark.parametrize("rule", load_currencies().currencies, ids=lambda rule: rule.code)
def test_every_country_of_a_currency_leads_to_it(rule) -> None:  # type: ignore[no-untyped-def]
    assert {home_of(Document("d", "", about=country), MONEY).about for country in rule.countries} <= {rule.code}
