"""Counts of some of those counted before: their verb, or the state they are in, stands where a noun would."""

from pipeline.extract.scene.scene import Object, Scene, made
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.nouns import Phrase
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.lexicon.classes import word_class

HOLDING = word_class("holding_people")
STATES = word_class("states_of_people")
PEOPLE = frozenset().union(
    *(word_class(name) for name in ("people_held", "aged_people", "people_by_origin", "holders_of_rates"))
)
PEOPLE_ENDINGS = ("ers", "ors", "ees", "ants", "ents", "ians", "ists", "men")


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
        if before is not None and tokens.word[before.head] not in STATES and person(scene, before):
            return made(scene, before, "object.state")
    return None


def held_people(scene: Scene, i: int, at: int) -> Object | None:
    """The people counted before in such a place, of whom a bare count is (`prisons for 4,800 |inmates| held 7,632`)."""
    group = next((group for group in scene.groups if group.end == at), None)
    if group is None or group.lemma not in HOLDING or not i or scene.index[i - 1] < 0:
        return None
    before = phrase_at(scene.tokens, scene.index[i - 1] + 1)
    counted = scene.quantities[i - 1].form == "count" and before is not None and person(scene, before)
    return made(scene, before, "object.held") if counted else None


def person(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun is one of people by its meaning or ending."""
    word = scene.tokens.word[phrase.head]
    return head_of(word, scene.words) in PEOPLE or word.endswith(PEOPLE_ENDINGS)
