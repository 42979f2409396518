"""Which figure another one is a part of (claim guide, section 2, "Parts").

Needs words of being a part: `of which`, `N of the M`, `including`, `out of that amount`, `with A … and B` after a
total; or a percentage
of a figure that is itself a claim. The parent is the figure that these words refer to, not the nearest number.
"""

from collections.abc import Sequence

from pipeline.extract.antecedents import relative_before
from pipeline.extract.comparing import more_than_before
from pipeline.extract.nouns import before_hedges
from pipeline.extract.scene import Object, Scene
from pipeline.extract.tokens import Tokens
from pipeline.extract.totals import (
    Known,
    apart,
    holds,
    included_in,
    last_known,
    last_sum,
    last_total,
    latest_amount,
    named_total,
    opens_clause,
    opens_with_of,
    pointed_claim,
    points_back,
    same_measure,
    stated_total,
    total_before,
)
from pipeline.lexicon.classes import word_class

MONEY = (["funding"], ["funds"], ["money"], ["sum"], ["amount"])
PAID = word_class("done_with_money")
MORE = frozenset("more another additional further extra".split())
POINTING = frozenset("which whom them these those it this that".split())
INCLUDING = frozenset("including comprising them these includes include included".split())


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
        if parent is not None and parent != quantity.start and (stated or not outgrown(scene, i, parent)):
            return parent, f"part.{finder.__name__.replace('_', '-')}"
    if quantity.form == "share":
        parent = share_of_claim(scene, i, objects, known)
        if parent is not None:
            return parent, "part.share-of-claim"
    return None, None


def outgrown(scene: Scene, i: int, parent: int) -> bool:
    """Whether a figure is larger than the one of the same sentence and unit that it would be a part of."""
    part = scene.quantities[i]
    return any(
        total.start == parent and total.unit == part.unit and total.form == part.form and total.value < part.value
        for total in scene.quantities
    )


