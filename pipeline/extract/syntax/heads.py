"""The head noun of an object: singular, lower case.

An own rule with an exception list (`rules/words.toml`), since no library tried singularises without damage
(`consensus`, `gas`).
Which word is the head is left to `phrases.py`.
"""

from functools import lru_cache

from pipeline.lexicon.word_lists import Words


def singular(word: str, singulars: dict[str, str]) -> str:
    """The singular of a noun, lower case; hyphenated words by their last part; words already singular stay."""
    lower = word.lower().replace("’", "'")
    if word.isupper() and len(word) < 7:
        return lower  # an abbreviation
    lower = lower.removesuffix("'s").rstrip("'")
    if lower in singulars:
        return singulars[lower]
    stem, hyphen, last = lower.rpartition("-")
    if hyphen and last:
        return stem + hyphen + singular(last, singulars)
    return regular_singular(lower)


@lru_cache(maxsize=4096)
def regular_singular(lower: str) -> str:
    """The singular by spelling rules alone."""
    if (
        len(lower) < 3
        or not lower.endswith("s")
        or lower.endswith(("ss", "us", "sis", "xis", "itis", "ris", "nnis", "vis"))
    ):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("xes", "ches", "shes", "sses", "zzes")):
        return lower[:-2]
    return lower[:-1]


def head_of(word: str, words: Words) -> str:
    """The `object_head` for the head word of an object."""
    return singular(word, words.singulars)
