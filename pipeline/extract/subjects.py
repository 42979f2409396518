"""Whose figure it is: `subject` (the country or body that it is about) and `attributed_to` (whose word the document takes for it).

The clause decides where it names a country or body; else the manifest's `about`, else `actor` (claim guide, section 4).
"""

import re
from dataclasses import dataclass

from pipeline.extract.clause import VerbGroup, finite_governor, governor
from pipeline.extract.phrases import Phrase, phrase_at, phrase_text, subject_of
from pipeline.extract.scene import Scene
from pipeline.extract.tokens import Tokens

REPORTING = frozenset("report estimate state say claim note announce find document record indicate observe reckon assert allege".split())
ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it, and from which token on it holds."""

    text: str
    start: int


def find_source(scene: Scene) -> Source | None:
    """The body that a sentence names for its figures: `According to UNHCR`, `UNHCR estimated that …`."""
    tokens = scene.tokens
    for i in range(len(tokens) - 2):
        if tokens.word[i] == "according" and tokens.word[i + 1] == "to":
            phrase = phrase_at(tokens, i + 2)
            if phrase is not None:
                return Source(named(tokens, phrase, scene), 0)
    for group in scene.groups:
        if group.lemma in REPORTING and group.finite and not group.passive and told(tokens, group):
            phrase = subject_of(tokens, group.start)
            if phrase is not None and tokens.tag[phrase.head] not in "QT":
                return Source(named(tokens, phrase, scene), group.end)
        if group.finite:
            break
    return None


def told(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb of saying is followed by a clause (`that`, or a subject with a verb)."""
    following = tokens.tag[group.end : group.end + 1]
    return bool(following) and (following[0] in "SRT," or any(tag in "bhMdVE" for tag in tokens.tag[group.end : group.end + 12]))


def named(tokens: Tokens, phrase: Phrase, scene: Scene) -> str:
    """A phrase as a name."""
    return phrase_text(tokens, phrase)


def find_subject(scene: Scene, i: int, countries: dict[str, str]) -> str | None:
    """The country that the clause of quantity `i` names as subject or possessor; None where it names none."""
    tokens = scene.tokens
    at = scene.index[i]
    if at < 0:
        return None
    for k in range(at - 1, max(-1, at - 8), -1):
        if tokens.tag[k] == "K" and tokens.word[k].removesuffix("'s").rstrip("'") in countries:
            return countries[tokens.word[k].removesuffix("'s").rstrip("'")]
        if tokens.tag[k] in "VEbhMd;.,":
            break
    finite = finite_governor(scene.groups, governor(tokens, scene.groups, at))
    if finite is None or finite.start == 0:
        return None
    phrase = subject_of(tokens, finite.start)
    if phrase is None or phrase.start > at:
        return None
    return country_of(tokens, phrase, countries)


def country_of(tokens: Tokens, phrase: Phrase, countries: dict[str, str]) -> str | None:
    """The country that a subject phrase is (`Norway`) or speaks for (`the Chinese government`)."""
    words = tokens.word[phrase.start : phrase.end]
    for length in (4, 3, 2, 1):
        for j in range(len(words) - length + 1):
            name = " ".join(words[j : j + length]).removesuffix("'s")
            if name in countries:
                return countries[name]
    return None
