"""Breaks to be found: each an edit of one edition at the place of a claim, worked out from the claims and not by hand.

Every function gives all the breaks of its kind that the figures of a family of editions offer; the test takes some.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from pipeline.models import Claim, Document
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Flag, Kind, Relation, Status, TimeBasis, TimeKind
from tests.analyse.editions import FIGURE, YEAR, Edit, Read, edited, ordinal

RISING = ("stock_monotone", "cumulative")
OTHER_CURRENCY = {"yuan": "euros", "$": "€", "RMB": "€", "tons": "kilograms"}


@dataclass(frozen=True, slots=True)
class Plant:
    """A break: documents in the place of those of the same name (or added), and where the broken figures then stand."""

    kind: FindingKind
    documents: tuple[Document, ...]
    doc_id: str
    places: tuple[tuple[int, int], ...]  # a figure that starts within one of these is the broken one
    note: str


Family = Sequence[Read]
Kinds = Mapping[str, str]
Planter = Callable[[Family, Kinds, random.Random], Iterator[Plant]]


def with_figure(read: Read, claim: Claim, figure: str) -> tuple[Document, tuple[int, int]]:
    """The document with another figure in a claim's place, its unit and scale word kept; and where that stands."""
    match = FIGURE.search(claim.text)
    start, end = (claim.start, claim.end) if match is None else (match.start() + claim.start, match.end() + claim.start)
    text = edited(read.document.text, [Edit(start, end, figure)])
    return replace(read.document, text=text), (claim.start - 1, start + len(figure))


def with_paragraph(read: Read, paragraph: str) -> tuple[Document, tuple[int, int]]:
    """The document with a paragraph more at its end, and where that stands."""
    text = f"{read.document.text.rstrip()}\n\n"
    return replace(read.document, text=f"{text}{paragraph}\n"), (len(text), len(text) + len(paragraph))


def with_sentence(read: Read, at: int, sentence: str) -> tuple[Document, tuple[int, int]]:
    """The document with a sentence more behind another one, and where that stands."""
    text = edited(read.document.text, [Edit(at, at, f" {sentence}")])
    return replace(read.document, text=text), (at + 1, at + 1 + len(sentence))


def shown(value: float, claim: Claim) -> str:
    """A value in the manner of a claim: its scale word stands outside, as many decimals as there."""
    match = FIGURE.search(claim.text)
    before = match[0] if match else ""
    places = len(before.partition(".")[2])
    scale = claim.value / float(before.replace(",", "")) if before else 1.0
    scaled = value / scale
    return f"{scaled:,.{places}f}" if places else (f"{round(scaled):,}" if scaled >= 1000 else str(round(scaled)))


def counts(family: Family, kinds: Kinds, wanted: Sequence[str]) -> Iterator[list[tuple[Read, Claim]]]:
    """For each claim of the first edition that has an indicator of these kinds, the same claim in every edition."""
    for places in same_claims(family).values():
        first = places[0][1]
        if len(places) == len(family) and kinds.get(first.indicator or "") in wanted and FIGURE.search(first.text):
            yield places


def same_claims(family: Family) -> dict[tuple[object, ...], list[tuple[Read, Claim]]]:
    """The claims of a family of editions, those together that say the same of each year."""
    together: dict[tuple[object, ...], list[tuple[Read, Claim]]] = defaultdict(list)
    for read in family:
        counters: dict[tuple[object, ...], int] = defaultdict(int)
        for claim in read.extraction.claims:
            if claim.status is Status.REPORTED:
                key = (claim.indicator, claim.scope, claim.object, claim.unit, claim.per, claim.part_of is None)
                counters[key] += 1
                together[(*key, counters[key])].append((read, claim))
    return together


