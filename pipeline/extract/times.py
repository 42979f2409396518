"""Finds time expressions in a sentence: dates with their prepositions, ranges and lists of dates, durations.

Single dates come from `time_atoms.py`; here they are joined (`from 1990 to August 2017`, `May and December`), given
their preposition and the words that take a part of them, and bare numbers are told apart from years. What an
expression means in the calendar is left to `dates.py`, which figure it governs to `periods.py`.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.time_atoms import AtomPatterns, compile_atoms, find_atoms
from pipeline.extract.time_mentions import Anchor, Atom, Bound, DatePoint, Role, TimeMention
from pipeline.extract.time_shapes import DASH, alternation
from pipeline.lexicon.times import TimeRules

__all__ = ["Role", "TimeMention", "TimePatterns", "compile_times", "find_times"]

MOST_DATES = 12  # in one list
LOOK_BACK = 80  # characters before a date that may hold its preposition and part words


@dataclass(frozen=True, slots=True)
class TimePatterns:
    """Everything compiled once from the time rules."""

    atoms: AtomPatterns
    before: re.Pattern[str]  # preposition, part and filler words right before a date
    bounds: dict[str, Bound]
    parts: dict[str, str]
    unit_after: re.Pattern[str]
    noun_after: re.Pattern[str]
    amount_before: re.Pattern[str]
    verb_after: re.Pattern[str]
    rules: TimeRules


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a date: where it begins, the preposition and the part of the date it takes."""

    start: int
    preposition: str
    part: str
    articled: bool  # an article, possessive or adjective right before: the date names something


_JOIN_RANGE = re.compile(
    rf"\s*(?:{DASH}|\b(?:and\s+up\s+to|up\s+to|up\s+until|through\s+to|to|until|till|through)\b)\s*(?:the\s+)?"
)
_JOIN_LIST = re.compile(
    r"\s*(?:,\s*(?:and\s+|or\s+)?|\band\s+(?:in\s+|on\s+|again\s+in\s+)?|\bor\s+(?:in\s+)?|&\s*)(?:the\s+)?(?:early\s+in\s+)?"
)
_RESPECTIVELY = re.compile(r"\s*,?\s*respectively\b")
_ONWARDS = re.compile(r"\s+(?:on|onwards?|onward|forwards?)\b(?!\s+(?:the|a|an|this|that|these|its|his|their|our)\b)")
_SINCE_ITS = re.compile(
    r"\b(?P<since>[Ss]ince|[Ff]rom|[Aa]fter|[Bb]efore|[Dd]uring)\s+(?:its|their|the|his|her|our|that|this)\s+(?:[a-z-]+\s+){1,3}(?:in|of|on)\s+$"
)
_WEEKDAY_GAP = re.compile(r"\s*,?\s+(?:the\s+)?")
_YEAR_GAP = re.compile(r"\s*,?\s+(?:of\s+|in\s+)?")
_BRACKET_DAY = re.compile(r"\(\s*(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\s*\)")
_OPEN_BRACKET = re.compile(r"[(\[]\s*$")
_CLOSE_BRACKET = re.compile(r"\s*[)\]]")
_ARTICLE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Mm]y|[Tt]his|[Tt]hat|[A-Z][a-z]+[’']s|[Nn]ew|[Ll]andmark|[Ff]ailed|[Hh]istoric)\s+$"
)
_NOUN_AFTER = re.compile(r"(?:[’']s)?\s+[A-Za-z]")
_NO_NOUN_AFTER = re.compile(
    r"\s+(?:to|and|or|but|when|which|that|who|as|by|in|on|at|of|for|with|from|the|a|an|was|were|is|are|has|have|had|will|we|it|they|until|through|alone|inclusive|onwards?|only)\b"
)
_SENTENCE_START = re.compile(r"(?:^|[.:;!?\u201c\"(\u2014-]\s*|\n\s*)$")
_NAME_BEFORE = re.compile(r"\b[A-Z][A-Za-z]+\s+$")
_STANDING_RATES = re.compile(r"\s+(?:rates?|levels?|prices?|trends?|values?|costs?|exchange|market|strength)\b")
_CAPITAL_AFTER = re.compile(r"\s+[A-Z]")
_GENITIVE = re.compile(r"[’']s?\s")
_WORD_BEFORE = re.compile(r"\b[a-z]{2,}\s+$")
_NEGATED = re.compile(r"\b(?:not|never|no|nor|n[’']t|without|first|last|only)\b[^.;:]{0,80}$", re.IGNORECASE)
_DASH_AFTER = re.compile(rf"{DASH}[A-Za-z]")


