"""Clauses that tell since when, with figures of their own (`|Since first sending 15 observers to Haiti in 1988|, …`).

Their date is that of what they tell; for the clause behind them it is only the beginning. Those without a figure are
read as one expression by `times/lead.py`.
"""

from pipeline.extract.periods.memory import words_of
from pipeline.extract.periods.sentence_view import Figure, SentenceView, tense_of
from pipeline.extract.times.calendar_days import Interval
from pipeline.extract.times.mentions import Bound, TimeMention
from pipeline.values import replace


def since_then(view: SentenceView, figure: Figure, mention: TimeMention, interval: Interval) -> tuple[Interval, str]:
    """The interval and words of a time for a figure, from then on where such a clause ends in it before the figure."""
    if mention.bound is Bound.WITHIN and interval.start is not None and _closes_since(view, mention, figure):
        first = view.tokens.start[0]
        return replace(interval, end=None), " ".join(view.tokens.text[first : mention.end].split())
    return interval, words_of(view, mention)


def _closes_since(view: SentenceView, mention: TimeMention, figure: Figure) -> bool:
    """Whether a time ends, at a comma, a clause of `since` that opens the sentence: one of a verb in -ing, or of any
    (`Since 40 members met in 1946, …`) where the figure behind it is told in the perfect.
    """
    tokens, before = view.tokens, figure.at
    if tokens.word[:1] != ["since"]:
        return False
    verb = 2 if tokens.tag[1:2] == ["B"] or tokens.word[1:2] == ["first"] else 1
    comma = next((k for k, tag in enumerate(tokens.tag) if tag == ","), before)
    closed = comma < before and tokens.start[comma] >= mention.end and tokens.tag[comma - 1] == "T"
    doing = tokens.word[verb].endswith("ing") and tokens.word[verb] in tokens.words.verbs  # not `Since everything …`
    return closed and (tokens.tag[verb] == "G" or doing or tense_of(view, figure) == "present_perfect")
