"""Words in -ing and participles that are mostly adjectives or nouns, as the verb of their clause, and gerunds as nouns.

Reads and changes the tags of a `Tokens` value while `word_classes.py` settles them.
"""

from pipeline.extract.syntax.finite_verbs import infinitive_follows
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import closes, plural_noun, told_level, verb_already
from pipeline.lexicon.word_lists import Words

USES = frozenset(("on", "for", "from", "into", "towards", "toward"))


def settle_doing(tokens: Tokens, i: int, words: Words) -> None:
    """A participle that is mostly an adjective, as the verb of its clause."""
    tag = tokens.tag
    j = i - 1
    while j > 0 and tag[j] == "B":
        j -= 1
    if i and tag[j] == "b" and tag[i + 1 : i + 2] and tag[i + 1] not in "NOAGvE":
        tag[i], tokens.lemma[i] = "G", words.verbs[tokens.word[i]].lemma


def does_to_figure(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether a noun in -ing behind a preposition or a verb has a counted thing as its object (`a target of |training|
    30 teachers`, `is considering |building| 30 schools`; not `in |training|, 30 teachers said`).
    """
    tag = tokens.tag
    if i < 2 or tag[i + 1 : i + 2] != ["Q"] or tag[i - 1] not in "PGEV" or tag[i + 2 : i + 3] not in (["N"], ["A"]):
        return False
    if tag[i - 1] == "P" and (tokens.word[i - 1] in ("in", "on", "at", "from", "with") or tag[i - 2] in ",;."):
        return False
    figure = tokens.word[i + 1]
    plain = not any(mark in figure for mark in "%$£€") and "cent" not in figure
    return plain and any(plural_noun(tokens, k, words) for k in range(i + 2, min(i + 5, len(tag))))


def settle_ing(tokens: Tokens, i: int, words: Words) -> None:
    """A noun in -ing that a form of `be` makes a verb (`are now |spending| $3 million`), a gerund that is the subject
    behind the noun which names its kind (`debt |servicing| also rose to …`).
    """
    tag, word = tokens.tag, tokens.word[i]
    if tag[i] == "N":
        j = i - 1
        while j > 0 and tag[j] in "BT":
            j -= 1
        told = i and tag[j] == "b" and tag[i + 1 : i + 2] and tag[i + 1] in "QDKR"
        told = told or (tag[j] == "b" and tokens.word[i + 1 : i + 2] == ["to"] and infinitive_follows(tokens, i + 1))
        if word in words.verbs and (told or does_to_figure(tokens, i, words)):
            tag[i], tokens.lemma[i] = "G", words.verbs[word].lemma
    elif tag[i] == "G" and i and (word not in words.verbs or tokens.word[i - 1] in USES) and closes(tokens, i):
        tag[i] = "N" if tag[i - 1] in "PVEGQADK" else "G"
    elif tag[i] == "G" and i and tag[i - 1] == "N" and not plural_noun(tokens, i - 1, words):
        k = i + 1
        while k < len(tag) and tag[k] == "B":
            k += 1
        if k < len(tag) and (tag[k] in "Mbhd" or told_level(tokens, k)) and not verb_already(tokens, i):
            tag[i] = "N"
