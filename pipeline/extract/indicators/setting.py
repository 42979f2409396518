"""Where a claim stands, as the indicator catalogue looks at it: the words of each place, the verbs, the tense.

Places are worked out when first asked for, since most claims are ruled out by their noun alone.
"""

from dataclasses import dataclass, field

from pipeline.extract.scene.scene import Scene, marks_of, participles
from pipeline.extract.syntax.clause_marks import clause_bounds
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.leftward import subject_of
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.models import Claim, Sentence

LEAD = 4  # tokens that count as straight before a figure, back to the last one
NEXT = 10  # ... and straight behind it, up to the next figure
# Places that are the same for every figure of a sentence.
ALIKE = frozenset(("section", "sentence", "paragraph", "earlier", "headed"))


@dataclass(slots=True)
class Shared:
    """What the figures of a sentence need not work out each for itself: a list of figures has one clause."""

    places: dict[str, str] = field(default_factory=dict)
    told: dict[tuple[int, str], bool] = field(default_factory=dict)  # by a list of cues and the words of a place
    _low: dict[str, str] = field(default_factory=dict)

    def lowered(self, words: str) -> str:
        """The words of a place in lower case."""
        if (low := self._low.get(words)) is None:
            low = self._low[words] = words.lower()
        return low


@dataclass(slots=True)
class Setting:
    """One claim with its sentence."""

    text: str
    scene: Scene
    at: int  # token index of the figure; -1 where it stands in none
    claim: Claim
    sentence: Sentence
    paragraph_start: int
    title: str
    home: frozenset[str]  # the document's own country or body
    shared: Shared
    _places: dict[str, str] = field(default_factory=dict)
    _bounds: tuple[int, int] | None = None
    _verbs: frozenset[str] | None = None

    def place(self, name: str) -> str:
        """The words of one place, white space folded."""
        places = self.shared.places if name in ALIKE else self._places
        if name not in places:
            places[name] = " ".join(self._cut(name).split())
        return places[name]

    def _cut(self, name: str) -> str:
        claim, sentence = self.claim, self.sentence
        if name == "figure":
            return claim.text
        if name == "object":
            return f"{claim.object or ''} {claim.whole or ''}"
        if name == "section":
            return f"{self.title} {sentence.section or ''}"
        if name == "headed":
            return f"{self.title} {sentence.section or ''} {self.text[sentence.start : sentence.end]}"
        if name == "sentence":
            return self.text[sentence.start : sentence.end]
        if name == "paragraph":
            return self.text[self.paragraph_start : sentence.end]
        if name == "earlier":
            return self.text[self.paragraph_start : sentence.start]
        if self.at < 0:
            return self.text[sentence.start : sentence.end] if name == "clause" else ""
        return self._cut_near(name)

    def _cut_near(self, name: str) -> str:
        tokens, at = self.scene.tokens, self.at
        left, right = self.bounds()
        if name == "last":
            return stretch(tokens, max(left, at - 1), at)
        if name == "lead":
            begin = max(left, at - LEAD)
            figures = [k for k in range(begin, at) if tokens.tag[k] == "Q"]
            return stretch(tokens, figures[-1] + 1 if figures else begin, at)
        if name == "next":
            end = min(right, at + 1 + NEXT)
            figures = [k for k in range(at + 1, end) if tokens.tag[k] == "Q"]
            return stretch(tokens, at + 1, figures[0] if figures else end)
        if name == "before":
            return stretch(tokens, left, at)
        if name == "behind":
            return stretch(tokens, at + 1, right)
        if name == "subject":
            return self._subject()
        return stretch(tokens, left, right)

    def bounds(self) -> tuple[int, int]:
        """The tokens of the clause that the figure stands in."""
        if self._bounds is None:
            self._bounds = clause_bounds(self.scene.tokens, marks_of(self.scene), self.at)
        return self._bounds

    def _subject(self) -> str:
        finite = self._finite()
        if finite is None:
            return ""
        phrase = subject_of(self.scene.tokens, finite.start, participles(self.scene))
        return stretch(self.scene.tokens, phrase.start, phrase.end) if phrase is not None else ""

    def _finite(self) -> VerbGroup | None:
        if self.at < 0:
            return None
        return finite_governor(self.scene.groups, governor(self.scene.tokens, self.scene.groups, self.at))

    def tense(self) -> str:
        """The tense of the clause's finite verb."""
        finite = self._finite()
        return finite.tense if finite is not None else ""

    def verbs(self) -> frozenset[str]:
        """Lemmas of the verbs nearest to the figure in its clause, and of the finite verb that they hang on."""
        if self._verbs is None:
            self._verbs = self._find_verbs()
        return self._verbs

    def _find_verbs(self) -> frozenset[str]:
        if self.at < 0:
            return frozenset(group.lemma for group in self.scene.groups)
        left, right = self.bounds()
        before = [group for group in self.scene.groups if left <= group.start and group.end <= self.at]
        behind = [group for group in self.scene.groups if self.at < group.start < right]
        finite = self._finite()
        near = [*before[-1:], *behind[:1], *([finite] if finite is not None else [])]
        return frozenset(group.lemma for group in near)


def stretch(tokens: Tokens, start: int, end: int) -> str:
    """The text of tokens `start:end`."""
    if start >= end or start >= len(tokens.tag):
        return ""
    return tokens.text[tokens.start[start] : tokens.end[min(end, len(tokens.tag)) - 1]]