def compile_times(rules: TimeRules) -> TimePatterns:
    """Build the patterns of time expressions from the rules."""
    prepositions = rules.prepositions
    bounds = dict.fromkeys(prepositions.in_, Bound.WITHIN)
    for words, bound in (
        (prepositions.until, Bound.UNTIL),
        (prepositions.before, Bound.BEFORE),
        (prepositions.since, Bound.SINCE),
        (prepositions.after, Bound.AFTER),
        (prepositions.between, Bound.RANGE),
    ):
        bounds |= dict.fromkeys(words, bound)
    parts = {
        word: name
        for name in ("start", "mid", "end", "early", "late", "h1", "h2", "year_to", "half_to", "quarter_to", "week_of")
        for word in getattr(rules.parts, name)
    }
    both = [*bounds, *(word.capitalize() for word in bounds)]
    fillers = [*parts, *rules.parts.whole, *(word.capitalize() for word in [*parts, *rules.parts.whole])]
    before = (
        rf"(?:(?<![\w])(?P<preposition>{alternation(both)})\s+)?(?:(?P<about>about|around|approximately|circa)\s+)?"
        rf"(?:(?P<filler>{alternation(fillers)})(?:\s+|\s*{DASH}\s*))?(?:(?P<filler2>{alternation(fillers)})\s+)?"
        r"(?:(?P<from>from)\s+)?(?P<the>the\s+)?$"
    )
    return TimePatterns(
        atoms=compile_atoms(rules),
        before=re.compile(before),
        bounds=bounds,
        parts=parts,
        unit_after=re.compile(rf"\s*{DASH}?\s*(?:{alternation(rules.syntax.units_after)})(?![\w])"),
        noun_after=re.compile(rf"\s+(?:{alternation(rules.syntax.nouns_after)})(?![\w])"),
        amount_before=re.compile(
            rf"(?:(?<![\w])(?:{alternation(rules.syntax.amount_before)})|[$£€¥₹]|\b[A-Z]{{2,3}})\s*$"
        ),
        verb_after=re.compile(rf"\s+(?:{alternation(rules.syntax.verbs_after)})(?![\w])"),
        rules=rules,
    )


def find_times(text: str, start: int, end: int, patterns: TimePatterns) -> list[TimeMention]:
    """Every time expression in text[start:end] (one sentence of masked text), in order and disjoint.

    Offsets are those of `text`. Lengths that are facts of their own come with role MEASURE: their numeral is a claim.
    """
    atoms = _merged(text, find_atoms(text, start, end, patterns.atoms))
    mentions: list[TimeMention] = []
    i = 0
    while i < len(atoms):
        floor = mentions[-1].end if mentions else start
        lead = _lead(text, floor, atoms[i], patterns)
        group = _join(text, atoms, i, lead, patterns)
        mention = _mention(text, start, floor, end, group, lead, patterns)
        if mention is not None:
            mentions.append(mention)
            bracket = _BRACKET_DAY.match(text, mention.end + 1, end) if group[-1].rule == "date.now" else None
            if bracket:
                mentions.append(_bracketed_day(bracket))
            i += len(group)
        else:
            i += 1
    return mentions


