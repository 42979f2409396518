"""Whether a time is only what a figure is compared with: `than in 2003`, `up from 27 in 2018`, `an increase over 2016`.

Such a time governs nothing but the figure it stands with; which time governs a figure is decided in `attach.py`.
"""

from pipeline.extract.periods.bases import based
from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing, set_anew
from pipeline.extract.syntax.nouns import before_determiners
from pipeline.extract.times.mentions import Bound, TimeMention
from pipeline.lexicon.verbs import VerbClasses


def compared(view: SentenceView, index: int, at: int, words: VerbClasses) -> bool:
    """Whether a time is the far side of a comparison (`than in 2003`) or marks a record (`highest since 1990`)."""
    tokens = view.tokens
    mention = view.times[index]
    if tokens.word[at + 1 : at + 4] == ["as", "a", "whole"]:
        return False  # `rose by 3 per cent over the year as a whole`
    while at > 0 and tokens.start[at - 1] >= mention.start:
        at -= 1  # the words of a length whose number is a figure are tokens of their own
    for j in range(at - 1, max(at - 8, -1), -1):
        word, tag = tokens.word[j], tokens.tag[j]
        if word in words.comparative and tag in "PSBEDCNAG":
            return not (word == "same" and tokens.tag[j - 2 : j - 1] == ["d"])  # `14 million did |the same| in 2021`
        if word == "on" and tokens.word[j + 1] == "average":
            return False
        if word in words.comparative_after_change and j and _changes(view, j - 1, words):
            return True
        if word == "as" and tokens.word[j - 1 : j] and tokens.word[j - 1] in words.equative:
            return True  # `twice as many as in 2017`
        if word == "as" and tokens.tag[j - 1 : j] == [","] and tokens.tag[at + 1 : at + 2] in ([], ["."], [";"]):
            return True  # `was 300 tons, as in 2018`
        if tag == "Q" and j == at - 1 and tokens.word[j].endswith(("as many as", "as much as")):
            return True  # `more than |twice as many as| in 2015`
        if tag == "Q" and (based(view, j, words) or _as_in(view, j, words)):
            return True  # `up from 27 in 2018`: the time of the base
        stretch = mention.length is not None and mention.length.direction != "ago"  # not `only two years ago`
        if word in words.superlatives and (mention.bound is Bound.SINCE or stretch):
            return True
        if tag in ",;:.MbVTQ":
            return False
    return False


def _as_in(view: SentenceView, at: int, words: VerbClasses) -> bool:
    """Whether the figure at a token names what others are compared with (`twice as many as in the |third| round`)."""
    k, word = before_determiners(view.tokens, at), view.tokens.word
    if k < 3 or word[k - 1] not in ("in", "at", "during", "for"):
        return False
    return word[k - 2] in words.comparative or (word[k - 2] == "as" and word[k - 3] in words.equative)


def is_baseline(view: SentenceView, mention: TimeMention, at: int, words: VerbClasses) -> bool:
    """Whether a time is what a change is measured from (`an increase over 2016`, `up 12 per cent from 2016`)."""
    if view.tokens.word[at + 1 : at + 4] == ["as", "a", "whole"]:
        return False
    if mention.length is not None and mention.points:
        return False  # `$500 million over five years from 2020`
    first = mention.points[0] if mention.points else None
    if first is not None and first.grain == "period" and first.year is None and first.year_of is None:
        return False  # `fell by a third over the same period`
    if mention.length is not None and mention.length.direction == "before_told":
        return mention.preposition in words.comparative_after_change and change_aside(view, at, words) >= 0
    measured = mention.preposition in words.comparative_after_change and len(mention.points) == 1
    part = mention.points[0].part if mention.points else ""
    if "_to" in part:
        return False  # `rose 4 per cent over the year to March`
    grains = ("day", "weekday") if set_anew(view) or mention.preposition == "on" else ("day",)
    if mention.preposition in ("from", "on") and mention.points and mention.points[0].grain in grains:
        return False  # `rises to 14 percent from 1 April 2021`, `goes up to 7% on 1 July`
    its = governing(view, at)
    if measured and mention.preposition == "from" and its is not None and its.tense in ("future", "modal"):
        return False  # `will rise by 8 per cent from 1 September`
    before = at - 1
    while before > 0 and view.tokens.tag[before] in ",B":
        before -= 1  # `an increase of 5, 8 and 9 per cent, |respectively,| over 1998`
    apart = before < at - 1 and "respectively" not in view.tokens.word[before + 1 : at]
    return measured and at > 0 and not apart and _changes(view, before, words)


def change_aside(view: SentenceView, at: int, words: VerbClasses) -> int:
    """Token of the comma before an aside without a verb that tells how a level changed by a time (`drew 40 teams,
    |up 12 per cent over the past five years|`); -1 for none.
    """
    tokens, k = view.tokens, at - 1
    while k > 0 and tokens.tag[k] in "NOA":
        k -= 1
    if k < 2 or tokens.tag[k] != "Q":
        return -1
    comma = k - 1
    while comma > 0 and tokens.tag[comma] in "PDNAB":
        comma -= 1
    told = tokens.tag[comma] == "," and not words.change_nouns.isdisjoint(tokens.word[comma + 1 : k])
    return comma if told else -1


def over_years(view: SentenceView, figure: Figure | None, mention: TimeMention, at: int, words: VerbClasses) -> bool:
    """Whether a time of years is only how long a change took that an aside tells of, which a figure stands outside of;
    without a figure, whether the sentence goes on outside of it.
    """
    length = mention.length
    if length is None or mention.points or length.unit not in ("year", "decade"):
        return False
    if length.unit == "year" and length.count <= 1:
        return False
    comma = change_aside(view, at, words)
    return comma >= 0 and (figure is None or not comma < figure.at < at)


def _changes(view: SentenceView, j: int, words: VerbClasses) -> bool:
    near = view.tokens.word[max(0, j - 3) : j + 1]
    if view.tokens.tag[j] == "Q":
        return any(f.at == j and (f.change is not None or f.unit == "percent") for f in view.figures) or bool(
            words.change_nouns & set(near)
        )
    return view.tokens.word[j] in words.change_nouns


def on_far_side(view: SentenceView, figure: Figure, at: int, words: VerbClasses) -> bool:
    """Whether the figure itself is the far side (`compared with 12 in 2003`, `twice as many as in 2003 (|12|)`)."""
    if figure.at == at + 2 and view.tokens.tag[at + 1] == "(":
        return True
    if (
        figure.at > at
        or view.tokens.word[at - 1] == "as"
        or figure.form == "times"
        or any(f.form == "times" and figure.at < f.at < at for f in view.figures)
    ):
        return False  # `decided |900| cases, twice as many as in 2015`: the multiple is measured from then
    far = words.comparative | words.comparative_after_change | words.superlatives
    before = any(figure.at < f.at < at and based(view, f.at, words) for f in view.figures)
    return not before and not any(word in far for word in view.tokens.word[figure.at + 1 : at])
