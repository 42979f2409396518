"""Nouns that make a figure the size of a change: `growth of 6.4 per cent`, `the increase was 30`, `a 20 per cent cut`.

Called from `changes.py`, which orders the readings.
"""

from pipeline.extract.scene.scene import Scene
from pipeline.extract.scene.verb_subjects import verb_subject
from pipeline.extract.syntax.governors import governor
from pipeline.lexicon.changes import Changes
from schemas.vocabularies import Change

SIZES = frozenset(("share", "times", "count", "money", "measure", "duration"))  # forms that a change may be told in
COMING_TO = frozenset("be amount total average reach equal".split())  # told of a change, its size


def noun_before(scene: Scene, i: int, at: int, changes: Changes) -> Change | None:
    """`growth of 6.4 per cent`, `an increase of 30`, `growth rates, reaching 14 per cent`."""
    tokens = scene.tokens
    share = scene.quantities[i].unit in ("percent", "percentage_point")
    of = at
    while of and tokens.tag[of - 1] == "B":
        of -= 1
    if of >= 2 and tokens.word[of - 1] in ("of", "by"):
        for j in range(of - 2, max(-1, at - 9), -1):
            if tokens.tag[j] in ";.:,WSQ" or (tokens.tag[j] in "bhMdV" and j != of - 2):
                break  # but `|Cuts| of $3 million were agreed`
            change = changes.noun(tokens.word[j])
            if change is not None and (j == of - 2 or tokens.word[j + 1] in ("in", "of", "rate", "rates")):
                return change if share or tokens.word[j] not in changes.percentage_nouns else None
    if share and (rate := rate_noun(scene, at, changes)) is not None:
        return rate
    return subject_change(scene, i, at, changes)


def subject_change(scene: Scene, i: int, at: int, changes: Changes) -> Change | None:
    """`The |increase| in rents was 12 per cent`, `the |reduction| amounted to 30`: the subject is the change itself."""
    group = governor(scene.tokens, scene.groups, at)
    if group is None or group.end > at or not group.finite or group.passive or group.lemma not in COMING_TO:
        return None
    if any(tag not in "PDBA" for tag in scene.tokens.tag[group.end : at]) or scene.quantities[i].form not in SIZES:
        return None
    if scene.tokens.tag[group.start - 1 : group.start] == ["W"]:
        return None  # `a jump in rents, which reached |$3 million|`
    phrase = verb_subject(scene, group)
    if phrase is None or scene.tokens.word[phrase.head] in changes.percentage_nouns:
        return None
    behind = scene.tokens.tag[at + 1 : at + 2]
    return None if behind and behind[0] in "NAO" else changes.noun(scene.tokens.word[phrase.head])


def rate_noun(scene: Scene, at: int, changes: Changes) -> Change | None:
    """`economic growth reached 7 per cent`, `a growth rate of 3 per cent`: percentages of a noun of growth are its
    size.
    """
    tokens = scene.tokens
    if tokens.word[at + 1 : at + 2] == ["of"]:
        return None
    if grows(scene, at, changes):
        return Change.INCREASE
    for j in range(at - 1, max(-1, at - 12), -1):
        if tokens.tag[j] in ";.:WSQ":
            return None
        if tokens.word[j] in changes.growth_nouns:
            return Change.INCREASE
    return None


def grows(scene: Scene, at: int, changes: Changes) -> bool:
    """Whether the subject of a verb of level is growth (`|growth|, which averaged 3 per cent, has climbed to 4`)."""
    group = governor(scene.tokens, scene.groups, at)
    if group is None or group.end > at or not scene.words.moves_to_level(group.lemma):
        return False
    phrase = verb_subject(scene, group)
    if phrase is None or scene.tokens.word[at - 1] == "by":
        return False
    named = scene.tokens.word[phrase.start : phrase.head + 1]
    return named[-1] in changes.growth_nouns or (named[-1] in ("rate", "rates") and named[-2:-1] == ["growth"])


def noun_behind(scene: Scene, i: int, at: int, changes: Changes) -> Change | None:
    """`a 10 per cent increase`, `3.5-fold increase`, `a 20 per cent cut`."""
    tokens = scene.tokens
    for k in range(at + 1, min(len(tokens.tag), at + 5)):
        if tokens.tag[k] not in "NOAEG":
            return None
        change = changes.noun(tokens.word[k])
        if change is not None and scene.quantities[i].form in ("share", "times", "money"):
            return change
    return None
