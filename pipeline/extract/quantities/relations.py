"""Hedges: the words before and after a figure that say how it stands to the true one.

Given the span of one quantity (or of two joined figures) and the window it may look in, says the relation and how far
the hedge reaches. Which figures are joined to a range is left to `ranges.py`.
"""

import re

from pipeline.extract.quantities.hedge_patterns import WORD, HedgePatterns
from pipeline.lexicon.hedges import HedgeRule
from pipeline.values import value_class
from schemas.vocabularies import Relation

_REACH = 90
_BOUNDS = frozenset({Relation.MORE_THAN, Relation.AT_LEAST, Relation.LESS_THAN, Relation.AT_MOST})
_HELD_AGAINST = frozenset({Relation.MORE_THAN, Relation.LESS_THAN, Relation.NEARLY})
_APART = re.compile(r"[,–—]\s{1,3}(?:[a-z]+\s{1,3})?\Z")
_RELATIVE = re.compile(
    r"(?:\s{1,3}[a-z-]+){0,3}?\s{1,3}(?:(?:that|who|which)\b|of\s{1,3}(?:last\s|the\s{1,3}(?:previous|preceding)\s|[12]\d{3}\b))"
)
_DURATION = re.compile(r"(?:years?|months?|weeks?|days?|decades?|centuries|century|hours?|minutes?)['’]?\Z", re.I)
_LENGTH = re.compile(
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|(?:kilo|centi|milli)?met(?:er|re)s?|km|miles?|yards?|feet)\Z",
    re.I,
)
_AGE = re.compile(r"(?<!\w)ages?(?:\s{1,3}of)?\s{0,4}[-‐‑\"“(]?\s?\Z", re.IGNORECASE)
_LAST_WORDS = re.compile(r"((?:[^\W_]+\s+)?(?:[^\W_]+|%))\s*\Z")
_TIME_WORD = re.compile(
    r"(?:last|this|next|in|on|at|by|since|during|from|over|for|each|every|the|after|before|until|to|a|an|per|between)\s",
    re.I,
)
_LAST_WORD = re.compile(r"([^\W_]+)[.\s\-‐‑\"“(]*\Z")
_SIZED = re.compile(r"\s+(?:[a-z-]{2,20}\s+)?")
_NEXT_WORDS = re.compile(r"[\s-]*((?:[^\W_]+[\s-]*){0,4})")


@value_class
class Hedge:
    """What the words around a figure say: the relation, how far they reach, and the rule that read them."""

    relation: Relation
    outer_start: int
    outer_end: int
    rule: str


def find_relation(text: str, start: int, end: int, floor: int, ceiling: int, patterns: HedgePatterns) -> Hedge:
    """Read the hedges around the quantity `text[start:end]`, looking no further than `floor` and `ceiling`.

    Bounds win over approximations ("up to about 50"); a hedge behind the figure adds to one before it.
    """
    around = _find_around(text, start, end, floor, ceiling, patterns)
    if around is not None:
        return around
    hedge = Hedge(Relation.EXACT, start, end, "")
    for found in (_find_before(text, start, end, floor, ceiling, patterns), _find_after(text, end, ceiling, patterns)):
        if found is not None:
            hedge = _combined(hedge, found)
    return hedge


def bounds(relation: Relation, value: float) -> tuple[float | None, float | None]:
    """The interval that the words allow, for every relation but a range."""
    if relation == Relation.EXACT:
        return value, value
    if relation in {Relation.MORE_THAN, Relation.AT_LEAST}:
        return value, None
    if relation in {Relation.LESS_THAN, Relation.AT_MOST, Relation.NEARLY}:
        return None, value
    return None, None


def _combined(first: Hedge, second: Hedge) -> Hedge:
    start, end = min(first.outer_start, second.outer_start), max(first.outer_end, second.outer_end)
    stronger = first if first.relation in _BOUNDS or second.relation not in _BOUNDS else second
    if first.relation == Relation.EXACT:
        stronger = second
    return Hedge(stronger.relation, start, end, stronger.rule)


def _find_before(text: str, start: int, end: int, floor: int, ceiling: int, patterns: HedgePatterns) -> Hedge | None:
    sign = patterns.sign_before.search(text, max(floor, start - 4), start)
    if sign:
        relation, rule_id = patterns.signs[sign[1]]
        return Hedge(relation, sign.start(), end, rule_id)
    hedge: Hedge | None = None
    edge = start
    while edge > floor and text[edge - 1].isspace():  # a masked page break may stand here
        edge -= 1
    for _ in range(3):
        last = _LAST_WORD.search(text, max(floor, edge - 30), edge)
        if last is None or last[1].lower() not in patterns.last_words:
            break
        match = _hedge_before(text, max(floor, edge - _REACH), edge, patterns)
        if match is None:
            break
        rule = _rule(match, patterns)
        if not _fits(text, match, rule, end, floor, ceiling, edge):
            break
        shown = start if match["addition"] or not rule.covers else match.start()
        found = Hedge(rule.relation, shown, end, rule.id)
        hedge = found if hedge is None else _combined(hedge, found)
        if not rule.covers or match["addition"]:
            break
        edge = match.start()
        if edge <= floor or not text[edge - 1].isspace():
            break
    return hedge


