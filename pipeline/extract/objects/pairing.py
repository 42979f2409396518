"""Figures that pair off with things by `respectively`: things counted before, or the subjects of their verb."""

import re
from collections.abc import Sequence

from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.syntax.heads import head_of

RULE = "object.respectively"
_JOINT = re.compile(r",\s(?:and\s)?|\sand\s")
_SHARED = re.compile(r"(\S.*?\sof\s)\S")
_COMPLEMENT = re.compile(r"\s(?:of|in|for|on|with|from|to|other|per)\s")


def in_order(scene: Scene, settled: list[Object]) -> list[Object]:
    """`12 hospitals and 30 clinics, an increase of |5| and |8 percent|, respectively`: figures without nouns of their
    own pair off with as many that have them.
    """
    tokens = scene.tokens
    at = tokens.word.index("respectively")
    last = max((i for i, place in enumerate(scene.index) if 0 <= place < at), default=-1)
    if last < 0 or scene.index[last] < at - 2:
        return settled
    first = last
    while first and set(tokens.tag[scene.index[first - 1] + 1 : scene.index[first]]) <= set(",C"):
        first -= 1
    size = last - first + 1
    if (subjects := coordinated(scene, settled[first : last + 1])) is not None:
        return [*settled[:first], *subjects, *settled[last + 1 :]]
    named = settled[first - size : first] if size > 1 and first >= size else []
    alike = len({thing.text for thing in settled[first : last + 1]}) == 1
    if not named or not alike or any(scene.quantities[j].form == "share" for j in range(first - size, first)):
        return settled
    if len({thing.text for thing in named}) < size or not all(thing.text for thing in named):
        return settled
    told = [Object(thing.text, thing.head, None, RULE) for thing in named]
    return [*settled[:first], *told, *settled[last + 1 :]]


def coordinated(scene: Scene, things: Sequence[Object]) -> list[Object] | None:
    """`|Receipts| and |spending| are put at $33 million and $49 million, respectively`: as many subjects as figures;
    None where there are none such.
    """
    if len(things) < 2 or len({thing.text for thing in things}) > 1 or things[0].text is None:
        return None
    parts = _JOINT.split(things[0].text)
    if (shared := _SHARED.match(parts[0])) is not None and " of " not in " ".join(parts[1:]):
        parts[1:] = [shared[1] + part for part in parts[1:]]  # `exports of oil and |exports of| gas`
    heads = [head_of(_COMPLEMENT.split(part, maxsplit=1)[0].split()[-1], scene.words) for part in parts if part.strip()]
    if len(heads) != len(things):
        return None
    return [Object(part, head, None, RULE) for part, head in zip(parts, heads, strict=True)]
