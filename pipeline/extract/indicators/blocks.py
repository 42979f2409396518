"""Blocks of cues compiled: what a way to recognise an entry needs, or what speaks against it.

How a block is held against a claim is left to `indicators.py`, the cues themselves to `cues.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.extract.indicators.cues import CueSet, Family, compile_cues
from pipeline.lexicon.indicators import PLACES, Cues, Never, When
from pipeline.values import value_class


@value_class
class Test:
    """A block of cues compiled, in the order of `PLACES`."""

    cues: tuple[tuple[str, CueSet], ...]
    heads: frozenset[str]
    verbs: frozenset[str]
    tenses: frozenset[str]


@dataclass(slots=True, eq=False)
class Later:
    """A block of cues that is compiled when a claim is first held against it: a document needs few of them."""

    block: When | Never
    families: Mapping[str, Family]
    test: Test | None = None

    def compiled(self) -> Test:
        """The block compiled."""
        if self.test is None:
            self.test = compile_test(self.block, self.families)
        return self.test


def compile_test(block: When | Never, families: Mapping[str, Family]) -> Test:
    """Compile one block of cues."""
    return Test(
        compile_places(block, families), frozenset(block.heads), frozenset(block.verbs), frozenset(block.tenses)
    )


def compile_places(block: Cues, families: Mapping[str, Family]) -> tuple[tuple[str, CueSet], ...]:
    """The cues of every place that has some."""
    made = ((place, compile_cues(block.at(place), families)) for place in PLACES)
    return tuple((place, cues) for place, cues in made if cues is not None)
