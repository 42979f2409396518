"""One sentence as the time grammar sees it: its tokens and verb groups, its figures, its time expressions.

Filled by `staging.py` once objects, changes and status of the figures are known; read by `periods.py` and all that it
asks.
"""

from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.extract.times.mentions import TimeMention
from pipeline.values import value_class
from schemas.vocabularies import Change, Kind, Status

DEFINITE = frozenset({"the", "these", "those", "both", "its", "our", "their", "his", "her", "my"})


@value_class
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
    thing: str | None = None  # the whole object phrase
    subject: str | None = None  # the country that it is about
    per: str | None = None
    change: Change | None = None
    moved_to: bool = False  # the level that a change leads to (`from A to |B|`, `increase ... to |B|`)
    parent: int | None = None  # start of the figure that it is a part of
    target_level: bool = False  # a figure that is itself the mark to be reached (`a target of 0.7 per cent`)


@value_class
class SentenceView:
    """A sentence's figures (`Q` in `tokens`) and times (`T`) with the grammar around them."""

    start: int
    end: int
    paragraph: int
    tokens: Tokens
    groups: tuple[VerbGroup, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeMention, ...]
    heading: bool = False
    framed: int = -1  # where the line with a colon begins that this list item stands below; -1 for none


MEASURING = frozenset("be represent mark mean constitute".split())
NOW = frozenset(("now", "currently", "today", "presently"))
CONTRACTED = {"'ve": "present_perfect", "'d": "past_perfect", "'ll": "future", "'re": "present", "'m": "present"}


def governing(view: SentenceView, at: int) -> VerbGroup | None:
    """The verb group that governs a token."""
    if at < 0:
        return None
    ruling = view.tokens.ruling
    if at not in ruling:
        ruling[at] = _find_governing(view, at)
    return ruling[at]


def _find_governing(view: SentenceView, at: int) -> VerbGroup | None:
    if view.tokens.tag[at] == "T" and (opened := _opened_clause(view, at)) is not None:
        return opened
    if (
        view.tokens.word[at] in NOW
        and (beside := next((g for g in view.groups if g.start == at + 1), None)) is not None
    ):
        return beside  # `a loaf that cost €2 in 2010 |now costs| €3`
    if (partitive := _partitive_clause(view, at)) is not None:
        return partitive
    around = next((group for group in view.groups if group.start <= at < group.end), None)
    group = around or governor(view.tokens, list(view.groups), at)  # `will by 1980 be producing`
    if group is not None and group.end <= at and ":" in view.tokens.tag[group.end : at]:
        following = _next_auxiliary(view, at + 1)  # a colon begins a clause with a verb of its own
        group = following or group
    return _past_participle(view, group, at) if group else None


def _partitive_clause(view: SentenceView, at: int) -> VerbGroup | None:
    """The verb of a clause that a part opens behind `and` or a mark (`and only |a third| of it is spent`)."""
    tags = view.tokens.tag
    if tags[at] != "Q" or view.tokens.word[at + 1 : at + 2] != ["of"] or tags[at + 2 : at + 3] not in (["R"], ["D"]):
        return None
    j = at - 1
    while j >= 0 and tags[j] in "BDA":
        j -= 1
    if j < 1 or tags[j] not in "C;":
        return None
    following = next((group for group in view.groups if group.start > at + 2), None)
    own = following is not None and following.finite and all(tag in "NOAKE" for tag in tags[at + 3 : following.start])
    return following if own else None


def _opened_clause(view: SentenceView, at: int) -> VerbGroup | None:
    """The verb of the clause that a time opens behind `and` or a semicolon (`and in 2017 there were nine`)."""
    tags = view.tokens.tag
    if at == 0 or tags[at - 1] not in "C;":
        return None
    for group in view.groups:
        if group.start > at:
            subject = tags[at + 1 : group.start]
            whole = bool(subject) and group.finite and all(tag in "RDNOAKQ,BP" for tag in subject)
            return group if whole and any(tag in "RNOQ" for tag in subject) else None
    return None


def _past_participle(view: SentenceView, group: VerbGroup, at: int) -> VerbGroup:
    """The group itself; for a participle behind a subject (`persons sought for X have been ...`) the verb after it."""
    tags = view.tokens.tag
    if (
        group.start < at
        or group.tense != "past"
        or group.end - group.start > 1
        or tags[group.end : group.end + 1] != ["P"]
    ):
        return group
    following = _next_auxiliary(view, group.end)
    return following if following is not None else group


def _next_auxiliary(view: SentenceView, start: int) -> VerbGroup | None:
    """The next finite auxiliary chain after a token, if no new clause begins before it."""
    tags = view.tokens.tag
    for group in view.groups:
        if group.start < start or not group.finite or tags[group.start] not in "Mbhd":
            continue
        between = tags[start : group.start]
        clear = not any(tag in ",;:.(-WSRIQ" for tag in between) and (not between or between[-1] != "C")
        return group if clear else None
    return None


def finite(view: SentenceView, group: VerbGroup | None, at: int = -1) -> VerbGroup | None:
    """The finite verb that a group hangs on; for a participle before a figure the verb whose subject they form."""
    if group is not None and group.tense == "participle" and at >= group.end:
        following = _next_auxiliary(view, at + 1)
        if following is not None:
            return following
    return finite_governor(list(view.groups), group)


