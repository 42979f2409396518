"""The compiled extractor gives what the sources give, and its value classes are what they were."""

import copy
import os
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.compiled.build import COMPILED, built
from pipeline.compiled.written_out import written_out
from pipeline.values import names_of, replace
from tests.conftest import ROOT

SOURCE = '''"""A module."""

from dataclasses import dataclass, field

from pipeline.values import value_class

LONGEST = (  # a comment
    9
)
_KNOWN = frozenset("ab")
TWICE = 1
TWICE = 2


@value_class
class Span:
    """A stretch."""

    start: int
    end: int = LONGEST
    marks: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start  # a comment


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    seen: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Counter:
    at: int = 0

    @classmethod
    def begun(cls) -> "Counter":
        return cls(5)
'''


@pytest.fixture(params=[str, written_out], ids=["as it stands", "written out"])
def module(request: pytest.FixtureRequest) -> ModuleType:
    made: Callable[[str], str] = request.param
    module = ModuleType("module_of_values")
    sys.modules[module.__name__] = module  # where pickling looks for its classes
    exec(compile(made(SOURCE), "values", "exec"), module.__dict__)
    return module


def test_a_value_is_what_it_was(module: Any) -> None:
    span = module.Span(3)
    assert (span.start, span.end, span.marks, span.length) == (3, 9, (), 6)
    assert span == module.Span(3, 9) != module.Span(4)
    assert span != (3, 9, ())
    assert hash(span) == hash(module.Span(3))
    assert names_of(module.Span) == ("start", "end", "marks")
    assert replace(span, end=5) == module.Span(3, 5)
    assert pickle.loads(pickle.dumps(span)) == copy.copy(span) == span
    assert "3" in repr(span)
    assert module.Span.__doc__ == "A stretch."


def test_values_that_are_not_compared_or_change(module: Any) -> None:
    kept, other = module.Kept(), module.Kept()
    assert kept != other
    assert kept.seen is not other.seen
    assert {kept: 1}[kept] == 1
    assert module.Counter.begun() == module.Counter(5)
    with pytest.raises(TypeError):
        hash(module.Counter())


def test_a_module_without_values_stays_as_it_is() -> None:
    assert written_out("class A:\n    B = 1\n") == "class A:\n    B = 1\n"


def test_members_of_vocabularies_are_constants_but_for_what_is_matched() -> None:
    head = "from schemas.vocabularies import Kind as K\n\n\ndef told(é, kind):\n    match kind:\n"
    body = "        case K.ORDINAL:\n            return é\n    return K.QUANTITY\n"
    lines = written_out(head + body).splitlines()
    assert "_K_QUANTITY: typing.Final = K.QUANTITY" in lines
    assert lines[-1] == "    return _K_QUANTITY"
    assert "        case K.ORDINAL:" in lines


def test_constants_are_final() -> None:
    lines = written_out(SOURCE).splitlines()
    assert "LONGEST: typing.Final = (  # a comment" in lines
    assert "TWICE = 2" in lines


@pytest.mark.parametrize("path", [path for pattern in COMPILED for path in sorted(ROOT.glob(pattern))], ids=str)
def test_every_module_can_be_written_out(path: Path) -> None:
    compile(written_out(path.read_text(encoding="utf-8")), str(path), "exec")


@pytest.mark.slow
def test_the_compiled_extractor_gives_the_same_tables(tmp_path: Path) -> None:
    with zipfile.ZipFile(built(tmp_path / "wheel", "0")) as wheel:
        wheel.extractall(tmp_path / "installed")
    documents = [ROOT / "seeds", ROOT / "tests" / "gold" / "varied" / "docs"]
    for number, folder in enumerate(documents):
        tables = [_built_by(place, folder, tmp_path / f"{number}") for place in (ROOT, tmp_path / "installed")]
        assert tables[0] == tables[1]


def _built_by(place: Path, documents: Path, out: Path) -> dict[str, bytes]:
    """The tables that the claimline of a folder builds, by two workers where it is the compiled one."""
    compiled = place != ROOT
    target = out / ("compiled" if compiled else "plain")
    more = ["--engine", "dask", "--workers", "2"] if compiled else []
    command = [sys.executable, "-m", "pipeline.cli", "build", str(documents), "--out", str(target), "--quiet", *more]
    environment = {**os.environ, "PYTHONPATH": str(place)}
    subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True, timeout=600)
    where = "import pipeline.extract.document as one; print(one.__file__)"
    told = subprocess.run([sys.executable, "-c", where], cwd=place, env=environment, capture_output=True, check=True)
    assert (not told.stdout.decode().strip().endswith(".py")) == compiled
    return {path.name: path.read_bytes() for path in sorted(target.glob("*.csv"))}
