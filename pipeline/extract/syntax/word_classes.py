"""Word classes in context: `to` as infinitive marker, noun or verb, `that`, comparatives, forms whose past is their
base.

Reads and changes the tags of a `Tokens` value while it is made; nothing changes them afterwards.
"""

from collections.abc import Callable

from pipeline.extract.syntax.ambiguous_verbs import WITH_OF, settle_verb
from pipeline.extract.syntax.counted_verbs import BARE_NUMBER, counted, owned
from pipeline.extract.syntax.finite_verbs import (
    LEVEL_ADJECTIVES,
    causing,
    clause_follows,
    done_by,
    infinitive_follows,
    stands_as_noun,
    this_does,
)
from pipeline.extract.syntax.ing_forms import settle_doing, settle_ing
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import in_s, plural_noun
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words

EXTREMES = frozenset(("minimum", "maximum"))
GOVERNED = frozenset(("dependent", "reliant"))
TIMELY = frozenset("hourly daily weekly monthly quarterly yearly annually".split())
PRESENT_ADVERBS = frozenset(("now", "currently", "today"))
VERBAL = (["V"], ["v"], ["e"], ["E"], ["M"], ["b"], ["h"])
DOING = word_class("doing_participles")
USES = frozenset(("on", "for", "from", "into", "towards", "toward"))
PERIODS = frozenset("year month quarter week day".split())
ON_PERIODS = frozenset(f"{period}-{joint}-{period}" for period in PERIODS for joint in ("on", "over"))


def is_asked(tag: str, word: str, words: Words) -> bool:
    """Whether the class of a word depends on its neighbours; that of most does not."""
    if tag in "veVG" or word in ASKED or word in words.comparatives or (tag in "AB" and word.endswith(("ed", "ly"))):
        return True
    return tag == "N" and word.endswith("ing") and word in words.verbs


def settle(tokens: Tokens, words: Words) -> None:
    """Decide in context: `to` as infinitive marker, noun or verb, and forms whose past is their base."""
    tag, word = tokens.tag, tokens.word
    if tag[:2] == ["T", ":"]:
        tag[1] = ","  # `July: 350 soldiers …` as `In July, …`
    if tag[:1] == ["G"] and (tag[1:2] in (["h"], ["b"], ["M"]) or tag[1:3] == [",", "W"]):
        tag[0] = "N"  # `|Logging| has fallen by …`, `|Overcrowding|, which stood at …`
    elif tag[:3] == ["G", "v", "Q"] and tokens.lemma[1] in words.figure_verbs:
        tag[0] = "N"  # `|Heating| costs $3 million a year`
    elif tag[:2] == ["G", "E"] and (tag[2:3] == ["Q"] or tag[2:4] == ["P", "Q"]):
        tag[0] = "N"  # `|Overcrowding| reached 131 per cent`
    for i in tokens.unsettled:
        if is_asked(tag[i], word[i], words):  # else settled with the word before it
            settle_word(tokens, i, words)


def settle_word(tokens: Tokens, i: int, words: Words) -> None:
    """Decide one word: first those of two classes, then verbs, then words that are asked for by name."""
    tag, word = tokens.tag, tokens.word[i]
    following = tag[i + 1] if i + 1 < len(tag) else ""
    if word in DOING:
        settle_doing(tokens, i, words)
    elif word == "on":
        settle_on(tokens, i)
    elif word in ON_PERIODS:
        tag[i] = "A" if following and following in "NOAvG" else "B"
    elif word == "to" and tag[i] == "P" and infinitive_follows(tokens, i):
        tag[i] = "I"
    elif word in words.comparatives or (word in EXTREMES and following and following in "Nv"):
        tag[i] = "A"
    elif word == "thanks" and tokens.word[i + 1 : i + 2] == ["to"]:
        tag[i] = "P"
    elif word in GOVERNED and tokens.word[i + 1 : i + 2] in (["on"], ["upon"]):
        tag[i] = "A"  # `so |dependent| on tourism`
    elif tag[i] in "ve":
        tag[i] = settle_verb(tokens, i, words)
    elif word == "that" and following:
        tag[i] = settle_that(tokens, i)
    elif word == "total" and i and following == "Q" and plural_noun(tokens, i - 1, words):
        tag[i] = "V"  # `whose loans |total| €4 billion`
    elif no_verb(tokens, i, words) or stands_as_noun(tokens, i):
        tag[i] = "N"
    elif light(tokens, i, following):
        tag[i] = "A"  # `perform |light| work`
    elif word in BY_NAME:
        tag[i] = BY_NAME[word](tokens, i) or tag[i]
    elif word.endswith("ing"):
        settle_ing(tokens, i, words)
    elif tag[i] == "A" and word.endswith("ed") and i and done_by(tokens, i):
        tag[i] = "E"
        tokens.lemma[i] = words.verbs[word].lemma if word in words.verbs else word
    elif tag[i] == "B" and word.endswith("ly") and i and tag[i - 1] in "QDK" and following == "N":
        tag[i] = "A"


