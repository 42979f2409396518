"""Whether a figure is what others are compared with: `up from |27|`, `below the |50| made in 2019`, `against a loss of
|3 million|`.

Its time is none of theirs; `comparison.py` asks for it.
"""

from pipeline.extract.periods.sentence_view import SentenceView, governing
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.verbs import VerbClasses

MARKS = word_class("compared_marks")
YARDSTICKS = word_class("yardsticks")
TURNED = frozenset(("following", "after"))
HELD = frozenset("compared comparison relative contrast opposed".split())
AGAINST = frozenset(("versus", "exceeding", "surpassing"))
BEYOND = frozenset("below above under beyond matching exceeding surpassing".split())


def based(view: SentenceView, at: int, words: VerbClasses) -> bool:
    """Whether the figure at a token is what others are compared with (`against 12`, `up from about 30`)."""
    tokens = view.tokens
    if any(f.at == at and f.form == "times" for f in view.figures):
        return tokens.word[at + 1 : at + 2] in (["the"], ["that"], ["those"], ["what"])  # `double the number in 2017`
    if _named(view, at) or _given(view, at) or _fell_before(view, at, words) or _next_of_list(view, at, words):
        return True
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
        if word == "to" and j and tokens.word[j - 1] in HELD:
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
    if not _of_one_measure(view, at):
        return False
    tag = view.tokens.tag
    time = next((k for k in range(at + 1, len(tag)) if tag[k] == "T"), at + 1)
    counted = any(f.at == at and f.form == "count" for f in view.figures)
    return time == at + 1 if counted else set("EVbhMdW").isdisjoint(tag[at + 1 : time])


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


def _named(view: SentenceView, at: int) -> bool:
    """Whether a noun before `of` tells what the figure at a token is, and a word of comparison stands before that
    (`compared to a growth of |7 per cent| in 2021`; not `against a |target| of 30 tonnes in 2021`, which is of then).
    """
    tokens, k = view.tokens, at - 1
    while k > 0 and tokens.tag[k] in "BDA":
        k -= 1
    if k < 2 or tokens.word[k] != "of" or tokens.tag[k - 1] not in "NOG" or tokens.word[k - 1] in YARDSTICKS:
        return False
    k -= 1
    while k > 0 and tokens.tag[k] in "NOGEADBK":
        k -= 1
    word = tokens.word[k]
    if word in AGAINST or (word in ("to", "with") and tokens.word[k - 1] in HELD):
        return True
    return word in TURNED | {"against"} and _of_one_measure(view, at)


def _given(view: SentenceView, at: int) -> bool:
    """Whether the figure at a token is one that is known, of a time of its own, and the words before it tell how others
    stand to it (`28 per cent below the |50 million| carried in 2019`, `close to the |50| built in 2019`).
    """
    tokens = view.tokens
    if at < 2 or tokens.word[at - 1] not in ("the", "that", "those"):
        return False
    tag, word = tokens.tag[at + 1 : at + 8], tokens.word
    dated = "T" in tag and "E" in tag[: tag.index("T")] and set(tag[: tag.index("T")]) <= set("NOAEBPD")
    if not dated or not YARDSTICKS.isdisjoint(word[at + 1 : at + 1 + tag.index("E")]):
        return False
    before, further = word[at - 2], word[at - 3] if at > 2 else ""
    if before in BEYOND or (before == "of" and further in ("short", "instead", "ahead")):
        return True
    if before == "on":
        # `improving on the |30| won in 2019`
        return further in ("up", "down") or (at > 2 and tokens.tag[at - 3] == "G")
    return before == "to" and further in HELD | {"close", "equal", "similar"}


def _fell_before(view: SentenceView, at: int, words: VerbClasses) -> bool:
    """Whether the figure at a token is that of a move told as over (`grew by 4 per cent after falling by |7 per cent|
    in 2021`).
    """
    its = governing(view, at)
    if its is None or its.tense != "gerund" or not 0 < its.start < at or view.tokens.word[its.start - 1] not in TURNED:
        return False
    return its.lemma in words.moving_verbs and _of_one_measure(view, at)


def _next_of_list(view: SentenceView, at: int, words: VerbClasses) -> bool:
    """Whether the figure at a token goes on a list of dated ones (`up from 17 in 2021 and |12| in 2020`)."""
    tag = view.tokens.tag
    k = at - 1
    while k > 0 and tag[k] in "C,B":
        k -= 1
    if k == at - 1 or tag[k] != "T" or tag[at + 1 : at + 2] != ["T"]:
        return False
    before = max((f.at for f in view.figures if f.at < k), default=-1)
    return 0 <= k - before <= 3 and set(tag[before + 1 : k]) <= set("NOA") and based(view, before, words)


def _of_one_measure(view: SentenceView, at: int) -> bool:
    """Whether the figure before that at a token, or behind the first, is in the same unit."""
    figures = [f for f in view.figures if f.at >= 0]
    place = next((k for k, f in enumerate(figures) if f.at == at), -1)
    if place < 0 or len(figures) < 2:
        return False
    other = figures[place - 1] if place else figures[1]
    return figures[place].form == other.form and figures[place].unit == other.unit
