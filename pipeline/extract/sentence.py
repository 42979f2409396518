"""One sentence to claims and rejected numerals: the order of the steps.

Each step has a module of its own; here they are only called in turn. What is carried on from sentence to sentence is
left to `memory.py`.
"""

from collections.abc import Sequence
from functools import partial

from pipeline.extract.grammar import Grammar
from pipeline.extract.indicators.indicators import link_claims
from pipeline.extract.lead_in import Lead, announces_aims, completes_lead
from pipeline.extract.meanings.denials import turned
from pipeline.extract.meanings.meanings import is_salient, salient, understand
from pipeline.extract.meanings.noun_hedges import hedged
from pipeline.extract.meanings.pronouns import without_pronouns
from pipeline.extract.memory import Memory, arrive, catch_up, pass_by
from pipeline.extract.numerals.scan import find_numerals
from pipeline.extract.objects.elided_units import with_unit
from pipeline.extract.objects.topics import sentence_topic
from pipeline.extract.parts.totals import Known
from pipeline.extract.patterns.gist import gist_of, may_hold_numeral, may_hold_time, number_words
from pipeline.extract.periods.memory import TimeMemory
from pipeline.extract.periods.periods import assign_periods
from pipeline.extract.periods.status import settled_by_time
from pipeline.extract.quantities.currencies import Home
from pipeline.extract.quantities.quantities import read_quantities
from pipeline.extract.quantities.rates import find_denominators
from pipeline.extract.scene.meaning import Meaning
from pipeline.extract.scene.scene import Scene
from pipeline.extract.scene.subjects import spoken_of
from pipeline.extract.screen.screen import figures_alone, screen, screen_row
from pipeline.extract.staging import build_scene, country_of, topic_of, view_of
from pipeline.extract.times.mentions import Role, TimeMention
from pipeline.extract.times.times import find_times
from pipeline.models import Claim, Document, Numeral, Period, Quantity, Rejection, Segments, Sentence
from pipeline.values import value_class
from schemas.vocabularies import Kind

MOST_KNOWN = 300  # claims of a paragraph that a later one may be a part of


@value_class
class Context:
    """What is the same for every sentence of a document."""

    document: Document
    segments: Segments
    grammar: Grammar
    home: Home
    plan: bool  # the document sets out what is to come
    budget: bool  # its title says that it is a budget


@value_class
class Found:
    """The figures of one sentence before they are understood, and what else its numerals are."""

    quantities: list[Quantity]
    denominators: list[Numeral]
    times: list[TimeMention]
    rejected: list[Rejection]


