"""Quantities written with any surface form of a unit or currency come back, through the whole extractor, as they were.

Also: a unit of the user's own is read like a built-in one, and long rows of figures cost time that grows with them.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extractor import Extractor, load_extractor
from pipeline.lexicon.base import RuleFileError
from pipeline.lexicon.measures import load_currencies, load_units
from pipeline.models import Claim, Document
from tests.growth import MOST, growth

CURRENCIES = load_currencies()
UNITS = [
    (form, rule.unit)
    for rule in load_units().units
    if not rule.ambiguous and rule.form in ("measure", "share")
    for form in (*rule.words, *rule.symbols)
]
MONEY = [
    (name, rule.code) for rule in CURRENCIES.currencies for name in rule.names if name not in CURRENCIES.needs_amount
]
SYMBOLS = {symbol for rule in CURRENCIES.currencies for symbol in rule.symbols}
CODES = [rule.code for rule in CURRENCIES.currencies if rule.code not in SYMBOLS]
SENTENCES = ["The office reported {} in all.", "It came to {}, they said.", "They spoke of {}; that was true."]
OWN = """
[[units]]
id = "unit.hogshead"
unit = "hogshead"
dimension = "volume"
words = ["hogshead", "hogsheads"]
examples = ["They sold |30 hogsheads| of it."]
counter_examples = ["They sold 30 hogshead-makers."]
"""

figures = st.one_of(
    st.integers(2, 999).map(lambda n: (str(n), float(n))),
    st.integers(1000, 10**9).map(lambda n: (f"{n:,}", float(n))),
    st.integers(11, 9999).filter(lambda n: n % 10 > 0).map(lambda n: (f"{n / 10:.1f}", n / 10)),
    st.sampled_from([("3.5 million", 3.5e6), ("two billion", 2e9), ("forty-five", 45.0), ("half a million", 5e5)]),
)
sentences = st.sampled_from(SENTENCES)
trips = settings(max_examples=400, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def only_claim(extractor: Extractor, text: str) -> Claim:
    claims = extractor(Document("trip", text)).claims
    assert len(claims) == 1, [claim.text for claim in claims]
    return claims[0]


@trips
@given(figure=figures, form=st.sampled_from(UNITS), sentence=sentences)
def test_a_measure_comes_back(
    extractor: Extractor, figure: tuple[str, float], form: tuple[str, str], sentence: str
) -> None:
    written = f"{figure[0]} {form[0]}"
    claim = only_claim(extractor, sentence.format(written))
    assert (claim.text, claim.unit) == (written, form[1])
    assert claim.value == pytest.approx(figure[1])


@trips
@given(figure=figures, form=st.sampled_from(MONEY), sentence=sentences)
def test_an_amount_of_money_comes_back(
    extractor: Extractor, figure: tuple[str, float], form: tuple[str, str], sentence: str
) -> None:
    written = f"{figure[0]} {form[0]}"
    claim = only_claim(extractor, sentence.format(written))
    assert (claim.text, claim.unit) == (written, form[1])
    assert claim.value == pytest.approx(figure[1])


@trips
@given(millions=st.integers(11, 99999), code=st.sampled_from(CODES), sentence=sentences)
def test_a_currency_code_before_the_figure_comes_back(
    extractor: Extractor, millions: int, code: str, sentence: str
) -> None:
    written = f"{code} {millions / 10:,.1f} million"
    claim = only_claim(extractor, sentence.format(written))
    assert (claim.text, claim.unit) == (written, code)
    assert claim.value == pytest.approx(millions * 1e5)


def test_a_unit_of_the_user_s_own_is_read(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    claim = only_claim(load_extractor(own), "They sold some 30 hogsheads of ale.")
    assert (claim.text, claim.unit, claim.value) == ("30 hogsheads", "hogshead", 30)
    assert "unit.hogshead" in claim.rules


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (OWN.replace('"volume"', '"mass"'), "unit.hogshead: hogshead is of dimension volume, not mass"),
        (OWN.replace('unit = "hogshead"', 'unit = "hogsbody"'), "hogsbody"),
        (OWN.replace("words", "wordz"), "wordz: there is no such key"),
    ],
)
def test_a_wrong_unit_of_the_user_s_own_is_told(tmp_path: Path, wrong: str, told: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(wrong, encoding="utf-8")
    with pytest.raises(RuleFileError, match=told):
        load_extractor(own)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["12,", "one and ", "3 km, ", "$5 (7 per cent) ", "4-", "half of the 9 ", "1 in 5 "])
def test_long_rows_stay_linear(extractor: Extractor, piece: str) -> None:
    def text(size: int) -> str:
        return piece * (size // len(piece))

    assert growth(lambda words: extractor(Document("long", words)), text(1_500), text(6_000)) < MOST
