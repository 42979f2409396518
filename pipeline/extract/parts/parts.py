"""Which figure another one is a part of (claim guide, section 2, "Parts").

Needs words of being a part: `of which`, `N of the M`, `including`, `out of that amount`, `with A … and B` after a
total; or a percentage of a figure that is itself a claim. The parent is the figure that these words refer to, not the
nearest number. Those told with `of` are in `parts_behind_of.py`.
"""

from collections.abc import Sequence

from pipeline.extract.parts.parts_behind_of import (
    after_of_total,
    funded,
    of_known,
    of_total,
    of_which,
    out_of_amount,
)
from pipeline.extract.parts.totals import (
    Known,
    as_large,
    included_in,
    last_known,
    last_total,
    pointed_claim,
    points_at_total,
    same_kind,
    stated_total,
    total_before,
)
from pipeline.extract.scene.comparing import more_than_before
from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.syntax.nouns import before_hedges
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens

MORE = frozenset("more another additional further extra".split())
INCLUDING = frozenset("including comprising them these whom includes include included".split())
REFERRING = frozenset("them these those whom".split())


def find_parent(
    scene: Scene, i: int, objects: Sequence[Object], known: Sequence[Known]
) -> tuple[int | None, str | None]:
    """Start of the claim that quantity `i` is a part of, and the rule that says so; `known` are earlier sentences'
    claims.
    """
    at = scene.index[i]
    quantity = scene.quantities[i]
    if at < 0 or quantity.kind == "ordinal" or quantity.form == "times":
        return None, None  # no multiple is a part
    for finder in (
        of_total,
        of_which,
        after_of_total,
        of_known,
        out_of_amount,
        including,
        with_parts,
        remaining,
        funded,
    ):
        parent = finder(scene, i, at, objects, known)
        # What is said outright holds for a figure that was misprinted too.
        stated = finder in (of_total, out_of_amount) or (finder is of_which and points_at_total(scene.tokens, at))
        stated = stated or (finder is after_of_total and opened_by(scene, i, parent, objects))
        if parent is not None and parent != quantity.start and (stated or not outgrown(scene, i, parent)):
            return parent, f"part.{finder.__name__.replace('_', '-')}"
    if quantity.form == "share":
        parent = share_of_claim(scene, i, objects, known)
        if parent is not None:
            return parent, "part.share-of-claim"
    return None, None


def opened_by(scene: Scene, i: int, parent: int | None, objects: Sequence[Object]) -> bool:
    """Whether the sentence opens with the total that its next figure is told to be of (`Of the 12 clinics, |10| …`)."""
    first = scene.quantities[0]
    opens = i == 1 and parent == first.start and 0 < scene.index[0] < 4 and scene.tokens.word[0] == "of"
    return opens and first.unit == scene.quantities[i].unit and objects[i].head == objects[0].head


def outgrown(scene: Scene, i: int, parent: int) -> bool:
    """Whether a figure is larger than the one of the same sentence and unit that it would be a part of."""
    part = scene.quantities[i]
    return any(
        total.start == parent and total.form == part.form and same_kind(total, part) and not as_large(total, part)
        for total in scene.quantities
    )


