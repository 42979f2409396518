"""Time expressions are found where they stand, with their preposition, and numbers that are no dates are left alone."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.extract.times.atoms import compile_atoms, every_shape, find_atoms
from pipeline.extract.times.openers import WORD, opener
from pipeline.extract.times.times import TimePatterns, compile_times, find_times
from pipeline.lexicon.times import load_times


@pytest.fixture(scope="module")
def patterns() -> TimePatterns:
    return compile_times(load_times())


# The sentence with each mention in bars; its roles, in order.
MENTIONS = [
    ("It narrowed |in the 12 months to April 2018| from a peak.", "adjunct"),
    ("It grew |in the first two quarters of 2019| alone.", "adjunct"),
    ("|During the year| 312 boreholes were drilled.", "adjunct"),
    ("We spend a million |for each of the next three years|.", "duration"),
    ("|Since the ban came into effect in 1963| it has held.", "adjunct"),
    ("It will reach the mark |by the end of the month|.", "adjunct"),
    ("MANILA, |May 25| -- The President spoke.", "clock"),
    ("NEW YORK, |30 July 2019| – The agency called for help.", "clock"),
    ("|In 2004|, the delegation attended the 60th session.", "adjunct"),
    ("|By March 1, 2005|, the government had offered aid.", "adjunct"),
    ("It held dialogues |in February and September 2000|, respectively.", "adjunct"),
    ("|From 1990 to August 2017|, 36,000 were sent.", "adjunct"),
    ("|From 2014 to mid-October 2017|, 3,453 fugitives came back.", "adjunct"),
    ("|From 2010 on|, delegations attended.", "adjunct"),
    ("Donations of $20,000 and $30,000 |from 2010 to 2012|.", "adjunct"),
    ("It presented the first report |in the same year|, with thanks.", "adjunct"),
    ("Aid was made available |since the end of last year|.", "adjunct"),
    ("It cost $6 trillion |over a five-year period|.", "duration"),
    ("|Over the last 20 years| it grew.", "duration"),
    ("|During the same period| it fell.", "adjunct"),
    ("|Already|, we have delivered three million doses.", "adjunct"),
    ("Two wars |in less\nthan twenty years| were fought.", "duration"),
    ("A third war broke out |last June| there.", "adjunct"),
    ("It will contribute |for the period 2022- 2025|.", "adjunct"),
    ("He spoke |on Monday 3 October| there.", "adjunct"),
    ("It was held |from 6 to 14 August 1984|, and ended.", "adjunct"),
    ("It could double |by the middle of the next century|.", "adjunct"),
    ("It has exceeded one per cent |for more \nthan 10 years|.", "measure"),
    ("They have been killed |so far this year|.", "adjunct"),
    ("The programme of the period |from 2017 - 2023| is under way.", "adjunct"),
    ("The two-year programme (|2023–2024|) restores stability.", "adjunct"),
    ("After the |2017| arrival of refugees, it began.", "attributive"),
    ("|Prior to 2017|, there were two camps.", "adjunct"),
    ("|Between January 1 and August 19|, it received 334.", "adjunct"),
    ("The total |since its inception in 2012| came to 8,042.", "adjunct"),
    ("There were none |by year’s end|.", "adjunct"),
    ("|Three years ago|, tragedy struck.", "duration"),
    ("The Agreements of |1954| hold.", "attributive"),
    ("Resolution 242 of |22 November 1967|, which stands.", "attributive"),
    ("|In FY 2019/20| spending rose.", "adjunct"),
    ("|In the first half of 2020| it fell.", "adjunct"),
    ("|In the first nine months of 2003| it rose.", "adjunct"),
    ("It began |in the early 1990s| there.", "adjunct"),
    ("|In May| the court met.", "adjunct"),
    ("|In 1995 and 1996| it rained.", "adjunct"),
    ("|2001, 2002 and 2003| were dry years.", "adjunct"),
    ("|Now| they hold 39 per cent.", "adjunct"),
    ("|As of now|, Rs.525 million has been received.", "adjunct"),
    ("The meeting opened |at 10.30 a.m. on 3 May 2001|.", "adjunct"),
    ("He was banned |for three years|.", "measure"),
    ("It must be decided |within 24 hours|.", "measure"),
    ("It had not been seen |for seven years|.", "duration"),
    ("It met |on 4 October last year| there.", "adjunct"),
    ("It will meet |in May of next year|.", "adjunct"),
    ("It fell |in the same period in 2016|.", "adjunct"),
    ("|Three years| after the war it began.", "duration"),
    ("It is a change |over the past decade and a half|.", "duration"),
    ("It stood there |for the fiscal year ended 31 March 2018|.", "adjunct"),
    ("|Last year|'s budget was small.", "attributive"),
    ("They met |on Monday last| there.", "adjunct"),
    ("Many died |during the violence of August and October|.", "adjunct"),
    ("It was done for the second time |in nine months|.", "attributive"),
    ("It met |on January 27| and 12 more came.", "adjunct"),
]


@pytest.mark.parametrize(("marked", "roles"), MENTIONS)
def test_mentions_stand_where_marked(marked: str, roles: str, patterns: TimePatterns) -> None:
    text = marked.replace("|", "")
    found = find_times(text, 0, len(text), patterns)
    assert [text[m.start : m.end] for m in found] == re.findall(r"\|([^|]*)\|", marked)
    assert " ".join(m.role for m in found) == roles


NO_TIMES = [
    "The mission consists of 2000 troops.",
    "More than 1990 families were moved.",
    "It was done in 2000 cases.",
    "Now this includes a contribution.",
    "One may recall the march of history.",
    "Over 20 years of experience went into it.",
    "A five-year plan was adopted.",
    "The fee is 1,500 dollars or 2000 dollars.",
    "The 24-year-old woman and the 10-year sentence.",
    "At present rates it will double.",
    "The Good Friday Agreement holds.",
    "For help dial 1990 or write to us.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_numbers_and_words_that_give_no_time(text: str, patterns: TimePatterns) -> None:
    assert find_times(text, 0, len(text), patterns) == []


NUMERALS = [
    ("In December 2004 it began.", ["2004"]),
    ("On December 15, 2017 it began.", ["December 15, 2017"]),
    ("On 22 November 1967 it began.", ["22 November 1967"]),
    ("From 1999 to 2004 it lasted.", ["1999", "2004"]),
    ("The 2005-2008 term.", ["2005-2008"]),
    ("In the last quarter of the twentieth century it grew.", ["quarter", "twentieth"]),
    ("In the past three\nyears it grew.", ["three"]),
    ("In the 1960s it grew.", ["1960s"]),
    ("It was signed today (07) by him.", ["07"]),
    ("The decision dated 2019‑08‑27 stands.", ["2019‑08‑27"]),
]


@pytest.mark.parametrize(("text", "numerals"), NUMERALS)
def test_numeral_spans_are_the_expressions_to_reject(text: str, numerals: list[str], patterns: TimePatterns) -> None:
    found = find_times(text, 0, len(text), patterns)
    assert [text[a:b] for mention in found for a, b in mention.numeral_spans] == numerals


def test_offsets_are_the_documents_and_the_window_is_kept(patterns: TimePatterns) -> None:
    text = "In 2001 it began. In 2002 it ended. In 2003 nothing."
    (found,) = find_times(text, 18, 35, patterns)
    assert text[found.start : found.end] == "In 2002"


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["1,", "one and ", "in ", "2004, ", "the end of ", "from 2001 to ", " \n", "May ", "1999-", "12/"]
)
def test_long_repetitions_stay_linear(piece: str, patterns: TimePatterns) -> None:
    text = piece * (40_000 // len(piece))
    found = find_times(text, 0, len(text), patterns)
    assert all(a.end <= b.start for a, b in pairwise(found))


SEED_TEXTS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
MIXED = [
    "Over a period of less than twenty-five consecutive years, and in the '90s, the year 2000 and mid-2003.",
    "By the end of the month, at year's end, in the space of two weeks, a few years ago, the twenty-first century.",
    "So far this year, in Q1 2019 and FY2018/19, the first two quarters of 2017, last winter, the winter of 1996.",
    "Today, until now, the past no more than three or so years, these five past years, next May, Monday last.",
    "As of this writing the late 1960s and the sixties are past; already, the coming decade; in 20 days; the 2nd half.",
]


@pytest.mark.parametrize("text", [*MIXED, *(path.read_text(encoding="utf-8") for path in SEED_TEXTS)])
def test_openers_leave_nothing_out(text: str) -> None:
    rules = load_times()
    patterns = compile_atoms(rules)
    every = tuple((rule, re.compile(pattern)) for rule, pattern, _ in every_shape(rules))
    open_all = dict.fromkeys((opener(word) for word in WORD.findall(text)), every)
    anywhere = replace(patterns, openers=open_all, paired=frozenset(), core=frozenset(WORD.findall(text)))
    assert find_atoms(text, 0, len(text), patterns) == find_atoms(text, 0, len(text), anywhere)
