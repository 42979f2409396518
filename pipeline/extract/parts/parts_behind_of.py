"""Parts told with `of`: `of which`, `of the 30`, `of these`, `out of that amount`."""

from collections.abc import Sequence

from pipeline.extract.objects.antecedents import relative_before
from pipeline.extract.parts.totals import (
    Known,
    apart,
    holds,
    last_known,
    last_sum,
    last_total,
    latest_amount,
    named_total,
    opens_clause,
    opens_with_of,
    points_at_total,
    points_back,
    same_measure,
    total_before,
)
from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.syntax.nouns import before_hedges
from pipeline.lexicon.classes import word_class

MONEY = (["funding"], ["funds"], ["money"], ["sum"], ["amount"])
PAID = word_class("done_with_money")


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
        recommended = tokens.tag[j] in "AE" and tokens.tag[j - 1] == "D"  # `half of the |recommended| 2,100`
        if tokens.tag[j] not in "DKB" and not recommended:
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


def of_known(scene: Scene, i: int, at: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """`Some €8.8 million of the funding`, `11 of the deaths`: part of the claim that counted the same thing before."""
    tokens = scene.tokens
    if tokens.word[at + 1 : at + 3] not in (["of", "the"], ["of", "these"], ["of", "those"], ["of", "this"]):
        return None
    part = scene.quantities[i]
    if tokens.word[at + 3 : at + 4] in MONEY and tokens.tag[at + 4 : at + 5] != ["P"]:
        before = next((total for total in reversed(scene.quantities[:i]) if total.form == "money"), None)
        return before.start if before is not None and holds(before, part) else last_sum(part, known)
    head = objects[i].whole_head or objects[i].head  # of a share only what it is of can be a claim before
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
    goes_on = False  # over the semicolons of a list
    for j in range(at - 1, -1, -1):
        tag = tokens.tag[j]
        if tag == ";" and (goes_on or opens_member(scene, i, at, j, objects)):
            goes_on = True
            continue
        if tag in ";.:" or (tag == "S" and tokens.tag[j - 1 : j] == ["C"]):
            return None
        if tokens.word[j] == "of" and opens_with_of(scene, j):
            if tokens.word[j + 1] == "the" and at == j + 2 and tokens.tag[at + 1 : at + 2] in (["P"], ["N"], ["A"]):
                return None  # `Of the |$5 billion| in aid, a third …`: it is the whole
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


def opens_member(scene: Scene, i: int, at: int, j: int, objects: Sequence[Object]) -> bool:
    """Whether a clause behind the semicolon at `j` opens with a figure that goes on counting the members of what the
    sentence opened with (`of these topics, 15 are new; |15| others are old; and |47| …`).
    """
    tokens = scene.tokens
    lead = set(tokens.tag[j + 1 : before_hedges(tokens, at)])
    same = objects[i].head in ("other", objects[i - 1].head, objects[0].head)
    alone = tokens.tags[at + 1 : at + 2] not in tuple("NA") or tokens.word[at + 1] in ("others", "other")
    return i > 0 and lead <= {"C"} and same and alone and tokens.word[:1] == ["of"]


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
