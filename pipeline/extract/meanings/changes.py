"""Whether a figure is the size of a change: `increase`, `decrease` or neither (claim guide, `change`).

Needs a word of change that governs the figure: `additional`, `rose by`, `growth of`, `doubled`. A level is no change
(`rose to 26`, `three new bases`). Reads tokens and verb groups; the words are in `rules/changes.toml`.
"""

from pipeline.extract.meanings.change_nouns import SIZES, noun_before, noun_behind
from pipeline.extract.scene.comparing import line_crossed
from pipeline.extract.scene.scene import Scene, multiple_word
from pipeline.extract.syntax.nouns import before_hedges
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.changes import Changes
from pipeline.lexicon.classes import word_class
from schemas.vocabularies import Change

TURNING_DOWN = word_class("turning_down")
SIZED = word_class("sized_changes")
BODILY = word_class("bodily_moves")
VOTES = word_class("votes")
GROWING = word_class("growing")
INCREASE, DECREASE = Change.INCREASE, Change.DECREASE
OCCASIONS = frozenset(("once", "twice", "thrice"))
ADDED = frozenset(("additional", "extra"))
CHANCES = frozenset(("likely", "probable", "prone"))


def find_change(scene: Scene, i: int, changes: Changes) -> tuple[Change | None, str | None]:
    """The change that quantity `i` is the size of, and the rule that says so."""
    at = scene.index[i]
    if at < 0 or scene.quantities[i].kind == "ordinal":
        return None, None
    for finder in (down_by, beside, by_verb, noun_before, noun_behind, multiple, up_or_down):
        change = finder(scene, i, at, changes)
        if change is not None:
            return change, f"change.{finder.__name__.replace('_', '-')}"
    return None, None


def beside(scene: Scene, i: int, at: int, changes: Changes) -> Change | None:
    """`an additional 500,000`, `another 20 schools`, `three more bases`, `750,000 additional refugees`, `30 fewer`."""
    tokens = scene.tokens
    quantity = scene.quantities[i]
    before = scene.tokens.text[quantity.outer_start : quantity.start].lower().split()
    j = at - 1
    words = [tokens.word[j]] if j >= 0 else []
    if j >= 1 and tokens.tag[j] in "BD":
        words.append(tokens.word[j - 1])
    if any(word in changes.additive_before for word in [*before, *words]):
        return INCREASE
    k = at + 1
    if tokens.word[k + 1 : k + 2] and tokens.word[k + 1] in CHANCES:
        return None  # `are 50 per cent |more likely| to fall ill`
    if (
        k < len(tokens.tag)
        and tokens.word[k] in changes.additive_behind
        and not (k + 1 < len(tokens.tag) and tokens.word[k + 1] == "than")
    ):
        return INCREASE
    if k < len(tokens.tag) and tokens.word[k] in changes.subtractive_behind:
        return DECREASE
    if k < len(tokens.tag) and tokens.tag[k] == "Q":
        return compared(tokens.word[k].split()[0])  # `a third |less than the 70 days|`
    if (
        quantity.form == "share"
        and tokens.word[k : k + 1] in (["up"], ["down"])
        and tokens.tag[k + 1 : k + 2] in (["P"], ["T"])
    ):
        return INCREASE if tokens.word[k] == "up" else DECREASE  # `2 per cent |up on| 2021`
    noun = phrase_at(tokens, k) if "than" in tokens.vocabulary else None
    if noun is not None and tokens.word[noun.end + 1 : noun.end + 2] == ["than"]:
        apart = tokens.tag[j : j + 1] == [","] and tokens.tag[noun.end + 2 : noun.end + 3] != ["Q"]
        return compared(tokens.word[noun.end]) if apart else None  # `412 operations, |96| operations more than in 2020`
    than = tokens.word[k + 1 : k + 2] == ["than"]
    lasting = quantity.form == "duration" or tokens.word[k : k + 1] not in (["longer"], ["shorter"])
    if quantity.form == "duration" and tokens.word[k : k + 1] in (["longer"], ["shorter"]):
        return compared(tokens.word[k])  # `took 12 days |longer|`
    if tokens.word[k : k + 1] == ["in"] and tokens.word[k + 1 : k + 2] and tokens.word[k + 1] in ADDED:
        return INCREASE  # `$12 million |in additional aid|`
    if tokens.word[j : j + 1] == ["of"] and _more_of(scene, j, changes):
        return INCREASE  # `|additional funds of| $12 million`
    if k < len(tokens.tag) and (quantity.form in ("share", "times") or than) and lasting:
        if quantity.form == "share" and tokens.word[k] in changes.comparatives:
            return changes.comparatives[tokens.word[k]]  # `14 per cent |dearer|`
        return compared(tokens.word[k])  # `eight years |shorter|`, but `a road three times |longer| than the other`
    return None


