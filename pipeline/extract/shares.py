"""What a percentage or fraction measures: the clause's noun, else the whole that it is a share of."""

from pipeline.extract.leftward import phrase_before
from pipeline.extract.levels import (
    bare_change_behind,
    change_noun_object,
    measured_subject,
    moved_object,
    prenominal,
    self_noun,
)
from pipeline.extract.measured import following_object, money_phrase
from pipeline.extract.nouns import skip_determiners
from pipeline.extract.phrases import phrase_at
from pipeline.extract.references import bare_change, opening_of, relative_before
from pipeline.extract.scene import Object, Scene, made
from pipeline.extract.tokens import Tokens


def share_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """What a percentage or fraction measures: the clause's subject, else the whole."""
    tokens = scene.tokens
    opened = opening_of(scene, at)
    if opened is not None:
        return opened
    if tokens.word[at + 1 : at + 2] == ["of"] and tokens.tag[at + 2 : at + 3] == ["R"]:
        return measured_subject(scene, at)
    if tokens.tag[at + 1 : at + 2] in (["b"], ["M"], ["h"]) and tokens.ref[at] > 0 and not bare_subject(tokens, at):
        return None  # `two per cent is earmarked …, and |half| will be released`
    if relative_before(scene, at) >= 0 and tokens.word[at + 1 : at + 2] != ["of"]:
        return None
    whole = share_whole(scene, at)
    if at and tokens.tag[at - 1] == "(":
        named = phrase_before(tokens, at - 1)
        if named is not None and tokens.tag[named.head] != "O":
            return made(scene, named, "object.before-brackets")
        return measured_subject(scene, at)
    if whole is None:
        behind = prenominal(scene, at)
        if behind is not None:
            return behind
    if bare_change(scene, at) or bare_change_behind(scene, at):
        return None
    what = (
        change_noun_object(scene, at) or moved_object(scene, at) or self_noun(scene, at) or measured_subject(scene, at)
    )
    if what is not None:
        return Object(what.text, what.head, whole.text if whole else None, what.rule, whole.head if whole else None)
    if whole is not None:
        given = money_phrase(scene, at)
        if given is not None:
            return Object(given.text, given.head, whole.text, given.rule, whole.head)
        return Object(whole.text, whole.head, whole.text, "object.whole", whole.head)
    return following_object(scene, at)


def share_whole(scene: Scene, at: int) -> Object | None:
    """The noun phrase behind `of` (`12 per cent of GDP`, `half of them`)."""
    tokens = scene.tokens
    if tokens.tag[at + 1 : at + 2] == ["D"] and tokens.word[at].endswith(("half", "quarters", "third", "thirds")):
        return made(scene, phrase_at(tokens, at + 1), "object.whole")  # `Half |the population|`
    if at + 2 < len(tokens) and tokens.word[at + 1] == "of":
        k = skip_determiners(tokens, at + 2)
        if k < len(tokens) and tokens.tag[k] == "Q":
            return made(scene, phrase_at(tokens, k + 1), "object.whole")
        return made(scene, phrase_at(tokens, at + 2), "object.whole")
    return None


def bare_subject(tokens: Tokens, at: int) -> bool:
    """Whether a share at the head of its clause is told of a noun in brackets or after a colon."""
    return at > 0 and tokens.tag[at - 1] in "(:"
