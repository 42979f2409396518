"""Whether a form that may be a noun, a participle or a finite verb is the verb of its clause.

Asked while the tags of a sentence are settled (`word_classes.py`); what verbs form together is left to `clause.py`.
"""

from pipeline.extract.counted_verbs import (
    counted,
    joined_past,
    of_that_age,
    owned,
    plural_follows,
    several_act,
    several_do,
    share_acts,
    third_after_figure,
)
from pipeline.extract.tokens import Tokens
from pipeline.extract.word_forms import (
    agreement,
    complement_end,
    complement_noun,
    in_s,
    plural,
    verb_already,
    verb_later,
    verbless,
)
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.words import Words

BINDING = frozenset(
    {
        ("account", "for"),
        ("accounts", "for"),
        ("aim", "for"),
        ("aims", "for"),
        ("call", "for"),
        ("calls", "for"),
        ("care", "for"),
    }
)
MASKS = frozenset(("mask", "masks", "value"))  # behind `face`
TIMING = word_class("timing")
WITH_OF = word_class("verbs_with_of")
LEVEL_ADJECTIVES = word_class("level_adjectives")


def done_by(tokens: Tokens, i: int) -> bool:
    """Whether a word that is mostly an adjective is a verb: `shall be |enhanced| by 10 %`, `exports |advanced| 3 %`."""
    before, following = tokens.tag[i - 1], tokens.word[i + 1 : i + 2]
    if before in "bh":
        return following == ["by"]
    moved = following in (["by"], ["to"], ["from"]) and tokens.tag[i + 2 : i + 3] == ["Q"]
    return before in "NO" and (moved or tokens.tag[i + 1 : i + 2] == ["Q"])


def infinitive_follows(tokens: Tokens, i: int) -> bool:
    """Whether the `to` at `i` is followed by a verb's base form (adverbs between)."""
    tag, word = tokens.tag, tokens.word
    j = i + 1
    while j < len(tag) and tag[j] == "B":
        j += 1
    if j >= len(tag):
        return False
    if word[j] in ("average", "total") and tag[j + 1 : j + 2] == ["Q"]:
        tag[j] = "V"
        return True
    if tag[j] == "Q":
        return word[j] in ("double", "treble", "triple", "quadruple", "halve")
    if word[j] in ("be", "have", "do"):
        return True
    if tag[j] == "V":
        return not word[j].endswith("s") or word[j].endswith("ss") or word[j] == tokens.lemma[j]
    if tag[j] in "ve" and word[j] == tokens.lemma[j]:
        following = tag[j + 1] if j + 1 < len(tag) else "."
        return following in "DKQTPRBIWNOAEGSvVe," or following in "."
    return False


def by_figure(tokens: Tokens, i: int) -> bool:
    """Whether a noun and then `by`, `from` or `to` with a figure follow."""
    k = i + 1
    while k < len(tokens.tag) and k < i + 6 and tokens.tag[k] in "NOADKv":
        k += 1
    return k > i + 1 and tokens.word[k : k + 1] in (["by"], ["from"], ["to"]) and tokens.tag[k + 1 : k + 2] == ["Q"]


def this_does(tokens: Tokens, i: int) -> bool:
    """Whether `This` opens the sentence as the subject of a verb (`This |includes| $65 million for …`)."""
    return i == 1 and tokens.word[0] == "this" and tokens.word[1].endswith("s")


