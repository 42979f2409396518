"""What a sentence without a figure speaks of, for a figure in the next one that leaves its noun out (`There are
millions of Somalis
outside the country. More than 650,000 are in one camp.`)."""

from pipeline.extract.objects.references import ACTED
from pipeline.extract.scene.scene import NO_OBJECT, Object, Scene, agent, made, of_inner
from pipeline.extract.syntax.leftward import subject_of
from pipeline.extract.syntax.nouns import Phrase, skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.extract.syntax.word_forms import plural_noun


def acted_on(scene: Scene, group: VerbGroup) -> Phrase | None:
    """The things that a body is told to have or to do something with (`The council runs |clinics|. In 2021 there were
    12.`).
    """
    phrase = phrase_at(scene.tokens, group.end)
    beside = phrase is not None and skip_determiners(scene.tokens, group.end) == phrase.start and not group.passive
    return phrase if phrase is not None and beside and plural_noun(scene.tokens, phrase.head, scene.words) else None


def sentence_topic(scene: Scene) -> Object:
    """The subject of the first finite verb, or what `there is` introduces; what it acts on where that is a
    country or body.
    """
    tokens = scene.tokens
    group = next((group for group in scene.groups if group.finite), None)
    if group is None:
        return NO_OBJECT
    if group.start and tokens.word[group.start - 1] == "there":
        phrase = phrase_at(tokens, group.end)
        phrase = of_inner(scene, phrase) if phrase is not None else None
    else:
        phrase = subject_of(tokens, group.start)
        if phrase is not None and agent(tokens, phrase, scene.words):
            return made(scene, acted_on(scene, group), ACTED) or NO_OBJECT
    if phrase is None or tokens.tag[phrase.head] in "QT":
        return NO_OBJECT
    return made(scene, phrase, "object.topic") or NO_OBJECT
