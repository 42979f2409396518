"""Gives each figure of a sentence its period, its kind of time and where that comes from (claim guide, section 3).

The governing time of the sentence first (`attach.py`), list by list where dates pair off with figures; else, for the
simple past, the last time of the same paragraph; else the document's own dates by the table "No time given".
Sentences must be passed in order, those without figures too, because they carry the time on.
"""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.extract.attach import attach, main_time
from pipeline.extract.calendar_days import Interval
from pipeline.extract.closeness import PAST
from pipeline.extract.dates import Clock, resolve, spread
from pipeline.extract.period_sharing import kinds_of_wholes, shared_period
from pipeline.extract.sentence_view import Figure, SentenceView, finite, governing, presupposed, tense_of
from pipeline.extract.time_kind import SPANS, holds_now, is_stock, moves_level
from pipeline.extract.time_mentions import Anchor, Bound, Role, TimeMention
from pipeline.lexicon.times import FiscalYear, TimeRules
from pipeline.lexicon.verbs import VerbClasses
from pipeline.models import Document, Period
from pipeline.values import replace, value_class
from schemas.vocabularies import Flag, Kind, Status, TimeBasis, TimeKind

DATELINE = 8  # tokens of a place and a date
_HOLDING = frozenset({"reach", "attain", "have", "cover", "represent", "constitute", "own"})
_PERCENT = re.compile(r"cent|%|\d")
_ECONOMY = frozenset({"gdp", "gnp", "gni", "product", "income", "incomes"})
NEAR_YEARS = 1  # how far a year stated in another paragraph may be from the document's to complete a date


@value_class
class TimeWords:
    """The rules that periods read."""

    times: TimeRules
    verbs: VerbClasses


@value_class
class Told:
    """A time as an earlier sentence told it."""

    mention: TimeMention
    text: str
    interval: Interval
    paragraph: int


@value_class
class TimeMemory:
    """What earlier sentences said about time."""

    told: Told | None = None  # the last time, good within its paragraph
    year: int | None = None  # the year stated last
    year_paragraph: int = -1


def assign_periods(
    view: SentenceView, memory: TimeMemory, document: Document, words: TimeWords
) -> tuple[list[Period], TimeMemory]:
    """A period for each of the view's figures, in order, and what the next sentence must remember."""
    clock = document_clock(document, memory, view.paragraph, words.times)
    clocks, intervals = _running_clocks(view, clock)
    unsettled = [i for i, interval in enumerate(intervals) if interval is None]
    governors = attach(view, words.verbs, unsettled)
    pairs = _pairs(view, governors, clocks)
    periods = []
    for index, figure in enumerate(view.figures):
        governor = governors[index]
        if index in pairs and governor is not None:
            interval, text, basis = pairs[index], _words(view, view.times[governor]), pairs[index].basis
            periods.append(
                _period(view, figure, interval, text, basis, words, (view.times[governor].rule,), (Flag.PAIRED,))
            )
        else:
            periods.append(_figure_period(view, figure, governor, clocks, memory, document, words))
    wholes = frozenset(figure.parent for figure in view.figures)
    periods = [shared_period(view, i, governors, periods, wholes, words.verbs) for i in range(len(periods))]
    periods = kinds_of_wholes(view, periods)
    return periods, _remember(view, memory, clocks, words)


def document_clock(document: Document, memory: TimeMemory, paragraph: int, rules: TimeRules) -> Clock:
    """What the dates of a sentence in this paragraph are counted from."""
    told = memory.told if memory.told and memory.told.paragraph == paragraph else None
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
        period=told.interval if told else None,
    )


def fiscal_year(document: Document, rules: TimeRules) -> FiscalYear | None:
    """The fiscal year of the country that the document is about."""
    for country in (document.about, document.actor):
        if country and country in rules.fiscal:
            return rules.fiscal[country]
    return None


def _running_clocks(view: SentenceView, clock: Clock) -> tuple[list[Clock], list[Interval | None]]:
    """The clock at each time expression, and its interval by it: a year stated earlier completes a later date."""
    clocks: list[Clock] = []
    intervals: list[Interval | None] = []
    for mention in view.times:
        clocks.append(clock)
        interval = resolve(mention, clock)
        intervals.append(interval)
        year = _stated_year(mention)
        if mention.role is Role.ADJUNCT:
            clock = replace(clock, year=year or clock.year, period=interval or clock.period)
    return clocks, intervals


def _stated_year(mention: TimeMention) -> int | None:
    """The last year that a mention names, if it is a year of its own story."""
    if mention.role is not Role.ADJUNCT or mention.bracketed or mention.bound is Bound.SINCE:
        return None
    years = [
        p.year for p in mention.points if p.anchor is Anchor.CALENDAR and p.year and p.grain in ("day", "month", "year")
    ]
    return years[-1] if years else None


def _words(view: SentenceView, mention: TimeMention) -> str:
    return " ".join(view.tokens.text[mention.start : mention.end].split())


