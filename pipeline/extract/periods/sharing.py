"""Periods that figures without a time of their own take from a figure beside them: a part and the whole it is of.

Which time governs a figure is decided in `attach.py`, what it means in `periods.py`.
"""

from pipeline.extract.objects.moved_nouns import ends_of_move
from pipeline.extract.periods.kind import is_flow, is_stock
from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing, tense_of
from pipeline.lexicon.verbs import VerbClasses
from pipeline.models import Period
from pipeline.values import replace
from schemas.vocabularies import Kind, Status, TimeKind


def kinds_of_wholes(view: SentenceView, periods: list[Period]) -> list[Period]:
    """The periods of a sentence's figures; a part behind `of whom` that has its whole's period is a flow or a level
    as the whole is.
    """
    figures = view.figures
    starts = {figure.start: i for i, figure in enumerate(figures) if figure.kind is Kind.QUANTITY}
    settled: list[Period] = []
    for figure, period in zip(figures, periods, strict=True):
        at = starts.get(figure.parent) if figure.parent is not None else None
        if at is not None and at < len(settled) and figure.status is figures[at].status and _of_whom(view, figure):
            whole = settled[at]
            if (whole.start, whole.end) == (period.start, period.end):
                period = replace(period, kind=whole.kind)
        settled.append(period)
    return settled


def kinds_of_moves(view: SentenceView, periods: list[Period], words: VerbClasses) -> list[Period]:
    """The periods; the two ends of a move are both flows or both levels (`fires went up from |12| to |17| in 2021`)."""
    settled = list(periods)
    for i in range(1, len(periods)):
        here, there = view.figures[i], view.figures[i - 1]
        if periods[i].kind is periods[i - 1].kind or here.form != there.form:
            continue
        if _stood_before(view, periods, i, words):
            settled[i] = replace(periods[i], kind=TimeKind.AS_OF)  # `reaches 93 per cent, against |47| in 2009`
            continue
        if here.form == "measure" and periods[i].text is None and ends_of_move(view.tokens, there.at, here.at):
            settled[i - 1] = replace(periods[i - 1], kind=periods[i].kind)  # `was cut from |12 km| to 5`
        if here.form != "count":
            continue
        dated = periods[i].start is not None and periods[i - 1].start is not None
        if dated and _set_against(view, there, here):
            settled[i] = replace(periods[i], kind=periods[i - 1].kind)  # `12 died, compared with |17| the year before`
        elif dated and 0 < there.at < here.at and ends_of_move(view.tokens, there.at, here.at):
            kind = TimeKind.DURING if is_flow(view, there, words) or is_flow(view, here, words) else periods[i].kind
            settled[i - 1], settled[i] = replace(periods[i - 1], kind=kind), replace(periods[i], kind=kind)
    return settled


def _stood_before(view: SentenceView, periods: list[Period], i: int, words: VerbClasses) -> bool:
    """Whether a figure of an earlier time is compared with a level of now, of which no time is told."""
    here, there = view.figures[i], view.figures[i - 1]
    if periods[i - 1].kind is not TimeKind.AS_OF or periods[i].start is None or periods[i].end is None:
        return False
    if here.unit != there.unit or here.change is not None or not _set_against(view, there, here):
        return False
    if is_flow(view, here, words) or is_flow(view, there, words):
        return False
    group = governing(view, there.at)
    steady = there.form == "share" or there.moved_to or (group is not None and group.lemma == "be")
    return steady or (tense_of(view, there) == "present" and there.form in ("count", "money"))


def _told_with(view: SentenceView, whole: Figure, part: Figure) -> bool:
    """Whether a part behind `of whom` is told in the past tense that its whole is told in."""
    between = view.tokens.word[whole.at + 1 : part.at + 3]
    relative = part.at > whole.at and ("whom" in between or "which" in between) and _of_whom(view, part)
    return relative and tense_of(view, whole) == tense_of(view, part) == "past"


def _set_against(view: SentenceView, there: Figure, here: Figure) -> bool:
    """Whether a count without a noun is compared with the one before it."""
    word, k = view.tokens.word, here.at
    behind = view.tokens.tag[k + 1 : k + 2]
    compared = word[k - 2 : k] in (["compared", "with"], ["compared", "to"]) or word[k - 1] == "against"
    return compared and there.head == here.head and 0 <= there.at < k and behind not in (["N"], ["A"], ["O"])


def _of_whom(view: SentenceView, figure: Figure) -> bool:
    """Whether a figure stands with `of whom` or `of which` (`half |of whom| fled`, `|of which| 12 are open`)."""
    if figure.kind is not Kind.QUANTITY or figure.at < 0:
        return False
    near = view.tokens.tag[max(0, figure.at - 3) : figure.at + 3]
    words = view.tokens.word[max(0, figure.at - 3) : figure.at + 3]
    return any(tag == "W" and word == "of" for word, tag in zip(words, near[1:], strict=False))


def shared_period(
    view: SentenceView,
    i: int,
    governors: list[int | None],
    periods: list[Period],
    wholes: frozenset[int | None],
    words: VerbClasses,
) -> Period:
    """The period of a part behind `of which`, or of the whole that a part stands before (`24 of the |25|`), where it
    has no time of its own: the other one's. `wholes` are the starts of the figures that others are parts of.
    """
    figure = view.figures[i]
    if figure.parent is None and figure.start not in wholes:
        return periods[i]
    if governors[i] is not None or figure.status is Status.NORM or figure.at < 0:
        return periods[i]
    for j, other in enumerate(view.figures):
        near = figure.parent == other.start or other.parent == figure.start
        if not near or other.status is not figure.status or other.at < 0:
            continue
        if tense_of(view, figure) == "future" != tense_of(view, other):
            continue  # `Last week we called for $3 million, of which |$1 million| will be raised at home`
        if periods[j].text is None:
            if periods[i].text is None and figure.parent == other.start and _told_with(view, other, figure):
                return periods[j]
            continue
        between = view.tokens.word[min(figure.at, other.at) + 1 : max(figure.at, other.at)]
        tags = view.tokens.tag[min(figure.at, other.at) + 1 : max(figure.at, other.at)]
        relative = figure.at > other.at and "W" in tags and tags.index("W") and between[tags.index("W") - 1] == "of"
        counted_from = figure.at > other.at and between[:1] == ["of"] and all(tag in "PDAK" for tag in tags)
        included = figure.parent == other.start and between[-1:] == ["including"]
        if relative or counted_from or (included and figure.at > other.at):
            stock = figure.kind is Kind.QUANTITY and is_stock(view, figure, words) and periods[j].end
            kind = TimeKind.AS_OF if stock else periods[j].kind
            return replace(periods[j], kind=kind, flags=())
    return periods[i]
