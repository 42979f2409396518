"""Noun phrases found leftwards: the one that ends before a token, and the subject of a verb.

Phrases that begin at a token are left to `phrases.py`; which of them a figure measures to the object modules.
"""

from pipeline.extract.syntax.clause import LASTING
from pipeline.extract.syntax.nouns import Phrase, noun_follows
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.relatives import object_relative, relative_opening
from pipeline.extract.syntax.subject_phrases import first_phrase
from pipeline.extract.syntax.tokens import Tokens

RESTRICTING = frozenset(("who", "that", "which"))


def phrase_before(tokens: Tokens, i: int, nearest: bool = False, alone: bool = False) -> Phrase | None:
    """The noun phrase whose last token is `i - 1`, with its complements and premodifiers; `nearest` stops at a
    preposition, `alone` at a conjunction too."""
    if i > 2 and tokens.word[i - 2] == "per" and tokens.tag[i - 1] == "A":
        i -= 2  # `|national income| (GNI) per capita`
    j = i - 1
    while j >= 0 and tokens.tag[j] in '"),T':
        if tokens.tag[j] == ")":
            while j >= 0 and tokens.tag[j] != "(":
                j -= 1
        j -= 1
    if j < 0 or tokens.tag[j] not in "NOAG":
        return None
    named = j > 1 and tokens.tag[j - 2] in "DK"  # `the very |poor|`, `the registered |unemployed|`
    if tokens.tag[j] == "A" and j and tokens.tag[j - 1] in "bhEVB" and not named:
        return None  # `was |unchanged| at 3 per cent`: what the subject is
    start = j
    while (
        start > 0
        and joins_left(tokens, start)
        and not ((nearest and tokens.tag[start - 1] == "P") or (alone and tokens.tag[start - 1] == "C"))
    ):
        start -= 1
    best: Phrase | None = None
    for begin in range(start, j + 1):
        if begin > start and tokens.tag[begin - 1] not in "PC,DVEGbhdMI(":
            continue
        phrase = phrase_at(tokens, begin)
        if phrase is not None and phrase.end >= j + 1 and phrase.start <= j:
            best = Phrase(phrase.start, min(phrase.end, i), phrase.head)
            break
    return best


def hyphen(tokens: Tokens, k: int) -> bool:
    """Whether a dash joins two words as a hyphen does (`the pupil–teacher ratio`)."""
    within = 0 < k < len(tokens.tag) - 1 and tokens.tag[k] == "-"
    return within and tokens.end[k - 1] == tokens.start[k] and tokens.end[k] == tokens.start[k + 1]


def joins_left(tokens: Tokens, k: int) -> bool:
    """Whether the token before `k` can belong to the phrase that `k` is in, reading leftwards."""
    tag, word = tokens.tag[k - 1], tokens.word[k - 1]
    if tag in "NOAKD":
        return True
    if tag == "-":
        return hyphen(tokens, k - 1)
    if tag == "B":
        return word.endswith("ly") and tokens.tag[k] in "AE"  # `|internally| displaced persons`
    if tag == "P":
        return (
            word in ("of", "on", "for", "with", "from", "to", "against")
            and k >= 2
            and tokens.tag[k - 2] in 'NO)"'
            and (word != "to" or tokens.word[k - 2] in tokens.words.to_nouns)
        )
    if tag in "EG":
        graded = k > 2 and tokens.tag[k - 2] == "B" and tokens.word[k - 2].endswith("ly")
        return tokens.tag[k] in "NAK" and (k < 2 or graded or tokens.tag[k - 2] in "DAKP")
    if tag == "C":
        return k >= 2 and tokens.tag[k - 2] in "NOA" and tokens.tag[k] in "NOAK"
    return False


