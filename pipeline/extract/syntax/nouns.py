"""A noun phrase without its complements: premodifiers, brackets and head.

What may follow a phrase and still belong to it is left to `phrases.py`.
"""

from pipeline.extract.syntax.persons import given_to
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class
from pipeline.values import value_class

HEADS = frozenset("NO")
HEDGING = frozenset(("estimated", "approximate"))


@value_class
class Phrase:
    """Tokens `start:end` of a noun phrase and the index of its head noun."""

    start: int
    end: int
    head: int


DOING = word_class("acting")
PEOPLE_BY_ADJECTIVE = word_class("people_by_adjective")


def tells_alone(tokens: Tokens, i: int) -> bool:
    """Whether an -ed form behind a bare figure is the only verb that its clause can have, where the figure goes on with
    what was counted before (`nine were reported; four |involved| minors`, `Of the 40 cases, 12 |involved| land`).
    """
    tag = tokens.tag
    opened = i > 2 and (tag[i - 2] == ";" or (tag[i - 2] == "," and tokens.word[0] == "of" and "Q" in tag[: i - 2]))
    if not opened or (tag[i - 2] == "," and "," in tag[1 : i - 2]):
        return False
    j = i + 1
    while j < len(tag) and tag[j] in "NAO":
        j += 1
    return j == len(tag) or tag[j] in ".;,CP"


def core_phrase(tokens: Tokens, i: int) -> Phrase | None:
    """Premodifiers and head noun from token `i` on, without complements."""
    if tokens.tag[i : i + 1] == ["E"] and i and tokens.tag[i - 1] == "Q" and tells_alone(tokens, i):
        return None
    head = -1
    j = i
    n = len(tokens.tag)
    while j < n:
        tag = tokens.tag[j]
        if tag in "EG":
            named = tag == "G" and noun_follows(tokens, j) and tokens.tag[j - 1] == "O"
            if head >= 0 and tag == "G" and head == j - 1 and names_work(tokens, i, j):
                head = j
                j += 1
                break
            if head >= 0 and not (named and (tokens.capital(j) or tokens.lemma[j] not in DOING)):
                break
            if not noun_follows(tokens, j) or (tag == "E" and only_past(tokens, j)):
                break
        elif tag in HEADS:
            if head == j - 1 and tag == "N" and trailing_participle(tokens, j):
                break
            if head == j - 1 and head >= 0 and given_to(tokens, head, j):
                break
            head = j
        elif tag in "AKT":
            if tag == "T" and (head >= 0 or not noun_follows(tokens, j) or led_time(tokens, j)):
                break
            if tag == "A" and head >= 0 and (not noun_follows(tokens, j) or given_to(tokens, head, j)):
                break
        elif tag == "B":
            if not (j + 1 < n and tokens.tag[j + 1] in "AE" and noun_follows(tokens, j + 1)):
                break
        elif tag == "(":
            closing = closing_bracket(tokens, j)
            if head < 0 or closing < 0 or not (noun_follows(tokens, closing) or short_name(tokens, j, closing)):
                break
            j = closing
        elif tag == '"':
            if head >= 0 or not noun_follows(tokens, j):
                break
        elif tag in ",C":
            if head >= 0 or not modifier_list(tokens, j):
                break
        elif (
            tag == "-"
            and tokens.surface(j) in "-‐‑–"
            and j > i
            and tokens.end[j - 1] == tokens.start[j]
            and j + 1 < n
            and tokens.start[j + 1] == tokens.end[j]
        ):
            if not noun_follows(tokens, j):
                break
        else:
            break
        j += 1
    if head < 0:
        return adjectival_head(tokens, i)
    return Phrase(i, max(head + 1, j if j and tokens.tag[j - 1] == ")" else head + 1), head)


def names_work(tokens: Tokens, i: int, j: int) -> bool:
    """Whether an -ing word ends a compound behind a preposition (`spent on |debt servicing|`), with nothing behind it
    that it would act on.
    """
    if j != i + 1 or i == 0 or tokens.tag[i - 1] != "P" or tokens.tag[i] != "N" or trailing_participle(tokens, j):
        return False
    return j + 1 == len(tokens.tag) or tokens.tag[j + 1] in ".,;:BC)T"


def led_time(tokens: Tokens, j: int) -> bool:
    """Whether a preposition opens a time, so that it describes no noun (`$50 billion |over the next five-year| …`)."""
    return tokens.words.tags.get(tokens.word[j].split(maxsplit=1)[0]) == "P"


def quoted_phrase(tokens: Tokens, i: int) -> Phrase | None:
    """A title in quotation marks from token `i` on (`"Asia and Pacific Decade of the Disabled"`): head before its
    first preposition.
    """
    head = -1
    for j in range(i + 1, min(len(tokens.tag), i + 24)):
        if tokens.tag[j] == '"':
            return Phrase(i + 1, j, head) if head > 0 else None
        if tokens.tag[j] in HEADS and not any(tag in "PI" for tag in tokens.tag[i + 1 : j]):
            head = j
        if tokens.tag[j] in "QTWR;.":
            return None
    return None


