"""The hedges of `rules/hedges.toml` compiled: those before a figure, those behind it and those around it.

What a match says of a figure is read in `relations.py`.
"""

import re

from pipeline.deferred import deferred
from pipeline.extract.numerals.runs import phrases
from pipeline.lexicon.hedges import HedgeRule, HedgeRules
from pipeline.values import value_class
from schemas.vocabularies import Relation

_WORD_CLOSED = "and|or|of|in|on|at|to|for|by|with|the|a|was|were|is|are|had|has|have|from|than|who|that|which|but|as|be"
_BRACKET = r"\s?\((?=[A-Za-z. -]{2,24}\))"  # `40 hours (minimum)`: nothing else stands in the brackets
WORD = re.compile(r"(?<![\w-])[^\W_]+")


@value_class
class HedgePatterns:
    """Compiled hedges. Group `hN` of an expression is the rule with number N."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    across: re.Pattern[str]
    around: tuple[tuple[re.Pattern[str], re.Pattern[str], HedgeRule], ...]
    first_words: frozenset[str]  # the words that a hedge before its figure can begin with
    last_words: frozenset[str]  # what a hedge before a figure can end in: anything else is passed over quickly
    sign_before: re.Pattern[str]
    sign_after: re.Pattern[str]
    signs: dict[str, tuple[Relation, str]]
    rules: tuple[HedgeRule, ...]


def compile_hedges(rules: HedgeRules) -> HedgePatterns:
    """Compile the hedge rules once, for all documents."""
    hedges = rules.hedges
    signs = {sign: (rule.relation, rule.id) for rule in rules.signs for sign in (*rule.before, *rule.after)}
    return HedgePatterns(
        before=_compile_before(rules),
        after=deferred(rf"(?:\s?[-‐‑]\s?|,?\s{{1,3}}|{_BRACKET})(?:{_groups(hedges, 'after')})(?![^\W_])", re.I),
        across=deferred(
            rf"(?:\s{{1,3}}(?!(?:{_WORD_CLOSED})\b)[a-z][a-z'’-]{{0,24}}){{1,2}}?(?:,?\s{{1,3}}|{_BRACKET})"
            rf"(?:{_groups(hedges, 'after', across=True)})(?![^\W_])"
        ),
        around=tuple(
            _compile_around(rule, phrase) for rule in hedges if rule.position == "around" for phrase in rule.phrases
        ),
        first_words=_first_words(rules),
        last_words=_last_words(rules),
        sign_before=deferred(rf"({_signs(sign for rule in rules.signs for sign in rule.before)})\s?\Z"),
        sign_after=deferred(rf"\s?({_signs(sign for rule in rules.signs for sign in rule.after)})(?!\s?\d)"),
        signs=signs,
        rules=hedges,
    )


def _compile_before(rules: HedgeRules) -> re.Pattern[str]:
    hedges = rules.hedges
    sure = _groups(hedges, "before", plain=False)
    plain = _groups(hedges, "before", plain=True)
    age = r"(?:\s{1,3}(?:the\s{1,3})?ages?(?:\s{1,3}of)?)?"
    filler = rf"(?:\s{{1,3}}(?:{phrases(rules.fillers)})){{0,2}}"
    addition = rf"(?:\s{{1,3}}(?P<addition>{phrases(rules.additions)}))?"
    return deferred(
        rf"(?<![\w-])(?:(?P<modifier>{phrases(rules.modifiers)})\s{{1,3}})?"
        rf"(?P<hedge>(?:(?:{sure}){age}{filler}|(?:{plain}){age}){addition})"
        r"(?:\s{1,4}|\s?[-‐‑]\s?|(?=\Z))[\"“(]?\Z",
        re.I,
    )


def _compile_around(rule: HedgeRule, phrase: str) -> tuple[re.Pattern[str], re.Pattern[str], HedgeRule]:
    lead, tail = phrase.split(" ... ")
    before = deferred(rf"(?<![\w-]){_phrase(lead)}\s{{1,3}}\Z", re.I)
    return before, deferred(rf"['’]?\s{{1,3}}{_phrase(tail)}(?![^\W_])", re.I), rule


def _groups(hedges: tuple[HedgeRule, ...], position: str, plain: bool | None = None, across: bool | None = None) -> str:
    """The alternation of all rules of one position, each in its numbered group, longest phrases first."""
    chosen = [
        (number, rule)
        for number, rule in enumerate(hedges)
        if rule.position == position and plain in {None, rule.plain} and across in {None, rule.across_noun}
    ]
    branches = [(phrase, number) for number, rule in chosen for phrase in rule.phrases]
    branches.sort(key=lambda branch: (-len(branch[0].split()), -len(branch[0]), branch))
    # A group name may stand only once, so each rule is one group; the anchor at the end settles the phrase.
    order = list(dict.fromkeys(number for _, number in branches))
    return "|".join(
        f"(?P<h{number}>{'|'.join(_phrase(phrase) for phrase, owner in branches if owner == number)})"
        for number in order
    )


def _phrase(phrase: str) -> str:
    """One phrase of the rule file as an expression: `a/b` alternatives, `(a/b)` alternatives that may be left out."""
    pattern, first = "", True
    for word in phrase.split():
        optional = word.startswith("(")
        choice = "|".join(re.escape(part) for part in word.strip("()").split("/"))
        blank = "" if first else r"\s{1,3}"
        pattern += f"(?:{blank}(?:{choice}))?" if optional and not first else f"{blank}(?:{choice})"
        if optional and first:
            pattern = rf"(?:(?:{choice})\s{{1,3}})?"
            continue
        first = False
    return pattern


def _first_words(rules: HedgeRules) -> frozenset[str]:
    """All words that a hedge before its figure, or a modifier of it, can begin with."""
    words: set[str] = set()
    for phrase in (*rules.modifiers, *(p for rule in rules.hedges if rule.position == "before" for p in rule.phrases)):
        for word in phrase.lower().split():
            words.update(found.group() for part in word.strip("()").split("/") if (found := WORD.match(part)))
            if not word.startswith("("):
                break
    return frozenset(words)


def _last_words(rules: HedgeRules) -> frozenset[str]:
    words = {"age", "ages", "of"}
    for phrase in (
        *rules.fillers,
        *rules.additions,
        *(p for rule in rules.hedges if rule.position == "before" for p in rule.phrases),
    ):
        for word in reversed(phrase.lower().split()):
            words.update(part.strip(".") for part in word.strip("()").split("/"))
            if not word.startswith("("):
                break
    return frozenset(words)


def _signs(signs: object) -> str:
    return "|".join(re.escape(sign) for sign in sorted(signs, key=lambda sign: (-len(sign), sign)))  # type: ignore[call-overload]
