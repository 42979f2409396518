"""Nouns of what changes: `the rate rose by …`, `a rise of … in the rate`, `recorded growth of …`.

Serves counts, shares and measures alike, as `levels.py` does for what stands still.
"""

from pipeline.extract.scene.scene import (
    PEAKS,
    Object,
    Scene,
    agent,
    counted_inside,
    empty,
    goes_to,
    made,
    subject_phrase,
)
from pipeline.extract.scene.verb_subjects import is_place, verb_subject
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, before_determiners, before_hedges, skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.standing import before_standing, left_behind
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class

REGISTERING = word_class("registering")
MOVERS = word_class("movers")  # with `up` or `down`
MOST_BETWEEN = 10  # words between the two ends of a move
PACE = word_class("paces")
TIMES = word_class("times_of_measures") | {"period", "periods"}


def acronym(scene: Scene, phrase: Phrase, form: str) -> bool:
    """Whether the subject of a share is a short name in capitals that is no known body (`|GST| goes up to 7%`)."""
    tokens = scene.tokens
    word, surface = tokens.word[phrase.head], tokens.surface(phrase.head)
    known = word in scene.words.names or word in scene.words.bodies or word == "us"
    return form in ("share", "ratio") and 1 < len(surface) < 6 and surface.isupper() and not known


def leads_to(tokens: Tokens, start: int, at: int) -> bool:
    """Whether only words of direction stand between a verb and a figure (`edged down to`, `is pegged at`, `from A in
    2018 to`).
    """
    stretch = range(start, before_standing(tokens, at))
    directed = any(tokens.word[k] in ("to", "at", "by", "from") for k in stretch)
    return directed and all(
        tokens.tag[k] in "QTBDA"
        or (tokens.tag[k] == "," and tokens.word[k + 1] in ("to", "from", "by"))
        or tokens.word[k] in ("to", "at", "by", "from", "down", "up", "around", "below", "above")
        for k in stretch
    )


def moved_object(scene: Scene, at: int) -> Object | None:
    """`increase the levy from 10% to 15%`: the thing that is moved."""
    tokens = scene.tokens
    named = noun_moved(scene, at)
    if named is not None:
        return named
    for group in reversed(scene.groups):
        if (
            group.end > at
            or not (
                group.lemma in scene.words.moving_verbs
                or (group.lemma in MOVERS and goes_to(tokens, group.lemma, group.end))
            )
            or any(mark in (";.:S" if between_levels(tokens, at) else ";.:WS") for mark in tokens.tag[group.end : at])
        ):
            continue
        if told_anew(scene, group.end, at):
            continue  # `the fee was raised to $20, and |the rate is 75 per cent|`
        if group.tense == "participle" and any(group.end <= g.start and g.end <= at and g.finite for g in scene.groups):
            continue  # `the target |set| for the decade called on them to give 0.7 per cent`
        if group.passive:
            moved = subject_phrase(scene, group.start)
            counts = scene.quantities[tokens.ref[at]].form in ("count", "share")
            return made(scene, counted_inside(scene, moved) if counts and moved else moved, "object.subject")
        shifted = tokens.word[at - 1] in ("by", "to") and before_hedges(tokens, at) - 1 == group.end
        if shifted and tokens.tag[at + 1 : at + 2] == ["D"]:
            behind = phrase_at(tokens, at + 1)  # `reduce by one third the number of deaths`
            return made(scene, counted_inside(scene, behind), "object.moved") if behind else None
        j = before_levels(tokens, at, group.end)
        phrase = phrase_before(tokens, j) if j < at and j > group.end else None
        inner = phrase is None or phrase.start < group.end or under_preposition_phrase(tokens, phrase)
        if inner or (phrase is not None and object_of_gerund(tokens, phrase, group.end)):
            first = group.end
            while first < at and (tokens.tag[first] in "TB" or tokens.word[first] in ("up", "down")):
                first += 1  # `increasing |this year| the number of trainees from 800`, `brought |down| the rate from 9`
            phrase = phrase_at(tokens, first)
        phrase = counted_inside(scene, phrase) if phrase is not None else None
        if phrase is not None and tokens.word[phrase.head] == "level" and tokens.word[phrase.head + 1] == "of":
            phrase = phrase_at(tokens, skip_determiners(tokens, phrase.head + 2)) or phrase  # `the level of |its aid|`
        if phrase is None or phrase.end > at:
            return None
        owned = tokens.word[phrase.head + 1 : phrase.end][:1] == ["of"]  # `the price |of maize|`
        if empty(tokens, phrase, scene.words) and not owned:
            return None
        return made(scene, phrase, "object.moved")
    return None