def _merged(text: str, atoms: list[Atom]) -> list[Atom]:
    """The atoms with weekdays taken into the date behind (`Monday, 3 October`), worded years into the date before."""
    merged: list[Atom] = []
    for atom in atoms:
        before = merged[-1] if merged else None
        dated = bool(atom.points) and atom.points[0].grain == "day" and atom.points[0].anchor is Anchor.CALENDAR
        if before and dated and before.rule == "date.weekday" and _WEEKDAY_GAP.fullmatch(text, before.end, atom.start):
            merged[-1] = replace(atom, start=before.start)
        elif before and _takes_year(text, before, atom):
            year = atom.points[0]
            points = tuple(replace(point, year_of=year.anchor, offset=year.offset) for point in before.points)
            merged[-1] = replace(before, end=atom.end, points=points, licensed=True)
        elif before and _same_period_of(text, before, atom):
            year = atom.points[0]
            anchor = None if year.anchor is Anchor.CALENDAR else year.anchor
            point = replace(before.points[0], year=year.year, year_of=anchor, offset=year.offset)
            merged[-1] = replace(before, end=atom.end, points=(point,), numeral_spans=atom.numeral_spans, licensed=True)
        else:
            merged.append(atom)
    return merged


def _same_period_of(text: str, before: Atom, atom: Atom) -> bool:
    """`in the same period in 2016`, `in the same month last year`."""
    repeated = before.rule == "date.deictic" and bool(before.points) and before.points[0].anchor is Anchor.CONTEXT
    year = bool(atom.points) and atom.points[0].grain == "year" and atom.rule in ("date.year", "date.deictic")
    return repeated and year and before.points[0].grain != "year" and bool(_YEAR_GAP.fullmatch(text, before.end, atom.start))


def _takes_year(text: str, before: Atom, atom: Atom) -> bool:
    """Whether a day or month has its year told in words behind it (`in May last year`, `on 4 October of that year`)."""
    yearless = bool(before.points) and before.points[0].grain in ("day", "month") and before.points[-1].year is None
    dated = yearless and before.points[0].anchor is Anchor.CALENDAR
    told = bool(atom.points) and atom.points[0].grain == "year" and atom.rule == "date.deictic"
    plain = told and not atom.points[0].part
    return dated and plain and bool(_YEAR_GAP.fullmatch(text, before.end, atom.start))


def _lead(text: str, floor: int, atom: Atom, patterns: TimePatterns) -> _Lead:
    """The preposition and part words before an atom, not reaching back beyond `floor`."""
    window = max(floor, atom.start - LOOK_BACK)
    before = text[window : atom.start]
    found = _search_end(patterns.before, before)
    if found is None:
        articled = bool(_ARTICLE.search(before))
        if since := _SINCE_ITS.search(before):
            return _Lead(window + since.start(), _fold(since["since"]), "", False)
        return _Lead(atom.start, "", "", articled)
    preposition = _fold(found["preposition"] or "")
    if not preposition and _fold(found["filler"] or "") == "end" and not re.search(rf"{DASH}\s*$", before):
        return _Lead(atom.start, "", "", False)  # `should end next year`: the verb
    filler = _fold(found["filler"] or "") or ""
    part = patterns.parts.get(filler) or patterns.parts.get(_fold(found["filler2"] or ""), "")
    if preposition in ("early in", "late in", "later in", "earlier in"):
        part = part or ("early" if preposition.startswith("ear") else "late")
    if found["from"]:
        # `of the period from A`: the time begins at `from` unless the preposition is one of time itself.
        inner = found.start("from")
        if preposition in ("", "of") or not found["filler"]:
            return _Lead(window + inner, "from", part, False)
    start = window + found.start()
    while start < atom.start and text[start].isspace():
        start += 1
    since = _SINCE_ITS.search(before)
    if since and preposition in ("in", "of", "on", ""):
        return _Lead(window + since.start(), _fold(since["since"]), part, False)
    article = bool(found["the"]) and not filler
    return _Lead(start, preposition, part, article)


