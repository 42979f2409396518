"""The number words and signs of `rules/numbers.toml`: their model and their loader.

How words make a number is left to `extract/spelled.py`, how digits do to `extract/numerals.py`.
"""

from pydantic import Field, model_validator

from pipeline.lexicon.base import RULES, Rule, RuleModel, read_rules


class Scale(RuleModel):
    """A scale word with the forms that say something else than the scale itself."""

    value: int = Field(gt=1)
    words: tuple[str, ...]
    plurals: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()  # where the end of a line may cut the word
    short: tuple[str, ...] = ()
    counted: bool = False  # a number only with a count before it ("two score")


class Letter(RuleModel):
    """A letter that may be a scale when glued to a figure."""

    value: int
    sure: bool


class BeforeScale(RuleModel):
    """Words before a bare scale word that change what it says."""

    vague: tuple[str, ...]
    two: tuple[str, ...]
    negative: tuple[str, ...]


class Plurals(RuleModel):
    """Plural number words that are no cardinal."""

    vague: tuple[str, ...]
    decades: dict[str, int]
    ones: tuple[str, ...]


class FractionContext(RuleModel):
    """Words beside `half`, `quarter` and `third` that tell which sense they have."""

    after: tuple[str, ...]
    half_words: tuple[str, ...]
    period_parts: tuple[str, ...]


class Glued(RuleModel):
    """What may be glued to a figure without making a code of it."""

    units: tuple[str, ...]
    sure_currencies: tuple[str, ...]
    formulas: tuple[str, ...]
    free: tuple[str, ...]
    coded: tuple[str, ...]


class Roman(RuleModel):
    """Nouns that Roman numerals number."""

    nouns: tuple[str, ...]


class NumberRules(RuleModel):
    """All of `rules/numbers.toml`."""

    cardinals: dict[str, int]
    ordinals: dict[str, int]
    adverbs: dict[str, int]
    scales: tuple[Scale, ...]
    letters: dict[str, Letter]
    fractions: dict[str, int]
    halvings: tuple[str, ...]
    multiplicatives: dict[str, int]
    before_scale: BeforeScale
    plurals: Plurals
    fraction_context: FractionContext
    vulgar: dict[str, tuple[int, int]]
    glued: Glued
    roman: Roman
    rules: tuple[Rule, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "NumberRules":
        ids = [rule.id for rule in self.rules]
        repeated = sorted({name for name in ids if ids.count(name) > 1})
        if repeated:
            raise ValueError(f"ids used twice: {', '.join(repeated)}")
        return self


def load_numbers() -> NumberRules:
    """Read the number words shipped with the program."""
    return read_rules(RULES / "numbers.toml", NumberRules)
