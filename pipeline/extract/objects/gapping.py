"""Nouns of clauses that leave their verb out: `services for |17 per cent|`, `and public debt to |53.7%|`, and labels in
brackets (`(general population: |99 percent|)`).

Figures with a verb of their own are left to `levels.py`.
"""

from pipeline.extract.objects.elided_units import RULE, follows_verb
from pipeline.extract.objects.levels import graded_place
from pipeline.extract.scene.scene import Object, Scene, agent, counted_inside, made
from pipeline.extract.syntax.clause_marks import in_brackets
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, before_determiners, before_hedges
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import plural
from pipeline.lexicon.classes import word_class

MOVES = frozenset(("by", "from"))  # `pensions rise by 10 per cent and the minimum from 50 to 60 euros`
AS_MUCH = word_class("as_much")
MEASURED = frozenset(("share", "money", "measure", "duration"))  # forms that tell how high something is
FARTHEST = 9  # tokens of a noun phrase
SUMS = frozenset(("total", "average"))
PREPOSITIONS = frozenset(("for", "to", "by", "at", "from"))


def gapped(scene: Scene, i: int, at: int) -> Object | None:
    """The subject of a clause that shares the verb of the one before: `… accounts for 71 %, |services| for 17`."""
    tokens = scene.tokens
    j = before_sum(tokens, before_hedges(tokens, at))
    moved = tokens.word[j - 1 : j] == ["to"] and tokens.tag[j - 2] == "Q"
    if i and moved and tokens.word[j - 3 : j - 2] in (["from"], ["by"]):
        j -= 2  # `the pension from 5,000 to |6,000|`
    if j < 4 or tokens.word[j - 1] not in PREPOSITIONS:
        return verbless_subject(scene, i, j)
    stop = j - 1
    while stop and tokens.tag[stop - 1] == "E":
        stop -= 1  # `the number of families |covered| from …`
    phrase = phrase_before(tokens, stop)
    if phrase is None or phrase.end != stop or tokens.word[phrase.head] in AS_MUCH:
        return None  # `$62 billion, |equivalent| to 8 months of imports`
    begin = before_pronoun(tokens, phrase)
    if (pointed := pronoun_before(tokens, begin)) > 0:
        # `and |that of treaties on aid in criminal matters| to 32`
        begin, phrase = pointed, Phrase(pointed + 2, stop, (phrase_at(tokens, pointed + 2) or phrase).head)
    if begin < 3 or tokens.tag[begin - 1] not in ",C" or not _told_before(scene, tokens.word[j - 1], begin):
        return None
    if agent(tokens, phrase, scene.words):
        return None
    return made(scene, counted_inside(scene, phrase), "object.gapped")


def verbless_subject(scene: Scene, i: int, end: int) -> Object | None:
    """`Exports reached $3 million and |imports| $2 million`: the noun that the second figure stands straight behind."""
    tokens = scene.tokens
    forms = {scene.quantities[i - 1].form, scene.quantities[i].form} if i else set()
    there = scene.index[i - 1] if len(forms) == 1 or (forms and forms <= MEASURED) else -1
    if there < 1 or tokens.tag[end - 1] != "N":
        return None
    start = before_hedges(tokens, there)  # `gas 22 per cent and |oil| 9`: the one before may leave its verb out too
    if not follows_verb(scene, start) and verbless_subject(scene, i - 1, start) is None:
        return None
    phrase = phrase_before(tokens, end)
    begin = before_pronoun(tokens, phrase) if phrase is not None else 0
    if (
        phrase is not None
        and begin > 2
        and tokens.tag[begin - 1] == "E"
        and tokens.word[begin - 1] in tokens.word[:there]
    ):
        begin -= 1  # `employed men numbered 709 and |employed| women 614`
        phrase = Phrase(begin, phrase.end, phrase.head)
    if phrase is None or phrase.end != end or begin < 2 or tokens.tag[begin - 1] not in ",C":
        return None
    if any(tag in "bhMdVEGWS;:.Q" for tag in tokens.tag[there + 1 : begin]) or agent(tokens, phrase, scene.words):
        return None
    return made(scene, counted_inside(scene, phrase), "object.gapped")


def before_sum(tokens: Tokens, j: int) -> int:
    """Where `a total of` or `an average of` before a figure begins (`and wages by |a total of| 28 per cent`)."""
    return j - 3 if tokens.word[j - 1 : j] == ["of"] and tokens.word[j - 2] in SUMS and tokens.tag[j - 3] == "D" else j


def before_pronoun(tokens: Tokens, phrase: Phrase) -> int:
    """Where a noun with its determiners begins, and with `that of` or `those of` before it (`and |that of nurses|`)."""
    begin = before_determiners(tokens, phrase.start)
    if begin > 2 and tokens.word[begin - 1] == "of" and tokens.word[begin - 2] in ("that", "those"):
        begin -= 2
    return begin


def pronoun_before(tokens: Tokens, end: int) -> int:
    """Token of a `that of` or `those of` further left in the same noun phrase; 0 for none."""
    for k in range(end - 1, max(0, end - FARTHEST), -1):
        if tokens.word[k] in ("that", "those") and tokens.word[k + 1] == "of":
            return k
        if tokens.tag[k] not in "NOADKP":
            return 0
    return 0


def _told_before(scene: Scene, preposition: str, stop: int) -> bool:
    """Whether an earlier figure stands behind the same preposition and a verb, in a clause that a figure closes."""
    tokens = scene.tokens
    for k in range(stop - 1, 0, -1):
        if tokens.tag[k] in ";.:S":
            return False
        told = tokens.word[before_hedges(tokens, k) - 1]
        if tokens.tag[k] == "Q" and (told == preposition or {told, preposition} <= MOVES):
            return any(
                group.end <= k and not any(t in ";.:" for t in tokens.tag[group.end : k]) for group in scene.groups
            )
    return False


