"""The denominator of a rate that stands away from the figure: `each year`, `annually`, an `Annual Levy`.

A denominator right beside the figure (`a day`, `per head`) is read with the quantity in `rates.py`; the one behind
the counted noun
(`14 deaths per 1,000 live births`) is looked for here.
"""

from collections.abc import Sequence

from pipeline.extract.heads import singular
from pipeline.extract.nouns import core_phrase, phrase_text
from pipeline.extract.rates import RatePatterns, read_rate
from pipeline.extract.scene import Object, Scene, after_brackets
from pipeline.extract.tokens import LONGEST_CLAUSE, Tokens
from pipeline.models import Numeral

UNITS = {
    "year": "year",
    "years": "year",
    "month": "month",
    "week": "week",
    "day": "day",
    "hour": "hour",
    "quarter": "quarter",
}
ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}
ADJECTIVES = {
    "annual": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}


SPREADING = frozenset({"each", "every", *ADVERBS})
NOT_DISTRIBUTED = frozenset("effort side time case other one".split())
PLACING = frozenset("in from at among with into of".split())


def find_frequency(
    scene: Scene, i: int, made: Object, rates: RatePatterns, numerals: Sequence[Numeral]
) -> tuple[str | None, str | None]:
    """The `per` of quantity `i` from the words behind its noun or from its clause, and the rule that says so.

    `numerals` are those that stand as denominators in the sentence.
    """
    quantity = scene.quantities[i]
    if quantity.per:
        return quantity.per, "rate.beside"
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
    if at and tokens.word[at - 1] in PLACING and quantity.form == "count":
        return None, None  # `in 26 countries`: the rate is that of another figure
    behind = tokens.text[made.end : made.end + 14].lower().split()[:2] if made.end > 0 else []
    if "per capita" in (made.text or "").lower() or behind == ["per", "capita"]:
        return "capita", "rate.per-capita"
    if quantity.form == "duration":
        return None, None
    if quantity.form != "share":
        for word in (made.text or "").lower().split():
            if word in ADJECTIVES:
                return ADJECTIVES[word], "rate.adjective"
    return clause_frequency(scene, at)


def clause_frequency(scene: Scene, at: int) -> tuple[str | None, str | None]:
    """`each year` or `annually` in the same clause, before the figure or behind it; a figure nearer to the words
    takes them.
    """
    tokens = scene.tokens
    if tokens.vocabulary.isdisjoint(SPREADING):
        return None, None
    first, last = max(0, at - LONGEST_CLAUSE), min(len(tokens.tag), at + LONGEST_CLAUSE)
    for step in (1, -1):
        verb_seen = False
        k = at + step
        while first <= k < last and tokens.tag[k] not in ";.:W":
            word = tokens.word[k]
            adverb = word == "annually" or tokens.tag[k + 1 : k + 2] not in (["N"], ["A"])
            if word in ADVERBS and tokens.tag[k] in "BAN" and adverb:
                return ADVERBS[word], "rate.adverb"
            if word in ("each", "every") and k + 1 < len(tokens.tag) and tokens.word[k + 1] in UNITS:
                return UNITS[tokens.word[k + 1]], "rate.each"
            if word in ("each", "every") and (thing := each_thing(tokens, k, at)):
                return thing, "rate.each-thing"
            if step == -1 and k == at - 1 and tokens.tag[k] == "," and any(tag in "bhMdVE" for tag in tokens.tag[:k]):
                break  # the figure opens a clause behind another
            if tokens.tag[k] == "Q" and (verb_seen or step == -1):
                break  # a figure of another clause takes the words
            if step == -1 and tokens.tag[k] == "C" and (verb_seen or tokens.tag[k - 1 : k] == [","]):
                break
            verb_seen = verb_seen or tokens.tag[k] in "bhMdVE"
            k += step
    return None, None


def each_thing(tokens: Tokens, k: int, at: int) -> str | None:
    """What `each` or `every` at token `k` distributes over: `for |every| prescription`, `towards |each| visit`."""
    within = tokens.word[k + 1 : k + 2] == ["of"]
    first = k + 2 if within else k + 1
    if tokens.word[first : first + 1] and tokens.word[first][0].isdigit() and k > at:
        return None  # `one prosecutor |for every| 400 cases`: its own figure has the rate
    while first < len(tokens.tag) and (tokens.tag[first] in "DQ" or (within and tokens.tag[first] == "A")):
        if first == at:
            return None  # `Each of the |13,500| clinics`: the figure counts the things themselves
        first += 1
    phrase = core_phrase(tokens, first)
    if phrase is None or phrase.start != first or tokens.word[phrase.head] in NOT_DISTRIBUTED:
        return None
    before = tokens.word[k - 1] if k else ""
    if before == "of" or (before == "in" and not within) or (k and tokens.tag[k - 1] not in "P,;.:"):
        return None
    return singular(tokens.surface(phrase.head), tokens.words.singulars) if within else phrase_text(tokens, phrase)
