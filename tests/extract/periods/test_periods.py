"""Every figure gets the period that the guide asks for: on the labelled rows, and on sentences made for one rule."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.periods.memory import TimeMemory
from pipeline.extract.periods.periods import assign_periods
from pipeline.extract.periods.sentence_view import Figure, SentenceView
from pipeline.extract.periods.undated import TimeWords
from pipeline.extract.syntax.clause import find_verb_groups
from pipeline.extract.syntax.tokenizer import tokenize
from pipeline.extract.times.times import compile_times, find_times
from pipeline.lexicon.times import load_times
from pipeline.lexicon.verbs import load_verbs
from pipeline.lexicon.words import load_words
from pipeline.models import Document, Period
from schemas.vocabularies import Change, Kind, Status
from tests.extract.gold_views import ROOT, differences, judge

GOLD = ROOT / "tests" / "gold"
DEV_TEXTS = ROOT.parent / "shared" / "gold" / "dev" / "docs"  # the texts of the dev set lie beside the repository
SETS = [(GOLD, ROOT / "seeds"), *([(GOLD / "dev", DEV_TEXTS)] if DEV_TEXTS.is_dir() else [])]
FLOORS = {"period_start": 0.97, "period_end": 0.97, "time_kind": 0.97, "time_basis": 0.97, "time_text": 0.95}


def shares(gold: Path, texts: Path) -> dict[str, float]:
    rows, wrong = 0, Counter[str]()
    for judged in judge(gold, texts):
        rows += 1
        wrong.update(differences(judged).keys())
    return {column: 1 - wrong[column] / rows for column in FLOORS}


@pytest.mark.parametrize(("gold", "texts"), SETS, ids=["seeds", "dev"][: len(SETS)])
def test_labelled_rows(gold: Path, texts: Path) -> None:
    found = shares(gold, texts)
    assert all(found[column] >= floor for column, floor in FLOORS.items()), found


def _unit(text: str) -> tuple[str, str]:
    if "%" in text or "per cent" in text:
        return "percent", "share"
    if text in ("twice", "double"):
        return "times", "times"
    if "$" in text:
        return "USD", "money"
    length = re.search(r"(year|month|day|hour)s?$", text)
    if length:
        return length.group(1), "duration"
    return ("ordinal", "ordinal") if re.search(r"\d(?:st|nd|rd|th)$", text) else ("count", "count")


class Teller:
    """Reads a paragraph sentence by sentence; figures stand in bars."""

    def __init__(self) -> None:
        self.words = TimeWords(load_times(), load_verbs())
        self.patterns = compile_times(self.words.times)
        self.lexicon = load_words()

    def tell(self, marked: list[str], document: Document, **known: Any) -> list[Period]:
        memory = TimeMemory()
        periods: list[Period] = []
        for sentence in marked:
            view = self.view(sentence, **known)
            found, memory = assign_periods(view, memory, document, self.words)
            periods = found
        return periods

    def view(self, marked: str, **known: Any) -> SentenceView:
        pieces = marked.split("|")
        text = "".join(pieces)
        spans = []
        for i in range(1, len(pieces), 2):
            start = len("".join(pieces[:i]))
            spans.append((start, start + len(pieces[i])))
        times = find_times(text, 0, len(text), self.patterns)
        tokens = tokenize(text, 0, len(text), spans, [(t.start, t.end) for t in times], self.lexicon)
        figures = []
        for i, (start, end) in enumerate(spans):
            unit, form = _unit(text[start:end])
            kind = Kind.ORDINAL if unit == "ordinal" else Kind.QUANTITY
            status = known.get("status", Status.REPORTED)
            figures.append(
                Figure(
                    start=start,
                    end=end,
                    at=tokens.index_of("Q", i),
                    kind=kind,
                    unit=unit,
                    form=form,
                    status=status,
                    head=known.get("head"),
                    subject=known.get("subject"),
                    per=known.get("per"),
                    change=known.get("change"),
                    moved_to=known.get("moved_to", False),
                )
            )
        return SentenceView(0, len(text), 0, tokens, tuple(find_verb_groups(tokens)), tuple(figures), tuple(times))


@pytest.fixture(scope="module")
def teller() -> Teller:
    return Teller()


SPEECH = Document("speech", "", published=date(2004, 9, 25), about="Ghana")
REPORT = Document(
    "report", "", published=date(2018, 3, 15), covers_start=date(2017, 1, 1), covers_end=date(2017, 12, 31)
)


def told(period: Period) -> str:
    return f"{period.start or ''}..{period.end or ''} {period.kind} {period.basis}"


ONE_SENTENCE: list[tuple[str, list[str]]] = [
    ("In 2004, police arrested |50| people.", ["2004-01-01..2004-12-31 during stated"]),
    ("The law was passed in 2001 and |50| people were arrested in 2003.", ["2003-01-01..2003-12-31 during stated"]),
    ("Exports rose to |$5 million| in 2002, compared with |$3 million| in 2001.",
     ["2002-01-01..2002-12-31 during stated", "2001-01-01..2001-12-31 during stated"]),
    ("We gave |$20,000|, |$30,000| and |$50,000| from 2001 to 2003.",
     [f"{year}-01-01..{year}-12-31 during stated" for year in (2001, 2002, 2003)]),
    ("In May and June 2003, respectively, we held the |9th| and |10th| talks.",
     ["2003-05-01..2003-05-31 during stated", "2003-06-01..2003-06-30 during stated"]),
    ("In 2001 and 2002 we sent |5| teams and |12| doctors.", ["2001-01-01..2002-12-31 during stated"] * 2),
    ("By 2003 we had signed |12| treaties.", ["..2003-12-31 as_of stated"]),
    ("Since 1999 we have built |40| schools.", ["1999-01-01.. during stated"]),
    ("Today |142| people are in need.", ["..2004-09-25 as_of document"]),
    ("We have joined |18| conventions.", ["..2004-09-25 as_of document"]),
    ("The Fund held |39 per cent| of reserves in 2001.", ["2001-01-01..2001-12-31 as_of stated"]),
    ("There were |50| cases in 2001.", ["2001-01-01..2001-12-31 as_of stated"]),
    ("It maintained a force of |8,000| troops in 2001.", ["2001-01-01..2001-12-31 as_of stated"]),
    ("The |200| people sought refuge, the highest number since 1994.", ["..2004-09-25 as_of document"]),
    ("More than |1,000| people have been killed so far this year.", ["2004-01-01..2004-09-25 during document"]),
    ("Over the last |20 years| of my life I saw little.", ["..2004-09-25 as_of document"]),
    ("The programme (2001–2003) trained |300| teachers.", ["..2004-09-25 during document"]),
    ("It is the |2| year programme (2001–2003).", ["2001-01-01..2003-12-31 during stated"]),
    ("In 2001 there were |12| attacks, and in 2002 there were |nine|.",
     ["2001-01-01..2001-12-31 as_of stated", "2002-01-01..2002-12-31 as_of stated"]),
    ("In May 2003 a court sentenced |five| men to |10 years| in prison for killing |two| students in 2001.",
     ["2003-05-01..2003-05-31 during stated"] * 2 + ["2001-01-01..2001-12-31 during stated"]),
    ("Over |2,000| people came in 2003, a |9%| increase over 2002.", ["2003-01-01..2003-12-31 during stated"] * 2),
    ("The project, which began in 1999, has employed |300| men.", ["..2004-09-25 as_of document"]),
    ("From January to June 2003 it received |50| calls, compared with |40| in the same period in 2002.",
     ["2003-01-01..2003-06-30 during stated", "2002-01-01..2002-06-30 during stated"]),
    ("Police freed |two| men; |three| others were held.", ["..2004-09-25 during document"] * 2),
    ("We have approved or acceded to |18| conventions.", ["..2004-09-25 as_of document"]),
    ("It eased from |5%| in April 2003, and stood at |6%| in June.",
     ["2003-04-01..2003-04-30 as_of stated", "2003-06-01..2003-06-30 as_of stated"]),
    ("It handled |90| calls in 2003, |twice| as many as in 2002.", ["2003-01-01..2003-12-31 during stated"] * 2),
    ("In 2003 |34| men died, up from |27| in 2002; |11| were ill.",
     ["2003-01-01..2003-12-31 during stated", "2002-01-01..2002-12-31 during stated",
      "2003-01-01..2003-12-31 during stated"]),
    ("It sold |50| cars in 2003, and freed |12| on the same day.",
     ["2003-01-01..2003-12-31 during stated", "2003-01-01..2003-12-31 during stated"]),
    ("Aid has stagnated since 2001, and only |30%| of it is spent there.", ["..2004-09-25 as_of document"]),
    ("We heard of the |50| men who are now living in camps.", ["..2004-09-25 as_of document"]),
    ("As we meet today in New York, |50| people are in need.", ["..2004-09-25 as_of document"]),
    ("It has cost |$5| since 2001, making it one of the |ten| largest.",
     ["2001-01-01.. during stated", "..2004-09-25 as_of document"]),
    ("At the end of 2003, |24| schools were shut.", ["2003-12-31..2003-12-31 as_of stated"]),
    ("They arrested |50| men on Monday, bringing the tally to |80|.",
     ["2004-09-20..2004-09-20 during document", "2004-09-20..2004-09-20 as_of document"]),
    ("The bank cut the rate by |2%| at its 19th March 2003 meeting.", ["2003-03-19..2003-03-19 during stated"]),
    ("Some |40| children worked, according to a 2002 survey.", ["2002-01-01..2002-12-31 during stated"]),
    ("|50| will be paid at once, and |30| over five years.",
     ["..2004-09-25 as_of document", "2004-09-25..2009-09-25 during document"]),
    ("We paid it in |three| parts, the first of them in May.", ["..2004-09-25 during document"]),
    ("|Two days| of rain in July 2003 destroyed |60| huts.", ["2003-07-01..2003-07-31 during stated"] * 2),
    ("|50| women in the north were still without water in 2003.", ["2003-01-01..2003-12-31 as_of stated"]),
    ("It has given |$80| to the fund that was set up in 2003.", ["..2004-09-25 as_of document"]),
    ("We arrested |nine| men at the end of 2003.", ["2003-12-31..2003-12-31 during stated"]),
    ("It will by 2010 have trained |500| men.", ["..2010-12-31 as_of stated"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), ONE_SENTENCE)
def test_one_sentence(marked: str, expected: list[str], teller: Teller) -> None:
    assert [told(period) for period in teller.tell([marked], SPEECH)] == expected


def test_simple_past_goes_on_in_the_time_told_and_the_present_does_not(teller: Teller) -> None:
    opening = "In 2001 the war ended."
    assert (
        told(teller.tell([opening, "The army freed |60| men."], SPEECH)[0]) == "2001-01-01..2001-12-31 during context"
    )
    assert (
        told(teller.tell([opening, "It had signed |3| accords."], SPEECH)[0]) == "2001-01-01..2001-12-31 during context"
    )
    assert (
        told(teller.tell([opening, "Of the |50| cases, |20| ended well."], SPEECH)[0])
        == "2001-01-01..2001-12-31 during context"
    )
    assert told(teller.tell([opening, "It has signed |3| accords."], SPEECH)[0]) == "..2004-09-25 as_of document"
    assert told(teller.tell([opening, "It employs |300| men."], SPEECH)[0]) == "..2004-09-25 as_of document"
    assert (
        told(teller.tell([opening, "The army freed |60| men in May."], SPEECH)[0])
        == "2001-05-01..2001-05-31 during context"
    )


NO_TIME: list[tuple[str, Document, dict[str, Any], str]] = [
    ("Police arrested |50| people.", REPORT, {}, "2017-01-01..2017-12-31 during document"),
    ("Police arrested |50| people.", SPEECH, {}, "..2004-09-25 during document"),
    ("The country has |50| prisons.", REPORT, {}, "..2018-03-15 as_of document"),
    ("It attended the |5th| session.", REPORT, {}, "..2018-03-15 during document"),
    ("We will train |50| men.", SPEECH, {"status": Status.TARGET}, "2004-09-25.. during document"),
    ("We will train |50| men.", REPORT, {"status": Status.TARGET}, "2017-01-01..2017-12-31 during document"),
    ("There will be |50| beds.", REPORT, {"status": Status.TARGET}, "..2017-12-31 as_of document"),
    ("Some |50%| of this will be spent abroad.", SPEECH, {"status": Status.TARGET}, "2004-09-25.. during document"),
    ("Aid will reach |50%| of the poor.", SPEECH, {"status": Status.TARGET}, ".. as_of document"),
    ("Partners run |50| camps.", REPORT, {}, "..2018-03-15 as_of document"),
    ("One in |five| children dies at birth.", REPORT, {}, "2017-01-01..2017-12-31 during document"),
    ("The police has |11| officers there.", REPORT, {"per": "1000 people"}, "..2018-03-15 as_of document"),
    ("There will be |50| beds.", SPEECH, {"status": Status.TARGET}, ".. as_of document"),
    ("Fines shall not exceed |$50|.", SPEECH, {"status": Status.NORM}, "2004-09-25.. during document"),
    ("Some |500| people cross each month.", REPORT, {"per": "month"}, "2017-01-01..2017-12-31 during document"),
    ("It raised its staff by |30|.", REPORT, {"change": Change.INCREASE}, "2017-01-01..2017-12-31 during document"),
    ("It raised its staff to |120|.", REPORT, {"moved_to": True}, "..2018-03-15 as_of document"),
]


@pytest.mark.parametrize(("marked", "document", "known", "expected"), NO_TIME)
def test_no_time_given(marked: str, document: Document, known: dict[str, Any], expected: str, teller: Teller) -> None:
    assert told(teller.tell([marked], document, **known)[0]) == expected


def test_a_future_period_runs_on_from_the_document(teller: Teller) -> None:
    (period,) = teller.tell(["It will add |$6 million| over a five-year period."], SPEECH, status=Status.TARGET)
    assert told(period) == "2004-09-25..2009-09-25 during document"


def test_pairs_and_carried_periods_are_flagged(teller: Teller) -> None:
    assert teller.tell(["We gave |$20| and |$30| in 2001 and 2002."], SPEECH)[0].flags == ("paired",)
    assert teller.tell(["In 2001 it ended.", "We freed |60| men."], SPEECH)[0].flags == ("carried_period",)


CASEWORK = Document(
    "casework",
    "",
    published=date(2019, 10, 12),
    about="Ireland",
    covers_start=date(2018, 5, 1),
    covers_end=date(2019, 4, 30),
)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("We heard |50| cases in 2018/19.", "2018-05-01..2019-04-30 during stated"),
        ("We heard |50| cases in FY2019.", "2018-05-01..2019-04-30 during stated"),
        ("We heard |50| cases in 2016-17.", "2016-05-01..2017-04-30 during stated"),
        ("In the financial year we heard |50| cases.", "2018-05-01..2019-04-30 during document"),
        ("We heard |50| cases in 2018.", "2018-01-01..2018-12-31 during stated"),
        ("In the previous reporting period we heard |50| cases.", "2017-05-01..2018-04-30 during document"),
    ],
)
def test_a_year_that_is_covered_is_the_fiscal_year(marked: str, expected: str, teller: Teller) -> None:
    assert told(teller.tell([marked], CASEWORK)[0]) == expected


def test_a_country_has_its_own_fiscal_year(teller: Teller) -> None:
    marked = "It gave |$3 million| for fiscal year 2019."
    assert told(teller.tell([marked], CASEWORK, subject="United States")[0]) == "2018-10-01..2019-09-30 during stated"
    assert told(teller.tell([marked], CASEWORK, subject="Ireland")[0]) == "2018-05-01..2019-04-30 during stated"


def test_in_this_period_is_what_a_report_covers(teller: Teller) -> None:
    assert told(teller.tell(["In this period |50| came."], REPORT)[0]) == "2017-01-01..2017-12-31 during document"
    assert told(teller.tell(["In this period |50| came."], SPEECH)[0]) == "..2004-09-25 during document"


def test_years_as_long_as_a_plan_are_the_plan(teller: Teller) -> None:
    plan = Document(
        "plan", "", published=date(2021, 2, 10), covers_start=date(2021, 1, 1), covers_end=date(2024, 12, 31)
    )
    coming = {"status": Status.TARGET}
    assert told(teller.tell(["It will cost |$3 million| over four years."], plan, **coming)[0]) == (
        "2021-01-01..2024-12-31 during document"
    )
    assert told(teller.tell(["It will cost |$3 million| over three years."], plan, **coming)[0]) == (
        "2021-02-10..2024-02-10 during document"
    )
