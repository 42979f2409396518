"""Figures beside a future or a modal that are none of it: what a speaker names or only says, what is behind us."""

from collections.abc import Sequence

from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.status import StatusWords

CITING = word_class("citing")
EXAMPLES = word_class("examples")
IN_A_ROW = word_class("in_a_row")
SEEING_TO = frozenset("ensure guarantee see".split())
OPENERS = frozenset("after following despite".split())


def illustrates(scene: Scene, at: int, thing: Object) -> bool:
    """Whether a speaker counts what he names next (`To take just |one| comparison, …`)."""
    tokens = scene.tokens
    if tokens.tag[:1] != ["I"] or thing.head not in EXAMPLES or not scene.groups or scene.groups[0].start:
        return False
    return scene.groups[0].lemma in CITING and set(tokens.tag[scene.groups[0].end : at]) <= set("BDAPR")


def gone_through(scene: Scene, at: int, finite: VerbGroup | None) -> bool:
    """Whether a sentence of what is to come opens with what has been (`After |four| failed harvests, prices will rise`,
    not `After |two| meetings, …`, which may be to come too).
    """
    tokens = scene.tokens
    if finite is None or finite.tense != "future" or finite.start < at or tokens.word[0].split()[0] not in OPENERS:
        return False
    comma = next((k for k in range(at + 1, len(tokens)) if tokens.tag[k] == ","), len(tokens))
    if comma > finite.start or not set(tokens.tag[1:at]) <= set("BDA"):
        return False
    lasted = scene.quantities[tokens.ref[at]].form == "duration" and tokens.word[at + 1 : at + 2] == ["of"]
    passed = lasted or "E" in tokens.tag[at + 1 : comma] or not IN_A_ROW.isdisjoint(tokens.word[at + 1 : comma])
    return passed or tokens.word[0] == "despite"


def only_said(scene: Scene, at: int, finite: VerbGroup | None, words: StatusWords) -> bool:
    """Whether the modal before a figure is that of a verb whose `that` tells the figure as a fact (`We may reckon that
    |eleven|, at most, deal with it`), and the clause behind has no verb that is read.
    """
    if finite is None or finite.modal is None or finite.end > at:
        return False
    if scene.tokens.word[finite.end : finite.end + 1] != ["that"]:
        return False
    return finite.lemma not in words.promise_verbs | words.asking_verbs | words.deciding_verbs | SEEING_TO


def takes_so_much(scene: Scene, chain: Sequence[VerbGroup]) -> bool:
    """Whether an infinitive is what something takes or costs as a rule (`It takes 40 men to run |three| mills`)."""
    ruling = next((group for group in reversed(chain) if group.finite), None)
    if ruling is None or ruling.lemma not in ("take", "cost"):
        return False
    k = ruling.start - 1
    while k > 0 and scene.tokens.tag[k] == "B":
        k -= 1
    return k >= 0 and scene.tokens.word[k] == "it"