def _resolved(view: SentenceView, figure: Figure, index: int, clocks: list[Clock]) -> Interval | None:
    """A mention's interval for one figure; a year taken from the same sentence is stated."""
    clock = clocks[index]
    ahead = figure.status is Status.TARGET or tense_of(view, figure) == "future"
    past = tense_of(view, figure) in ("past", "past_perfect", "present_perfect")
    mention = view.times[index]
    interval = resolve(mention, replace(clock, ahead=ahead, past=past))
    if interval is None or interval.basis is not TimeBasis.CONTEXT:
        return interval
    from_before = resolve(mention, replace(clocks[0], ahead=ahead, past=past))
    return interval if from_before == interval else replace(interval, basis=TimeBasis.STATED)


def _pairs(view: SentenceView, governors: list[int | None], clocks: list[Clock]) -> dict[int, Interval]:
    """Figures that pair off in order with the dates of a list: as many of the one as of the other."""
    pairs: dict[int, Interval] = {}
    for index, mention in enumerate(view.times):
        if mention.bound not in (Bound.LIST, Bound.RANGE):
            continue
        governed = [i for i, governor in enumerate(governors) if governor == index]
        dates = spread(mention, clocks[index])
        if len(dates) < 2 or len(governed) < len(dates):
            continue
        for run in _runs(view, governed, mention.distributive and len(governed) == len(dates)):
            if len(run) == len(dates):
                pairs |= dict(zip(run, dates, strict=True))
    return pairs


_AT_END = re.compile(r"at\s+(?:the\s+)?(?:very\s+)?(?:end|close|year)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"\s*(?:,(?:\s*\b(?:and|or|to)\b)?|\b(?:and|or|to)\b)\s*(?:then\s+)?(?:the\s+|a\s+|its\s+|about\s+|some\s+|over\s+|nearly\s+|almost\s+)*",
    re.IGNORECASE,
)


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
        interval = _resolved(view, figure, governor, clocks)
        mention = view.times[governor]
        behind = _straight_behind(view, figure, governor)
        if interval is not None and (behind or not _too_late(view, figure, interval, document.published)):
            return _period(view, figure, interval, _words(view, mention), interval.basis, words, (mention.rule,), ())
    told = memory.told
    flow = figure.form != "share" and not is_stock(view, figure, words.verbs)
    if told is not None and told.mention.preposition == "at" and flow:
        told = None  # `at 30 June 74 were open. I made |31| visits.`
    if told is not None and told.paragraph == view.paragraph and _carries(view, figure, words):
        flags = (Flag.CARRIED_PERIOD,)
        return _period(view, figure, told.interval, told.text, TimeBasis.CONTEXT, words, ("period.carried",), flags)
    return _without_time(view, figure, document, words)


def _straight_behind(view: SentenceView, figure: Figure, governor: int) -> bool:
    """Whether a time stands behind its figure with no verb or figure between (`proposed |€5 billion| for 2021-27`)."""
    at = view.tokens.index_of("T", governor)
    return at > figure.at >= 0 and not any(tag in "QVEGbhMdWS;:." for tag in view.tokens.tag[figure.at + 1 : at])


def _too_late(view: SentenceView, figure: Figure, interval: Interval, published: date | None) -> bool:
    """Whether what is told in the past tense would hold for years to come (`By 2025 we will …; the rate fell to 3`)."""
    if published is None or figure.status is not Status.REPORTED or interval.end is None:
        return False
    ahead = interval.end.year > published.year and (interval.start is None or interval.start > published)
    return ahead and tense_of(view, figure) in PAST


def _carries(view: SentenceView, figure: Figure, words: TimeWords) -> bool:
    """Whether a figure without a time of its own goes on in the time told before: the simple past does."""
    if figure.status is not Status.REPORTED or (figure.form == "duration" and is_stock(view, figure, words.verbs)):
        return False
    whole = view.tokens.word[:1] == ["of"] and figure.at <= 3 and len(view.figures) > 1
    if presupposed(view, figure) and _behind_preposition(view, figure) and not whole:
        return False  # `between the two countries`, but `of the 1,100 cases referred, 23 ended ...`
    return tense_of(view, figure) in PAST


def _behind_preposition(view: SentenceView, figure: Figure) -> bool:
    """Whether `the two` stands behind a preposition."""
    j = figure.at - 1
    while j >= 0 and view.tokens.tag[j] in "DAK":
        j -= 1
    return j >= 0 and view.tokens.tag[j] == "P"


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
        kind = TimeKind.AS_OF
    elif figure.status is Status.TARGET and moves_level(view, figure, words.verbs):
        kind = TimeKind.AS_OF  # `raising the threshold to |£50,000| from April`
    elif _AT_END.match(text) and _goes_on(view, figure, words):
        kind = TimeKind.AS_OF  # `at the end of 2019, |2,400| schools were shut`
    else:
        kind = TimeKind.AS_OF if is_stock(view, figure, words.verbs) and interval.end else TimeKind.DURING
    return Period(interval.start, interval.end, kind, basis, text, rules, tuple(str(flag) for flag in flags))


