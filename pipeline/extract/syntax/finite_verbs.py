"""What around a form that may be a noun or a verb tells which: rows, infinitives, figures behind it, who is asked for.

Asked while the tags of a sentence are settled (`word_classes.py`, `ambiguous_verbs.py`); what verbs form together is
left to `clause.py`.
"""

from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import (
    verb_later,
)
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words

LEVEL_ADJECTIVES = word_class("level_adjectives")
KINDS = word_class("kinds_of_takers")
GOING = word_class("going_to")


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
    if tag[j] == "N" and word[j] in tokens.words.ed_nouns and j + 1 < len(tag) and tag[j + 1] in "QDKR":
        verb = tokens.words.verbs.get(word[j])
        if verb is not None and "base" in verb.forms:  # `$90 million to |feed| 400,000 people`
            tag[j], tokens.lemma[j] = "V", verb.lemma
            return True
    if tag[j] == "V":
        return not word[j].endswith("s") or word[j].endswith("ss") or word[j] == tokens.lemma[j]
    if tag[j] == "A" and word[j] in tokens.words.verbs and tokens.words.verbs[word[j]].lemma == word[j]:
        # `are due to |open| in May`, but `access to |clean| water`, `from warm to |dry|`
        if i == 0 or tag[i - 1] not in "AEVe" + "P" * (word[i - 1] == "due") or "from" in word[max(0, i - 4) : i]:
            return False
        if tag[j + 1 : j + 2] and tag[j + 1] not in ".,;PTSQC":
            return False
        tag[j], tokens.lemma[j] = "V", word[j]
        return True
    if tag[j] in "ve" and word[j] == tokens.lemma[j]:
        following = tag[j + 1] if j + 1 < len(tag) else "."
        if word[j] in KINDS and following in "Nve" and goes_there(tokens, i):
            return False
        return following in "DKQTPRBIWNOAEGSvVe," or following in "."
    return False


def goes_there(tokens: Tokens, i: int) -> bool:
    """Whether what stands before the `to` at `i` is given to somebody (`$3 million |to| farm workers`, `was paid |to|
    state schools`), so that a noun follows.
    """
    if tokens.tag[i - 1] == "Q":
        return True
    verb = tokens.words.verbs.get(tokens.word[i - 1])
    return verb is not None and (verb.lemma in tokens.words.giving_verbs or verb.lemma in GOING)


def by_figure(tokens: Tokens, i: int) -> bool:
    """Whether a noun and then `by`, `from` or `to` with a figure follow."""
    k = i + 1
    while k < len(tokens.tag) and k < i + 6 and tokens.tag[k] in "NOADKv":
        k += 1
    return k > i + 1 and tokens.word[k : k + 1] in (["by"], ["from"], ["to"]) and tokens.tag[k + 1 : k + 2] == ["Q"]


def this_does(tokens: Tokens, i: int) -> bool:
    """Whether `This` opens the sentence as the subject of a verb (`This |includes| $65 million for …`)."""
    return i == 1 and tokens.word[0] == "this" and tokens.word[1].endswith("s")


def serial_modal(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the base form at `i`, behind the conjunction at `j`, ends a row of clauses that one modal opens."""
    return tokens.word[i] == tokens.lemma[i] and "M" in tokens.tag[:j] and not verb_later(tokens, i)


def in_series(tokens: Tokens, j: int, after: str) -> bool:
    """Whether a base form behind the mark or conjunction at `j` goes on with what a modal or `to` opens."""
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
    if i and tokens.tag[i - 1] in "bBVE" and tokens.word[i] in ("high", "low"):
        return False  # `is still |low| at 3 per cent`
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
    told = any(tag in "bhMdVEe" for tag in stretch[:upto])
    return told or ("v", "P", "Q") in zip(
        stretch, stretch[1:], stretch[2:], strict=False
    )  # `as arrears |stand at $2m|`


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
