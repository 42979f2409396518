"""The catalogue of indicators and the word families that tell their series apart: what the entries may say.

`rules/indicators.toml`, `rules/scopes.toml` and the entries of a user's own file go through the same models, so that a
mistake is named with its file and entry. How an entry is held against a claim is left to `extract/indicators.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import Field, field_validator, model_validator

from pipeline.lexicon.base import RULES, Rule, RuleFileError, RuleModel, read_rules
from schemas.vocabularies import Change, Status, TimeKind

# Where cues are looked for, from the nearest words to the farthest.
PLACES = (
    "figure",
    "last",
    "lead",
    "next",
    "object",
    "subject",
    "before",
    "behind",
    "clause",
    "sentence",
    "earlier",
    "paragraph",
    "section",
    "headed",
)
UNIT_CLASSES = frozenset(
    "count ordinal money percent percentage_point times ratio mass length area volume energy power time"
    " co2_equivalent".split()
)
TENSES = frozenset(
    "past present present_perfect past_perfect future modal imperative infinitive gerund participle".split()
)
PARTNER = "partner"  # the scope that `countries.toml` gives
COUNTRY = "country"  # in a cue: any country of `countries.toml` but the document's own
HOME = "home"  # in a cue: the document's own country
FAMILY = re.compile(r"<([a-z_]+)>")
PIECE = r"(?:<[a-z_]+>|[\w&'’.,/$%*-]+)"
CUE = re.compile(rf"{PIECE}(?: {PIECE})*(?: \+ {PIECE}(?: {PIECE})*)*")


class SeriesKind(StrEnum):
    """How the figures of an indicator follow each other in time."""

    STOCK = "stock"  # a level that may rise and fall
    STOCK_MONOTONE = "stock_monotone"  # a level that should not fall
    CUMULATIVE = "cumulative"  # a running total
    FLOW = "flow"  # what happened within a period
    SEQUENCE = "sequence"  # numbers of sessions, reports, rounds


def readable(cues: tuple[str, ...]) -> tuple[str, ...]:
    """Cues as given; raises `ValueError` that names those which cannot be read."""
    bad = [cue for cue in cues if not CUE.fullmatch(cue)]
    if bad:
        raise ValueError(f"cannot be read as a cue: {', '.join(map(repr, bad))}")
    return cues


class Cues(RuleModel):
    """Words by the place where they stand. A list is satisfied by any of its cues.

    A cue is written in lower case to be found in any case, with capitals to be found as written; `*` ends a word that
    may go on, ` + ` joins words that must both be there, `<name>` is any form of a family of `scopes.toml`, `<country>`
    a country other than the document's own, `<home>` the document's own.
    """

    figure: tuple[str, ...] = ()  # its own words
    last: tuple[str, ...] = ()  # the one word straight before the figure
    lead: tuple[str, ...] = ()  # the words straight before it
    next: tuple[str, ...] = ()  # ... and straight behind it
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    before: tuple[str, ...] = ()  # of the clause
    behind: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()  # the paragraph up to the sentence
    paragraph: tuple[str, ...] = ()  # the paragraph up to the end of the sentence
    section: tuple[str, ...] = ()  # headings and title
    headed: tuple[str, ...] = ()  # the sentence with its headings and the title

    def at(self, place: str) -> tuple[str, ...]:
        """The cues of one place."""
        cues: tuple[str, ...] = getattr(self, place)
        return cues

    @field_validator(*PLACES)
    @classmethod
    def _readable(cls, cues: tuple[str, ...]) -> tuple[str, ...]:
        return readable(cues)


class When(Cues):
    """One way in which a claim is recognised: everything given must hold."""

    heads: tuple[str, ...] = ()  # object_head is one of these; without it, any
    verbs: tuple[str, ...] = ()  # a verb of the clause is one of these (lemmas)
    tenses: tuple[str, ...] = ()  # ... and the finite verb has one of these tenses
    units: tuple[str, ...] = ()  # where they differ from the entry's
    follows: bool = False  # an earlier claim of the paragraph carries the indicator
    seen: bool = False  # an earlier claim of the document carries it
    only: tuple[str, ...] = ()  # the object has no words besides these
    alone: bool = False  # so plain that what the entry rules out does not hold here
    never: "Never | None" = None  # in this way of recognising only


class Never(Cues):
    """What speaks against an indicator: any of these rules it out."""

    heads: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    tenses: tuple[str, ...] = ()


class Indicator(Rule):
    """One measurement that is followed over time."""

    id: str = Field(pattern=r"^indicator\.[a-z][a-z0-9_]*$")
    topic: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str = Field(min_length=1)
    description: str = Field(min_length=1)
    series: SeriesKind
    starting: bool = False  # one of the guide's starting catalogue
    units: tuple[str, ...] = Field(min_length=1)
    per: tuple[str, ...] = ("",)  # "" is no denominator, "*" any
    change: tuple[Change, ...] = ()  # the sizes of changes that it takes, besides levels
    added: bool = False  # it takes `an additional $5 million`, an amount of its own
    status: tuple[Status, ...] = (Status.REPORTED, Status.TARGET)
    time: tuple[TimeKind, ...] = tuple(TimeKind)
    at_least: float | None = None  # values below are something else
    at_most: float | None = None
    first_only: bool = False  # of a total given in parts the first row carries it
    as_part: bool = False  # the catalogue names the part itself
    subject: str | None = None  # whose figure it always is
    scope: tuple[str, ...] = ()  # families of scopes.toml, or "partner"
    about: tuple[str, ...] = ()  # cues of which the sentence or its headings must have one, looked for first
    when: tuple[When, ...] = Field(min_length=1)
    never: Never | None = None

    @property
    def name(self) -> str:
        """The value of the `indicator` column."""
        return self.id.removeprefix("indicator.")

    @field_validator("about")
    @classmethod
    def _readable(cls, cues: tuple[str, ...]) -> tuple[str, ...]:
        return readable(cues)

    @field_validator("units")
    @classmethod
    def _known_units(cls, units: tuple[str, ...]) -> tuple[str, ...]:
        bad = [
            unit for unit in units if unit not in UNIT_CLASSES and not re.fullmatch(r"[A-Z]{3}|[a-z][a-z0-9_/]*", unit)
        ]
        if bad:
            raise ValueError(f"no unit or class of units: {', '.join(bad)}")
        return units

    @model_validator(mode="after")
    def _narrow_enough(self) -> Self:
        for at, way in enumerate(self.when):
            if not way.heads and not any(way.at(place) for place in PLACES) and not way.verbs:
                raise ValueError(f"when.{at} names neither heads nor cues, so it would take every figure")
            upper = [head for head in way.heads if head != head.lower() or " " in head]
            if upper:
                raise ValueError(f"when.{at}: heads are single nouns in lower case: {', '.join(upper)}")
            unknown = sorted(set(way.tenses) - TENSES)
            if unknown:
                raise ValueError(f"when.{at}: no tense: {', '.join(unknown)}")
        return self


class Scope(RuleModel):
    """A family of names that tell series apart: the name in the `scope` column to its forms in texts."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    forms: dict[str, tuple[str, ...]]
    note: str | None = None


