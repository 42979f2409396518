"""The period of a figure whose sentence gives it no time (claim guide, section 3, "No time given").

Also whether such a figure takes the time of the sentence before it; figures with a time are left to `periods.py`.
"""

import re
from datetime import date

from pipeline.extract.periods.closeness import PAST
from pipeline.extract.periods.kind import SPANS, holds_now, is_stock
from pipeline.extract.periods.sentence_view import (
    Figure,
    SentenceView,
    finite,
    governing,
    measures_told,
    presupposed,
    tense_of,
)
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.times import TimeRules
from pipeline.lexicon.verbs import VerbClasses
from pipeline.models import Document, Period
from pipeline.values import replace, value_class
from schemas.vocabularies import Kind, Status, TimeBasis, TimeKind

CURRENT = frozenset(("current", "present"))  # `from the |current| 30,000 to 150,000`
_HOLDING = word_class("holding")
_RISING = word_class("rising_to")
_PERCENT = re.compile(r"cent|%|\d")
_ECONOMY = word_class("economy")


@value_class
class TimeWords:
    """The rules that periods read."""

    times: TimeRules
    verbs: VerbClasses


def carries(view: SentenceView, figure: Figure, words: TimeWords) -> bool:
    """Whether a figure without a time of its own goes on in the time told before: the simple past does."""
    if figure.status is not Status.REPORTED or (figure.form == "duration" and is_stock(view, figure, words.verbs)):
        return False
    whole = view.tokens.word[:1] == ["of"] and figure.at <= 3 and len(view.figures) > 1
    if presupposed(view, figure) and _behind_preposition(view, figure) and not whole:
        return False  # `between the two countries`, but `of the 1,100 cases referred, 23 ended ...`
    if measures_told(view, figure):
        return True
    group = finite(view, governing(view, figure.at), figure.at)
    if group is not None and group.lemma == "use" and view.tokens.tag[group.end : group.end + 1] == ["I"]:
        return False  # `They used to provide |half| of it`
    return tense_of(view, figure) in PAST


def _behind_preposition(view: SentenceView, figure: Figure) -> bool:
    """Whether `the two` stands behind a preposition."""
    j = figure.at - 1
    while j >= 0 and view.tokens.tag[j] in "DAK":
        j -= 1
    return j >= 0 and view.tokens.tag[j] == "P"


def tells_state(view: SentenceView, figure: Figure, words: TimeWords) -> bool:
    """Whether a figure tells how things stood, and not what happened (`2,400 schools were shut`, not `9 arrived`)."""
    if figure.status is not Status.REPORTED or figure.change is not None or figure.per is not None:
        return False
    group = governing(view, figure.at)
    return group is not None and (group.passive or group.lemma == "be" or group.lemma in words.verbs.state_verbs)


def without_time(view: SentenceView, figure: Figure, document: Document, words: TimeWords) -> Period:
    """The guide's table "No time given"."""
    start: date | None
    end: date | None
    published = document.published
    covered = document.covers_start is not None or document.covers_end is not None
    word = view.tokens.word[figure.at - 1] if figure.at > 1 else ""
    current = word in CURRENT and view.tokens.tag[figure.at - 2] in "DK" and figure.kind is Kind.QUANTITY
    if current and figure.status is not Status.TARGET:
        return replace(_document_period(None, published, TimeKind.AS_OF, "period.current"), text=word)
    if figure.status is Status.REPORTED:
        if figure.kind is Kind.ORDINAL:
            return _document_period(None, published, TimeKind.DURING, "period.ordinal")
        done = _of_those_handled(view, figure) or measures_told(view, figure)
        if not done and holds_now(view, figure, words.verbs):
            return _document_period(None, published, TimeKind.AS_OF, "period.stock")
        start, end = (document.covers_start, document.covers_end) if covered else (None, published)
        return _document_period(start, end, TimeKind.DURING, "period.flow")
    if figure.status is Status.TARGET and figure.kind is not Kind.ORDINAL and _target_level(view, figure, words):
        return _document_period(None, document.covers_end, TimeKind.AS_OF, "period.target-level")
    start, end = (document.covers_start, document.covers_end) if covered else (published, None)
    return _document_period(start, end, TimeKind.DURING, f"period.{figure.status}")


def _of_those_handled(view: SentenceView, figure: Figure) -> bool:
    """Whether a whole is told by what was done with it (`Of the |310| files closed, 40 were sent on`; not `Of the 31
    clinics, 4 were closed`).
    """
    tags = view.tokens.tag
    opened = view.tokens.word[:1] == ["of"] and figure.at <= 3 and "," in tags and tense_of(view, figure) in PAST
    return opened and "E" in tags[figure.at + 1 : tags.index(",")]


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
    if (
        verb in _RISING
        and figure.form == "count"
        and tokens.tag[figure.at + 1 : figure.at + 2] in ([], ["."], [","], ["T"])
    ):
        return True  # `the population is expected to reach |12 million|`
    if verb in ("stand", "peak", "settle", "stabilize") and tokens.word[figure.at - 1] == "at":
        return True  # `unemployment will peak at |3 million|`
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
