"""Which total words of being a part point to: the noun before, the last claim of the paragraph, a figure that the
whole names.

Which words make a figure a part is left to `parts.py`.
"""

from collections.abc import Sequence

from pipeline.extract.scene.comparing import compared_with
from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.syntax.clause_marks import in_brackets
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class
from pipeline.models import Quantity
from pipeline.units import dimension_of, to_base
from pipeline.values import value_class


@value_class
class Known:
    """A claim already made in the same paragraph: what a later figure may be a part of."""

    start: int
    unit: str
    form: str
    head: str | None
    value: float
    sentence: int
    salient: bool  # its noun stands under no preposition, and it is no basis of comparison


AMOUNTS = word_class("amounts")
POINTING = word_class("pointing_at_totals")


def same_measure(left: Quantity | Known, right: Quantity) -> bool:
    """Whether two figures can be part and whole: the same unit, or a share of anything."""
    return same_kind(left, right) or right.form == "share"


def same_kind(left: Quantity | Known, right: Quantity) -> bool:
    """Whether two figures are in one unit or, of measures, in units of one dimension (`1.4 tonnes`, `236 kg`)."""
    if left.unit == right.unit:
        return True
    return left.form == right.form == "measure" and dimension_of(left.unit) == dimension_of(right.unit)


def as_large(total: Quantity | Known, part: Quantity) -> bool:
    """Whether a figure of the same kind can hold another one."""
    if total.unit == part.unit:
        return total.value >= part.value
    return to_base(float(total.value), total.unit)[0] >= to_base(float(part.value), part.unit)[0]


def total_before(scene: Scene, i: int, limit: int, objects: Sequence[Object]) -> int | None:
    """The last figure before token `limit` that the part's noun belongs to, else the last of the same unit."""
    candidates = [
        j
        for j in range(i)
        if 0 <= scene.index[j] < limit
        and same_measure(scene.quantities[j], scene.quantities[i])
        and scene.quantities[j].form not in ("share", "age", "times", "ratio")
        and scene.quantities[j].kind == "quantity"
    ]
    part = scene.quantities[i]
    whole = [j for j in candidates if not (points_at_total(scene.tokens, scene.index[j]) or smaller(scene, j, part))]
    whole = [j for j in whole if not compared_with(scene, scene.index[j])] or whole  # `up from 40 in May; 9 of them`
    inside = in_brackets(scene.tokens, scene.index[i])
    whole = [j for j in whole if inside or not in_brackets(scene.tokens, scene.index[j])] or whole
    candidates = whole or candidates  # `12 doctors, two of them women and |three of them| foreigners`
    for j in reversed(candidates):
        if objects[j].head is not None and objects[j].head == objects[i].head:
            return scene.quantities[taken_of(scene, j, part)].start
    return scene.quantities[taken_of(scene, candidates[-1], part)].start if candidates else None


def taken_of(scene: Scene, j: int, part: Quantity) -> int:
    """The figure that the sentence tells of, where the one at hand is only what it is taken of (`|80| of its 95 judges,
    of whom 12 …`, `|80| judges (of an authorized 95), comprising …`), if it can hold the part.
    """
    if not j:
        return j
    tokens, first, last = scene.tokens, scene.index[j - 1], scene.index[j]
    of = next((k for k in range(last - 1, max(first, last - 4), -1) if tokens.word[k] == "of"), -1)
    taken = scene.quantities[j - 1]
    straight = 0 <= first < of and all(tag in "NOAE(," for tag in tokens.tag[first + 1 : of])
    fits = same_kind(taken, scene.quantities[j]) and not smaller(scene, j - 1, part)
    return j - 1 if straight and fits and taken.form == "count" and taken.kind == "quantity" else j


def smaller(scene: Scene, j: int, part: Quantity) -> bool:
    """Whether a count is too small to hold another one."""
    total = scene.quantities[j]
    return total.form == part.form == "count" and total.value < part.value


def points_at_total(tokens: Tokens, at: int) -> bool:
    """`17 |of which|`, `two |of them|`."""
    following = tokens.word[at + 1 : at + 3]
    return len(following) == 2 and following[0] == "of" and following[1] in POINTING


