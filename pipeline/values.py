"""The value classes of the extractor, and a copy of a value with some of its fields changed.

A value is a frozen dataclass to whoever reads or type-checks the code. At run time nothing guards it: a frozen
dataclass sets every field through a call, which took a sixth of all the time that extraction takes. What values there
are is left to `models.py` and the stages.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

__all__ = ["replace", "value_class"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value_class(cls: type[T]) -> type[T]:
    """A slotted dataclass with a hash, which type checkers hold to be frozen."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


if TYPE_CHECKING:
    from dataclasses import replace  # checked against the fields of the value
else:
    _readers: dict[type, Callable[[Any], tuple[Any, ...]]] = {}

    def replace(of, /, **changes):
        """A copy of a value of several fields with some of them changed."""
        kind = type(of)
        read = _readers.get(kind)
        if read is None:
            read = _readers[kind] = attrgetter(*(field.name for field in fields(kind)))
        made = kind(*read(of))
        for name, given in changes.items():
            setattr(made, name, given)
        return made
