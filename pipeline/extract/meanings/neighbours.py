"""What a figure takes from its neighbours in the sentence: said again, listed, moved or promised with it.

The meaning of each figure by itself is made in `meanings.py`.
"""

from collections.abc import Sequence

from pipeline.extract.meanings.shared_rates import rate_of_parent, rated_with
from pipeline.extract.objects.elided_units import CLAUSE
from pipeline.extract.objects.moved_nouns import ends_of_move
from pipeline.extract.objects.said_again import apposed
from pipeline.extract.parts.parts import another_matter, outgrown
from pipeline.extract.parts.totals import points_at_total
from pipeline.extract.quantities.shared_units import NORM_RULE
from pipeline.extract.scene.comparing import compared_with
from pipeline.extract.scene.meaning import Meaning
from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.nouns import before_hedges
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class
from pipeline.values import replace
from schemas.vocabularies import Status

RESULTS = word_class("resulting")


def with_neighbours(scene: Scene, i: int, meaning: Meaning, before: Sequence[Meaning]) -> Meaning:
    """What a figure takes from one before it in the sentence."""
    if not i or scene.index[i] < 0:
        return meaning
    same = apposed(scene, i, scene.index[i])
    if same >= 0 and scene.tokens.word[scene.index[i] - 1] != "-":
        other = before[same]
        change = other.change or ("change.beside" in meaning.rules and meaning.change) or None
        if scene.tokens.tag[scene.index[i] - 3 : scene.index[i]] == ["C", "A", "P"]:
            change = meaning.change  # `$3 billion, $1 billion more than in 2019 and equal to |68 per cent| of GDP`
        # `$3 per share, or |62 per cent| of profit`: a share is per nothing that its sum is.
        alike = scene.quantities[i].form != "share" or scene.quantities[same].form == "share"
        told = replace(meaning, status=other.status, change=change, per=meaning.per or (other.per if alike else None))
        if "share" in (scene.quantities[i].form, scene.quantities[same].form) and told.part_of is None:
            told = replace(told, part_of=other.part_of)  # `of which 64 million, or |53 per cent|`
        if told.part_of is None and same and scene.quantities[i].form == "share":
            total = scene.quantities[same].start  # `5,000 of the 12,000 refugees, or |42 per cent|`
            told = replace(told, part_of=total if before[same - 1].part_of == total else None)
        return replace(told, rules=(*meaning.rules, "status.said-again"))
    if meaning.change is None and before[-1].change is not None and (joined_by_or(scene, i) or same_run(scene, i)):
        meaning = replace(meaning, change=before[-1].change, rules=(*meaning.rules, "change.joined"))
    if meaning.change is None and before[-1].change is not None and moved_with(scene, i):
        meaning = replace(meaning, change=before[-1].change, rules=(*meaning.rules, "change.joined"))
    if meaning.per is None and before[-1].per is not None and rated_with(scene, i):
        meaning = replace(meaning, per=before[-1].per)
    if NORM_RULE in scene.quantities[i].rules:
        meaning = replace(meaning, per=meaning.per or before[-1].per, object=before[-1].object)
    leader = moved_alike(scene, i)
    if meaning.change is None and leader >= 0 and before[leader].change is not None:
        meaning = replace(meaning, change=before[leader].change, rules=(*meaning.rules, "change.joined"))
    if meaning.per is None and leader == i - 1:
        meaning = replace(meaning, per=before[leader].per)
    if meaning.per is None and "part.of-which" in meaning.rules:
        meaning = replace(meaning, per=rate_of_parent(scene, i, meaning, before))
    if meaning.status is Status.REPORTED and before[-1].status is Status.NORM and listed_with(scene, i):
        meaning = replace(meaning, status=Status.NORM, rules=(*meaning.rules, "status.follows"))
    bracketed = ")" in scene.tokens.tag[scene.index[i - 1] : scene.index[i]]
    goes_on = before[-1].part_of is not None and (listed_with(scene, i) or shared_out(scene, i)) and not bracketed
    if meaning.part_of is None and goes_on and not another_matter(scene, i, scene.index[i]) and fits(scene, i, before):
        meaning = replace(meaning, part_of=before[-1].part_of, rules=(*meaning.rules, "part.joined"))
    if meaning.part_of is None and (parent := said_again_of(scene, i, before)) is not None:
        meaning = replace(meaning, part_of=parent, rules=(*meaning.rules, "part.said-again"))
    if (
        meaning.status is Status.REPORTED
        and before[-1].status is not Status.REPORTED
        and follows_suit(scene, i, meaning, before)
    ):
        meaning = replace(meaning, status=Status.TARGET, rules=(*meaning.rules, "status.follows"))
    return meaning


