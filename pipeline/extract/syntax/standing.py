"""Levels that a sentence calls those of now or before (`from |the current| 7 per cent`, `|its present level of| 12`).

They are facts, whatever is planned for them.
"""

from pipeline.extract.syntax.nouns import before_determiners
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class

NOW = word_class("of_now")
STANDING = NOW | word_class("of_before")
LEVELS = word_class("measured_levels")
AIMS = word_class("marks_ahead")


def before_standing(tokens: Tokens, at: int) -> int:
    """Where `the current` or `its present level of` before the figure at `at` begins; else `at`."""
    k = at
    if k > 2 and tokens.word[k - 1] == "of" and tokens.word[k - 2] in LEVELS:
        k -= 2
    if k < 2 or tokens.word[k - 1] not in STANDING or tokens.tag[k - 2] not in "DK":
        return at
    return before_determiners(tokens, k - 1)


def left_behind(tokens: Tokens, at: int) -> bool:
    """Whether a figure is such a level that something moves from."""
    begin = before_standing(tokens, at)
    return begin < at and tokens.word[begin - 1 : begin] == ["from"]


def stands_now(tokens: Tokens, at: int) -> bool:
    """Whether a figure is the size of a thing as it is (`The |present membership of| 51 should be doubled`)."""
    k = at - 2
    if k < 1 or tokens.word[at - 1] != "of" or tokens.tag[k] != "N" or tokens.word[k] in AIMS:
        return False
    while k > 0 and tokens.tag[k - 1] in "NA" and tokens.word[k] not in NOW:
        k -= 1
    return tokens.word[k] in NOW and tokens.tag[k - 1] in "DK"
