"""Figures that are told of another one: compared with it, the size of its change, what it is multiplied to.

What such a figure is of is left to `references.py`.
"""

from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class

LINES_ABOVE, LINES_BELOW = word_class("lines_above"), word_class("lines_below")
PLACING = frozenset(("in", "across", "from", "at", "within"))
COMPARING = (["compared", "to"], ["compared", "with"], ["as", "against"])
EQUATING = frozenset("is was be means meant represents represented marks marked".split())
ALIKE = 5  # times that one of two compared figures may be as large as the other

PLACED = frozenset(("in", "for", "at", "across", "with", "from"))


def went(scene: Scene, j: int) -> bool:
    """Whether `up from` behind a verb tells a move (`has gone |up from| A to B`) and compares nothing."""
    return j > 2 and scene.tokens.tag[j - 3] in "VEG"


def compared_with(scene: Scene, at: int) -> bool:
    """Whether a figure only stands for comparison (`compared with |19|`, `an increase from |$2 billion|`) without a
    noun behind it.
    """
    tokens = scene.tokens
    j = at
    while j and tokens.tag[j - 1] in "DBT":
        j -= 1
    before = tokens.word[max(0, j - 3) : j]
    comparing = (
        before[-2:]
        in (["compared", "with"], ["compared", "to"], ["comparison", "with"], ["comparison", "to"], ["as", "against"])
        or before[-1:] == ["than"]
        or (
            before[-1:] in (["from"], ["over"], ["on"])
            and before[-2:-1]
            and (
                (before[-2] in ("up", "down") and not went(scene, j))
                or (before[-2] in scene.words.change_nouns and tokens.tag[j - 2] in "NO")
                or (
                    tokens.tag[j - 2] == "Q" and before[-3:-2] in (["up"], ["down"])
                )  # `, down 3 per cent from |$6 million|`
                or (tokens.tag[j - 2] == "Q" and "T" in tokens.tag[j:at])  # `11 per cent over last year's |$3 million|`
            )
        )
    )
    return bool(comparing) and not (
        at + 1 < len(tokens) and (tokens.tag[at + 1] in "NOA" or tokens.word[at + 1] == "of")
    )


def bare_change(scene: Scene, at: int) -> bool:
    """`$260 million in aid, an increase of |10 per cent| over last year`: the thing that changed stands before."""
    tokens = scene.tokens
    of = at - 1
    while of > 0 and tokens.tag[of] == "B":
        of -= 1
    if of < 2 or tokens.word[of] != "of" or tokens.word[of - 1] not in scene.words.change_nouns:
        return False
    if tokens.word[max(0, of - 3) : of - 1] in COMPARING or tokens.word[of - 2] == "following":
        return tokens.ref[at] > 0  # `shrank by 7 per cent, compared to |growth of 3 per cent|`
    k = of - 2
    while k and tokens.tag[k] == "A" and tokens.tag[k - 1] in "DA":
        k -= 1  # `an |average annual| increase of`
    return (
        k > 0
        and tokens.tag[k] in "DA"
        and (
            tokens.tag[k - 1] in ",:-"
            or pointed_at(tokens, k)
            or tokens.word[k - 1] in ("representing", "showing", "marking", "recording", "or", "with")
        )
        and (tokens.word[at + 1 : at + 2] not in (["in"], ["of"]) or tokens.word[at + 2 : at + 3] == ["comparison"])
    )


def pointed_at(tokens: Tokens, k: int) -> bool:
    """Whether what begins at token `k` is told of `this` or `which` (`|This will be| an increase of 11 per cent`)."""
    if tokens.word[k - 1] not in EQUATING:
        return False
    while k > 1 and tokens.tag[k - 1] in "bMhBV":
        k -= 1
    return tokens.word[k - 1] in ("this", "which", "that")


