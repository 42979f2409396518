"""What a time expression means in the calendar, from a document's dates and what was stated before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.grammar import load_grammar
from pipeline.extract.times.calendar_days import Interval, add_months
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.dates import resolve, spread
from pipeline.extract.times.times import TimePatterns, find_times
from pipeline.lexicon.times import FiscalYear
from pipeline.values import replace
from schemas.vocabularies import TimeBasis


@pytest.fixture(scope="module")
def patterns() -> TimePatterns:
    return load_grammar().times


SPEECH = Clock(published=date(1992, 9, 25))
REPORT = Clock(published=date(2018, 3, 15), covers_start=date(2017, 1, 1), covers_end=date(2017, 12, 31))
AFTER_2000 = Clock(published=date(2001, 4, 9), covers_start=date(2000, 1, 1), covers_end=date(2000, 12, 31), year=2000)


def read(text: str, clock: Clock, patterns: TimePatterns) -> tuple[str | None, str | None, str] | None:
    (mention,) = find_times(text, 0, len(text), patterns)
    interval = resolve(mention, clock)
    if interval is None:
        return None
    start, end = interval.start, interval.end
    return (start.isoformat() if start else None, end.isoformat() if end else None, str(interval.basis))


STATED = [
    ("It met in the six months to May 2018.", "2017-12-01", "2018-05-31"),
    ("It met in the first two quarters of 2019.", "2019-01-01", "2019-06-30"),
    ("It met over the year to March 2003.", "2002-04-01", "2003-03-31"),
    ("It met in 2016.", "2016-01-01", "2016-12-31"),
    ("It ran from 2014 to mid-October 2017.", "2014-01-01", "2017-10-15"),
    ("By March 1, 2005, it had.", None, "2005-03-01"),
    ("By 2016 it had.", None, "2016-12-31"),
    ("Since 1962 it has.", "1962-01-01", None),
    ("From 2010 on, it met.", "2010-01-01", None),
    ("Prior to 2017, it met.", None, "2016-12-31"),
    ("After 1990, it met.", "1991-01-01", None),
    ("It met in February 2000.", "2000-02-01", "2000-02-29"),
    ("It met from 6 to 14 August 1984.", "1984-08-06", "1984-08-14"),
    ("It met at the end of 2004.", "2004-12-31", "2004-12-31"),
    ("It met in the first half of 2020.", "2020-01-01", "2020-06-30"),
    ("It met in the third quarter of 2020.", "2020-07-01", "2020-09-30"),
    ("It met in the first nine months of 2003.", "2003-01-01", "2003-09-30"),
    ("It grew in the 1960s.", "1960-01-01", "1969-12-31"),
    ("It grew in the last quarter of the twentieth century.", "1976-01-01", "2000-12-31"),
    ("It met in the winter of 1996.", "1996-12-01", "1997-02-28"),
    ("It met from October to March 2004.", "2003-10-01", "2004-03-31"),
    ("It met on 29/09/2015.", "2015-09-29", "2015-09-29"),
    ("It met on 2023-02-27.", "2023-02-27", "2023-02-27"),
    ("It will pay for the period 2022- 2025.", "2022-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), STATED)
def test_stated_dates(text: str, start: str | None, end: str | None, patterns: TimePatterns) -> None:
    assert read(text, SPEECH, patterns) == (start, end, "stated")


FROM_THE_DOCUMENT = [
    ("This year it met.", "1992-01-01", "1992-12-31"),
    ("Last year it met.", "1991-01-01", "1991-12-31"),
    ("Last June it met.", "1992-06-01", "1992-06-30"),
    ("Last December it met.", "1991-12-01", "1991-12-31"),
    ("They died so far this year.", "1992-01-01", "1992-09-25"),
    ("It has lasted since the end of last year.", "1991-12-31", None),
    ("Over the past 30 years it grew.", "1962-09-25", "1992-09-25"),
    ("It grew in the past three decades.", "1962-09-25", "1992-09-25"),
    ("Two wars in less than twenty years.", "1972-09-25", "1992-09-25"),
    ("Three years ago it fell.", "1989-01-01", "1989-12-31"),
    ("It could double by the middle of the next century.", None, "2050-12-31"),
    ("Now they hold it.", None, "1992-09-25"),
    ("As of now, it stands.", None, "1992-09-25"),
    ("It was released on Thursday.", "1992-09-24", "1992-09-24"),
    ("It met on 3 October.", "1992-10-03", "1992-10-03"),
    ("It met on 3 December.", "1991-12-03", "1991-12-03"),
]


@pytest.mark.parametrize(("text", "start", "end"), FROM_THE_DOCUMENT)
def test_dates_counted_from_the_document(text: str, start: str | None, end: str | None, patterns: TimePatterns) -> None:
    assert read(text, SPEECH, patterns) == (start, end, "document")


def test_a_span_looks_forward_where_the_sentence_does(patterns: TimePatterns) -> None:
    (mention,) = find_times("It will cost $6 trillion over a five-year period.", 0, 49, patterns)
    ahead = Clock(published=date(2009, 9, 25), ahead=True)
    assert resolve(mention, ahead) == Interval(date(2009, 9, 25), date(2014, 9, 25), TimeBasis.DOCUMENT)


def test_the_year_is_completed(patterns: TimePatterns) -> None:
    assert read("In August it met.", AFTER_2000, patterns) == ("2000-08-01", "2000-08-31", "context")
    assert read("As of September, it had 50.", REPORT, patterns) == (None, "2017-09-30", "document")
    assert read("During the year it met.", REPORT, patterns) == ("2017-01-01", "2017-12-31", "document")
    assert read("By year’s end it met.", REPORT, patterns) == (None, "2017-12-31", "document")
    # A year from outside what the report covers does not complete its dates.
    older = Clock(REPORT.published, REPORT.covers_start, REPORT.covers_end, year=2009)
    assert read("On April 7 it met.", older, patterns) == ("2017-04-07", "2017-04-07", "document")
    # Nor does the second year of a fiscal one for a month of its first.
    fiscal = Clock(date(2022, 9, 30), date(2021, 4, 1), date(2022, 3, 31), year=2022)
    assert read("In September it met.", fiscal, patterns) == ("2021-09-01", "2021-09-30", "document")
    assert read("In February it met.", fiscal, patterns) == ("2022-02-01", "2022-02-28", "context")


def test_words_that_point_back(patterns: TimePatterns) -> None:
    told = Clock(published=date(2013, 5, 14), year=2010, period=Interval(date(2010, 1, 1), date(2010, 12, 31)))
    assert read("It met in the same year.", told, patterns) == ("2010-01-01", "2010-12-31", "context")
    assert read("It met in the following year.", told, patterns) == ("2011-01-01", "2011-12-31", "context")
    assert read("During the same period it grew.", told, patterns) == ("2010-01-01", "2010-12-31", "context")
    assert read("During the same period it grew.", SPEECH, patterns) is None
    moved = replace(told, stretch=Interval(date(2001, 1, 1), date(2010, 12, 31), TimeBasis.CONTEXT))
    assert read("During the same period it grew.", moved, patterns) == ("2001-01-01", "2010-12-31", "context")


FISCAL = [
    ("In fiscal year 2019 it rose.", FiscalYear(month=10, named_by="end"), "2018-10-01", "2019-09-30"),
    ("In FY 2019/20 it rose.", FiscalYear(month=4, named_by="start"), "2019-04-01", "2020-03-31"),
    ("In 2003/04 it rose.", FiscalYear(month=7, named_by="end"), "2003-07-01", "2004-06-30"),
    ("In 2003/04 it rose.", None, "2003-01-01", "2004-12-31"),
    ("In fiscal year 2019 it rose.", None, "2019-01-01", "2019-12-31"),
]


@pytest.mark.parametrize(("text", "fiscal", "start", "end"), FISCAL)
def test_fiscal_years_run_as_the_countrys_do(
    text: str, fiscal: FiscalYear | None, start: str, end: str, patterns: TimePatterns
) -> None:
    assert read(text, Clock(published=date(2021, 3, 1), fiscal=fiscal), patterns) == (start, end, "stated")


def test_ranges_and_lists_spread_over_their_dates(patterns: TimePatterns) -> None:
    def each(text: str) -> list[str]:
        (mention,) = find_times(text, 0, len(text), patterns)
        return [f"{i.start}..{i.end}" for i in spread(mention, AFTER_2000)]

    assert each("It gave from 2010 to 2012.") == [
        "2010-01-01..2010-12-31",
        "2011-01-01..2011-12-31",
        "2012-01-01..2012-12-31",
    ]
    assert each("It met in May and December.") == ["2000-05-01..2000-05-31", "2000-12-01..2000-12-31"]
    assert each("It ran from 1990 to August 2017.") == []


def test_days_that_do_not_exist_settle_nothing(patterns: TimePatterns) -> None:
    assert read("It met on 30 February 2001.", SPEECH, patterns) is None
    assert read("Last year it met.", Clock(), patterns) is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2200, 1, 1)), st.integers(-1200, 1200))
def test_months_added_land_in_the_right_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day
    assert moved.day == day.day or (moved.day >= 28 and day.day > 28)


@given(
    st.dates(min_value=date(1800, 1, 1), max_value=date(2150, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d/%m/%Y"]),
)
def test_a_written_date_is_read_back(patterns: TimePatterns, day: date, style: str) -> None:
    if style == "%d/%m/%Y" and (day.year < 1900 or day.year > 2099):
        return
    assert read(f"It met on {day.strftime(style)} there.", SPEECH, patterns) == (
        day.isoformat(),
        day.isoformat(),
        "stated",
    )
