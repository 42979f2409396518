"""Nouns beside a figure that make it a target: what was planned, aimed at or approved."""

from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.status import StatusWords

PLANNED = word_class("planned")
COSTS = word_class("costs")
REACHING = word_class("reaching_aims")
DENYING = word_class("denying")
PLEDGED = word_class("pledging")
MARKS = word_class("aimed_marks")
BETWEEN = frozenset(("target", "goal", "objective", "of"))


def approved_cost(scene: Scene, i: int, at: int) -> bool:
    """Whether a sum is what something that is only approved will cost (`approval for a line at a |cost| of $2
    billion`).
    """
    word = scene.tokens.word[:at]
    if scene.quantities[i].form != "money" or "approval" not in word:
        return False
    k = word.index("approval")
    if any(group.finite and k < group.start < at for group in scene.groups):
        return False  # `the approval of the plan ended disputes over a cost of $5 million`
    return word[k + 1 : k + 2] in (["for"], ["to"], ["of"]) and not COSTS.isdisjoint(word[k + 2 :])


def target_noun(scene: Scene, at: int, words: StatusWords) -> bool:
    """`the target of |0.7 per cent|`, `a goal: |5 per cent|`, `the |1 per cent| target`."""
    tokens = scene.tokens
    counted = scene.quantities[tokens.ref[at]].form == "count"
    j = at
    while j and (tokens.tag[j - 1] in "B:" or tokens.word[j - 1] in ("of", "to", "is", "was", "range", "at")):
        j -= 1
    noun = tokens.word[j - 1] if j else ""
    return noun in ("target", "goal") if counted else noun in words.promise_nouns  # not `the plans of |100 countries|`


def planned_noun(scene: Scene, at: int) -> bool:
    """Whether the noun before a figure is called planned (`a |budgeted deficit| of $3 billion`)."""
    tokens = scene.tokens
    j = at
    while j and tokens.tag[j - 1] == "B":
        j -= 1
    if j < 3 or tokens.word[j - 1] not in ("of", "at"):
        return False
    for k in range(j - 3, max(-1, j - 7), -1):
        if tokens.word[k] in PLANNED:
            return not k or tokens.tag[k - 1] in "DPCA,."
        if tokens.tag[k] not in "NOAE":
            return False
    return False


def reached(scene: Scene, at: int, finite: VerbGroup | None) -> bool:
    """Whether the mark that a figure is has been reached (`met the |0.7 per cent| target in 1976`, `the |9 per cent|
    target was met`), so that it is a fact.
    """
    if finite is None or finite.lemma not in REACHING or finite.negated:
        return False
    if finite.tense not in ("past", "past_perfect", "present_perfect"):
        return False
    tokens = scene.tokens
    if not DENYING.isdisjoint(tokens.word[max(0, finite.start - 4) : finite.start]):
        return False
    if finite.end <= at:
        straight = all(
            tag in "DKBA" or tokens.word[k] in BETWEEN for k, tag in enumerate(tokens.tag[finite.end : at], finite.end)
        )
        return straight and not finite.passive
    return finite.passive and all(tag in "NA" for tag in tokens.tag[at + 1 : finite.start])


def aim_behind(scene: Scene, at: int) -> int:
    """Token of the aim that a figure stands before (`the |1 per cent| target`, `the |6 per cent| growth target`); 0 for
    none. A count may be of targets.
    """
    word, tag = scene.tokens.word, scene.tokens.tag
    measured = scene.quantities[scene.tokens.ref[at]].form in ("share", "money")
    for k in range(at + 1, min(len(tag), at + 4 if measured else at + 2)):
        if word[k] in ("target", "goal", "pledge"):
            return k
        if tag[k] not in "NA":
            return 0
    return 0


def relative_future(scene: Scene, at: int) -> bool:
    """`the 2 million children |who will die| this year`, `the $20 billion |pledged| by …`."""
    tokens = scene.tokens
    for group in scene.groups:
        if group.start <= at:
            continue
        between = tokens.tag[at + 1 : group.start]
        if any(tag in ",;.:bhMdVQ" for tag in between):
            return False
        if not MARKS.isdisjoint(tokens.word[at + 1 : group.start]) and "D" in between:
            return False  # `only half |the target| envisaged for the decade`: held against it
        if group.tense == "participle":
            return group.lemma in PLEDGED and not done_with(scene, group)
        return group.tense == "future" and between[-1:] == ["W"]
    return False


def done_with(scene: Scene, group: VerbGroup) -> bool:
    """Whether the verb right behind a participle tells that what was promised came (`the $3 million |pledged has been
    paid|`).
    """
    after = next((other for other in scene.groups if other.start >= group.end), None)
    came = after is not None and set(scene.tokens.tag[group.end : after.start]) <= set("TB") and after.finite
    return after is not None and came and after.tense in ("past", "present_perfect", "past_perfect")