def falls(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A total below what the edition before allows."""
    for places in counts(family, kinds, RISING):
        for (_, before), (read, claim) in pairwise(places):
            firm = before.relation in (Relation.EXACT, Relation.MORE_THAN) and claim.relation is Relation.EXACT
            if firm and before.value >= 4:
                lower = min(before.value * chance.uniform(0.6, 0.85), before.value - 1)
                document, place = with_figure(read, claim, shown(lower, claim))
                yield Plant(FindingKind.FELL, (document,), document.doc_id, (place,), claim.indicator or "")


def conflicts(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A sentence said again further down, with another figure."""
    for places in counts(family, kinds, ("stock", "stock_monotone", "cumulative", "flow")):
        for read, claim in places:
            if (
                claim.time_basis is not TimeBasis.STATED
                or claim.relation is not Relation.EXACT
                or claim.part_of is not None
            ):
                continue
            other = shown(max(claim.value * chance.uniform(1.3, 1.8), claim.value + 2), claim)
            at = _context_start(read, claim)
            if at is None:
                continue
            match = FIGURE.search(claim.text)
            assert match
            start = claim.start - at + match.start()
            again = edited(claim.context, [Edit(start, start + len(match[0]), other)])
            document, (first, _) = with_sentence(read, at + len(claim.context), again)
            place = (first + start - 8, first + start + len(other))
            yield Plant(FindingKind.CONFLICT, (document,), document.doc_id, (place,), claim.indicator or "")


def nestings(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A sentence said again of a part of its time, with a greater figure."""
    for places in counts(family, kinds, ("cumulative", "flow")):
        for read, claim in places:
            start, end = claim.period_start, claim.period_end
            dated = claim.time_kind is TimeKind.DURING and claim.time_basis is TimeBasis.STATED and claim.time_text
            single = claim.part_of is None and Flag.PAIRED not in claim.flags and claim.relation is Relation.EXACT
            if not dated or not single or start is None or end is None or claim.per:
                continue
            at, match = _context_start(read, claim), FIGURE.search(claim.text)
            time = claim.context.find(claim.time_text or "")
            if at is None or match is None or time < 0:
                continue
            inner = _part_of_time(start, end)
            figure = shown(claim.value * chance.uniform(1.5, 2.0), claim)
            first = claim.start - at + match.start()
            when = Edit(time, time + len(claim.time_text or ""), inner if time == 0 else inner[:1].lower() + inner[1:])
            again = edited(claim.context, [when, Edit(first, first + len(match[0]), figure)])
            document, (place, _) = with_sentence(read, at + len(claim.context), again)
            there = place + again.find(figure)
            places_there = ((there - 5, there + len(figure)),)
            yield Plant(FindingKind.NESTING, (document,), document.doc_id, places_there, claim.indicator or "")


def _part_of_time(start: date, end: date) -> str:
    """Words for some of a period."""
    if end.year - start.year >= 3:
        return f"From {start.year + 1} to {end.year - 1}"
    return f"In {start.year + 1}" if end.year > start.year + 1 else f"In March {start.year}"


def great_parts(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A part greater than its whole."""
    del kinds
    for read in family:
        by_start = {claim.start: claim for claim in read.extraction.claims}
        for claim in read.extraction.claims:
            whole = by_start.get(claim.part_of or -1)
            if whole is not None and whole.unit == claim.unit == "count" and whole.relation is Relation.EXACT:
                document, place = with_figure(read, claim, shown(whole.value * chance.uniform(1.2, 2.5) + 200, claim))
                yield Plant(FindingKind.PART_EXCEEDS_WHOLE, (document,), document.doc_id, (place,), claim.text)


def wrong_sums(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """Two parts that are said to be all of a total, and are not."""
    for places in counts(family, kinds, ("stock", "stock_monotone", "cumulative", "flow")):
        for read, claim in places:
            if claim.unit == "count" and claim.value >= 20 and claim.object and claim.part_of is None:
                first = claim.value * chance.uniform(0.3, 0.5)
                second = claim.value * chance.uniform(0.2, 0.35)
                thing = " ".join(claim.object.split())
                sentence = (
                    f"The total was {claim.value:,.0f} {thing}, comprising {first:,.0f} women and {second:,.0f} men."
                )
                document, place = with_paragraph(read, sentence)
                yield Plant(FindingKind.PARTS_DO_NOT_SUM, (document,), document.doc_id, (place,), thing)


def slips(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A figure of a middle edition that is off by a power of ten."""
    for places in counts(family, kinds, ("stock", "stock_monotone", "cumulative", "flow")):
        for read, claim in places[2:-1]:
            power = chance.choice((1, 2, 3, 4) if claim.value < 1000 else (1, 2, 3, 4, -1, -2))
            if claim.part_of is None:
                document, place = with_figure(read, claim, shown(claim.value * 10.0**power, claim))
                yield Plant(FindingKind.SCALE_SLIP, (document,), document.doc_id, (place,), f"{claim.text} 10^{power}")


def jumps(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """The last edition's figure, several times what it was."""
    for places in counts(family, kinds, ("stock", "stock_monotone", "cumulative", "flow")):
        read, claim = places[-1]
        if claim.part_of is None and claim.value >= 10:
            document, place = with_figure(read, claim, shown(claim.value * chance.uniform(3.0, 6.0), claim))
            yield Plant(FindingKind.JUMP, (document,), document.doc_id, (place,), claim.indicator or "")


def freezes(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """The figure of one edition again in the next ones."""
    del chance
    for places in counts(family, kinds, ("stock", "stock_monotone", "cumulative", "flow")):
        (_, still), *later = places[-4:]
        listed = still.part_of is not None or Flag.PAIRED in still.flags
        if still.relation is not Relation.EXACT or listed or still.value < 15:
            continue
        frozen = [with_figure(read, claim, shown(still.value, claim)) for read, claim in later]
        if all(claim.relation is Relation.EXACT for _, claim in later):
            documents = tuple(document for document, _ in frozen)
            yield Plant(FindingKind.FROZEN, documents, documents[-1].doc_id, (frozen[-1][1],), still.indicator or "")


def targets(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A later report on what a plan wanted: reached, or not."""
    del kinds
    plan = family[0]
    for claim in plan.extraction.claims:
        known = claim.status is Status.TARGET and claim.unit == "count" and claim.change is None and claim.per is None
        if not known or not claim.object or claim.period_end is None or len(claim.object.split()) < 2:
            continue
        for kind, factor in ((FindingKind.TARGET_MISSED, 0.6), (FindingKind.TARGET_MET, 1.2)):
            value = round(claim.value * factor * chance.uniform(0.95, 1.05))
            thing = " ".join(claim.object.split())
            text = f"By the end of {claim.period_end.year}, there were {value:,} {thing}."
            report = Document(
                f"report_{claim.start}_{kind}",
                f"A report\n\n{text}\n",
                title=f"Report on the plan, {claim.period_end.year}",
                actor=plan.document.actor,
                about=plan.document.about,
                published=date(claim.period_end.year + 1, 3, 1),
            )
            yield Plant(kind, (report,), report.doc_id, ((0, 10_000),), thing)


def percents(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A share of more than all."""
    del kinds
    for read in family:
        for claim in read.extraction.claims:
            if claim.unit == "percent" and claim.whole and claim.change is None:
                document, place = with_figure(read, claim, str(chance.randrange(105, 190, 5)))
                yield Plant(FindingKind.PERCENT_OUT_OF_RANGE, (document,), document.doc_id, (place,), claim.text)


def units(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """Another currency or measure from one edition to the next, for all figures of an indicator."""
    del chance
    for read in family[1:]:
        claims = [
            claim
            for claim in read.extraction.claims
            if kinds.get(claim.indicator or "") == "flow" or claim.unit == "CNY"
        ]
        for name in sorted({claim.indicator for claim in claims if claim.indicator}):
            own = [claim for claim in claims if claim.indicator == name]
            swaps = [Edit(claim.start, claim.end, _swapped(claim.text)) for claim in own]
            if any(swap.text == claim.text for swap, claim in zip(swaps, own, strict=True)):
                continue
            document = replace(read.document, text=edited(read.document.text, swaps))
            places = tuple((swap.start - 20, swap.end + 20) for swap in swaps)
            yield Plant(FindingKind.UNIT_CHANGED, (document,), document.doc_id, places, name)


def starts(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A running total that counts from another year."""
    for places in counts(family, kinds, ("cumulative",)):
        for read, claim in places[1:]:
            at = read.document.text.find(claim.time_text or "\0", max(0, claim.start - 400))
            year = YEAR.search(read.document.text, at) if at >= 0 else None
            if (
                year is None
                or claim.period_start is None
                or year[0] != str(claim.period_start.year)
                or year.start() > claim.start
            ):
                continue
            moved = str(claim.period_start.year + chance.choice((-2, -1, 1, 2)))
            text = edited(read.document.text, [Edit(year.start(), year.end(), moved)])
            document = replace(read.document, text=text)
            place = (claim.start - 3, claim.end)
            yield Plant(FindingKind.START_CHANGED, (document,), document.doc_id, (place,), f"{claim.indicator} {moved}")


def backward_numbers(family: Family, kinds: Kinds, chance: random.Random) -> Iterator[Plant]:
    """A numbered session, report or dialogue below the number of the edition before."""
    del chance
    for places in same_claims(family).values():
        first = places[0][1]
        if kinds.get(first.indicator or "") != "sequence" or first.kind is not Kind.ORDINAL or first.scope is None:
            continue
        for (_, before), (read, claim) in pairwise(places):
            dated = claim.time_basis is before.time_basis is TimeBasis.STATED and _follows(before, claim)
            alone = (
                sum(
                    other.sentence == claim.sentence and other.object == claim.object
                    for other in read.extraction.claims
                )
                == 1
            )
            if dated and alone and before.value > 2 and claim.relation is Relation.EXACT:
                text = edited(read.document.text, [Edit(claim.start, claim.end, ordinal(int(before.value) - 1))])
                place = (claim.start - 1, claim.end)
                yield Plant(
                    FindingKind.SEQUENCE_BACKWARDS,
                    (replace(read.document, text=text),),
                    read.document.doc_id,
                    (place,),
                    claim.text,
                )


PLANTERS: tuple[Planter, ...] = (
    falls,
    conflicts,
    nestings,
    great_parts,
    wrong_sums,
    slips,
    jumps,
    freezes,
    targets,
    percents,
    units,
    starts,
    backward_numbers,
)


def _follows(before: Claim, claim: Claim) -> bool:
    """Whether a claim's period lies behind that of the same claim a year before."""
    known = before.period_end and claim.period_start and claim.period_end
    return bool(known) and before.period_end < claim.period_start  # type: ignore[operator]


def _context_start(read: Read, claim: Claim) -> int | None:
    """Where the claim's sentence begins in the text."""
    at = read.document.text.rfind(claim.context, 0, claim.start + len(claim.context))
    return at if 0 <= at <= claim.start < at + len(claim.context) else None


def _swapped(text: str) -> str:
    for known, other in OTHER_CURRENCY.items():
        if known in text:
            return text.replace(known, other)
    return text
