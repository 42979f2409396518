"""Figures that stand apart from their noun: between dashes or commas behind it, or at the head of the sentence.

Those in brackets and those said again in other units are left to `gapping.py` and `said_again.py`.
"""

from pipeline.extract.objects.shares import MOST
from pipeline.extract.scene.scene import Object, Scene, agent, counted_inside, empty, made, subject_phrase
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens

# What they are was named before; `the highest number` is of it, too.
REST = MOST | {"latter", "former", "number", "total", "figure"}
FARTHEST = 3  # times and adverbs on either side of a figure


def dash_before(scene: Scene, at: int) -> int:
    """`military expenditure — |$350 billion| — represents`: a figure alone between dashes tells how much it was.

    Index of the dash before it, a time or adverb between (`— now |200,000| —`); 0 where it does not stand so.
    """
    tokens, j = scene.tokens, _opening(scene.tokens, at)
    enclosed = j > 1 and tokens.tag[j - 1] == "-" and tokens.tag[_closing(tokens, at) :][:1] == ["-"]
    return j - 1 if enclosed and tokens.tag[j - 2] in "NOEG" else 0


def noun_before_dash(scene: Scene, dash: int) -> Object | None:
    """What stands before a dash: `the number of refugees involved -`."""
    end = dash - (scene.tokens.tag[dash - 1] in "EG")
    return made(scene, phrase_before(scene.tokens, end, nearest=True), "object.before")


def at_head(scene: Scene, at: int) -> Object | None:
    """`At |8 per cent|, inflation was …`, `At |3 per cent| of GDP, the deficit is …`: the subject behind."""
    tokens = scene.tokens
    if tokens.word[at - 1 : at] != ["at"] or (at > 1 and tokens.tag[at - 2] not in ".;:"):
        return None
    if tokens.tag[at + 1 : at + 2] != [","] and tokens.word[at + 1 : at + 2] != ["of"]:
        return None
    comma = next((k for k in range(at + 1, min(len(tokens.tag), at + 8)) if tokens.tag[k] in ",bhMdVEW.;"), 0)
    if not comma or tokens.tag[comma] != ",":
        return None
    phrase = phrase_at(tokens, comma + 1)
    subject = phrase is not None and any(group.start == phrase.end and group.finite for group in scene.groups)
    if phrase is None or not subject or agent(tokens, phrase, scene.words):
        return None
    return made(scene, phrase, "object.behind-comma")


def noun_before_commas(scene: Scene, at: int) -> Object | None:
    """`The number of |deaths|, 12, was …`, `|Enrolment|, at 3.2 million, fell`: the subject of the verb behind."""
    tokens, k = scene.tokens, _closing(scene.tokens, at)
    j = _opening(tokens, at - (tokens.word[at - 1 : at] == ["at"]))
    group = next((group for group in scene.groups if group.start == k + 1 and group.finite), None)
    if group is None or tokens.tag[k] != "," or tokens.tag[j - 1 : j] != [","]:
        return None
    phrase = subject_phrase(scene, group.start)
    phrase = counted_inside(scene, phrase) if phrase is not None and phrase.end < j else None
    if phrase is None or agent(tokens, phrase, scene.words) or empty(tokens, phrase, scene.words):
        return None
    return made(scene, phrase, "object.before") if tokens.word[phrase.head] not in REST else None


def _opening(tokens: Tokens, at: int) -> int:
    """Token where the times and adverbs before a figure begin (`|now, 12|`)."""
    j = at
    while j and at - j < FARTHEST and tokens.tag[j - 1] in "TB":
        j -= 1
    return j


def _closing(tokens: Tokens, at: int) -> int:
    """Token behind the times and adverbs that follow a figure (`12 in 2020 |,|`)."""
    k = at + 1
    while k - at < FARTHEST and tokens.tag[k : k + 1] in (["T"], ["B"]):
        k += 1
    return k