def settle_verb(tokens: Tokens, i: int, words: Words) -> str:
    """Noun, verb or past for a form that may be each."""
    tag, word = tokens.tag, tokens.word
    past = tag[i] == "e"
    j = i - 1
    while j >= 0 and tag[j] in 'BT"':
        j -= 1
    before = tag[j] if j >= 0 else "."
    if before == "W" and word[j] == "whose":
        before = "D"  # `a house whose |market| rent is $600`
    after = tag[i + 1] if i + 1 < len(tag) else "."
    if word[i + 1 : i + 2] == ["to"] and infinitive_follows(tokens, i + 1):
        after = "I"
    if before in ",;C" and tokens.word[i] == tokens.lemma[i] and in_series(tokens, i, j, after):
        return "V"  # `will build 12 dams, |plant| 4,000 trees and |cut| leaks`
    if before in "MIRWd" or (before == "b" and past) or (before == "h" and past):
        return "E" if past and before in "hb" else "V"
    following_word = word[i + 1] if i + 1 < len(word) else ""
    named = following_word == "worth" or (past and following_word == "of")
    if named or counted(tokens, i, words):
        return (
            "N"  # `four desalination |plants|`, `the total |cost| of the works`, `relief |supplies| worth $3 million`
        )
    if before in "CNQ" and (word[i], following_word) in BINDING and not verb_already(tokens, i):
        return "V"
    if third_after_figure(tokens, i, before, after, words):
        return "V"  # `The appeal of $950 million |covers| 1.3 million people`
    acts = before == "Q" and (not past or tokens.lemma[i] in words.intransitive_verbs)
    if acts and after in "PDRIKTB" and several_act(tokens, i, j):
        return "V"  # `of the 15 judges, seven |come| from Asia`
    if acts and after in "NAv" and several_act(tokens, i, j) and not plural_follows(tokens, i, words):
        return "V"  # `12 |lack| water`
    if acts and j and of_that_age(tokens, i, j, after, words):
        return "V"  # `Those aged over 60 |make| up a fifth`
    if before == "Q" and after in "NADKRSQOTPv" and share_acts(tokens, i, j, words):
        return "V"  # `Two thirds |report| difficulties`
    if before in "NO" and not past and following_word == "of" and tokens.lemma[i] not in WITH_OF:
        return "N"  # `this year's peace operations |budget| of $3 billion`
    if before in "NO" and not past and after == "P" and falls(tokens, i, j, words):
        return "V"  # `childcare fees |fall| by 25 per cent`
    if before == "C" and tokens.lemma[i] in words.moving_verbs and by_figure(tokens, i):
        return "E" if past else "V"  # `and |cut| water use by a fifth`
    third = in_s(word[i])
    if third and before == "C" and after == "Q" and tag[j - 1] in "QT" and no_third_before(tokens, j):
        return "N"  # `Exports reached $3 million and |imports| $2 million`
    if before == "C" and after in "NAO" and tag[j - 1 : j] == [";"] and serial_modal(tokens, i, j):
        return "V"  # `will build 12 dams; and |supply| water to 30 towns`
    if past and before == "C" and after in "NAv" and tokens.lemma[i] != word[i] and joined_past(tokens, j):
        return "E"  # `inspected 40 plants and |found| violations`
    if before == "N" and after in "NAOv,." and several_do(tokens, i, j, words):
        return "V"  # `the 300 buses |need| repair`
    if before == "C" and after in "QDKIR":
        return "E" if past and not word[i].endswith("s") and tokens.lemma[i] != word[i] else "V"
    if past and word[j] == "those" and j == i - 1 and after in "TPBIbhM.,":
        return "E"  # `one per cent of those |cast|`
    if before == "Q" and after not in "PC.,;" and owned(tokens, i, words):
        return "V"  # `a house whose rent is $300 |costs| $30,000`
    if before in "DKAPQ" or (before == "C" and after in ".,;)"):
        return "N"
    if third and before == "C" and after in "NAK" and any(tag[k] == "V" and word[k].endswith("s") for k in range(j)):
        return "V"  # `The law prohibits A and |limits| children to …`
    ends = before == "N" and plural(word[j], words) and word[i] == tokens.lemma[i] and after in ",."
    if ends and any(tag[k] == "W" or word[k] == "where" for k in range(max(0, j - 8), j)) and verbless(tokens, i):
        return "V"  # `the camps where 890,000 refugees |live|`
    related = before == "V" and tag[j - 1 : j] == ["W"]  # `employers who refuse |face| fines`
    if word[i] == "face" and (before == "N" or related) and after in "NAQv" and following_word not in MASKS:
        return "V"  # `those who break the law |face| fines`
    if before == "N" and after in "DR" and word[i] == tokens.lemma[i] and plural(word[j], words):
        return "V"  # `these two categories |serve| a purpose`: no noun stands before an article
    if before in "NO" and after in "DR" and word[i] == tokens.lemma[i] and not past and asked_for(tokens, j, words):
        return "V"  # `recommends that the State party |raise| the age`
    dated = before == "E" and tag[i - 1] == "T" and tag[j - 1] in "NO" and not past
    if dated and after in "QDK" and agreement(word[j - 1], word[i], words):
        return "V"  # `The law adopted in 2010 |covers| 3,000 people`
    if third and before == "," and after in "DKR" and not verb_already(tokens, i):
        return "V"  # `The largest contract, at $742 million, |covers| the …`
    if third and before in "NOE" and following_word in ("at", "to") and tokens.lemma[i] in words.level_verbs:
        return "V"
    if third and before == "N" and following_word in ("between", "from") and tag[i + 2 : i + 3] == ["Q"]:
        measures = tokens.lemma[i] in words.figure_verbs or tokens.lemma[i] in words.level_verbs
        return "V" if measures and not verb_already(tokens, i) else "N"  # `a course of it |costs| between $55 and $640`
    if before in "NO" and after == "Q" and tokens.lemma[i] in words.figure_verbs:
        return "V"
    if after == "Q" and following_word.startswith(("above ", "below ")) and tokens.lemma[i] not in words.level_verbs:
        return "N"  # `malnutrition |rates| above 30 per cent`
    if before == "N" and after == "Q" and third and agreement(word[j], word[i], words) and not verb_already(tokens, i):
        return "V"  # `a person on the minimum wage |works| 39 hours`
    several = before == "N" and after == "Q" and plural(word[j], words) and word[i] == tokens.lemma[i]
    if several and complement_noun(tokens, j) and verbless(tokens, i):
        return "V"  # `Consumers in rich countries |pay| $90 billion`
    if before in "NO" and not verb_already(tokens, i):
        named = before == "O" and (word[i].endswith("s") or word[j].endswith("s") or tag[j - 1 : j] == ["C"])
        agrees = agreement(word[j], word[i], words) or past or named
        bound = complement_noun(tokens, j) and after not in "DR"
        bound_to = after in ("DKRQSIGO" if before == "N" else "DKRQSIG")
        loose = after in "TBP" and not (verb_later(tokens, i) or complement_end(tokens, j))
        if agrees and not bound and (bound_to or loose):
            return "E" if past and not word[i].endswith("s") else "V"
    if third and before in "NO" and tokens.lemma[i] in TIMING and after in "TP" and agreement(word[j], word[i], words):
        return "V" if not verb_later(tokens, i) else "N"  # `The second phase of the programme |runs| from 2018 to 2024`
    if third and before in "NO" and after in "NAO" and agreement(word[j], word[i], words) and verbless(tokens, i):
        return "V"  # `The law |limits| pretrial detention`
    if past and before in "NO" and following_word in ("out", "forth", "aside", "apart"):
        return "E"  # `the rules |set| out in the code`
    if past and before in "NOQ)," and after in "DKRQPBT" and not verb_already(tokens, i):
        return "E"
    return "N"


