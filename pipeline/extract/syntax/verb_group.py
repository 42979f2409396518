"""A verb group as the grammar sees it: its tokens, its tense and what carries it."""

from pipeline.values import value_class

FINITE = frozenset({"past", "present", "present_perfect", "past_perfect", "future", "modal", "imperative"})


@value_class
class VerbGroup:
    """A stretch of tokens `start:end` that says what is done; `main` is the index of its main verb."""

    start: int
    end: int
    main: int
    lemma: str
    tense: str  # one of FINITE, or "infinitive", "gerund", "participle"
    passive: bool
    modal: str | None
    negated: bool

    @property
    def finite(self) -> bool:
        """Whether the group has a tense of its own."""
        return self.tense in FINITE