def last_known(scene: Scene, i: int, objects: Sequence[Object], known: Sequence[Known], wanted: bool) -> int | None:
    """The last claim of an earlier sentence with the same unit, where the words point back."""
    if not wanted:
        return None
    for claim in sorted(known, key=lambda claim: (-claim.sentence, not claim.salient)):
        fits = same_measure(claim, scene.quantities[i]) and claim.form != "share"
        if fits and (objects[i].head is None or claim.head == objects[i].head or claim.form == "money"):
            return claim.start
    at = scene.index[i]
    several = at >= 0 and scene.tokens.word[at + 1 : at + 3] in (["of", "them"], ["of", "these"])
    if several and scene.quantities[i].form == "share":  # `It trained 140,000 people. Women were |one third| of them.`
        last = [claim for claim in known if claim.sentence == scene.sentence - 1 and claim.salient]
        return next((claim.start for claim in reversed(last) if claim.form == "count"), None)
    return None


def last_total(scene: Scene, i: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """The claim that `of these` points to: of the same thing, else the last in the same unit that is larger."""
    part = scene.quantities[i]
    fitting = [claim for claim in known if claim.unit == part.unit or (part.form == "share" and claim.form != "share")]
    fitting = [claim for claim in fitting if claim.salient] or fitting
    for claim in reversed(fitting):
        if claim.head == objects[i].head and (part.form == "share" or claim.value >= part.value):
            return claim.start
    for claim in reversed(fitting):
        if part.form == "share" or claim.value >= part.value:
            return claim.start
    return None


def latest_amount(scene: Scene, i: int, k: int, known: Sequence[Known]) -> int | None:
    """The claim that `of |this sum|`, with `of` at token `k`, points to: the last of the sentence before that is large
    enough.
    """
    words, part = scene.tokens.word, scene.quantities[i]
    if words[k + 1] not in ("this", "that") or words[k + 2] not in AMOUNTS:
        return None
    for claim in reversed(known):
        if claim.sentence != scene.sentence - 1:
            return None
        if holds(claim, part):
            return claim.start
    return None


def holds(claim: Known | Quantity, part: Quantity) -> bool:
    """Whether a claim is an amount that a figure can be a part of."""
    if claim.form not in ("money", "count", "measure"):
        return False
    return part.form == "share" or (claim.unit == part.unit and claim.value >= part.value)


def named_total(scene: Scene, i: int, k: int, objects: Sequence[Object], known: Sequence[Known]) -> int | None:
    """The claim that `of |the outlay|, …`, with `of` at token `k`, names: the last of the same thing."""
    part = scene.quantities[i]
    if scene.tokens.word[k + 1] != "the" or objects[i].head is None:
        return None
    for claim in reversed(known):
        if claim.head == objects[i].head and holds(claim, part):
            return claim.start
    return None


def last_sum(part: Quantity, known: Sequence[Known]) -> int | None:
    """The sum that `of the funding` means: the last one named, if it is large enough."""
    last = next((claim for claim in reversed(known) if claim.form == "money"), None)
    return last.start if last is not None and holds(last, part) else None


def points_back(tokens: Tokens, k: int) -> bool:
    """`of |these|, …`, `of |the total|, …`, `of |this amount|, …`."""
    if tokens.word[k] in ("these", "them", "those", "this", "that", "which", "whom"):
        return True
    return tokens.word[k] == "the" and tokens.word[k + 1 : k + 2] != [] and tokens.word[k + 1] in AMOUNTS


def opens_clause(scene: Scene, start: int, at: int) -> bool:
    """Whether a figure behind `of these, …` is the subject of its clause and no complement of another (`against 31
    officers`).
    """
    tokens = scene.tokens
    if amounts_to(scene, start, at):
        return True
    if tokens.tag[at - 1] == "P":
        return False
    others = [k for k in range(start + 1, at) if tokens.tag[k] == "Q"]
    if others and next_member(scene, others[0], at):
        return True
    if at == start + 2:
        # `of these |70,000| are left`, but `of these |ninety| topics, …`
        return tokens.tag[at + 1 : at + 2] not in (["N"], ["O"], ["A"], ["E"], ["G"])
    if not comma_between(scene, start, at):
        return False
    if not others:
        return True
    governed = any(group.end <= at and group.start > others[0] for group in scene.groups)
    follows = any(at < group.start <= at + 6 for group in scene.groups)
    return follows or not governed


def amounts_to(scene: Scene, start: int, at: int) -> bool:
    """Whether a sum behind `of this, …` is what a part of it comes to (`of this, wages amount to |$2 million|`)."""
    group = governor(scene.tokens, scene.groups, at)
    if (
        group is None
        or scene.quantities[scene.tokens.ref[at]].form != "money"
        or not points_back(scene.tokens, start + 1)
    ):
        return False
    level = group.lemma == "be" or group.lemma in scene.words.level_verbs
    return level and start < group.start and group.end <= at and comma_between(scene, start, at)


def next_member(scene: Scene, first: int, at: int) -> bool:
    """Whether a figure goes on with the list that the one at `first` begins, without a verb of its own (`of which 2
    million is for roads|, 1 million for schools| and …`).
    """
    tag, ref = scene.tokens.tag, scene.tokens.ref
    alike = scene.quantities[ref[first]].unit == scene.quantities[ref[at]].unit
    return alike and tag[at - 1] in ",C" and tag[at + 1 : at + 2] == ["P"]


def pointed_claim(scene: Scene, i: int, known: Sequence[Known]) -> int | None:
    """The last earlier claim in the same unit that is larger than the figure."""
    for claim in reversed(known):
        if claim.unit == scene.quantities[i].unit and claim.value >= scene.quantities[i].value:
            return claim.start
    return None


def included_in(scene: Scene, i: int, limit: int, objects: Sequence[Object]) -> int | None:
    """The figure before `including` that has the part among its things: the same noun, else one that stands under no
    preposition.
    """
    candidates = [
        j
        for j in range(i)
        if 0 <= scene.index[j] < limit
        and scene.quantities[j].kind == "quantity"
        and same_kind(scene.quantities[j], scene.quantities[i])
        and as_large(scene.quantities[j], scene.quantities[i])
    ]
    for j in reversed(candidates):
        if objects[j].head is not None and objects[j].head == objects[i].head:
            return scene.quantities[taken_of(scene, j, scene.quantities[i])].start
    free = [j for j in candidates if not behind_preposition(scene, scene.index[j])]
    chosen = (free or candidates)[-1:] if candidates else []
    return scene.quantities[taken_of(scene, chosen[0], scene.quantities[i])].start if chosen else None


def stated_total(scene: Scene, i: int) -> int | None:
    """`more than half of its pledged assistance of |$100 million|`: the whole names its own figure."""
    tokens = scene.tokens
    at = scene.index[i]
    for k in range(at + 1, min(len(tokens), at + 10)):
        if (
            tokens.tag[k] == "Q"
            and tokens.word[k - 1] == "of"
            and scene.quantities[tokens.ref[k]].form in ("money", "count")
        ):
            return scene.quantities[tokens.ref[k]].start
        if tokens.tag[k] not in "PDNOAKEG":
            return None
    return None


def comma_between(scene: Scene, left: int, right: int) -> bool:
    """Whether a comma stands between two tokens."""
    return "," in scene.tokens.tag[left:right]


def opening(scene: Scene) -> int:
    """Index of the first word of the sentence."""
    return 0 if scene.tokens.tag and scene.tokens.tag[0] not in '-"' else 1


def behind_preposition(scene: Scene, at: int) -> bool:
    """Whether a figure stands behind a preposition (`from more than 90 countries`)."""
    return at > 0 and scene.tokens.tag[at - 1] == "P" and scene.tokens.word[at - 1] != "of"


def opens_with_of(scene: Scene, j: int) -> bool:
    """Whether the `of` at a token opens a clause (`Of the 60 schools, …`, `Out of 60 schools, …`)."""
    k = j - (scene.tokens.word[max(0, j - 1) : j] == ["out"])
    return k == 0 or scene.tokens.tag[k - 1] in ",;:C.-" or k == opening(scene)


def apart(scene: Scene, total: int, at: int) -> bool:
    """Whether a figure behind `of the 60 schools` is told of them: behind a comma or right behind them."""
    tokens = scene.tokens
    if tokens.word[at - 1] in ("up", "down"):
        return False  # `of 4,000 cases, up |14 per cent| from 2020, …`
    if comma_between(scene, total, at):
        return True
    first = next(k for k in range(total + 1, at + 1) if tokens.tag[k] == "Q")
    straight = all(tag in "NOAKEB" for tag in tokens.tag[total + 1 : first])
    return straight and (first == at or tokens.tag[at - 1] in "C,")  # `of the 90 delegates 55 were men and |35| women`