def _goes_on(view: SentenceView, figure: Figure, words: TimeWords) -> bool:
    """Whether a figure tells how things stood, and not what happened (`2,400 schools were shut`, not `9 arrived`)."""
    if figure.status is not Status.REPORTED or figure.change is not None or figure.per is not None:
        return False
    group = governing(view, figure.at)
    return group is not None and (group.passive or group.lemma == "be" or group.lemma in words.verbs.state_verbs)


def _without_time(view: SentenceView, figure: Figure, document: Document, words: TimeWords) -> Period:
    """The guide's table "No time given"."""
    start: date | None
    end: date | None
    published = document.published
    covered = document.covers_start is not None or document.covers_end is not None
    if figure.status is Status.REPORTED:
        if figure.kind is Kind.ORDINAL:
            return _document_period(None, published, TimeKind.DURING, "period.ordinal")
        if holds_now(view, figure, words.verbs):
            return _document_period(None, published, TimeKind.AS_OF, "period.stock")
        start, end = (document.covers_start, document.covers_end) if covered else (None, published)
        return _document_period(start, end, TimeKind.DURING, "period.flow")
    if figure.status is Status.TARGET and figure.kind is not Kind.ORDINAL and _target_level(view, figure, words):
        return _document_period(None, document.covers_end, TimeKind.AS_OF, "period.target-level")
    start, end = (document.covers_start, document.covers_end) if covered else (published, None)
    return _document_period(start, end, TimeKind.DURING, f"period.{figure.status}")


def _document_period(start: date | None, end: date | None, kind: TimeKind, rule: str) -> Period:
    return Period(start, end, kind, TimeBasis.DOCUMENT, None, (rule,))


def _target_level(view: SentenceView, figure: Figure, words: TimeWords) -> bool:
    """Whether a target is a level to be reached and not something to be done."""
    if figure.change is not None:
        return False
    if figure.moved_to or (figure.target_level and figure.per not in SPANS):
        return True
    if figure.unit == "percent":
        group = governing(view, figure.at)
        if _shared_out(view, figure) and (group is None or group.lemma not in _HOLDING):
            return False
        return group is None or group.lemma not in words.verbs.spending_verbs
    tokens = view.tokens
    before = tokens.word[max(0, figure.at - 6) : figure.at]
    if any(word in ("target", "goal", "ceiling", "level") for word in before):
        return True
    group = governing(view, figure.at)
    verb = group.lemma if group else ""
    put_by = group is not None and tokens.word[group.end : group.end + 1] in (["aside"], ["up"], ["off"], ["apart"])
    if verb in ("fix", "set", "reach", "attain") and figure.form in ("money", "share", "measure") and not put_by:
        return True
    finite_verb = finite(view, group)
    existential = finite_verb is not None and finite_verb.start > 0 and tokens.word[finite_verb.start - 1] == "there"
    return existential and finite_verb is not None and finite_verb.lemma == "be"


def _shared_out(view: SentenceView, figure: Figure) -> bool:
    """Whether a share says which of some things are meant, or is a balance of the year (`|half| of the loans`, `|two in
    three| members`, `a deficit of |4 per cent|`), and is no level (`|0.7 per cent| of GDP`).
    """
    if figure.head in ("deficit", "surplus", "shortfall"):
        return True
    if not _PERCENT.search(view.tokens.text, figure.start, figure.end):
        return True
    of_economy = not _ECONOMY.isdisjoint((figure.whole or "").lower().split())
    return view.tokens.word[figure.at + 1 : figure.at + 2] == ["of"] and not of_economy


def _is_aside(view: SentenceView, mention: TimeMention, interval: Interval, published: date | None) -> bool:
    """Whether a time sets no scene for what is told next: in brackets (`up (2016: |$14 million|)`), or still ahead."""
    first = interval.start or interval.end
    if published is not None and first is not None and first > published:
        return True
    text, start = view.tokens.text, view.start
    return mention.bracketed or text.rfind("(", start, mention.start) > text.rfind(")", start, mention.start)


def _remember(view: SentenceView, memory: TimeMemory, clocks: list[Clock], words: TimeWords) -> TimeMemory:
    """What the sentence leaves for those after it."""
    told = memory.told if memory.told and memory.told.paragraph == view.paragraph else None
    if not view.groups and not view.figures and len(view.tokens) <= DATELINE:
        return replace(remember_years(memory, view.times, view.paragraph), told=told)  # `Brussels, 2 May 2018.`
    index = main_time(view, words.verbs)
    if index is not None:
        interval = resolve(view.times[index], clocks[index])
        if interval is not None and not _is_aside(view, view.times[index], interval, clocks[index].published):
            told = Told(view.times[index], _words(view, view.times[index]), interval, view.paragraph)
    return replace(remember_years(memory, view.times, view.paragraph), told=told)


def remember_years(memory: TimeMemory, times: Sequence[TimeMention], paragraph: int) -> TimeMemory:
    """The memory with the last year that these time expressions state."""
    year, year_paragraph = memory.year, memory.year_paragraph
    for mention in times:
        stated = _stated_year(mention)
        if stated is not None:
            year, year_paragraph = stated, paragraph
    return TimeMemory(memory.told, year, year_paragraph)
