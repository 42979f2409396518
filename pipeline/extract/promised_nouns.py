"""Nouns beside a figure that make it a target: what was planned, aimed at or approved."""

from pipeline.extract.scene import Scene
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.status import StatusWords

PLANNED = word_class("planned")
COSTS = word_class("costs")


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


def mark_behind(scene: Scene, at: int) -> bool:
    """`the |1 per cent| target`, `the |2 per cent| medium-term target`."""
    word, tag = scene.tokens.word, scene.tokens.tag
    if word[at + 1 : at + 2] and word[at + 1] in ("target", "goal", "pledge"):
        return True
    measured = scene.quantities[scene.tokens.ref[at]].form in ("share", "money")
    return measured and tag[at + 1 : at + 2] == ["A"] and word[at + 2 : at + 3] in (["target"], ["goal"])


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
