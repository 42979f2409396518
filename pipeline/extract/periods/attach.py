"""Which time expression of a sentence governs which figure.

Here the times of a sentence compete: dates in brackets belong to the words before them, and a move without times runs
between those of the move before it. How well one time fits is told in `rank.py`, the far sides of comparisons in
`comparison.py`; sentences without a time are left to `periods.py`.
"""

from collections.abc import Collection

from pipeline.extract.objects.moved_nouns import ends_of_move
from pipeline.extract.periods.closeness import FAR, in_relative, launched_then, opens
from pipeline.extract.periods.comparison import compared, is_baseline, over_years
from pipeline.extract.periods.confined import contrasted
from pipeline.extract.periods.rank import Candidate, rank_of
from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing, tense_of
from pipeline.extract.periods.telling import tells_saying
from pipeline.extract.syntax.clause_marks import in_brackets
from pipeline.extract.times.mentions import Anchor, Bound, Role, TimeMention
from pipeline.lexicon.verbs import VerbClasses
from schemas.vocabularies import Kind, Status

GOVERNING = frozenset({Role.ADJUNCT, Role.DURATION})


def attach(view: SentenceView, words: VerbClasses, unsettled: Collection[int] = ()) -> list[int | None]:
    """For each figure the index of the time expression in the sentence that governs it, None where none does.

    `unsettled` are the times that no calendar settles (`on the same day`): they govern nothing.
    """
    candidates = [
        Candidate(i, at, mention)
        for i, mention in enumerate(view.times)
        if mention.role is not Role.CLOCK and i not in unsettled and (at := _token(view, i)) >= 0
    ]
    return moves_alike(view, [_governing_time(view, figure, candidates, words) for figure in view.figures])


def moves_alike(view: SentenceView, governors: list[int | None]) -> list[int | None]:
    """The governors; a move without times of its own runs between those of the dated move before it (`income rose from
    |30| in 2010 to |50| in 2020 and debt from |7| to |9|`).
    """
    dates: tuple[int, int] | None = None
    tense = ""
    for i in range(1, len(governors)):
        here, there = view.figures[i], view.figures[i - 1]
        first, last = governors[i - 1], governors[i]
        if not 0 < there.at < here.at or not ends_of_move(view.tokens, there.at, here.at):
            continue
        if first is not None and last is not None and first != last:
            dates, tense = (first, last), tense_of(view, here)
        elif dates is not None and {first, last} <= {None, *dates} and tense_of(view, here) == tense:
            governors[i - 1], governors[i] = dates
    return governors


def _token(view: SentenceView, index: int) -> int:
    """The token of a time; where its number is a figure too (`for ten years`), that figure's token."""
    at = view.tokens.index_of("T", index)
    if at >= 0:
        return at
    mention = view.times[index]
    inside = (figure.at for figure in view.figures if mention.start <= figure.start and figure.end <= mention.end)
    return next(inside, -1)


def main_time(view: SentenceView, words: VerbClasses) -> int | None:
    """The time that a sentence as a whole is told in, for the sentences after it: one that opens it, else the last."""
    plain = [
        Candidate(i, at, mention)
        for i, mention in enumerate(view.times)
        if mention.role in GOVERNING
        and not mention.bracketed
        and not (mention.length is not None and mention.length.direction == "span")
        and mention.bound is not Bound.NOW
        and (at := view.tokens.index_of("T", i)) >= 0
        and not compared(view, i, at, words)
        and not contrasted(view, at)
        and not tells_saying(view, at, words)
        and not launched_then(view, at)
        and not (is_baseline(view, mention, at, words) or over_years(view, None, mention, at, words))
        and not _to_be_done(view, at)
    ]
    if not plain:
        return None
    plain = [c for c in plain if not _foretold(view, c.at)] or plain
    plain = [c for c in plain if not then(c.mention)] or plain  # `at that time` beside `in June 1968`
    plain = [c for c in plain if not in_brackets(view.tokens, c.at)] or plain
    opening = [c for c in plain if opens(view, c.at)]
    independent = [c for c in plain if not in_relative(view, c.at)]
    return (opening or independent[::-1] or plain[::-1])[0].index


def then(mention: TimeMention) -> bool:
    """Whether a time is `at that time` or `at the time`."""
    return mention.preposition == "at" and bool(mention.points) and mention.points[0].anchor is Anchor.CONTEXT


def _foretold(view: SentenceView, at: int) -> bool:
    """Whether a time is that of a forecast behind what is told (`fell to 2 per cent in 2023 and is forecast at |3 per
    cent| in 2024`).
    """
    before = [figure for figure in view.figures if 0 <= figure.at < at]
    return bool(before) and before[-1].status is Status.TARGET and "T" not in view.tokens.tag[before[-1].at : at]


def _to_be_done(view: SentenceView, at: int) -> bool:
    """Whether a time is that of a passive infinitive (`the posts |to be filled in 2005|`)."""
    its = governing(view, at)
    return its is not None and its.tense == "infinitive" and its.passive and its.end <= at


def _governing_time(view: SentenceView, figure: Figure, candidates: list[Candidate], words: VerbClasses) -> int | None:
    if figure.at < 0:
        return None
    outside = [c for c in candidates if not (c.mention.start < figure.end and figure.start < c.mention.end)]
    labels = [c for c in outside if _is_label(view, c.at)]
    labelled = next((c.index for c in reversed(labels) if _labels(view, c.at, figure.at)), None)
    if labelled is not None:
        return labelled
    outside = [c for c in outside if c not in labels]
    bracketed = _bracketed(view, figure, outside)
    if bracketed is not None:
        return bracketed
    best: tuple[tuple[int, bool, int], int] | None = None
    for candidate in outside:
        rank = rank_of(view, figure, candidate, words)
        if rank >= FAR:
            continue
        # `the deficit for 2015-16 is now estimated at |$5.4 billion|`
        estimated = candidate.mention.bound is Bound.NOW and figure.kind is Kind.QUANTITY and candidate.at < figure.at
        length = candidate.mention.length
        vague = (
            length is not None and length.direction == "span" and length.unit in ("day", "week") and length.count > 0
        )
        key = (rank, estimated or vague, abs(candidate.at - figure.at))
        if best is None or key < best[0]:
            best = (key, candidate.index)
    return best[1] if best else None


def _is_label(view: SentenceView, at: int) -> bool:
    """Whether a date in brackets has a colon behind it (`71 countries (|2012|: 66)`)."""
    tag = view.tokens.tag
    return 0 < at < len(tag) - 1 and tag[at - 1] in "(;," and tag[at + 1] == ":" and in_brackets(view.tokens, at)


def _labels(view: SentenceView, at: int, figure: int) -> bool:
    """Whether a date with a colon stands in the brackets of a figure behind it."""
    return at < figure and ")" not in view.tokens.tag[at:figure]


def _bracketed(view: SentenceView, figure: Figure, candidates: list[Candidate]) -> int | None:
    """A date in brackets behind the figure's own words (`two-year program (2023-2024)`)."""
    for candidate in candidates:
        if not candidate.mention.bracketed or candidate.mention.role is not Role.ADJUNCT or candidate.at < figure.at:
            continue
        between = view.tokens.tag[figure.at + 1 : candidate.at]
        if len(between) <= 14 and not any(tag in "QMbhdVWS;:.T" for tag in between):
            return candidate.index
    return None
