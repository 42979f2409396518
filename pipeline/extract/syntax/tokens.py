"""A sentence as tokens with coarse word classes; each quantity and each time expression is one token.

Tags: Q quantity, T time expression; D determiner, K genitive (`China's`), N noun, O capitalised noun, A adjective, B
adverb,
P preposition, I infinitive marker `to`, C coordinator, S subordinator, W relative, R pronoun, M modal, b/h/d forms of
be, have
and do, V base or -s form of a verb, E past or participle form, G -ing form; punctuation stands for itself
(`,` `;` `:` `(` `)` `"` `-` dash, `.` full stop). What the tokens mean together is left to `clause.py` and
`phrases.py`.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.lexicon.word_lists import Words

if TYPE_CHECKING:
    from pipeline.extract.syntax.nouns import Phrase
    from pipeline.extract.syntax.verb_group import VerbGroup

# Tokens that a search for the end of a clause goes: none of prose is longer, only a list of figures without an end.
LONGEST_CLAUSE = 200


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token; `ref` is the index of a token's quantity or time expression, else -1."""

    text: str
    start: list[int]
    end: list[int]
    word: list[str]  # lower case
    tag: list[str]
    ref: list[int]
    lemma: list[str]
    words: Words
    unsettled: list[int] = field(default_factory=list)  # where a class may be another in context
    # what `governor` and `governing` have found for a token: every question about a figure asks for its verb
    governors: dict[int, "VerbGroup | None"] = field(default_factory=dict)
    ruling: dict[int, "VerbGroup | None"] = field(default_factory=dict)
    # phrases by where they begin, subjects by the stretch that they were looked for in: asked for each figure again
    phrases: dict[tuple[int, bool], "Phrase | None"] = field(default_factory=dict)
    subjects: dict[tuple[int, int], "Phrase | None"] = field(default_factory=dict)
    tags: str = ""  # one character each, for a search
    places: dict[tuple[str, int], int] = field(default_factory=dict)  # where each quantity and time stands
    vocabulary: frozenset[str] = frozenset()  # every word of the sentence: tells at once that one is not there

    def __len__(self) -> int:
        return len(self.tag)

    def surface(self, i: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.start[i] : self.end[i]]

    def stretch(self, start: int, end: int) -> str:
        """The text of the tokens `start:end`, white space folded."""
        return " ".join(self.text[self.start[start] : self.end[end - 1]].split())

    def capital(self, i: int) -> bool:
        """Whether the token is capitalised."""
        return self.text[self.start[i]].isupper()

    def index_of(self, tag: str, ref: int) -> int:
        """Where the quantity (`Q`) or time expression (`T`) number `ref` stands; -1 where it is inside another
        token.
        """
        if not self.places:
            self.places.update(
                {(tag, ref): at for at, (tag, ref) in enumerate(zip(self.tag, self.ref, strict=True)) if ref >= 0}
            )
        return self.places.get((tag, ref), -1)
