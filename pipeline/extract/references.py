"""Figures without a noun of their own: in a list, said again, compared, behind `of which`, or elided.

Finds what such a figure refers back to. Nouns that stand with the figure are left to `counted.py`, `shares.py` and
`measured.py`.
"""

from pipeline.extract.clause import finite_governor, governor
from pipeline.extract.comparing import bare_change, compared_figure, multiplied_to, refers_back
from pipeline.extract.leftward import phrase_before
from pipeline.extract.nouns import Phrase, before_determiners
from pipeline.extract.phrases import phrase_at
from pipeline.extract.scene import NO_OBJECT, Object, Scene, agent, made, verb_subject
from pipeline.models import Quantity


def list_partner(scene: Scene, i: int) -> int:
    """The next quantity where `i` is joined to it in a list (`10th, 11th and 12th`), else -1."""
    if i + 1 >= len(scene.quantities):
        return -1
    here, there = scene.index[i], scene.index[i + 1]
    if here < 0 or there < 0 or there - here > 4:
        return -1
    between = scene.tokens.tag[here + 1 : there]
    words = scene.tokens.word[here + 1 : there]
    joined = all(
        tag in ",CD" or word in ("about", "between") for tag, word in zip(between, words, strict=True)
    ) and bool(between)
    moved = words == ["to"] and scene.quantities[i].form == "count"  # `from 17,000 to 12,500 personnel`
    return i + 1 if joined or moved else -1


def apposed(scene: Scene, i: int, at: int) -> int:
    """The figure that this one says again in another currency (`200 pesos ($12)`, `£1,000, that is $3,000`); -1
    where there is none.
    """
    if not i or scene.index[i - 1] < 0:
        return -1
    tokens = scene.tokens
    if tokens.word[at - 1 : at] == ["("] and at - 2 == scene.index[i - 1]:
        same = scene.quantities[i].form == scene.quantities[i - 1].form or scene.quantities[i].form == "share"
        return i - 1 if same else -1
    j = at
    while j and (tokens.tag[j - 1] in ",B" or tokens.word[j - 1] in ("between", "about", "to")):
        j -= 1
    said = tokens.word[max(0, j - 2) : j]
    if said[-1:] == ["or"] and (scene.quantities[i].form != scene.quantities[i - 1].form or converted(scene, i, j - 1)):
        return i - 1
    again = said == ["that", "is"] and j > 2 and tokens.tag[j - 3] in ",(-"  # but `…, but that is still 40 more`
    if again or said[-1:] in (["i.e"], ["equivalent"], ["equal"]):
        return i - 1
    shares = scene.quantities[i].form == "share" and scene.quantities[i - 1].form == "count"
    return i - 1 if shares and tokens.tag[at - 1 : at] == ["-"] else -1


def converted(scene: Scene, i: int, joint: int) -> bool:
    """`170 billion yen, or |$1.54 billion|`: the same amount in another currency, right behind the `or` at `joint`."""
    before, here = scene.quantities[i - 1], scene.quantities[i]
    while joint and scene.tokens.tag[joint - 1] == ",":
        joint -= 1
    return before.form == here.form == "money" and before.unit != here.unit and joint - 1 == scene.index[i - 1]


def opening_of(scene: Scene, at: int) -> Object | None:
    """`Of the beneficiaries, 4.3 million …`; `Of this sum, 60 per cent …`: what the opening words name, a bare total
    aside.
    """
    tokens = scene.tokens
    if "of" not in tokens.vocabulary:
        return None
    j = next((k for k in range(at - 1, -1, -1) if tokens.tag[k] in ",;.:"), -1)
    if j < 0 or tokens.tag[j] != ",":
        j = at  # `Of our exports 97 per cent consist of fish`
    begin = next((k + 1 for k in range(j - 1, -1, -1) if tokens.tag[k] in ";.:"), 0)
    if tokens.word[begin : begin + 1] != ["of"] or tokens.tag[begin + 1] not in "DANKEG":
        return None
    if "Q" in tokens.tag[begin:j]:
        return None
    phrase = phrase_at(tokens, begin + 1)
    if phrase is None or phrase.end > j or (j == at and phrase.end < j):
        return None
    demonstrative = tokens.word[begin + 1] in ("this", "that")
    if tokens.word[phrase.head] in scene.words.transparent_nouns and not demonstrative:
        return None
    thing = made(scene, phrase, "object.opening")
    if thing is None or not demonstrative:
        return thing
    return Object(f"{tokens.surface(begin + 1).lower()} {thing.text}", thing.head, None, thing.rule)


