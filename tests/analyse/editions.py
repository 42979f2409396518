"""Later editions of a document that are consistent by construction.

An edition is the document re-dated by some years: every year in it moves along, every running total, level and flow
grows by a stated rule, every numbered session goes up, and each figure is rounded or hedged in its own way, so that the
true value always lies within what is written.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.models import Claim, Document, Extraction
from schemas.vocabularies import Flag, Kind, Relation, Status

GROWTH = 0.06  # a year, of every figure that counts or measures
EDITIONS = 6
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a stretch of a text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """A document and what the extractor finds in it."""

    document: Document
    extraction: Extraction


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with every edit made; those that overlap an earlier one are left out."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join([*parts, text[at:]])


def editions(source: Read, kinds: Mapping[str, str], seed: int) -> list[Document]:
    """The document itself and its later editions, a year apart."""
    chance = random.Random(seed)
    return [source.document] + [edition(source, years, kinds, chance) for years in range(1, EDITIONS)]


def edition(source: Read, years: int, kinds: Mapping[str, str], chance: random.Random) -> Document:
    """The document as it would read some years later."""
    document = source.document
    known = _by_year(source.extraction.claims)
    edits = [edit for claim in source.extraction.claims for edit in _moved(claim, years, known, chance)]
    kept = _starts_of_totals(source, kinds)
    edits += [
        Edit(match.start(), match.end(), str(int(match[0]) + years))
        for match in YEAR.finditer(document.text)
        if match.start() not in kept
    ]
    return replace(
        document,
        doc_id=f"{document.doc_id}_{years}",
        title=f"{document.title}, edition {years}",
        text=edited(document.text, edits),
        published=_later(document.published, years),
        covers_start=_later(document.covers_start, years),
        covers_end=_later(document.covers_end, years),
        sha256="",
    )


def _later(day: date | None, years: int) -> date | None:
    return day.replace(year=day.year + years) if day else None


def _starts_of_totals(source: Read, kinds: Mapping[str, str]) -> set[int]:
    """Where the years stand that running totals count from: they stay."""
    text, places = source.document.text, set()
    for claim in source.extraction.claims:
        if kinds.get(claim.indicator or "") == "cumulative" and claim.period_start and claim.time_text:
            at = text.find(claim.time_text, max(0, claim.start - 600))
            match = YEAR.search(text, at) if at >= 0 else None
            if match and match[0] == str(claim.period_start.year):
                places.add(match.start())
    return places


def _by_year(claims: Sequence[Claim]) -> dict[tuple[object, ...], dict[int, float]]:
    """What the document says of one thing for several years: `$20,000, $30,000 and $50,000 from 2010 to 2012`."""
    known: dict[tuple[object, ...], dict[int, float]] = defaultdict(dict)
    for claim in claims:
        if Flag.PAIRED in claim.flags and claim.period_end:
            known[claim.indicator, claim.scope, claim.object][claim.period_end.year] = claim.value
    return known


def _true_value(claim: Claim, years: int, known: Mapping[tuple[object, ...], Mapping[int, float]]) -> float:
    by_year = known.get((claim.indicator, claim.scope, claim.object))
    if not by_year or Flag.PAIRED not in claim.flags or claim.period_end is None:
        return claim.value * (1 + GROWTH * years)
    year, last = claim.period_end.year + years, max(by_year)
    return by_year.get(year) or by_year[last] * (1 + GROWTH * (year - last))


def _moved(
    claim: Claim, years: int, known: Mapping[tuple[object, ...], Mapping[int, float]], chance: random.Random
) -> Iterator[Edit]:
    """The claim's figure some years later; a figure that no indicator takes stays as it is."""
    if claim.indicator is None or claim.status is not Status.REPORTED:
        return
    if claim.kind is Kind.ORDINAL:
        yield Edit(claim.start, claim.end, _ordinals(claim.text, years))
        return
    match = FIGURE.search(claim.text)
    if match is None:
        return
    start = claim.start + match.start()
    true = float(match[0].replace(",", "")) / claim.value * _true_value(claim, years, known)
    yield Edit(start, claim.start + match.end(), _written(true, match[0], claim, chance))


def _ordinals(words: str, years: int) -> str:
    """Every number of an ordinal moved on."""

    def moved(match: "re.Match[str]") -> str:
        number = int(re.sub(r"\D", "", match[0]) or ORDINAL_WORDS.index(match[0].lower()) + 1)
        return ordinal(number + years)

    return re.sub(rf"\d+(?:st|nd|rd|th)|\b(?:{'|'.join(ORDINAL_WORDS)})\b", moved, words, flags=re.IGNORECASE)


def ordinal(number: int) -> str:
    """`21st`."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _written(true: float, before: str, claim: Claim, chance: random.Random) -> str:
    """A figure for a true value: as exact as before, or rounded, with another hedge where none stands there yet."""
    places = len(before.partition(".")[2])
    if claim.relation is not Relation.EXACT or places:
        return f"{true:,.{places}f}" if places else f"{int(true):,}"
    whole = round(true)
    style = chance.choice(("exact", "rounded", "about", "more than", "nearly"))
    if style == "exact" or whole < 2000 or claim.unit != "count":
        return f"{whole:,}" if "," in before or whole >= 10000 else str(whole)
    if style == "nearly":
        return f"nearly {-(-whole // 100) * 100:,}"
    if style == "more than":
        return f"more than {whole // 100 * 100:,}"
    return f"{'about ' if style == 'about' else ''}{round(whole, -2):,}"
