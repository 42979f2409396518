"""Times that cannot be those of a figure by the tense that it is told in."""

from datetime import date

from pipeline.extract.periods.closeness import PAST
from pipeline.extract.periods.sentence_view import Figure, SentenceView, tense_of
from pipeline.extract.times.calendar_days import Interval
from pipeline.extract.times.mentions import Anchor, TimeMention
from schemas.vocabularies import Status


def of_own_phrase(view: SentenceView, figure: Figure, governor: int) -> bool:
    """Whether a target is dated right behind by a participle (`on top of the |$3 million| given in 2022`)."""
    at = view.tokens.index_of("T", governor)
    between = view.tokens.tag[figure.at + 1 : at] if at > figure.at >= 0 else [","]
    return figure.status is Status.TARGET and set(",QMbhdVWS;:.").isdisjoint(between)


def out_of_tense(
    view: SentenceView, figure: Figure, mention: TimeMention, interval: Interval, published: date | None
) -> bool:
    """Whether what is told in the past tense would hold for years to come (`By 2025 we will …; the rate fell to 3`), or
    what will be done was over before (`will rise by |4 per cent|, on top of the 5 per cent last year`).
    """
    if published is None or interval.end is None:
        return False
    if figure.status is Status.TARGET:
        last = any(point.anchor is Anchor.DOCUMENT and point.offset < 0 for point in mention.points)
        over = interval.start is not None and (last or interval.end.year < published.year)
        return over and tense_of(view, figure) == "future"
    if figure.status is not Status.REPORTED:
        return False
    ahead = interval.end.year > published.year and (interval.start is None or interval.start > published)
    return ahead and tense_of(view, figure) in PAST
