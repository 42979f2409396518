"""Figures that pair off with things by `respectively`: things counted before, or the subjects of their verb."""

import re
from collections.abc import Sequence

from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.word_forms import in_s

RULE = "object.respectively"
_JOINT = re.compile(r",\s(?:and\s)?|\sand\s")
_SHARED = re.compile(r"(\S.*?\s(?:of|to|on|in|for|among)\s)\S")
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
    """`|Receipts| and |total spending| are put at $33 million and $49 million, respectively`: as many subjects as
    figures; None where there are none such, or where times or places pair off.
    """
    tokens, text = scene.tokens, things[0].text
    at = tokens.word.index("respectively")
    if len(things) < 2 or text is None or len({thing.text for thing in things}) > 1:
        return None
    parts = _JOINT.split(text)
    before = at - 1 - (tokens.tag[at - 1] == ",")
    if len(parts) != len(things) or tokens.tag[before] in "OT":
        return None
    if (shared := _SHARED.match(parts[0])) is not None and not any(map(_SHARED.match, parts[1:])):
        parts[1:] = [shared[1] + part for part in parts[1:]]  # `exports of oil and |exports of| gas`
    last = parts[-1].split()
    if shared is None and len(last) > 1 and not all(map(plural_or_whole, parts[:-1])):
        if _COMPLEMENT.search(parts[-1]) is not None:
            return None
        parts[:-1] = [f"{part} {last[-1]}" for part in parts[:-1]]  # `male |literacy| and female literacy`
    heads = [head_of(_COMPLEMENT.split(part, maxsplit=1)[0].split()[-1], scene.words) for part in parts]
    return [Object(part, head, None, RULE) for part, head in zip(parts, heads, strict=True)]


def plural_or_whole(part: str) -> bool:
    """Whether a part of a coordination can be a thing by itself: a plural, or a noun with a word before it."""
    words = _COMPLEMENT.split(part, maxsplit=1)[0].split()
    genitive = words[-1].endswith(("'s", "’s", "s'", "s’"))
    return not genitive and (len(words) > 1 or in_s(words[-1].lower()))
