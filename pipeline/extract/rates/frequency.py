"""The denominator of a rate that stands away from the figure: `each year`, `annually`, an `Annual Levy`.

A denominator right beside the figure (`a day`, `per head`) is read with the quantity in `rates.py`; the one behind
the counted noun
(`14 deaths per 1,000 live births`) is looked for here.
"""

import re
from collections.abc import Sequence

from pipeline.extract.quantities.rates import RatePatterns, read_rate
from pipeline.extract.rates.distributives import EACH, UNITS, each_thing, each_time, opening_each
from pipeline.extract.rates.paced import paced
from pipeline.extract.rates.subject_rates import (
    OF_SUBJECT,
    counted_before,
    joined_rate,
    same_number,
    shared_out,
    subject_rate,
)
from pipeline.extract.rates.verb_rates import behind_verb
from pipeline.extract.scene.scene import Object, Scene, after_brackets
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.nouns import before_determiners
from pipeline.extract.syntax.tokens import LONGEST_CLAUSE, Tokens
from pipeline.extract.syntax.word_forms import plural_noun
from pipeline.lexicon.classes import word_class
from pipeline.models import Numeral
from schemas.vocabularies import Relation

# "350 pesos for an eight-hour day"
SHIFT = re.compile(
    r"\s{1,3}(?:for|per)\s{1,3}an?\s{1,3}[\w.]{1,12}[-‐‑\s]hour\s{1,3}(?:work(?:ing)?\s?)?(day|shift|week)(?!\w)",
    re.IGNORECASE,
)
# "$2 million on books for each of the next three years"
EACH_OF_TIME = re.compile(
    r"[^;.:\d]{0,60}?(?<!\w)(?:for|in)\s{1,3}each\s{1,3}of\s{1,3}the\s{1,3}(?:next|past|last|coming|following)\s{1,3}\w{1,8}"
    r"\s{1,3}(years|months|weeks|days)(?!\w)",
    re.IGNORECASE,
)
# "income of $3,000 per capita"
PER_CAPITA = re.compile(r"\s{1,3}per\s{1,3}capita(?!\w)", re.IGNORECASE)
# "30 persons to a cell"
TO_A_ROOM = re.compile(
    r"\s{1,3}to\s{1,3}(?:an?|each|one)\s{1,3}(cell|room|house|bed|class|classroom|tent|desk|dormitory|teacher|doctor|nurse)(?!\w)",
    re.IGNORECASE,
)
CROWDING = word_class("crowding")
ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}
ADJECTIVES = {
    "annual": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}


LIVING = word_class("living")
GOING = word_class("going_without")
BOUNDS = frozenset((Relation.MORE_THAN, Relation.LESS_THAN, Relation.AT_LEAST, Relation.AT_MOST))
SPREADING = frozenset({"each", "every", *ADVERBS})
PLACING = frozenset("in from at among with into of".split())


def find_frequency(
    scene: Scene, i: int, made: Object, rates: RatePatterns, numerals: Sequence[Numeral]
) -> tuple[str | None, str | None]:
    """The `per` of quantity `i` from the words behind its noun or from its clause, and the rule that says so.

    `numerals` are those that stand as denominators in the sentence.
    """
    quantity = scene.quantities[i]
    if quantity.per:
        return same_number(scene, i, rates, numerals), "rate.beside"
    at = scene.index[i]
    if at < 0 or quantity.kind == "ordinal" or quantity.form == "age":
        return None, None
    tokens = scene.tokens
    if made.end > quantity.outer_end and len(tokens.tag):
        rate = read_rate(tokens.text, made.end, tokens.end[-1], numerals, rates)
        if rate is not None:
            return rate.per, rate.rule
    closing = after_brackets(tokens, at)
    if closing > at + 1 and closing <= len(tokens.tag) and tokens.ref[at + 2 : at + 3] != []:
        rate = read_rate(tokens.text, tokens.end[closing - 1], tokens.end[-1], numerals, rates)
        if rate is not None:
            return rate.per, rate.rule
    beside = shift_of(tokens, closing - 1) or crowded(scene, at, made)
    if beside is not None:
        return beside
    if not tokens.vocabulary.isdisjoint(OF_SUBJECT):
        shared_rate = subject_rate(scene, at, rates, numerals)
        if shared_rate is not None:
            return shared_rate, "rate.of-subject"
        joined = joined_rate(scene, i, made, rates, numerals) if "per" in tokens.vocabulary else None
        if joined is not None:
            return joined, "rate.joined"
    k = before_determiners(tokens, at)
    if k and tokens.word[k - 1] in PLACING and quantity.form == "count":
        return None, None  # `in 26 countries`, `from the 26 countries`: the rate is that of another figure
    sized = quantity.form not in ("share", "times")  # `output per capita fell by 3 per cent`: its size is no rate
    per_capita = made.end > 0 and PER_CAPITA.match(tokens.text, made.end) is not None
    if sized and ("per capita" in (made.text or "").lower() or per_capita):
        return "capita", "rate.per-capita"
    if quantity.form == "duration":
        leave = made.head in ("leave", "vacation", "holiday") and "annual" in (made.text or "").lower().split()
        return ("year", "rate.adjective") if leave else (None, None)
    if (thing := each_one(scene, i, at, made)) is not None:
        return thing, "rate.each-thing"
    if (told := behind_verb(scene, at, rates, numerals)) is not None:
        return told, "rate.behind-verb"
    if quantity.form == "share":
        paced = pace_of(scene, at)
        if paced is not None:
            return paced, "rate.adjective"
    elif quantity.form != "times":
        for word in (made.text or "").lower().split():
            if word in ADJECTIVES:
                return ADJECTIVES[word], "rate.adjective"
    return clause_frequency(scene, at, rates, numerals)


