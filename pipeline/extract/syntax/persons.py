"""Nouns of people by their meaning or ending, and the things that they are given in the same breath."""

from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import plural
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words

PEOPLE = (
    word_class("people_held")
    | word_class("aged_people")
    | word_class("people_by_origin")
    | word_class("people_hurt")
    | word_class("holders_of_rates")
)
MANY = word_class("people")
PEOPLE_ENDINGS = ("ers", "ors", "ees", "ants", "ents", "ians", "ists", "men")
THING_ENDINGS = ("ments", "cidents")
THINGS = word_class("things_like_people")
GIVING = word_class("giving_to") | {"send", "provide", "supply", "teach", "award"}
WITH_THINGS = frozenset(("provide", "supply"))  # verbs whose recipient stands before `with`
COMPOUNDING = frozenset("women men people children".split())  # plurals that other nouns of people stand behind
_FAR = 6  # tokens between a verb and the noun that something is given to


def personal(word: str, words: Words) -> bool:
    """Whether a noun is one of people by its meaning or ending."""
    if head_of(word, words) in PEOPLE:
        return True
    if not word.endswith(PEOPLE_ENDINGS) or word.endswith(THING_ENDINGS):
        return False
    return word.rpartition("-")[2] not in THINGS  # `micro-grants`


def given_to(tokens: Tokens, head: int, j: int) -> bool:
    """Whether what begins at `j` is given to the plural noun before it (`gave 300 pupils |free| meals`, `sent 40
    farmers |seeds|`), and describes no noun with it (`hired 12 |customs| technical advisers`, `gave 40 women |farmers|
    seeds`).
    """
    if head != j - 1 or tokens.tag[head] != "N" or not plural(tokens.word[head], tokens.words):
        return False
    noun = tokens.tag[j] in "NO"
    if noun and not _receiver(tokens, head, j):
        return False
    verb = next((k for k in range(head - 1, max(-1, head - _FAR), -1) if tokens.tag[k] in "VEG"), -1)
    if verb < 0 or tokens.lemma[verb] not in GIVING:
        return False
    return not noun or tokens.lemma[verb] not in WITH_THINGS or _behind_nouns(tokens, j) != "with"


def _behind_nouns(tokens: Tokens, j: int) -> str:
    """The word behind the nouns that begin at token `j`: `provided 12 teachers colleges |with| computers`."""
    while j < len(tokens.tag) and tokens.tag[j] in "NOA":
        j += 1
    return tokens.word[j] if j < len(tokens.tag) else ""


def _receiver(tokens: Tokens, head: int, j: int) -> bool:
    """Whether a noun of people or bodies, counted, is no part of the noun behind it."""
    word, words = tokens.word[head], tokens.words
    if head < 1 or tokens.tag[head - 1] not in "QAKN":
        return False
    if not (personal(word, words) or word in MANY or head_of(word, words) in words.bodies):
        return False
    return word not in COMPOUNDING or not personal(tokens.word[j], words)
