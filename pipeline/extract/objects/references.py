"""Figures without a noun of their own: in a list, compared, or elided.

What words that point back mean is left to `antecedents.py`; nouns that stand with the figure to `counted.py`,
`shares.py` and `measured.py`, figures that say another one again to `said_again.py`.
"""

from pipeline.extract.objects.antecedents import (
    among_others,
    antecedent,
    before_colon,
    compatible,
    figure_before,
    larger_before,
    of_those,
    opening_of,
    pointed_of,
    pronoun_governs,
    pronoun_meant,
    pronoun_object,
    relative_before,
    under_preposition,
)
from pipeline.extract.objects.said_again import apposed
from pipeline.extract.scene.comparing import (
    bare_change,
    broken_down,
    compared_figure,
    enclosed,
    free_before,
    multiplied_to,
    refers_back,
)
from pipeline.extract.scene.scene import NO_OBJECT, Object, Scene, made
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.word_forms import plural_noun

MEANING_THINGS = frozenset(("each", "they", "these", "those", "all", "both", "them", "one"))
ACTED = "object.acted-on"  # of a sentence without a figure, whose subject is a body


def list_partner(scene: Scene, i: int) -> int:
    """The next quantity where `i` is joined to it in a list (`10th, 11th and 12th`), else -1."""
    if i + 1 >= len(scene.quantities):
        return -1
    here, there = scene.index[i], scene.index[i + 1]
    if here < 0 or there < 0 or there - here > 4:
        return -1
    if (scene.quantities[i].form == "times") != (scene.quantities[i + 1].form == "times"):
        return -1  # `it reached 472 kg, more than |double| the figure of 1949`
    between = scene.tokens.tag[here + 1 : there]
    words = scene.tokens.word[here + 1 : there]
    joined = all(
        tag in ",CD" or word in ("about", "between") for tag, word in zip(between, words, strict=True)
    ) and bool(between)
    moved = words == ["to"] and scene.quantities[i].form == "count"  # `from 17,000 to 12,500 personnel`
    return i + 1 if joined or moved else -1


def elided(scene: Scene, i: int, found: list[Object | None]) -> Object:
    """The object of a figure without a noun of its own: that of its relative's antecedent, its list, or what went
    before.
    """
    at = scene.index[i]
    quantity = scene.quantities[i]
    return (
        (all_of_them(scene, at) if at > 1 and quantity.form == "count" else None)
        or (pointed_back(scene, i, at, found) if at >= 0 else None)
        or joined_on(scene, i, at, found)
        or named_before(scene, i, at, found)
        or (before_colon(scene, at) if quantity.form == "count" and at > 0 else None)
        or (pronoun_meant(scene, at) if quantity.kind == "quantity" else None)
        or looked_back(scene, i, at)
    )


def all_of_them(scene: Scene, at: int) -> Object | None:
    """`The 12 |ships| carried goods, and we saw all 12.`, `… to achieve these |goals|: we work on all eight.`"""
    tokens, i = scene.tokens, scene.tokens.ref[at]
    if tokens.word[max(0, at - 1) : at] != ["all"] or tokens.tags[at + 1 : at + 2] not in tuple(".,;:)"):
        return None
    same = [j for j in range(i) if scene.quantities[j].value == scene.quantities[i].value and scene.index[j] >= 0]
    if same:
        return made(scene, phrase_at(tokens, scene.index[same[-1]] + 1), "object.antecedent")
    k = next((k for k in range(at - 2, 0, -1) if plural_noun(tokens, k, scene.words)), -1)
    if k < 0 or tokens.word[k - 1] not in ("these", "those"):
        return None
    return made(scene, phrase_before(tokens, k + 1, nearest=True, alone=True), "object.antecedent")