def _search_end(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The longest match of a `$`-anchored pattern that begins at a word; None if it is empty."""
    for position in _word_starts(before):
        found = pattern.match(before, position)
        if found and found.end() > found.start():
            return found
    return None


def _word_starts(before: str) -> list[int]:
    return [m.start() for m in re.finditer(r"(?<![\w])[A-Za-z]", before)]


def _fold(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().lower()


def _join(text: str, atoms: list[Atom], i: int, lead: _Lead, patterns: TimePatterns) -> list[Atom]:
    """The atoms from i on that form one range or list of dates."""
    group = [atoms[i]]
    if not _joinable(atoms[i]):
        return group
    for atom in atoms[i + 1 : i + MOST_DATES]:
        if not _joinable(atom):
            break
        kind = _between(text, group[-1], atom, lead, patterns)
        if kind is None or (kind is Bound.RANGE and len(group) > 1):
            break
        if len(group) == 1 and kind is Bound.LIST and text[group[0].end] == "," and not _list_closes(text, atoms, i):
            break
        group.append(atom)
        if kind is Bound.RANGE:
            break
    return group


def _joinable(atom: Atom) -> bool:
    return bool(atom.points) and atom.bound is Bound.WITHIN and atom.rule != "date.clock"


def _list_closes(text: str, atoms: list[Atom], i: int) -> bool:
    """Whether `A, B` goes on to `and C`: a comma alone does not make a list of two dates."""
    near = atoms[i : i + MOST_DATES]
    for left, right in pairwise(near):
        between = text[left.end : right.start]
        if re.fullmatch(r"\s*,?\s*(?:and|or|&)\s+(?:in\s+|on\s+)?", between):
            return True
        if not re.fullmatch(r"\s*,\s*", between):
            return False
    return False


def _between(text: str, left: Atom, right: Atom, lead: _Lead, patterns: TimePatterns) -> Bound | None:
    gap = text[left.end : right.start]
    if len(gap) > 40:
        return None
    opener = lead.preposition
    fillers = gap
    joined = _JOIN_RANGE.match(gap)
    if joined and joined.end() > 0 and _only_part_words(fillers[joined.end() :], patterns):
        needs_opener = re.fullmatch(r"\s*to\s*(?:the\s+)?", joined.group()) and not (
            opener in ("from", "between", "for", "during", "in", "over", "since", "of", "") and _same_kind(left, right)
        )
        return None if needs_opener and opener != "from" else Bound.RANGE
    joined = _JOIN_LIST.match(gap)
    if joined and joined.end() > 0 and _only_part_words(gap[joined.end() :], patterns):
        if opener == "between" and "and" in joined.group():
            return Bound.RANGE
        return Bound.LIST if _same_kind(left, right) else None
    return None


def _only_part_words(words: str, patterns: TimePatterns) -> bool:
    folded = _fold(words)
    return not folded or folded.rstrip("-") in patterns.parts or folded in patterns.rules.parts.whole or folded == "the"


def _same_kind(left: Atom, right: Atom) -> bool:
    first, last = left.points[0], right.points[-1]
    if first.anchor is not last.anchor and Anchor.CALENDAR in (first.anchor, last.anchor):
        return False
    comparable = {"day", "month", "year", "fiscal_year", "decade", "century", "quarter", "weekday", "season"}
    return first.grain in comparable and last.grain in comparable


def _mention(
    text: str, sentence: int, floor: int, end: int, group: list[Atom], lead: _Lead, patterns: TimePatterns
) -> TimeMention | None:
    first, last = group[0], group[-1]
    if first.length is not None:
        return _length_mention(text, sentence, first, lead)
    if not first.points:  # times of day, `the third decade of`: no period
        kept = Role.CLOCK if first.rule == "date.clock" else Role.ATTRIBUTIVE
        return TimeMention(
            first.start, first.end, first.start, kept, Bound.WITHIN, (), None, first.numeral_spans, first.rule
        )
    if first.rule == "date.now" and patterns.bounds.get(lead.preposition, Bound.WITHIN) is Bound.WITHIN:
        lead = _Lead(first.start, "", "", False)  # `the world we live in today`
    role = _role(text, sentence, end, group, lead, patterns)
    if role is None:
        return None
    stop = last.end
    bound = patterns.bounds.get(lead.preposition, Bound.WITHIN)
    if first.bound is Bound.NOW:
        bound = Bound.NOW
    elif len(group) > 1:
        joined = _between(text, group[0], group[1], lead, patterns)
        bound = joined if joined is not None else Bound.LIST
    elif first.bound is not Bound.WITHIN:
        bound = first.bound if bound in (Bound.WITHIN, Bound.RANGE, Bound.SINCE) else bound
    elif bound in (Bound.RANGE, Bound.WITHIN) and lead.preposition == "between":
        bound = Bound.WITHIN
    elif onwards := _ONWARDS.match(text, stop, end):
        if lead.preposition in ("from", "since", "as from", "") and role is not Role.ATTRIBUTIVE:
            bound, stop = Bound.SINCE, onwards.end()
    attributive = role is Role.ATTRIBUTIVE
    bracketed = bool(_OPEN_BRACKET.search(text[floor : lead.start])) and bool(_CLOSE_BRACKET.match(text, stop, end))
    return TimeMention(
        start=first.start if attributive else lead.start,
        end=stop,
        core_start=first.start,
        role=role,
        bound=Bound.WITHIN if attributive and bound is not Bound.LIST and bound is not Bound.RANGE else bound,
        points=_points(text, group, lead, patterns),
        length=None,
        numeral_spans=tuple(span for atom in group for span in atom.numeral_spans),
        rule=first.rule,
        preposition=lead.preposition,
        distributive=bool(_RESPECTIVELY.match(text, stop, end)),
        bracketed=bracketed,
    )


def _points(text: str, group: list[Atom], lead: _Lead, patterns: TimePatterns) -> tuple[DatePoint, ...]:
    """The dates of a group; years are shared over it (`May and December 2000`, `from October 2003 to January`)."""
    points: list[DatePoint] = []
    for index, atom in enumerate(group):
        part = lead.part if index == 0 else _part_between(text, group[index - 1], atom, patterns)
        own = atom.points
        if part and not own[0].part:
            own = (replace(own[0], part=part), *own[1:])
        points.extend(own)
    year = next((p.year for p in reversed(points) if p.year is not None), None)
    later = year
    shared: list[DatePoint] = []
    for point in reversed(points):
        if point.anchor is Anchor.CALENDAR and point.year is None and later is not None:
            point = replace(point, year=later)
        elif point.year is not None:
            later = point.year
        shared.append(point)
    return tuple(reversed(shared))


def _part_between(text: str, left: Atom, right: Atom, patterns: TimePatterns) -> str:
    gap = _fold(text[left.end : right.start])
    found = [word for word in patterns.parts if re.search(rf"\b{re.escape(word)}\s*-?$", gap)]
    return patterns.parts[max(found, key=len)] if found else ""


def _role(text: str, sentence: int, end: int, group: list[Atom], lead: _Lead, patterns: TimePatterns) -> Role | None:
    """What the dates do in the sentence; None where they are no dates at all."""
    first, last = group[0], group[-1]
    bare = all(
        atom.rule in ("date.year", "date.month", "date.weekday", "date.covered", "date.century") for atom in group
    )
    if bare and not any(atom.licensed for atom in group):
        return _bare_role(text, sentence, end, group, lead, patterns)
    if first.rule in ("date.year-range", "date.fiscal-year") and _is_amount(text, sentence, end, group, lead, patterns):
        return None
    before = text[max(sentence, lead.start - 40) : lead.start]
    if first.rule == "date.year-range" and _OPEN_BRACKET.search(before) and re.search(r"\b[A-Z]\w+\s*\(\s*$", before):
        return Role.ATTRIBUTIVE  # `Action Plan (2021-2025)`: part of a title
    if first.rule == "date.now":
        return _now_role(text, sentence, end, first)
    if first.rule == "date.deictic" and _GENITIVE.match(text, last.end, end):
        return Role.ATTRIBUTIVE  # `last year's budget`
    if first.rule == "date.deictic" and not first.licensed and not lead.preposition:
        return None
    worded = first.points[0].anchor is not Anchor.CALENDAR
    names = (lead.preposition == "of" and not lead.part) if worded else _names_something(text, end, last, lead)
    return Role.ATTRIBUTIVE if names else Role.ADJUNCT


def _now_role(text: str, sentence: int, end: int, atom: Atom) -> Role | None:
    """`now` and its like are times unless they only carry the speech on (`Now, let us`) or sit in a name (`today's`)."""
    word = text[atom.start : atom.end]
    if word == "Now" and re.match(r"\s*(?:,|this\b|that\b|these\b|let\b|I\b)", text[atom.end : end]):
        return None
    if word.lower() == "now" and re.match(r"\s+that\b", text[atom.end : end]):
        return None
    if _STANDING_RATES.match(text, atom.end, end):
        return None
    if re.search(r"\b(?:the|of|until|by|from|than)\s+$", text[max(sentence, atom.start - 12) : atom.start]):
        return Role.ATTRIBUTIVE
    return Role.ADJUNCT


def _names_something(text: str, end: int, last: Atom, lead: _Lead) -> bool:
    """Whether the date only names the noun beside it: `the 2016 accord`, `the Agreements of 1954`."""
    if lead.preposition in ("of", "dated") and not lead.part:
        return True
    if _DASH_AFTER.match(text, last.end, end) and not re.search(r"\d$", text[last.end - 1 : last.end + 1]):
        return True
    noun = _NOUN_AFTER.match(text, last.end, end) and not _NO_NOUN_AFTER.match(text, last.end, end)
    return bool(noun) and (lead.articled or (last.rule in ("date.year-range", "date.fiscal-year") and not lead.preposition))


def _bare_role(
    text: str, sentence: int, end: int, group: list[Atom], lead: _Lead, patterns: TimePatterns
) -> Role | None:
    """Bare years, months and weekdays are dates only where the words around them make them so."""
    first, last = group[0], group[-1]
    years = any(atom.rule == "date.year" for atom in group)
    if years and _is_amount(text, sentence, end, group, lead, patterns):
        return None
    before = text[max(sentence, lead.start - 40) : lead.start]
    if first.rule == "date.covered":
        taken = bool(lead.part or first.points[0].part)
        return Role.ADJUNCT if taken or lead.preposition not in ("", "of", "at", "for", "about") else None
    if first.rule == "date.century" and first.points[0].anchor is Anchor.DOCUMENT:
        return Role.ADJUNCT if lead.part else None
    if first.rule == "date.century":
        return Role.ADJUNCT if lead.preposition and lead.preposition != "of" else Role.ATTRIBUTIVE
    prepositional = bool(lead.preposition) or bool(lead.part)
    if years and prepositional and min(p.year or 9999 for a in group for p in a.points) < 1800:
        prepositional = not re.match(r"\s+[a-z]+s\b", text[last.end : end])
    if prepositional:
        if _names_something(text, end, last, lead):
            return Role.ATTRIBUTIVE
        return Role.ADJUNCT
    if first.rule == "date.weekday":
        return None if _NAME_BEFORE.search(before) or _CAPITAL_AFTER.match(text, last.end, end) else Role.ADJUNCT
    if not years:
        return _bare_month_role(text, group, before, patterns)
    return _bare_year_role(text, end, group, lead, before, patterns)


def _bare_month_role(text: str, group: list[Atom], before: str, patterns: TimePatterns) -> Role | None:
    if text[group[0].start : group[0].end] in patterns.rules.words.ambiguous_months:
        return None
    return Role.ATTRIBUTIVE


def _bare_year_role(
    text: str, end: int, group: list[Atom], lead: _Lead, before: str, patterns: TimePatterns
) -> Role | None:
    last = group[-1]
    if _OPEN_BRACKET.search(before) and _CLOSE_BRACKET.match(text, last.end, end):
        # `resolution 1373 (2001)`: the year belongs to the number.
        return Role.ATTRIBUTIVE if re.search(r"[0-9A-Z]\s*[(\[]\s*$", before) else Role.ADJUNCT
    plausible = all(1800 <= (p.year or 0) <= 2150 for atom in group for p in atom.points if p.grain == "year")
    if not plausible:
        return None
    if len(group) > 1 or lead.articled:
        verb = patterns.verb_after.match(text, last.end, end)
        noun = lead.articled or (_NOUN_AFTER.match(text, last.end, end) and not verb)
        return Role.ATTRIBUTIVE if noun else Role.ADJUNCT
    if _SENTENCE_START.search(before) and (
        patterns.verb_after.match(text, last.end, end) or text[last.end : last.end + 1] in ",:"
    ):
        return Role.ADJUNCT
    if text[last.end : last.end + 2] in ("'s", "’s") or patterns.verb_after.match(text, last.end, end):
        return Role.ATTRIBUTIVE
    closes = not _NOUN_AFTER.match(text, last.end, end) or _NO_NOUN_AFTER.match(text, last.end, end)
    if closes and (_NAME_BEFORE.search(before) or before.rstrip().endswith(",")):
        return Role.ATTRIBUTIVE
    if closes and _WORD_BEFORE.search(before) and all(1900 <= (p.year or 0) <= 2100 for p in last.points):
        return Role.ATTRIBUTIVE  # `the countries entered 1967`: nothing is counted
    adjective = re.search(r"\b(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir|[Oo]ur)\s+(?:[A-Za-z-]+\s+){1,2}$", before)
    noun_after = _NOUN_AFTER.match(text, last.end, end) and not _NO_NOUN_AFTER.match(text, last.end, end)
    return Role.ATTRIBUTIVE if adjective and noun_after else None


def _is_amount(text: str, sentence: int, end: int, group: list[Atom], lead: _Lead, patterns: TimePatterns) -> bool:
    """Whether a four-digit number counts or measures something (`of 2000 troops`, `than 1990 cases`)."""
    first, last = group[0], group[-1]
    if patterns.unit_after.match(text, last.end, end):
        return True
    opens = bool(lead.preposition) and text[lead.start].isupper()
    if len(group) == 1 and not opens and patterns.noun_after.match(text, last.end, end):
        return True
    before = text[max(sentence, first.start - 24) : first.start]
    hedged = patterns.amount_before.search(before)
    return first.rule == "date.year" and bool(hedged) and not re.search(r"\b(?:about|around|circa)\s*$", before)


def _length_mention(text: str, sentence: int, atom: Atom, lead: _Lead) -> TimeMention | None:
    """A duration: one that says when, or a fact of its own (`for three years`)."""
    length = atom.length
    assert length is not None
    preposition, start = lead.preposition, lead.start
    role = Role.DURATION
    if re.search(r"\b(?:time|times|only)\s+$", text[max(sentence, atom.start - 12) : atom.start]):
        role = Role.ATTRIBUTIVE  # `for the second time in nine months`
    if length.direction == "span":
        preposition = text[atom.start : atom.end].split(None, 1)[0].lower()
        start = atom.start
        # `after more than 20 years of war`: the length is what is told.
        of_noun = re.match(r"\s+of\s+(?!the\s+year)", text[atom.end : atom.end + 16])
        negated = role is Role.ATTRIBUTIVE or _NEGATED.search(text[max(sentence, atom.start - 100) : atom.start])
        if preposition == "over" and of_noun:
            return None
        if (
            (preposition == "for" and not negated)
            or (preposition in ("after", "within", "in") and length.unit in ("hour", "minute"))
            or (preposition == "within" and length.unit in ("day", "week"))
            or (preposition in ("after", "following") and of_noun)
        ):
            role = Role.MEASURE
    elif preposition == "of":
        start = atom.start
    return TimeMention(
        start=start,
        end=atom.end,
        core_start=atom.start,
        role=role,
        bound=Bound.SINCE if preposition == "since" else Bound.WITHIN,
        points=(),
        length=length,
        numeral_spans=atom.numeral_spans,
        rule="duration.for" if role is Role.MEASURE else atom.rule,
        preposition=preposition,
    )


def _bracketed_day(match: re.Match[str]) -> TimeMention:
    """`today (07)`: the day of the month after a word for the day."""
    point = DatePoint("day", Anchor.DOCUMENT, day=int(match["day"]))
    return TimeMention(
        match.start("day"),
        match.end("day"),
        match.start("day"),
        Role.ATTRIBUTIVE,
        Bound.WITHIN,
        (point,),
        None,
        (match.span("day"),),
        "date.day-in-brackets",
        bracketed=True,
    )
