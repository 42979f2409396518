"""What a pronoun, `of which` or a figure without a noun points back to: the noun or the figure before it.

Which of these a figure is, and the lists it may stand in, are left to `references.py`.
"""

from pipeline.extract.scene.scene import Object, Scene, agent, counted_inside, made
from pipeline.extract.scene.verb_subjects import verb_subject
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, before_determiners, before_hedges
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import plural
from pipeline.lexicon.classes import word_class
from pipeline.models import Quantity

OPENING = frozenset(("of", "among", "amongst"))
AMOUNTS = word_class("amounts")


def opening_of(scene: Scene, at: int) -> Object | None:
    """`Of the beneficiaries, 4.3 million …`; `Of this sum, 60 per cent …`: what the opening words name, a bare total
    aside.
    """
    tokens = scene.tokens
    if tokens.vocabulary.isdisjoint(OPENING):
        return None
    j = next((k for k in range(at - 1, -1, -1) if tokens.tag[k] in ",;.:"), -1)
    if j < 0 or tokens.tag[j] != ",":
        j = at  # `Of our exports 97 per cent consist of fish`
    begin = next((k + 1 for k in range(j - 1, -1, -1) if tokens.tag[k] in ";.:"), 0)
    if OPENING.isdisjoint(tokens.word[begin : begin + 1]) or tokens.tag[begin + 1] not in "DANKEG":
        return None
    if tokens.word[begin] != "of" and (j == at or before_hedges(tokens, at) != j + 1):
        return None  # `Among farmers, |the rate| was 12 per cent`
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


def pointed_of(tokens: Tokens, at: int) -> bool:
    """Whether a figure is of `the former` or `the latter` of two things before it."""
    return tokens.word[at + 1 : at + 3] == ["of", "the"] and tokens.word[at + 3 : at + 4] in (["latter"], ["former"])


def of_those(scene: Scene, i: int, at: int) -> bool:
    """Whether a share is of `those` counted before, of whom more is said (`300 posts, and 12 per cent |of those| in
    the army`).
    """
    tokens = scene.tokens
    pointing = tokens.word[at + 1 : at + 3] == ["of", "those"] and tokens.tag[at + 3 : at + 4] in (["P"], ["W"], ["E"])
    return pointing and any(quantity.form == "count" for quantity in scene.quantities[:i])


def pronoun_governs(scene: Scene, at: int) -> bool:
    """Whether the subject of a figure's verb of level is `it` or `they` (`|It| is projected to expand by 5.8 per
    cent`).
    """
    group = governor(scene.tokens, scene.groups, at) if at >= 0 else None
    finite = finite_governor(scene.groups, group)
    if group is None or finite is None or group.end > at:
        return False
    named = finite.end + (scene.tokens.word[finite.end : finite.end + 1] == ["the"])  # `that is the equivalent to`
    equal = finite.lemma == "be" and scene.tokens.word[named : named + 1] in (["equivalent"], ["equal"])
    if not equal and not any(scene.words.moves_to_level(lemma) for lemma in (group.lemma, finite.lemma)):
        return False
    if any(tag in "SNOAWC,;" for tag in scene.tokens.tag[named + equal if equal else finite.end : at]):
        return False  # `it is unfortunate that …`
    subject = scene.tokens.word[max(0, finite.start - 2) : finite.start]
    if len(subject) == 2 and subject[0] in ("this", "that") and subject[1] in AMOUNTS:
        return True  # `|This sum| represents 5 per cent of GDP`
    pronoun = subject[-1:]
    return pronoun in (["it"], ["they"], ["this"]) or (equal and pronoun == ["that"])


def pronoun_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """`2 tonnes of drugs, a third of |it|`: the object before; `Aid has stagnated, and a third of |it|`: the subject
    before.
    """
    before = scene.index[i - 1] if i else -1
    pointing = scene.tokens.word[at + 2] in ("them", "these", "those")
    last = i - 1
    if last > 0 and scene.quantities[last].form == "share" and scene.tokens.tag[before - 1] in "(,C":
        last -= 1  # `|68 posts| (4 per cent) are vacant, and women hold a third of them`
    several = pointing and (scene.quantities[i].form == "count" or (i and scene.quantities[last].form == "count"))
    if several and close_behind(scene, i, before, at):
        return found[i - 1]
    if before >= 0 and (several or not any(tag in "bhMdVE;." for tag in scene.tokens.tag[before:at])):
        free = [j for j in range(i) if not under_preposition(scene, j) and scene.quantities[j].form == "count"]
        chosen = free[-1] if free and scene.quantities[i].form in ("count", "share") else i - 1
        return found[chosen]
    return pronoun_subject(scene, at)


