"""Lengths of time as expressions of their own: whether one says when or how long, and what date it is counted from.

Their shapes are in `length_shapes.py`, how far they reach is reckoned in `near_lengths.py`.
"""

import re

from pipeline.extract.times.mentions import Anchor, Bound, DatePoint, Length, Role, TimeMention
from pipeline.extract.times.roles import Spot
from pipeline.values import replace

_NEGATED = re.compile(r"\b(?:not|never|no|nor|n[’']t|first|last|only)\b[^.;:]{0,80}$", re.IGNORECASE)
_ALLOWED = re.compile(r"\b(?:may|can|cannot|could|must|shall|should)\s[^.;:,]{0,80}$", re.IGNORECASE)
_BOUND_TO = re.compile(r"\b(?:must|shall|required\s+to|obliged\s+to|has\s+to|have\s+to)\s[^.;:,]{0,80}$", re.IGNORECASE)
_NTH_TIME = re.compile(r"\b(?:time|times|the\s+only)\s+$")
_A_QUARTER = re.compile(r"\ba\s+quarter\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|these|those|its|his|her|their|our)\b", re.IGNORECASE)
# `in the first six weeks`, `during the five years of the plan`
_INSIDE = re.compile(r"\w+\s+\w+\s+(?:first|opening|final|closing)\b", re.IGNORECASE)
_POINTED = re.compile(r"\w+\s+(?:these|those)\s")  # `in |these| six years`: of which was told
_WHOLE_OF = re.compile(r"(?:in|over|during|throughout|across)\s+(?:the|its|their|our)\s", re.IGNORECASE)
_ROWS = (" consecutive ", " successive ", " straight ")
_OF_NOUN = re.compile(r"\s+of\s+(?!the\s+year)")
# How a length is counted from the date behind it: `a two-year period starting in 1987`, `in the two years after 2010`
COUNTED = {Bound.SINCE: "counted", Bound.AFTER: "counted_on", Bound.BEFORE: "counted_back"}
WITHIN = ("in", "over", "during", "throughout", "across")
_THAT = re.compile(r"\s+(?P<way>before|after)(?:\s+that)?(?=\s*(?:[,.;:)\]]|\Z))")  # `in the five years before that`
_SINCE_EVENT = re.compile(r"\s+since\s+[A-Za-z’' -]{3,60}(?=,)")  # `In the two years |since we came to office|, …`
# `in the three years |after| the war`: counted from what has no date
_FROM_EVENT = re.compile(r"\s+(?:immediately\s+)?(?:after|before|following|preceding|prior\s+to|leading\s+up\s+to)\b")


def stretch_from(text: str, before: TimeMention, mention: TimeMention) -> TimeMention | None:
    """A length and the date behind that it is counted from, as one (`over a three-year period |starting in 1987|`)."""
    length = before.length
    if length is None or length.direction not in ("span", "next", "told", "past") or not length.count:
        return None
    if before.role not in (Role.DURATION, Role.ATTRIBUTIVE) or mention.role is not Role.ADJUNCT:
        return None
    if text[before.end : mention.start].strip():
        return None
    led = mention.preposition in ("from", "between") and before.preposition in WITHIN
    if mention.bound is Bound.RANGE and (led or runs_to(text, before, mention.start)):
        spans = (*before.numeral_spans, *mention.numeral_spans)
        return replace(mention, start=before.start, numeral_spans=spans, preposition=before.preposition)
    if length.direction in ("told", "past"):
        return None
    if mention.bound not in COUNTED or len(mention.points) != 1:
        return None
    spans = (*before.numeral_spans, *mention.numeral_spans)
    if mention.preposition.endswith("since"):  # `in the five years since 2010`: until now
        return replace(mention, start=before.start, numeral_spans=spans)
    length = replace(length, direction=COUNTED[mention.bound])
    return replace(
        before,
        end=mention.end,
        role=Role.DURATION,
        length=length,
        points=mention.points,
        numeral_spans=spans,
        rule="duration.from",
    )


