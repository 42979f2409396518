"""Times that tell when something was said, decided, met about or asked, and what they say of a figure beside them.

Used by `rank.py` and `attach.py`, which decide on the time that governs a figure, and for its status.
"""

from pipeline.extract.periods.closeness import PAST
from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing
from pipeline.extract.times.mentions import Bound, TimeMention
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.verbs import VerbClasses
from schemas.vocabularies import Status

DONE = PAST | {"present_perfect", "participle"}
PROMISING = word_class("saying_it_would")
EVENTS = word_class("dated_events")
STUDIES = word_class("studies")


def of_saying(view: SentenceView, figure: Figure, at: int, words: VerbClasses) -> bool:
    """Whether a time tells when something was said (`WFP said |on Wednesday| that …`; `…, it said |on Monday|`)."""
    tag = view.tokens.tag
    its = next((group for group in reversed(view.groups) if group.end <= at), None)
    if its is None and figure.status is Status.REPORTED and figure.at > at:
        return _opens_saying(view, figure, at, words)
    if its is None or its.lemma not in words.telling_verbs or its.tense not in PAST | {"participle"}:
        return False
    if any(t not in "BPDNO" for t in tag[its.end : at]):
        return False
    if figure.at > at:
        return tag[at + 1 : at + 2] == ["S"] or view.tokens.word[at + 1 : at + 2] == ["that"]
    subject = next((k for k in range(its.start - 1, figure.at, -1) if tag[k] in ',"'), -1)
    rest = tag[at + 1 : at + 2]
    return (
        subject > figure.at
        and (not rest or rest[0] in ".,")
        and not any(t in "QVEbhM" for t in tag[subject : its.start])
    )


def _opens_saying(view: SentenceView, figure: Figure, at: int, words: VerbClasses) -> bool:
    """Whether a day at the head tells when it was said what had happened (`|On Tuesday| WHO said that 40 had died`)."""
    i = view.tokens.ref[at]
    points = view.times[i].points if view.tokens.tag[at] == "T" else ()
    if not points or any(point.grain not in ("day", "weekday") for point in points) or len(view.groups) < 2:
        return False
    said, own = view.groups[0], governing(view, figure.at)
    if said.lemma not in words.telling_verbs or said.tense not in PAST or own is None or own.start <= said.start:
        return False
    return view.tokens.word[said.end : said.end + 1] == ["that"] and own.tense == "past_perfect"


def tells_saying(view: SentenceView, at: int, words: VerbClasses) -> bool:
    """Whether a time stands with a verb of saying and its clause (`said on Wednesday that …`)."""
    its = next((group for group in reversed(view.groups) if group.end <= at), None)
    told = its is not None and its.lemma in words.telling_verbs and its.tense in PAST
    if not told or its is None or any(t not in "BPDNO" for t in view.tokens.tag[its.end : at]):
        return False
    subject = next((k for k in range(its.start - 1, 0, -1) if view.tokens.tag[k] in ',"'), 0)
    last = not view.tokens.tag[at + 1 :] or view.tokens.tag[at + 1] in ".,"
    if subject and last and not any(t in "QVEbhM" for t in view.tokens.tag[subject : its.start]):
        return True  # `…, the council said on Wednesday`
    return view.tokens.tag[at + 1 : at + 2] == ["S"] or view.tokens.word[at + 1 : at + 2] == ["that"]


def decided_then(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time tells when it was decided to do what is still to come (`decided on 13 December to send |270|`)."""
    own, its = governing(view, figure.at), governing(view, at)
    if figure.status is not Status.TARGET or own is None or its is None:
        return False
    if own.modal == "would" and its.end <= own.start and its.lemma in PROMISING and its.tense in PAST:
        return at < its.start  # `In 2001, I said that the state would give |$30 million|`
    if own.tense != "infinitive":
        return False
    return its.end <= at < own.start and its.finite and its.tense in PAST


def done_then(view: SentenceView, mention: TimeMention, at: int) -> bool:
    """Whether a time tells when something was done, though a promise (`|In April| donors pledged $3 million`, `the
    accord signed |in March|`; not `approved 30 posts |for March|`).
    """
    if at < 0 or not mention.points or mention.preposition in ("for", "from") or mention.bound is Bound.SINCE:
        return False
    its = governing(view, at)
    return its is not None and its.tense in DONE


def at_event(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a dated meeting says when (`at its |19 March| meeting`) or a survey (`according to a |2015| survey`)."""
    tokens = view.tokens
    before, after = tokens.word[max(0, at - 3) : at], tokens.word[at + 1 : at + 4]
    if study(view, at):
        return ";" not in tokens.tag[figure.at : at]
    placed = bool({"at", "during", "in"} & set(before[-2:]))
    # `|340| people died in the 2010 floods`: of its own verb, or behind it with none between
    between = tokens.tag[figure.at + 1 : at]
    its = governing(view, at)
    own = its is not None and (
        its is governing(view, figure.at) or set(tokens.tag[figure.at + 1 : its.start]) <= set("NOA")
    )
    clear = not any(tag in "MbhdVSW;:" for tag in between) or (own and not any(tag in "SWQ;:" for tag in between))
    clear = clear and not {"compared", "than", "against"} & set(tokens.word[figure.at + 1 : at])
    return placed and clear and bool(EVENTS & set(after))


def study(view: SentenceView, at: int) -> bool:
    """Whether a date names the survey that a figure is from (`according to the |2018| health survey`)."""
    words = view.tokens.word
    before = words[max(0, at - 3) : at]
    if words[at - 1] == "of" and words[at - 2] in STUDIES and "according" in words[max(0, at - 8) : at]:
        return True  # `according to the household survey of |2021|`
    if "according" not in before or "to" not in before:
        return False
    stop = next((k for k in range(at + 1, min(len(words), at + 8)) if view.tokens.tag[k] not in "NOAKC"), at + 1)
    return bool(STUDIES & set(words[at + 1 : stop]))


def event_before(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a date names an event that did what is told (`The |2019| floods killed |30| people`, `The floods of
    |2019| …`), or at which it was done (`At its meeting of |3 May|, the council hired |30| nurses`).
    """
    tokens, group = view.tokens, governing(view, figure.at)
    if at > figure.at or group is None or group.tense != "past":
        return False
    noun = next((k for k in range(at + 1, min(at + 4, len(tokens))) if tokens.word[k] in EVENTS), 0)
    if noun and not set(tokens.tag[at + 1 : noun]) <= set("NA"):
        return False
    if not noun and (tokens.word[at - 1 : at] != ["of"] or tokens.word[at - 2] not in EVENTS):
        return False
    first = at - 1 if noun else at - 3
    while first >= 0 and tokens.tag[first] in "DNAK":
        first -= 1
    if first >= 0 and tokens.tag[first] == "P":
        return tokens.word[first] in ("at", "in", "during") and "Q" not in tokens.tag[:first]
    behind = tokens.tag[max(noun, at) + 1 : group.start]
    return first < 0 and group.end <= figure.at and set(behind) <= set("PDNOAB")
