"""Regular expressions that are compiled when they are first used.

A document needs few of the thousands that the rules make, and compiling all of them took most of the start. That each
of them compiles is left to the tests, since only built-in rules are written as expressions.
"""

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "groupindex")


class _Deferred:
    """Looks like a compiled expression; its methods are those of the compiled one from the first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def deferred(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression that is compiled when it is first used."""
    return cast("re.Pattern[str]", _Deferred(pattern, flags))