def told_anew(scene: Scene, start: int, at: int) -> bool:
    """Whether a verb with a subject of its own stands behind `and` between a verb that ends at `start` and a figure."""
    if "C" not in scene.tokens.tag[start:at]:
        return False
    for group in scene.groups:
        own = group.start > start and group.end <= at and group.finite and not scene.words.moves(group.lemma)
        if own and scene.tokens.tag[group.end] != "R":  # not `a judge may extend |it| by six months`
            subject = verb_subject(scene, group)
            if subject is not None and subject.start > start and "C" in scene.tokens.tag[start : subject.start]:
                return True
    return False


def object_of_gerund(tokens: Tokens, phrase: Phrase, end: int) -> bool:
    """Whether a phrase is what a gerund behind the thing moved acts on (`raise |aid for projects helping| farmers to
    $40 million`).
    """
    k = before_determiners(tokens, phrase.start) - 1
    return k > end and tokens.tag[k] == "G" and tokens.tag[k - 1] == "N"


def before_levels(tokens: Tokens, at: int, end: int) -> int:
    """Where the words of direction and other levels before the figure at `at` begin, behind token `end`."""
    j = before_standing(tokens, at)
    while j > end and (tokens.tag[j - 1] in "QB" or tokens.word[j - 1] in ("by", "from", "to", "up", "at")):
        j -= 1
        if tokens.tag[j] == "Q":
            j = before_standing(tokens, j)
    return j


def between_levels(tokens: Tokens, at: int) -> bool:
    """Whether a figure is one of two levels (`duty on cars whose engine exceeds 2,500 cc |from 20 to 30 per cent|`)."""
    if tokens.word[at - 1] == "from":
        return tokens.word[at + 1 : at + 2] == ["to"]
    return at > 2 and tokens.word[at - 1] == "to" and tokens.tag[at - 2] == "Q" and tokens.word[at - 3] == "from"


def ends_of_move(tokens: Tokens, there: int, here: int) -> bool:
    """Whether a move starts at the figure `there` and ends at the figure `here`, each with a noun or a date at most:
    `from |95| deaths per 1,000 births in 2011 to |54|`.
    """
    start, end = before_hedges(tokens, there), before_hedges(tokens, here)
    if not 0 < start <= there < end or tokens.word[start - 1] != "from" or tokens.word[end - 1] != "to":
        return False
    return end - there <= MOST_BETWEEN and all(tag in "NOAPDKTQ()," for tag in tokens.tag[there + 1 : end - 1])


def noun_moved(scene: Scene, at: int) -> Object | None:
    """`an increase in |food aid| to $120 million`, `the cutting of |costs| by a third`: what a noun of moving moves."""
    tokens = scene.tokens
    j = before_hedges(tokens, at)
    if j < 4 or tokens.word[j - 1] not in ("to", "by", "from"):
        return None
    if tokens.ref[at] and ends_of_move(tokens, there := scene.index[tokens.ref[at] - 1], at):
        j = before_hedges(tokens, there)  # `the fall in exports, from $9 billion to |$7 billion|`
    for k in range(j - 3, max(-1, j - 14), -1):
        if tokens.tag[k] in "Q;.:W" or tokens.tag[k] in "bhMdVI":
            return None
        if tokens.word[k + 1] not in ("in", "of"):
            continue
        done = tokens.tag[k] == "G" and tokens.lemma[k] in scene.words.moving_verbs and tokens.tag[k - 1 : k] == ["D"]
        if done or (tokens.word[k] in scene.words.change_nouns and tokens.tag[k] == "N"):
            inner = phrase_at(tokens, skip_determiners(tokens, k + 2))
            if inner is None or inner.end > j - 1 or set(tokens.tag[inner.end : j - 1]) - set("TPNOAD,"):
                return None
            return made(scene, inner, "object.changed")
    return None


