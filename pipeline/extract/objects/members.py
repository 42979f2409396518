"""Counts of some or all of those told before: their verb, the state they are in or how many they are stands where a
noun would.
"""

from pipeline.extract.scene.scene import Object, Scene, made, subject_phrase
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, before_determiners
from pipeline.extract.syntax.persons import personal
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.word_forms import plural_noun
from pipeline.lexicon.classes import word_class

HOLDING = word_class("having_room")
ALL_TOLD = (["in", "total"], ["in", "all"])
NUMBERING = frozenset(("numbering", "totalling", "totaling"))
STATES = word_class("states_of_people")


def verb_of_member(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Whether what stands behind a count of some `Of the 12 banks, …` is its verb or what that verb told of the ones
    before (`|nine| made profits`, `and |three| cheaper`, `|64| no school`).
    """
    tokens = scene.tokens
    if tokens.word[at + 1] == "no" and "no" in tokens.word[:at]:
        return True  # `159 have no water, |64| no school`; not `30 yes and |12| no votes`
    if tokens.word[0] != "of" or tokens.tag[at - 1] not in ",C" or "Q" not in tokens.tag[1:4]:
        return False
    if set(tokens.tag[at + 1 : phrase.end]) == {"A"}:
        return tokens.tag[at - 1] == "C" and tokens.word[phrase.head] not in STATES
    if tokens.tag[at + 1] != "E":
        return False
    end = next((k for k in range(at + 1, len(tokens.tag)) if tokens.tag[k] in ",;.CW"), len(tokens.tag))
    return not any(group.finite and at < group.start < end for group in scene.groups)


def state_of(scene: Scene, i: int, phrase: Phrase) -> Object | None:
    """The people counted before of whom the word behind a count says what became (`11 |people| dead and 9 injured`)."""
    tokens = scene.tokens
    if phrase.end - phrase.start > 1 or tokens.word[phrase.head] not in STATES:
        return None
    for j in range(i - 1, -1, -1):
        if scene.quantities[j].form != "count" or scene.index[j] < 0:
            continue
        before = phrase_at(tokens, scene.index[j] + 1)
        if before is None or tokens.word[before.head] in STATES:
            continue
        if personal(tokens.word[before.head], scene.words) and not _acted(scene, scene.index[j], before):
            return made(scene, before, "object.state")
    return None


def _acted(scene: Scene, at: int, people: Phrase) -> bool:
    """Whether those counted at `at` did something to others, so that what it led to befell these (`|300 firefighters|
    fought the blaze, which left 12 dead`).
    """
    tag = scene.tokens.tag
    if tag[at - 1 : at] == ["W"] and tag[at - 2 : at - 1] != ["P"]:
        return True  # `the blaze, which |300 firefighters| fought, left 12 dead`
    for group in scene.groups:
        if group.end <= at and not set(",;:W").intersection(tag[group.end : at]):
            return False  # `killed 12 people and left 30 wounded`
        if not group.finite or group.passive or group.start < people.end:
            continue
        subject = subject_phrase(scene, group.start)
        if subject is not None and subject.head == people.head:
            return group.end < len(tag) and tag[group.end] in "DNOAKQR"
    return False


def strong_in_number(scene: Scene, at: int) -> Object | None:
    """Those of whom a clause or an aside says how many they are (`our |troops|, 850 strong`, `the |force| is 850
    strong`).
    """
    tokens = scene.tokens
    named = phrase_before(tokens, at - 1) if tokens.tag[at - 1 : at] == [","] else None
    if named is not None:
        return made(scene, named, "object.before")
    group = next((group for group in scene.groups if group.end == at), None)
    return made(scene, subject_phrase(scene, group.start), "object.subject") if group is not None else None


def out_of_several(scene: Scene, at: int) -> bool:
    """Whether a count is told `out of` those that it is some of (`12 |out of the villages|`, not `lifted 3 million
    |out of poverty|`).
    """
    tokens = scene.tokens
    if tokens.word[at + 1 : at + 3] != ["out", "of"]:
        return False
    behind = tokens.tag[at + 3 : at + 4]
    return behind in (["D"], ["K"], ["Q"], ["R"]) or plural_noun(tokens, min(at + 3, len(tokens) - 1), scene.words)


def held_people(scene: Scene, i: int, at: int) -> Object | None:
    """The people counted before in such a place, of whom a bare count is (`prisons for 4,800 |inmates| held 7,632`)."""
    group = next((group for group in scene.groups if group.end == at), None)
    if group is None or group.lemma not in HOLDING or not i or scene.index[i - 1] < 0:
        return None
    before = phrase_at(scene.tokens, scene.index[i - 1] + 1)
    if before is None or scene.quantities[i - 1].form != "count":
        return None
    return made(scene, before, "object.held") if personal(scene.tokens.word[before.head], scene.words) else None


def done_again(scene: Scene, i: int, at: int) -> bool:
    """Whether a count is of what its verb took before (`reached 9,000 homes and will reach |20,000|`)."""
    own = governor(scene.tokens, scene.groups, at) if i else None
    if own is None or own.passive or own.end > at:
        return False
    for k in range(i):
        before = scene.index[k]
        told = next((g for g in scene.groups if g.end == before and g.lemma == own.lemma and not g.passive), None)
        if told is not None and told is not own and phrase_at(scene.tokens, before + 1) is not None:
            return scene.quantities[k].form == "count"
    return False


def told_in_all(scene: Scene, at: int) -> Object | None:
    """`mega |projects|, ten in number`, `the |clinics|, 12 in all, …`, `the |boats|, all 12 of them, …`, `the |men|,
    numbering 12, …`: what is counted stands before the aside.
    """
    tokens, behind = scene.tokens, scene.tokens.word[at + 1 : at + 3]
    if behind == ["in", "number"]:
        return made(scene, phrase_before(tokens, at - (tokens.tag[at - 1] == ",")), "object.before")
    mark = at - 1
    of_them = behind == ["of", "them"] and tokens.word[mark] == "all"
    if behind in ALL_TOLD or of_them:
        mark -= tokens.word[mark] == "all"
    elif tokens.word[mark] in NUMBERING:
        mark -= 1
    else:
        return None
    if mark < 1 or tokens.tag[mark] not in ",-(" or tokens.tag[mark - 1] not in "NOA":
        return None
    phrase = phrase_before(tokens, mark)
    several = phrase is not None and plural_noun(tokens, phrase.head, scene.words)
    return made(scene, phrase, "object.before") if several else None


def placed(scene: Scene, total: int, noun: Phrase) -> bool:
    """Whether a noun only says where the things are that the figure at token `total` counts."""
    begin = before_determiners(scene.tokens, noun.start)
    where = begin > total + 1 and scene.tokens.word[begin - 1] in ("in", "at", "across", "on", "near")
    return where and "Q" not in scene.tokens.tag[total + 1 : noun.start]
