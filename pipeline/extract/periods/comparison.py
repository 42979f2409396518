"""Whether a time is only what a figure is compared with: `than in 2003`, `up from 27 in 2018`, `an increase over 2016`.

Such a time governs nothing but the figure it stands with; which time governs a figure is decided in `attach.py`.
"""

from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing, set_anew
from pipeline.extract.syntax.nouns import before_determiners
from pipeline.extract.times.mentions import Bound, TimeMention
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.verbs import VerbClasses

MARKS = word_class("compared_marks")
TURNED = frozenset(("following", "after"))


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
        if tag == "Q" and (_based(view, j, words) or _as_in(view, j, words)):
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


def _based(view: SentenceView, at: int, words: VerbClasses) -> bool:
    """Whether the figure at a token is what others are compared with (`against 12`, `up from about 30`)."""
    tokens = view.tokens
    if any(f.at == at and f.form == "times" for f in view.figures):
        return tokens.word[at + 1 : at + 2] in (["the"], ["that"], ["those"], ["what"])  # `double the number in 2017`
    for j in range(at - 1, max(at - 6, -1), -1):
        word, tag = tokens.word[j], tokens.tag[j]
        if word == "from" and _whence(view, at, j):
            return False
        if word in words.comparative or word in ("from", "against") or (j == at - 1 and _turned(view, at)):
            return True
        if word == "of" and tokens.word[j - 1] in MARKS:
            continue  # `from a |peak of| 58 per cent in 2010`
        if word in MARKS and tokens.word[j + 1] == "of":
            continue
        if word == "to" and j and tokens.word[j - 1] in words.comparative:
            return True  # `as compared to 7 per cent in 1974`
        if tag == "Q" and any(f.at == j and f.form == "times" for f in view.figures):
            return True  # `double the 37 recorded a year earlier`
        if tag not in "DABP" or word in ("to", "by", "in", "for", "of"):
            return False
    return False


def _turned(view: SentenceView, at: int) -> bool:
    """Whether the figure at a token is what a figure in the same unit comes after (`grew by 7 per cent after |10 per
    cent| in 2021`, `opened 12 schools after |10| in 2021`), and not what else happened (`after |40| men left in 2021`).
    """
    if view.tokens.word[at - 1] not in TURNED:
        return False
    figures = [f for f in view.figures if 0 <= f.at <= at]
    if len(figures) < 2 or figures[-1].form != figures[-2].form or figures[-1].unit != figures[-2].unit:
        return False
    tag = view.tokens.tag
    time = next((k for k in range(at + 1, len(tag)) if tag[k] == "T"), at + 1)
    return time == at + 1 if figures[-1].form == "count" else set("EVbhMdW").isdisjoint(tag[at + 1 : time])


def _whence(view: SentenceView, at: int, j: int) -> bool:
    """Whether `from` at token `j` says where counted things come from and not where a change starts (`trained 24,000
    soldiers |from 41 countries| since 2006`).
    """
    if view.tokens.word[j - 1 : j] == ["back"]:
        return True  # `were brought |back from| four countries in 2021`
    if view.tokens.tag[j - 1 : j] not in (["N"], ["O"]):
        return False
    heads = [f.head for f in view.figures if f.form == "count" and (f.at == at or max(0, j - 6) <= f.at < j)]
    return len(heads) == 2 and None not in heads and heads[0] != heads[1]


def is_baseline(view: SentenceView, mention: TimeMention, at: int, words: VerbClasses) -> bool:
    """Whether a time is what a change is measured from (`an increase over 2016`, `up 12 per cent from 2016`)."""
    if view.tokens.word[at + 1 : at + 4] == ["as", "a", "whole"]:
        return False
    if mention.length is not None and mention.points:
        return False  # `$500 million over five years from 2020`
    first = mention.points[0] if mention.points else None
    if first is not None and first.grain == "period" and first.year is None and first.year_of is None:
        return False  # `fell by a third over the same period`
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


def _changes(view: SentenceView, j: int, words: VerbClasses) -> bool:
    near = view.tokens.word[max(0, j - 3) : j + 1]
    if view.tokens.tag[j] == "Q":
        return any(f.at == j and (f.change is not None or f.unit == "percent") for f in view.figures) or bool(
            words.change_nouns & set(near)
        )
    return view.tokens.word[j] in words.change_nouns


def on_far_side(view: SentenceView, figure: Figure, at: int, words: VerbClasses) -> bool:
    """Whether the figure itself is the far side (`compared with 12 in 2003`)."""
    if (
        figure.at > at
        or view.tokens.word[at - 1] == "as"
        or figure.form == "times"
        or any(f.form == "times" and figure.at < f.at < at for f in view.figures)
    ):
        return False  # `decided |900| cases, twice as many as in 2015`: the multiple is measured from then
    far = words.comparative | words.comparative_after_change | words.superlatives
    before = any(figure.at < f.at < at and _turned(view, f.at) for f in view.figures)
    return not before and not any(word in far for word in view.tokens.word[figure.at + 1 : at])