def fits(scene: Scene, i: int, before: Sequence[Meaning]) -> bool:
    """Whether a figure can be a part of what the one before it is a part of: not where it is larger than that, nor
    where commas set the other apart (`12 doctors, |two of them women,| and 3 nurses`).
    """
    tokens, at, there = scene.tokens, scene.index[i], scene.index[i - 1]
    aside = points_at_total(tokens, there) and tokens.tag[there - 1] == "," and tokens.tag[at - 2 : at] == [",", "C"]
    return not outgrown(scene, i, before[-1].part_of or 0) and not aside


def said_again_of(scene: Scene, i: int, before: Sequence[Meaning]) -> int | None:
    """The total of a part that a figure says again: `30 of the 130 seats (|23 per cent|)`, `half of whom, |73
    million|, …`.
    """
    tokens, here, there = scene.tokens, scene.index[i], scene.index[i - 1]
    if there < 0:
        return None
    between = tokens.tag[there + 1 : here]
    share = scene.quantities[i].form == "share"
    if share and between[-1:] == ["("] and all(tag in "NOAPDK" for tag in between[:-1]):
        total = scene.quantities[i - 1].start
        return total if i > 1 and before[-2].part_of == total else None
    mirrored = scene.quantities[i - 1].form == "share" and not share and tokens.word[there + 1 : there + 2] == ["of"]
    if mirrored and between[2:] == [","] and between[1] in "WR" and tokens.tag[here + 1 : here + 2] == [","]:
        return before[-1].part_of
    return None


def moved_alike(scene: Scene, i: int) -> int:
    """The figure whose move a figure behind `by` shares: `goes up by 5 per cent, on beer |by 2 cents|`; -1 for none."""
    tokens = scene.tokens

    def by(j: int) -> bool:
        at = before_hedges(tokens, scene.index[j])
        return at > 0 and tokens.word[at - 1] == "by"

    if not by(i):
        return -1
    leader = next((j for j in range(i - 1, max(-1, i - 3), -1) if scene.index[j] >= 0 and by(j)), -1)
    between = tokens.tag[scene.index[leader] + 1 : scene.index[i]] if leader >= 0 else []
    listed = not set(between).isdisjoint("C,") and set(between).isdisjoint("bhMdVEGWS;.:I")
    return leader if listed else -1


def moved_with(scene: Scene, i: int) -> bool:
    """Whether a figure shares the verb of a move before it: `injuries fell 30 per cent and deaths |41 per cent|`, `coal
    grew 5 per cent, gas |2|`.
    """
    tokens, here, there = scene.tokens, scene.index[i], scene.index[i - 1]
    if there < 0 or scene.quantities[i].unit != scene.quantities[i - 1].unit or scene.quantities[i].form == "count":
        return False
    behind = tokens.tag[here + 1 : here + 2]
    if tokens.word[here + 1 : here + 2] == ["of"] or (behind and behind[0] in "NAOGbhMdVE"):
        return False
    k = before_hedges(tokens, here)
    if tokens.tag[k - 1] not in ",CNO" or not any(group.end <= there for group in scene.groups):
        return False
    while k > there + 1 and tokens.tag[k - 1] in "NOADPT":
        k -= 1
    return tokens.tag[k - 1] in ",C" and k > there + 1 and CLAUSE.isdisjoint(tokens.tag[there + 1 : here])


