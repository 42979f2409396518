"""The thresholds and words of `rules/analysis.toml`: their model and their loader.

How they are used is left to `analyse/`.
"""

from pydantic import Field, field_validator

from pipeline.lexicon.base import RULES, RuleModel, read_rules

Share = Field(gt=0, lt=1)
Words = frozenset[str]


class Rounding(RuleModel):
    """How far a figure may lie from what is written."""

    from_value: float = Field(gt=0)
    trailing_zeros: int = Field(ge=1)
    approx: float = Share
    nearly: float = Share


class _WordLists(RuleModel):
    @field_validator("*", mode="before")
    @classmethod
    def _split(cls, given: object) -> object:
        """A word list is written as one text."""
        return frozenset(given.split()) if isinstance(given, str) else given


class Auto(_WordLists):
    """Series of claims that no indicator takes."""

    bare_nouns: Words
    determiners: Words
    least_documents: int = Field(ge=2)


class Parts(RuleModel):
    """Words that tell whether a text names all the parts of a total."""

    complete: tuple[str, ...]
    incomplete: tuple[str, ...]


class Shares(_WordLists):
    """Nouns that a percentage of more than 100 is no fault of."""

    open_wholes: Words
    open_objects: Words


class Within(RuleModel):
    """An indicator that counts some of what another one counts."""

    part: str
    whole: str


class Conflict(RuleModel):
    """Different figures for one thing."""

    alike: float = Share
    least_gap: float = Field(ge=0)


class ScaleSlip(RuleModel):
    """Figures off by a power of ten."""

    powers: tuple[int, ...]
    tolerance: float = Share
    calm: float = Field(gt=1)
    least_value: float = Field(ge=0)
    window: float = Field(gt=0)


class Jump(RuleModel):
    """Growth outside of what a series does."""

    least_points: int = Field(ge=3)
    sure_points: int = Field(ge=3)
    least_factor: float = Field(gt=1)
    spread: float = Field(gt=0)


class Frozen(RuleModel):
    """The same figure again and again."""

    least_years: float = Field(gt=0)
    least_documents: int = Field(ge=2)
    least_other_values: int = Field(ge=1)
    pause: float = Field(gt=0)


class Targets(_WordLists):
    """Which later figure is held against a target."""

    slack_years: float = Field(ge=0)
    slack_days: int = Field(ge=0)
    ordinals: Words


class Sequence(_WordLists):
    """Numbered sessions, reports and the like."""

    doubtful_step: int = Field(ge=1)
    longest_days: int = Field(ge=1)
    left_out: int = Field(ge=2)
    plain: Words


class Fell(RuleModel):
    """Totals that get smaller."""

    sure_until: float = Share
    hardly_from: float = Share


class AnalysisRules(RuleModel):
    """All of `rules/analysis.toml`."""

    rounding: Rounding
    auto: Auto
    parts: Parts
    shares: Shares
    within: tuple[Within, ...]
    conflict: Conflict
    scale_slip: ScaleSlip
    jump: Jump
    frozen: Frozen
    targets: Targets
    sequence: Sequence
    fell: Fell


def load_analysis() -> AnalysisRules:
    """Read the thresholds shipped with the program; raises `RuleFileError` with every mistake."""
    return read_rules(RULES / "analysis.toml", AnalysisRules)