def is_times(scene: Scene, k: int) -> bool:
    """Whether token `k` is a verb that is a figure (`doubled to |1,310|`)."""
    return scene.tokens.tag[k] == "Q" and scene.quantities[scene.tokens.ref[k]].form == "times"


def multiplied_to(scene: Scene, i: int, at: int) -> bool:
    """Whether a figure is what a thing is multiplied to (`double the budget to |€30 billion|`)."""
    if not i or scene.tokens.word[at - 1 : at] != ["to"] or scene.quantities[i - 1].form != "times":
        return False
    between = scene.tokens.tag[scene.index[i - 1] + 1 : at - 1]
    return scene.index[i - 1] >= 0 and bool(between) and all(tag in "DNOAKP" for tag in between)


def multiplied_from(scene: Scene, i: int, at: int) -> int:
    """The multiple that figures set off by a comma tell the ends of (`loans more than |doubled|, from $3 million to $8
    million`); -1 for none.
    """
    tokens, k = scene.tokens, at
    while k and tokens.tag[k - 1] == "B":
        k -= 1
    before = scene.index[i - 1] if i else -1
    if before < 0 or tokens.word[k - 1] not in ("from", "to") or not set(tokens.tag[before + 1 : k - 1]) <= set(",TB"):
        return -1
    if tokens.word[k - 1] == "to":
        return multiplied_from(scene, i - 1, before) if tokens.word[before - 1] == "from" else -1
    return i - 1 if scene.quantities[i - 1].form == "times" and tokens.word[before].endswith("ed") else -1


def more_than_before(scene: Scene, at: int) -> bool:
    """`641 inspectors, |40| more than in 2020`: a difference to the figure before, without a noun of its own."""
    behind = scene.tokens.word[at + 1 : at + 3]
    return behind[1:] == ["than"] and behind[0] in ("more", "fewer", "less", "higher", "lower", "above", "below")


def free_before(scene: Scene, i: int) -> int:
    """The last quantity before `i` that no brackets enclose and that is no place in a row."""
    numbers = [j for j in range(i - 1, -1, -1) if scene.quantities[j].kind == "quantity"]
    return next((j for j in numbers if not enclosed(scene, j, i)), numbers[0] if numbers else i - 1)


def enclosed(scene: Scene, j: int, i: int) -> bool:
    """Whether brackets enclose quantity `j` that `i` stands outside of (`41 victims (8 dead, |33| hurt), 5 more …`)."""
    between = scene.tokens.tag[scene.index[j] + 1 : scene.index[i]]
    return ")" in between and "(" not in between[: between.index(")")]


def broken_down(scene: Scene, j: int, i: int) -> bool:
    """Whether quantity `j` is one of the parts in brackets of a bare count, of which no figure outside them is."""
    if not enclosed(scene, j, i):
        return False
    tag = scene.tokens.tag
    opening = next((k for k in range(scene.index[j], 0, -1) if tag[k] == "("), 0)
    between = tag[opening + 1 : scene.index[j]]
    several = "Q" in between or "Q" in tag[scene.index[j] + 1 : tag.index(")", scene.index[j])]
    return opening > 0 and tag[opening - 1] == "Q" and several


def compared_figure(scene: Scene, i: int, at: int) -> int:
    """The figure that figure `i` goes on with: the one before it, and of `282 people in 59 countries, 24 more than …`
    the first.
    """
    tokens, j = scene.tokens, free_before(scene, i)
    if j == i - 1:
        j = further_back(scene, i, at)
    if more_than_before(scene, at):
        while j and scene.index[j] > 0 and tokens.word[scene.index[j] - 1] in PLACING:
            j -= 1
    while j and compared_with(scene, at) and scene.index[j] > 0 and tokens.word[scene.index[j] - 1] == "including":
        j -= 1  # `412 students, including 96 women, came, compared with |350| in 2018`
    while j and scene.index[j] >= 0 and tokens.text[scene.quantities[j].end : scene.quantities[j].end + 1] in "-‑":
        j -= 1  # `91 women sit in the 200-member house, compared with |93| in 2019`
    return j