def joined_by_or(scene: Scene, i: int) -> bool:
    """Whether a figure says the one before it in other terms (`10 per cent of output, |or around $6 trillion|`)."""
    at = scene.index[i]
    return at > 0 and scene.tokens.word[at - 1] == "or" and scene.quantities[i].form != scene.quantities[i - 1].form


def same_run(scene: Scene, i: int) -> bool:
    """Whether a percentage goes on with the one before it: `growth of 1.3% this year, |1.6%| in 2019`, `down from
    |2.38 per cent|`.
    """
    here, there = scene.index[i], scene.index[i - 1]
    if scene.quantities[i].unit != scene.quantities[i - 1].unit or scene.quantities[i].form != "share" or there < 0:
        return False
    between = scene.tokens.tag[there + 1 : here]
    if between and scene.tokens.word[here + 1 : here + 2] == ["of"]:
        return False  # `an increase of 16 per cent, and |four fifths| of the new houses …`
    if compared_with(scene, here):
        return True
    # `rose 0.1 per cent to |3.9 per cent|` is where it came to.
    return scene.tokens.word[here - 1] != "to" and all(tag in "T,CPB" for tag in between)


def listed_with(scene: Scene, i: int) -> bool:
    """Whether a figure of the same unit goes on with the list of the one before it, without a verb of its own."""
    here, there = scene.index[i], scene.index[i - 1]
    if there < 0 or scene.quantities[i].unit != scene.quantities[i - 1].unit:
        return False
    between = scene.tokens.tag[there + 1 : here]
    behind = scene.tokens.tag[here + 1 : here + 4]
    return (
        bool(between)
        and (between[-1] == "C" or between[-1] == ",")
        and not any(tag in "bhMdVEWS;.:(" for tag in between)
        and not any(tag in "bhM" for tag in behind)
    )


def shared_out(scene: Scene, i: int) -> bool:
    """Whether a share goes on with the verb of the one before: `half of it went to schools, |23 per cent| to roads`,
    `62 per cent of whom were female and |38 per cent| male`.
    """
    tokens, here, there = scene.tokens, scene.index[i], scene.index[i - 1]
    if there < 0 or not scene.quantities[i].form == scene.quantities[i - 1].form == "share":
        return False
    between = tokens.tag[there + 1 + 2 * points_at_total(tokens, there) : here]
    verbs = sum(tag in "bhMdVE" for tag in between)
    behind = tokens.word[here + 1 : here + 2]
    alike = tokens.tag[here + 1 : here + 2] == ["P"] and behind != ["of"] and behind[0] in tokens.word[there + 1 : here]
    # `62 per cent were women and |38 per cent| men`
    alike = alike or (between[:1] == ["b"] and tokens.tag[here + 1 : here + 2] == between[1:2])
    return between[-1:] in ([","], ["C"]) and verbs == 1 and alike and not any(tag in "WS;.:(" for tag in between)


def follows_suit(scene: Scene, i: int, meaning: Meaning, before: Sequence[Meaning]) -> bool:
    """Whether a figure without a verb of its own, or a part of a target, is a target like the figure before it."""
    tokens = scene.tokens
    at, there = scene.index[i], scene.index[i - 1]
    if before[-1].status is not Status.TARGET or there < 0 or meaning.past or "status.moved-from" in meaning.rules:
        return False
    parents = {scene.quantities[j].start for j, other in enumerate(before) if other.status is Status.TARGET}
    if meaning.part_of in parents and scene.quantities[i].form == "money":
        return not done_already(tokens, at)
    between = tokens.tag[there + 1 : at]
    if resulting(tokens, there, at):
        return True
    shared = scene.quantities[i].form == "share" and meaning.part_of in parents
    if shared and "with" in tokens.word[there + 1 : at] and not any(tag in "bhMdVWS;.:" for tag in between):
        return True  # `loans of $2 million, with |half| of them reserved for women`
    compared = tokens.word[at + 1 : at + 2] and tokens.word[at + 1] in ("more", "fewer", "less", "lower", "higher")
    if compared and all(tag in ",NOAPT" for tag in between) and "," in between:
        return True
    return not any(tag in "bhMdVEWS;.:" for tag in between) and any(
        word in ("for", "and", "including") for word in tokens.word[there + 1 : at]
    )


