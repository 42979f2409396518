"""Bounds that a denial turns around (`may not work more than six hours`), and words that bound nothing.

The bounds themselves are read in `relations.py`.
"""

from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.changes import Changes
from pipeline.models import Quantity
from pipeline.values import replace
from schemas.vocabularies import Relation

_KNOWN = (["the"], ["those"], ["these"])


def turned(scene: Scene, i: int, changes: Changes) -> Quantity:
    """`may not work more than six hours`: a denied bound is the other one."""
    quantity = scene.quantities[i]
    at = scene.index[i]
    if at > 0 and quantity.relation is Relation.AT_MOST and moved_up(scene, i, at, changes):
        return replace(quantity, relation=Relation.EXACT, low=quantity.value, high=quantity.value)
    if at < 0 or quantity.relation not in (Relation.MORE_THAN, Relation.LESS_THAN):
        return quantity
    group = governor(scene.tokens, scene.groups, at)
    if group is None or group.end > at or "Q" in scene.tokens.tag[group.end : at]:
        return quantity
    if scene.tokens.text[max(0, quantity.outer_start - 7) : quantity.outer_start].split()[-1:] in _KNOWN:
        return quantity  # `cannot forget |the| more than 20 people who died`
    between = scene.tokens.word[group.end : at] if quantity.form == "duration" else []
    plain = between == ["for"] or "P" not in scene.tokens.tag[group.end : at]
    if not (negated(scene, group) or (plain and denied(scene, finite_governor(scene.groups, group) or group))):
        return quantity
    if quantity.relation is Relation.MORE_THAN:
        return replace(quantity, relation=Relation.AT_MOST, low=None, high=quantity.value)
    return replace(quantity, relation=Relation.AT_LEAST, low=quantity.value, high=None)


def negated(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb is denied: `did |not| fall`, `|never| fell`."""
    return group.negated or (group.start > 0 and scene.tokens.word[group.start - 1] == "never")


def denied(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb's subject denies it: `|No employer| may pay less than $12`, `|nobody| works more than …`.

    What stands behind a preposition is not denied (`no shop may sell it to persons under |16|`).
    """
    tokens = scene.tokens
    for k in range(group.start - 1, max(-1, group.start - 8), -1):
        if tokens.word[k] in ("no", "nobody", "none", "neither", "no-one"):
            return k == 0 or tokens.tag[k - 1] in ".,;:CSW"
        if tokens.tag[k] in ",;:.CSWQ" or tokens.tag[k] in "bhMdVE":
            return False
    return False


def moved_up(scene: Scene, i: int, at: int, changes: Changes) -> bool:
    """`had gone |up to| $1,610`, `edged |up to| 13 per cent`: the words belong to the verb and bound nothing."""
    quantity = scene.quantities[i]
    lead = scene.tokens.text[quantity.outer_start : quantity.start].lower().split()
    moving = scene.words.rising_verbs | scene.words.moving_verbs | {"go", "come", "add"}
    verb = at - 2 if scene.tokens.word[at - 1] == "back" and at > 1 else at - 1
    if lead != ["up", "to"] or scene.tokens.tag[verb] not in "VEG":
        return False
    lemma = scene.tokens.lemma[verb]
    things = scene.tokens.tag[at + 1 : at + 2] in (["N"], ["A"], ["O"])  # `moved up to |300| men`
    return lemma in moving or (lemma in changes.directed and not things)
