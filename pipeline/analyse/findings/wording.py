"""Whether two sentences say the same: how many words they share, and whether each names something else."""

from pipeline.analyse.figures import WORD

MONTHS = frozenset("January February March April May June July August September October November December".split())


def alike(one: str, other: str) -> float:
    """How much of their words two sentences share, figures left out: 1 where they say the same."""
    first, second = _words(one), _words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def other_names(one: str, other: str) -> bool:
    """Whether each of two sentences has a name that the other has not: words with a capital behind the first word."""
    first, second = _names(one), _names(other)
    return bool(first - second) and bool(second - first)


def _words(sentence: str) -> set[str]:
    return {word.lower() for word in WORD.findall(sentence) if word.isalpha()}


def _names(sentence: str) -> set[str]:
    return {word for word in WORD.findall(sentence)[1:] if word[:1].isupper() and word.isalpha()} - MONTHS
