"""Word classes in context: `to` as infinitive marker, noun or verb, `that`, comparatives, forms whose past is their
base.

Reads and changes the tags of a `Tokens` value while it is made; nothing changes them afterwards.
"""

from pipeline.extract.ambiguous_verbs import settle_verb
from pipeline.extract.counted_verbs import counted, owned
from pipeline.extract.finite_verbs import (
    LEVEL_ADJECTIVES,
    causing,
    clause_follows,
    done_by,
    infinitive_follows,
    stands_as_noun,
    this_does,
)
from pipeline.extract.tokens import Tokens
from pipeline.extract.word_forms import plural_noun
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.words import Words

EXTREMES = frozenset(("minimum", "maximum"))
GOVERNED = frozenset(("dependent", "reliant"))
TIMELY = frozenset("hourly daily weekly monthly quarterly yearly annually".split())
PRESENT_ADVERBS = frozenset(("now", "currently", "today"))
VERBAL = (["V"], ["v"], ["e"], ["E"], ["M"], ["b"], ["h"])
# The words, beside comparatives, that `settle` asks their neighbours about; all others are asked for by their class.
ASKED = EXTREMES | GOVERNED | LEVEL_ADJECTIVES | TIMELY
ASKED |= frozenset("to thanks that as will forecast standing overall overseas per so average".split())
ASKED |= frozenset("more most less least added own on".split())
DOING = word_class("doing_participles")
ASKED |= DOING
PERIODS = frozenset("year month quarter week day".split())
ON_PERIODS = frozenset(f"{period}-{joint}-{period}" for period in PERIODS for joint in ("on", "over"))
ASKED |= ON_PERIODS


def is_asked(tag: str, word: str, words: Words) -> bool:
    """Whether the class of a word depends on its neighbours; that of most does not."""
    return tag in "veV" or word in ASKED or word in words.comparatives or (tag in "AB" and word.endswith(("ed", "ly")))


