"""Status that a figure's own time decides: what is told as a fact of a year to come is a forecast, and what a target is
counted from is a fact.

The words of the sentence come first (`status.py`).
"""

from collections.abc import Sequence

from pipeline.extract.periods.memory import words_of
from pipeline.extract.periods.sentence_view import Figure, SentenceView, finite, governing, tense_of
from pipeline.extract.periods.telling import done_then
from pipeline.extract.scene.meaning import Meaning
from pipeline.extract.times.mentions import Anchor, Bound
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words
from pipeline.models import Document, Period
from pipeline.values import replace
from schemas.vocabularies import Kind, Status, TimeBasis

GRANTING = word_class("granting")


def settled_by_time(
    view: SentenceView, meanings: list[Meaning], periods: Sequence[Period], document: Document, words: Words
) -> list[Meaning] | None:
    """The meanings of a sentence's figures, with the statuses that their periods decide; None if they do not."""
    settled = list(meanings)
    same = True
    for i, (figure, meaning, period) in enumerate(zip(view.figures, meanings, periods, strict=True)):
        ahead = lies_ahead(meaning, period, document) and not told_then(view, period)
        ahead = ahead or granted_ahead(view, figure, meaning, period, document)
        if ahead or goes_on_ahead(view, figure, meaning, period, document, words):
            settled[i] = replace(meaning, status=Status.TARGET, rules=(*meaning.rules, "status.time-ahead"))
        elif set_aside_then(view, figure, period, document):
            settled[i] = replace(meaning, status=Status.REPORTED, rules=(*meaning.rules, "status.set-aside"))
        elif could_then(view, figure, period, document):
            settled[i] = replace(meaning, status=Status.REPORTED, rules=(*meaning.rules, "status.past-modal"))
        elif starts_from(view, i, periods, document, next((r for r in meaning.rules if r.startswith("status.")), "")):
            settled[i] = replace(meaning, status=Status.REPORTED, rules=(*meaning.rules, "status.baseline"))
        same = same and settled[i] is meaning
    return None if same else settled


def told_then(view: SentenceView, period: Period) -> bool:
    """Whether a period's time, without a year, is of what was done or said (`as he said |on 28 September|`)."""
    return any(
        all(point.anchor is Anchor.CALENDAR and point.year is None for point in mention.points)
        and done_then(view, mention, view.tokens.index_of("T", i))
        for i, mention in enumerate(view.times)
        if words_of(view, mention) == period.text
    )


def set_aside_then(view: SentenceView, figure: Figure, period: Period, document: Document) -> bool:
    """Whether money was set aside for a time that is over (`set aside |$3 million| for roads in 2017`)."""
    if figure.status is not Status.TARGET or period.text is None or period.end is None or document.published is None:
        return False
    group = governing(view, figure.at)
    over = period.start is not None and period.end < document.published
    return over and group is not None and group.lemma == "earmark" and group.tense == "past"


def could_then(view: SentenceView, figure: Figure, period: Period, document: Document) -> bool:
    """Whether `could` tells what somebody was able to do when that is over (`In 1960 we could still print |two|`)."""
    if figure.status is not Status.TARGET or period.start is None or period.end is None or period.text is None:
        return False
    if document.published is None or period.end >= document.published or "that" in view.tokens.vocabulary:
        return False
    group = finite(view, governing(view, figure.at), figure.at)
    if group is None or group.modal != "could" or any(g.finite and g is not group for g in view.groups):
        return False  # `experts |warned| that 30 people could lose their jobs`
    return view.tokens.tag[group.start - 1 : group.start] == ["R"]  # a plan that could create jobs is a forecast


def starts_from(view: SentenceView, i: int, periods: Sequence[Period], document: Document, rule: str) -> bool:
    """Whether a figure beside a target is what it is counted from, by a year of its own that is over (`cut deaths to
    300 by 2030, from |640| in 2018`).
    """
    figure, period, now = view.figures[i], periods[i], document.published
    if figure.status is Status.REPORTED or period.text is None:
        return False
    if _told_of_now(view, figure):
        return any(
            other.status is figure.status and then.end != period.end
            for other, then in zip(view.figures, periods, strict=True)
        )
    if now is None or period.end is None:
        return False
    if (
        period.start is None
        or period.end.year >= now.year
        or tense_of(view, figure) in ("past", "past_perfect", "present_perfect")
    ):
        return False
    if rule == "status.plan-item":
        return True  # `Forest cover: |23 per cent| in 2018`, in a list of aims
    return any(
        other.status is figure.status and other.at < figure.at and (then.end is None or then.end >= now)
        for other, then in zip(view.figures, periods, strict=True)
    )


def _told_of_now(view: SentenceView, figure: Figure) -> bool:
    """Whether straight behind a figure stands that it is of now (`from |64 per cent| today to 80 by 2030`)."""
    tokens, i = view.tokens, figure.at + 1
    return tokens.tag[i : i + 1] == ["T"] and view.times[tokens.ref[i]].bound is Bound.NOW


def lies_ahead(meaning: Meaning, period: Period, document: Document) -> bool:
    """Whether a figure told as a fact holds for a time after the document: an estimate (`the outlay in 2021-22 is
    …`).
    """
    if meaning.status is not Status.REPORTED or document.published is None or period.start is None or meaning.past:
        return False
    return period.start > document.published and period.basis is not TimeBasis.CONTEXT


def granted_ahead(view: SentenceView, figure: Figure, meaning: Meaning, period: Period, document: Document) -> bool:
    """Whether a figure was granted or announced for a time that has not begun (`approved |40| posts for next year`,
    `announced an investment of |$3 million| over the next two years`).
    """
    if meaning.status is not Status.REPORTED or document.published is None or figure.kind is Kind.ORDINAL:
        return False
    if period.start is None or period.start < document.published or period.basis is TimeBasis.CONTEXT:
        return False
    if (period.end is not None and period.end <= document.published) or period.text is None:
        return False  # `announced $3 million in the coming years` has no end
    group = governing(view, figure.at)
    return group is not None and group.end <= figure.at and group.lemma in GRANTING


def goes_on_ahead(
    view: SentenceView, figure: Figure, meaning: Meaning, period: Period, document: Document, words: Words
) -> bool:
    """Whether a level is told in the present until a year after the document: a projection (`emissions remain at |12
    million tonnes| until 2035`).
    """
    if meaning.status is not Status.REPORTED or document.published is None or period.end is None or meaning.past:
        return False
    due = period.start is None and period.end.year > document.published.year and period.text is not None
    if due and tense_of(view, figure) in ("none", "imperative"):
        return True  # `|40 per cent| less waste by 2035`, `Cut waste to |3 tonnes| by 2035`
    if period.start is not None or period.end.year <= document.published.year or tense_of(view, figure) != "present":
        return False
    group = governing(view, figure.at)
    if group is None or group.end > figure.at or group.passive or group.lemma in ("be", "stand", "cost"):
        return False
    reached = all(tag in "PBD" for tag in view.tokens.tag[group.end : figure.at])  # not `remains open to 40 States`
    return reached and words.moves_to_level(group.lemma)
