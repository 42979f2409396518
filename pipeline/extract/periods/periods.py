"""Gives each figure of a sentence its period, its kind of time and where that comes from (claim guide, section 3).

The governing time of the sentence first (`attach.py`), list by list where dates pair off with figures; else, for the
simple past, the last time of the same paragraph; else the document's own dates by the table "No time given".
Sentences must be passed in order, those without figures too, because they carry the time on.
"""

import re

from pipeline.extract.objects.moved_nouns import ends_of_move
from pipeline.extract.periods.attach import attach, then
from pipeline.extract.periods.closeness import PAST, straight_behind
from pipeline.extract.periods.fiscal import fiscal_year, fiscal_year_of
from pipeline.extract.periods.kind import is_stock, moves_level
from pipeline.extract.periods.memory import TimeMemory, lies_ahead, moved_between, remember, words_of
from pipeline.extract.periods.running_clocks import running_clocks, with_later_years
from pipeline.extract.periods.sentence_view import Figure, SentenceView, set_anew, tense_of
from pipeline.extract.periods.sharing import kinds_of_moves, kinds_of_wholes, shared_period
from pipeline.extract.periods.since_clauses import since_then
from pipeline.extract.periods.telling import done_then
from pipeline.extract.periods.tenses import of_own_phrase, out_of_tense
from pipeline.extract.periods.undated import TimeWords, carries, tells_state, without_time
from pipeline.extract.times.calendar_days import Interval, year_interval
from pipeline.extract.times.clocks import Clock
from pipeline.extract.times.dates import each_interval, resolve, spread
from pipeline.extract.times.mentions import Bound, TimeMention
from pipeline.extract.times.unknown_day import needs_day, on_any_day
from pipeline.lexicon.times import TimeRules
from pipeline.models import Document, Period
from pipeline.values import replace
from schemas.vocabularies import Flag, Kind, Status, TimeBasis, TimeKind

FRAMED = PAST | {"none"}  # tenses of list items that the time of the line above them holds for
NEAR_YEARS = 1  # how far a year stated in another paragraph may be from the document's to complete a date


def assign_periods(
    view: SentenceView, memory: TimeMemory, document: Document, words: TimeWords
) -> tuple[list[Period], TimeMemory]:
    """A period for each of the view's figures, in order, and what the next sentence must remember."""
    view = replace(view, times=with_later_years(view))
    coming = any(figure.status is Status.TARGET for figure in view.figures)
    clock = document_clock(document, memory, view.paragraph, words.times, coming)
    clocks, intervals = running_clocks(view, clock, words.verbs)
    unsettled = [
        i for i, interval in enumerate(intervals) if interval is None and not needs_day(view.times[i], clocks[i])
    ]
    governors = attach(view, words.verbs, unsettled)
    pairs = _pairs(view, governors, clocks)
    periods = []
    for index, figure in enumerate(view.figures):
        governor = governors[index]
        if index in pairs and governor is not None:
            interval, text, basis = pairs[index], words_of(view, view.times[governor]), pairs[index].basis
            periods.append(
                _period(view, figure, interval, text, basis, words, (view.times[governor].rule,), (Flag.PAIRED,))
            )
        else:
            periods.append(_figure_period(view, figure, governor, clocks, memory, document, words))
    wholes = frozenset(figure.parent for figure in view.figures)
    periods = [shared_period(view, i, governors, periods, wholes, words.verbs) for i in range(len(periods))]
    periods = kinds_of_moves(view, kinds_of_wholes(view, periods), words.verbs)
    ahead = [
        governor
        for figure, governor in zip(view.figures, governors, strict=True)
        if figure.status is Status.TARGET and tense_of(view, figure) == "future"
    ]
    return periods, moved_between(view, periods, remember(view, memory, clocks, words, ahead))


def document_clock(
    document: Document, memory: TimeMemory, paragraph: int, rules: TimeRules, coming: bool = False
) -> Clock:
    """What the dates of a sentence in this paragraph are counted from; one that tells what is `coming` may point to a
    time to come.
    """
    told = memory.told if memory.told and memory.told.paragraph == paragraph else None
    pointed = memory.pointed if coming or not lies_ahead(memory.pointed, document.published) else told
    year = memory.year
    if year is not None and document.covers_start is None and paragraph != memory.year_paragraph:
        # A year from further up completes a date only where it may be the one that the text is about.
        known = document.published
        year = year if known is None or abs(known.year - year) <= NEAR_YEARS else None
    return Clock(
        published=document.published,
        covers_start=document.covers_start,
        covers_end=document.covers_end,
        fiscal=fiscal_year(document, rules),
        year=year,
        period=pointed.interval if pointed and pointed.paragraph == paragraph else None,
        before=pointed.interval if pointed and pointed.paragraph == paragraph - 1 else None,
        stretch=told.stretch if told else None,
    )