def each_one(scene: Scene, i: int, at: int, made: Object) -> str | None:
    """What `each` or `apiece` behind a figure means: `prizes of $5,000 |each|`, `cost |drivers| $230 each`, `the
    |clinics| see 40 patients each`.
    """
    tokens, form = scene.tokens, scene.quantities[i].form
    if tokens.vocabulary.isdisjoint(EACH):
        return None
    if form == "count":
        return shared_out(scene, at, made)
    beside = form in ("money", "measure") and not EACH.isdisjoint(tokens.word[at + 1 : at + 2])
    if not beside or made.rule == "object.purpose":
        return None  # not `gave $500 each to the |hospital|`
    if plural_noun(tokens, at - 1, scene.words):
        return head_of(tokens.surface(at - 1), scene.words)
    several = made.head is not None and made.head not in (made.text or "").lower().split()
    if not several:
        return counted_before(scene, i)
    # not `an allowance of $50 each`, where a noun follows
    return None if tokens.tag[at + 2 : at + 3] in (["N"], ["A"], ["O"]) else made.head


def shift_of(tokens: Tokens, k: int) -> tuple[str, str] | None:
    """`350 pesos |for an eight-hour day|`, behind token `k`."""
    found = SHIFT.match(tokens.text, tokens.end[k], tokens.end[-1])
    return (found[1].lower(), "rate.shift") if found else None


def crowded(scene: Scene, at: int, made: Object) -> tuple[str, str] | None:
    """`30 persons |to a cell|`, behind the noun of a count."""
    tokens, quantity = scene.tokens, scene.quantities[scene.tokens.ref[at]]
    if quantity.form != "count" or made.end <= quantity.outer_end:
        return None
    group = governor(tokens, scene.groups, at)
    moved = group is not None and group.end <= at and "P" not in tokens.tag[group.end : at]
    if moved and group is not None and group.lemma not in CROWDING:
        return None  # but `were taken in, |with| 30 persons to a house`
    found = TO_A_ROOM.match(tokens.text, made.end, tokens.end[-1])
    return (found[1].lower(), "rate.to-a") if found else None


def pace_of(scene: Scene, at: int) -> str | None:
    """The time in `an |annual| rate of 5 per cent`, `a 5 per cent |annual| increase`."""
    tokens = scene.tokens
    if tokens.word[at + 1 : at + 2] and tokens.word[at + 1] in ADJECTIVES:
        changed = tokens.word[at + 2 : at + 3] and tokens.word[at + 2] in scene.words.change_nouns
        return ADJECTIVES[tokens.word[at + 1]] if changed else None
    k = at
    while k and tokens.tag[k - 1] == "B":
        k -= 1
    if k < 3 or tokens.word[k - 1] != "of":
        return None
    if tokens.word[k - 2] not in ("rate", "pace") and tokens.word[k - 2] not in scene.words.change_nouns:
        return None
    begin = k - 3
    while begin > 0 and tokens.tag[begin] in "NO":
        begin -= 1
    return ADJECTIVES.get(tokens.word[begin])


