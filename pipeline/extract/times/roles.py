"""What dates do in their sentence, and whether a bare number, month or weekday is one at all.

A year stands alone only behind a preposition, in brackets, or where the words around it make it one; `2000 troops`
and `resolution 1373` are none. Dates that only name something (`the 2016 accord`, `the Agreements of 1954`) are
attributive.
"""

import re

from pipeline.extract.times.lead import Lead
from pipeline.extract.times.mentions import Anchor, Atom, Role
from pipeline.extract.times.patterns import TimePatterns
from pipeline.extract.times.shape_pieces import DASH
from pipeline.values import value_class

BARE = frozenset({"date.year", "date.month", "date.weekday", "date.covered", "date.century"})
NOUNED_YEARS = frozenset({"date.fiscal-year", "date.academic-year"})
SPLIT_YEARS = frozenset({"date.year-range", "date.fiscal-year", "date.academic-year"})

_COUNTED_FROM = ("those", "these")
OPEN_BRACKET = re.compile(r"[(\[]\s*$")
CLOSE_BRACKET = re.compile(r"\s*[)\]]")
_TITLE_BRACKET = re.compile(r"\b[A-Z]\w+\s*\(\s*$")
# `Under the second Plan (`, `In the 12th Plan period (`: what the years are of governs what was done
_NAME = r"(?:(?:[0-9]{1,2}(?:st|nd|rd|th)|[A-Za-z’'-]+)\s+)"
PLAN_BRACKET = re.compile(
    rf"\b(?:(?:[Uu]nder|[Dd]uring|[Tt]hroughout)\s+{_NAME}{{1,6}}"
    rf"|(?:[Ii]n|[Oo]ver|[Ff]or|[Ww]ithin)\s+{_NAME}{{1,5}}(?:[Pp]eriod|[Dd]ecade)\s+)\(\s*$"
)
_CODE_BRACKET = re.compile(r"[0-9A-Z]\s*[(\[]\s*$")
_NOUN_AFTER = re.compile(r"(?:[’']s)?\s+[A-Za-z]")
_FUNCTION_WORDS = (
    "to|and|or|but|when|which|that|who|as|by|in|on|at|of|for|with|from|the|a|an|was|were|is|are|has|have|had|will|we|it|they"
    "|until|through|alone|inclusive|onwards?|only"
)
_NO_NOUN_AFTER = re.compile(rf"\s+(?:{_FUNCTION_WORDS})\b")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?\u201c\"(\u2014-]\s*|\n\s*)$")
_NAME_BEFORE = re.compile(r"\b[A-Z][A-Za-z]+\s+$")
_WORD_BEFORE = re.compile(r"\b[a-z]{2,}\s+$")
_NOUN_PHRASE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir|[Oo]ur)\s+(?:[A-Za-z-]+\s+){1,2}$")
_CAPITAL_AFTER = re.compile(r"\s+[A-Z]")
_GENITIVE = re.compile(r"[’']s?\s")
_DASH_AFTER = re.compile(rf"{DASH}[A-Za-z]")
_STANDING_RATES = re.compile(
    r"\s+(?:rates?|levels?|prices?|trends?|values?|costs?(?!\s+[$€£\d])|exchange|market|strength)\b"
)
_BASE_AFTER = re.compile(r"\s+(?:levels?|prices|terms|baselines?|values|standards)\b")
_SPEECH_GOES_ON = re.compile(r"\s*(?:,|this\b|that\b|these\b|let\b|I\b)")
# `I should like now to refer to`, `I now turn to`: the speech goes on.
_SPEAKER = re.compile(
    r"\b(?:I(?:\s{1,3}(?:shall|will|should|would|like|want|wish)){1,2}|[Ll]et\s{1,3}(?:me|us))\s{1,3}\Z"
)
_TURNING = re.compile(r"\b(?:[Tt]urning|[Cc]oming|[Mm]oving|[Rr]eferring|[Pp]assing)\s{1,3}\Z")
_I = re.compile(r"\bI\s{1,3}\Z")
_TURNS = re.compile(r"\s{1,3}(?:turn|come|move|speak|refer|address|wish|propose)\b")
_NOW_THAT = re.compile(r"\s+that\b")
_NOW_NAMES = re.compile(r"\b(?:the|of|until|by|from|than)\s+$")
_ROUGH_YEAR = re.compile(r"\b(?:about|around|circa)\s*$")
_PLURAL_AFTER = re.compile(r"\s+[a-z]+s\b")