class IndicatorRules(RuleModel):
    """`rules/indicators.toml`."""

    indicators: tuple[Indicator, ...]

    @model_validator(mode="after")
    def _no_doubles(self) -> Self:
        _refuse_doubles("id", (entry.id for entry in self.indicators))
        return self


class ScopeRules(RuleModel):
    """`rules/scopes.toml`."""

    scopes: tuple[Scope, ...]

    @model_validator(mode="after")
    def _no_doubles(self) -> Self:
        _refuse_doubles("name", (entry.name for entry in self.scopes))
        return self


class Catalogue(RuleModel):
    """The entries in the order in which they are tried, and the families they refer to."""

    indicators: tuple[Indicator, ...]
    scopes: tuple[Scope, ...]

    @cached_property
    def by_name(self) -> dict[str, Indicator]:
        """Every entry by the value of the `indicator` column."""
        return {entry.name: entry for entry in self.indicators}


def load_catalogue() -> Catalogue:
    """The built-in catalogue; raises `RuleFileError` with all mistakes of the file that has some."""
    indicators = read_rules(RULES / "indicators.toml", IndicatorRules).indicators
    scopes = read_rules(RULES / "scopes.toml", ScopeRules).scopes
    return checked(Catalogue(indicators=indicators, scopes=scopes), "indicators.toml")


def extended(catalogue: Catalogue, indicators: Iterable[Indicator], scopes: Iterable[Scope], source: str) -> Catalogue:
    """The catalogue with a user's entries: the same id or name replaces, others are tried before all built-in ones."""
    own = {entry.id: entry for entry in indicators}
    families = {scope.name: scope for scope in scopes}
    kept = tuple(own.pop(entry.id, entry) for entry in catalogue.indicators)
    made = Catalogue(
        indicators=(*own.values(), *kept),
        scopes=(*(families.pop(scope.name, scope) for scope in catalogue.scopes), *families.values()),
    )
    return checked(made, source)


def checked(catalogue: Catalogue, source: str) -> Catalogue:
    """The catalogue, where every family that an entry names is there; raises `RuleFileError` that lists the others."""
    known = {scope.name for scope in catalogue.scopes} | {COUNTRY, HOME}
    mistakes = []
    for entry in catalogue.indicators:
        wanted = [(name, f"scope {name}") for name in entry.scope if name != PARTNER]
        blocks: list[Cues] = [*entry.when, *(way.never for way in entry.when if way.never)]
        blocks += [entry.never] if entry.never else []
        wanted += [(name, f"<{name}>") for cue in entry.about for name in FAMILY.findall(cue)]
        wanted += [
            (name, f"<{name}>")
            for cues in blocks
            for place in PLACES
            for cue in cues.at(place)
            for name in FAMILY.findall(cue)
        ]
        mistakes += [
            f"{source}: {entry.id}: {where}: no such family in scopes.toml"
            for name, where in wanted
            if name not in known
        ]
    if mistakes:
        raise RuleFileError("\n".join(dict.fromkeys(mistakes)))
    return catalogue


def _refuse_doubles(what: str, values: Iterable[str]) -> None:
    doubles = sorted(value for value, times in Counter(values).items() if times > 1)
    if doubles:
        raise ValueError(f"the same {what} stands twice: {', '.join(doubles)}")