def before_ends(tokens: Tokens, at: int) -> int:
    """Where a move behind a colon begins whose first or last level stands at a token (`Average wait: |from 9 days in
    2023 to 3 in 2025|`), else the token.
    """
    if tokens.word[at - 1] == "to" and (first := next((k for k in range(at - 1, 0, -1) if tokens.tag[k] == "Q"), 0)):
        at = first if set(tokens.tag[first + 1 : at - 1]) <= {"T"} and tokens.word[first - 1] == "from" else at
    return at - 1 if at > 1 and tokens.word[at - 1] == "from" and tokens.tag[at - 2] == ":" else at


def line_label(scene: Scene, at: int) -> Object | None:
    """`|Average monthly wage|: 1,894 euros, …`, `dead: 34; |injured|: 120`: a noun alone before a colon is what the
    figure behind it tells.
    """
    tokens = scene.tokens
    k = before_ends(tokens, at) - 1
    while k > 0 and tokens.tag[k] == "B":
        k -= 1
    counted = scene.quantities[tokens.ref[at]].form == "count" and tokens.tag[at + 1 : at + 2] not in (
        [],
        [","],
        ["."],
        ["("],
        [";"],
    )
    if k < 1 or tokens.tag[k] != ":" or counted:
        return None
    if tokens.tag[k - 1] == ")":  # `Jobless young people (15–24): 19 per cent`
        k = next((j for j in range(k - 2, 0, -1) if tokens.tag[j] == "("), k)
    begin = next((j + 1 for j in range(k - 1, 0, -1) if tokens.tag[j] in ";," and ":" in tokens.tag[:j]), 0)
    phrase = phrase_at(tokens, begin + (tokens.tag[begin] == "C"))
    if phrase is None or phrase.end > k:
        return None
    # `Average wait |in hospitals|: 15 days`
    where = phrase.end == k or (tokens.tag[phrase.end] in "PE" and set(tokens.tag[phrase.end : k]) <= set("PEDNOAKT"))
    if not where:
        return None
    several = scene.quantities[tokens.ref[at]].form == "count"
    return made(scene, counted_inside(scene, phrase) if several else phrase, "object.label")


def bracketed_sum(scene: Scene, i: int, at: int) -> Object | None:
    """`followed by |health| ($3 million)`: a sum or measure alone in brackets is that of the thing before them."""
    tokens = scene.tokens
    if (
        scene.quantities[i].form not in ("money", "measure")
        or tokens.tag[at - 1 : at] != ["("]
        or tokens.tag[at + 1 : at + 2] != [")"]
    ):
        return None
    if at < 2 or tokens.tag[at - 2] != "N" or graded_place(tokens, at - 1):
        return None
    phrase = phrase_before(tokens, at - 1)
    if phrase is None or tokens.tag[phrase.head] != "N" or agent(tokens, phrase, scene.words):
        return None
    return made(scene, phrase, "object.before-brackets")


def bracketed_count(scene: Scene, at: int) -> Object | None:
    """`The largest groups were |Afghans| (2,300) and |Syrians| (900)`: a count alone in brackets is that of the things
    before them, unless they only say where (`deaths in hospitals (40) and homes (30)`).
    """
    tokens = scene.tokens
    if scene.quantities[tokens.ref[at]].form != "count" or tokens.tag[at - 1 : at + 2] != ["(", "Q", ")"]:
        return None
    phrase = phrase_before(tokens, at - 1, nearest=True, alone=True)
    if phrase is None or not plural(tokens.word[phrase.head], scene.words):
        return None
    k = before_determiners(tokens, phrase.start)
    while k > 2 and tokens.tag[k - 1] in ",C":
        k -= 1
        if tokens.tag[k - 1] == ")":
            opened = next((j for j in range(k - 2, 0, -1) if tokens.tag[j] == "("), 0)
            listed = phrase_before(tokens, opened, nearest=True, alone=True) if opened else None
            if listed is None:
                return None
            k = before_determiners(tokens, listed.start)
    told = k > 0 and (tokens.tag[k - 1] in "bVEG" or tokens.word[k - 1] == "by")
    named = tokens.word[phrase.head] in scene.words.names
    return made(scene, phrase, "object.before-brackets") if told and not named else None


def bracket_label(scene: Scene, at: int) -> Object | None:
    """`(|general population|: 99 percent)`: what a colon in brackets names."""
    tokens = scene.tokens
    if at > 2 and RULE in scene.quantities[tokens.ref[at]].rules and tokens.tag[at - 1] in "NO":
        k = at - 1
        while k > 0 and tokens.tag[k] in "NOAK":
            k -= 1  # `rose to 76 percent (|men| 84, women 69)`
        inside = tokens.tag[k] == "(" or (tokens.tag[k] == "," and tokens.tag[k - 1] == "Q")
        return made(scene, Phrase(k + 1, at, at - 1), "object.label") if inside and in_brackets(tokens, at) else None
    if at < 3 or tokens.tag[at - 1] != ":":
        return None
    k = at - 2
    while k > 0 and tokens.tag[k] in "NOAKD":
        k -= 1
    if tokens.tag[k] != "(" or k == at - 2 or tokens.tag[at - 2] not in "NO":
        return None
    return made(scene, Phrase(k + 1, at - 1, at - 2), "object.label")
