"""What looks like a title, how deep it stands, and the heading path of what follows.

Works on the text of lines and blocks that `blocks.py` has put together; masks are left to `noise.py`.
"""

import re

from pipeline.ingest.lines import is_finished
from pipeline.ingest.patterns import SegmentPatterns

LONGEST_TITLE = 200
LONGEST_RUN_IN = 100
_MOST_WORDS = 25
_LEAD_WORDS = 20
_RUN_IN = re.compile(r"""[A-Z][^.:;!?]{2,60}:(?=\s{1,9}["“‘(]?[A-Z])""")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GERUND = re.compile(r"(?:[A-Z][a-z]+ly\s+(?:and\s+[a-z]+ly\s+)?)?[A-Za-z][a-z]{2,}ing\b")
_LEVELS = {"named": 0, "roman": 1, "letter": 2, "paren": 7, "plain": 8}
_NUMBER_LEVEL = 3
_GIVEN_LEVEL = -200  # what the file marks as a heading stands above all that only looks like one
_GIVEN_STEP = 20
LEAD_LEVEL = 9


def is_title_case(text: str, patterns: SegmentPatterns) -> bool:
    """Tell whether the words of a phrase are written as in a title: capitals but for small words."""
    words: list[str] = _WORD.findall(text[:LONGEST_TITLE])
    large = [word for word in words if word.lower() not in patterns.small_words]
    if not large or not (words[0][0].isupper() or text[0].isdigit()):
        return False
    capitals = sum(word[0].isupper() for word in large)
    return capitals * 4 >= len(large) * 3


def has_finite_verb(text: str, patterns: SegmentPatterns) -> bool:
    """Tell whether a phrase holds a word that only clauses have."""
    return any(word.lower() in patterns.finite_verbs for word in _WORD.findall(text[:LONGEST_TITLE]))


def may_be_title(text: str) -> bool:
    """Tell whether a block is short, starts as a title does and does not end as a sentence does."""
    if len(text) > LONGEST_TITLE or is_finished(text, ":;,-–—"):
        return False
    first = text.lstrip("\"'“‘([")[:1]
    return (first.isupper() or first.isdigit()) and len(text.split()) <= _MOST_WORDS


def is_plain_title(text: str, patterns: SegmentPatterns) -> bool:
    """Tell whether a line that stands alone and has no number reads as a title."""
    if not may_be_title(text):
        return False
    words = text.split()
    if words[-1].lower() in patterns.open_words:
        return False
    return is_title_case(text, patterns) or (len(words) <= 12 and not has_finite_verb(text, patterns))


def run_in_title(text: str, patterns: SegmentPatterns) -> int:
    """Give the length of a title with a colon at the head of a paragraph (`Access to Asylum: The law`), or 0."""
    found = _RUN_IN.match(text)
    if not found:
        return 0
    title = found.group()
    short = len(title.split()) <= 7
    return found.end() if short and is_title_case(title, patterns) and not has_finite_verb(title, patterns) else 0


def is_lead_title(sentence: str, patterns: SegmentPatterns, item: bool) -> bool:
    """Tell whether a paragraph's first sentence is its title (`Governing ethnic affairs by law.`)."""
    if len(sentence) > LONGEST_TITLE or len(sentence.split()) > _LEAD_WORDS or sentence[-1:] not in ".。":
        return False
    if has_finite_verb(sentence, patterns):
        return False
    return bool(_GERUND.match(sentence)) or (item and len(sentence.split()) <= 10)


def marker_level(kind: str, depth: int) -> int:
    """Give how deep a heading with a marker of this kind stands; `depth` counts the parts of `2.1.3`."""
    return _NUMBER_LEVEL + min(depth, 4) - 1 if kind == "number" else _LEVELS.get(kind, _LEVELS["paren"])


def push_given(path: list[tuple[int, str]], rank: int, marker: int | None, title: str) -> None:
    """Open a heading that the file itself marks as one; `marker` is the level of its number, if it has one.

    Pages mark `II.` and the `1.` beneath it with the same rank: then the numbers tell which stands beneath which.
    """
    level = _GIVEN_LEVEL + _GIVEN_STEP * rank
    while path and path[-1][0] > level and (marker is None or path[-1][0] > level + marker):
        path.pop()
    if path and path[-1][0] == level:
        path.pop()
    push_heading(path, level if marker is None else level + 1 + marker, title)


def push_heading(path: list[tuple[int, str]], level: int, title: str) -> None:
    """Open a heading: it closes those as deep as itself or deeper."""
    while path and path[-1][0] >= level:
        path.pop()
    path.append((level, fold(title)))


def plain_level(title: str, patterns: SegmentPatterns) -> int:
    """Give the level of a title without a number: beneath the numbered ones, but for those of a whole document."""
    return _LEVELS["roman"] if fold(title).casefold() in patterns.top_level else _LEVELS["plain"]


def fold(text: str) -> str:
    """Give the text with its white space folded."""
    return " ".join(text.split())
