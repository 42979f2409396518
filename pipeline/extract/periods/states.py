"""States, posts and totals: readings by which a figure is a level and no flow, asked for by `kind.py`."""

from pipeline.extract.periods.containers import singular
from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class

PEOPLE = word_class("people_held")
IN_POSTS = word_class("people_in_posts")
STRUCK = frozenset("dead injured wounded hurt missing absent".split())  # what befell people, and does not last


def in_state(view: SentenceView, group: VerbGroup, figure: Figure, noun: str) -> bool:
    """Whether a subject is in a state or in the middle of something (`|6,000| were still without water`, `|25,000|
    people were in camps`, `|900| were waiting for trial`).
    """
    tokens = view.tokens
    following = tokens.word[group.start + 1 : group.end + 2]
    if "still" in following[:2] and group.lemma == "be":
        return True
    if noun == "flow" or figure.form not in ("count", "share") or tokens.word[group.start] not in ("was", "were"):
        return False
    if group.lemma != "be":
        return "G" in tokens.tag[group.start : group.end]
    behind = tokens.word[group.end : group.end + 2]
    if behind[:1] in (["living"], ["in"], ["without"], ["under"], ["behind"]) or behind == ["subject", "to"]:
        return True
    described = tokens.tag[group.end : group.end + 1] in (["A"], ["N"]) and not STRUCK & set(behind[:1])
    people = figure.head in PEOPLE or singular((figure.whole or "").rpartition(" ")[2].lower()) in PEOPLE
    return described and (noun == "stock" or people)  # `|30| people were poor`


def in_posts(view: SentenceView, figure: Figure, group: VerbGroup | None) -> bool:
    """Whether a figure is the number of those in posts (`The number of nurses was |30|`, not `of nurses hired`)."""
    if group is None or figure.head not in IN_POSTS or group.end > figure.at:
        return False
    subject = view.tokens.word[: group.start]
    return "number" in subject and set(view.tokens.tag[subject.index("number") : group.start]) <= set("NOAPD")


def brought(view: SentenceView, figure: Figure) -> bool:
    """`bringing the total to |14,035|`, `taking our pool to |3,563|`: what something has come to."""
    tokens = view.tokens
    j = figure.at - 1
    while j >= 0 and tokens.tag[j] in "BDA":
        j -= 1
    if j < 1 or tokens.word[j] != "to":
        return False
    group = next((group for group in reversed(view.groups) if group.end <= j), None)
    near = (
        group is not None
        and group.lemma in ("bring", "take")
        and not any(t in "QST,;" for t in tokens.tag[group.end : j])
    )
    return near


def averaged(view: SentenceView, figure: Figure) -> bool:
    """Whether a figure is taken over its period (`averaged 5 per cent`, `rose at an annual rate of 4.9 per cent`)."""
    tokens = view.tokens
    words = tokens.word[max(0, figure.at - 6) : figure.at]
    if "at" in words and "rate" in words:
        return True
    return any(word.startswith("averag") for word in tokens.word[: figure.at])


def existential(view: SentenceView, figure: Figure) -> bool:
    """`there were 50 cases`."""
    group = governing(view, figure.at)
    if group is None or group.tense in ("present_perfect", "past_perfect"):
        return False
    return group.start > 0 and view.tokens.word[group.start - 1] == "there"