def _more_of(scene: Scene, of: int, changes: Changes) -> bool:
    """Whether the noun before `of` is called additional."""
    tokens, k = scene.tokens, of - 1
    while k > 0 and tokens.tag[k] in "NO":
        k -= 1
    return k < of - 1 and tokens.tag[k] == "A" and tokens.word[k] in changes.additive_before


def compared(word: str) -> Change | None:
    """`18 per cent |more| than in 2021`, `12 per cent |lower|`: the size of a difference."""
    if word in ("more", "higher", "greater", "larger", "longer", "above"):
        return INCREASE
    return DECREASE if word in ("less", "lower", "fewer", "smaller", "shorter", "below") else None


def by_verb(scene: Scene, i: int, at: int, changes: Changes) -> Change | None:
    """`rose by 7 per cent`, `grew 3 per cent`, `increased … by a third`, `cut in half`; `to` gives a level."""
    tokens = scene.tokens
    j = before_measure(scene, at)
    preposition = tokens.word[j - 1] if j else ""
    for group in reversed(scene.groups):
        if group.end > at:
            continue
        between = tokens.tag[group.end : at]
        if any(mark in ";.:W" for mark in between):
            return None
        change = changes.verb(group.lemma) or directed(scene, group, changes)
        if change is None:
            if group.finite and preposition == "at" and group.lemma not in scene.words.saying_verbs:
                return None  # `will grow by 3 per cent, and debt will peak at |92 per cent|`
            continue
        agents = preposition == "by" and group.passive and group.lemma not in SIZED
        if agents and scene.quantities[i].form == "count":
            return None  # `were dropped by two aircraft`
        if preposition == "by" and scene.tokens.word[at + 1 : at + 2] and scene.tokens.word[at + 1] in VOTES:
            return None  # `extended the mandate by |24| votes`
        if (
            preposition == "at"
            and "Q" not in between
            and scene.quantities[i].form == "share"
            and group.lemma in ("grow", "rise", "expand", "increase")
        ):
            return change
        if preposition in ("by", "in") and scene.quantities[i].form in SIZES:
            return change if preposition == "by" or scene.quantities[i].form == "share" else None
        sized = scene.quantities[i].form == "share" or (group.lemma in changes.direct and bare(scene, at))
        if sized and scene.quantities[i].form == "measure" and group.lemma in BODILY:
            sized = level_follows(scene, at)
        if sized and (at == group.end or tokens.word[group.end : at] == ["on", "average"]):
            return None if passes(scene, at, group.lemma, change) else change
        return change if adds(scene, group.lemma, i, group.end, at) else None
    return None


def directed(scene: Scene, group: VerbGroup, changes: Changes) -> Change | None:
    """Where a verb goes by the word behind it (`have |gone up| three times, by a total of 28 per cent`)."""
    way = scene.tokens.word[group.end : group.end + 1]
    if group.lemma not in changes.directed or way not in (["up"], ["down"]):
        return None
    return INCREASE if way == ["up"] else DECREASE


def passes(scene: Scene, at: int, lemma: str, change: Change) -> bool:
    """Whether a figure is a line that a move crosses (`fell |below 40 per cent|`, but `grew |under 2 per cent|`)."""
    line = "above" if change is INCREASE else "below"
    return lemma not in GROWING and line_crossed(scene.tokens, at) == line


def level_follows(scene: Scene, at: int) -> bool:
    """Whether a level stands behind the size of a move: `fell 3 tons |to 45|`, not `the worker fell |20 metres|`."""
    tokens = scene.tokens
    return tokens.word[at + 1 : at + 2] in (["to"], ["from"]) and tokens.tag[at + 2 : at + 3] == ["Q"]


def bare(scene: Scene, at: int) -> bool:
    """Whether no noun stands behind a figure: `fell |200| to 3,000`, not `dropped |12| bombs`."""
    tags, words = scene.tokens.tag[at + 1 : at + 2], scene.tokens.word[at + 1 : at + 2]
    return words != ["of"] and not (tags and tags[0] in "NAOvEGK")