def clause_frequency(
    scene: Scene, at: int, rates: RatePatterns, numerals: Sequence[Numeral]
) -> tuple[str | None, str | None]:
    """`each year` or `annually` in the same clause, before the figure or behind it; a figure nearer to the words
    takes them.
    """
    tokens = scene.tokens
    if tokens.vocabulary.isdisjoint(SPREADING):
        told = EACH_OF_TIME.match(tokens.text, tokens.end[at], tokens.end[-1])  # a time by itself, so one token
        return (UNITS[told[1].lower()], "rate.each") if told else (None, None)
    paid = scene.quantities[tokens.ref[at]].form == "money"
    opened = opening_each(tokens, at, rates, numerals)
    if opened is not None:
        return opened, "rate.each-thing"
    first, last = max(0, at - LONGEST_CLAUSE), min(len(tokens.tag), at + LONGEST_CLAUSE)
    for step in (1, -1):
        verb_seen = False
        k = at + step
        entering, leaving = ("(", ")") if step == 1 else (")", "(")
        depth = 0
        while first <= k < last and tokens.tag[k] not in ";.:W":
            depth += (tokens.tag[k] == entering) - (tokens.tag[k] == leaving)
            if depth < 0:
                break  # the bracket that the figure stands in ends
            word = tokens.word[k]
            adverb = word == "annually" or tokens.tag[k + 1 : k + 2] not in (["N"], ["A"])
            if word in ADVERBS and tokens.tag[k] in "BAN" and adverb:
                if not paced(scene, at, k):
                    break
                return (None, None) if lasting(scene, at, k, ADVERBS[word]) else (ADVERBS[word], "rate.adverb")
            if word in ("each", "every") and (unit := each_time(tokens, k)) is not None:
                if not paced(scene, at, k):
                    break
                return (None, None) if lasting(scene, at, k, unit) else (unit, "rate.each")
            if word in ("each", "every") and (thing := each_thing(tokens, k, at, paid)):
                if bounds_it(scene, k, at) or (step == 1 and of_another_clause(scene, at, k)):
                    return None, None
                return thing, "rate.each-thing"
            if step == -1 and k == at - 1 and tokens.tag[k] == "," and any(tag in "bhMdVE" for tag in tokens.tag[:k]):
                break  # the figure opens a clause behind another
            again = step == 1 and tokens.tag[k] == "Q" and "or" in tokens.word[at + 1 : k]
            if tokens.tag[k] == "Q" and (verb_seen or step == -1 or again):
                break  # a figure of another clause takes the words, or one that says the same another way
            if step == -1 and tokens.tag[k] == "C" and (verb_seen or tokens.tag[k - 1 : k] == [","]):
                break
            verb_seen = verb_seen or tokens.tag[k] in "bhMdVE"
            k += step
    return None, None


def of_another_clause(scene: Scene, at: int, k: int) -> bool:
    """Whether a comma and a verb that does not govern the figure stand before `every` at token `k` (`unlike what
    touches |two| nations, peace matters to every person`).
    """
    between = next((group for group in reversed(scene.groups) if at < group.start and group.end <= k), None)
    if between is None or "," not in scene.tokens.tag[at : between.start]:
        return False
    under = scene.tokens.tag[before_determiners(scene.tokens, at) - 1] == "P"
    return between.finite and (under or between is not governor(scene.tokens, scene.groups, at))


def lasting(scene: Scene, at: int, k: int, unit: str) -> bool:
    """Whether a count is of those who live so on every day, told at token `k` (`30 million |live| on little every
    day`).
    """
    if unit not in ("day", "night") or scene.quantities[scene.tokens.ref[at]].form != "count":
        return False
    behind = [group for group in scene.groups if group.start > at and group.finite]
    if k > at:
        behind = [group for group in behind if group.end <= k][::-1]
    if not behind:
        return False
    group = behind[0]
    if k < at and "Q" in scene.tokens.tag[at + 1 : group.start]:
        return False
    manner = scene.tokens.word[group.end : group.end + 2]  # `go |virtually without| food`
    return group.lemma in LIVING or (group.lemma == "go" and not GOING.isdisjoint(manner))


def bounds_it(scene: Scene, k: int, at: int) -> bool:
    """Whether a figure bounds the thing that `every` at token `k` stands with: `on |every purchase| above $5,000`."""
    tokens, quantity = scene.tokens, scene.quantities[scene.tokens.ref[at]]
    if k > at or quantity.relation not in BOUNDS or tokens.word[k - 1 : k] == ["for"]:
        return False
    return all(tag in "NOA" for tag in tokens.tag[k + 1 : at])