@value_class
class Reading:
    """What one sentence gave."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejection, ...]
    memory: Memory


def read_sentence(context: Context, sentence: Sentence, memory: Memory) -> Reading:
    """Read one sentence of a document, with what those before it handed on."""
    text, grammar = context.segments.masked, context.grammar
    memory, lead = arrive(memory, text, sentence, context.document, grammar)
    found = find_figures(context, sentence.start, sentence.end)
    rejected = tuple(found.rejected)
    if not found.quantities:
        return Reading((), rejected, pass_by(memory, text, sentence, found.times, context.document, grammar))
    memory = catch_up(memory, text, context.document, grammar)
    if lead is not None and not completes_lead(text, sentence, grammar.words):
        lead = None
    claims, memory = understand_figures(context, sentence, found, memory, lead)
    claims, pronouns = without_pronouns(claims, text)
    return Reading(claims, rejected + pronouns, memory)


def find_figures(context: Context, start: int, end: int) -> Found:
    """The figures of the sentence `start:end`, its times, and its numerals that are no claims."""
    text, grammar = context.segments.masked, context.grammar
    gist = gist_of(text, start, end, grammar.telling)
    numerals = (
        find_numerals(text, start, end, grammar.numerals, number_words(gist, grammar.numerals.hints))
        if may_hold_numeral(gist, text, start, end, grammar.numerals.hints)
        else []
    )
    if figures_alone(text, start, end, numerals):
        return Found([], [], [], screen_row(numerals))
    times = find_times(text, start, end, grammar.times) if may_hold_time(gist, grammar.times.atoms.hints) else []
    denominators = find_denominators(text, start, end, numerals, grammar.measures.rates) if numerals else []
    kept, rejected = screen(context.segments, start, end, numerals, times, denominators, gist, grammar.vetoes)
    if not kept:
        return Found([], [], times, rejected)
    places = {span.start for span in denominators}
    beneath = [numeral for numeral in numerals if numeral.start in places]
    blocked = [(row.start, row.end) for row in rejected]
    blocked += [(time.start, time.end) for time in times if time.role not in (Role.MEASURE, Role.ATTRIBUTIVE)]
    quantities = read_quantities(
        text, start, end, kept, sorted(blocked), grammar.measures, grammar.hedges, context.home, beneath
    )
    return Found(quantities, beneath, times, rejected)


def understand_figures(
    context: Context, sentence: Sentence, found: Found, memory: Memory, lead: Lead | None
) -> tuple[tuple[Claim, ...], Memory]:
    """The claims of a sentence with figures, and what it hands on."""
    text, grammar, document = context.segments.masked, context.grammar, context.document
    times = [*find_times(text, *lead, grammar.times), *found.times] if lead is not None else found.times
    scene = build_scene(
        text,
        sentence.start,
        sentence.end,
        found.quantities,
        times,
        grammar,
        memory.previous,
        memory.topic,
        lead,
        heading=sentence.heading,
    )
    if (span := memory.unread) is not None:
        scene.unread = lambda: topic_of(text, span, grammar)
    scene.named = before = partial(country_of, text, memory.unread, grammar, memory.named)
    scene.sentence, scene.budget = sentence.index, context.budget
    settle_quantities(scene, grammar)
    plan = sentence.item and (context.plan or announces_aims(text, memory.opened, sentence, grammar.words))
    meanings = understand(scene, grammar, document, plan, memory.known, found.denominators)
    meanings, periods, time_memory = assign_times(scene, times, meanings, sentence, memory, document, grammar)
    claims = tuple(
        make_claim(document, sentence, quantity, meaning, period)
        for quantity, meaning, period in zip(scene.quantities, meanings, periods, strict=True)
    )
    claims, trail = link_claims(claims, scene, text, sentence, document, memory.trail, grammar.indicators)
    known = memory.known[-MOST_KNOWN:] + known_of(scene, meanings, sentence)
    previous = salient(scene, meanings)
    named = spoken_of(scene, grammar.names, before)
    scene.unread = scene.told = scene.named = None  # what went before is read no more
    topic = partial(sentence_topic, scene)
    return claims, Memory(
        time_memory, memory.paragraph, known, previous, named, topic, trail, lead=memory.lead, opened=memory.opened
    )


def settle_quantities(scene: Scene, grammar: Grammar) -> None:
    """Give the figures what only the words around them tell: the unit of a list, a denial's turn, a hedge on a noun."""
    quantities = list(scene.quantities)
    scene.quantities = quantities
    for i in range(len(quantities)):  # one after the other: a list hands its unit on
        quantities[i] = with_unit(scene, i)
    scene.quantities = [turned(scene, i, grammar.changes) for i in range(len(quantities))]
    scene.quantities = [hedged(scene, i) for i in range(len(quantities))]


def assign_times(
    scene: Scene,
    times: Sequence[TimeMention],
    meanings: list[Meaning],
    sentence: Sentence,
    memory: Memory,
    document: Document,
    grammar: Grammar,
) -> tuple[list[Meaning], list[Period], TimeMemory]:
    """When each figure holds; where that tells whether it is fact or promise, the meanings are told again with it."""
    view = view_of(scene, times, meanings, sentence, memory.opened)
    periods, told = assign_periods(view, memory.times, document, grammar.time_words)
    settled = settled_by_time(view, meanings, periods, document, scene.words)
    if settled is None:
        return meanings, periods, told
    view = view_of(scene, times, settled, sentence, memory.opened)
    return settled, *assign_periods(view, memory.times, document, grammar.time_words)


def known_of(scene: Scene, meanings: Sequence[Meaning], sentence: Sentence) -> tuple[Known, ...]:
    """The figures of which one told later in the paragraph may be a part."""
    return tuple(
        Known(
            quantity.start,
            quantity.unit,
            quantity.form,
            meaning.object.head,
            quantity.value,
            sentence.index,
            is_salient(scene, i),
        )
        for i, (quantity, meaning) in enumerate(zip(scene.quantities, meanings, strict=True))
        if quantity.kind is Kind.QUANTITY
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