def adds(scene: Scene, lemma: str, i: int, end: int, at: int) -> bool:
    """Whether a count is what is added (`will |add| up to 900 staff`)."""
    between = scene.tokens.word[end:at]
    return lemma == "add" and scene.quantities[i].form == "count" and between in ([], ["up", "to"])


def before_measure(scene: Scene, at: int) -> int:
    """Where the words of measure before a figure begin (`by |an average of| 6 per cent`, `at |an annual rate of|`)."""
    tokens = scene.tokens
    if at > 1 and tokens.word[at - 2 : at] == ["by", "between"]:
        return at - 1
    if (
        at < 3
        or tokens.word[at - 1] != "of"
        or tokens.word[at - 2] not in ("average", "total", "equivalent", "rate", "pace")
    ):
        k = at
        while k and (tokens.tag[k - 1] in "ADB" or tokens.word[k - 1] == "record"):
            k -= 1
        return k if k and tokens.word[k - 1] == "by" else at  # `by |a cumulative| 425 basis points`
    j = at - 2
    while j and tokens.tag[j - 1] in "AD":
        j -= 1
    return j


def multiple(scene: Scene, i: int, at: int, changes: Changes) -> Change | None:
    """`doubled`, `is tripling`, `has halved`: verbs that are figure and change in one."""
    word = multiple_word(scene.tokens, at)
    if word in ("halved", "halving", "halves"):
        return DECREASE
    if scene.quantities[i].form != "times":
        return None
    if word in ("double", "treble", "triple", "quadruple") and scene.tokens.tag[at - 1 : at] in (["I"], ["M"]):
        return INCREASE
    if word.endswith(("d", "ing", "s")) and word.startswith(tuple(changes.multiple_stems)):
        behind = scene.tokens.tag[at + 1 : at + 2]
        return INCREASE if behind != ["N"] else None
    preposition = scene.tokens.word[at - 1] if at else ""
    group = next((g for g in reversed(scene.groups) if g.end <= at), None)
    if word in OCCASIONS and preposition != "by":
        return None  # `the budget has been cut |twice|`
    if group is not None and changes.verb(group.lemma) and preposition != "to" and at - group.end <= 2:
        return changes.verb(group.lemma)
    return None


def down_by(scene: Scene, i: int, at: int, changes: Changes) -> Change | None:
    """`brought it |down by| another 8 points`."""
    del i, changes
    j = before_hedges(scene.tokens, at)
    return DECREASE if scene.tokens.word[max(0, j - 2) : j] == ["down", "by"] else None


def moves(scene: Scene, verb: int, changes: Changes) -> bool:
    """Whether a verb tells that something moves, so that `down` behind it says where to."""
    lemma = scene.tokens.lemma[verb]
    return lemma in changes.directed or scene.words.moves_to_level(lemma)


def up_or_down(scene: Scene, i: int, at: int, changes: Changes) -> Change | None:
    """`up 12 per cent`, `down by 30`."""
    tokens = scene.tokens
    j = at - 1
    if j >= 0 and tokens.word[j] == "by":
        j -= 1
    made_up = j > 0 and tokens.lemma[j - 1] in ("make", "take") and tokens.word[at - 1] != "by"
    if made_up:
        return None  # `making |up| 43 per cent of it`
    if j >= 0 and tokens.word[j] == "up":
        done = j > 0 and tokens.tag[j - 1] in "VE" and tokens.word[at - 1] != "by"
        things = scene.quantities[i].form == "count" and not bare(scene, at)  # `went up |200| steps`
        return None if done and (things or tokens.lemma[j - 1] not in changes.directed) else INCREASE
    if j >= 0 and tokens.word[j] == "down":
        felled = tokens.lemma[j - 1] in TURNING_DOWN and tokens.tag[at + 1 : at + 2] in (["N"], ["A"], ["O"])
        done = j > 0 and tokens.tag[j - 1] in "VEG" and tokens.word[at - 1] != "by"
        done = done and (felled or not moves(scene, j - 1, changes))  # `cut |down| 40 trees`
        # `handed |down| 21 sentences`, but `shares closed |down| 2 per cent`
        return None if done and scene.quantities[i].form != "share" else DECREASE
    return None
