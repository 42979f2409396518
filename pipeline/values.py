"""The value classes of the extractor; `replace` gives a copy of a value with some of its fields changed.

A value is a frozen dataclass to whoever reads or type-checks the code. At run time nothing guards it: a frozen
dataclass sets every field through a call, which took a sixth of all the time that extraction takes. Equality, hash and
representation are one function each for all values; a dataclass would write and compile them for every class anew, at
every start. What values there are is left to `models.py` and the stages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

from pipeline.copies import replace

__all__ = ["names_of", "replace", "value_class"]

T = TypeVar("T")
_readers: dict[type, Callable[[Any], Any]] = {}


@dataclass_transform(frozen_default=True)
def value_class(cls: type[T]) -> type[T]:
    """A slotted dataclass with a hash, which type checkers hold to be frozen."""
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    made.__eq__, made.__hash__, made.__repr__, made.__copy__ = _equal, _hash, _shown, _copied
    return made  # type: ignore[no-any-return]


def names_of(kind: type[Any]) -> tuple[str, ...]:
    """The names of a value's fields, in order."""
    names: tuple[str, ...] = kind.__match_args__
    return names


def _reader(kind: type[Any]) -> Callable[[Any], Any]:
    """What gives the fields of a value of a class, as a tuple."""
    if (read := _readers.get(kind)) is None:
        names = names_of(kind)
        read = _readers[kind] = attrgetter(*names) if len(names) > 1 else lambda of: (getattr(of, *names),)
    return read


def _equal(self: object, other: object) -> object:
    if type(self) is not type(other):
        return NotImplemented  # Python's own answer, which makes `==` False
    read = _reader(type(self))
    return read(self) == read(other)


def _hash(self: object) -> int:
    return hash(_reader(type(self))(self))


def _copied(self: object) -> object:
    return type(self)(*_reader(type(self))(self))


def _shown(self: Any) -> str:
    cells = ", ".join(f"{name}={getattr(self, name)!r}" for name in names_of(type(self)))
    return f"{type(self).__qualname__}({cells})"
