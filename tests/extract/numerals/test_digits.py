"""Figures in digits: every style of writing one reads back as the same number, with the precision of the guide."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.grammar import load_grammar
from pipeline.extract.numerals.scan import NumeralPatterns, find_numerals
from pipeline.lexicon.measures import load_currencies, load_units
from pipeline.models import Numeral

PATTERNS = load_grammar().numerals


def read(text: str, patterns: NumeralPatterns = PATTERNS) -> list[tuple[str, Numeral]]:
    return [(text[n.start : n.end], n) for n in find_numerals(text, 0, len(text), patterns)]


SINGLE = [
    # text, span, value, precision, form
    ("a total of 36,000 people", "36,000", "36000", "1000", "cardinal"),
    ("a total of 3,453 people", "3,453", "3453", "1", "cardinal"),
    ("a total of 40 people", "40", "40", "10", "cardinal"),
    ("a total of 100 people", "100", "100", "100", "cardinal"),
    ("a total of 150 people", "150", "150", "10", "cardinal"),
    ("RMB9.5 billion", "9.5 billion", "9500000000", "100000000", "cardinal"),
    ("2.30 billion people", "2.30 billion", "2300000000", "10000000", "cardinal"),
    ("$0.90 each", "0.90", "0.9", "0.01", "cardinal"),
    ("it fell by .5 per cent", ".5", "0.5", "0.1", "cardinal"),
    ("the rate was 0·7 per cent", "0·7", "0.7", "0.1", "cardinal"),
    ("36 000 people", "36 000", "36000", "1000", "cardinal"),
    ("36\u00a0000 people", "36\u00a0000", "36000", "1000", "cardinal"),
    ("36\u2009000\u2009500 people", "36\u2009000\u2009500", "36000500", "100", "cardinal"),
    ("36'000 people", "36'000", "36000", "1000", "cardinal"),
    ("36’000’500 people", "36’000’500", "36000500", "100", "cardinal"),
    ("1.234.567 people", "1.234.567", "1234567", "1", "cardinal"),
    ("1,00,000 farmers", "1,00,000", "100000", "100000", "cardinal"),
    ("12,50,000 farmers", "12,50,000", "1250000", "10000", "cardinal"),
    ("1,23,45,678 farmers", "1,23,45,678", "12345678", "1", "cardinal"),
    ("about 10, 000 people", "10, 000", "10000", "10000", "cardinal"),
    ("３６，０００ people", "３６，０００", "36000", "1000", "cardinal"),
    ("１２．５ per cent", "１２．５", "12.5", "0.1", "cardinal"),
    ("12,5 per cent of it", "12,5", "12.5", "0.1", "cardinal"),
    ("between -5 and", "-5", "-5", "1", "cardinal"),
    ("−5 degrees", "−5", "-5", "1", "cardinal"),
    ("minus 5 degrees", "minus 5", "-5", "1", "cardinal"),
    ("$(1,234) million", "(1,234) million", "-1234000000", "1000000", "cardinal"),
    ("a loss of (1,234)", "(1,234)", "-1234", "1", "cardinal"),
    ("1.2e6 cells", "1.2e6", "1200000", "100000", "cardinal"),
    ("3 × 10^5 cells", "3 × 10^5", "300000", "100000", "cardinal"),
    ("3 x 10⁵ cells", "3 x 10⁵", "300000", "100000", "cardinal"),
    ("10^6 cells", "10^6", "1000000", "1000000", "cardinal"),
    ("2.5E-3 grams", "2.5E-3", "0.0025", "0.0001", "cardinal"),
    ("5k homes", "5k", "5000", "1000", "cardinal"),
    ("£3m of aid", "3m", "3000000", "1000000", "cardinal"),
    ("3m people", "3m", "3000000", "1000000", "cardinal"),
    ("$3 m of aid", "3 m", "3000000", "1000000", "cardinal"),
    ("1.2bn people", "1.2bn", "1200000000", "100000000", "cardinal"),
    ("1.2 bn people", "1.2 bn", "1200000000", "100000000", "cardinal"),
    ("a debt of 2tn yen", "2tn", "2000000000000", "1000000000000", "cardinal"),
    ("5 mn tonnes", "5 mn", "5000000", "1000000", "cardinal"),
    ("5 bln roubles", "5 bln", "5000000000", "1000000000", "cardinal"),
    ("Rs. 3 crore", "3 crore", "30000000", "10000000", "cardinal"),
    ("2.5 lakh farmers", "2.5 lakh", "250000", "10000", "cardinal"),
    ("2 crore 50 lakh rupees", "2 crore 50 lakh", "25000000", "1000000", "cardinal"),
    ("2.5 hundred thousand", "2.5 hundred thousand", "250000", "10000", "cardinal"),
    ("1 million 500 thousand people", "1 million 500 thousand", "1500000", "100000", "cardinal"),
    ("3 thousand million dollars", "3 thousand million", "3000000000", "1000000000", "cardinal"),
    ("5 millions of francs", "5 millions", "5000000", "1000000", "cardinal"),
    ("a 5-million loan", "5-million", "5000000", "1000000", "cardinal"),
    ("2½ tons", "2½", "2.5", "0.5", "cardinal"),
    ("2¾ tons", "2¾", "2.75", "0.25", "cardinal"),
    ("4 1/2 cents", "4 1/2", "4.5", "0.5", "cardinal"),
    ("1 and 1/2 cents", "1 and 1/2", "1.5", "0.5", "cardinal"),
    ("2 1/2 million tons", "2 1/2 million", "2500000", "500000", "cardinal"),
    ("½ of them", "½", "0.5", "0.5", "fraction"),
    ("½ million people", "½ million", "500000", "500000", "cardinal"),
    ("3/4 of them", "3/4", "0.75", "0.25", "fraction"),
    ("the 60th session", "60th", "60", "1", "ordinal"),
    ("the 1,000th meeting", "1,000th", "1000", "1", "ordinal"),
    ("the 42-nd session", "42-nd", "42", "1", "ordinal"),
    ("the 21 st century", "21 st", "21", "1", "ordinal"),
    ("a 3.5-fold rise", "3.5-fold", "3.5", "0.1", "multiplicative"),
    ("it rose 3x", "3x", "3", "1", "multiplicative"),
    ("the XXVI session", "XXVI", "26", "1", "ordinal"),
    ("the VI Inter-American Conference", "VI", "6", "1", "ordinal"),
]

# One figure each, with a currency or a unit glued on that is no part of the numeral.
GLUED = {
    "RMB9.5": "9.5",
    "USD200": "200",
    "Rs.12,500/-": "12,500",
    "US$54.4": "54.4",
    "£1,000": "1,000",
    "€20": "20",
    "20p": "20",
    "10%": "10",
    "5km": "5",
    "80km/h": "80",
    "12V": "12",
    "55-year-old": "55",
    "mid-2005": "2005",
    "under-5s": "5",
    "of500": "500",
    "R500 million": "500 million",
}

RULES = [
    ("on 01/10/2015 in", "01/10/2015", "numeral.date-like"),
    ("on 2019-08-27 in", "2019-08-27", "numeral.date-like"),
    ("on 2019‑08‑27 in", "2019‑08‑27", "numeral.date-like"),
    ("on 1.10.2015 in", "1.10.2015", "numeral.date-like"),
    ("page 50/55 of", "50/55", "numeral.slash"),
    ("the 2003/04 season", "2003/04", "numeral.slash"),
    ("resolution 60/1 of", "60/1", "numeral.slash"),
    ("in the 1960s", "1960s", "numeral.decade"),
    ("in the 1930’s", "1930’s", "numeral.decade"),
    ("see https://x.example/a/20.html for", "https://x.example/a/20.html", "numeral.code"),
    ("write to office2@x.example for", "office2@x.example", "numeral.code"),
    ("address 192.168.1.1 is", "192.168.1.1", "numeral.code"),
    ("version 2.0.1 is", "2.0.1", "numeral.code"),
    ("annex 10a of", "10a", "numeral.code"),
    ("number " + "9" * 60 + " is", "9" * 60, "numeral.code"),
]

NOTHING = [
    "500 km2"[4:],
    "emissions of CO2",
    "m3 and km2",
    "no figures here",
    "a flour mill",
    "the second-"[4:4],
    "IV. Aid",
    "I think",
]


@pytest.mark.parametrize(("text", "span", "value", "precision", "form"), SINGLE)
def test_one_figure(text: str, span: str, value: str, precision: str, form: str) -> None:
    ((found, numeral),) = read(text)
    assert found == span
    assert (numeral.value, numeral.precision, numeral.form) == (Decimal(value), Decimal(precision), form)


@pytest.mark.parametrize(("text", "span"), GLUED.items())
def test_currency_and_unit_are_outside(text: str, span: str) -> None:
    ((found, numeral),) = read(f"it was {text} then")
    assert found == span
    assert numeral.rule != "numeral.code"


@pytest.mark.parametrize(("text", "span", "rule"), RULES)
def test_expressions_for_the_screen(text: str, span: str, rule: str) -> None:
    ((found, numeral),) = read(text)
    assert (found, numeral.rule) == (span, rule)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert read(text) == []


def test_neighbours_stay_apart() -> None:
    text = "2 million people and 500 thousand pupils; 18th-20th, 242 (1967), 3,300 5,000, items 1, 2 and 3. 14. The"
    spans = [span for span, _ in read(text)]
    assert spans == ["2 million", "500 thousand", "18th", "20th", "242", "1967", "3,300", "5,000", "1", "2", "3", "14"]


def test_scale_is_told() -> None:
    scales = [numeral.scale for _, numeral in read("from 3 to $5 million, 20 thousand, £3m, 2.5 hundred thousand")]
    assert scales == [1, 1_000_000, 1000, 1_000_000, 100_000]


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def indian(number: int) -> str:
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


WHOLE = st.integers(min_value=0, max_value=10**15)


@given(WHOLE, st.sampled_from([",", " ", "\u00a0", "\u2009", "\u202f", "'", "’", ""]))
def test_grouped_figures_read_back(number: int, mark: str) -> None:
    ((span, numeral),) = read(f"it is {grouped(number, mark)} in all")
    assert span == grouped(number, mark)
    assert numeral.value == number


@given(WHOLE)
def test_indian_grouping_reads_back(number: int) -> None:
    ((span, numeral),) = read(f"it is {indian(number)} in all")
    assert (span, int(numeral.value)) == (indian(number), number)


@given(WHOLE)
def test_full_width_figures_read_back(number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    ((_, numeral),) = read(f"it is {wide} in all")
    assert numeral.value == number


@given(st.integers(0, 10**9), st.integers(1, 6), st.integers(0, 10**6))
def test_decimals_read_back_with_their_precision(whole: int, places: int, part: int) -> None:
    written = f"{whole:,}.{part % 10**places:0{places}d}"
    ((span, numeral),) = read(f"it is {written} per cent")
    assert span == written
    assert numeral.value == Decimal(written.replace(",", ""))
    assert numeral.precision == Decimal(1).scaleb(-places)


SCALES = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "lakh": 5,
    "crore": 7,
    "mn": 6,
    "bn": 9,
    "bln": 9,
    "tn": 12,
}


@given(
    st.decimals(min_value=1, max_value=999, places=2),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from([" ", "\n", "-"]),
)
def test_scaled_figures_read_back(figure: Decimal, scale: str, blank: str) -> None:
    ((span, numeral),) = read(f"it is {figure}{blank}{scale} in all")
    assert span == f"{figure}{blank}{scale}"
    assert numeral.value == figure.scaleb(SCALES[scale])
    assert numeral.precision == Decimal("0.01").scaleb(SCALES[scale])


@given(
    st.decimals(min_value=1, max_value=9, places=1),
    st.integers(-20, 20),
    st.sampled_from(["{}e{}", "{}E{}", "{} × 10^{}", "{}x10^{}"]),
)
def test_scientific_notation_reads_back(figure: Decimal, power: int, style: str) -> None:
    ((span, numeral),) = read(f"it is {style.format(figure, power)} in all")
    assert span == style.format(figure, power)
    assert numeral.value == figure.scaleb(power)


@given(st.integers(0, 9999), st.sampled_from([(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (2, 5), (5, 8), (9, 10)]))
def test_mixed_numbers_read_back(whole: int, part: tuple[int, int]) -> None:
    ((_, numeral),) = read(f"it is {whole} {part[0]}/{part[1]} in all")
    assert abs(Fraction(numeral.value) - whole - Fraction(*part)) < Fraction(1, 10**20)


@given(st.integers(1, 99999))
def test_ordinals_read_back(number: int) -> None:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    for written in (f"{number}{ending}", f"{number:,}{ending}", f"{number}-{ending}"):
        ((span, numeral),) = read(f"the {written} session")
        assert (span, int(numeral.value), numeral.form) == (written, number, "ordinal")
        assert numeral.precision == 1


UNIT_SYMBOLS = sorted({symbol for unit in load_units().units for symbol in unit.symbols})
MONEY_SYMBOLS = sorted({symbol for entry in load_currencies().currencies for symbol in (*entry.symbols, entry.code)})


def test_every_unit_symbol_may_be_glued_on() -> None:
    for symbol in UNIT_SYMBOLS:
        assert [span for span, _ in read(f"it had 12.5{symbol}, they said")] == ["12.5"], symbol


def test_every_currency_symbol_may_be_glued_on() -> None:
    for symbol in MONEY_SYMBOLS:
        if not symbol.endswith("$."):  # a point and a figure are a decimal
            assert [span for span, _ in read(f"it had {symbol}500 million, they said")] == ["500 million"], symbol
