"""Number words: mixtures, fractions, other senses; written-out numbers read back; a second reader agrees."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_to_num import alpha2digit, text2num

from pipeline.extract.grammar import load_grammar
from pipeline.extract.numerals.scan import find_numerals
from pipeline.models import Numeral

PATTERNS = load_grammar().numerals
THIRD = Decimal(1) / 3


def read(text: str) -> list[tuple[str, Numeral]]:
    return [(text[n.start : n.end], n) for n in find_numerals(text, 0, len(text), PATTERNS)]


SINGLE = [
    ("Ten cases", "Ten", "10", "10", "cardinal"),
    ("Two million pupils", "Two million", "2000000", "1000000", "cardinal"),
    ("Forty-\ntwo ships", "Forty-\ntwo", "42", "1", "cardinal"),
    ("twenty five ships", "twenty five", "25", "1", "cardinal"),
    ("two hundred and fifty ships", "two hundred and fifty", "250", "10", "cardinal"),
    ("two hundred fifty ships", "two hundred fifty", "250", "10", "cardinal"),
    ("one thousand and one nights", "one thousand and one", "1001", "1", "cardinal"),
    ("one thousand, two hundred ships", "one thousand, two hundred", "1200", "100", "cardinal"),
    ("twelve hundred ships", "twelve hundred", "1200", "100", "cardinal"),
    ("three hundred thousand people", "three hundred thousand", "300000", "100000", "cardinal"),
    ("nine point five billion people", "nine point five billion", "9500000000", "100000000", "cardinal"),
    ("a dozen countries", "a dozen", "12", "1", "cardinal"),
    ("two dozen countries", "two dozen", "24", "1", "cardinal"),
    ("half a dozen countries", "half a dozen", "6", "6", "cardinal"),
    ("two score countries", "two score", "40", "10", "cardinal"),
    ("a hundred countries", "a hundred", "100", "100", "cardinal"),
    ("a couple of hundred people", "a couple of hundred", "200", "100", "cardinal"),
    ("half a million people", "half a million", "500000", "500000", "cardinal"),
    ("a half-million people", "a half-million", "500000", "500000", "cardinal"),
    ("a quarter of a million people", "a quarter of a million", "250000", "250000", "cardinal"),
    ("three quarters of a million people", "three quarters of a million", "750000", "250000", "cardinal"),
    ("one and a half billion people", "one and a half billion", "1500000000", "500000000", "cardinal"),
    ("a million and a half people", "a million and a half", "1500000", "500000", "cardinal"),
    ("twelve and a half tons", "twelve and a half", "12.5", "0.5", "cardinal"),
    ("two-and-a-half-year plan", "two-and-a-half", "2.5", "0.5", "cardinal"),
    ("two and three quarters tons", "two and three quarters", "2.75", "0.25", "cardinal"),
    ("two and a quarter million people", "two and a quarter million", "2250000", "250000", "cardinal"),
    ("three crore people", "three crore", "30000000", "10000000", "cardinal"),
    ("two mil-\nlion people", "two mil-\nlion", "2000000", "1000000", "cardinal"),
    ("minus five degrees", "minus five", "-5", "1", "cardinal"),
    ("zero cases", "zero", "0", "1", "cardinal"),
    ("half of them", "half", "0.5", "0.5", "fraction"),
    ("one half of them", "one half", "0.5", "0.5", "fraction"),
    ("three-quarters of them", "three-quarters", "0.75", "0.25", "fraction"),
    ("four fifths of them", "four fifths", "0.8", "0.2", "fraction"),
    ("a fifth of them", "a fifth", "0.2", "0.2", "fraction"),
    ("one hundredth of it", "one hundredth", "0.01", "0.01", "fraction"),
    ("five hundredths of it", "five hundredths", "0.05", "0.01", "fraction"),
    ("the twenty-third session", "twenty-third", "23", "1", "ordinal"),
    ("the fifty-\nninth session", "fifty-\nninth", "59", "1", "ordinal"),
    ("the hundredth session", "hundredth", "100", "1", "ordinal"),
    ("the two hundred and fifty-third meeting", "two hundred and fifty-third", "253", "1", "ordinal"),
    ("the one thousandth meeting", "one thousandth", "1000", "1", "ordinal"),
    ("a third party", "third", "3", "1", "ordinal"),
    ("it grew threefold", "threefold", "3", "1", "multiplicative"),
    ("it grew ten-fold", "ten-fold", "10", "10", "multiplicative"),
    ("they came twice", "twice", "2", "1", "multiplicative"),
    ("output doubled", "doubled", "2", "1", "multiplicative"),
    ("thousands of people", "thousands", "1000", "1000", "vague"),
    ("hundreds of thousands of people", "hundreds of thousands", "100000", "100000", "vague"),
    ("tens of millions of people", "tens of millions", "10000000", "10000000", "vague"),
    ("several hundred people", "several hundred", "100", "100", "vague"),
    ("a few thousand people", "a few thousand", "1000", "1000", "vague"),
]

SEVERAL = [
    ("twenty two-day workshops", ["twenty", "two"]),
    ("five and six", ["five", "six"]),
    ("one hundred and two hundred", ["one hundred", "two hundred"]),
    ("between one hundred and two thousand", ["one hundred", "two thousand"]),
    ("between one hundred and fifty and two hundred", ["one hundred and fifty", "two hundred"]),
    ("three or four", ["three", "four"]),
    ("two million and an additional 500,000", ["two million", "500,000"]),
    ("fourth and fifth reports", ["fourth", "fifth"]),
    ("the first ten years", ["first", "ten"]),
    ("seventh to 14th", ["seventh", "14th"]),
    ("one third of one cent", ["one third", "one"]),
    ("two Third World countries", ["two", "Third"]),
    ("thirty seconds", ["thirty"]),
    ("30 seconds", ["30"]),
    ("one second", ["one"]),
    ("ten metres per second", ["ten"]),
    ("the last three quarters", ["three"]),
]

RULES = [
    ("the first half of 2004", "first half", "numeral.half-of-period"),
    ("the latter half of it", "half", "numeral.half-of-period"),
    ("in the nineties", "nineties", "numeral.decade"),
    ("in the nineteen-thirties", "nineteen-thirties", "numeral.decade"),
    ("in nineteen eighty-nine", "nineteen eighty-nine", "numeral.year-words"),
    ("Secondly, we must", "Secondly", "numeral.adverb"),
    ("the new ones are", "ones", "numeral.ones"),
]

NOTHING = [
    "half-hearted measures",
    "half-way there",
    "living quarters",
    "someone",
    "often",
    "tension",
    "manifold",
    "a scored point",
]


@pytest.mark.parametrize(("text", "span", "value", "precision", "form"), SINGLE)
def test_one_expression(text: str, span: str, value: str, precision: str, form: str) -> None:
    ((found, numeral),) = read(text)
    assert found == span
    assert (numeral.value, numeral.precision, numeral.form) == (Decimal(value), Decimal(precision), form)


@pytest.mark.parametrize(("words", "value"), [("one-third", THIRD), ("two thirds", 2 * THIRD), ("a third", THIRD)])
def test_thirds_keep_28_digits(words: str, value: Decimal) -> None:
    ((found, numeral),) = read(f"{words} of them")
    assert (found, numeral.form, numeral.precision) == (words, "fraction", THIRD)
    assert abs(numeral.value - value) < Decimal("1e-27")


@pytest.mark.parametrize(("text", "spans"), SEVERAL)
def test_neighbours_stay_apart(text: str, spans: list[str]) -> None:
    assert [span for span, _ in read(text)] == spans


@pytest.mark.parametrize(("text", "span", "rule"), RULES)
def test_expressions_for_the_screen(text: str, span: str, rule: str) -> None:
    assert (span, rule) in [(found, numeral.rule) for found, numeral in read(text)]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert read(text) == []


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def below_thousand(number: int, joint: str) -> str:
    hundreds, rest = divmod(number, 100)
    tens = UNITS[rest] if rest < 20 else TENS[rest // 10] + (f"-{UNITS[rest % 10]}" if rest % 10 else "")
    if not hundreds:
        return tens
    return f"{UNITS[hundreds]} hundred" + (f"{joint}{tens}" if rest else "")


def spelled(number: int, joint: str) -> str:
    """A whole number below 10^15 in words; `joint` stands between hundreds and tens."""
    if number < 1000:
        return below_thousand(number, joint)
    words, scales = [], ["", " thousand", " million", " billion", " trillion"]
    groups = [(number // 1000**power % 1000, scales[power]) for power in range(4, -1, -1)]
    for group, scale in groups:
        if group:
            words.append(
                (joint.strip() + " " if not scale and group < 100 and joint.strip() else "")
                + below_thousand(group, joint)
                + scale
            )
    return " ".join(words)


def ordinal(words: str) -> str:
    head, _, last = words.replace("-", " - ").rpartition(" ")
    last = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{head} {last}".replace(" - ", "-").strip()


@given(st.integers(0, 10**15 - 1), st.sampled_from([" and ", " "]))
def test_spelled_numbers_read_back(number: int, joint: str) -> None:
    words = spelled(number, joint)
    ((span, numeral),) = read(f"there are {words} of them")
    assert (span, int(numeral.value), numeral.form) == (words, number, "cardinal")


@given(st.integers(1, 10**6), st.sampled_from([" and ", " "]), st.sampled_from(["\n", "  ", " "]))
def test_words_broken_by_lines_read_back(number: int, joint: str, blank: str) -> None:
    words = spelled(number, joint).replace(" ", blank).replace("-", "-\n")
    ((span, numeral),) = read(f"there are {words} of them")
    assert (span, int(numeral.value)) == (words, number)


@given(st.integers(3, 9999))
def test_spelled_ordinals_read_back(number: int) -> None:
    words = ordinal(spelled(number, " and "))
    ((span, numeral),) = read(f"the {words} session")
    assert (span, int(numeral.value), numeral.form) == (words, number, "ordinal")


@given(st.integers(0, 10**12 - 1))
def test_a_second_reader_agrees_on_cardinals(number: int) -> None:
    words = spelled(number, " and ")
    ((_, numeral),) = read(f"there are {words} of them")
    assert numeral.value == text2num(words, "en")


@given(st.integers(3, 999).filter(lambda number: number % 100 != 60))  # it does not know "sixtieth"
def test_a_second_reader_agrees_on_ordinals(number: int) -> None:
    words = ordinal(spelled(number, " and "))
    ((_, numeral),) = read(f"the {words} session")
    figures = alpha2digit(words, "en", 0)
    assert str(numeral.value) == "".join(filter(str.isdigit, figures))


@given(st.integers(1, 99), st.sampled_from(["thirds", "quarters", "fifths", "eighths", "tenths", "hundredths"]))
def test_counted_parts_read_back(count: int, part: str) -> None:
    sizes = {"thirds": 3, "quarters": 4, "fifths": 5, "eighths": 8, "tenths": 10, "hundredths": 100}
    if count < 2 or count >= sizes[part] or (part == "quarters" and count != 3):
        return
    ((_, numeral),) = read(f"about {spelled(count, ' ')} {part} of them")
    assert numeral.form == "fraction"
    assert abs(numeral.value - Decimal(count) / sizes[part]) < Decimal("1e-25")
