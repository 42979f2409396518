"""Consistent later editions raise no error; breaks planted in them, one at a time, are found."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pytest

from pipeline.analyse.across import AnalysisPatterns, analyse, load_analysis_patterns
from pipeline.extractor import Extractor, load_extractor
from pipeline.frames import claims_frame
from pipeline.ingest.folder import compile_reading, read_documents
from pipeline.ingest.listing import list_sources
from pipeline.ingest.manifest import read_manifest
from pipeline.lexicon.indicators import load_catalogue
from pipeline.lexicon.segmentation import load_segmentation
from schemas.finding_kinds import FindingKind
from schemas.vocabularies import Severity
from tests.analyse.editions import Read, editions
from tests.analyse.plants import PLANTERS, Plant
from tests.conftest import SEEDS

SEED = 20260101
PLANTED = 8  # of each kind, where there are so many
LEAST_PLANTED = 4
LEAST_IN_ALL = 80
RECALL = 0.95


@dataclass(frozen=True, slots=True)
class World:
    """The extractor, the rules, and the editions of every seed document."""

    extractor: Extractor
    patterns: AnalysisPatterns
    kinds: dict[str, str]
    families: tuple[tuple[Read, ...], ...]


@pytest.fixture(scope="module")
def world() -> World:
    extractor = load_extractor()
    catalogue = load_catalogue()
    kinds = {entry.name: entry.series.value for entry in catalogue.indicators}
    sources = list_sources(SEEDS)
    manifest = read_manifest(SEEDS, (source.doc_id for source in sources))
    families = []
    for at, read in enumerate(read_documents(sources, manifest, compile_reading(load_segmentation()))):
        source = Read(read.document, extractor(read.document))
        plan = (
            read.document.covers_end and read.document.published and read.document.covers_end > read.document.published
        )
        later = [] if plan else editions(source, kinds, SEED + at)[1:]
        families.append((source, *(Read(document, extractor(document)) for document in later)))
    return World(extractor, load_analysis_patterns(catalogue), kinds, tuple(families))


def findings_of(reads: Iterable[Read], world: World) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """The claims and the findings of some documents."""
    every = list(reads)
    claims = claims_frame([read.document for read in every], [read.extraction for read in every])
    _, findings = analyse(claims, {read.document.doc_id: read.document.text for read in every}, world.patterns)
    return claims, findings


@pytest.mark.slow
def test_consistent_editions_raise_no_error(world: World) -> None:
    for family in world.families:
        _, findings = findings_of(family, world)
        assert not [row["message"] for row in findings if row["severity"] is Severity.ERROR]


def plants_of(world: World) -> Iterator[tuple[tuple[Read, ...], Plant]]:
    """Some breaks of each kind, chosen over all documents and claims with a fixed seed."""
    chance = random.Random(SEED)
    offered: dict[FindingKind, list[tuple[tuple[Read, ...], Plant]]] = defaultdict(list)
    for planter in PLANTERS:
        for family in world.families:
            for plant in planter(family, world.kinds, chance):
                offered[plant.kind].append((family, plant))
    for _, plants in sorted(offered.items()):
        yield from chance.sample(plants, min(PLANTED, len(plants)))


def is_found(family: tuple[Read, ...], plant: Plant, world: World) -> bool:
    """Whether a finding of the planted kind names the broken figure."""
    changed = {document.doc_id: Read(document, world.extractor(document)) for document in plant.documents}
    kept = [changed.pop(read.document.doc_id, read) for read in family]
    claims, findings = findings_of([*kept, *changed.values()], world)
    there = claims[claims["doc_id"] == plant.doc_id]
    inside = there["start"].map(lambda start: any(first <= start <= last for first, last in plant.places))
    broken = set(there.loc[inside, "claim_id"])
    return any(row["kind"] is plant.kind and broken & set(row["claim_ids"]) for row in findings)


@pytest.mark.slow
def test_planted_breaks_are_found(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    planted: Counter[FindingKind] = Counter()
    found: Counter[FindingKind] = Counter()
    missed = []
    for family, plant in plants_of(world):
        planted[plant.kind] += 1
        if is_found(family, plant, world):
            found[plant.kind] += 1
        else:
            missed.append(f"{plant.kind} in {plant.doc_id}: {plant.note}")
    with capsys.disabled():
        print()
        for kind in FindingKind:
            print(f"  {kind:<22}{found[kind]:>3} of {planted[kind]}")
        print(f"  {'all':<22}{found.total():>3} of {planted.total()}")
    assert min(planted[kind] for kind in FindingKind) >= LEAST_PLANTED
    assert planted.total() >= LEAST_IN_ALL
    assert found.total() >= RECALL * planted.total(), "\n".join(missed)
