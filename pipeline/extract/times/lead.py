"""What stands before a date: its preposition, and the words that take a part of it (`by the end of`, `early`)."""

import re
from collections.abc import Collection

from pipeline.extract.times.groups import small_number
from pipeline.extract.times.mentions import Atom
from pipeline.extract.times.patterns import TimePatterns
from pipeline.extract.times.shape_pieces import DASH
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.times import TimeRules
from pipeline.values import value_class

DASHED = "-"
LONGEST_HEDGE = 40  # characters before a length that may hold one
FOCUS = word_class("focus_adverbs")
AMOUNTS = word_class("compared_amounts")
LOOK_BACK = 80  # characters before a date that may hold its preposition and part words


@value_class
class Lead:
    """Where a date with its preposition begins, the preposition, and the part of the date that the words take."""

    start: int
    preposition: str = ""
    part: str = ""
    articled: bool = False  # an article, possessive or adjective right before: the date names something
    numeral: tuple[int, int] | None = None  # the number of `the six months to`


_OWNERS = "[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Mm]y|[Tt]his|[Tt]hat|[A-Z][a-z]+[’']s"
_ARTICLE = re.compile(rf"\b(?:{_OWNERS}|[Nn]ew|[Ll]andmark|[Ff]ailed|[Hh]istoric)\s+$")
_WORD = re.compile(r"(?<![\w])[A-Za-z]+")
_DASHED = re.compile(rf"{DASH}\s*$")
# `since its inception in`, `during the violence of`: the event's words are part of the time.
_EVENT = re.compile(
    r"\b(?P<since>[Ss]ince|[Ff]rom|[Aa]fter|[Bb]efore|[Dd]uring)\s+"
    r"(?:(?:its|their|the|his|her|our|that|this)\s+(?:[a-z-]+\s+){1,3}|[a-z]+ing\s+(?:[a-z-]+\s+){0,3}"
    # `since the treaty came into effect in`: a whole clause
    r"|(?:[A-Za-z-]+\s+){1,9}(?:came|began|started|entered|opened|broke|took|was|were|joined|adopted|launched|ended)\s+"
    r"(?:[a-z-]+\s+){0,3}"
    # `since Peru's independence in`, `since first sending troops to Haiti in`
    r"|(?<=[Ss]ince\s)(?:[A-Za-z-]+\s+){0,4}[A-Za-z-]+[’'](?:s\s+|\s+)(?:[a-z-]+\s+){1,3}"
    r"|(?<=[Ss]ince\s)(?:(?:first|[a-z]+ly)\s+)?[a-z]+ing\s+(?:[A-Za-z-]+\s+){0,7})(?:in|of|on)\s+$"
)
# `since independence in`, `since the end of the war in`: a noun of doing, or one with what it is of
_SINCE = re.compile(
    r"\b(?P<since>[Ss]ince)\s+(?:[a-z-]{2,20}(?:ence|ion|ment|hood|ing)\s+"
    r"|(?:its|their|the|his|her|our)\s+[a-z-]+\s+of\s+(?:[A-Za-z’'-]+\s+){1,6})(?:in|on)\s+$"
)
# `Following the elections of`: where `in` stands, it says when (`made following our visit |in 2021|`)
_FOLLOWING = re.compile(r"\b(?P<since>[Ff]ollowing)\s+(?:the|its|their|our)\s+(?:[A-Za-z-]+\s+){1,4}of\s+$")
# `Since it joined the convention in`: a whole clause, of any verb, where the sentence tells the rest in the perfect
_SINCE_CLAUSE = re.compile(r"\b(?P<since>[Ss]ince)\s+(?:[A-Za-z’'-]+\s+){2,9}(?:in|on)\s+$")
_PERFECT = re.compile(r"\b(?:has|have|had)\b|[’'](?:s|ve)\s+(?:been|had)\b")
# `by the time the season ended on`: a whole clause, of whatever verb
_BY_THE_TIME = re.compile(r"\b[Bb]y\s+the\s+time\s+(?:[A-Za-z’'-]+\s+){1,9}(?:in|on)\s+$")


def fold(words: str) -> str:
    """Lower case, single spaces."""
    return " ".join(words.split()).lower()


