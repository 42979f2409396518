"""The denominator of a rate that stands away from the figure: `each year`, `annually`, an `Annual Levy`.

A denominator right beside the figure (`a day`, `per head`) is read with the quantity in `rates.py`; the one behind
the counted noun
(`14 deaths per 1,000 live births`) is looked for here.
"""

from collections.abc import Sequence

from pipeline.extract.rates import RatePatterns, read_rate
from pipeline.extract.scene import Object, Scene, after_brackets
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
    if at < 0 or quantity.kind == "ordinal" or quantity.form in ("age", "duration"):
        return None, None
    tokens = scene.tokens
    if made.end > quantity.outer_end and len(tokens):
        rate = read_rate(tokens.text, made.end, tokens.end[-1], numerals, rates)
        if rate is not None:
            return rate.per, rate.rule
    closing = after_brackets(tokens, at)
    if closing > at + 1 and closing <= len(tokens) and tokens.ref[at + 2 : at + 3] != []:
        rate = read_rate(tokens.text, tokens.end[closing - 1], tokens.end[-1], numerals, rates)
        if rate is not None:
            return rate.per, rate.rule
    if at and tokens.word[at - 1] in PLACING and quantity.form == "count":
        return None, None  # `in 26 countries`: the rate is that of another figure
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
    for step in (1, -1):
        verb_seen = False
        k = at + step
        while 0 <= k < len(tokens) and tokens.tag[k] not in ";.:W":
            word = tokens.word[k]
            if word in ADVERBS and tokens.tag[k] in "BAN" and tokens.tag[k + 1 : k + 2] not in (["N"], ["A"]):
                return ADVERBS[word], "rate.adverb"
            if word in ("each", "every") and k + 1 < len(tokens) and tokens.word[k + 1] in UNITS:
                return UNITS[tokens.word[k + 1]], "rate.each"
            if step == -1 and k == at - 1 and tokens.tag[k] == "," and any(tag in "bhMdVE" for tag in tokens.tag[:k]):
                break  # the figure opens a clause behind another
            if tokens.tag[k] == "Q" and (verb_seen or step == -1):
                break  # a figure of another clause takes the words
            if step == -1 and tokens.tag[k] == "C" and (verb_seen or tokens.tag[k - 1 : k] == [","]):
                break
            verb_seen = verb_seen or tokens.tag[k] in "bhMdVE"
            k += step
    return None, None