def pronoun_governs(scene: Scene, at: int) -> bool:
    """Whether the subject of a figure's verb of level is `it` or `they` (`|It| is projected to expand by 5.8 per
    cent`).
    """
    group = governor(scene.tokens, scene.groups, at) if at >= 0 else None
    finite = finite_governor(scene.groups, group)
    if group is None or finite is None or group.end > at:
        return False
    if not any(scene.words.moves_to_level(lemma) for lemma in (group.lemma, finite.lemma)):
        return False
    if any(tag in "SNOAWC,;" for tag in scene.tokens.tag[finite.end : at]):
        return False  # `it is unfortunate that …`
    return scene.tokens.word[max(0, finite.start - 1) : finite.start] in (["it"], ["they"], ["this"])


def pronoun_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """`2 tonnes of drugs, a third of |it|`: the object before; `Aid has stagnated, and a third of |it|`: the subject
    before.
    """
    before = scene.index[i - 1] if i else -1
    several = scene.tokens.word[at + 2] in ("them", "these", "those") and scene.quantities[i].form == "count"
    if before >= 0 and (several or not any(tag in "bhMdVE;." for tag in scene.tokens.tag[before:at])):
        free = [j for j in range(i) if not under_preposition(scene, j) and scene.quantities[j].form == "count"]
        chosen = free[-1] if free and scene.quantities[i].form in ("count", "share") else i - 1
        return found[chosen]
    return pronoun_subject(scene, at)


def pronoun_subject(scene: Scene, at: int) -> Object | None:
    """`Aid has stagnated, and only one third of |it| is spent on schools`: the subject of the verb before."""
    for group in reversed(scene.groups):
        if group.end <= at and group.finite:
            phrase = verb_subject(scene, group)
            if (
                phrase is not None
                and not agent(scene.tokens, phrase, scene.words)
                and scene.tokens.tag[phrase.head] not in "QT"
            ):
                return made(scene, phrase, "object.pronoun")
    return None


def under_preposition(scene: Scene, j: int) -> bool:
    """Whether quantity `j` stands behind a preposition (`from more than 90 countries`)."""
    at = scene.index[j]
    return at > 0 and scene.tokens.tag[at - 1] == "P"


def among_others(scene: Scene, j: int) -> bool:
    """Whether quantity `j` says among which others or where (`12 women |among the 130 members|`)."""
    at = before_determiners(scene.tokens, scene.index[j]) if scene.index[j] > 0 else 0
    return at > 0 and scene.tokens.word[at - 1] in ("among", "amongst", "in", "across", "within")


def compatible(left: Quantity, right: Quantity) -> bool:
    """Whether two figures can share a noun that stands only at one of them."""
    return left.kind == right.kind and (
        left.form == right.form
        or (right.form == "age" and left.form in ("count", "share"))
        or {left.form, right.form} <= {"count", "share", "times"}
    )


def relative_before(scene: Scene, at: int) -> int:
    """Index of a relative (`of which 48 were …`) that opens the clause of token `at`; -1 where there is none."""
    tokens = scene.tokens
    for k in range(at - 1, max(-1, at - 9), -1):
        if tokens.tag[k] == "W" and k and tokens.word[k - 1] in ("of", "with"):
            return k - 1 if k < 2 or tokens.tag[k - 2] not in "Q" else -1
        if tokens.tag[k] in ";.S":
            return -1
    return -1


def larger_before(scene: Scene, i: int, relative: int) -> int:
    """The last count or sum before a relative that is larger (`42,000 families to build, |of whom| 8,300`);
    -1 for none.
    """
    if scene.quantities[i].form not in ("count", "money"):
        return -1
    larger = [
        j
        for j in range(i)
        if scene.quantities[j].form == scene.quantities[i].form
        and scene.quantities[j].unit == scene.quantities[i].unit
        and 0 <= scene.index[j] < relative
        and scene.quantities[j].value > scene.quantities[i].value
    ]
    return larger[-1] if larger else -1


def figure_before(scene: Scene, at: int) -> int:
    """The figure that stands right before a relative (`906,000 cubic metres, |of which| …`); -1 where a noun does."""
    tokens = scene.tokens
    j = at
    while j and tokens.tag[j - 1] in ",CB":
        j -= 1
    return tokens.ref[j - 1] if j and tokens.tag[j - 1] == "Q" else -1