def read_lead(text: str, floor: int, atom: Atom, patterns: TimePatterns) -> Lead:
    """The preposition and part words before an atom, not reaching back beyond `floor`."""
    window = max(floor, atom.start - LOOK_BACK)
    before = text[window : atom.start]
    last = last_word(before)
    if last in ("in", "on") and (clause := _BY_THE_TIME.search(before)):
        return Lead(window + clause.start(), "by")
    event = _event(text, floor, atom, before, patterns.rules) if last in ("in", "of", "on") else None
    found = _search_end(before, patterns) if last == DASHED or last in patterns.before_ends else None
    if found is None:
        if event:
            return Lead(window + event.start(), fold(event["since"]))
        return Lead(atom.start, articled=bool(_ARTICLE.search(before)))
    preposition, filler = fold(found["preposition"] or ""), fold(found["filler"] or "")
    if not preposition and filler == "end" and not _DASHED.search(before):
        return Lead(atom.start)  # `should end next year`: the verb
    if found["stretch"]:
        unit = found["unit"][:-1]
        months, days = patterns.rules.words.unit_months.get(unit, 0), patterns.rules.words.unit_days.get(unit, 0)
        count = small_number(found["stretch"], patterns.rules)
        count = max(1, count // 24) if unit == "hour" else count * (months or days)
        stretch = (window + found.start("stretch"), window + found.end("stretch"))
        return Lead(window + found.start(), preposition, f"{'months' if months else 'days'}_to:{count}", False, stretch)
    part = patterns.parts.get(filler) or patterns.parts.get(fold(found["filler2"] or ""), "")
    if preposition in ("early in", "late in", "later in", "earlier in"):
        part = part or ("early" if preposition.startswith("ear") else "late")
    if found["from"] and (preposition in ("", "of") or not filler):
        return Lead(window + found.start("from"), "from", part)  # `of the period from A`
    if event and preposition in ("in", "of", "on", ""):
        return Lead(window + event.start(), fold(event["since"]), part)
    return Lead(window + found.start(), preposition, part, bool(found["the"]) and not filler)


def _event(text: str, floor: int, atom: Atom, before: str, rules: TimeRules) -> "re.Match[str] | None":
    """The event right before a date that belongs to the time (`since its independence in`); where a clause with a
    figure ends a sentence, its date is that of the figure (`have come since the |first| session met in 1946`).
    """
    if event := _EVENT.search(before) or _SINCE.search(before) or _FOLLOWING.search(before):
        return event
    if (clause := _SINCE_CLAUSE.search(before)) is None:
        return None
    ahead = text[atom.end : atom.end + LOOK_BACK].partition(".")[0]
    behind = text[floor : max(floor, atom.start - LOOK_BACK) + clause.start()]
    counted = rules.words.ordinals.keys() | rules.words.cardinals.keys()
    if behind.strip() and not counted.isdisjoint(fold(clause.group()).split()):
        return None
    return clause if _PERFECT.search(ahead) or _PERFECT.search(behind) else None


def before_hedge(text: str, floor: int, atom: Atom, hedges: Collection[str]) -> int:
    """Where the hedge before a length that ends now begins (`|more than| 20 years ago`), else where the length does.

    What is `|100| more than a year ago` is compared with then.
    """
    before = text[max(floor, atom.start - LONGEST_HEDGE) : atom.start]
    words = before.split()
    if not before[-1:].isspace() or atom.length is None or atom.length.direction != "ago":
        return atom.start
    if words[-1:] == ["than"]:
        last = words[-3] if len(words) > 2 else "."
        apart = last[-1] in ",;.:-–—" or last.endswith("ed")
        loose = not apart and (atom.length.count <= 1 or last in AMOUNTS or not last.isalpha())
        if loose or words[-2:-1] not in (["more"], ["More"], ["less"], ["Less"]):
            return atom.start
    for count in (2, 1):
        hedge = " ".join(words[-count:]).lower()
        if len(words) >= count and hedge in hedges and hedge not in FOCUS:
            at = len(before)
            for word in reversed(words[-count:]):
                at = before.rindex(word, 0, at)
            return atom.start - len(before) + at
    return atom.start


def last_word(before: str) -> str:
    """The last word of a text that ends in a blank, `DASHED` where it ends in a dash; else nothing."""
    ending = before.rstrip()
    if _DASHED.match(ending[-1:]):
        return DASHED
    start = len(ending)
    while start and ending[start - 1].isalpha():
        start -= 1
    return ending[start:] if ending != before else ""


def _search_end(before: str, patterns: TimePatterns) -> re.Match[str] | None:
    """The longest stretch of preposition and part words that ends a text; None if there is none."""
    words = list(_WORD.finditer(before))
    first = len(words)
    while first and words[first - 1].group() in patterns.before_words:
        first -= 1
    for word in words[first:]:
        if word.group() in patterns.before_starts:
            found = patterns.before.match(before, word.start())
            if found and found.end() > found.start():
                return found
    return None