def _hedge_before(text: str, start: int, edge: int, patterns: HedgePatterns) -> re.Match[str] | None:
    """The longest hedge that ends at `edge`: asked for only where one of its first words stands."""
    for word in WORD.finditer(text, start, edge):
        if word.group().lower() in patterns.first_words:
            match = patterns.before.match(text, word.start(), edge)
            if match is not None:
                return match
    return None


def _fits(text: str, match: re.Match[str], rule: HedgeRule, end: int, floor: int, ceiling: int, edge: int) -> bool:
    """Whether the words beside a hedge leave it one."""
    lead = match.start("hedge")
    if rule.relation in _HELD_AGAINST and _set_beside(text, lead, edge, end, max(floor, lead - _REACH)):
        return False
    before = _LAST_WORDS.search(text, max(0, lead - 40), lead)
    last = " ".join(before[1].lower().split()) if before else ""
    if (
        rule.not_behind
        and not match["modifier"]
        and (last in rule.not_behind or last.split(" ")[-1] in rule.not_behind)
    ):
        return False
    if not rule.age and _AGE.search(text, lead, edge):
        return False  # `a minimum age of 16`
    if rule.not_after and _levelled(text[max(floor, lead - _REACH) : lead], rule.not_after):
        return False
    following = _NEXT_WORDS.match(text, end, min(len(text), end + 60))
    next_words = following[1].lower().replace("-", " ").split() if following else []
    if any(word in rule.not_before for word in next_words[: 4 if rule.plain else 1]):
        return False
    if rule.not_sized and text[floor - 1 : floor].isalnum() and _SIZED.fullmatch(text, floor, lead):
        return False
    if rule.measured and not _LENGTH.search(text, max(edge, end - 24), end):
        return False
    if rule.duration and _DURATION.search(text, max(edge, end - 12), end):
        cut = rule.duration.index("|")
        behind = bool(match["modifier"]) or last.split(" ")[-1] in rule.duration[:cut] or not last
        return behind or bool(next_words and next_words[0] in rule.duration[cut + 1 :])
    return True


def _set_beside(text: str, lead: int, edge: int, end: int, floor: int) -> bool:
    """Whether the words compare with a known figure and bound none (`ten sank, fewer than the |36| in 1999`)."""
    if text[edge - 4 : edge].lower() != " the":
        return False
    return _APART.search(text, floor, lead) is not None or _RELATIVE.match(text, end) is not None


def _levelled(lead: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in the clause before a hedge, with no preposition right before the hedge."""
    clause = re.split(r"[.;:,]", lead.lower())[-1].split()
    return bool(clause) and clause[-1] not in {"by", "of", "for", "with"} and not set(words).isdisjoint(clause)


def _find_after(text: str, end: int, ceiling: int, patterns: HedgePatterns) -> Hedge | None:
    stop = min(len(text), max(ceiling, end), end + _REACH)
    sign = patterns.sign_after.match(text, end, stop)
    if sign:
        relation, rule_id = patterns.signs[sign[1]]
        return Hedge(relation, end, sign.end(1), rule_id)
    for pattern in (patterns.after, patterns.across):
        match = pattern.match(text, end, stop)
        if match is None:
            continue
        rule = _rule(match, patterns)
        if "(" in match[0] and text[match.end()] != ")":
            continue  # "40 dollars (minimum wage)"
        following = _NEXT_WORDS.match(text, match.end(), min(len(text), match.end() + 40))
        words = following[1].lower().split() if following else []
        closes = re.match(r"\s?(?:[.,;:)\]–—]|\Z)", text[match.end() : match.end() + 2]) is not None
        if rule.closing != "never" and not closes and (rule.closing == "always" or pattern is patterns.across):
            continue
        if (words and words[0] in rule.not_before) or _leads_on(text, match.end(), ceiling):
            continue  # "30 cities and over 20 countries": the words belong to the next figure
        shown = match.end() + ("(" in match[0])
        return Hedge(rule.relation, end, shown if pattern is patterns.after else end, rule.id)
    return None


def _leads_on(text: str, end: int, ceiling: int) -> bool:
    """Whether a figure begins right behind the words that end at `end`; what else may stand there is a time."""
    if not end < ceiling < len(text):
        return False
    return re.fullmatch(r"[^\w.,;:)]{0,4}", text[end:ceiling]) is not None and _TIME_WORD.match(text, ceiling) is None


def _find_around(text: str, start: int, end: int, floor: int, ceiling: int, patterns: HedgePatterns) -> Hedge | None:
    for before, after, rule in patterns.around:
        lead = before.search(text, max(floor, start - 20), start)
        tail = after.match(text, end, min(len(text), ceiling)) if lead else None
        if lead and tail:
            return Hedge(rule.relation, lead.start(), tail.end(), rule.id)
    return None


def _rule(match: re.Match[str], patterns: HedgePatterns) -> HedgeRule:
    number = next(
        int(name[1:]) for name, found in match.groupdict().items() if found is not None and re.fullmatch(r"h\d+", name)
    )
    return patterns.rules[number]