def further_back(scene: Scene, i: int, at: int) -> int:
    """The figure before the last one where that one only says where or to whom, and is of another size: `300 nurses to
    12 towns, up from |250|`; else the last.
    """
    if i < 2 or not compared_with(scene, at):
        return i - 2 if i > 1 and moved_apart(scene, i, at) else i - 1
    value, last, before = (scene.quantities[j].value for j in (i, i - 1, i - 2))
    there = scene.index[i - 1]
    placed = there > 1 and scene.tokens.tag[there - 1] == "P" and scene.tokens.tag[there - 2] in "NQ"
    return i - 2 if placed and not of_one_size(value, last) and of_one_size(value, before) else i - 1


def moved_apart(scene: Scene, i: int, at: int) -> bool:
    """Whether a change behind a comma is that of what was done and not of where or for whom: `seized 300 kg in 12
    raids, up |14 per cent|`.
    """
    tokens, there = scene.tokens, scene.index[i - 1]
    if (
        tokens.word[at - 1] not in ("up", "down")
        or tokens.tag[at - 2 : at - 1] != [","]
        or "," in tokens.tag[there : at - 2]
    ):
        return False
    while there > 1 and tokens.tag[there - 1] in "DK":
        there -= 1
    placed = there > 1 and tokens.word[there - 1] in PLACED and tokens.tag[there - 2] in "NO"
    first = scene.index[i - 2]
    return placed and first > 0 and tokens.tag[first - 1] not in "P,C" and scene.quantities[i - 2].form != "age"


def of_one_size(left: float, right: float) -> bool:
    """Whether two values may be those of one thing at two times."""
    return right > 0 and 1 / ALIKE < left / right < ALIKE


def refers_back(scene: Scene, at: int) -> bool:
    """Whether a figure goes on with the figure before it: a bare change, a comparison, `of which`."""
    tokens = scene.tokens
    behind = tokens.word[at + 1 : at + 3]
    j = at
    while j and tokens.tag[j - 1] == "B":
        j -= 1
    moved = j > 1 and tokens.word[j - 1] in ("up", "down") and tokens.tag[j - 2] in ",("  # `, down |3 per cent|`
    return bool(
        bare_change(scene, at)
        or moved
        or compared_with(scene, at)
        or (behind[:1] == ["of"] and behind[1:] in (["which"], ["that"], ["this"]))
        or (behind[:1] == ["as"] and behind[1:] in (["many"], ["much"]))
        or more_than_before(scene, at)
        or (tokens.word[at - 1 : at] == ["to"] and at > 1 and is_times(scene, at - 2))
        or (tokens.word[at + 1 : at + 2] and tokens.word[at + 1] in scene.words.change_nouns)
    )


def opened_with_every(tokens: Tokens, at: int) -> int:
    """Where the clause of the figure at `at` opens with `for every …`, `of every …`, and the figure is the first behind
    the comma that ends this; -1 where it does not.
    """
    if tokens.vocabulary.isdisjoint(("every", "each")):
        return -1
    begin = next((k + 1 for k in range(at - 1, -1, -1) if tokens.tag[k] in ";."), 0)
    every = begin + 1 + (tokens.word[begin : begin + 2] == ["out", "of"])
    joint = tokens.word[every - 1 : every + 1]
    if joint not in (["for", "every"], ["for", "each"], ["of", "every"], ["in", "every"], ["among", "every"]):
        return -1
    between = tokens.tag[every:at]
    return begin if "Q" not in between and not {",", "b"}.isdisjoint(between) else -1


def line_crossed(tokens: Tokens, at: int) -> str | None:
    """`above` or `below` where the bound of a figure is that of a line which a move passes (`fell |below 40|`)."""
    bound = tokens.word[at].partition(" ")[0]
    return "above" if bound in LINES_ABOVE else "below" if bound in LINES_BELOW else None
