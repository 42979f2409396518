"""The rules that say which numeral expressions are no claims: models and loading.

A pattern finds a stretch of text whatever stands in it (a URL, `both`); a veto looks at one numeral and the words
beside it; a noun group says what an ordinal before such a noun is. How they are applied is left to `extract/screen.py`.
"""

import re
from collections.abc import Iterable, Mapping

from pydantic import Field

from pipeline.lexicon.base import RULES, Rule, RuleModel, read_rules
from schemas.vocabularies import Reason

WordLists = Mapping[str, Iterable[str]]


class Pattern(Rule):
    """A stretch of text found by its own shape; `always` also where it holds no numeral (`both`, a named chapter).

    `triggers` save time: one of them stands in every text that the pattern can match, in lower case and every
    digit a `0`.
    """

    reason: Reason
    pattern: str
    always: bool = False
    triggers: tuple[str, ...] = ()


class Veto(Rule):
    """A numeral judged by itself and its neighbours; without a reason it is kept, and later rules are not asked.

    `kinds` are the numeral's form, its style or its very word (`ordinal`, `digits`, `one`); `before` ends at the
    numeral, `after` begins behind it. A group `head` in `before` or `tail` in `after` belongs to the expression. With
    `chain` the numerals joined on by commas and conjunctions are of the same sort (`articles 3, 4 and 5`).

    `ends` and `starts` save time: with one of them, in lower case, ends whatever `before` matches (blanks at its end
    left out) and begins whatever `after` matches (white space at its beginning taken for one blank). Both may name a
    word list, of whose entries the last or the first word counts.
    """

    reason: Reason | None = None
    kinds: tuple[str, ...] = ()
    figure: str = ""
    before: str = ""
    after: str = ""
    ends: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    chain: bool = False
    reach: int = 40  # characters before the numeral that `before` may read


class VetoFile(RuleModel):
    """One file of patterns and vetoes, tried in their order, with the word lists that they name in braces."""

    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    pattern: tuple[Pattern, ...] = ()
    veto: tuple[Veto, ...] = ()
    understood: tuple[Rule, ...] = ()  # what only a sentence that has been understood tells: the code is in `meanings/`


class NounGroup(Rule):
    """What an ordinal is before these nouns: with a reason no claim, without one a claim."""

    reason: Reason | None = None
    values: tuple[int, ...] = ()  # the ordinals that it speaks of; none: all
    lower_case: bool = False  # a noun in capitals is a name and no such noun
    yields: bool = False  # a noun behind it, before which an ordinal is a claim, wins
    nouns: tuple[str, ...]


class OrdinalRules(RuleModel):
    """What the noun phrase behind an ordinal says about it; word lists are lower case, nouns singular."""

    ranks: Rule
    rank_words: tuple[str, ...]
    bare: Rule
    counted: Rule
    unknown_first: Rule
    another: Rule
    phrase_ends: tuple[str, ...]
    nouns: tuple[NounGroup, ...]


class Vetoes(RuleModel):
    """All rules of the screen, in the order in which the reasons are tried."""

    layout: VetoFile
    identifiers: VetoFile
    names: VetoFile
    idioms: VetoFile
    ordinals: OrdinalRules


_LIST = re.compile(r"\{([a-z_]+)\}")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]| \??")


def expand(source: str, words: WordLists) -> str:
    """Turn a rule's expression into a plain one: `{list}` into its alternation, a blank into any short white space."""

    def alternation(match: re.Match[str]) -> str:
        entries = sorted(words[match[1]], key=lambda entry: (-len(entry), entry))
        return "(?:" + "|".join(re.escape(entry).replace("\\ ", " ") for entry in entries) + ")"

    def white_space(match: re.Match[str]) -> str:
        piece = match[0]
        if piece[0] == " ":
            return r"\s{0,9}" if piece == " ?" else r"\s{1,9}"
        return piece.replace(" ", r"\s") if piece[0] == "[" else piece

    return _PIECE.sub(white_space, _LIST.sub(alternation, source))


def endings(veto: Veto, words: WordLists) -> tuple[str, ...]:
    """How what stands before a numeral ends that the veto may fit."""
    return tuple(form.rsplit(" ", 1)[-1] for form in _written_out(veto.ends, words))


def beginnings(veto: Veto, words: WordLists) -> tuple[str, ...]:
    """How what stands behind a numeral begins that the veto may fit."""
    return tuple(re.match(r"\s?\S*", form).group() for form in _written_out(veto.starts, words))  # type: ignore[union-attr]


def _written_out(forms: Iterable[str], words: WordLists) -> list[str]:
    """The forms with the entries of the list that they name, in lower case."""
    found: list[str] = []
    for form in forms:
        named = _LIST.search(form)
        entries = words[named[1]] if named else [""]
        found += [_LIST.sub(lambda _, entry=entry: entry, form).lower() for entry in entries]  # type: ignore[misc]
    return found


def load_vetoes() -> Vetoes:
    """Read the shipped rule files of the screen; raises `RuleFileError` where one cannot be used."""
    return Vetoes(
        layout=read_rules(RULES / "vetoes.toml", VetoFile),
        identifiers=read_rules(RULES / "identifiers.toml", VetoFile),
        names=read_rules(RULES / "names.toml", VetoFile),
        idioms=read_rules(RULES / "idioms.toml", VetoFile),
        ordinals=read_rules(RULES / "ordinals.toml", OrdinalRules),
    )
