"""Where a figure holds, and the name that it stands beside: readings of `subject` that need no subject of a verb.

Which reading comes first is left to `subjects.py`.
"""

from pipeline.extract.scene.names import LONGEST_NAME, OTHER_PARTY, Names, name_at, named_in, without_genitive
from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.nouns import Phrase, before_hedges
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class

REACH = 8  # tokens behind a figure in which its place stands
FARTHEST = 60  # tokens before a figure that are searched
PLACING = frozenset("in inside within across throughout".split())
LEADING = frozenset("with at to by for".split())  # `Kenya accounts for 12 per cent and Norway |for| 3`
COMPARING = frozenset("against than versus".split())
COMPARED = frozenset("compared comparison opposed contrast".split())
ABROAD = word_class("posted_abroad")
MEETINGS = word_class("meetings")
CAUSES = word_class("causes")
PEOPLE = word_class("people")
MARKS = word_class("compared_marks")


def named_beside(scene: Scene, i: int, at: int, names: Names) -> str | None:
    """The name that a figure is told of beside it, whatever its clause is about: `Kenya has 12 clinics and |Norway|
    3`, `highest in |Kenya| (12 per cent)`, `compared with 3 in |Norway|`, `|Kenya|: 12`.
    """
    tokens = scene.tokens
    k = before_hedges(tokens, at)
    if not k:
        return None
    mark = tokens.tag[k - 1]
    if mark == "(":
        return in_list(tokens, k - 1, names)
    if mark == ":":
        found, start = name_before(tokens, k - 1, names)
        return found if found is not None and (start == 0 or tokens.tag[start - 1] in ".;-") else None
    word = tokens.word[k - 1]
    if word in COMPARING or (word in ("with", "to") and tokens.word[k - 2] in COMPARED):
        first = i and scene.index[i - 1] >= 0 and placed_behind(tokens, scene.index[i - 1], names)
        return None if first else placed_behind(tokens, at, names)  # not `France has 12 men in Mali against 3 in Chad`
    if i and (mark == "O" or word in LEADING):
        found, start = name_before(tokens, k - (word in LEADING), names, acts=True)
        return found if found is not None and start and tokens.tag[start - 1] in ",;C" else None
    return None


def name_before(tokens: Tokens, end: int, names: Names, acts: bool = False) -> tuple[str | None, int]:
    """The country or group whose name ends before token `end`, the longest, and where it begins (a `the` before it
    too).
    """
    for start in range(max(0, end - LONGEST_NAME), end):
        found = names.get(" ".join(tokens.word[start:end]), tokens.capital(start), acts)
        if found is not None:
            return found, start - (start > 0 and tokens.tag[start - 1] == "D")
    return None, end


def in_list(tokens: Tokens, bracket: int, names: Names) -> str | None:
    """The name before a bracket, alone or in a row of such (`in |Kenya| (12) and |Norway| (3)`), but not of those that
    others came from or went to (`fled to Kenya (12) and Norway (3)`).
    """
    found, start = name_before(tokens, bracket, names)
    k = start
    while found is not None and k > max(0, start - FARTHEST) and tokens.tag[k - 1] in "OQ(),C;D":
        k -= 1
    return None if k and tokens.word[k - 1] in OTHER_PARTY else found


def place_of(scene: Scene, at: int, names: Names) -> str | None:
    """The place that a figure holds in: `In Kenya, |40| per cent …`, `|6 million| people displaced in Syria`,
    `Unemployment in Kenya fell to |6| per cent`.
    """
    tokens = scene.tokens
    return opening_place(tokens, at, names) or placed_behind(tokens, at, names) or placed_before(scene, at, names)


def opening_place(tokens: Tokens, at: int, names: Names) -> str | None:
    """`In the north of |Kenya|, 40 per cent …`, `Last year in |Kenya| 12 clinics …`, `For |Kenya|, the rate is 6`."""
    if tokens.word[:1] == ["in"] and "," in tokens.tag[1 : 1 + LONGEST_NAME]:
        comma = tokens.tag.index(",")
        if comma < at:
            found = named_in(tokens, 1, comma, names, acts=False)
            if found is not None:
                return found
    for k in range(at - 1, max(-1, at - FARTHEST), -1):
        if tokens.word[k] == "where":
            return name_before(tokens, k - (tokens.tag[k - 1] == ","), names)[
                0
            ]  # `in Gabon, |where| 12 clinics closed`
        if tokens.tag[k] in "VEbhdM;.:W":
            break
        if k and tokens.tag[k - 1] not in ",;:.SCT":
            continue
        if tokens.word[k] in PLACING:
            return name_behind(tokens, k, names)
    if ":" in tokens.tag[1 : 1 + LONGEST_NAME] and (colon := tokens.tag.index(":")) < at:
        found, start = name_before(tokens, colon, names)
        return found if start == 0 else None  # `|Bangladesh|: floods kill 52`
    if tokens.word[:1] == ["for"] and "," in tokens.tag[2 : 2 + LONGEST_NAME]:
        return name_behind(tokens, 0, names) if tokens.tag.index(",") < at else None
    return None


