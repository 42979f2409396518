"""The hedges of `rules/hedges.toml`: their model and their loader. How they reach is left to `extract/relations`."""

from typing import Literal

from pipeline.lexicon.base import RULES, Rule, RuleModel, read_rules
from schemas.vocabularies import Relation


class HedgeRule(Rule):
    """One family of hedging phrases; the fields are explained at the head of the rule file."""

    relation: Relation
    position: Literal["before", "after", "around"]
    phrases: tuple[str, ...]
    plain: bool = False
    covers: bool = True
    age: bool = False
    across_noun: bool = False
    closing: Literal["never", "across", "always"] = "never"
    not_behind: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    duration: tuple[str, ...] = ()
    measured: bool = False
    not_sized: bool = False


class SignRule(Rule):
    """Signs that stand for a hedge."""

    relation: Relation
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class HedgeRules(RuleModel):
    """All of `rules/hedges.toml`."""

    modifiers: tuple[str, ...]
    fillers: tuple[str, ...]
    additions: tuple[str, ...]
    hedges: tuple[HedgeRule, ...]
    signs: tuple[SignRule, ...]


def load_hedges() -> HedgeRules:
    """Read the hedges shipped with the program."""
    return read_rules(RULES / "hedges.toml", HedgeRules)