@value_class
class Spot:
    """A group of dates where it stands: text[start:end] is the sentence."""

    text: str
    start: int
    end: int
    group: tuple[Atom, ...]
    lead: Lead

    @property
    def first(self) -> Atom:
        return self.group[0]

    @property
    def last(self) -> Atom:
        return self.group[-1]

    @property
    def before(self) -> str:
        """The words before the dates and their preposition."""
        return self.text[max(self.start, self.lead.start - 40) : self.lead.start]

    def followed_by(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words right behind the dates match."""
        return pattern.match(self.text, self.last.end, self.end) is not None

    @property
    def noun_follows(self) -> bool:
        """Whether the dates stand before a word that may be their noun."""
        return self.followed_by(_NOUN_AFTER) and not self.followed_by(_NO_NOUN_AFTER)


def read_role(spot: Spot, patterns: TimePatterns) -> Role | None:
    """What the dates do in the sentence; None where they are no dates at all."""
    first, lead = spot.first, spot.lead
    if all(atom.rule in BARE and not atom.licensed for atom in spot.group):
        return _bare_role(spot, patterns)
    if first.rule in SPLIT_YEARS and is_amount(spot, patterns):
        return None
    if first.rule in SPLIT_YEARS and _TITLE_BRACKET.search(spot.before) and not PLAN_BRACKET.search(spot.before):
        return Role.ATTRIBUTIVE  # `Action Plan (2021-2025)`: part of a title
    if first.rule == "date.now":
        return _now_role(spot)
    if first.rule in ("date.quarter", "date.week", "date.season") and not first.licensed:
        return _piece_role(spot, patterns)
    if first.rule == "date.deictic":
        if spot.followed_by(_GENITIVE):
            return Role.ATTRIBUTIVE  # `last year's budget`
        if not first.licensed and not lead.preposition:
            return None
        if lead.preposition == "of" and spot.text.startswith(_COUNTED_FROM, first.start):
            return None  # `33 of |those years|`
    worded = first.points[0].anchor is not Anchor.CALENDAR
    names = (lead.preposition == "of" and not lead.part) if worded else _names_something(spot)
    return Role.ATTRIBUTIVE if names else Role.ADJUNCT


def _piece_role(spot: Spot, patterns: TimePatterns) -> Role | None:
    """Quarters, weeks and seasons without a year are times behind a preposition, and as what has seen something (`The
    first quarter |saw| 40 strikes`); a short form only names the noun behind it (`|Q4| sales`).
    """
    if spot.first.rule == "date.season":
        article = spot.text[spot.lead.start : spot.first.start].lower().endswith("the ")
        when = spot.lead.preposition in ("in", "during", "over", "throughout", "by", "since", "until")
        return Role.ADJUNCT if when and not (spot.noun_follows and not article) else None
    if spot.lead.preposition not in ("", "of"):
        return Role.ATTRIBUTIVE if _names_something(spot) else Role.ADJUNCT
    if not spot.lead.preposition and spot.followed_by(patterns.witness_after):
        return Role.ADJUNCT
    worded = spot.text[spot.first.start].lower() == "t" or spot.lead.articled
    return None if worded else Role.ATTRIBUTIVE


def _now_role(spot: Spot) -> Role | None:
    """`now` and its like are times unless they only carry the speech on (`Now, let us`) or sit in a name."""
    word = spot.text[spot.first.start : spot.first.end]
    if (word == "Now" and spot.followed_by(_SPEECH_GOES_ON)) or (word == "now" and spot.followed_by(_NOW_THAT)):
        return None
    if spot.followed_by(_STANDING_RATES):
        return None
    if word == "now":
        before = spot.text[max(spot.start, spot.first.start - 24) : spot.first.start]
        if _TURNING.search(before) or _SPEAKER.search(before) or (spot.followed_by(_TURNS) and _I.search(before)):
            return None
    named = _NOW_NAMES.search(spot.text[max(spot.start, spot.first.start - 12) : spot.first.start])
    return Role.ATTRIBUTIVE if named or spot.followed_by(_GENITIVE) else Role.ADJUNCT


def _names_something(spot: Spot) -> bool:
    """Whether the dates only name the noun beside them: `the 2016 accord`, `the Agreements of 1954`."""
    lead = spot.lead
    if lead.preposition in ("of", "dated") and not lead.part:
        return True
    if spot.followed_by(_DASH_AFTER) or (spot.last.rule == "date.year" and spot.followed_by(_BASE_AFTER)):
        return True  # `at 1990 prices`
    articled = lead.articled and not _has_noun(spot)
    return spot.noun_follows and (articled or (spot.last.rule in SPLIT_YEARS and not lead.preposition))


def _has_noun(spot: Spot) -> bool:
    """Whether the article before years is that of a noun of their own (`for |the fiscal year| 2021/22 came to`)."""
    return spot.first.rule in NOUNED_YEARS and any(
        spot.text[at].isalpha() for at in (spot.first.start, spot.last.end - 1)
    )


def _bare_role(spot: Spot, patterns: TimePatterns) -> Role | None:
    """Bare years, months and weekdays are dates only where the words around them make them so."""
    first, lead = spot.first, spot.lead
    years = any(atom.rule == "date.year" for atom in spot.group)
    if years and is_amount(spot, patterns):
        return None
    if first.rule == "date.covered":
        taken = bool(lead.part or first.points[0].part)
        if first.points[0].anchor is Anchor.DOCUMENT:  # `the month`
            weekend = first.points[0].grain == "weekend" and lead.preposition in ("over", "at", "on", "during")
            return Role.ADJUNCT if taken or weekend else None
        return Role.ADJUNCT if taken or lead.preposition not in ("", "of", "at", "for", "about") else None
    if first.rule == "date.century":
        if first.points[0].anchor is Anchor.DOCUMENT:
            return Role.ADJUNCT if lead.part else None
        return Role.ADJUNCT if lead.preposition not in ("", "of") else Role.ATTRIBUTIVE
    if _prepositional(spot, years):
        return Role.ATTRIBUTIVE if _names_something(spot) else Role.ADJUNCT
    if first.rule == "date.weekday":
        return None if _NAME_BEFORE.search(spot.before) or spot.followed_by(_CAPITAL_AFTER) else Role.ADJUNCT
    if not years and spot.text[spot.last.end : spot.last.end + 1] == ":" and _SENTENCE_START.search(spot.before):
        return Role.ADJUNCT  # `- July: 350 soldiers were trained.`
    if not years:
        ambiguous = spot.text[first.start : first.end] in patterns.rules.words.ambiguous_months
        return None if ambiguous else Role.ATTRIBUTIVE
    return _bare_year_role(spot, patterns)


def _prepositional(spot: Spot, years: bool) -> bool:
    """Whether a preposition makes the bare dates a time; a year long ago must not stand before a plural."""
    if not spot.lead.preposition and not spot.lead.part:
        return False
    old = years and min(point.year or 9999 for atom in spot.group for point in atom.points) < 1800
    return not (old and spot.followed_by(_PLURAL_AFTER))


def _bare_year_role(spot: Spot, patterns: TimePatterns) -> Role | None:
    years = [point.year or 0 for atom in spot.group for point in atom.points if point.grain == "year"]
    if OPEN_BRACKET.search(spot.before) and spot.followed_by(CLOSE_BRACKET):
        # `resolution 1373 (2001)`: the year belongs to the number.
        return Role.ATTRIBUTIVE if _CODE_BRACKET.search(spot.before) else Role.ADJUNCT
    if not all(1800 <= year <= 2150 for year in years):
        return None
    if spot.followed_by(_BASE_AFTER) and all(1900 <= year <= 2100 for year in years):
        return Role.ATTRIBUTIVE  # `compared with 1990 levels`
    if spot.text[spot.lead.start : spot.first.start].lower().split() == ["the", "year"]:
        return Role.ADJUNCT  # `The year |1963| thus ended on a note of hope`
    verb = spot.followed_by(patterns.verb_after)
    if len(spot.group) > 1 or spot.lead.articled:
        named = spot.lead.articled or (spot.followed_by(_NOUN_AFTER) and not verb)
        return Role.ATTRIBUTIVE if named else Role.ADJUNCT
    following = spot.text[spot.last.end : spot.last.end + 2]
    if _SENTENCE_START.search(spot.before) and (verb or following[:1] in (",", ":")):
        return Role.ADJUNCT
    if verb or following in ("'s", "’s"):
        return Role.ATTRIBUTIVE
    if not spot.noun_follows:
        named = bool(_NAME_BEFORE.search(spot.before)) or spot.before.rstrip().endswith(",")
        # `the countries entered 1967`: nothing is counted.
        plain = bool(_WORD_BEFORE.search(spot.before)) and all(1900 <= year <= 2100 for year in years)
        return Role.ATTRIBUTIVE if named or plain else None
    return Role.ATTRIBUTIVE if _NOUN_PHRASE_BEFORE.search(spot.before) else None


def is_amount(spot: Spot, patterns: TimePatterns) -> bool:
    """Whether a four-digit number counts or measures something (`of 2000 troops`, `than 1990 cases`)."""
    if spot.followed_by(patterns.unit_after):
        return True
    opens = bool(spot.lead.preposition) and spot.text[spot.lead.start].isupper()
    if len(spot.group) == 1 and not opens and spot.followed_by(patterns.noun_after):
        return True
    before = spot.text[max(spot.start, spot.first.start - 24) : spot.first.start]
    hedged = patterns.amount_before.search(before) is not None and not _ROUGH_YEAR.search(before)
    bounded = spot.lead.preposition.endswith(" than")  # `no later than 2030`
    return spot.first.rule == "date.year" and hedged and not bounded