def _resolved(
    view: SentenceView, figure: Figure, index: int, clocks: list[Clock], document: Document, words: TimeWords
) -> Interval | None:
    """A mention's interval for one figure; a year taken from the same sentence is stated."""
    mention = view.times[index]
    if any(point.grain == "fiscal_year" for point in mention.points):
        fiscal = fiscal_year_of(figure.subject, document, words.times)
        clocks = [replace(clock, fiscal=fiscal) for clock in clocks[: index + 1]]
    clock = clocks[index]
    promised = done_then(view, mention, view.tokens.index_of("T", index))
    ahead = (figure.status is Status.TARGET or tense_of(view, figure) == "future") and not promised
    ahead = ahead or _moves_soon(view, figure, mention)
    past = promised or tense_of(view, figure) in ("past", "past_perfect", "present_perfect")
    interval = resolve(mention, replace(clock, ahead=ahead, past=past))
    if interval is None or interval.basis is not TimeBasis.CONTEXT:
        return interval
    from_before = resolve(mention, replace(clocks[0], ahead=ahead, past=past))
    return interval if from_before == interval else replace(interval, basis=TimeBasis.STATED)


def _moves_soon(view: SentenceView, figure: Figure, mention: TimeMention) -> bool:
    """Whether a change told in the present comes on a day of the week ahead (`goes up by |12 cents| from Friday`)."""
    weekday = bool(mention.points) and mention.points[0].grain == "weekday" and mention.points[0].offset == 0
    return weekday and set_anew(view) and mention.preposition in ("from", "on") and tense_of(view, figure) == "present"


def _pairs(view: SentenceView, governors: list[int | None], clocks: list[Clock]) -> dict[int, Interval]:
    """Figures that pair off in order with the dates of a list, as many of the one as of the other; the two levels of a
    move do with the two ends of its time (`rose from |45| to |52 per cent| between 2015 and 2020`).
    """
    pairs: dict[int, Interval] = {}
    for index, mention in enumerate(view.times):
        if mention.bound not in (Bound.LIST, Bound.RANGE):
            continue
        governed = [i for i, governor in enumerate(governors) if governor == index]
        dates = spread(mention, clocks[index])
        if len(each := each_interval(mention, clocks[index])) == 2 and mention.bound is Bound.RANGE:
            for i in governed:
                if i - 1 in governed and _two_levels(view, i):
                    pairs |= {i - 1: each[0], i: each[1]}
        if len(dates) < 2 or len(governed) < len(dates):
            continue
        for run in _runs(view, governed, mention.distributive and len(governed) == len(dates)):
            if len(run) == len(dates):
                pairs |= dict(zip(run, dates, strict=True))
    return pairs


_AT_END = re.compile(r"at\s+(?:the\s+)?(?:very\s+)?(?:end|close|year)\b", re.IGNORECASE)
_AT_DAY = re.compile(r"(?:as\s+)?(?:at|of)\s+(?:the\s+)?\d", re.IGNORECASE)
_JOINED = re.compile(
    r"\s*(?:,(?:\s*\b(?:and|or|to)\b)?|\b(?:and|or|to)\b)\s*(?:then\s+)?(?:the\s+|a\s+|its\s+|about\s+|some\s+|over\s+|nearly\s+|almost\s+)*",
    re.IGNORECASE,
)


def _two_levels(view: SentenceView, i: int) -> bool:
    """Whether a figure is where a move ends that the figure before it starts: `from 45 to |52 per cent|`."""
    before, figure, tokens = view.figures[i - 1], view.figures[i], view.tokens
    if before.at < 1 or figure.at < before.at or before.kind is not figure.kind or figure.kind is not Kind.QUANTITY:
        return False
    if before.unit != figure.unit or before.status is not figure.status:
        return False
    return ends_of_move(tokens, before.at, figure.at)


def _runs(view: SentenceView, governed: list[int], spelled_out: bool) -> list[list[int]]:
    """Figures joined by commas and `and` alone; all of them where `respectively` says so."""
    if spelled_out:
        return [governed]
    runs: list[list[int]] = []
    for i in governed:
        if runs and runs[-1][-1] == i - 1:
            before, figure = view.figures[i - 1], view.figures[i]
            gap = view.tokens.text[before.end : figure.start]
            if _JOINED.fullmatch(gap) and before.kind is figure.kind and before.unit == figure.unit:
                runs[-1].append(i)
                continue
        runs.append([i])
    return runs