def close_behind(scene: Scene, i: int, before: int, at: int) -> bool:
    """Whether only its noun and a comma stand between the figure at `before` and `i`, which may be a part of it (`with
    30 men, |14| of them old`).
    """
    if before < 0 or scene.tokens.word[before - 1 : before] in (["in"], ["across"], ["at"], ["from"], ["to"]):
        return False
    share = scene.quantities[i].form == "share"
    if not share and (scene.quantities[i].value or 0) > (scene.quantities[i - 1].value or 0):
        return False
    counted = phrase_at(scene.tokens, before + 1)
    return counted is not None and counted.end == at - 1 and scene.tokens.tag[at - 1] == ","


def pronoun_meant(scene: Scene, at: int) -> Object | None:
    """`Emissions are high, and |they| must fall by half`: what the pronoun of a figure's verb means in its sentence."""
    if not pronoun_governs(scene, at):
        return None
    finite = finite_governor(scene.groups, governor(scene.tokens, scene.groups, at))
    assert finite is not None  # else no pronoun would govern
    return pronoun_subject(scene, at, scene.tokens.word[finite.start - 1] == "they")


def pronoun_subject(scene: Scene, at: int, several: bool | None = None) -> Object | None:
    """`Aid has stagnated, and only one third of |it| is spent on schools`: the subject of the verb before, of the
    number that `several` tells.
    """
    for group in reversed(scene.groups):
        if group.end <= at and group.finite:
            phrase = verb_subject(scene, group)
            if (
                phrase is not None
                and not agent(scene.tokens, phrase, scene.words)
                and scene.tokens.tag[phrase.head] not in "QT"
                and scene.tokens.word[phrase.head] not in AMOUNTS
                and several in (None, plural(scene.tokens.word[phrase.head], scene.words))
            ):
                return made(scene, phrase, "object.pronoun")
    return None


def under_preposition(scene: Scene, j: int) -> bool:
    """Whether quantity `j` stands behind a preposition (`from more than 90 countries`)."""
    at, tag = scene.index[j], scene.tokens.tag
    if j and at > 0 and tag[at - 1] == "C" and set(tag[scene.index[j - 1] + 1 : at - 1]) <= set("NOA"):
        return under_preposition(scene, j - 1)  # `in two shelters and |six| centres`
    return at > 0 and tag[at - 1] == "P"


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
    """The last count or sum before a relative that is larger (`42,000 families to build, |of whom| 8,300`), for a share
    the last count of people (`60 persons, half |of whom|`); -1 for none.
    """
    part = scene.quantities[i]
    persons = "whom" in scene.tokens.word[relative : relative + 4]
    before = [j for j in range(i) if 0 <= scene.index[j] < relative]
    if part.form == "share" and persons:
        larger = [j for j in before if scene.quantities[j].form == "count"]
    elif part.form in ("count", "money"):
        larger = [j for j in before if exceeds(scene.quantities[j], part)]
    else:
        return -1
    if len(larger) > 1 and persons:
        # `charged 181 persons in 92 cases, 31 |of whom| …`: where they are or come from is no person
        places = [scene.tokens.word[: scene.index[j]][-1:] in (["from"], ["of"]) for j in larger]
        people = [j for j, place in zip(larger, places, strict=True) if not place]
        larger = [j for j in people if not among_others(scene, j)] or larger
    return larger[-1] if larger else -1


def exceeds(total: Quantity, part: Quantity) -> bool:
    """Whether a figure is larger than another one in the same unit."""
    return total.form == part.form and total.unit == part.unit and total.value > part.value


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


def before_colon(scene: Scene, at: int) -> Object | None:
    """`the country hosts |refugees|: 2.7 million from Syria, 260,000 from Iraq`: what a list behind a colon counts."""
    tokens = scene.tokens
    colon = next((k for k in range(at - 1, 0, -1) if tokens.tag[k] in ":.S"), 0)
    if not colon or tokens.tag[colon] != ":" or any(tag in "bhMdVE" for tag in tokens.tag[colon:at]):
        return None
    # `Hospital |beds| per 1,000 inhabitants: 2.4`
    rate = next((k for k in range(colon - 1, max(0, colon - 5), -1) if tokens.word[k] == "per"), colon)
    phrase = phrase_before(tokens, rate)
    inner = counted_inside(scene, phrase) if phrase is not None and phrase.end == rate else None
    if inner is None or tokens.tag[inner.head] != "N" or not plural(tokens.word[inner.head], scene.words):
        return None
    return made(scene, inner, "object.before-colon")