def adjectival_head(tokens: Tokens, i: int) -> Phrase | None:
    """An adjective used as a noun (`the elderly`, `17 wounded`, `the rural poor`, `the world's poor`), where no noun
    follows.
    """
    if tokens.tag[i : i + 2] == ["K", "A"]:
        owned = adjectival_head(tokens, i + 1)
        return Phrase(i, owned.end, owned.head) if owned and tokens.word[owned.head] in PEOPLE_BY_ADJECTIVE else None
    if i < len(tokens.tag) and tokens.tag[i] == "A" and tokens.word[i] not in tokens.words.dropped_first:
        head = i
        while head + 1 < len(tokens.tag) and tokens.tag[head + 1] == "A":
            head += 1
        return Phrase(i, head + 1, head)
    if i < len(tokens.tag) and tokens.word[i] == "others":
        return Phrase(i, i + 1, i)
    return None


def trailing_participle(tokens: Tokens, j: int) -> bool:
    """Whether an -ing word behind a plural noun tells what the things do (`children |working| in mines`)."""
    noun = tokens.word[j - 1]
    plural = noun in ("people", "children", "women", "men") or (noun.endswith("s") and not noun.endswith("ss"))
    return plural and tokens.word[j].endswith("ing") and not noun_follows(tokens, j)


def only_past(tokens: Tokens, j: int) -> bool:
    """Whether a form is the past of its verb and no participle (`took`, `rose`)."""
    verb = tokens.words.verbs.get(tokens.word[j])
    return verb is not None and "past" in verb.forms and "participle" not in verb.forms


def noun_follows(tokens: Tokens, j: int) -> bool:
    """Whether the word behind token `j` can go on with the same phrase."""
    return j + 1 < len(tokens.tag) and (
        tokens.tag[j + 1] in "NOAK"
        or (tokens.tag[j + 1] in "EG" and j + 2 < len(tokens.tag) and tokens.tag[j + 2] in "NO")
    )


def modifier_list(tokens: Tokens, j: int) -> bool:
    """Whether a comma or `and` joins adjectives before the noun (`political, economic and social rights`)."""
    if j > 0 and tokens.tag[j - 1] == "K" and tokens.tag[j + 1 : j + 2] == ["K"]:
        return tokens.tag[j] == "C" and noun_follows(tokens, j + 1)  # `women's and children's health`
    return (
        0 < j < len(tokens.tag) - 1
        and tokens.tag[j - 1] in "AE,"
        and tokens.tag[j + 1] in "AECNB"
        and (tokens.tag[j + 1] in "CA" or noun_follows(tokens, j + 1))
    )


def closing_bracket(tokens: Tokens, j: int) -> int:
    """Index of the bracket that closes the one at `j`, within 12 tokens; -1 where there is none."""
    for k in range(j + 1, min(len(tokens.tag), j + 12)):
        if tokens.tag[k] == ")":
            return k
        if tokens.tag[k] in "(QT;":
            return -1
    return -1


def short_name(tokens: Tokens, opening: int, closing: int) -> bool:
    """Whether brackets hold an abbreviation (`(UPR)`)."""
    return closing == opening + 2 and tokens.surface(opening + 1).isupper() and len(tokens.word[opening + 1]) > 1


def skip_determiners(tokens: Tokens, k: int) -> int:
    """First token from `k` on that is neither determiner nor quotation mark."""
    while k < len(tokens.tag) and tokens.tag[k] in 'D"':
        k += 1
    return k


def before_determiners(tokens: Tokens, k: int) -> int:
    """Where the determiners and possessors that end before token `k` begin."""
    while k and tokens.tag[k - 1] in "DK":
        k -= 1
    return k


def before_hedges(tokens: Tokens, k: int) -> int:
    """Where the determiners and adverbs that end before token `k` begin (`by |about another| 8 points`)."""
    while k > 0 and tokens.tag[k - 1] in "BD":
        k -= 1
    return k


def phrase_text(tokens: Tokens, phrase: Phrase) -> str:
    """The phrase as it stands in the text, white space folded, without leading determiners and quotes at the edges."""
    start, end = phrase.start, phrase.end
    while start < phrase.head and tokens.tag[start] in 'D",C':
        start += 1
    if start < phrase.head and tokens.word[start] in HEDGING:
        start += 1  # `an |estimated| street value of $3 million`
    while end > phrase.head + 1 and tokens.tag[end - 1] in '",CP':
        end -= 1
    text = tokens.stretch(start, end)
    return text[4:] if tokens.tag[start] == "T" and text[:4].lower() == "the " else text  # `|the| current year's plan`
