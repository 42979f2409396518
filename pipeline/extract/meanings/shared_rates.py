"""The rate that a figure has from another one of its sentence: listed, moved or a part of it."""

from collections.abc import Sequence

from pipeline.extract.objects.elided_units import like_phrase
from pipeline.extract.scene.meaning import Meaning
from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.nouns import before_hedges
from pipeline.extract.syntax.tokens import Tokens


def rate_of_parent(scene: Scene, i: int, meaning: Meaning, before: Sequence[Meaning]) -> str | None:
    """The rate of the figure that one is a part of: `5 million people are bitten each year, of whom |130,000| die`."""
    for j in range(i - 1, -1, -1):
        if scene.quantities[j].start == meaning.part_of:
            return before[j].per if scene.quantities[j].unit == scene.quantities[i].unit else None
    return None


def rated_with(scene: Scene, i: int) -> bool:
    """Whether a figure has the rate of the one before it (`45 per 1,000 in the north and |32| in the south`)."""
    here, there = scene.index[i], scene.index[i - 1]
    alike = there >= 0 and scene.quantities[i].unit == scene.quantities[i - 1].unit
    rate = scene.quantities[i - 1].per or ""
    counted = scene.quantities[i].form == "count" and scene.tokens.tag[here + 1 : here + 2] in (["N"], ["A"], ["O"])
    if alike and rate and not counted and moved_from(scene.tokens, there, here):
        return True
    return alike and rate[:1].isdigit() and like_phrase(scene.tokens, there, here)


def moved_from(tokens: Tokens, there: int, here: int) -> bool:
    """Whether a move ends at the figure `there` and starts at `here`: `to $3 a barrel in May from |$2|`, or comes by
    the one to the other: `by 11 cents a litre to |$1.43|`.
    """
    end, start = before_hedges(tokens, there), before_hedges(tokens, here)
    ends = (
        tokens.word[end - 1],
        tokens.word[start - 1],
    )
    if end < 1 or start <= there or ends not in (("to", "from"), ("at", "from"), ("by", "to")):
        return False
    return set(tokens.tag[there + 1 : start - 1]) <= set("TB,ENPA")  # `at $3 a barrel, |up| from`