def settle_on(tokens: Tokens, i: int) -> None:
    """`fell by 1,900 |month on month|`."""
    word = tokens.word
    if i and word[i - 1] in PERIODS and word[i - 1 : i] == word[i + 1 : i + 2]:
        tokens.tag[i - 1 : i + 2] = "BBB"


def no_verb(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether what is listed as a verb stands where only a noun can."""
    tag = tokens.tag
    if tag[i] != "V":
        return False
    if i == 0:
        return opens_subject(tokens)
    if tag[i - 1] in "QNAG" and counted(tokens, i, words) and not owned(tokens, i, words):
        return True
    if described(tokens, i, words):
        return True
    return tag[i - 1] in "PDK" and not this_does(tokens, i)


def light(tokens: Tokens, i: int, following: str) -> bool:
    """Whether what is listed as a verb stands between a verb and its noun."""
    between = i > 0 and tokens.tag[i] == tokens.tag[i - 1] == "V"
    return between and following in ("N", "v") and not causing(tokens, i - 1)


def settle_as(tokens: Tokens, i: int) -> str | None:
    """`, |as| the number of murders rose`."""
    return "S" if i and tokens.tag[i - 1] == "," and clause_follows(tokens, i) else None


def settle_will(tokens: Tokens, i: int) -> str | None:
    """`the political |will|`."""
    tag = tokens.tag
    if i and (tag[i - 1] in "AK" or tokens.word[i - 1] in ("the", "a", "their", "our", "its")):
        return "N" if tag[i + 1 : i + 2] and tag[i + 1] not in "bhBVve" else "M"
    return None


def settle_forecast(tokens: Tokens, i: int) -> str | None:
    """`the $6 billion |forecast| in the fall`."""
    tag = tokens.tag
    return "E" if i and tag[i - 1] == "Q" and tag[i + 1 : i + 2] and tag[i + 1] in "PT" else None


def settle_standing(tokens: Tokens, i: int) -> str | None:
    """`with inflation |standing| at 3 per cent`."""
    return "G" if i and tokens.tag[i - 1] in "NO" and tokens.word[i + 1 : i + 2] == ["at"] else None


def settle_earlier(tokens: Tokens, i: int) -> str | None:
    """`two |earlier| operations`."""
    counted = i and tokens.tag[i - 1] == "Q" and BARE_NUMBER.fullmatch(tokens.word[i - 1]) is not None
    plural = tokens.word[i + 1 : i + 2] and in_s(tokens.word[i + 1])
    several = tokens.tag[i + 1 : i + 2] == ["A"] or (plural and tokens.tag[i + 1] in "Nv")
    return "A" if counted and several else None  # not `of 30 graduates, 12 |later| work abroad`


def settle_over(tokens: Tokens, i: int) -> str | None:
    """`the |overall| cost`."""
    return "A" if i + 1 < len(tokens.tag) and tokens.tag[i + 1] in "ANv" else None


def settle_timely(tokens: Tokens, i: int) -> str | None:
    """`is paid |monthly|`."""
    return "B" if i + 1 == len(tokens.tag) or tokens.tag[i + 1] in ".,;:CP)" else None


def settle_added(tokens: Tokens, i: int) -> str | None:
    """`value |added| tax`."""
    noun = tokens.tag[i + 1 : i + 2] in (["N"], ["v"])
    return "A" if noun and tokens.word[i - 1 : i] == ["value"] else None


def settle_per(tokens: Tokens, i: int) -> str | None:
    """`income |per| capita`, `spending |per| head of $300`."""
    noun = tokens.word[i + 1 : i + 2]
    told = noun in (["head"], ["person"]) and tokens.word[i + 2 : i + 3] == ["of"] and tokens.tag[i - 1] in "NO"
    money = tokens.tag[i + 3 : i + 4] == ["Q"] and not tokens.word[i + 3][-1:].isalpha()
    if noun != ["capita"] and not (told and money and "Q" not in tokens.tag[max(0, i - 4) : i]):
        return None
    tokens.tag[i + 1] = "A"
    return "A"


def settle_own(tokens: Tokens, i: int) -> str | None:
    """`they |own| 20 per cent of the land`, `12 per cent of adults |own| a car`."""
    tag, following = tokens.tag, tokens.tag[i + 1] if i + 1 < len(tokens.tag) else ""
    acts = i > 0 and following != "" and following in {"R": "QDNA", "N": "QD", "Q": "QD"}.get(tag[i - 1], "")
    return "V" if acts else None


def settle_so(tokens: Tokens, i: int) -> str | None:
    """`|so| large`, `|so| dependent on tourism`."""
    followed = i + 1 < len(tokens.tag) and (tokens.tag[i + 1] == "A" or tokens.word[i + 1] in GOVERNED)
    return "B" if followed else None


def settle_average(tokens: Tokens, i: int) -> str | None:
    """`new arrivals |average| 1,300 a day`."""
    tag = tokens.tag
    return "V" if 0 < i < len(tag) - 1 and tag[i - 1] in "NO" and tag[i + 1] == "Q" else None


def settle_degree(tokens: Tokens, i: int) -> str | None:
    """`|more| rapid`."""
    tag = tokens.tag
    return "B" if tag[i] == "D" and i + 1 < len(tag) and tag[i + 1] in "AE" else None


def described(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether a form with an article and an adjective before it and `of` behind is a noun (`the annual |draw| of
    funds`), not what people named by an adjective do (`the poor |dream| of …`).
    """
    if i < 2 or tokens.word[i + 1 : i + 2] != ["of"] or tokens.word[i] != tokens.lemma[i] or tokens.lemma[i] in WITH_OF:
        return False
    single = tokens.tag[i - 1] == "A" or (tokens.tag[i - 1] == "N" and not plural_noun(tokens, i - 1, words))
    return single and tokens.tag[i - 2] in "DK"


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
    if tokens.word[i + 1] == "of":
        return "D"  # `the price of oil and |that of| gas`
    if before == "P":
        # `point |out| that exports rose`
        return "S" if i > 1 and tokens.word[i - 1] == "out" and tokens.tag[i - 2] in "VEGv" else "D"
    if following in "VEMbhdve" and before in "NOA":
        return "W"
    adverb = following == "B" and (
        tokens.word[i + 1].endswith("ly") or tokens.word[i + 1] in ("also", "never", "still")
    )
    told = tokens.word[i + 1] in PRESENT_ADVERBS or (adverb and tokens.word[i + 1] != "only")
    if told and before in "NOA" and tokens.tag[i + 2 : i + 3] in VERBAL:
        return "W"  # `a camp |that| now shelters 90,000`
    if before in "VEGBRT)" or following in "DRKQTOS":
        return "S"
    if before in ".,C:;-" and following in "NAv":
        return "D"
    return "S"


BY_NAME: dict[str, Callable[[Tokens, int], str | None]] = {
    "as": settle_as,
    "will": settle_will,
    "forecast": settle_forecast,
    "standing": settle_standing,
    "earlier": settle_earlier,
    "later": settle_earlier,
    "overall": settle_over,
    "overseas": settle_over,
    **dict.fromkeys(TIMELY, settle_timely),
    "added": settle_added,
    "per": settle_per,
    "own": settle_own,
    "so": settle_so,
    "average": settle_average,
    **dict.fromkeys(("more", "most", "less", "least"), settle_degree),
}
# The words, beside comparatives, whose neighbours are asked about; of all others only their class is.
ASKED = EXTREMES.union(GOVERNED, LEVEL_ADJECTIVES, DOING, ON_PERIODS, BY_NAME, ("to", "thanks", "that", "on"))
