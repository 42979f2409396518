"""Every regular expression of the program, by itself: the time for a text grows with its length.

The patterns are found by walking the compiled rules and the modules, so that a new one is tried without being named
here. One that is only ever matched at a place (`match`, `fullmatch`) is tried so, from the first characters of each
text on; every other is let run over the whole of it.
"""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import pipeline
from pipeline.deferred import Deferred
from pipeline.extract.grammar import load_grammar
from pipeline.ingest.folder import compile_reading
from pipeline.lexicon.segmentation import load_segmentation
from tests.adversarial import PIECES, adversarial
from tests.growth import MOST, growth, seconds

GLANCE, SHORT, LONG = 1_500, 25_000, 100_000
# Seconds for a glance: what takes less for it is in proportion, since half the square of 1,500 is a million steps,
# which take twice as long where a step is a single character.
WORTH_A_LOOK = 0.0015
PARTS = 4  # of the patterns, so that several workers share them
AT_A_PLACE = frozenset(("match", "fullmatch"))
# Handed to a function that matches it behind a date (`Spot.followed_by`), so that no call names it.
HANDED_ON = re.compile(r"followed_by\((?:patterns\.)?(\w+)\)")
# Matched from the beginning of a line or behind a date, under a name that other patterns have as well.
SHARED_NAMES = frozenset(("regex", "_LIST"))

# The words before a numeral that a veto looks at: it is searched for in so many characters at most (`reach`).
# So are the forms of file names, which are not read where they are longer than 255 characters. A long text is many
# windows, whose number alone grows: it tells no more than a short one.
IN_A_WINDOW = frozenset(("before", "forms"))
WINDOW = 200
SHORT_OF_WINDOWS, LONG_OF_WINDOWS = 2_000, 8_000


def patterns_in(thing: object, path: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The regular expressions in a value, each with the way to it."""
    if isinstance(thing, Deferred):
        yield path, thing.compiled()
    elif isinstance(thing, re.Pattern):
        if isinstance(thing.pattern, str):
            yield path, thing
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from patterns_in(getattr(thing, field.name), f"{path}.{field.name}")
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from patterns_in(value, f"{path}.{key}")
    elif isinstance(thing, tuple | list | frozenset):
        for value in thing:
            yield from patterns_in(value, path)


def every_pattern() -> dict[re.Pattern[str], str]:
    """All patterns of the rules and of the modules, with the last name on the way to each."""
    found = [*patterns_in(load_grammar(None), "grammar"), *patterns_in(compile_reading(load_segmentation()), "reading")]
    for info in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        for name, value in vars(importlib.import_module(info.name)).items():
            if not isinstance(value, type):
                found += patterns_in(value, name)
    return {pattern: path.rsplit(".", 1)[-1] for path, pattern in found}


def methods_called() -> dict[str, frozenset[str]]:
    """Which methods of a pattern are called on each name in the source."""
    calls: dict[str, set[str]] = {}
    for file in Path(pipeline.__path__[0]).rglob("*.py"):
        for name, method in re.findall(
            r"\b(\w+)\.(match|fullmatch|search|finditer|findall|sub|subn|split)\(", file.read_text(encoding="utf-8")
        ):
            calls.setdefault(name, set()).add(method)
        for name in HANDED_ON.findall(file.read_text(encoding="utf-8")):
            calls.setdefault(name, set()).add("match")
    return {name: frozenset(methods) for name, methods in calls.items()}


def runner(pattern: re.Pattern[str], at_a_place: bool, in_a_window: bool) -> Callable[[str], object]:
    """What the pattern does to a text."""
    if in_a_window:
        return lambda text: [pattern.search(text, at, at + WINDOW) for at in range(0, len(text), WINDOW)]
    if at_a_place:
        return lambda text: [pattern.match(text, at) for at in range(8)]
    return lambda text: sum(1 for _ in pattern.finditer(text))


def slow_texts(pattern: re.Pattern[str], name: str, called: dict[str, frozenset[str]]) -> list[tuple[object, ...]]:
    """The texts on which a pattern takes longer than in proportion, with how much longer."""
    methods = called.get(name, frozenset())
    windowed = name in IN_A_WINDOW
    run = runner(pattern, name in SHARED_NAMES or (bool(methods) and methods <= AT_A_PLACE), windowed)
    short, long = (SHORT_OF_WINDOWS, LONG_OF_WINDOWS) if windowed else (SHORT, LONG)
    slow: list[tuple[object, ...]] = []
    for title in PIECES:
        glance = adversarial(title, GLANCE)
        if all(seconds(run, glance) > WORTH_A_LOOK for _ in range(3)):
            ratio = growth(run, adversarial(title, short), adversarial(title, long))
            if ratio >= MOST:
                slow.append((name, title, round(ratio, 1), pattern.pattern[:80]))
    return slow


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_pattern(part: int) -> None:
    called = methods_called()
    patterns = every_pattern()
    assert len(patterns) > 900
    mine = sorted(patterns.items(), key=lambda item: (item[1], item[0].pattern))[part::PARTS]
    assert not [found for pattern, name in mine for found in slow_texts(pattern, name, called)]
