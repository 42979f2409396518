"""Names of countries, groups and bodies, and the first of them that a run of tokens holds."""

from collections.abc import Mapping

from pipeline.extract.syntax.tokens import Tokens
from pipeline.values import value_class

# Behind these a name is the other party (`aid to Bangladesh`, `trade with Norway`), not whose figure it is.
OTHER_PARTY = frozenset("to for from with against on between by toward towards about into".split())
LONGEST_NAME = 6  # words of a country's or body's name


@value_class
class Names:
    """Names of countries, groups (of countries, parts of the world) and bodies, lower case, to the `subject` column."""

    countries: Mapping[str, str]
    groups: Mapping[str, str]
    bodies: Mapping[str, str]
    opening: frozenset[str]  # the words that a name begins with

    def may_open(self, word: str) -> bool:
        """Whether a word can be the first of a name: asked of every word before a pronoun's figure."""
        return word in self.opening or ("'" in word and without_genitive(word) in self.opening)

    def get(self, name: str, capital: bool, acts: bool = True) -> str | None:
        """What a name stands for: a country only with a capital, a body only where one can act (`acts`)."""
        if capital and name in self.countries:
            return self.countries[name]
        return self.groups.get(name) or (self.bodies.get(name) if acts and capital else None)

    def nationals(self, thing: str | None) -> str | None:
        """The country whose people a plural names (`|Nigerians|`)."""
        words = (thing or "").split()
        for before, word in zip(["", *words], words, strict=False):
            if word[0].isupper() and word.endswith("ns") and not before[:1].isupper():  # not `Latin |Americans|`
                return self.countries.get(word[:-1].lower())
        return None


def compile_names(countries: Mapping[str, str], groups: Mapping[str, str], bodies: Mapping[str, str]) -> Names:
    """Make the names ready to be looked up."""
    opening = frozenset(name.split(" ", 1)[0] for names in (countries, groups, bodies) for name in names)
    return Names(countries, groups, bodies, opening)


def named_in(
    tokens: Tokens, start: int, end: int, names: Names, other: frozenset[str] = OTHER_PARTY, acts: bool = True
) -> str | None:
    """The first country, group or (where one `acts`) body that tokens `start:end` name, up to a word of `other`."""
    k = start
    while k < end:
        word = tokens.word[k]
        if word in other:
            return None
        found = name_at(tokens, k, end, names, acts)
        if found is not None:
            return found
        k += 1
    return None


def name_at(tokens: Tokens, k: int, end: int, names: Names, acts: bool) -> str | None:
    """The country, group or body whose name begins at token `k` and ends before `end`, the longest; nothing where it
    only begins the name of another body (`a grant from the |World| Bank`).
    """
    if k >= min(end, len(tokens.word)) or not names.may_open(tokens.word[k]):
        return None
    for length in range(min(LONGEST_NAME, end - k), 0, -1):
        name = without_genitive(" ".join(tokens.word[k : k + length]))
        found = names.get(name, tokens.capital(k), acts)
        if found is not None:
            following = k + length
            longer = name in names.groups and following < len(tokens.tag) and tokens.tag[following] == "O"
            return None if longer and tokens.capital(following) else found
        if not acts and tokens.capital(k) and name in names.bodies:
            return None
    return None


def without_genitive(name: str) -> str:
    """A name without the ending of a possessor (`china's`, `the united states'`)."""
    return name.removesuffix("'s").rstrip("'")