def of_total(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`77 of the 1,263 applications`, `two of five`, `ten provinces out of 26`."""
    del objects, known
    tokens = scene.tokens
    k = at + 1
    while k < min(len(tokens.tag), at + 4) and tokens.tag[k] in "NOA":
        k += 1
    if tokens.word[k : k + 2] != ["out", "of"]:
        k = at + 1
    if k < len(tokens.tag) and tokens.word[k] == "out":
        k += 1
    halved = tokens.tag[at + 1 : at + 3] == ["D", "Q"] and tokens.word[at].endswith("half")  # `half the 300 buses`
    if halved:
        k = at
    elif k >= len(tokens.tag) or tokens.word[k] != "of":
        return None
    for j in range(k + 1, min(len(tokens.tag), k + 4)):
        if tokens.tag[j] == "Q" and same_measure(scene.quantities[tokens.ref[j]], scene.quantities[i]):
            return scene.quantities[tokens.ref[j]].start
        if tokens.tag[j] not in "DKB":
            return None
    return None


def of_which(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`32 of which`, `two of whom`, `of which it approved eight and rejected 55`, `two of them`."""
    tokens = scene.tokens
    following = tokens.word[at + 1 : at + 3]
    if following == ["of", "that"] and tokens.tag[at + 3 : at + 4] == ["P"]:
        return None  # `two thirds of |that| in the years before`: measured by it, no part of it
    if points_at_total(tokens, at):
        total = total_before(scene, i, at, objects)
        back = following[1] not in ("which", "whom")
        return total if total is not None else last_known(scene, i, objects, known, back)
    relative = relative_before(scene, at)
    if relative < 0:
        return None
    if scene.quantities[i].form == "share" and (group := next((g for g in scene.groups if g.start > at), None)):
        sums = [
            total.start
            for total, place in zip(scene.quantities[:i], scene.index, strict=False)
            if total.form == "money" and place < relative
        ]
        if sums and group.lemma in PAID and group.start <= at + 3:
            return sums[-1]  # `spent $4 billion on 12 hospitals, of which |35 per cent| went on wages`
    return total_before(scene, i, relative, objects)


def points_at_total(tokens: Tokens, at: int) -> bool:
    """`17 |of which|`, `two |of them|`."""
    following = tokens.word[at + 1 : at + 3]
    return len(following) == 2 and following[0] == "of" and following[1] in POINTING


def of_known(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`Some €8.8 million of the funding`, `11 of the deaths`: part of the claim that counted the same thing before."""
    tokens = scene.tokens
    if tokens.word[at + 1 : at + 3] not in (["of", "the"], ["of", "these"], ["of", "those"], ["of", "this"]):
        return None
    part = scene.quantities[i]
    if tokens.word[at + 3 : at + 4] in MONEY and tokens.tag[at + 4 : at + 5] != ["P"]:
        before = next((total for total in reversed(scene.quantities[:i]) if total.form == "money"), None)
        return before.start if before is not None and holds(before, part) else last_sum(part, known)
    head = objects[i].head
    for j in range(i - 1, -1, -1):
        total = scene.quantities[j]
        if objects[j].head == head and total.unit == part.unit and total.value > part.value:
            return total.start
    for claim in reversed(known):
        larger = (part.form == "share" and claim.form != "share") or (
            claim.unit == part.unit and claim.value > part.value
        )
        if claim.head == head and larger:
            return claim.start
    return None


def funded(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`Our appeal for $186 million is 54 per cent |funded|`."""
    del objects
    if scene.quantities[i].form != "share" or scene.tokens.word[at + 1 : at + 2] not in (
        ["funded"],
        ["financed"],
        ["covered"],
        ["met"],
    ):
        return None
    for j in range(i - 1, -1, -1):
        if scene.quantities[j].form == "money":
            return scene.quantities[j].start
    return next((claim.start for claim in reversed(known) if claim.form == "money"), None)


def after_of_total(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`Of the 10 fastest growing economies, six were African`; `of these, 40 …`."""
    tokens = scene.tokens
    if "of" not in tokens.vocabulary:
        return None
    for j in range(at - 1, -1, -1):
        tag = tokens.tag[j]
        if tag in ";.:" or (tag == "S" and tokens.tag[j - 1 : j] == ["C"]):
            return None
        if tokens.word[j] == "of" and opens_with_of(scene, j):
            inside = [k for k in range(j + 1, min(j + 4, at)) if tokens.tag[k] == "Q"]
            named = inside and "," not in tokens.tag[j + 1 : inside[0]]  # not `Of this, $3 million …`
            if named and tokens.tag[j + 1] in "DQ" and apart(scene, inside[0], at):
                total = scene.quantities[tokens.ref[inside[0]]]
                return total.start if same_measure(total, scene.quantities[i]) else None
            if not opens_clause(scene, j, at):
                return None
            if points_back(tokens, j + 1):
                latest = latest_amount(scene, i, j, known)
                whole = latest if latest is not None else total_before(scene, i, j, objects)
                return whole if whole is not None else last_total(scene, i, objects, known)
            return named_total(scene, i, j, objects, known)
    return None


def out_of_amount(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`Rs.525 million from that amount`, `out of this US$ 39.88 million`, `Rs.205 million out of that`."""
    del objects
    tokens = scene.tokens
    behind = tokens.word[at + 1 : at + 4]
    before = tokens.word[max(0, at - 3) : at]
    points = ("that", "this", "these", "those", "which", "it", "them")
    found = (
        (
            behind[:1] == ["from"]
            and behind[1:2]
            and behind[1] in points
            and behind[2:3]
            and behind[2] in ("amount", "sum", "total", "figure")
        )
        or (behind[:2] == ["out", "of"] and behind[2:3] and behind[2] in points)
        or (before[-3:-1] == ["out", "of"] and before[-1] in points)
    )
    if not found:
        return None
    for j in range(i - 1, -1, -1):
        if same_measure(scene.quantities[j], scene.quantities[i]):
            return scene.quantities[j].start
    for claim in reversed(known):
        if same_measure(claim, scene.quantities[i]):
            return claim.start
    return None


def including(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`3,453 fugitives from 90 countries, including 48 on the list`; `among them 20 women`; `This includes $100
    million`.
    """
    tokens = scene.tokens
    if tokens.vocabulary.isdisjoint(INCLUDING):
        return None
    for j in range(at - 1, -1, -1):
        word = tokens.word[j]
        if tokens.tag[j] == "Q" and tokens.tag[at - 1] == "P":
            return None  # `including 48 on the list of |100|`: the first figure is the part
        if word in ("including", "comprising") or (word in ("them", "these") and j and tokens.word[j - 1] == "among"):
            total = included_in(scene, i, j, objects)
            if total is not None or word == "including":
                return total
            return last_known(scene, i, objects, known, True)
        if tokens.word[j] in ("includes", "include", "included"):
            pointing = j and tokens.word[max(0, j - 1)] in (
                "this",
                "that",
                "it",
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
    whole = objects[i].whole
    if more_than_before(scene, scene.index[i]):
        return None
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