def including(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`3,453 fugitives from 90 countries, including 48 on the list`; `among them 20 women`; `This includes $100
    million`.
    """
    tokens = scene.tokens
    if tokens.vocabulary.isdisjoint(INCLUDING):
        return None
    if tokens.word[at + 1 : at + 2] and (among := among_behind(tokens, at)):
        return included_in(scene, i, at, objects) if among > 0 else None
    if opened_with_among(tokens, at):
        total = included_in(scene, i, at, objects)
        return pointed_before(scene, i, objects, known) if total is None else total
    closed = another_matter(scene, i, at)
    for j in range(at - 1, -1, -1):
        word = tokens.word[j]
        if tokens.tag[j] == "Q" and (closed or tokens.tag[at - 1] == "P"):
            return None  # `including 48 on the list of |100|`: the first figure is the part
        if word in ("including", "comprising") or (word in REFERRING and j and tokens.word[j - 1] == "among"):
            if word == "including" and scene.quantities[i].form == "share" and before_hedges(tokens, at) == j + 1:
                return total_before(scene, i, j, objects)
            total = included_in(scene, i, j, objects)
            if total is not None or word == "including":
                return total
            return pointed_before(scene, i, objects, known)
        if tokens.word[j] in ("includes", "include", "included"):
            pointing = j and tokens.word[max(0, j - 1)] in (
                "this",
                "that",
                "it",
                "they",
                "these",
                "which",
                "amount",
                "figure",
                "total",
            )
            total = included_in(scene, i, j, objects)
            return pointed_claim(scene, i, known) if total is None and pointing else total
        if tokens.tag[j] in ";.:MbhdVW)":
            return None  # behind the bracket that it stands in, `including` tells of nothing more
    return None


def among_behind(tokens: Tokens, at: int) -> int:
    """Token of the `among` behind a figure and its noun (`7,000 soldiers, |163 women among them|`); 0 for none."""
    if "among" not in tokens.vocabulary:
        return 0
    noun = phrase_at(tokens, at + 1)
    k = noun.end if noun is not None else at + 1
    return k if tokens.word[k : k + 1] == ["among"] and tokens.word[k + 1 : k + 2] in (["them"], ["these"]) else 0


def pointed_before(scene: Scene, i: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """The earlier sentence's claim that `among them` points to: of the same thing, else the last that is larger."""
    total = last_known(scene, i, objects, known, True)
    return pointed_claim(scene, i, known) if total is None else total


def opened_with_among(tokens: Tokens, at: int) -> bool:
    """Whether a clause begins `Among them are …` before a figure."""
    k = before_hedges(tokens, at)
    return k > 2 and tokens.tag[k - 1] == "b" and tokens.word[k - 3] == "among" and tokens.word[k - 2] in REFERRING


def another_matter(scene: Scene, i: int, at: int) -> bool:
    """Whether a comma before `and` ends what one figure was told to include (`12 tons, including 3 of rice, |and 8
    tons of salt|`): a list of two has none.
    """
    tag, k = scene.tokens.tag, before_hedges(scene.tokens, at)
    if not i or tag[k - 2 : k] != [",", "C"]:
        return False
    return "," not in tag[scene.index[i - 1] : k - 2] and scene.quantities[i].form == "measure"


def added(scene: Scene, i: int, at: int) -> bool:
    """Whether a figure is told to come on top of another (`six trucks, with |two more| in reserve`)."""
    tokens, quantity = scene.tokens, scene.quantities[i]
    before = tokens.text[quantity.outer_start : quantity.start].lower().split()
    if tokens.word[at + 1 : at + 2] and tokens.word[at + 1] in MORE:
        return True
    return not MORE.isdisjoint((*before, *tokens.word[max(0, at - 2) : at]))


def with_parts(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`a total cost of LKR 524 million, with LKR 300 million as a grant and LKR 224 million …`."""
    del known
    tokens = scene.tokens
    if "with" not in tokens.vocabulary or added(scene, i, at):
        return None
    for j in range(at - 1, 0, -1):
        if tokens.word[j] == "with" and tokens.tag[j + 1] in "QB" and tokens.tag[j - 1] == ",":
            if scene.quantities[i].form == "share":  # `gave $40 billion, with |70 per cent| going to Africa`
                done = tokens.tag[at + 1 : at + 2] in (["G"], ["E"]) and tokens.tag[at + 2 : at + 3] in (
                    ["P"],
                    ["I"],
                    ["T"],
                )
                whole = next((k for k in range(i - 1, -1, -1) if 0 <= scene.index[k] < j), -1) if done else -1
                fits = whole >= 0 and scene.quantities[whole].form in ("money", "count", "measure")
                return scene.quantities[whole].start if fits else None
            totals = [
                k
                for k in range(i)
                if 0 <= scene.index[k] < j
                and scene.quantities[k].unit == scene.quantities[i].unit
                and scene.quantities[k].value >= scene.quantities[i].value
            ]
            same = [k for k in totals if scene.quantities[k].form == "money" or objects[k].head == objects[i].head]
            return scene.quantities[same[-1]].start if same else None
        if tokens.tag[j] in ";.:MbhdVW":
            return None
    return None


def remaining(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`… requires $500 million, of which …, while the other $250 million …`; `the remaining 532 complaints`."""
    tokens = scene.tokens
    if tokens.word[max(0, at - 3) : at] == ["the", "rest", ","]:
        return last_total(scene, i, objects, known)
    if (
        scene.quantities[i].form == "share"
        or tokens.word[at - 1 : at] not in (["other"], ["remaining"])
        or tokens.word[at - 2 : at - 1] != ["the"]
    ):
        return None
    part = scene.quantities[i]
    totals = [
        (total.value, -j)
        for j, total in enumerate(scene.quantities[:i])
        if total.unit == part.unit and total.value > part.value and objects[j].head == objects[i].head
    ]
    if totals:
        return scene.quantities[-max(totals)[1]].start
    for claim in reversed(known):
        if claim.unit == part.unit and claim.value > part.value and claim.head == objects[i].head:
            return claim.start
    return None


def share_of_claim(scene: Scene, i: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`over 50 percent of governmental aid`, where that aid is a claim before it."""
    whole, at = objects[i].whole, scene.index[i]
    if more_than_before(scene, at):
        return None
    if "share.one-in" in scene.quantities[i].rules and scene.tokens.word[at + 1 : at + 2] != ["of"]:
        return None  # `5 million people, |one in seven| people`: of all there are
    at = before_hedges(scene.tokens, scene.index[i])
    if at and scene.tokens.word[at - 1] == "by":
        return None  # `cut them |by half|` is how far they changed
    head = objects[i].head if whole is not None and objects[i].text == whole else None
    if head is None:
        return None
    for j in range(i - 1, -1, -1):
        if objects[j].head == head and scene.quantities[j].form in ("money", "count", "measure"):
            return scene.quantities[j].start
    stated = stated_total(scene, i)
    if stated is not None:
        return stated
    for claim in reversed(known):
        if claim.head == head and (
            claim.form in ("money", "measure") or (claim.form == "count" and claim.sentence == scene.sentence - 1)
        ):
            return claim.start
    return None
