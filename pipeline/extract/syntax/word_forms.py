"""What the forms of words and the places beside them tell: number, shares, where a clause has its verb.

Asked while the tags of a sentence are settled; whether a form is a verb is left to `ambiguous_verbs.py`.
"""

from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words

COLLECTIVE = word_class("collectives")
LEVELLED = word_class("verbs_of_reaching")
INDEFINITE = word_class("indefinite_people")


def agreement(noun: str, verb: str, words: Words) -> bool:
    """Whether noun and verb form agree in number (`people live`, `fund covers`)."""
    return (plural(noun, words) or (noun in COLLECTIVE and not in_s(verb))) != in_s(verb)


def plural(noun: str, words: Words) -> bool:
    """Whether a noun is a plural by its form."""
    return words.singulars.get(noun, noun) != noun or in_s(noun)


def plural_noun(tokens: Tokens, j: int, words: Words) -> bool:
    """Whether the token at `j` is a noun in the plural."""
    return tokens.tag[j] == "N" and plural(tokens.word[j], words)


def in_s(word: str) -> bool:
    """Whether a word has the ending of plural nouns and of verbs in the third person."""
    return word.endswith("s") and not word.endswith("ss")


def complement_noun(tokens: Tokens, j: int) -> bool:
    """Whether the noun at `j` stands behind a preposition."""
    while j >= 0 and tokens.tag[j] in "NAKEG":
        j -= 1
    while j >= 0 and tokens.tag[j] == "D":
        j -= 1
    partitive = j and tokens.tag[j - 1] == "Q" and (is_share(tokens.word[j - 1]) or tokens.tag[j + 1] == "D")
    return j >= 0 and tokens.tag[j] == "P" and not partitive  # `Some 350 |of our| soldiers serve in …`


def is_share(figure: str) -> bool:
    """Whether a figure is a percentage or fraction by its words."""
    return any(word in figure for word in ("cent", "%", "half", "third", "quarter", "fifth", "tenth", " in "))


def complement_end(tokens: Tokens, j: int) -> bool:
    """Whether the noun at `j` ends a phrase behind `of` and the figure's own noun may still follow (`of global
    exchange reserves`).
    """
    while j >= 0 and tokens.tag[j] in "NAK":
        j -= 1
    return j >= 1 and tokens.word[j] == "of" and tokens.tag[j - 1] == "Q" and not tokens.word[j + 1].endswith("s")


def verbless(tokens: Tokens, i: int) -> bool:
    """Whether no other verb stands in the clause of token `i`."""
    behind = range(i + 1, clause_stop(tokens, i))
    finite = any(tokens.tag[k] in "bhMdVE" and tokens.word[k - 1] != "to" for k in behind)
    return not verb_already(tokens, i) and not finite


def behind_anyone(tokens: Tokens, j: int) -> bool:
    """Whether an -ed form tells which persons are meant (`anyone |convicted| of treason faces …`)."""
    return j > 0 and tokens.word[j - 1] in INDEFINITE and tokens.tag[j + 1] == "P"


def clause_stop(tokens: Tokens, i: int) -> int:
    """Where the clause of token `i` ends: at a comma, a heavier mark, a relative or a subordinator."""
    return next((k for k in range(i + 1, len(tokens.tag)) if tokens.tag[k] in ",;:.WS"), len(tokens.tag))


def verb_later(tokens: Tokens, i: int) -> bool:
    """Whether a certain verb follows `i` before a mark, conjunction or relative."""
    for j in range(i + 1, len(tokens.tag)):
        if tokens.tag[j] in "MbhVd" or told_level(tokens, j):
            return True
        if tokens.tag[j] == "E" and j > i + 1 and tokens.tag[j + 1 : j + 2] and tokens.tag[j + 1] in "QDKR":
            return set(tokens.tag[i + 1 : j]) == {"B"}  # `forces reportedly |killed| 37 men`
        if tokens.tag[j] in ";:CSW,.":
            return False
    return False


def told_level(tokens: Tokens, j: int) -> bool:
    """Whether the past at `j` can be no participle, as it says how high its subject was (`imports |amounted| to $3
    million`, `|fell| by 3 per cent`).
    """
    words = tokens.words
    if tokens.tag[j] != "E":
        return False
    behind = tokens.word[j + 1 : j + 2]
    moved = behind in (["by"], ["from"]) and tokens.lemma[j] in words.moving_verbs | words.rising_verbs
    if not moved and tokens.lemma[j] not in words.intransitive_verbs | LEVELLED:
        return False
    return tokens.tag[j + 1 + (moved or behind in (["to"], ["at"])) :][:1] == ["Q"]


def verb_already(tokens: Tokens, i: int) -> bool:
    """Whether a finite verb stands before `i` in the same stretch between marks, conjunctions and relatives."""
    for j in range(i - 1, -1, -1):
        if tokens.tag[j] in "MbhVd" and not (tokens.tag[j] == "V" and tokens.tag[j - 1 : j] == ["I"]):
            return True
        if (
            tokens.tag[j] == "E"
            and (tokens.tag[j + 1] in "QDKTPR" or (tokens.tag[j + 1] == "A" and tokens.tag[j - 1] in "NOR"))
            and tokens.word[j + 1] != "by"
            and not behind_anyone(tokens, j)
        ):
            return True
        if tokens.tag[j] in ";:CSW" or (tokens.tag[j] == "," and ends_subordinate(tokens, j)):
            return False
    return False


def ends_subordinate(tokens: Tokens, comma: int) -> bool:
    """Whether a clause that opens the sentence ends at a comma, and what follows has a verb of its own (`Although
    wealth has grown|,| 736 million people …`).
    """
    opened = tokens.tag[:1] == ["S"] and any(tag in "MbhVdE" for tag in tokens.tag[1:comma])
    return opened and tokens.tag[comma + 1 : comma + 2] != [] and tokens.tag[comma + 1] in "QDNOKAR"


def closes(tokens: Tokens, i: int) -> bool:
    """Whether nothing stands behind an -ing word that it could act on: of no known verb, it is then the name of a stuff
    (`12 tonnes of |bedding| were shipped`), of others what money or people are for (`spent $3 million on |marketing|`).
    """
    behind = tokens.tag[i + 1 : i + 2]
    if not behind or behind[0] in ".,;:)bhMET":
        return True
    if behind[0] == "C":
        return tokens.tag[i + 2 : i + 3] != ["G"]  # not `on digitising and binding 12 books`
    return tokens.word[i + 1] in ("worth", "weighing", "a", "per", "in", "at")
