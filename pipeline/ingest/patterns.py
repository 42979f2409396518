"""The segmentation rules made ready: every expression compiled once, every word list a set.

Compiled from the checked rule file (`pipeline/lexicon/segmentation.py`); what is done with them is left to the modules
beside this one.
"""

import re

from pipeline.deferred import deferred
from pipeline.lexicon.segmentation import InlineNoise, LineNoise, Segmentation
from pipeline.values import value_class

# Begins a pattern of lines that end in a figure: others are not even tried.
_TO_FIGURE = r"(?=[^\n]{1,999}\d\Z)"


@value_class
class LinePattern:
    """All the line noise patterns as one expression; the group that matched tells the rule."""

    regex: re.Pattern[str]
    open: re.Pattern[str]  # the same for a line that does not end in a figure
    rules: tuple[tuple[str, str], ...]  # (rule id, kind), by the number of the group

    def match(self, line: str) -> tuple[str, str] | None:
        """The rule id and kind of the pattern that matches, or None."""
        found = self.regex.match(line) if line[-1:].isdigit() else self.open.match(line)
        return self.rules[int((found.lastgroup or "r0")[1:])] if found else None


@value_class
class InlinePattern:
    """Noise inside a line."""

    rule: str
    triggers: tuple[tuple[str, tuple[str, ...]], ...]  # by their first character, which is found far sooner
    regex: re.Pattern[str]
    group: str | int  # the part of a match that is noise

    def may_match(self, text: str) -> bool:
        """Whether one of the triggers stands in a text."""
        for first, each in self.triggers:  # noqa: SIM110
            if first in text and any(map(text.__contains__, each)):
                return True
        return False


@value_class
class SegmentPatterns:
    """What `segment` needs to know, ready for use."""

    lines: LinePattern
    credits: LinePattern
    inline: tuple[InlinePattern, ...]
    never: frozenset[str]
    before_number: frozenset[str]
    before_starter: frozenset[str]
    measures: frozenset[str]
    starters: frozenset[str]
    longest_abbreviation: int
    contents: frozenset[str]
    named_marker: re.Pattern[str]
    top_level: frozenset[str]
    finite_verbs: frozenset[str]
    small_words: frozenset[str]
    open_words: frozenset[str]


def compile_segmentation(rules: Segmentation) -> SegmentPatterns:
    """Make the rule file's content ready for `segment`."""
    words, titles = rules.sentences, rules.headings
    abbreviations = words.never + words.before_number + words.before_starter + words.measures
    return SegmentPatterns(
        lines=_line_pattern([(rule, item) for rule in rules.line_noise for item in rule.patterns], ""),
        credits=_line_pattern([(rule, item) for rule in rules.line_noise for item in rule.credits], "[^\n]{0,400}?"),
        inline=tuple(_inline_pattern(rule) for rule in rules.inline_noise),
        never=frozenset(words.never),
        before_number=frozenset(words.before_number),
        before_starter=frozenset(words.before_starter + words.measures),
        measures=frozenset(words.measures),
        starters=frozenset(words.starters),
        longest_abbreviation=max(map(len, abbreviations)),
        contents=frozenset(titles.contents),
        named_marker=deferred(rf"(?:{'|'.join(titles.named)})\s(?:\d{{1,3}}|[IVX]{{1,6}}|[A-Z])(?:[.:]|(?=\s|\Z))"),
        top_level=frozenset(titles.top_level),
        finite_verbs=frozenset(titles.finite_verbs),
        small_words=frozenset(titles.small_words),
        open_words=frozenset(titles.open_words),
    )


def _line_pattern(entries: list[tuple[LineNoise, str]], before: str) -> LinePattern:
    alternatives = [f"(?P<r{number}>{pattern})" for number, (_, pattern) in enumerate(entries)]
    # \Z and not fullmatch: an alternative that matches a part must give way to a later one that matches the whole.
    plain = [alternative for alternative in alternatives if _TO_FIGURE not in alternative]
    every, open_ended = (deferred(rf"{before}(?:{'|'.join(each)})\Z") for each in (alternatives, plain))
    return LinePattern(every, open_ended, tuple((rule.id, rule.kind) for rule, _ in entries))


def _inline_pattern(rule: InlineNoise) -> InlinePattern:
    by_first: dict[str, tuple[str, ...]] = {}
    for trigger in rule.triggers:
        by_first[trigger[0]] = (*by_first.get(trigger[0], ()), trigger)
    group = "mark" if "(?P<mark>" in rule.pattern else 0
    return InlinePattern(rule.id, tuple(by_first.items()), deferred(rule.pattern), group)