def under_preposition_phrase(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase only completes another one (`disbursements under |the arrangement|`)."""
    j = phrase.start
    while j and tokens.tag[j - 1] in 'D"Q':
        j -= 1
    if j > 1 and tokens.tag[j - 1] == "G":  # `the sentence for "spreading |false news|"`
        j -= 2 if tokens.tag[j - 2] == '"' else 1
    return j > 0 and tokens.tag[j - 1] == "P"


def bare_change_behind(scene: Scene, at: int) -> bool:
    """Whether a noun of change that names no thing stands straight behind a figure that is not the first (`a 14
    percent increase`).
    """
    tokens = scene.tokens
    if tokens.ref[at] == 0 or at + 1 >= len(tokens.tag) or tokens.word[at + 1] not in scene.words.change_nouns:
        return False
    return tokens.word[at + 2 : at + 3] not in (["in"], ["of"], ["to"]) and tokens.word[at + 1] != "growth"


def changed_thing(scene: Scene, phrase: Phrase) -> Object | None:
    """What a noun of change is a change of: `GDP growth`, `increase in exports`; the noun itself where nothing is
    named.
    """
    tokens = scene.tokens
    k = phrase.head + 1
    if k + 1 < len(tokens.tag) and tokens.word[k] in ("in", "of", "to") and tokens.tag[k + 1] != "Q":
        inner = phrase_at(tokens, skip_determiners(tokens, k + 1))
        placed = tokens.word[k] == "in" and tokens.word[phrase.head] == "growth"
        if inner is not None and not (placed and is_place(scene, inner)):
            return made(scene, counted_inside(scene, inner), "object.changed")
    begin = phrase.start
    while begin < phrase.head and tokens.word[begin] in PACE:
        begin += 1
    modifiers = [j for j in range(begin, phrase.head) if tokens.tag[j] in "NOK"]
    if modifiers:
        return made(scene, Phrase(begin, phrase.head, modifiers[-1]), "object.changed")
    return made(scene, Phrase(phrase.start, phrase.head + 1, phrase.head), "object.change-noun")


def extreme(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a noun tells only how high or low something is (`fell to a record |low| of 3 per cent`)."""
    lowest = (
        phrase.head > phrase.start and tokens.word[phrase.head - 1].endswith("est") and phrase.end == phrase.head + 1
    )
    named = any(tokens.tag[k] in "NO" for k in range(phrase.start, phrase.head) if tokens.word[k] not in PEAKS)
    return (tokens.word[phrase.head] in PEAKS and not named) or (lowest and tokens.word[phrase.head] == "level")


def change_noun_object(scene: Scene, at: int) -> Object | None:
    """`growth of 6.4 per cent`, `an increase of 10 per cent in exports`, `a rate of 3 per cent`: what the noun
    before says.
    """
    tokens = scene.tokens
    j = at
    while j and (tokens.tag[j - 1] == "B" or tokens.word[j - 1] == "between"):
        j -= 1
    if not j or tokens.word[j - 1] not in ("of", "at") or left_behind(tokens, at):
        return None
    phrase = phrase_before(tokens, j - 1)
    if phrase is None:
        return None
    noun = tokens.word[phrase.head]
    if extreme(tokens, phrase):
        return None
    if noun in scene.words.change_nouns:
        k = at + 1
        if k + 1 < len(tokens.tag) and tokens.word[k] == "in" and tokens.tag[k + 1] != "T":
            inner = phrase_at(tokens, k + 1)
            if inner is not None and tokens.word[inner.head] not in TIMES:  # not `growth of 5 per cent in the |period|`
                return made(scene, inner, "object.changed")
        thing = changed_thing(scene, phrase)
        if thing is not None and thing.rule == "object.change-noun":
            return registering(scene, at) or thing
        return thing
    if noun == "target" or noun == "targets":
        inner = phrase_at(tokens, at + 2) if tokens.word[at + 1 : at + 2] == ["in"] else None
        return made(scene, inner, "object.behind") if inner else None
    begin = phrase.start
    while begin and tokens.tag[begin - 1] == "D":
        begin -= 1
    kind = "N" in tokens.tag[phrase.start : phrase.head]  # `at an |interest| rate of no more than 6 per cent`
    governed = empty(tokens, phrase, scene.words) or tokens.tag[begin - 1 : begin] == ["P"]
    if noun in scene.words.empty_nouns and not kind and governed:
        return None
    if noun in scene.words.mark_nouns:
        return None
    return made(scene, Phrase(phrase.start, phrase.end, phrase.head), "object.before")


def registering(scene: Scene, at: int) -> Object | None:
    """`the |economy| registered growth of 5 per cent`: what has a change that names no thing."""
    group = governor(scene.tokens, scene.groups, at)
    if group is None or group.end > at or group.lemma not in REGISTERING:
        return None
    phrase = verb_subject(scene, group)
    if phrase is None or scene.tokens.tag[phrase.head] in "QT" or agent(scene.tokens, phrase, scene.words):
        return None
    return made(scene, phrase, "object.subject")
