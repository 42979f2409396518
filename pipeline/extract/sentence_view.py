"""One sentence as the time grammar sees it: its tokens and verb groups, its figures, its time expressions.

Filled by `sentence.py` once objects, changes and status of the figures are known; read by `attach.py`, `time_kind.py` and
`periods.py`.
"""

from dataclasses import dataclass

from pipeline.extract.clause import VerbGroup, finite_governor, governor
from pipeline.extract.time_mentions import TimeMention
from pipeline.extract.tokens import Tokens
from schemas.vocabularies import Change, Kind, Status


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of a figure before its period: as in `Quantity` and `Claim`."""

    start: int
    end: int
    at: int  # its token; -1 where it is inside another
    kind: Kind
    unit: str
    form: str  # as in Quantity: "count", "share", "money", "measure", "duration", "age", "times", "ratio", "ordinal"
    status: Status
    head: str | None = None  # the object's head noun
    whole: str | None = None  # what a share is of
    per: str | None = None
    change: Change | None = None
    moved_to: bool = False  # the level that a change leads to (`from A to |B|`, `increase ... to |B|`)
    target_level: bool = False  # a figure that is itself the mark to be reached (`a target of 0.7 per cent`)


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence's figures and times with the grammar around them. `tokens` has each time as a `T`, each figure as a `Q`."""

    start: int
    end: int
    paragraph: int
    tokens: Tokens
    groups: tuple[VerbGroup, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeMention, ...]
    heading: bool = False


def governing(view: SentenceView, at: int) -> VerbGroup | None:
    """The verb group that governs a token."""
    return governor(view.tokens, list(view.groups), at) if at >= 0 else None


def finite(view: SentenceView, group: VerbGroup | None) -> VerbGroup | None:
    """The finite verb that a group hangs on."""
    return finite_governor(list(view.groups), group)


def tense_of(view: SentenceView, figure: Figure) -> str:
    """The tense that a figure is told in; "none" where no verb governs it."""
    group = finite(view, governing(view, figure.at))
    if group is None:
        return "none"
    return group.tense if group.finite else "none"
