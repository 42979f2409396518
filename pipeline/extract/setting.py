"""Where a claim stands, as the indicator catalogue looks at it: the words of each place, the verbs, the tense.

Places are worked out when first asked for, since most claims are ruled out by their noun alone.
"""

from dataclasses import dataclass, field

from pipeline.extract.clause import VerbGroup, finite_governor, governor
from pipeline.extract.leftward import subject_of
from pipeline.extract.scene import Scene, participles
from pipeline.extract.tokens import LONGEST_CLAUSE, Tokens
from pipeline.models import Claim, Sentence

LEAD = 4  # tokens that count as straight before a figure, back to the last one
NEXT = 10  # ... and straight behind it, up to the next figure
LONGEST_SUBJECT = 14  # tokens between a mark and the verb of the clause that it may begin


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
    _places: dict[str, str] = field(default_factory=dict)
    _bounds: tuple[int, int] | None = None

    def place(self, name: str) -> str:
        """The words of one place, white space folded."""
        if name not in self._places:
            self._places[name] = " ".join(self._cut(name).split())
        return self._places[name]

    def _cut(self, name: str) -> str:
        claim, sentence = self.claim, self.sentence
        if name == "figure":
            return claim.text
        if name == "object":
            return f"{claim.object or ''} {claim.whole or ''}"
        if name == "section":
            return f"{self.title} {sentence.section or ''}"
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
            self._bounds = clause_bounds(self.scene.tokens, self.scene.groups, self.at, self.scene.words.level_verbs)
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
    if start >= end or start >= len(tokens):
        return ""
    return tokens.text[tokens.start[start] : tokens.end[min(end, len(tokens)) - 1]]


def clause_bounds(tokens: Tokens, groups: list[VerbGroup], at: int, levels: frozenset[str]) -> tuple[int, int]:
    """First token and end of the clause around token `at`: up to a mark, a relative behind a comma, a new subject.

    `levels` are verbs such as `amount`, whose past form behind a noun is finite and no participle.
    """
    finite = {
        group.start for group in groups if group.finite or (group.tense == "participle" and group.lemma in levels)
    }
    left = at
    while left > max(0, at - LONGEST_CLAUSE) and not (tokens.tag[left - 1] in ";:." or opens_relative(tokens, left - 1)):
        if tokens.tag[left - 1] in ",C" and any(k < left for k in finite) and begins_clause(tokens, left, finite, at):
            break
        left -= 1
    right = at + 1
    while right < min(len(tokens), at + LONGEST_CLAUSE) and not (tokens.tag[right] in ";:." or opens_relative(tokens, right)):
        if (
            tokens.tag[right] in ",C"
            and any(left <= k < right for k in finite)
            and begins_clause(tokens, right + 1, finite, -1)
        ):
            break
        right += 1
    return left, right


def opens_relative(tokens: Tokens, k: int) -> bool:
    """Whether a relative set off by a comma stands at `k`."""
    tag = tokens.tag
    if tag[k] == "P" and tag[k - 1 : k] == [","]:  # `, in which`, `, out of which`
        return "W" in tag[k + 1 : k + 3] and all(
            other in "PW" for other in tag[k + 1 : k + 3][: tag[k + 1 :].index("W")]
        )
    return tag[k] == "W" and k > 0 and tag[k - 1] == ","


def begins_clause(tokens: Tokens, start: int, finite: set[int], figure: int) -> bool:
    """Whether a subject with its finite verb begins at token `start`."""
    named = False
    for k in range(start, min(len(tokens), start + LONGEST_SUBJECT)):
        if k in finite:
            return named
        tag = tokens.tag[k]
        if tag in "NORQ":
            named = True
        elif tag == "C":
            if k > start and not named:
                return False
        elif tag not in "DAKTPBG" and not (tag == "E" and k != figure):
            return False
    return False
