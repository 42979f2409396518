"""What one sentence of a document hands to the next: how it is met, passed by and caught up with.

Times of sentences without a figure are put off until a figure follows that may hold at them. What a sentence with
figures hands on is left to `sentence.py`, what is remembered of times to `periods/memory.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import field

from pipeline.extract.grammar import Grammar
from pipeline.extract.indicators.indicators import Trail
from pipeline.extract.lead_in import Lead, lead_of
from pipeline.extract.parts.totals import Known
from pipeline.extract.periods.memory import TimeMemory, remember_years
from pipeline.extract.periods.periods import assign_periods
from pipeline.extract.scene.scene import NO_OBJECT, Object
from pipeline.extract.staging import build_scene, view_of
from pipeline.extract.times.mentions import TimeMention
from pipeline.models import Document, Sentence
from pipeline.values import replace, value_class

MOST_TIMED = 32  # sentences whose times are put off


@value_class
class Memory:
    """What one sentence hands to the next: the paragraph's claims, its last object, and the times stated so far."""

    times: TimeMemory = field(default_factory=TimeMemory)
    paragraph: int = -1
    known: tuple[Known, ...] = ()
    previous: Object = NO_OBJECT
    named: str | None = None  # the country that the last sentence with figures speaks of
    topic: Callable[[], Object] | None = None  # reads what the last sentence with figures speaks of
    trail: Trail = field(default_factory=Trail)
    unread: tuple[int, int] | None = None  # the sentence before, where it had no figure: read only if one refers to it
    lead: Lead | None = None  # the clause that list items go on with
    opened: int = -1  # where the last line with a colon begins, for the items below it
    # sentences of the paragraph that told a time but no figure: read only if a figure follows them in it
    timed: tuple[tuple[Sentence, tuple[TimeMention, ...]], ...] = ()


def arrive(
    memory: Memory, text: str, sentence: Sentence, document: Document, grammar: Grammar
) -> tuple[Memory, Lead | None]:
    """The memory as a sentence finds it, and the clause that the sentence, where it is a list item, goes on with."""
    opens = sentence.heading or text[sentence.end - 1] == ":"
    opened = memory.opened if sentence.item else sentence.start if opens else -1
    lead = memory.lead if sentence.item and not sentence.heading else None
    onward = lead_of(text, sentence, grammar.words) or lead
    trail = memory.trail.reach(sentence)
    if sentence.paragraph == memory.paragraph:
        # what opens an item goes on with it, and nothing else
        return replace(memory, trail=trail, lead=onward, opened=opened), None
    if sentence.item and memory.timed and memory.timed[-1][0].start == opened:
        memory = catch_up(memory, text, document, grammar)  # the items below a line with a colon take its time
    # what a sentence without a figure has told since is not read: nothing points beyond it
    years = replace(memory.times, pointed=None) if memory.timed else memory.times
    for earlier, mentions in memory.timed:
        years = remember_years(years, mentions, earlier.paragraph, years.told)
    return Memory(years, sentence.paragraph, trail=trail, lead=onward, opened=opened), lead


def pass_by(
    memory: Memory, text: str, sentence: Sentence, times: Sequence[TimeMention], document: Document, grammar: Grammar
) -> Memory:
    """The memory behind a sentence that has no figure, with its times put off."""
    if len(memory.timed) >= MOST_TIMED:
        memory = catch_up(memory, text, document, grammar)
    timed = (*memory.timed, (sentence, tuple(times))) if times else memory.timed
    return replace(memory, unread=(sentence.start, sentence.end), timed=timed)


def catch_up(memory: Memory, text: str, document: Document, grammar: Grammar) -> Memory:
    """The memory with the times read that were put off."""
    told = memory.times
    for earlier, times in memory.timed:
        scene = build_scene(text, earlier.start, earlier.end, (), times, grammar, memory.previous, memory.topic)
        told = assign_periods(view_of(scene, times, (), earlier), told, document, grammar.time_words)[1]
    return replace(memory, times=told, timed=()) if memory.timed else memory
