"""How well a time expression fits a figure: the rank by which the times of a sentence compete for it.

Which of them wins is left to `attach.py`.
"""

import re

from pipeline.extract.objects.moved_nouns import ends_of_move
from pipeline.extract.periods.closeness import BEHIND, FAR, OPENING, TOUCHING, closeness, in_own_relative, opens
from pipeline.extract.periods.comparison import compared, is_baseline, on_far_side, over_years
from pipeline.extract.periods.confined import confined
from pipeline.extract.periods.now import now_fits
from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing, presupposed, tense_of
from pipeline.extract.periods.telling import at_event, decided_then, event_before, of_saying, study
from pipeline.extract.syntax.standing import before_standing, stands_now
from pipeline.extract.times.mentions import Anchor, Bound, Role, TimeMention
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.verbs import VerbClasses
from pipeline.values import value_class
from schemas.vocabularies import Kind, Status

LEVELS = word_class("being_at_level")
COSTS = word_class("costs")


@value_class
class Candidate:
    """A time expression that may govern figures: its index and its token."""

    index: int
    at: int
    mention: TimeMention


def rank_of(view: SentenceView, figure: Figure, candidate: Candidate, words: VerbClasses) -> int:
    """How closely a time belongs to a figure: 0 is closest, FAR not at all."""
    mention, at = candidate.mention, candidate.at
    if mention.bracketed:
        return FAR
    if mention.role is Role.ATTRIBUTIVE:
        return FAR if mention.length is not None else _attributive_rank(view, figure, candidate)
    if mention.role is Role.MEASURE and not _measures(view, figure, candidate):
        return FAR
    if compared(view, candidate.index, at, words) and not on_far_side(view, figure, at, words):
        return FAR
    if is_baseline(view, mention, at, words) or over_years(view, figure, mention, at, words):
        return FAR
    if _of_a_part(view, at) or _of_next_step(view, figure, at):
        return FAR
    if of_saying(view, figure, at, words):
        return FAR
    if decided_then(view, figure, at) or confined(view, figure, at):
        return FAR
    rank = closeness(view, figure, at)
    its = governing(view, at)
    due = opens(view, at) and mention.preposition in ("by", "from")
    if (
        figure.status is Status.NORM
        and not due
        and (rank > 3 or (its is not None and its.tense == "participle" and at < figure.at))
    ):
        return FAR  # `a law passed in 2013 provides for fines of ...`
    if mention.length is not None and _out_of_reach(view, figure, mention.length.direction, rank):
        return FAR
    standing = figure.status is Status.REPORTED and at > figure.at and stands_now(view.tokens, figure.at)
    if standing and tense_of(view, figure) in ("future", "modal"):
        return FAR  # `The existing fleet of |40| ships will be renewed by 2030`
    begin = before_standing(view.tokens, figure.at)
    left = figure.status is not Status.TARGET and view.tokens.word[begin - 1 : begin] == ["from"]
    if left and (_of_the_move(view, figure, at) or _founded(view, figure, at)):
        return FAR
    if left and mention.bound is Bound.NOW and at < figure.at and view.tokens.word[begin - 2] in ("up", "down"):
        return FAR  # `now run six times a week, up from |three|`
    begins = mention.preposition in ("on", "from") or mention.bound is Bound.SINCE  # `with effect from April 1`
    ahead = tense_of(view, figure) in ("present", "future", "modal") and begins
    ahead = ahead and view.tokens.word[figure.at + 1 : figure.at + 2] == ["to"]
    if left and at > figure.at and (mention.preposition == "by" or ahead):
        return FAR  # `will be reduced |from 5.7| to 3.3 per cent by 2027`
    if _laid_out_for(view, figure, candidate) or _to_take(view, figure, candidate):
        return FAR
    if mention.role is Role.DURATION and mention.preposition == "after":
        return FAR  # since when it is not said
    if figure.target_level and _over_already(view, figure, mention):
        return FAR  # `remained within the target of |5 per cent| in May`
    if figure.form == "duration" and _stretch(mention):
        return FAR
    between = view.tokens.tag[at + 1 : figure.at]
    if mention.bound is Bound.NOW and figure.status is Status.TARGET and "Q" in between:
        return FAR  # `so far 16 are built, and |22| more are to follow`
    if mention.bound is Bound.NOW and not now_fits(view, figure, at, rank):
        return FAR
    back = mention.length is not None and mention.length.direction == "earlier" and rank <= BEHIND
    dated = mention.length is not None and mention.length.direction == "ago" and _one_of(view, figure)
    # `the 37 |recorded a year earlier|` is near
    # ... and so are `the 37 |recorded over the past year|`
    told = its is not None and its.tense == "participle" and figure.at < its.start < at and rank <= BEHIND
    far = rank > 4 or (mention.role is Role.DURATION and not (back or dated or told))
    if presupposed(view, figure) and mention.bound is not Bound.NOW and far:
        return TOUCHING if in_own_relative(view, figure, at) else FAR
    if presupposed(view, figure) and mention.bound is Bound.UNTIL and _counts_bystanders(view, figure, at):
        return FAR
    if mention.bound is Bound.SINCE and presupposed(view, figure) and _ranked(view, figure, words):
        return FAR
    return rank


