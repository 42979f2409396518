"""One sentence to claims and rejected numerals: the order of the steps, and what is carried on to the next sentence.

Each step has a module of its own; here they are only called in turn.
"""

from collections.abc import Callable, Sequence
from dataclasses import field
from functools import partial

from pipeline.extract.clause import find_verb_groups
from pipeline.extract.currencies import Home
from pipeline.extract.denials import turned
from pipeline.extract.elided_units import with_unit
from pipeline.extract.gist import gist_of, may_hold_numeral, may_hold_time, number_words
from pipeline.extract.grammar import Grammar
from pipeline.extract.indicators import Trail, link_claims
from pipeline.extract.lead_in import Lead, goes_on, lead_of
from pipeline.extract.meaning import Meaning
from pipeline.extract.meanings import is_salient, salient, understand
from pipeline.extract.noun_hedges import hedged
from pipeline.extract.periods import assign_periods
from pipeline.extract.quantities import read_quantities
from pipeline.extract.rates import find_denominators
from pipeline.extract.scan import find_numerals
from pipeline.extract.scene import NO_OBJECT, Object, Scene, goes_to
from pipeline.extract.screen import figures_alone, screen, screen_row
from pipeline.extract.sentence_view import Figure, SentenceView
from pipeline.extract.time_memory import TimeMemory, remember_years
from pipeline.extract.time_mentions import Role, TimeMention
from pipeline.extract.time_status import settled_by_time
from pipeline.extract.times import find_times
from pipeline.extract.tokenizer import tokenize
from pipeline.extract.topics import sentence_topic
from pipeline.extract.totals import Known
from pipeline.models import Claim, Document, Numeral, Period, Quantity, Rejection, Segments, Sentence
from pipeline.values import replace, value_class
from schemas.vocabularies import Kind

MOST_KNOWN = 300  # claims of a paragraph that a later one may be a part of
MOST_TIMED = 32  # sentences whose times are put off


@value_class
class Memory:
    """What one sentence hands to the next: the paragraph's claims, its last object, and the times stated so far."""

    times: TimeMemory = field(default_factory=TimeMemory)
    paragraph: int = -1
    known: tuple[Known, ...] = ()
    previous: Object = NO_OBJECT
    topic: Callable[[], Object] | None = None  # reads what the last sentence with figures speaks of
    trail: Trail = field(default_factory=Trail)
    unread: tuple[int, int] | None = None  # the sentence before, where it had no figure: read only if one refers to it
    lead: Lead | None = None  # the clause that list items go on with
    # sentences of the paragraph that told a time but no figure: read only if a figure follows them in it
    timed: tuple[tuple[Sentence, tuple[TimeMention, ...]], ...] = ()


@value_class
class Reading:
    """What one sentence gave."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejection, ...]
    memory: Memory


def read_sentence(
    document: Document, segments: Segments, sentence: Sentence, grammar: Grammar, home: Home, plan: bool, memory: Memory
) -> Reading:
    """Read one sentence of a document. `plan` says that the document sets out what is to come."""
    text, start, end = segments.masked, sentence.start, sentence.end
    lead = memory.lead if sentence.item and not sentence.heading else None
    onward = lead_of(text, sentence, grammar.words) or lead
    if onward != memory.lead:
        memory = replace(memory, lead=onward)
    if sentence.paragraph == memory.paragraph:
        lead = None  # what opens an item goes on with the lead, and nothing else
    if sentence.paragraph != memory.paragraph:
        years = memory.times
        for earlier, mentions in memory.timed:
            years = remember_years(years, mentions, earlier.paragraph, years.told)
        memory = Memory(years, sentence.paragraph, trail=memory.trail, lead=onward)
    trail = memory.trail.reach(sentence)
    gist = gist_of(text, start, end, grammar.telling)
    numerals = (
        find_numerals(text, start, end, grammar.numerals, number_words(gist, grammar.numerals.hints))
        if may_hold_numeral(gist, text, start, end, grammar.numerals.hints)
        else []
    )
    if figures_alone(text, start, end, numerals):
        return Reading((), tuple(screen_row(numerals)), replace(memory, trail=trail))
    times = find_times(text, start, end, grammar.times) if may_hold_time(gist, grammar.times.atoms.hints) else []
    denominators = find_denominators(text, start, end, numerals, grammar.measures.rates) if numerals else []
    kept, rejected = screen(segments, start, end, numerals, times, denominators, gist, grammar.vetoes)
    places = {span.start for span in denominators}
    beneath = [numeral for numeral in numerals if numeral.start in places]
    quantities = quantities_of(text, start, end, kept, beneath, times, rejected, grammar, home)
    if not quantities:
        if len(memory.timed) >= MOST_TIMED:
            memory = caught_up(memory, text, document, grammar)
        timed = (*memory.timed, (sentence, tuple(times))) if times else memory.timed
        unread = (start, end)
        carried = Memory(
            memory.times, memory.paragraph, memory.known, memory.previous, memory.topic, trail, unread, onward, timed
        )
        return Reading((), tuple(rejected), carried)
    memory = caught_up(memory, text, document, grammar)
    if lead is not None and not goes_on(text, sentence, grammar.words):
        lead = None
    if lead is not None:
        times = [*find_times(text, *lead, grammar.times), *times]
    scene = build_scene(text, start, end, quantities, times, grammar, memory, lead, heading=sentence.heading)
    if (span := memory.unread) is not None:
        scene.unread = lambda: topic_of(text, span, grammar)
    scene.sentence, scene.budget = sentence.index, is_budget(document)
    for i in range(1, len(quantities)):  # one after the other: a list hands its unit on
        quantities[i] = with_unit(scene, i)
    scene.quantities = quantities = [turned(scene, i, grammar.changes) for i in range(len(quantities))]
    scene.quantities = quantities = [hedged(scene, i) for i in range(len(quantities))]
    meanings = understand(scene, grammar, document, plan and sentence.item, memory.known, beneath)
    view = view_of(scene, times, meanings, sentence)
    periods, time_memory = assign_periods(view, memory.times, document, grammar.time_words)
    if (settled := settled_by_time(view, meanings, periods, document, scene.words)) is not None:
        meanings = settled
        view = view_of(scene, times, meanings, sentence)
        periods, time_memory = assign_periods(view, memory.times, document, grammar.time_words)
    claims = tuple(
        make_claim(document, sentence, quantity, meaning, period)
        for quantity, meaning, period in zip(quantities, meanings, periods, strict=True)
    )
    claims, trail = link_claims(claims, scene, text, sentence, document, trail, grammar.indicators)
    known = memory.known[-MOST_KNOWN:] + tuple(
        Known(
            quantity.start,
            quantity.unit,
            quantity.form,
            meaning.object.head,
            quantity.value,
            sentence.index,
            is_salient(scene, i),
        )
        for i, (quantity, meaning) in enumerate(zip(quantities, meanings, strict=True))
        if quantity.kind is Kind.QUANTITY
    )
    previous = salient(scene, meanings)
    scene.unread = scene.told = None  # what went before is read no more
    topic = partial(sentence_topic, scene)
    carried = Memory(time_memory, memory.paragraph, known, previous, topic, trail, lead=onward)
    return Reading(claims, tuple(rejected), carried)


def is_budget(document: Document) -> bool:
    """Whether a document's title says that it is a budget."""
    return "budget" in (document.title or "").lower().split()


