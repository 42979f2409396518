"""The denominator of a rate behind the verb whose subject is counted: `12 women are killed |a day|`, `3 million
passengers travel on it |per year|`.

Rates beside the figure, behind its noun or with `each` are left to `frequency.py`.
"""

from collections.abc import Sequence

from pipeline.extract.quantities.rates import RatePatterns, read_rate
from pipeline.extract.rates.paced import paced
from pipeline.extract.scene.scene import Scene
from pipeline.lexicon.classes import word_class
from pipeline.models import Numeral

OPENERS = frozenset(("per", "a", "an"))
SPREADING = OPENERS | {"every", "each"}
TIMES = frozenset("minute hour day night week month quarter year".split())
PLACES = frozenset("in at by to through from across".split())  # not `live |on| a dollar a day`
FARTHEST = 8  # words between the verb and its rate
LASTING = word_class("spans_given")


def behind_verb(scene: Scene, at: int, rates: RatePatterns, numerals: Sequence[Numeral]) -> str | None:
    """What the subject counted at token `at` is counted per, told behind its verb; None where the verb has an
    object.
    """
    tokens = scene.tokens
    if tokens.vocabulary.isdisjoint(SPREADING):
        return None
    group = next((group for group in scene.groups if group.start > at), None)
    if group is None or any(tag in "Q;:.W,C(" for tag in tokens.tag[at + 1 : group.start]):
        return None
    end = group.end
    for other in scene.groups:
        if other.start == end and other.tense == "infinitive":
            group, end = other, other.end  # `are expected |to be built| a year`
    for k in range(end, min(len(tokens.tag), end + FARTHEST)):
        tag = tokens.tag[k]
        every = tokens.word[k] == "for" and tokens.word[k + 1 : k + 2] in (["every"], ["each"])
        if (every or tokens.word[k] in OPENERS) and paced(scene, at, k):
            rate = read_rate(tokens.text, tokens.end[k - 1], tokens.end[-1], numerals, rates)
            if rate is not None and tokens.word[k] in ("per", "for"):
                return rate.per if rate.per in TIMES or set(tokens.tag[end:k]) <= {"B"} else None
            closed = tokens.tag[k + 2 : k + 3] in ([], ["."], [","], [";"], ["P"], ["C"], ["S"], [")"])
            if rate is not None and closed and tokens.word[k + 2 : k + 3] != ["of"]:
                led = all(tokens.tag[j] != "P" or tokens.word[j] in PLACES for j in range(end, k))
                return rate.per if led and rate.per in TIMES and group.lemma not in LASTING else None
        if tag not in "PBTDNOA" or (k == end and tag not in "PBT"):
            return None
    return None