def _counts_bystanders(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a figure only tells of whom or what is spoken, of which another is moved by a time (`will raise the rate
    of the |five| boards to 85 per cent by 2028`).
    """
    word = view.tokens.word[figure.at - 2] if figure.at > 1 else ""
    return word == "of" and figure.at > 2 and "Q" in view.tokens.tag[figure.at + 1 : at]


def _laid_out_for(view: SentenceView, figure: Figure, candidate: Candidate) -> bool:
    """Whether a length is for how long money was given, of which it is not said when (`spent |$3 million| over four
    years`, not `over the four years`).
    """
    mention, length = candidate.mention, candidate.mention.length
    if length is None or length.direction != "span" or figure.form != "money" or candidate.at < figure.at:
        return False
    dated = mention.points or "the" in view.tokens.text[mention.start : mention.end].split()
    past = figure.status is Status.REPORTED and tense_of(view, figure) in ("past", "past_perfect")
    return past and mention.preposition == "over" and not dated and figure.change is None


def _to_take(view: SentenceView, figure: Figure, candidate: Candidate) -> bool:
    """Whether a length is how long work will take, which does not date what it costs (`to be completed in 36 months at
    a cost of |$4 million|`).
    """
    mention = candidate.mention
    length, group = mention.length, governing(view, figure.at)
    if length is None or length.direction != "span" or figure.form != "money":
        return False
    if mention.preposition not in ("in", "within"):
        return False
    costs = figure.head in COSTS or (group is not None and group.lemma == "cost" and not group.finite)
    return costs and figure.status is Status.TARGET and not mention.points


def _of_the_move(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time is when a level will be reached that starts from the figure (`will narrow from |6 per cent| to 5
    in 2026`), which is where things stand now.
    """
    following = next((other for other in view.figures if other.at > figure.at), None)
    coming = following is not None and following.status is Status.TARGET
    coming = coming and following is not None and ends_of_move(view.tokens, figure.at, following.at)
    if figure.kind is Kind.ORDINAL or not (coming or tense_of(view, figure) in ("future", "modal")):
        return False
    return at < figure.at or "to" in view.tokens.word[figure.at + 1 : at]


def _founded(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a level that a move sets out from has no date of its own (`from |200| at the start to 5 in 2021`)."""
    words = view.tokens.word[figure.at + 1 : at]
    return "to" in words and "at" in words[: words.index("to")]


def _one_of(view: SentenceView, figure: Figure) -> bool:
    """`Seven years ago, Ghana was one of the |60| States that signed`: what somebody was then."""
    return view.tokens.word[max(0, figure.at - 3) : figure.at] == ["one", "of", "the"]


def _ranked(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """`one of the |ten| largest donors`: a rank holds beside any time."""
    return any(word in words.superlatives for word in view.tokens.word[figure.at + 1 : figure.at + 3])


def _of_a_part(view: SentenceView, at: int) -> bool:
    """Whether a time is that of one of several (`three payments, the first of them in November`)."""
    words = view.tokens.word[max(0, at - 3) : at]
    return len(words) == 3 and words[0] in ("first", "last", "latest", "next", "second") and words[1] == "of"


def _of_next_step(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time is that of the level after the figure's (`raised to |5| per cent and to 7 per cent by 2027`)."""
    if not figure.moved_to or at < figure.at:
        return False
    word = view.tokens.word
    steps = (f.at for f in view.figures if f.moved_to and figure.at < f.at < at)
    return any(word[k - 2] == "and" or word[k - 3 : k - 1] == ["and", "then"] for k in steps)


def _out_of_reach(view: SentenceView, figure: Figure, direction: str, rank: int) -> bool:
    """Whether a length of time cannot say when a figure holds, by its status, tense or distance."""
    if figure.status is Status.NORM:
        return direction in ("span", "next")  # the length is part of what is ruled
    present = figure.status is Status.REPORTED and tense_of(view, figure) == "present"
    if direction == "next":
        return present and figure.kind is not Kind.ORDINAL
    if direction != "span":
        return False
    return (present and figure.change is None) or (
        figure.status is Status.TARGET and rank > OPENING
    )  # `is repayable over 20 years`


def _over_already(view: SentenceView, figure: Figure, mention: TimeMention) -> bool:
    """Whether a time tells when something happened beside a target, and not when it is to be reached."""
    ahead = mention.preposition in ("by", "until", "for") or not mention.points
    open_still = any(p.anchor is Anchor.DOCUMENT and p.offset >= 0 for p in mention.points)
    past = tense_of(view, figure) in ("past", "past_perfect", "present_perfect")
    return past and not ahead and not open_still


def _stretch(mention: TimeMention) -> bool:
    """Whether a time is itself a length: a figure that is one does not hold during it."""
    worded = (p.grain in ("decade", "century") and p.anchor is not Anchor.CALENDAR for p in mention.points)
    return mention.length is not None or any(worded)


def _measures(view: SentenceView, figure: Figure, candidate: Candidate) -> bool:
    """Whether `for ten years` gives the time of another figure: how long a state has lasted."""
    if tense_of(view, figure) != "present_perfect" or candidate.at < figure.at:
        return False
    return candidate.mention.preposition == "for" and governing(view, figure.at) is governing(view, candidate.at)


_OF_FIGURE = re.compile(r"(?:[’']s)?\s+(?:[A-Za-z-]+\s+){0,3}(?:of|by)\s+(?:[A-Za-z]+\s+){0,3}$")


def _dates_subject(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a date stands before the nouns of the subject of a level (`the |2022| budget deficit was 4.5 per
    cent`).
    """
    tokens = view.tokens
    group = governing(view, figure.at)
    if figure.form not in ("share", "money", "measure", "ratio") or group is None or group.lemma not in LEVELS:
        return False
    subject = tokens.tag[at + 1 : group.start]
    determined = at == 0 or tokens.tag[at - 1] in ("D", ".", ";")
    determined = determined and "P" not in tokens.tag[max(0, at - 2) : at]  # `Exports after the |2010| floods reached`
    return bool(subject) and determined and group.end <= figure.at and all(tag in "NA" for tag in subject)


def _attributive_rank(view: SentenceView, figure: Figure, candidate: Candidate) -> int:
    """A date in a name governs the figure inside its phrase (`the 2017 arrival of 750,000`), or opens the sentence."""
    mention = candidate.mention
    text = view.tokens.text
    if candidate.at > figure.at and at_event(view, figure, candidate.at):
        return BEHIND
    if candidate.at < figure.at and opens(view, candidate.at) and study(view, candidate.at):
        return OPENING
    if mention.points and figure.status is Status.REPORTED and event_before(view, figure, candidate.at):
        return OPENING
    owned = text[mention.end : mention.end + 2] in ("'s", "’s")
    if owned and 0 < figure.at - candidate.at <= 2 and view.tokens.tag[figure.at - 1] in "TA":
        return TOUCHING  # `over |last year's| $11.6 billion`
    within = candidate.at < figure.at and figure.start - mention.end < 60
    if within and _OF_FIGURE.match(text[mention.end : figure.start]):
        return 4
    if mention.points and _dates_subject(view, figure, candidate.at):
        return OPENING
    possessive = text[mention.end : mention.end + 2] in ("'s", "’s")
    dated = mention.preposition in ("in", "during", "since", "by", "at") or possessive
    if dated and mention.points and opens(view, candidate.at) and figure.status is Status.REPORTED:
        its = governing(view, candidate.at)  # `The council, |elected in the 2019 vote|, has 34 members`
        inside = its is not None and its.tense == "participle" and its is not governing(view, figure.at)
        return FAR if inside else 8
    return FAR