def _figure_period(
    view: SentenceView,
    figure: Figure,
    governor: int | None,
    clocks: list[Clock],
    memory: TimeMemory,
    document: Document,
    words: TimeWords,
) -> Period:
    if governor is not None:
        interval = _resolved(view, figure, governor, clocks, document, words)
        mention = view.times[governor]
        interval = _year_of_flow(view, figure, mention, interval, words)
        behind = straight_behind(view, figure, governor)
        behind = behind or of_own_phrase(view, figure, governor)
        if interval is not None and (behind or not out_of_tense(view, figure, mention, interval, document.published)):
            basis = interval.basis
            if mention.start < view.start and basis is TimeBasis.STATED:
                basis = TimeBasis.CONTEXT  # told before the list that this is an item of
            interval, text = since_then(view, figure, mention, interval)
            return _period(view, figure, interval, text, basis, words, (mention.rule,), ())
        unknown = _by_unknown_day(view, figure, governor, clocks, document, words) if interval is None else None
        if unknown is not None:
            return unknown
    told = memory.told
    flow = figure.form != "share" and not is_stock(view, figure, words.verbs)
    if told is not None and told.mention.preposition == "at" and flow and not then(told.mention):
        told = None  # `at 30 June 74 were open. I made |31| visits.`
    if told is not None and told.paragraph == view.paragraph and carries(view, figure, words):
        flags = (Flag.CARRIED_PERIOD,)
        return _period(view, figure, told.interval, told.text, TimeBasis.CONTEXT, words, ("period.carried",), flags)
    frame = memory.frame if view.framed >= 0 and tense_of(view, figure) in FRAMED else None
    first, now = frame.interval.start if frame is not None else None, document.published
    later = first is not None and now is not None and first > now and figure.status is not Status.TARGET
    if frame is not None and not later and frame.mention.start >= view.framed:
        flags = (Flag.CARRIED_PERIOD,)
        return _period(view, figure, frame.interval, frame.text, TimeBasis.CONTEXT, words, ("period.framed",), flags)
    return without_time(view, figure, document, words)


def _by_unknown_day(
    view: SentenceView, figure: Figure, governor: int, clocks: list[Clock], document: Document, words: TimeWords
) -> Period | None:
    """The period of a time counted from the document's date where none is known: its words, and what ends are known."""
    time = on_any_day(
        lambda on: _resolved(view, figure, governor, [*clocks[:governor], on], document, words), clocks[governor]
    )
    if time is None:
        return None
    mention, (on_a_day, known) = view.times[governor], time
    period = _period(view, figure, on_a_day, words_of(view, mention), known.basis, words, (mention.rule,), ())
    return replace(period, start=known.start, end=known.end)


def _year_of_flow(
    view: SentenceView, figure: Figure, mention: TimeMention, interval: Interval | None, words: TimeWords
) -> Interval | None:
    """The interval, for a flow the whole year of `a year earlier` than a day (`At 31 December … Sales were 5 (4 a year
    earlier)`).
    """
    length = mention.length
    if interval is None or interval.start is None or interval.start != interval.end or length is None:
        return interval
    if length.direction != "earlier" or length.unit != "year" or is_stock(view, figure, words.verbs):
        return interval
    if any(_AT_DAY.match(words_of(view, other)) for other in view.times) and _held_then(figure):
        return interval  # `At 31 March 2022 it held 90, compared with |84| a year earlier`
    return replace(year_interval(interval.start.year), basis=interval.basis)


def _held_then(figure: Figure) -> bool:
    """Whether a reported count is not the size of a change."""
    return figure.form == "count" and figure.change is None and figure.status is Status.REPORTED


def _period(
    view: SentenceView,
    figure: Figure,
    interval: Interval,
    text: str,
    basis: TimeBasis,
    words: TimeWords,
    rules: tuple[str, ...],
    flags: tuple[Flag, ...],
) -> Period:
    """A period with words: as of its end where only the end is known or the figure is a stock, else during it."""
    if figure.kind is Kind.ORDINAL:
        kind = TimeKind.DURING
        if text.lower() == "today" and interval.start is None:
            interval = replace(interval, start=interval.end)  # `at the second conference in Kuwait today`
    elif interval.start is None:
        lasting = rules[:1] == ("duration.past",) and not is_stock(view, figure, words.verbs)
        kind = TimeKind.DURING if lasting else TimeKind.AS_OF  # `In recent years |40| ships sank`
    elif figure.status is Status.TARGET and moves_level(view, figure, words.verbs):
        kind = TimeKind.AS_OF  # `raising the threshold to |£50,000| from April`
    elif _AT_DAY.match(text) and interval.start == interval.end and _held_then(figure):
        kind = TimeKind.AS_OF  # `At 31 March 2022 the register held |1,284| vessels`
    elif _AT_END.match(text) and tells_state(view, figure, words):
        kind = TimeKind.AS_OF  # `at the end of 2019, |2,400| schools were shut`
    else:
        kind = TimeKind.AS_OF if is_stock(view, figure, words.verbs) and interval.end else TimeKind.DURING
    return Period(interval.start, interval.end, kind, basis, text, rules, tuple(str(flag) for flag in flags))
