"""Whether `now`, `so far` and the like are said of a figure, or of a clause or noun beside it."""

from pipeline.extract.periods.closeness import OPENING, opens
from pipeline.extract.periods.sentence_view import Figure, SentenceView, finite, governing
from pipeline.extract.syntax.word_forms import in_s
from schemas.vocabularies import Kind


def now_fits(view: SentenceView, figure: Figure, at: int, rank: int) -> bool:
    """Whether `now` belongs to the figure's own words and not to a clause or noun beside it."""
    between = view.tokens.tag[min(at, figure.at) + 1 : max(at, figure.at)]
    if at > figure.at and _told_of_it(view, figure, at, between):
        return True
    if (
        rank > OPENING
        or "W" in between
        or (";" in between and not _goes_on(view, figure))
        or (rank > 2 and not opens(view, at) and any(tag in "MbhdVE" for tag in between))
    ):
        return False
    if at < figure.at and _of_the_subject(view, at, figure):
        return False
    modifies = view.tokens.tag[at + 1 : at + 2] in (["G"], ["E"]) or view.tokens.word[at + 1 : at + 2] == ["being"]
    return not (at > figure.at and modifies and "P" in between)


def _goes_on(view: SentenceView, figure: Figure) -> bool:
    """Whether a figure opens a clause on those just counted (`Today there are 5 mills; |two| of them stand idle`)."""
    tokens = view.tokens
    return tokens.tag[figure.at - 1] == ";" and tokens.word[figure.at + 1 : figure.at + 3] in (
        ["of", "them"],
        ["of", "these"],
    )


def _of_the_subject(view: SentenceView, at: int, figure: Figure) -> bool:
    """Whether `now` tells how counted things are, of which a verb then tells more (`The 40 ships |currently| in service
    will be joined by |20|`).
    """
    tags, k = view.tokens.tag, at - 1
    while k > 0 and tags[k] in "NOA":
        k -= 1
    behind = 0 <= k < at - 1 and tags[k] == "Q" and tags[at + 1 : at + 2] in (["P"], ["G"])
    return behind and any(group.finite and at < group.start < figure.at for group in view.groups)


def _told_of_it(view: SentenceView, figure: Figure, at: int, between: list[str]) -> bool:
    """Whether `now` stands with the verb whose subject the figure is (`|10 million| people who are now living ...`)."""
    its = governing(view, at)
    if (
        figure.kind is Kind.ORDINAL
        or its is None
        or not its.finite
        or not figure.at < its.start
        or any(tag in ";:S" for tag in between)
    ):
        return False
    if "Q" in view.tokens.tag[its.start : at]:
        return False
    if "W" in between:
        w = figure.at + 1 + between.index("W")
        close = all(tag in "NOAKE" for tag in view.tokens.tag[figure.at + 1 : w])
        if (
            in_s(view.tokens.word[its.start])
            and view.tokens.word[w - 1].endswith(("s", "people"))
            and w > figure.at + 1
        ):
            return False  # `a camp for |40,000| people that now shelters 90,000`
        return close and its.start - w <= 2 and between.count("W") == 1
    if any(tag == "R" and between[k - 1 : k] != ["P"] for k, tag in enumerate(between)) or between.count(",") % 2:
        return False  # `..., they are now`: another subject
    return finite(view, governing(view, figure.at), figure.at) is its
