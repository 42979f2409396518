"""The rule files of figures that belong together (joins.toml) and of ages (ages.toml)."""

from pydantic import Field

from pipeline.lexicon.base import RULES, Rule, RuleModel, read_rules


class JoinRules(RuleModel):
    """joins.toml: the words of ranges, shares and ratios."""

    approximators: tuple[str, ...] = Field(min_length=1)
    changes: tuple[str, ...] = Field(min_length=1)  # beginnings of words
    spreads: tuple[str, ...] = Field(min_length=1)
    ratios: tuple[str, ...] = Field(min_length=1)
    round_numbers: tuple[int, ...]
    rules: tuple[Rule, ...]


class AgeRules(RuleModel):
    """ages.toml: the words that make a bare figure an age."""

    oldest: int = Field(gt=0)
    persons: tuple[str, ...] = Field(min_length=1)
    bounds: tuple[str, ...] = Field(min_length=1)
    may_follow: tuple[str, ...] = Field(min_length=1)
    rules: tuple[Rule, ...]


def load_joins() -> JoinRules:
    """The words of ranges, shares and ratios; raises `RuleFileError` with all mistakes."""
    return read_rules(RULES / "joins.toml", JoinRules)


def load_ages() -> AgeRules:
    """The words of ages; raises `RuleFileError` with all mistakes."""
    return read_rules(RULES / "ages.toml", AgeRules)
