"""What the grammar says of every figure of a sentence: object, change, rate, part, status, whose it is.

Each question has a module of its own; here they are asked in turn. What figures share with the ones beside them is left
to `neighbours.py`, when a figure holds to `periods.py`.
"""

from collections.abc import Sequence

from pipeline.extract.grammar import Grammar
from pipeline.extract.meanings.changes import find_change
from pipeline.extract.meanings.neighbours import with_neighbours, with_shared_change, with_shared_rate
from pipeline.extract.objects.objects import find_objects
from pipeline.extract.parts.parts import find_parent
from pipeline.extract.parts.totals import Known
from pipeline.extract.rates.frequency import find_frequency
from pipeline.extract.scene.comparing import compared_with
from pipeline.extract.scene.meaning import Meaning
from pipeline.extract.scene.scene import NO_OBJECT, Object, Scene
from pipeline.extract.scene.sources import find_sources, source_of
from pipeline.extract.scene.subjects import find_subject
from pipeline.extract.status.promises import past_event
from pipeline.extract.status.status import find_status
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.models import Document, Numeral
from pipeline.values import replace


def understand(
    scene: Scene,
    grammar: Grammar,
    document: Document,
    plan_item: bool,
    known: Sequence[Known],
    beneath: Sequence[Numeral],
) -> list[Meaning]:
    """The meaning of every figure of a sentence, in order; `known` are earlier claims of the paragraph."""
    if not scene.quantities:
        return []
    objects = find_objects(scene)
    sources = find_sources(scene)
    home = document.about or document.actor
    meanings: list[Meaning] = []
    for i, thing in enumerate(objects):
        change, change_rule = find_change(scene, i, grammar.changes)
        per, per_rule = find_frequency(scene, i, thing, grammar.measures.rates, beneath)
        parent, part_rule = find_parent(scene, i, objects, known)
        status, status_rule = find_status(scene, i, thing, grammar.status, plan_item)
        own = (*scene.quantities[i].rules, thing.rule, change_rule, per_rule, part_rule, status_rule)
        own_subject = find_subject(scene, i, thing, grammar.names, home)
        meaning = Meaning(
            object=thing,
            change=change,
            per=per,
            part_of=parent,
            status=status,
            subject=own_subject or inherited(scene, parent, meanings, grammar, home) or home,
            attributed_to=source_of(sources, scene.index[i]),
            rules=tuple(rule for rule in own if rule),
            past=past_event(finite_governor(scene.groups, governor(scene.tokens, scene.groups, scene.index[i]))),
        )
        meanings.append(with_neighbours(scene, i, meaning, meanings))
    return [with_shared_rate(scene, i, with_shared_change(scene, i, meanings)) for i in range(len(meanings))]


def inherited(
    scene: Scene, parent: int | None, before: Sequence[Meaning], grammar: Grammar, home: str | None
) -> str | None:
    """The subject of the figure that one is a part of (`Deaths in Yemen rose to 377, |60| of them by hunger`); where
    no country speaks also that of the figure before it (`Kenya's exports were 600 and imports |200| tonnes`).
    """
    i, countries = len(before), grammar.names.countries.values()
    joined = i > 0 and ";" not in scene.tokens.tag[max(0, scene.index[i - 1]) : max(0, scene.index[i])]
    if joined and home not in countries and before[-1].subject in countries:
        return before[-1].subject
    pairs = zip(scene.quantities, before, strict=False)
    return next((meaning.subject for quantity, meaning in pairs if quantity.start == parent), None)


# What was done for so long, which the next figure is not of.
DONE = frozenset(("object.verb-phrase", "object.task"))


def salient(scene: Scene, meanings: Sequence[Meaning]) -> Object:
    """What a sentence's figures are about, for the next sentence: the last object that stands under no preposition
    of place.
    """
    told = [i for i in range(len(meanings)) if meanings[i].object.rule not in DONE]
    named = [i for i in told if meanings[i].object.text and is_salient(scene, i)]
    last = next(reversed(named or told), -1)
    return replace(meanings[last].object, form=scene.quantities[last].form) if last >= 0 else NO_OBJECT


def is_salient(scene: Scene, i: int) -> bool:
    """Whether later words that point back mean this figure: its noun stands under no preposition, and it is no basis
    of comparison.
    """
    at = scene.index[i]
    return at <= 0 or (scene.tokens.tag[at - 1] != "P" and not compared_with(scene, at))
