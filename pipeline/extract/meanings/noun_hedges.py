"""Hedges that only the grammar shows: one that two figures share with their noun, and one that stands with the noun.

Hedges right beside a figure are read in `relations.py`.
"""

from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.nouns import HEDGING
from pipeline.models import Quantity
from pipeline.values import replace
from schemas.vocabularies import Relation

FORMS = frozenset(("count", "money", "measure", "share"))


def hedged(scene: Scene, i: int) -> Quantity:
    """Quantity `i` with the hedge that its noun or the figure before it hands on."""
    quantity, at = scene.quantities[i], scene.index[i]
    if at <= 0 or quantity.relation is not Relation.EXACT or quantity.form not in FORMS:
        return quantity
    if estimated(scene, at):
        return replace(
            quantity, relation=Relation.APPROX, low=None, high=None, rules=(*quantity.rules, "hedge.of-noun")
        )
    if not i or not one_noun(scene, i, at):
        return quantity
    return handed_on(quantity, scene.quantities[i - 1].relation)


def handed_on(quantity: Quantity, relation: Relation) -> Quantity:
    """An exact figure under the hedge of the one before it."""
    if relation in (Relation.EXACT, Relation.RANGE):
        return quantity
    value = quantity.value
    low = value if relation in (Relation.MORE_THAN, Relation.AT_LEAST) else None
    high = value if relation in (Relation.LESS_THAN, Relation.AT_MOST, Relation.NEARLY) else None
    return replace(quantity, relation=relation, low=low, high=high, rules=(*quantity.rules, "hedge.shared"))


def one_noun(scene: Scene, i: int, at: int) -> bool:
    """Whether a figure and the one before it have one noun, and adjectives apart: `over 900 military and |30| civilian
    staff`.
    """
    tokens, there = scene.tokens, scene.index[i - 1]
    between = tokens.tag[there + 1 : at]
    if there < 0 or len(between) < 2 or between[-1] != "C" or set(between[:-1]) != {"A"}:
        return False
    described = tokens.tag[at + 1 : at + 2] == ["A"] or tokens.tag[at + 1 : at + 3] == ["N", "N"]
    return described and scene.quantities[i].unit == scene.quantities[i - 1].unit


def estimated(scene: Scene, at: int) -> bool:
    """Whether the noun that a figure measures is an estimate: `an |estimated| street value of $3 million`."""
    tokens = scene.tokens
    if tokens.vocabulary.isdisjoint(HEDGING) or tokens.word[at - 1] not in ("of", "is", "was", "are", "were"):
        return False
    if scene.quantities[tokens.ref[at]].form == "count" and tokens.tag[at + 1 : at + 2] in (["N"], ["A"], ["O"]):
        return False  # `the estimated cost of |5| roads`
    k = at - 2
    nouns = "NOA" if tokens.word[at - 1] == "of" else "NOADKP"
    while k > 0 and tokens.tag[k] in nouns and tokens.word[k] not in HEDGING:
        k -= 1
    return tokens.word[k] in HEDGING and tokens.tag[k + 1] in "NOA" and (k == 0 or tokens.tag[k - 1] in "DK")
