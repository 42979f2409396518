"""What a document has said of time so far, for the sentences that come.

How figures use it is left to `periods.py`.
"""

from collections.abc import Collection, Sequence
from datetime import date

from pipeline.extract.objects.moved_nouns import ends_of_move
from pipeline.extract.periods.attach import main_time
from pipeline.extract.periods.comparison import compared
from pipeline.extract.periods.sentence_view import SentenceView
from pipeline.extract.periods.undated import TimeWords
from pipeline.extract.syntax.clause_marks import in_brackets
from pipeline.extract.times.calendar_days import Interval
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.dates import resolve
from pipeline.extract.times.mentions import Anchor, Bound, Role, TimeMention
from pipeline.extract.times.unknown_day import needs_day
from pipeline.models import Period
from pipeline.values import replace, value_class

DATELINE = 8  # tokens of a place and a date


@value_class
class Told:
    """A time as an earlier sentence told it."""

    mention: TimeMention
    text: str
    interval: Interval
    paragraph: int
    stretch: Interval | None = None  # from its first time to its last, where it told a move


@value_class
class TimeMemory:
    """What earlier sentences said about time."""

    told: Told | None = None  # the last time, good within its paragraph
    year: int | None = None  # the year stated last
    year_paragraph: int = -1
    pointed: Told | None = None  # the last time, still to come or not, that `in this period` and `then` point to
    frame: Told | None = None  # the time of the last line that ends in a colon, for the list items below it


def stated_year(mention: TimeMention) -> int | None:
    """The last year that a mention names, if it is a year of its own story."""
    if mention.role is not Role.ADJUNCT or mention.bracketed or mention.bound is Bound.SINCE:
        return None
    years = [
        p.year for p in mention.points if p.anchor is Anchor.CALENDAR and p.year and p.grain in ("day", "month", "year")
    ]
    return years[-1] if years else None


def words_of(view: SentenceView, mention: TimeMention) -> str:
    return " ".join(view.tokens.text[mention.start : mention.end].split())


def lies_ahead(told: Told | None, published: date | None) -> bool:
    """Whether a time begins only after the document was published."""
    first = told.interval.start or told.interval.end if told is not None else None
    return published is not None and first is not None and first > published


def _is_aside(view: SentenceView, told: Told, published: date | None) -> bool:
    """Whether a time sets no scene for what is told next: in brackets (`up (2016: |$14 million|)`), or still ahead."""
    mention = told.mention
    if lies_ahead(told, published):
        return True
    text, start = view.tokens.text, view.start
    return mention.bracketed or text.rfind("(", start, mention.start) > text.rfind(")", start, mention.start)


def remember(
    view: SentenceView, memory: TimeMemory, clocks: list[Clock], words: TimeWords, coming: Collection[int | None] = ()
) -> TimeMemory:
    """What the sentence leaves for those after it; `coming` are the times of what is still to be done."""
    told = memory.told if memory.told and memory.told.paragraph == view.paragraph else None
    frames = view.tokens.text[view.end - 1] == ":" and not view.figures
    if not view.groups and not view.figures and not (frames or view.heading) and len(view.tokens) <= DATELINE:
        return remember_years(memory, view.times, view.paragraph, told)  # `Brussels, 2 May 2018.`
    index = main_time(view, words.verbs)
    pointed = memory.pointed
    ahead: Told | None = None  # a line with a colon may open what is to come
    if index is not None:
        mention = view.times[index]
        interval = resolve(mention, replace(clocks[index], ahead=clocks[index].ahead or index in coming))
        if interval is not None:
            here = Told(mention, words_of(view, mention), interval, view.paragraph)
            aside = _is_aside(view, here, clocks[index].published)
            told, ahead = told if aside else here, here if frames else None
            pointed = pointed if mention.bracketed else here
        elif needs_day(mention, clocks[index]):
            told = pointed = None  # `Last year 40 schools were built`, in a text without a date
    memory = replace(memory, pointed=pointed)
    known = remember_years(memory, _of_the_story(view, index, words), view.paragraph, told)
    if view.heading and not frames:  # `Results in 2019` above a list
        return replace(known, frame=told if index is not None and told is not memory.told else None)
    return replace(known, frame=(ahead or told) if index is not None else None) if frames else known


def _of_the_story(view: SentenceView, index: int | None, words: TimeWords) -> Sequence[TimeMention]:
    """The times whose year the story goes on in: not what is held against the main one or an aside (`In 2019 12 were
    built, compared with 14 |in 2018|. In June …`).
    """
    if index is None or len(view.times) < 2 or stated_year(view.times[index]) is None:
        return view.times
    tokens = view.tokens
    return [
        mention
        for i, mention in enumerate(view.times)
        if i == index
        or (at := tokens.index_of("T", i)) < 0
        or not (in_brackets(tokens, at) or compared(view, i, at, words.verbs))
    ]


def moved_between(view: SentenceView, periods: Sequence[Period], memory: TimeMemory) -> TimeMemory:
    """The memory of a sentence; a move between two times has lasted from the first to the last (`rose from 3 per cent
    in 2010 to 5 in 2020`), for what is told of the same period.
    """
    if memory.told is None or memory.told.mention not in view.times:
        return memory
    for before, after, first, last in zip(view.figures, view.figures[1:], periods, periods[1:], strict=False):
        dated = first.start and last.end and first.text and last.text and first.start < last.end
        if dated and 0 < before.at < after.at and ends_of_move(view.tokens, before.at, after.at):
            stretch = Interval(first.start, last.end, memory.told.interval.basis)
            return replace(memory, told=replace(memory.told, stretch=stretch))
    return memory


def stretch_before(view: SentenceView, intervals: Sequence[Interval | None], at: int) -> Interval | None:
    """From the first time to the last of a move that the sentence has told before a token (`rose from 3 in 2010 to 5 in
    2020, while deaths halved |over the same period|`).
    """
    tag, ref = view.tokens.tag, view.tokens.ref
    for before, after in zip(view.figures, view.figures[1:], strict=False):
        if not 0 < before.at < after.at < at or not ends_of_move(view.tokens, before.at, after.at):
            continue
        first = next((intervals[ref[k]] for k in range(before.at, after.at) if tag[k] == "T"), None)
        last = next((intervals[ref[k]] for k in range(after.at, at) if tag[k] == "T"), None)
        if first is not None and last is not None and first.start and last.end and first.start < last.end:
            return Interval(first.start, last.end)
    return None


def remember_years(memory: TimeMemory, times: Sequence[TimeMention], paragraph: int, told: Told | None) -> TimeMemory:
    """The memory with the time told last, and the last year that these time expressions state."""
    year, year_paragraph = memory.year, memory.year_paragraph
    for mention in times:
        stated = stated_year(mention)
        if stated is not None:
            year, year_paragraph = stated, paragraph
    return TimeMemory(told, year, year_paragraph, memory.pointed, memory.frame)
