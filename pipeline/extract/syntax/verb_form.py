"""A form that may be noun or verb, with what stands around it, and small readings of that.

What the form is is told in `ambiguous_verbs.py`.
"""

from pipeline.extract.syntax.finite_verbs import (
    infinitive_follows,
)
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import agreement, in_s, plural, verb_already, verb_later, verbless
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words
from pipeline.values import value_class

PUTTING = word_class("putting") | {"set", "fix", "cap", "keep"}
COSTING = frozenset("cost pay charge fine offer award grant".split())
COMPOUNDING = frozenset("women men arms sales goods sports savings customs operations communications".split())
JOINTS = frozenset("of for from to in the".split())
LONGEST_ASIDE = 14  # tokens between the commas
MASKS = frozenset(("mask", "masks", "value"))  # behind `face`


@value_class
class Form:
    """A form that may be noun or verb, at token `i`, with what stands around it."""

    tokens: Tokens
    words: Words
    i: int
    j: int  # the token before it, but for adverbs, times and quotation marks; -1 at the start
    word: str
    before: str  # the tag of that token
    previous: str  # and its word
    after: str  # the tag behind, `I` where an infinitive follows
    following: str  # and its word
    lemma: str
    past: bool
    third: bool  # may be a third person's (`costs`)
    bare: bool  # may be a base form


def look_around(tokens: Tokens, i: int, words: Words) -> Form:
    """A form with what stands around it."""
    tag, word = tokens.tag, tokens.word
    j = i - 1
    while j >= 0 and tag[j] in 'BT"':
        j -= 1
    before = tag[j] if j >= 0 else "."
    if before == "W" and word[j] == "whose":
        before = "D"  # `a house whose |market| rent is $600`
    after, following = (tag[i + 1], word[i + 1]) if i + 1 < len(tag) else (".", "")
    if following == "to" and infinitive_follows(tokens, i + 1):
        after = "I"
    lemma = tokens.lemma[i]
    return Form(
        tokens,
        words,
        i,
        j,
        word[i],
        before,
        word[j] if j >= 0 else "",
        after,
        following,
        lemma,
        tag[i] == "e",
        in_s(word[i]),
        word[i] == lemma,
    )


def finite(form: Form) -> str:
    """The tag of a form that is a verb: a past where only that fits."""
    return "E" if form.past and not form.word.endswith("s") else "V"


def two_shares(tags: list[str]) -> bool:
    """Whether two shares are joined: a figure, `and`, another figure and `of`."""
    joint = next((k for k in range(len(tags) - 1, -1, -1) if tags[k] == "C"), -1)
    return "Q" in tags[: max(0, joint)] and tags[joint + 1 : joint + 3] == ["Q", "P"]


def faces(form: Form) -> bool:
    """Whether it is `face` with what is faced."""
    return form.word == "face" and form.after in "NAQv" and form.following not in MASKS


def at_level(form: Form) -> str | None:
    """`the rate |stands| at 5 per cent`, `arrears to the budget |stand| at 5 million`."""
    standing = (
        form.bare and form.lemma in ("stand", "remain", "stay") and form.tokens.tag[form.i + 2 : form.i + 3] == ["Q"]
    )
    levels = (form.third or standing) and form.following in ("at", "to") and form.lemma in form.words.level_verbs
    moved = form.i > 0 and form.tokens.tag[form.i - 1] in "VE"  # `cut |rates| to 3 per cent`
    moved = moved and form.tokens.lemma[form.i - 1] in form.words.moving_verbs
    return "V" if levels and not moved else None


def puts_at(form: Form) -> bool:
    """Whether a noun and `at` with a figure follow a verb of judging (`Insurers |put| losses at $4 billion`), and no
    other verb.
    """
    if form.lemma not in PUTTING or form.after not in "NAv":
        return False
    tag, k = form.tokens.tag, form.i + 1
    while k < min(len(tag), form.i + 7) and (tag[k] in "NAvK" or form.tokens.word[k] in JOINTS):
        k += 1
    at = form.tokens.word[k : k + 1] == ["at"] and tag[k + 1 : k + 2] == ["Q"]
    return at and not verb_already(form.tokens, form.i)


def moves_by(form: Form) -> bool:
    """Whether a noun and `by`, `to` or `from` with a figure follow a verb of moving (`The council |cut| spending by 3
    per cent`), and no other verb.
    """
    if form.lemma not in form.words.moving_verbs or form.after not in "NAv":
        return False
    tag, word, k = form.tokens.tag, form.tokens.word, form.i + 1
    while k < min(len(tag), form.i + 7) and (tag[k] in "NAvK" or word[k] in ("of", "on", "for", "the", "up", "down")):
        k += 1
    moved = word[k : k + 1] in (["by"], ["to"], ["from"]) and tag[k + 1 : k + 2] == ["Q"]
    fits = form.past or agreement(form.previous, form.word, form.words)
    return moved and fits and verbless(form.tokens, form.i)


def only_verb(form: Form) -> bool:
    """Whether a form between two nouns is the only verb that a whole sentence can have (`Farmers |plant| rice on 12
    farms.`, `The army |cut| roads.`), its subject at the head of it.
    """
    tokens, tag = form.tokens, form.tokens.tag
    if tag[-1] != "." or form.after not in "NAv" or form.previous in COMPOUNDING or form.j != form.i - 1:
        return False
    if not form.past and not plural(form.previous, form.words):
        return False
    begin = form.j
    while begin > 0 and tag[begin - 1] in "NAK":
        begin -= 1
    begin -= begin > 0 and tag[begin - 1] == "D"
    opens = begin == 0 or tag[begin - 1] == "T" or (begin == 2 and tag[1] == ",")
    behind = tag[form.i + 1 + (form.after == "v") :]
    counted = behind.index("Q") if "Q" in behind else len(behind)  # behind a figure stands the noun that it counts
    free = set("VbhMdEWS;:").isdisjoint(behind) and set("ve").isdisjoint(behind[:counted] + behind[counted + 2 :])
    return opens and free and verbless(tokens, form.i)


def costs_them(form: Form) -> bool:
    """Whether a noun and a sum follow a verb with two objects (`Potholes |cost| drivers $230 each`), and no other
    verb.
    """
    if form.lemma not in COSTING or form.after not in "NA":
        return False
    tag, k = form.tokens.tag, form.i + 1
    while k < min(len(tag), form.i + 5) and tag[k] in "NA":
        k += 1
    fits = form.past or agreement(form.previous, form.word, form.words)
    return (
        fits and tag[k : k + 1] == ["Q"] and tag[k + 1 : k + 2] not in (["N"], ["A"]) and verbless(form.tokens, form.i)
    )


def acts_behind_aside(form: Form) -> bool:
    """Whether the form agrees with the noun before an aside with a participle that closes before it (`The scheme,
    launched in 2015, |covers| 300 villages`), and no other verb does.
    """
    tag, tokens = form.tokens.tag, form.tokens
    opened = next((k for k in range(form.j - 1, max(0, form.j - LONGEST_ASIDE), -1) if tag[k] in ",;:.WS"), 0)
    if not opened or tag[opened] != "," or tag[opened + 1 : opened + 2] != ["E"] or tag[opened - 1] not in "NO":
        return False
    free = not verb_already(tokens, opened) and not verb_later(tokens, form.i)
    return free and agreement(tokens.word[opened - 1], form.word, form.words)


def beside_level(form: Form) -> bool:
    """`malnutrition |rates| above 30 per cent`."""
    beside = form.after == "Q" and form.following.startswith(("above ", "below "))
    return beside and form.lemma not in form.words.level_verbs