def caught_up(memory: Memory, text: str, document: Document, grammar: Grammar) -> Memory:
    """The memory with the times read that were put off."""
    for earlier, mentions in memory.timed:
        told = remember_times(text, earlier, mentions, memory, document, grammar)
        memory = replace(memory, times=told, timed=())
    return memory


def remember_times(
    text: str, sentence: Sentence, times: Sequence[TimeMention], memory: Memory, document: Document, grammar: Grammar
) -> TimeMemory:
    """What a sentence without a figure tells of time."""
    scene = build_scene(text, sentence.start, sentence.end, (), times, grammar, memory)
    return assign_periods(view_of(scene, times, (), sentence), memory.times, document, grammar.time_words)[1]


def topic_of(text: str, span: tuple[int, int], grammar: Grammar) -> Object:
    """What a sentence without a figure speaks of."""
    return sentence_topic(build_scene(text, span[0], span[1], (), (), grammar, Memory()))


def quantities_of(
    text: str,
    start: int,
    end: int,
    kept: Sequence[Numeral],
    beneath: Sequence[Numeral],
    times: Sequence[TimeMention],
    rejected: Sequence[Rejection],
    grammar: Grammar,
    home: Home,
) -> list[Quantity]:
    """The figures that the surviving numerals make, with unit, range and hedge; `beneath` are the denominators of
    rates.
    """
    if not kept:
        return []
    blocked = [(row.start, row.end) for row in rejected]
    blocked += [(time.start, time.end) for time in times if time.role not in (Role.MEASURE, Role.ATTRIBUTIVE)]
    return read_quantities(text, start, end, kept, sorted(blocked), grammar.measures, grammar.hedges, home, beneath)


def build_scene(
    text: str,
    start: int,
    end: int,
    quantities: Sequence[Quantity],
    times: Sequence[TimeMention],
    grammar: Grammar,
    memory: Memory,
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
    return Scene(tokens, groups, quantities, index, grammar.words, memory.previous, told=memory.topic)


def view_of(
    scene: Scene, times: Sequence[TimeMention], meanings: Sequence[Meaning], sentence: Sentence
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
            per=meaning.per,
            change=meaning.change,
            moved_to=moved_to(scene, at),
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
    )


def moved_to(scene: Scene, at: int) -> bool:
    """Whether a figure is the level that a change leads to (`increased to |26|`, `up to Rs. 17,500`)."""
    tokens = scene.tokens
    if at < 1 or tokens.word[at - 1] != "to":
        return False
    return any(
        group.end <= at and (scene.words.moves(group.lemma) or goes_to(tokens, group.lemma, group.end))
        for group in scene.groups
    )


def make_claim(document: Document, sentence: Sentence, quantity: Quantity, meaning: Meaning, period: Period) -> Claim:
    """One row of the claims table."""
    return Claim(
        start=quantity.start,
        end=quantity.end,
        text=document.text[quantity.start : quantity.end],
        kind=quantity.kind,
        value=quantity.value,
        relation=quantity.relation,
        low=quantity.low,
        high=quantity.high,
        precision=quantity.precision,
        unit=quantity.unit,
        object=meaning.object.text,
        object_head=meaning.object.head,
        whole=meaning.object.whole,
        per=meaning.per,
        change=meaning.change,
        part_of=meaning.part_of,
        time_text=period.text,
        period_start=period.start,
        period_end=period.end,
        time_kind=period.kind,
        time_basis=period.basis,
        status=meaning.status,
        subject=meaning.subject,
        attributed_to=meaning.attributed_to,
        scope=None,
        indicator=None,
        topic=None,
        section=sentence.section,
        paragraph=sentence.paragraph,
        sentence=sentence.index,
        context=document.text[sentence.start : sentence.end],
        rules=meaning.rules + period.rules,
        flags=tuple(dict.fromkeys(quantity.flags + period.flags)),
    )
