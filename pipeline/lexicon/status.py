"""Words of duty, promise and projection, from `rules/status.toml`. How they reach a figure is left to
`extract/status.py`.
"""

from dataclasses import dataclass

from pipeline.lexicon.base import RULES, Rule, RuleModel, read_rules


class StatusRules(RuleModel):
    """`rules/status.toml`."""

    duties: str
    projections: str
    limits: str
    ruling_verbs: str
    promise_verbs: str
    promise_nouns: str
    plan_nouns: str
    norm_nouns: str
    laws: str
    asking_verbs: str
    penal_verbs: str
    entitling_verbs: str
    allocating_verbs: str
    outlooks: str
    standards: str
    deciding_verbs: str
    penalties: str
    factual_verbs: str
    rule: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The status words as sets."""

    duties: frozenset[str]
    projections: frozenset[str]
    limits: frozenset[str]
    ruling_verbs: frozenset[str]
    promise_verbs: frozenset[str]
    promise_nouns: frozenset[str]
    plan_nouns: frozenset[str]
    norm_nouns: frozenset[str]
    laws: frozenset[str]
    asking_verbs: frozenset[str]
    penal_verbs: frozenset[str]
    entitling_verbs: frozenset[str]
    allocating_verbs: frozenset[str]
    outlooks: frozenset[str]
    standards: frozenset[str]
    deciding_verbs: frozenset[str]
    penalties: frozenset[str]
    factual_verbs: frozenset[str]


def build_status(rules: StatusRules) -> StatusWords:
    """The rule file's words as sets."""
    return StatusWords(
        **{name: frozenset(getattr(rules, name).split()) for name in StatusRules.model_fields if name != "rule"},
    )


def load_status() -> StatusWords:
    """The words of `rules/status.toml`."""
    return build_status(read_rules(RULES / "status.toml", StatusRules))
