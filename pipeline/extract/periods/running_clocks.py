"""What the times of a sentence tell of each other: a year told before or behind completes a date, and a period told is
what `a year earlier` is counted from.
"""

from pipeline.extract.periods.comparison import compared
from pipeline.extract.periods.memory import stated_year, stretch_before
from pipeline.extract.periods.sentence_view import SentenceView
from pipeline.extract.times.calendar_days import Interval
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.dates import resolve
from pipeline.extract.times.mentions import Anchor, Bound, DatePoint, Role, TimeMention
from pipeline.lexicon.verbs import VerbClasses
from pipeline.values import replace
from schemas.vocabularies import TimeBasis

HELD_AGAINST = frozenset(("compared", "against", "than", "versus", "from", "after", "since"))


def running_clocks(view: SentenceView, clock: Clock, words: VerbClasses) -> tuple[list[Clock], list[Interval | None]]:
    """The clock at each time expression, and its interval by it: a year stated earlier completes a later date."""
    clocks: list[Clock] = []
    intervals: list[Interval | None] = []
    told = False
    for index, mention in enumerate(view.times):
        if mention.points and mention.points[0].grain == "period" and told:
            moved = stretch_before(view, intervals, view.tokens.index_of("T", index))
            clock = replace(clock, stretch=moved) if moved is not None else clock
        if mention.length is not None and mention.points and intervals and intervals[-1] is not None:
            clocks.append(replace(clock, period=intervals[-1]))  # `in the five years before that`
        else:
            clocks.append(clock)
        interval = resolve(mention, clocks[-1])
        if (earlier := _held_against(view, index, interval, clock, words)) is not None:
            clocks[-1] = earlier
            interval = resolve(mention, earlier)
        intervals.append(interval)
        year = stated_year(mention)
        if mention.role is Role.ADJUNCT:
            stretch = None if interval else clock.stretch
            # what is compared with the level told is not what `a year earlier` is counted from
            base = told and interval is not None and compared(view, index, view.tokens.index_of("T", index), words)
            period = clock.period if base else interval or clock.period
            told = told or interval is not None
            clock = replace(clock, year=year or clock.year, period=period, stretch=stretch)
    return clocks, intervals


def _held_against(
    view: SentenceView, index: int, interval: Interval | None, clock: Clock, words: VerbClasses
) -> Clock | None:
    """The clock of a month before what is held against it (`At the end of March 2020 there were 12, compared with
    14 |at the end of December|`).
    """
    told = (clock.period.start or clock.period.end) if clock.period else None
    if interval is None or told is None or clock.year is None or interval.basis is not TimeBasis.CONTEXT:
        return None
    point = view.times[index].points[0] if view.times[index].points else None
    if point is None or point.month is None or interval.start is None or interval.start <= told:
        return None
    at = view.tokens.index_of("T", index)
    return replace(clock, year=clock.year - 1) if at >= 0 and compared(view, index, at, words) else None


def with_later_years(view: SentenceView) -> tuple[TimeMention, ...]:
    """The times of a sentence, with the years that the ones behind them tell."""
    times = list(view.times)
    for i in range(len(times) - 2, -1, -1):
        if (year := _year_behind(view, times[i], times[i + 1], i)) is not None:
            times[i] = replace(times[i], points=(replace(times[i].points[0], year=year),))
    return tuple(times)


def _year_behind(view: SentenceView, mention: TimeMention, later: TimeMention, index: int) -> int | None:
    if not (_plain(mention) and _plain(later)) or mention.preposition != later.preposition:
        return None
    own, other = mention.points[0], later.points[0]
    if own.year is not None or own.year_of is not None or other.year is None or _place(own) == _place(other):
        return None
    at, behind = view.tokens.index_of("T", index), view.tokens.index_of("T", index + 1)
    between = view.tokens.tag[at + 1 : behind]
    if at < 0 or "Q" not in between or not set(between) <= set(",CQBDPNA") or own.grain != other.grain:
        return None  # another clause may tell of another year
    if not HELD_AGAINST.isdisjoint(view.tokens.word[at + 1 : behind]):
        return None
    return other.year - (_place(own) > _place(other))


def _plain(mention: TimeMention) -> bool:
    return (
        mention.role is Role.ADJUNCT
        and mention.bound is Bound.WITHIN
        and len(mention.points) == 1
        and mention.points[0].anchor is Anchor.CALENDAR
        and (mention.points[0].month is not None or mention.points[0].part[:7] in ("quarter", "half:1:", "half:2:"))
    )


def _place(point: DatePoint) -> tuple[int, int, str]:
    """Where in its year a month, day, quarter or half lies."""
    return (point.month or 0, point.day or 0, point.part)