def runs_to(text: str, before: TimeMention, start: int) -> bool:
    """Whether a length that is known stands right before its dates (`in |the three years| 1964 to 1966`)."""
    if before.length is None or before.role is Role.MEASURE or text[before.end : start].strip():
        return False
    return before.preposition in WITHIN and _DEFINITE.search(text, before.start, before.end) is not None


def length_mention(spot: Spot, length: Length) -> TimeMention | None:
    """A length of time: one that says when, or a fact of its own (`for three years`)."""
    text, atom, lead = spot.text, spot.first, spot.lead
    start, preposition = (lead.start, lead.preposition) if lead.preposition != "of" else (atom.start, "of")
    role, end = Role.DURATION, atom.end
    points: tuple[DatePoint, ...] = ()
    if _NTH_TIME.search(text[max(spot.start, atom.start - 12) : atom.start]):
        role = Role.ATTRIBUTIVE  # `for the second time in nine months`
    if length.direction == "span":
        start, preposition = atom.start, text[atom.start : atom.end].split(None, 1)[0].lower()
        of_noun = _OF_NOUN.match(text, atom.end, spot.end) is not None
        if _INSIDE.match(text, atom.start, atom.end) or (of_noun and _WHOLE_OF.match(text, atom.start, atom.end)):
            role = Role.ATTRIBUTIVE  # counted from what it is a part of, whose dates are not told
        elif preposition in WITHIN and (told := _THAT.match(text, atom.end, spot.end)) and length.count:
            end, points = told.end(), (DatePoint("period", Anchor.CONTEXT),)
            length = replace(length, direction="counted_on" if told["way"] == "after" else "counted_back")
        elif preposition in WITHIN and length.count and (since := _SINCE_EVENT.match(text, atom.end, spot.end)):
            end, length = since.end(), replace(length, direction="past")
        elif preposition in WITHIN and _FROM_EVENT.match(text, atom.end, spot.end):
            role = Role.ATTRIBUTIVE
        elif preposition == "over" and (of_noun or _A_QUARTER.search(text, atom.start, atom.end)):
            return None  # `over 20 years of experience`, `rose by over a quarter`
        if role is Role.DURATION and _is_fact(spot, length, preposition, of_noun):
            role = Role.MEASURE
        if role is Role.DURATION and not points and length.count and _POINTED.match(text, atom.start, atom.end):
            length = replace(length, direction="told")
    return TimeMention(
        start=start,
        end=end,
        core_start=atom.start,
        role=role,
        bound=Bound.SINCE if preposition == "since" else Bound.WITHIN,
        points=points,
        length=length,
        numeral_spans=atom.numeral_spans,
        rule="duration.for" if role is Role.MEASURE else atom.rule,
        preposition=preposition,
    )


def _is_stretch(words: str) -> bool:
    """Whether a length behind `for` says when: at the head of its sentence in a row of years, or as a named period."""
    folded = " ".join(words.split())
    in_a_row = folded.startswith("For ") and any(word in folded for word in _ROWS)
    return in_a_row or (" the " in folded and folded.endswith(" period"))


def _is_fact(spot: Spot, length: Length, preposition: str, of_noun: bool) -> bool:
    """Whether a length behind its preposition tells how long and not when."""
    if preposition == "for" and _is_stretch(spot.text[spot.first.start : spot.first.end]):
        return False  # `For five consecutive years, …`, `for the three-year period`
    if preposition == "for":
        # `not seen for seven years` says since when; `may not work for 90 days` how long.
        lead = spot.text[max(spot.start, spot.first.start - 100) : spot.first.start]
        return not _NEGATED.search(lead) or _ALLOWED.search(lead) is not None
    if preposition in ("after", "following") and of_noun:
        return True  # `after 20 years of war`
    if preposition in ("during", "throughout") and of_noun:
        return not _DEFINITE.search(spot.text, spot.first.start, spot.first.end)  # `during three days of protests`
    if length.unit in ("hour", "minute"):
        return preposition in ("after", "within", "in")
    bound = _BOUND_TO.search(spot.text[max(spot.start, spot.first.start - 100) : spot.first.start]) is not None
    return preposition == "within" and (length.unit in ("day", "week") or bound)