def set_anew(view: SentenceView) -> bool:
    """Whether a sentence tells of a level set anew (`goes up to $1.47 from Friday`), not of one held against another
    (`fell 3 per cent from Monday`).
    """
    tokens = view.tokens
    if any(figure.moved_to for figure in view.figures):
        return True
    return bool(tokens.end) and "midnight" in tokens.text[tokens.start[0] : tokens.end[-1]].lower()


def tense_of(view: SentenceView, figure: Figure) -> str:
    """The tense that a figure is told in; "none" where no verb governs it."""
    group = finite(view, governing(view, figure.at), figure.at)
    if group is None or not group.finite:
        return "past" if group is None and _multiplied(view, figure) else "none"
    if group.tense == "past" and group.end - group.start == 1 and view.tokens.word[group.start] in ("run", "come"):
        return "present"  # the same form as the participle
    if group.tense == "past":
        return _contracted_tense(view, group.start) or _shared_tense(view, group) or group.tense
    return group.tense


def _multiplied(view: SentenceView, figure: Figure) -> bool:
    """Whether the verb of a figure is a multiple: `loans |doubled|, from $3 million to |$8 million|`."""
    verb = _multiple_before(view, figure)
    return verb >= 0 and set(view.tokens.tag[verb + 1 : figure.at]) <= set(",TBPQ")


def multiplied_until(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether such a verb with its levels stands right before a time (`doubled from |12| to 24, |in 2020|`), the last
    one where it is the verb itself that is asked for (`|doubled| from 12 in 2010 to 24 |in 2020|`).
    """
    verb, tags = _multiple_before(view, figure), view.tokens.tag
    if verb < 0:
        return False
    if verb < figure.at:
        return set(tags[verb + 1 : at]) <= set(",BPQ")
    end = next((k for k in range(verb + 1, len(tags)) if tags[k] not in ",TBPQ"), len(tags))
    return at < end and "T" not in tags[at + 1 : end]


def _multiple_before(view: SentenceView, figure: Figure) -> int:
    """Token of the multiple that is the last verb up to a figure; -1 for none."""
    tokens = view.tokens
    verb = next((f for f in reversed(view.figures) if f.form == "times" and 0 < f.at <= figure.at), None)
    if verb is None or not tokens.word[verb.at].endswith("ed"):
        return -1
    return verb.at if tokens.tag[verb.at - 1] in "NOTBQ" else -1


def _contracted_tense(view: SentenceView, start: int) -> str | None:
    """The tense of `we've delivered`, where the auxiliary is part of the pronoun's token."""
    j = start - 1
    while j >= 0 and view.tokens.tag[j] == "B":
        j -= 1
    word = view.tokens.word[j].replace("’", "'") if j >= 0 else ""
    if "'" not in word:
        return None
    return next((tense for ending, tense in CONTRACTED.items() if word.endswith(ending)), None)


def _shared_tense(view: SentenceView, group: VerbGroup) -> str | None:
    """The tense of `has approved or |acceded|`, `have built roads, |cleared| mines and |drilled| wells`: a participle
    behind a conjunction, or in a list that one closes, shares the auxiliary before it.
    """
    tags = view.tokens.tag
    if group.end - group.start > 1 or group.start == 0 or tags[group.start - 1] not in "CB,":
        return None
    before = [other for other in view.groups if other.end <= group.start]
    if not before:
        return None
    last = before[-1]
    between = tags[last.end : group.start]
    if any(tag in "RWS;:." for tag in between) or not ("C" in between or _goes_on(tags, group.end)):
        return None
    if last.tense in ("present_perfect", "past_perfect"):
        return last.tense
    listed = last.tense == "past" and between[-1:] in (["C"], [","])
    return _shared_tense(view, last) if listed else None


def _goes_on(tags: list[str], start: int) -> bool:
    """Whether `and` with another past form closes the list that a past form before token `start` stands in."""
    for k in range(start, len(tags) - 1):
        if tags[k] in "RWS;:.bhMdV":
            return False
        if tags[k] == "C" and tags[k + 1] == "E":
            return True
    return False


def presupposed(view: SentenceView, figure: Figure) -> bool:
    """Whether the words take the counted things as given (`the two parties`, `the last two world wars`)."""
    tokens = view.tokens
    j = figure.at - 1
    while j >= 0 and tokens.tag[j] == "A":
        j -= 1
    return figure.form == "count" and j >= 0 and tokens.word[j] in DEFINITE


def measures_told(view: SentenceView, figure: Figure) -> bool:
    """Whether a change is that of what was just told (`This represents a |14 per cent| decrease`, `, which is |8 per
    cent| less than in May`).
    """
    if figure.change is None or figure.form == "times" or figure.status is not Status.REPORTED:
        return False
    group = governing(view, figure.at)
    if group is None or group.tense != "present" or group.lemma not in MEASURING or group.end > figure.at:
        return False
    return view.tokens.word[group.start - 1 : group.start] in (["this"], ["that"], ["which"])
