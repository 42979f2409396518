"""What file names tell: `rules/file_names.toml`, and the codes of countries in `rules/country_codes.toml`."""

import re

from pydantic import field_validator

from pipeline.lexicon.base import RULES, RuleModel, read_rules

GROUPS = frozenset(("code", "country", "year", "month", "day", "title"))


class NamePattern(RuleModel):
    """A form of file names; `month_day` (`09-25`) is the day on which the documents of a year appear.

    `reads` are names with what is read off them, `passes_over` names that the form must not take.
    """

    id: str
    pattern: str
    reads: tuple[str, ...]
    passes_over: tuple[str, ...] = ()
    note: str | None = None
    month_day: str | None = None

    @field_validator("pattern")
    @classmethod
    def _pattern_is_sound(cls, pattern: str) -> str:
        try:
            groups = re.compile(pattern).groupindex
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        if unknown := set(groups) - GROUPS:
            raise ValueError(f"unknown group {', '.join(sorted(unknown))}; known are {', '.join(sorted(GROUPS))}")
        return pattern

    @field_validator("month_day")
    @classmethod
    def _month_day_is_sound(cls, month_day: str | None) -> str | None:
        if month_day is not None and not re.fullmatch(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", month_day):
            raise ValueError(f"{month_day!r} is no month and day such as 09-25")
        return month_day


class NameRules(RuleModel):
    """The whole rule file."""

    names: tuple[NamePattern, ...]


class CountryCodes(RuleModel):
    """ISO 3166-1 alpha-3 codes to the names of `countries.toml`."""

    codes: dict[str, str]


def load_file_names() -> tuple[NamePattern, ...]:
    """The forms of file names, in the order in which they are tried."""
    return read_rules(RULES / "file_names.toml", NameRules).names


def load_country_codes() -> dict[str, str]:
    """Code to country."""
    return read_rules(RULES / "country_codes.toml", CountryCodes).codes
