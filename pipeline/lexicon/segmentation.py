"""What `rules/segmentation.toml` may hold: noise patterns, abbreviations, title words, function words of languages.

Only the shape of the data and its checks; how it is put to use is in `pipeline/ingest`.
"""

from typing import Literal

from pipeline.lexicon.base import RULES, Rule, RuleModel, read_rules


class LineNoise(Rule):
    """A line that is noise as a whole: a pattern must match the whole stripped line, a credit its end."""

    kind: Literal["furniture", "block"]
    patterns: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


class InlineNoise(Rule):
    """Noise inside a line; searched for only in texts that hold one of the triggers."""

    triggers: tuple[str, ...]
    pattern: str


class SentenceWords(RuleModel):
    """Abbreviations by what they do to a stop, and the words that start sentences."""

    never: tuple[str, ...]
    before_number: tuple[str, ...]
    before_starter: tuple[str, ...]
    measures: tuple[str, ...]
    starters: tuple[str, ...]


class HeadingWords(RuleModel):
    """Words that tell titles from clauses."""

    contents: tuple[str, ...]
    named: tuple[str, ...]
    top_level: tuple[str, ...]
    finite_verbs: tuple[str, ...]
    small_words: tuple[str, ...]
    open_words: tuple[str, ...]


class DateWords(RuleModel):
    """The words around and in a document's own date."""

    labels: tuple[str, ...]
    forms: tuple[str, ...]
    given: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]


class Script(RuleModel):
    """A range of code points that one language's letters lie in."""

    language: str
    first: int
    last: int


class Languages(RuleModel):
    """How languages are told apart."""

    scripts: tuple[Script, ...]
    words: dict[str, tuple[str, ...]]


class Segmentation(RuleModel):
    """The whole rule file."""

    line_noise: tuple[LineNoise, ...]
    inline_noise: tuple[InlineNoise, ...]
    structure: tuple[Rule, ...]
    sentences: SentenceWords
    headings: HeadingWords
    dates: DateWords
    languages: Languages


def load_segmentation() -> Segmentation:
    """Read and check the rule file; raises `RuleFileError` with all its mistakes."""
    return read_rules(RULES / "segmentation.toml", Segmentation)
