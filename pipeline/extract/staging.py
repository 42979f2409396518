"""Sets a sentence out for the grammar: the scene in which meanings are read, and the view in which times are.

What is read in them is left to `meanings.py` and `periods.py`.
"""

from collections.abc import Callable, Sequence

from pipeline.extract.grammar import Grammar
from pipeline.extract.lead_in import Lead
from pipeline.extract.objects.topics import sentence_topic
from pipeline.extract.periods.sentence_view import Figure, SentenceView
from pipeline.extract.scene.comparing import line_crossed
from pipeline.extract.scene.meaning import Meaning
from pipeline.extract.scene.scene import NO_OBJECT, Object, Scene, goes_to
from pipeline.extract.scene.subjects import spoken_of
from pipeline.extract.syntax.clause import find_verb_groups
from pipeline.extract.syntax.tokenizer import tokenize
from pipeline.extract.times.mentions import TimeMention
from pipeline.lexicon.classes import word_class
from pipeline.models import Quantity, Sentence

EASING = word_class("shifting") - {"go"}


def build_scene(
    text: str,
    start: int,
    end: int,
    quantities: Sequence[Quantity],
    times: Sequence[TimeMention],
    grammar: Grammar,
    previous: Object = NO_OBJECT,
    told: Callable[[], Object] | None = None,
    lead: Lead | None = None,
    *,
    heading: bool = False,
) -> Scene:
    """The sentence as tokens and verb groups, with its figures and times as tokens of their own, behind its lead."""
    spans = [(quantity.outer_start, quantity.outer_end) for quantity in quantities]
    tokens = tokenize(
        text, start, end, spans, [(time.start, time.end) for time in times], grammar.words, lead, heading=heading
    )
    index = [-1] * len(quantities)
    at = tokens.tags.find("Q")
    while at >= 0:
        index[tokens.ref[at]] = at
        at = tokens.tags.find("Q", at + 1)
    groups = find_verb_groups(tokens)
    return Scene(tokens, groups, quantities, index, grammar.words, previous, told=told)


def view_of(
    scene: Scene, times: Sequence[TimeMention], meanings: Sequence[Meaning], sentence: Sentence, opened: int = -1
) -> SentenceView:
    """What the time grammar needs to know of the sentence."""
    figures = tuple(
        Figure(
            start=quantity.start,
            end=quantity.end,
            at=at,
            kind=quantity.kind,
            unit=quantity.unit,
            form=quantity.form,
            status=meaning.status,
            head=meaning.object.head,
            whole=meaning.object.whole,
            thing=meaning.object.text,
            subject=meaning.subject,
            per=meaning.per,
            change=meaning.change,
            moved_to=moved_to(scene, at, meaning),
            parent=meaning.part_of,
            target_level="status.target-noun" in meaning.rules,
        )
        for quantity, meaning, at in zip(scene.quantities, meanings, scene.index, strict=True)
    )
    return SentenceView(
        sentence.start,
        sentence.end,
        sentence.paragraph,
        scene.tokens,
        tuple(scene.groups),
        figures,
        tuple(times),
        sentence.heading,
        opened if sentence.item else -1,
    )


def moved_to(scene: Scene, at: int, meaning: Meaning) -> bool:
    """Whether a figure is the level that a change leads to (`increased to |26|`, `fell |below 40|`, `up to Rs.
    17,500`).
    """
    tokens = scene.tokens
    if at < 1:
        return False
    crossed = meaning.change is None and tokens.tag[at - 1] in "VE" and line_crossed(tokens, at) is not None
    if tokens.word[at - 1] != "to" and not crossed:
        return False
    return any(
        group.end <= at
        and (scene.words.moves(group.lemma) or group.lemma in EASING or goes_to(tokens, group.lemma, group.end))
        for group in scene.groups
    )


def country_of(text: str, span: tuple[int, int] | None, grammar: Grammar, earlier: str | None) -> str | None:
    """The country that a sentence without a figure speaks of, where one stands before, else the one spoken of
    `earlier`.
    """
    if span is None:
        return earlier
    return spoken_of(build_scene(text, span[0], span[1], (), (), grammar), grammar.names, lambda: earlier)


def topic_of(text: str, span: tuple[int, int], grammar: Grammar) -> Object:
    """What a sentence without a figure speaks of."""
    return sentence_topic(build_scene(text, span[0], span[1], (), (), grammar))