def done_already(tokens: Tokens, at: int) -> bool:
    """Whether the verb of a part in a relative clause stands in the perfect (`of which |$2 million| has been paid`)."""
    if tokens.tag[at - 1] != "W":
        return False
    stop = next((k for k in range(at + 1, len(tokens.tag)) if tokens.tag[k] in ",;.:Q"), len(tokens.tag))
    return "h" in tokens.tag[at:stop]


def resulting(tokens: Tokens, there: int, at: int) -> bool:
    """Whether a figure is what a planned one leads to (`…, resulting in a deficit of |6 million|`)."""
    for k in range(there + 1, at):
        if tokens.tag[k] in "bhMdVEWS;.:Q":
            return False
        if tokens.tag[k] == "G" and tokens.tag[k - 1] == "," and tokens.lemma[k] in RESULTS:
            return not any(tag in "bhMdVEWS;.:Q" for tag in tokens.tag[k + 1 : at])
    return False


def with_shared_change(scene: Scene, i: int, meanings: Sequence[Meaning]) -> Sequence[Meaning]:
    """`|$7 billion| or 12 per cent less than last year`: the difference is that of both figures."""
    here = scene.index[i]
    if meanings[i].change is not None or i + 1 >= len(meanings) or scene.index[i + 1] != here + 2 or here < 0:
        return meanings
    if scene.tokens.word[here + 1] != "or" or "change.beside" not in meanings[i + 1].rules:
        return meanings
    joined = replace(meanings[i], change=meanings[i + 1].change, rules=(*meanings[i].rules, "change.joined"))
    return [*meanings[:i], joined, *meanings[i + 1 :]]


def with_shared_rate(scene: Scene, i: int, meanings: Sequence[Meaning]) -> Meaning:
    """`from $10.65 to $11.82 |a day|`, `from 95 |per 1,000 births| in 2011 to 54`: the rate belongs to both ends of a
    move.
    """
    meaning = meanings[i]
    if meaning.per is not None or scene.index[i] < 0:
        return meaning
    for j in range(i + 1, min(i + 3, len(meanings))):
        if scene.quantities[i].unit == scene.quantities[j].unit and leads_on(scene, i, j):
            return replace(meaning, per=meanings[j].per)
    for j in range(max(0, i - 2), i):
        if scene.quantities[i].unit == scene.quantities[j].unit and ends_of_move(
            scene.tokens, scene.index[j], scene.index[i]
        ):
            return replace(meaning, per=meanings[j].per)
    before = meanings[i - 1] if i else None
    alike = before is not None and scene.quantities[i].unit == scene.quantities[i - 1].unit
    if (
        before is not None
        and alike
        and before.object.head == meaning.object.head
        and (compared_with(scene, scene.index[i]) or goes_with(scene, i, meaning))
    ):
        return replace(meaning, per=before.per)  # `78 pupils per teacher, compared with |107| in 2015`
    return meaning


def goes_with(scene: Scene, i: int, meaning: Meaning) -> bool:
    """Whether a figure without a noun is joined to the one before it, so that its pace is the same (`kills 5 million
    people a year in the world and |1 million| in Africa`).
    """
    tokens, there, at = scene.tokens, scene.index[i - 1], before_hedges(scene.tokens, scene.index[i])
    if (
        "object.elided" not in meaning.rules
        or tokens.tag[at - 1] != "C"
        or "in" not in tokens.word[scene.index[i] + 1 : scene.index[i] + 2]
    ):
        return False
    return not any(tag in "bhMdVEGSW;" for tag in tokens.tag[there + 1 : at])


def leads_on(scene: Scene, i: int, j: int) -> bool:
    """Whether only `to`, and sums in brackets, stand between two figures."""
    tokens, here, there = scene.tokens, scene.index[i], scene.index[j]
    plain = [tokens.word[k] for k in range(here + 1, there) if tokens.tag[k] not in "()Q"]
    return there > here and plain == ["to"] and (j == i + 1 or "(" in tokens.tag[here:there])