def pointed_back(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """What a relative, a pronoun or the opening words of the sentence point to."""
    tokens = scene.tokens
    opened = opening_of(scene, at)
    if opened is not None:
        return opened
    relative = relative_before(scene, at)
    if relative >= 0:
        stated = larger_before(scene, i, relative)
        if stated < 0:
            stated = figure_before(scene, relative)
        if stated >= 0 and (known := found[stated]) is not None:
            return known
        phrase = antecedent(scene, relative)
        if phrase is not None:
            return made(scene, phrase, "object.antecedent") or NO_OBJECT
    if tokens.word[at + 1 : at + 2] != ["of"]:
        return None
    if pointed_of(tokens, at) and i > 1:
        # `$8 million in grants and $4 million in |loans|, half of the latter`
        return found[i - 1 if tokens.word[at + 3] == "latter" else i - 2]
    if tokens.tag[at + 2 : at + 3] == ["W"]:
        total = larger_before(scene, i, at)
        return found[total] if total >= 0 else None
    pointing = tokens.tag[at + 2 : at + 3] == ["R"] or of_those(scene, i, at)
    return pronoun_object(scene, i, at, found) if pointing else None


def joined_on(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """What the figure goes on with: a change of the one before, a list, the same verb, a comparison, brackets."""
    last = free_before(scene, i) if i else -1
    numbered = last >= 0 and scene.quantities[last].kind != scene.quantities[i].kind  # `for the |third| year, down 4`
    if i and at >= 0 and bare_change(scene, at) and not numbered and (changed := found[last]) is not None:
        return changed
    partner = list_partner(scene, i)
    if partner >= 0 and scene.quantities[partner].form == scene.quantities[i].form and found[partner] is not None:
        return found[partner]
    doer = doing_before(scene, i, at, found)
    if doer is not None:
        return doer
    quantity = scene.quantities[i]
    if i and scene.tokens.word[max(0, at - 2) : at] == [",", "to"] and scene.index[i - 1] == at - 3:
        return found[i - 1]  # `fell by a third, to |eight|`
    if i and quantity.form == "share" and (whole := opening_whole(scene, i, at, found)) is not None:
        return whole
    if i and at >= 0 and multiplied_to(scene, i, at) and (thing := found[i - 1]) is not None:
        return thing
    if i and at >= 0 and refers_back(scene, at):
        other = compared_figure(scene, i, at)
        if found[other] is not None and scene.quantities[other].kind == scene.quantities[i].kind:
            return found[other]
    if at > 0 and scene.tokens.tag[at - 1] == "(" and scene.quantities[i].form == "share":
        return next((found[j] for j in range(i - 1, -1, -1) if scene.quantities[j].form != "share"), None)
    return None


def named_before(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """The object that a figure before has and this one may share."""
    tokens, quantity = scene.tokens, scene.quantities[i]
    other = best_named(scene, i, found)
    if other is not None:
        of_whole = other.whole and other.whole != other.text and quantity.form == "share"
        if of_whole and tokens.tag[at + 1 : at + 2] == ["b"]:
            return Object(other.whole, other.whole_head, None, "object.elided-whole")
        if quantity.form != "share":  # only a share is of a whole
            return Object(other.text, other.head, None, "object.elided")
        return Object(other.text, other.head, other.whole, "object.elided", other.whole_head)
    other = found[i - 1] if i and scene.quantities[i - 1].kind == quantity.kind else None
    if other is not None and at >= 0 and (tokens.tag[at - 1 : at] == ["C"] or refers_back(scene, at)):
        return other
    return None


def looked_back(scene: Scene, i: int, at: int) -> Object:
    """What the sentences before speak of."""
    scene.look_back()
    if scene.previous.rule == ACTED and not fits_acted(scene, i, at):
        return NO_OBJECT
    if scene.topic.text and scene.quantities[i].kind == "quantity" and pronoun_governs(scene, at):
        return Object(scene.topic.text, scene.topic.head, None, "object.topic")
    summed = scene.quantities[i].form == "money" and scene.previous.form not in ("", "money", "share")
    if summed and scene.previous.head not in scene.words.money_nouns and not points_at_things(scene, at):
        return NO_OBJECT  # `It covers 12 |provinces|. The bank lent $200 million.`
    if scene.previous.text and scene.quantities[i].kind == "quantity":
        return Object(scene.previous.text, scene.previous.head, None, "object.carried")
    return NO_OBJECT


def points_at_things(scene: Scene, at: int) -> bool:
    """Whether the clause of a sum tells of what was counted before (`It bought 12 tractors. |Each| cost $30,000.`)."""
    if scene.tokens.word[0] in MEANING_THINGS:
        return True
    finite = finite_governor(scene.groups, governor(scene.tokens, scene.groups, at)) if at > 0 else None
    return finite is not None and scene.tokens.word[max(0, finite.start - 1)] in MEANING_THINGS


def fits_acted(scene: Scene, i: int, at: int) -> bool:
    """Whether a figure can be of the things that a body does something with: not what `it` raised, no length of time,
    nobody who acts (`Norway supports the talks. Some |40| took part.`).
    """
    if scene.quantities[i].form not in ("count", "share"):
        group = governor(scene.tokens, scene.groups, at)
        return group is not None and scene.tokens.word[max(0, group.start - 1)] in ("they", "these", "those")
    acting = next((group for group in scene.groups if group.start == at + 1), None)
    return acting is None or acting.passive or acting.lemma == "be"


def opening_whole(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """`Of the $5 billion in |aid|, a third was for Syria`: the sum that opens the sentence is what a share is of."""
    tokens, first = scene.tokens, scene.index[0]
    opened = tokens.word[:2] == ["of", "the"] and first == 2 and scene.quantities[0].form in ("money", "measure")
    return found[0] if opened and i == 1 and "," in tokens.tag[first:at] else None


def doing_before(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """`13 |countries| reported no cases and |6| reported few`: a count or share that acts is of those that acted
    before (`a third of |farmers| grow rice, while 12 per cent grow cotton`).
    """
    tag, form = scene.tokens.tag, scene.quantities[i].form
    if at < 2 or form not in ("count", "share") or tag[at - 1] not in "CS,":
        return None
    own = next((group for group in scene.groups if group.start == at + 1), None)
    if own is None or not (own.finite or tag[own.start] == "E"):
        return None
    for j in range(i):
        start = scene.index[j]
        acting = next((group for group in scene.groups if group.start > start), None)
        if scene.quantities[j].form != form or start < 0 or acting is None or acting.start >= at:
            continue
        opens = start == 0 or tag[start - 1] in ",CTB"
        thing, named = found[j], set(tag[start + 1 : acting.start])
        if form == "share" and thing is not None and thing.whole == thing.text:
            if opens and acting.finite and named <= set("NOAKPD"):
                return Object(thing.text, thing.head, thing.whole, "object.doing", thing.whole_head)
        elif opens and acting.finite and named <= set("NOAK") and thing is not None:
            return Object(thing.text, thing.head, rule="object.doing")
    return None


def best_named(scene: Scene, i: int, found: list[Object | None]) -> Object | None:
    """The object of the figure before `i` whose noun it can share: of the same form, under no preposition, nearest."""
    quantity = scene.quantities[i]
    best, lowest = None, (True, True)
    for j in range(i - 1, -1, -1):
        other = found[j]
        if other is None or not other.text or other.rule == "object.doing":
            continue
        if not compatible(scene.quantities[j], quantity) or scene.quantities[j].kind != quantity.kind:
            continue
        if quantity.form == "count" and broken_down(scene, j, i):
            continue  # `The 30 (20 men and 10 women) were fewer than the |36| of May`
        if (
            quantity.form == "share"
            and scene.quantities[j].form == "share"
            and j
            and apposed(scene, j, scene.index[j]) >= 0
        ):
            continue  # `900 men, or one in ten residents, fled; |60 per cent| of them …`
        placed = under_preposition(scene, j) and scene.tokens.word[scene.index[j] - 1] != "of"
        placed = placed or among_others(scene, j) or enclosed(scene, j, i)
        rank = (scene.quantities[j].form != quantity.form, placed)
        if best is None or rank < lowest:
            best, lowest = other, rank
        if lowest == (False, False):
            break
    return best
