"""Words of increase and decrease, from `rules/changes.toml`. How they reach a figure is left to
`extract/changes.py`.
"""

from dataclasses import dataclass

from pipeline.lexicon.base import RULES, Rule, RuleModel, read_rules
from schemas.vocabularies import Change


class ChangeRules(RuleModel):
    """`rules/changes.toml`."""

    additive_before: str
    additive_behind: str
    subtractive_behind: str
    rising_comparatives: str
    falling_comparatives: str
    growth_nouns: str
    percentage_nouns: str
    multiple_stems: str
    increase_verbs: str
    decrease_verbs: str
    directed_verbs: str
    direct_verbs: str
    increase_nouns: str
    decrease_nouns: str
    rule: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The change words as sets."""

    additive_before: frozenset[str]
    additive_behind: frozenset[str]
    subtractive_behind: frozenset[str]
    growth_nouns: frozenset[str]
    percentage_nouns: frozenset[str]
    multiple_stems: tuple[str, ...]
    verbs: dict[str, Change]
    directed: frozenset[str]
    direct: frozenset[str]
    nouns: dict[str, Change]
    comparatives: dict[str, Change]

    def verb(self, lemma: str) -> Change | None:
        """The change that a verb expresses."""
        return self.verbs.get(lemma)

    def noun(self, word: str) -> Change | None:
        """The change that a noun expresses."""
        return self.nouns.get(word)


def build_changes(rules: ChangeRules) -> Changes:
    """The rule file's words as sets and maps."""
    verbs = dict.fromkeys(rules.increase_verbs.split(), Change.INCREASE) | dict.fromkeys(
        rules.decrease_verbs.split(), Change.DECREASE
    )
    nouns = dict.fromkeys(rules.increase_nouns.split(), Change.INCREASE) | dict.fromkeys(
        rules.decrease_nouns.split(), Change.DECREASE
    )
    return Changes(
        additive_before=frozenset(rules.additive_before.split()),
        additive_behind=frozenset(rules.additive_behind.split()),
        subtractive_behind=frozenset(rules.subtractive_behind.split()),
        growth_nouns=frozenset(rules.growth_nouns.split()),
        percentage_nouns=frozenset(rules.percentage_nouns.split()),
        multiple_stems=tuple(rules.multiple_stems.split()),
        verbs=verbs,
        directed=frozenset(rules.directed_verbs.split()),
        direct=frozenset(rules.direct_verbs.split()),
        nouns=nouns,
        comparatives=dict.fromkeys(rules.rising_comparatives.split(), Change.INCREASE)
        | dict.fromkeys(rules.falling_comparatives.split(), Change.DECREASE),
    )


def load_changes() -> Changes:
    """The change words of `rules/changes.toml`."""
    return build_changes(read_rules(RULES / "changes.toml", ChangeRules))
