"""Whose figure it is: `subject`, the country or body it is about. Whose word is taken for it is told in `sources.py`.

The clause decides where it names a country or body: a possessor, the subject of the verb, the thing counted, the place.
Where it names none, the manifest's `about` or `actor` holds (claim guide, section 4), which the caller fills in.
"""

from collections.abc import Mapping

from pipeline.extract.scene.scene import Object, Scene, participles
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.leftward import subject_of
from pipeline.extract.syntax.nouns import Phrase
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class
from pipeline.values import value_class
from schemas.vocabularies import Kind

REPORTING = word_class("reporting")
# Behind these a name is the other party (`aid to Bangladesh`, `trade with Norway`), not whose figure it is.
OTHER_PARTY = frozenset("to for from with against on between by toward towards about into".split())
POINTING = frozenset("it they which that".split())
SPEAKER = frozenset("we us our i my ours".split())
GIVEN = word_class("given_things")
ORIGIN = word_class("people_by_origin")
LONGEST_NAME = 6  # words of a country's or body's name
REACH = 8  # tokens before a figure in which its possessor stands


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


def compile_names(countries: Mapping[str, str], groups: Mapping[str, str], bodies: Mapping[str, str]) -> Names:
    """Make the names ready to be looked up."""
    opening = frozenset(name.split(" ", 1)[0] for names in (countries, groups, bodies) for name in names)
    return Names(countries, groups, bodies, opening)


def find_subject(scene: Scene, i: int, thing: Object, names: Names, home: str | None) -> str | None:
    """The country or body that the words around quantity `i` name for it; None where they name none.

    `thing` is what the figure counts, `home` the document's own country or body.
    """
    at = scene.index[i]
    if at < 0:
        return None
    tokens = scene.tokens
    found = possessor(tokens, at, names)
    if found is not None:
        return found
    giver = given_by(scene, at, thing, names)
    if giver is not None:
        return giver
    other = OTHER_PARTY - {"from"} if thing.head in GIVEN else OTHER_PARTY
    phrase, pronoun = clause_subject(scene, at)
    own = tokens.word[max(0, phrase.start - 1) : phrase.start + 1] if phrase is not None else [pronoun]
    if SPEAKER & set(own):
        return home
    if phrase is not None:
        found = named_in(tokens, phrase.start, phrase.end, names, other)
        if found is not None:
            return found
    elif pronoun in POINTING:
        found = last_named(tokens, at, names)
        if found is not None:
            return found
    if scene.quantities[i].kind is Kind.ORDINAL:
        return None  # `the 60th session of the African Union`: whoever attends it
    return of_object(tokens, thing, names, other) or place_of(tokens, at, names)


def possessor(tokens: Tokens, at: int, names: Names) -> str | None:
    """A genitive close before the figure, or a name that it hangs on (`Asia, with a population of |2 billion|`)."""
    for k in range(at - 1, max(-1, at - REACH), -1):
        tag = tokens.tag[k]
        if tag == "K":
            for start in range(max(0, k - LONGEST_NAME), k + 1):
                name = without_genitive(" ".join(tokens.word[start : k + 1]))
                found = names.get(name, tokens.capital(start))
                if found is not None:
                    return found
        if tag == "," and tokens.word[k + 1 : k + 2] == ["with"]:
            return named_in(tokens, max(0, k - LONGEST_NAME), k, names)
        if tag in "VEbhMd;.,":
            return None
    return None


def given_by(scene: Scene, at: int, thing: Object, names: Names) -> str | None:
    """Who gives what a passive tells of (`|300| vehicles were donated by China`): the figure is the giver's."""
    if "by" not in scene.tokens.vocabulary:
        return None
    tokens, words = scene.tokens, scene.words
    finite = finite_governor(scene.groups, governor(tokens, scene.groups, at))
    if finite is None or not finite.passive:
        return None
    if finite.lemma not in words.giving_verbs and finite.lemma not in words.providing_verbs and thing.head not in GIVEN:
        return None
    for k in range(finite.end, min(len(tokens.tag), finite.end + REACH)):
        if tokens.tag[k] in ",;.SWVEhdM":
            return None
        if tokens.word[k] == "by":
            first = k + 2 if tokens.tag[k + 1 : k + 2] == ["D"] else k + 1
            return name_at(tokens, first, min(len(tokens.tag), first + LONGEST_NAME), names, acts=True)
    return None


def clause_subject(scene: Scene, at: int) -> tuple[Phrase | None, str]:
    """The subject of the verb that token `at` hangs on, as a phrase or else as a pronoun.

    Who only reports a figure (`UNHCR reported 32,000 refugees`) is not its subject.
    """
    tokens = scene.tokens
    finite = finite_governor(scene.groups, governor(tokens, scene.groups, at))
    if finite is None or finite.start == 0 or (finite.lemma in REPORTING and not finite.passive):
        return None, ""
    before = finite.start - 1
    while before > 0 and tokens.tag[before] == "B":
        before -= 1
    if tokens.word[before] in SPEAKER | POINTING and before < at:
        return None, tokens.word[before]
    phrase = subject_of(tokens, finite.start, participles(scene))
    if phrase is None or phrase.start > at:
        return None, ""
    return phrase, ""


def last_named(tokens: Tokens, at: int, names: Names) -> str | None:
    """The last country or group named before token `at`, which a pronoun points to."""
    for k in range(at - 1, -1, -1):
        found = name_at(tokens, k, at, names, acts=False)
        if found is not None:
            return found
    return None


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
    """The country, group or body whose name begins at token `k` and ends before `end`, the longest."""
    if k >= min(end, len(tokens.word)) or not names.may_open(tokens.word[k]):
        return None
    for length in range(min(LONGEST_NAME, end - k), 0, -1):
        name = without_genitive(" ".join(tokens.word[k : k + length]))
        found = names.get(name, tokens.capital(k), acts)
        if found is not None:
            return found
    return None


def without_genitive(name: str) -> str:
    """A name without the ending of a possessor (`china's`, `the united states'`)."""
    return name.removesuffix("'s").rstrip("'")


def of_object(tokens: Tokens, thing: Object, names: Names, other: frozenset[str]) -> str | None:
    """The country or body in the thing counted: `12 per cent of |world trade|`, `the external debt of |Africa|`."""
    if thing.text is None or thing.head in ORIGIN:
        return None
    words = thing.text.lower().replace("’", "'").split()
    if words[0] not in tokens.vocabulary:
        return None
    for k, word in enumerate(tokens.word):
        if word == words[0] and tokens.word[k : k + len(words)][-1] == words[-1]:
            return named_in(tokens, k, min(len(tokens.tag), k + len(words)), names, other, acts=False)
    return None


def place_of(tokens: Tokens, at: int, names: Names) -> str | None:
    """The place that a figure holds in: `In Kenya, |40| per cent …`, `|6 million| people displaced in Syria`."""
    if tokens.word[:1] == ["in"] and "," in tokens.tag[1 : 1 + LONGEST_NAME]:
        comma = tokens.tag.index(",")
        if comma < at:
            found = named_in(tokens, 1, comma, names, acts=False)
            if found is not None:
                return found
    for k in range(at + 1, min(len(tokens.tag) - 1, at + REACH)):
        if tokens.tag[k] in ",;.:Q":
            return None
        if tokens.word[k] in ("in", "inside", "within", "across", "throughout"):
            end = k + 1
            while end < len(tokens.tag) and tokens.tag[end] in "DOAKN":
                end += 1
            return named_in(tokens, k + 1, end, names, acts=False)
    return None