def antecedent(scene: Scene, at: int) -> Phrase | None:
    """The noun phrase before a relative at or near token `at`: `cases with 40 countries, |32 of which| …`."""
    tokens = scene.tokens
    j = at
    while j > 0 and (tokens.tag[j - 1] in ",CBW" or tokens.word[j - 1] in ("of", "with")):
        j -= 1
    phrase = phrase_before(tokens, j)
    persons = "whom" in tokens.word[j : at + 3]
    if (
        phrase is not None
        and persons
        and tokens.tag[phrase.head] == "O"
        and tokens.word[phrase.start - 1 : phrase.start] == ["in"]
    ):
        phrase = phrase_before(tokens, phrase.start - 1)  # `farmers in Northern Ghana, half of |whom|`
    if phrase is None:
        return None
    return nearest_noun(scene, phrase, j)


def nearest_noun(scene: Scene, phrase: Phrase, end: int) -> Phrase:
    """The part of a phrase behind its last figure, where one stands in it."""
    for k in range(end - 1, phrase.start, -1):
        if scene.tokens.tag[k] == "Q":
            inner = phrase_at(scene.tokens, k + 1)
            return inner or phrase
    return phrase


def elided(scene: Scene, i: int, found: list[Object | None]) -> Object:
    """The object of a figure without a noun of its own: that of its relative's antecedent, its list, or what went
    before.
    """
    tokens = scene.tokens
    at = scene.index[i]
    if at >= 0:
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
    if at >= 0 and tokens.word[at + 1 : at + 2] == ["of"] and tokens.tag[at + 2 : at + 3] == ["R"]:
        subject = pronoun_object(scene, i, at, found)
        if subject is not None:
            return subject
    if i and at >= 0 and bare_change(scene, at) and (changed := found[i - 1]) is not None:
        return changed
    partner = list_partner(scene, i)
    if partner >= 0 and scene.quantities[partner].form == scene.quantities[i].form:
        other = found[partner]
        if other is not None:
            return other
    doer = doing_before(scene, i, at, found)
    if doer is not None:
        return doer
    quantity = scene.quantities[i]
    if i and at >= 0 and multiplied_to(scene, i, at) and (thing := found[i - 1]) is not None:
        return thing
    if i and at >= 0 and refers_back(scene, at) and (other := found[compared_figure(scene, i, at)]) is not None:
        return other
    if at > 0 and tokens.tag[at - 1] == "(" and quantity.form == "share":
        near = next((found[j] for j in range(i - 1, -1, -1) if scene.quantities[j].form != "share"), None)
        if near is not None:
            return near
    other = best_named(scene, i, found)
    if other is not None:
        if (
            other.whole
            and other.whole != other.text
            and quantity.form == "share"
            and tokens.tag[at + 1 : at + 2] == ["b"]
        ):
            return Object(other.whole, other.whole_head, None, "object.elided-whole")
        return Object(other.text, other.head, other.whole, "object.elided", other.whole_head)
    other = found[i - 1] if i else None
    if other is not None and at >= 0 and (tokens.tag[at - 1 : at] == ["C"] or refers_back(scene, at)):
        return other
    scene.look_back()
    if scene.topic.text and quantity.kind == "quantity" and pronoun_governs(scene, at):
        return Object(scene.topic.text, scene.topic.head, None, "object.topic")
    if scene.previous.text and quantity.kind == "quantity":
        return Object(scene.previous.text, scene.previous.head, None, "object.carried")
    return NO_OBJECT


def doing_before(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """`13 |countries| reported no cases and |6| reported few`: a count that acts is of those that acted before."""
    tag = scene.tokens.tag
    if at < 2 or scene.quantities[i].form != "count" or tag[at - 1] not in "C,":
        return None
    own = next((group for group in scene.groups if group.start == at + 1), None)
    if own is None or not (own.finite or tag[own.start] == "E"):
        return None
    for j in range(i):
        start = scene.index[j]
        acting = next((group for group in scene.groups if group.start > start), None)
        if scene.quantities[j].form != "count" or start < 0 or acting is None or acting.start >= at:
            continue
        opens = start == 0 or tag[start - 1] in ",CTB"
        thing = found[j]
        if opens and acting.finite and set(tag[start + 1 : acting.start]) <= set("NOAK") and thing is not None:
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
        if not compatible(scene.quantities[j], quantity):
            continue
        placed = under_preposition(scene, j) and scene.tokens.word[scene.index[j] - 1] != "of"
        placed = placed or among_others(scene, j)
        rank = (scene.quantities[j].form != quantity.form, placed)
        if best is None or rank < lowest:
            best, lowest = other, rank
        if lowest == (False, False):
            break
    return best
