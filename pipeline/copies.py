"""A copy of a value with some of its fields changed.

A module of its own, since it is compiled with the extractor, and `values.py` is not.
"""

import copy
from typing import TYPE_CHECKING

__all__ = ["replace"]

if TYPE_CHECKING:
    from dataclasses import replace  # checked against the fields of the value
else:
    _set = object.__setattr__

    def replace(of, /, **changes):
        """A copy of a value with some of its fields changed; raises AttributeError for one that it has not."""
        copied = getattr(of, "__copy__", None)
        made = copied() if copied is not None else copy.copy(of)
        for name, given in changes.items():
            _set(made, name, given)  # also of a frozen dataclass: nobody else has seen it yet
        return made
