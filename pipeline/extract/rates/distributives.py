"""Rates told with `each` and `every`: per which thing or time.

Rates that a clause tells otherwise are left to `frequency.py`.
"""

from collections.abc import Sequence

from pipeline.extract.quantities.rates import RatePatterns, read_rate
from pipeline.extract.scene.comparing import opened_with_every
from pipeline.extract.syntax.heads import singular
from pipeline.extract.syntax.nouns import core_phrase, phrase_text
from pipeline.extract.syntax.tokens import Tokens
from pipeline.models import Numeral

UNITS = {
    "year": "year",
    "years": "year",
    "month": "month",
    "week": "week",
    "day": "day",
    "hour": "hour",
    "minute": "minute",
    "months": "month",
    "weeks": "week",
    "days": "day",
    "quarter": "quarter",
    "season": "season",
    "term": "term",
    "semester": "semester",
    "session": "session",
}
EACH = frozenset(("each", "apiece"))


NOT_DISTRIBUTED = frozenset("effort side time case other one".split())


def opening_each(tokens: Tokens, at: int, rates: RatePatterns, numerals: Sequence[Numeral]) -> str | None:
    """What a clause that begins with `for every …` distributes its first figure over (`For every |person| who starts
    treatment, two fall ill`, `Of every |100 births|, seven …`).
    """
    begin = opened_with_every(tokens, at)
    if begin < 0:
        return None
    rate = read_rate(tokens.text, tokens.start[begin], tokens.end[-1], numerals, rates)
    if rate is not None:
        return rate.per
    return each_thing(tokens, begin + 1, at, False) if tokens.word[begin] == "for" else None


def each_time(tokens: Tokens, k: int) -> str | None:
    """The unit of time behind the `each` or `every` at token `k`: `each |year|`, but not `from every quarter`."""
    k += tokens.word[k + 1 : k + 2] == ["single"]
    if tokens.word[k + 1 : k + 2] == ["second"] and tokens.tag[k + 2 : k + 3] not in (["N"], ["A"], ["O"], ["E"]):
        return "second"  # not `every |second| woman`
    if k + 1 < len(tokens.tag) and tokens.word[k + 1] in UNITS:
        everywhere = tokens.word[k + 1] == "quarter" and tokens.word[k - 1 : k] == ["from"]
        return None if everywhere else UNITS[tokens.word[k + 1]]
    return None


def each_thing(tokens: Tokens, k: int, at: int, paid: bool) -> str | None:
    """What `each` or `every` at token `k` distributes over: `for |every| prescription`, `towards |each| visit`; of a
    sum that is `paid` also the subject behind other words.
    """
    within = tokens.word[k + 1 : k + 2] == ["of"]
    first = k + 2 if within else k + 1
    if tokens.word[first : first + 1] and tokens.word[first][0].isdigit() and k > at and not within:
        return None  # `one prosecutor |for every| 400 cases`: its own figure has the rate
    while first < len(tokens.tag) and (tokens.tag[first] in "DQ" or (within and tokens.tag[first] == "A")):
        if first == at:
            return None  # `Each of the |13,500| clinics`: the figure counts the things themselves
        first += 1
    phrase = core_phrase(tokens, first)
    if phrase is None or phrase.start != first or tokens.word[phrase.head] in NOT_DISTRIBUTED:
        return None
    if tokens.word[phrase.head] in UNITS:
        return None  # a time, or `from every quarter`
    before = tokens.word[k - 1] if k else ""
    acts = paid and k < at and tokens.tag[phrase.end : phrase.end + 1] in (["M"], ["b"], ["h"], ["V"])
    if before == "of" or (before == "in" and not within) or (k and tokens.tag[k - 1] not in "P,;.:" and not acts):
        return None  # but `without it |every household would| pay $300`
    return singular(tokens.surface(phrase.head), tokens.words.singulars) if within else phrase_text(tokens, phrase)