def settle(tokens: Tokens, words: Words) -> None:
    """Decide in context: `to` as infinitive marker, noun or verb, and forms whose past is their base."""
    tag, word = tokens.tag, tokens.word
    if tag[:2] == ["T", ":"]:
        tag[1] = ","  # `July: 350 soldiers …` as `In July, …`
    for i in tokens.unsettled:
        if not is_asked(tag[i], word[i], words):
            continue  # settled with the word before it
        if word[i] == "on":
            if word[i - 1 : i] == word[i + 1 : i + 2] and i and word[i - 1] in PERIODS:
                tag[i - 1 : i + 2] = "BBB"  # `fell by 1,900 |month on month|`
        elif word[i] in DOING:
            j = i - 1
            while j > 0 and tag[j] == "B":
                j -= 1
            if i and tag[j] == "b" and tag[i + 1 : i + 2] and tag[i + 1] not in "NOAGvE":
                tag[i], tokens.lemma[i] = "G", words.verbs[word[i]].lemma
        elif word[i] in ON_PERIODS:
            tag[i] = "A" if tag[i + 1 : i + 2] and tag[i + 1] in "NOAvG" else "B"
        elif word[i] == "to" and tag[i] == "P" and infinitive_follows(tokens, i):
            tag[i] = "I"
        elif word[i] in words.comparatives or (word[i] in EXTREMES and tag[i + 1 : i + 2] in (["N"], ["v"])):
            tag[i] = "A"
        elif word[i : i + 2] == ["thanks", "to"] or (word[i] in GOVERNED and word[i + 1 : i + 2] in (["on"], ["upon"])):
            tag[i] = "P" if word[i] == "thanks" else "A"  # `so |dependent| on tourism`
        elif tag[i] in "ve":
            tag[i] = settle_verb(tokens, i, words)
        elif word[i] == "that" and i + 1 < len(tag):
            tag[i] = settle_that(tokens, i)
        elif word[i] == "total" and i and tag[i + 1 : i + 2] == ["Q"] and plural_noun(tokens, i - 1, words):
            tag[i] = "V"  # `whose loans |total| €4 billion`
        elif (
            (tag[i] == "V" and i == 0 and opens_subject(tokens))
            or (
                tag[i] == "V"
                and i
                and tag[i - 1] in "QNAG"
                and counted(tokens, i, words)
                and not owned(tokens, i, words)
            )
            or (tag[i] == "V" and i and tag[i - 1] in "PDK" and not this_does(tokens, i))
            or stands_as_noun(tokens, i)
        ):
            tag[i] = "N"
        elif (
            tag[i] == "V"
            and i
            and tag[i - 1] == "V"
            and tag[i + 1 : i + 2] in (["N"], ["v"])
            and not causing(tokens, i - 1)
        ):
            tag[i] = "A"  # `perform |light| work`
        elif word[i] == "as" and i and tag[i - 1] == "," and clause_follows(tokens, i):
            tag[i] = "S"
        elif word[i] == "will" and i and (tag[i - 1] in "AK" or word[i - 1] in ("the", "a", "their", "our", "its")):
            tag[i] = "N" if tag[i + 1 : i + 2] and tag[i + 1] not in "bhBVve" else "M"  # `the political will`
        elif word[i] == "forecast" and i and tag[i - 1] == "Q" and tag[i + 1 : i + 2] and tag[i + 1] in "PT":
            tag[i] = "E"  # `the $6 billion |forecast| in the fall`
        elif word[i] == "standing" and i and tag[i - 1] in "NO" and word[i + 1 : i + 2] == ["at"]:
            tag[i] = "G"  # `with inflation |standing| at 3 per cent`
        elif word[i] in ("overall", "overseas") and i + 1 < len(tag) and tag[i + 1] in "ANv":
            tag[i] = "A"
        elif word[i] in TIMELY and (i + 1 == len(tag) or tag[i + 1] in ".,;:CP)"):
            tag[i] = "B"
        elif word[i] == "added" and word[i - 1 : i] == ["value"] and tag[i + 1 : i + 2] in (["N"], ["v"]):
            tag[i] = "A"  # `value |added| tax`
        elif word[i] == "per" and word[i + 1 : i + 2] == ["capita"]:
            tag[i] = tag[i + 1] = "A"
        elif word[i] == "own" and i and tag[i - 1] == "R" and tag[i + 1 : i + 2] and tag[i + 1] in "QDNA":
            tag[i] = "V"  # `they |own| 20 per cent of the land`
        elif tag[i] == "A" and word[i].endswith("ed") and i and done_by(tokens, i):
            tag[i] = "E"
            tokens.lemma[i] = words.verbs[word[i]].lemma if word[i] in words.verbs else word[i]
        elif word[i] == "so" and i + 1 < len(tag) and (tag[i + 1] == "A" or word[i + 1] in GOVERNED):
            tag[i] = "B"
        elif word[i] == "average" and 0 < i < len(tag) - 1 and tag[i - 1] in "NO" and tag[i + 1] == "Q":
            tag[i] = "V"  # `new arrivals |average| 1,300 a day`
        elif word[i] in ("more", "most", "less", "least") and tag[i] == "D" and i + 1 < len(tag) and tag[i + 1] in "AE":
            tag[i] = "B"
        elif (
            tag[i] == "B"
            and word[i].endswith("ly")
            and 0 < i < len(tag) - 1
            and tag[i - 1] in "QDK"
            and tag[i + 1] == "N"
        ):
            tag[i] = "A"


def opens_subject(tokens: Tokens) -> bool:
    """Whether a base form that opens a sentence stands before the noun of its subject (`|Remand| prisoners are …`)."""
    k = 1
    while k < min(len(tokens.tag), 5) and tokens.tag[k] in "NO":
        k += 1
    return k > 1 and tokens.tag[k : k + 1] != [] and tokens.tag[k] in "Mbh"


def settle_that(tokens: Tokens, i: int) -> str:
    """`that` as determiner (`from that amount`), relative (`refugees that fled`) or subordinator (`reported that
    it`).
    """
    before = tokens.tag[i - 1] if i else "."
    following = tokens.tag[i + 1]
    if before == "P":
        return "D"
    if following in "VEMbhdve" and before in "NOA":
        return "W"
    if tokens.word[i + 1] in PRESENT_ADVERBS and before in "NOA" and tokens.tag[i + 2 : i + 3] in VERBAL:
        return "W"  # `a camp |that| now shelters 90,000`
    if before in "VEGBRT)" or following in "DRKQTOS":
        return "S"
    if before in ".,C:;-" and following in "NAv":
        return "D"
    return "S"