def subject_of(
    tokens: Tokens, verb_start: int, participles: frozenset[int] = frozenset(), verbs: frozenset[int] = frozenset()
) -> Phrase | None:
    """The noun phrase that stands as subject of the verb group starting at token `verb_start`.

    `participles` are tokens of participles behind a noun, which do not end its phrase; `verbs` those of finite verbs,
    which do.
    """
    opened = max(
        relative_opening(tokens, verb_start), condition_opening(tokens, verb_start), list_opening(tokens, verb_start)
    )
    if opened > 0:
        return subject_of(tokens, opened, participles, verbs)
    begin = verb_start
    depth = 0
    while begin > 0:
        tag = tokens.tag[begin - 1]
        if tag == ")":
            depth += 1
        elif tag == "(":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and tag == "V" and begin > 3 and tokens.tag[begin - 2] == "I" and tokens.tag[begin - 3] == "N":
            begin -= 1  # `the median time |to house| an applicant was …`
        elif depth == 0 and tag == "V" and tokens.tag[begin - 2] == "I" and begin - 3 in participles:
            begin -= 1  # `the troops needed |to guard| the border numbered …`
        elif depth == 0 and tokens.word[begin - 1] in ("having", "being") and tokens.word[begin - 2] == "as":
            begin -= 1  # `countries which may be regarded as |having| such arms`
        elif depth == 0 and tag in "VEbhM" and (passed := restrictive(tokens, begin - 1)) > 0:
            begin = passed + 1
        elif depth == 0 and (
            (tag in ";.:WSIMbhdV-" and not hyphen(tokens, begin - 1))
            or begin - 1 in verbs
            or (tag == "E" and begin - 1 not in participles and finite_like(tokens, begin - 1))
            or (tag == "C" and splits(tokens, begin - 1))
        ):
            break
        begin -= 1
    return first_phrase(tokens, begin, verb_start)


def condition_opening(tokens: Tokens, verb_start: int) -> int:
    """The comma before a clause without a subject of its own that stands between a subject and its verb (`The goods|,|
    when processed abroad, were worth …`); -1 for none.
    """
    if tokens.tag[verb_start - 1 : verb_start] != [","]:
        return -1
    for k in range(verb_start - 2, max(0, verb_start - 16), -1):
        if tokens.tag[k] == ",":
            led = tokens.tag[k + 1] == "S" and tokens.tag[k + 2] in "EGAPI"
            # `The trade, as you know, reached …`
            led = led or (tokens.word[k + 1] == "as" and tokens.tag[k + 2] == "R")
            return k if led and tokens.tag[k - 1] in 'NO)"T' else -1
        if tokens.tag[k] in ";.:":
            return -1
    return -1


def list_opening(tokens: Tokens, verb_start: int) -> int:
    """The comma before an aside that lists what a subject takes in (`The services|,| covering ports, mills and roads,
    cost …`); -1 for none.
    """
    if tokens.tag[verb_start - 1 : verb_start] != [","]:
        return -1
    for k in range(verb_start - 2, 0, -1):
        if tokens.tag[k] == "," and (
            tokens.word[k + 1] == "with" or (tokens.tag[k + 1] in "GP" and tokens.word[k + 1].endswith("ing"))
        ):
            listed = "C" in tokens.tag[k + 2 : verb_start] and tokens.tag[k + 2] in "DNOAKQP"
            return k if listed and tokens.tag[k - 1] in 'NO)"' else -1
        if tokens.tag[k] in ";.:WSIMbhdVE-":
            return -1
    return -1


def restrictive(tokens: Tokens, at: int) -> int:
    """Token of the relative whose verb stands at `at` (`a worker |who| earns $1,000 will receive …`); -1 for none."""
    if tokens.tag[at] not in "VEbhM" or at < 2:
        return -1
    k = at - 1
    while k > 0 and (tokens.tag[k] in "bhMdB" or tokens.lemma[k] in LASTING):
        k -= 1
    noun = k
    while noun > 0 and tokens.tag[noun] in "NOA":
        noun -= 1
    if noun < k and tokens.word[noun] == "whose":
        return noun  # `a house |whose rent is $300| costs …`
    owner = object_relative(tokens, at)
    if owner > 0:
        return owner  # `prices of the goods |that it sold| have risen`
    named = tokens.tag[k] == "W" and tokens.word[k] in RESTRICTING and k > 0 and tokens.tag[k - 1] in "NOQ"
    return k if named else -1


def finite_like(tokens: Tokens, j: int) -> bool:
    """Whether an -ed form is no premodifier."""
    return not noun_follows(tokens, j)


def splits(tokens: Tokens, j: int) -> bool:
    """Whether the conjunction at `j` joins clauses and no two nouns."""
    return j > 0 and tokens.tag[j - 1] == ","
