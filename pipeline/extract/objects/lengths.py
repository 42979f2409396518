"""What a length of time is told of: imprisonment, a verb and what it does, the subject of a level."""

from pipeline.extract.objects.levels import measured_subject
from pipeline.extract.scene.scene import Object, Scene, made
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.nouns import skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class

CONFINEMENT = word_class("confinement")
PROLONGING = word_class("prolonging")


def genitive(tokens: Tokens, at: int) -> bool:
    """Whether a length has an apostrophe and a noun behind it (`five years' imprisonment`)."""
    return tokens.tag[at + 1 : at + 3] == ['"', "N"] and tokens.text[tokens.end[at]] in "'’"


def told_length(tokens: Tokens, at: int) -> bool:
    """Whether a length has a noun of its own (`five years' imprisonment`, `equal to 8 months of |import cover|`)."""
    return genitive(tokens, at) or (
        tokens.word[at + 1 : at + 2] == ["of"] and tokens.tag[at + 2 : at + 3] in (["N"], ["A"])
    )


def measured_from(scene: Scene, group: VerbGroup, at: int) -> int:
    """Where a length begins with the words before it (`waited |an average of| a year`, `were delayed |by| a year`)."""
    word = scene.tokens.word
    if word[at - 3 : at] == ["an", "average", "of"]:
        return at - 3
    moves = scene.words.moves(group.lemma) or group.lemma in PROLONGING
    return at - 1 if group.passive and word[at - 1] == "by" and not moves else at


def duration_object(scene: Scene, at: int) -> Object | None:
    """`punishment is 10 years' imprisonment`: the subject; `banned him from office for three years`: the verb
    phrase.
    """
    tokens = scene.tokens
    if tokens.word[at + 1 : at + 2] == ["in"]:
        held = phrase_at(tokens, skip_determiners(tokens, at + 2))
        if held is not None and tokens.word[held.head] in CONFINEMENT:
            return made(scene, held, "object.behind")  # `faces ten years in |prison|`
    group = governor(tokens, scene.groups, at)
    if group is None or group.end > at:
        return None
    with_level = group.finite and group.lemma in scene.words.level_verbs - {"be"} and "Q" in tokens.tag[group.end : at]
    enough = tokens.word[at - 1] == "for" and set(tokens.tag[group.end : at - 1]) <= set("AB")
    if (group.lemma == "be" and (group.end >= at - 1 or enough)) or with_level:
        return measured_subject(scene, at)  # `stocks are sufficient for |three months|`
    if genitive(tokens, at):
        return made(scene, phrase_at(tokens, at + 2), "object.behind")  # `up to five years' |imprisonment|`
    if tokens.tag[at + 1 : at + 2] and tokens.tag[at + 1] in "NOA":
        return None
    if tokens.tag[at + 1 : at + 2] == ["I"] and group.lemma in ("have", "take"):
        task = phrase_at(tokens, at + 3)
        end = task.end if task is not None and task.start <= at + 4 else at + 3
        text = tokens.stretch(at + 2, end)
        return Object(text, tokens.lemma[at + 2], None, "object.task")  # `Agencies have 20 days |to answer a request|`
    if tokens.word[at - 1] == "for":
        held = phrase_at(tokens, skip_determiners(tokens, group.end))
        if held is not None and held.end < at and tokens.word[held.head] in CONFINEMENT:
            return made(scene, held, "object.before")  # `|imprisonment| for up to 25 years`
    quantity = scene.quantities[tokens.ref[at]]
    within = tokens.text[quantity.outer_start : quantity.start].lower().startswith("within")
    j = measured_from(scene, group, at)
    waits = group.end == j and group.lemma not in scene.words.level_verbs | {"have", "be", "take", "spend", "cost"}
    if (within or waits) and not any(mark in ",;" for mark in tokens.tag[group.main : at]):
        held = phrase_at(tokens, skip_determiners(tokens, group.end)) if group.lemma == "have" else None
        if held is not None and held.end <= at:
            return made(scene, held, "object.verb-object")  # `have |access to a lawyer| within three hours`
        return Object(tokens.stretch(group.main, j), tokens.lemma[group.main], None, "object.verb-phrase")
    if tokens.word[at - 1] == "for" and not any(mark in ",;" for mark in tokens.tag[group.main : at]):
        return Object(tokens.stretch(group.main, at - 1), tokens.lemma[group.main], None, "object.verb-phrase")
    return None
