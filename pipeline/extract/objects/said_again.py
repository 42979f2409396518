"""Figures that say the one before them again, in another unit or as a share: `$3 million, or 6 per cent of GDP`.

What they then are of is left to `objects.py`.
"""

from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.nouns import skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.lexicon.classes import word_class

EQUALLING = word_class("equalling")
AS_MUCH = word_class("as_much")


def apposed(scene: Scene, i: int, at: int) -> int:
    """The figure that this one says again otherwise (`200 pesos ($12)`, `£1,000, that is $3,000`); -1 for none."""
    if not i or scene.index[i - 1] < 0:
        return -1
    tokens = scene.tokens
    if tokens.word[at - 1 : at] == ["("] and at - 2 == scene.index[i - 1]:
        same = scene.quantities[i].form == scene.quantities[i - 1].form or scene.quantities[i].form == "share"
        return i - 1 if same else -1
    j = at
    while j and (tokens.tag[j - 1] in ",B" or tokens.word[j - 1] in ("between", "about", "to")):
        j -= 1
    said = tokens.word[max(0, j - 2) : j]
    other = scene.quantities[i].form != scene.quantities[i - 1].form or per_another(scene, i)
    quantity = scene.quantities[i]
    if other and tokens.tag[at - 1] == "," and tokens.text[quantity.outer_start : quantity.start].startswith("or "):
        return i - 1  # `9,900, |or about| 1.7 per cent of all posts`
    if said[-1:] == ["or"] and (other or converted(scene, i, j - 1)):
        return i - 1
    if said == ["equivalent", "of"] or tokens.word[max(0, j - 3) : j] == ["the", "equivalent", "of"]:
        return i - 1  # `$3 million, the equivalent of |6 per cent| of GDP`
    again = said == ["that", "is"] and j > 2 and tokens.tag[j - 3] in ",(-"  # but `…, but that is still 40 more`
    of_another = tokens.tag[max(0, j - 3) : j - 1] in (
        ["N", "b"],
        ["O", "b"],
    )  # `and imports |were equal to| 9 per cent`
    if again or (said and said[-1] in AS_MUCH and not of_another):
        return i - 1
    if aside(scene, i, at, j) or equalled(scene, i, at):
        return i - 1
    shares = scene.quantities[i].form == "share" and scene.quantities[i - 1].form == "count"
    return i - 1 if shares and tokens.tag[at - 1 : at] == ["-"] else -1


def equalled(scene: Scene, i: int, at: int) -> bool:
    """Whether a relative says what share the figure before it is (`reached |$20 million|, which represents 12 per cent
    of GDP`).
    """
    tokens = scene.tokens
    if scene.quantities[i].form != "share" or tokens.word[at + 1 : at + 2] != ["of"]:
        return False
    if "which" not in tokens.vocabulary or scene.quantities[i - 1].form not in ("money", "measure", "count"):
        return False
    group = next((group for group in reversed(scene.groups) if group.end <= at), None)
    if group is None or group.lemma not in EQUALLING or not set(tokens.tag[group.end : at]) <= set("BPT"):
        return False
    relative = group.start - 1
    while relative > 0 and tokens.tag[relative] in "BT":
        relative -= 1
    if tokens.word[relative] != "which" or tokens.tag[relative - 1] != ",":
        return False
    between = tokens.tag[scene.index[i - 1] + 1 : relative - 1]
    return set(between) <= set("T") or between[-1] == "E"  # `|300| women were elected, which is`


def per_another(scene: Scene, i: int) -> bool:
    """Whether a measure is told again behind `or` by another time (`511 kg in 2021, |or 1.4 kg a day|`)."""
    quantity, before = scene.quantities[i], scene.quantities[i - 1]
    return (
        quantity.form in ("measure", "money")
        and quantity.unit == before.unit
        and quantity.per not in (None, before.per)
    )


def aside(scene: Scene, i: int, at: int, comma: int) -> bool:
    """Whether a share of something ends the clause of a sum and tells how much that is: `$6 billion a year on roads,
    |a third| of what is needed`.
    """
    tokens, there = scene.tokens, scene.index[i - 1]
    if scene.quantities[i].form != "share" or scene.quantities[i - 1].form not in ("money", "measure"):
        return False
    if comma == at or tokens.tag[comma] != "," or tokens.word[at + 1 : at + 2] != ["of"]:
        return False
    if not set("bhMdVEGW;.:,CQ").isdisjoint(tokens.tag[there + 1 : comma]):
        return False
    if tokens.word[at + 2 : at + 3] == ["what"]:
        return True
    whole = phrase_at(tokens, skip_determiners(tokens, at + 2))
    return (
        whole is not None and tokens.tag[at + 2] != "R" and tokens.tag[whole.end : whole.end + 1] in ([], ["."], [","])
    )


def converted(scene: Scene, i: int, joint: int) -> bool:
    """`170 billion yen, or |$1.54 billion|`: the same amount in another currency, right behind the `or` at `joint`."""
    before, here = scene.quantities[i - 1], scene.quantities[i]
    while joint and scene.tokens.tag[joint - 1] == ",":
        joint -= 1
    return before.form == here.form == "money" and before.unit != here.unit and joint - 1 == scene.index[i - 1]
