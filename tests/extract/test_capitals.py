"""Headlines in capitals and in title case are read as they would stand in the text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.capitals import without_capitals
from pipeline.extract.grammar import load_grammar
from pipeline.extractor import load_extractor
from pipeline.ingest.segment import segment
from pipeline.models import Document

TIMES = [
    ("CRIME IN THE FIRST HALF OF 2023: 12,450 OFFENCES", "12,450", "2023-01-01", "2023-06-30"),
    ("EXPORTS ROSE BY 12 PER CENT IN 2022", "12 PER CENT", "2022-01-01", "2022-12-31"),
    ("THE FUND BUILT 30 SCHOOLS IN MAY 2022.", "30", "2022-05-01", "2022-05-31"),
    ("Exports Rose 12 Per Cent in the Third Quarter of 2022", "12 Per Cent", "2022-07-01", "2022-09-30"),
    ("Factories Made 12,000 Cars in the First Nine Months of 2022", "12,000", "2022-01-01", "2022-09-30"),
]
WRITTEN = [
    ("QUESTION NO. 12 ON ROADS", "question No. 12 on roads"),
    ("NO SCHOOLS IN 12 TOWNS", "no schools in 12 towns"),
    ("IT MAY SNOW IN MAY 2023", "it may SNOW in May 2023"),
    ("NEW ZEALAND SENDS USD 3 MILLION", "New Zealand sends USD 3 million"),
    ("CHINA'S EXPORTS GREW", "China's exports grew"),
    ("Today Five Schools Open", "Today Five Schools Open"),
    ("TÜRKİYE GETS 12 TRUCKS", "TÜRKİYE gets 12 trucks"),
    ("First Lady Opens 12 Schools", "First Lady Opens 12 Schools"),
    ("Third World Countries Owe 12 Million", "Third World Countries Owe 12 Million"),
    ("Last Year 12 Schools Opened Near the Village", "last year 12 Schools Opened Near the Village"),
    ("Last Year 12 Schools Opened Near the Village.", "Last Year 12 Schools Opened Near the Village."),
    ("GDP", "GDP"),
]


@pytest.mark.parametrize(("text", "figure", "start", "end"), TIMES)
def test_times_of_headlines(text: str, figure: str, start: str, end: str) -> None:
    [claim] = load_extractor()(Document("", text, published=date(2023, 7, 12))).claims
    assert (claim.text, str(claim.period_start), str(claim.period_end)) == (figure, start, end)


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_how_a_headline_would_stand_in_the_text(text: str, written: str) -> None:
    assert rewritten(text) == written


def test_words_are_given_as_they_stand() -> None:
    text = "CITY BUILDS 30 PRIMARY SCHOOLS IN MAY 2022\n\nExports Rose 12 Per Cent in the Third Quarter of 2022"
    first, second = load_extractor()(Document("", text, published=date(2023, 7, 12))).claims
    assert (first.object, first.object_head, first.time_text) == ("PRIMARY SCHOOLS", "school", "IN MAY 2022")
    assert (second.object, second.time_text) == ("Exports", "in the Third Quarter of 2022")


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Exports Fell 12% Last Year", "Exports"),
        ("Exports Rose 12% in the Third Quarter", "Exports"),
        ("Five Men Died Last Year", "Men"),
        ("İSTANBUL SENDS 300 MEN", "MEN"),
    ],
)
def test_what_short_headlines_count(text: str, thing: str) -> None:
    [claim] = load_extractor()(Document("", text, published=date(2023, 7, 12))).claims
    assert claim.object == thing


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from(["EXPORTS ROSE", "Last Year Rose", ""]))
def test_offsets_stay_what_they_are(text: str, head: str) -> None:
    whole = f"{head} {text} {text.upper()}"
    assert len(rewritten(whole)) == len(whole)


def rewritten(text: str) -> str:
    grammar = load_grammar()
    return without_capitals(segment(text, grammar.segments), grammar).masked