def serial_modal(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the base form at `i`, behind the conjunction at `j`, ends a row of clauses that one modal opens."""
    return tokens.word[i] == tokens.lemma[i] and "M" in tokens.tag[:j] and not verb_later(tokens, i)


def in_series(tokens: Tokens, i: int, j: int, after: str) -> bool:
    """Whether the base form at `i`, behind the mark or conjunction at `j`, goes on with what a modal or `to` opens."""
    if after not in "QDRK" and not (tokens.tag[j] == "C" and after in "Nv"):
        return False
    while j > 0 and tokens.tag[j - 1] in ",;C":
        j -= 1
    for k in range(j - 1, max(-1, j - 30), -1):
        if tokens.tag[k] == "V" and k and tokens.tag[k - 1] in "MIBC,;":
            opener = k - 1
            while opener and tokens.tag[opener] == "B":
                opener -= 1
            if tokens.tag[opener] in "MI":
                return True
            if tokens.tag[opener] not in "C,;":
                return False
        elif tokens.tag[k] in "VEbhdMIW:.S":
            return False
    return False


def no_third_before(tokens: Tokens, j: int) -> bool:
    """Whether the last verb before `j` is a past or a plural (not `The State |exports| $3 million and imports …`)."""
    k = next((k for k in range(j - 1, -1, -1) if tokens.tag[k] in "VEbhdM"), -1)
    return k >= 0 and not (tokens.tag[k] == "V" and tokens.word[k].endswith("s"))


def stands_as_noun(tokens: Tokens, i: int) -> bool:
    """Whether an adjective of level has no noun behind it (`the OECD |average|`)."""
    if tokens.word[i] not in LEVEL_ADJECTIVES or (tokens.word[i] == "high" and tokens.tag[i - 1 : i] == ["Q"]):
        return False  # `155 metres |high|`
    return i + 1 == len(tokens.tag) or tokens.tag[i + 1] not in "NAOGE"


def clause_follows(tokens: Tokens, i: int) -> bool:
    """Whether `as` behind a comma opens a clause (`, as the number of murders rose`)."""
    if (
        i + 1 >= len(tokens.tag)
        or tokens.tag[i + 1] not in "DNOKA"
        or tokens.word[i + 1] in ("a", "an", "well", "part")
    ):
        return False
    stretch = tokens.tag[i + 1 : i + 12]
    upto = next((k for k, tag in enumerate(stretch) if tag in ",;.:"), len(stretch))
    return any(tag in "bhMdVEe" for tag in stretch[:upto])


def falls(tokens: Tokens, i: int, j: int, words: Words) -> bool:
    """Whether a base form behind a plural noun is a verb of rise or fall with `by`, `to` or `from`."""
    moving = tokens.lemma[i] in words.rising_verbs | words.level_verbs and tokens.word[i] == tokens.lemma[i]
    return moving and tokens.word[j].endswith("s") and tokens.word[i + 1] in ("by", "to", "from", "at")


def asked_for(tokens: Tokens, j: int, words: Words) -> bool:
    """Whether a noun at token `j` ends the subject of what is asked for, before its verb."""
    for k in range(j, max(0, j - 7), -1):
        if tokens.word[k] == "that":
            return k > 0 and tokens.lemma[k - 1] in words.requesting_verbs
        if tokens.tag[k] not in "NODAKPC":
            return False
    return False


def causing(tokens: Tokens, i: int) -> bool:
    """Whether a verb takes another one in its base form (`help |build| schools`)."""
    return tokens.lemma[i] in ("help", "let", "make", "have", "go", "come", "dare", "need")
