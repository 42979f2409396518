"""Whose figure it is: `subject`, the country or body it is about. Whose word is taken for it is told in `sources.py`.

The clause decides where it names a country or body: a possessor, the subject of the verb, the thing counted, the place.
Where it names none, the manifest's `about` or `actor` holds (claim guide, section 4), which the caller fills in.
"""

from collections.abc import Callable

from pipeline.extract.scene.names import LONGEST_NAME, OTHER_PARTY, Names, name_at, named_in, without_genitive
from pipeline.extract.scene.scene import Object, Scene, subject_phrase
from pipeline.extract.scene.subject_places import name_before, named_beside, place_of
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.nouns import Phrase
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class
from schemas.vocabularies import Kind

REPORTING = word_class("reporting")
STANDING = frozenset("be cost cover measure weigh stretch run last stand".split())  # what things do, not countries
RULED = frozenset("country nation state government authorities".split())  # `|the government| built 12 clinics`
POINTING = frozenset("it they which that".split())
SPEAKER = frozenset("we us our i my ours".split())
OWN_REPORTS = frozenset("report record document find note".split())
OPENING = frozenset("with having boasting despite at".split())
GIVEN = word_class("given_things")
ORIGIN = word_class("people_by_origin")
REACH = 8  # tokens before a figure in which its possessor stands


def find_subject(scene: Scene, i: int, thing: Object, names: Names, home: str | None) -> str | None:
    """The country or body that the words around quantity `i` name for it; None where they name none.

    `thing` is what the figure counts, `home` the document's own country or body.
    """
    at = scene.index[i]
    if at < 0:
        return None
    tokens = scene.tokens
    counts = scene.quantities[i].kind is not Kind.ORDINAL
    found = (named_beside(scene, i, at, names) if counts else None) or possessor(tokens, at, names)
    if found is not None:
        return found
    giver = given_by(scene, at, thing, names)
    if giver is not None:
        return giver
    other = OTHER_PARTY - {"from"} if thing.head in GIVEN else OTHER_PARTY
    phrase, pronoun = clause_subject(scene, at)
    own = tokens.word[max(0, phrase.start - 1) : phrase.start + 1] if phrase is not None else [pronoun]
    if SPEAKER & set(own) and not (phrase is not None and shouted(tokens, phrase.start)):
        return home
    if phrase is not None:
        found = named_in(tokens, owner_start(tokens, phrase.start), phrase.end, names, other)
        if found is not None:
            return first_of_row(tokens, phrase.start, names) or found
    elif pronoun in POINTING:
        found = last_named(tokens, at, names)
        if found is not None:
            return found
    if not counts:
        return None  # `the 60th session of the African Union`: whoever attends it
    found = of_object(tokens, thing, names, other) or place_of(scene, at, names) or reporting_country(scene, at, names)
    if found is not None or scene.named is None:
        return found
    foreign = home not in names.countries.values()
    ruled = phrase is not None and tokens.word[phrase.head] in RULED and foreign
    if "its" in own or ruled or (pronoun == "it" and acts(scene, at)):
        return scene.named()
    return names.nationals(thing.text) if foreign else None  # else they are at home or where they went


def owner_start(tokens: Tokens, start: int) -> int:
    """Where a subject begins with the figure and the possessor before it (`|Sweden's| 290 municipalities employ …`)."""
    k = start - 1
    while k > 0 and tokens.tag[k] in "QB":
        k -= 1
    owned = 0 <= k < start - 1 and tokens.tag[k] == "K"
    return max(0, k - LONGEST_NAME + 1) if owned else start


def first_of_row(tokens: Tokens, start: int, names: Names) -> str | None:
    """The first of the names that stand in a row before a subject (`|Chad|, Mali and Niger received $3 million`)."""
    found, k = None, start
    while k > 1 and tokens.tag[k - 1] == ",":
        name, begin = name_before(tokens, k - 1, names)
        if name is None:
            break
        found, k = name, begin
    return found if k == 0 else None


def reporting_country(scene: Scene, at: int, names: Names) -> str | None:
    """The country that reports a figure of its own (`|Peru| reported 4,200 cases`), where no other place is told."""
    finite = finite_governor(scene.groups, governor(scene.tokens, scene.groups, at))
    if finite is None or finite.start == 0 or finite.passive or finite.lemma not in OWN_REPORTS or finite.end > at:
        return None
    phrase = subject_phrase(scene, finite.start)
    return named_in(scene.tokens, phrase.start, phrase.end, names, acts=False) if phrase is not None else None


def acts(scene: Scene, at: int) -> bool:
    """Whether the verb that token `at` hangs on tells what a country does (`it |built| 12 clinics`), no thing (`it
    |cost| $3 million`).
    """
    finite = finite_governor(scene.groups, governor(scene.tokens, scene.groups, at))
    return finite is not None and not finite.passive and finite.lemma not in STANDING


def spoken_of(scene: Scene, names: Names, earlier: Callable[[], str | None]) -> str | None:
    """The country or body that a sentence speaks of, as the next one may mean it by `it`: its first subject, where that
    is a name alone (`|Kenya| has many clinics. It …`) or is owned by one (`|Kenya's| exports`); the one spoken of
    `earlier` behind `it`.
    """
    tokens = scene.tokens
    first = next((group for group in scene.groups if group.finite), None)
    if first is None or not first.start:
        return None
    if tokens.word[first.start - 1] == "it":
        return earlier()
    phrase = subject_phrase(scene, first.start)
    if phrase is None:
        return None
    start = max(0, phrase.start - 1)
    if "its" in tokens.word[start : phrase.end] or tokens.word[phrase.head] in RULED:
        return named_in(tokens, phrase.start, phrase.end, names, acts=False) or earlier()
    name = " ".join(without_genitive(word) for word in tokens.word[phrase.start : phrase.head + 1])
    alone = names.get(name, tokens.capital(phrase.start))
    if alone is not None or "K" not in tokens.tag[phrase.start : phrase.head]:
        return alone
    return named_in(tokens, phrase.start, tokens.tag.index("K", phrase.start) + 1, names, acts=False)


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
    if tokens.word[before] in SPEAKER | POINTING and before < at and not shouted(tokens, before):
        return None, tokens.word[before]
    phrase = subject_phrase(scene, finite.start)
    if phrase is None or (phrase.start > at and not opened_with(tokens, at, phrase)):
        return None, ""
    return phrase, ""


def shouted(tokens: Tokens, k: int) -> bool:
    """Whether a word is written in capitals (`the |US|`), so that it is a name and no pronoun."""
    return tokens.surface(k).isupper() and tokens.end[k] - tokens.start[k] > 1


def opened_with(tokens: Tokens, at: int, phrase: Phrase) -> bool:
    """Whether a figure stands in the words that open a sentence before its subject (`With |12| beds, Kenya is …`)."""
    return tokens.word[0] in OPENING and "," in tokens.tag[at : phrase.start]


def last_named(tokens: Tokens, at: int, names: Names) -> str | None:
    """The last country or group named before token `at`, which a pronoun points to."""
    for k in range(at - 1, -1, -1):
        found = name_at(tokens, k, at, names, acts=False)
        if found is not None:
            return found
    return None


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