def placed_behind(tokens: Tokens, at: int, names: Names) -> str | None:
    """`|6 million| people were displaced in Syria`."""
    for k in range(at + 1, min(len(tokens.tag) - 1, at + REACH)):
        if tokens.tag[k] in ",;.:Q" or (tokens.tag[k] == "C" and tokens.word[k + 1] in PLACING):
            return None
        if tokens.word[k] in PLACING:
            end = k + 1
            while end < len(tokens.tag) and tokens.tag[end] in "DOAKN":
                end += 1
            return named_in(tokens, k + 1, end, names, acts=False)
    return None


def placed_before(scene: Scene, at: int, names: Names) -> str | None:
    """`Unemployment in Kenya fell to |6| per cent`, `The floods in Kenya killed |12|`: where the nouns of its clause
    are, but for those that a country has abroad, what meets there and what has effects elsewhere.
    """
    tokens = scene.tokens
    for k in range(at - 1, max(0, at - FARTHEST), -1):
        if tokens.tag[k] in ",;.:SW(":
            return None
        if tokens.word[k] in PLACING and tokens.tag[k - 1] in "NOGA" and tokens.word[k - 1] not in ABROAD:
            named = any(tokens.capital(j) for j in range(k + 1, min(k + 4, at)))  # not `the imbalances in the world`
            found = name_behind(tokens, k, names) if named else None
            if found is not None:
                return None if elsewhere(scene, k, at) else found
    return None


def elsewhere(scene: Scene, k: int, at: int) -> bool:
    """Whether a figure is not of the place behind the preposition at `k`: `The |meeting| in Kenya set 12 goals`, `The
    flood in Kenya led |Norway| to send 12 men`, `The war in Kenya cut |exports| of the firm by 12 per cent`.
    """
    tokens = scene.tokens
    noun = head_of(tokens.word[k - 1], scene.words)
    if noun in MEETINGS:
        return True
    governing = governor(tokens, scene.groups, at)
    finite = finite_governor(scene.groups, governing)
    if governing is None or finite is None or not k < finite.start < at:
        return False
    phrase = None if finite.passive else phrase_at(tokens, finite.end)
    if phrase is None or phrase.end > at or tokens.tag[phrase.head] not in "NGO" or phrase.start - finite.end > 2:
        return False
    moved = governing.tense == "infinitive" and finite.end < governing.start < at
    if tokens.tag[phrase.head] == "O" and moved:
        return True
    return noun in CAUSES and (moved or handed(tokens, phrase, at)) and not at_home(scene, phrase)


def handed(tokens: Tokens, phrase: Phrase, at: int) -> bool:
    """Whether a figure is of a verb's object: `cut |exports| by 12 per cent`, `cost the |firm| $12 million`; not
    `damaged roads and 12 bridges`, `drove cattle into 12 pens`.
    """
    end = before_hedges(tokens, at)
    return phrase.end == end or tokens.word[end - 1] in ("by", "to", "from", "with")


def at_home(scene: Scene, phrase: Phrase) -> bool:
    """Whether an object is where its verb's subject is: `forced |people| to leave 12 villages`, `hit a |peak|`."""
    word = scene.tokens.word[phrase.head]
    return word in PEOPLE or word in MARKS or head_of(word, scene.words) in MARKS


def name_behind(tokens: Tokens, k: int, names: Names) -> str | None:
    """The country or group named right behind the preposition at token `k`, an article between."""
    first = k + 1
    while first < min(k + 3, len(tokens.tag)) and tokens.tag[first] in "DA" and not tokens.capital(first):
        first += 1  # `in |the| Sudan`, `in |rural| Kenya`
    found = name_at(tokens, first, min(len(tokens.tag), first + LONGEST_NAME), names, acts=False)
    return found if found is None or without_genitive(tokens.word[first]) == tokens.word[first] else None
