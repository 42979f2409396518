"""Classes of words by name: what `rules/classes.toml` lists, for the modules of `extract/` that ask for one.

The classes by which a word is tagged are in `words.py`; these tell what a phrase that was read speaks of.
"""

from functools import cache

from pipeline.lexicon.base import RULES, RuleModel, damaged, read_rules

FILE = RULES / "classes.toml"


class ClassRules(RuleModel):
    """`rules/classes.toml`: the words of each class, white space between them; `@name` for those of another class."""

    classes: dict[str, str]


def word_class(name: str) -> frozenset[str]:
    """The words of a class; raises `InstallationError` where the file cannot be read or does not have it."""
    words = _rules().classes.get(name)
    if words is None:
        raise damaged(FILE, f"has no class {name}")
    listed = words.split()
    others = [word_class(word[1:]) for word in listed if word[0] == "@"]
    return frozenset(word for word in listed if word[0] != "@").union(*others)


@cache
def _rules() -> ClassRules:
    return read_rules(FILE, ClassRules)
