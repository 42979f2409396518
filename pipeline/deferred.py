"""Regular expressions that are compiled when they are first used.

A document needs few of the thousands that the rules make, and compiling all of them took most of the start. That each
of them compiles is left to the tests, since only built-in rules are written as expressions.
"""

import re
from collections.abc import Callable
from typing import cast

from pipeline.expressions import compiled
from pipeline.lexicon.base import RULES, damaged

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "groupindex")


class Deferred:
    """Looks like a compiled expression that has been used: its methods are those of the compiled one."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self.source = source
        self.flags = flags

    @property
    def pattern(self) -> str:
        """The expression as it is written."""
        return self.source if isinstance(self.source, str) else self.source()

    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        try:
            return compiled(self.pattern, self.flags)
        except re.error as error:
            # Nobody but the rule files that came with the program writes expressions.
            raise damaged(RULES, f"an expression cannot be compiled, {error}: {self.pattern[:60]}") from error


class Unused(Deferred):
    """One that is not compiled yet: a class of its own, since every look at a class with `__getattr__` takes longer."""

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = self.compiled()
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = Deferred  # type: ignore[assignment]
        return getattr(compiled, name)


def deferred(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """An expression that is compiled when it is first used; where writing it takes long too, `source` does it then."""
    return cast("re.Pattern[str]", Unused(source, flags))
