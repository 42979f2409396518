"""Verbs and nouns of flows and stocks: `rules/verbs.toml` as checked, frozen data."""

from pydantic import field_validator

from pipeline.lexicon.base import RULES, RuleModel, read_rules


class VerbClasses(RuleModel):
    """All of `rules/verbs.toml`, as sets of lemmas."""

    state_verbs: frozenset[str]
    share_verbs: frozenset[str]
    linking_verbs: frozenset[str]
    sentence_verbs: frozenset[str]
    stock_nouns: frozenset[str]
    flow_nouns: frozenset[str]
    containers: frozenset[str]
    flow_rates: frozenset[str]
    moving_verbs: frozenset[str]
    state_adjectives: frozenset[str]
    comparative: frozenset[str]
    comparative_after_change: frozenset[str]
    spending_verbs: frozenset[str]
    event_verbs: frozenset[str]
    transaction_verbs: frozenset[str]
    equative: frozenset[str]
    telling_verbs: frozenset[str]
    change_nouns: frozenset[str]
    superlatives: frozenset[str]

    @field_validator("*")
    @classmethod
    def _lower(cls, words: frozenset[str]) -> frozenset[str]:
        raised = sorted(word for word in words if word != word.lower())
        if raised:
            raise ValueError(f"must be lower case: {', '.join(raised)}")
        return words


def load_verbs() -> VerbClasses:
    """The shipped verb and noun classes; raises `RuleFileError` naming every mistake."""
    return read_rules(RULES / "verbs.toml", VerbClasses)
