"""The value classes of the extractor, and a copy of a value with some of its fields changed.

A value is a frozen dataclass to whoever reads or type-checks the code. At run time nothing guards it: a frozen
dataclass sets every field through a call, which took a sixth of all the time that extraction takes. Equality, hash and
representation are one function each for all values; a dataclass would write and compile them for every class anew, at
every start. What values there are is left to `models.py` and the stages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

__all__ = ["names_of", "replace", "value_class"]

T = TypeVar("T")
_set = object.__setattr__
_readers: dict[type, Callable[[Any], Any]] = {}


@dataclass_transform(frozen_default=True)
def value_class(cls: type[T]) -> type[T]:
    """A slotted dataclass with a hash, which type checkers hold to be frozen."""
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
    return made  # type: ignore[no-any-return]


def names_of(kind: type[Any]) -> tuple[str, ...]:
    """The names of a value's fields, in order."""
    names: tuple[str, ...] = kind.__match_args__
    return names


def _reader(kind: type[Any]) -> Callable[[Any], Any]:
    """What gives the fields of a value of a class: a tuple, or the one field that there is."""
    if (read := _readers.get(kind)) is None:
        read = _readers[kind] = attrgetter(*names_of(kind))
    return read


def _equal(self: object, other: object) -> object:
    if type(self) is not type(other):
        return NotImplemented  # Python's own answer, which makes `==` False
    read = _reader(type(self))
    return read(self) == read(other)


def _hash(self: object) -> int:
    return hash(_reader(type(self))(self))


def _shown(self: Any) -> str:
    cells = ", ".join(f"{name}={getattr(self, name)!r}" for name in names_of(type(self)))
    return f"{type(self).__qualname__}({cells})"


if TYPE_CHECKING:
    from dataclasses import replace  # checked against the fields of the value
else:

    def replace(of, /, **changes):
        """A copy of a value of several fields with some of them changed."""
        kind = type(of)
        made = kind(*(_readers.get(kind) or _reader(kind))(of))
        for name, given in changes.items():
            _set(made, name, given)  # also of a frozen dataclass: nobody else has seen it yet
        return made
