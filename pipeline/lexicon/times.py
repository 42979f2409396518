"""The words of time: `rules/times.toml` as checked, frozen data."""

from typing import Literal

from pydantic import Field

from pipeline.lexicon.base import RULES, Rule, RuleModel, read_rules


class TimeWords(RuleModel):
    """Calendar words and the small numbers that stand in dates and durations."""

    months: dict[str, int]
    ambiguous_months: tuple[str, ...]
    weekdays: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    cardinals: dict[str, int]
    indefinite: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    unit_months: dict[str, int]
    unit_days: dict[str, int]


class Prepositions(RuleModel):
    """Prepositions by the way they bound the time after them."""

    in_: tuple[str, ...] = Field(alias="in")
    until: tuple[str, ...]
    before: tuple[str, ...]
    since: tuple[str, ...]
    after: tuple[str, ...]
    between: tuple[str, ...]


class DateParts(RuleModel):
    """Words before a date that take a part of it; `whole` ones change nothing."""

    start: tuple[str, ...]
    mid: tuple[str, ...]
    end: tuple[str, ...]
    early: tuple[str, ...]
    late: tuple[str, ...]
    h1: tuple[str, ...]
    h2: tuple[str, ...]
    decade_to: tuple[str, ...]
    year_to: tuple[str, ...]
    half_to: tuple[str, ...]
    quarter_to: tuple[str, ...]
    month_to: tuple[str, ...]
    week_to: tuple[str, ...]
    week_of: tuple[str, ...]
    year_from: tuple[str, ...]
    whole: tuple[str, ...]


class Deictic(RuleModel):
    """Words that count units from the document's date (`this`, `last`, `next`) or point back (`context`)."""

    this: dict[str, int]
    last: dict[str, int]
    next: dict[str, int]
    context: dict[str, int]
    covered: tuple[str, ...]


class Now(RuleModel):
    """Words for the document's own date."""

    words: tuple[str, ...]
    opening: tuple[str, ...]
    days: dict[str, int]


class TimeSyntax(RuleModel):
    """Words beside a number that decide whether it is a year."""

    units_after: tuple[str, ...]
    nouns_after: tuple[str, ...]
    amount_before: tuple[str, ...]
    verbs_after: tuple[str, ...]
    witness_verbs: tuple[str, ...]
    stretch_nouns: tuple[str, ...]
    hedges: tuple[str, ...]


class FiscalYear(RuleModel):
    """When a country's fiscal year begins, and whether a single year names its start or its end."""

    month: int = Field(ge=1, le=12)
    day: int = Field(default=1, ge=1, le=28)
    named_by: Literal["start", "end"] = "end"


class TimeRules(RuleModel):
    """All of `rules/times.toml`."""

    words: TimeWords
    prepositions: Prepositions
    parts: DateParts
    deictic: Deictic
    now: Now
    syntax: TimeSyntax
    fiscal: dict[str, FiscalYear]
    rule: tuple[Rule, ...]


def load_times() -> TimeRules:
    """The shipped time rules; raises `RuleFileError` naming every mistake."""
    return read_rules(RULES / "times.toml", TimeRules)
