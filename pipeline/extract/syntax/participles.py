"""Participles and other forms that are a verb group only where they stand right: behind their noun, in a row, set off.

How a group is read from its tokens is left to `clause.py`.
"""

import itertools

from pipeline.extract.syntax.nouns import closing_bracket, only_past, tells_alone
from pipeline.extract.syntax.relatives import object_relative, relative_opening
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.extract.syntax.word_forms import INDEFINITE, is_share, told_level

COMPARED = (["compared", "to"], ["compared", "with"])
CLOSING = frozenset("SW;:.")


def imperative(tokens: Tokens, i: int) -> bool:
    """Whether a base form opens its sentence or list item."""
    return i == 0 or (i == 1 and tokens.tag[0] in "-.")


def joined_tense(tokens: Tokens, i: int, before: list[VerbGroup]) -> str | None:
    """The tense of a base form that is no plain present: an order, a caused action, or what the verb before `and`
    has.
    """
    if imperative(tokens, i):
        return "imperative"
    if caused(tokens, i, before):
        return "infinitive"
    if tokens.tag[i - 1] in "C,;" and tokens.word[i] == tokens.lemma[i]:
        for group in reversed(before):
            if group.tense in ("infinitive", "future", "modal"):
                return group.tense
            if group.finite:
                return None
    return None


def joined_perfect(tokens: Tokens, i: int, before: list[VerbGroup]) -> VerbGroup | None:
    """The future perfect that an -ed form behind `and` goes on with (`will have built 40 clinics and |trained| 900
    nurses`); after other modals (`may have failed and killed 12`) it is told as what has happened.
    """
    last = before[-1] if before else None
    if last is None or last.modal not in ("will", "shall") or last.passive or tokens.tag[i - 1] != "C":
        return None
    perfect = tokens.tag[last.main] == "E" and "h" in tokens.tag[last.start : last.main]
    clause = tokens.tag[last.end : i - 1]
    return last if perfect and not any(tag in "SW;:" for tag in clause) else None


def caused(tokens: Tokens, i: int, before: list[VerbGroup]) -> bool:
    """Whether a base form hangs on `have`, `make`, `let`, `help`, `see` with a noun between (`having Irish aid
    |reach| …`).
    """
    if (
        not before
        or before[-1].lemma not in ("have", "make", "let", "help", "see")
        or tokens.word[i] != tokens.lemma[i]
    ):
        return False
    between = tokens.tag[before[-1].end : i]
    return bool(between) and all(tag in "DNOAKEG" for tag in between)


def premodifies(tokens: Tokens, i: int) -> bool:
    """Whether a participle or -ing form stands before its noun (`registered refugees`, `developing countries`)."""
    if i + 1 >= len(tokens.tag):
        return False
    tag = tokens.tag
    if tag[i + 1] not in "NAO" and not (tag[i + 1] in "EG" and i + 2 < len(tokens.tag) and tag[i + 2] == "N"):
        return False
    if tokens.lemma[i] == "take" and tokens.word[i + 1] in ("place", "effect", "part", "office"):
        return False  # `talks |taking| place in May`
    before = tag[i - 1] if i else "."
    if before == "B" and i > 1 and tag[i] == "E" and tokens.word[i - 1].endswith("ly") and tag[i - 2] in "CDKAP":
        return True  # `public and |publicly guaranteed| debt`
    if i > 2 and tokens.word[i - 1] in ("these", "those") and tokens.word[i - 2] == "of" and tag[i - 3] == "Q":
        return finite_after(tokens, i)  # `604 of these |involved| children`
    if tag[i] == "G":
        return (
            before in "DKAQNO" and tag[i + 1] in "NA"
            if before != "P"
            else tag[i + 1] == "N" and tokens.word[i + 1].endswith("s")
        )
    if before == "Q" and tells_alone(tokens, i):
        return False
    if before in "DKAQP":
        return True
    return before == "C" and i >= 2 and tag[i - 2] in "A"


def reduced_relative(tokens: Tokens, i: int, before: list[VerbGroup]) -> bool:
    """Whether an -ed form behind its noun is a participle (`the teams sent to the area formulated …`)."""
    tag, word = tokens.tag, tokens.word
    if i == 0:
        return True
    if only_past(tokens, i):
        return False  # `the teams |took| two days`
    previous = tag[i - 1]
    if (
        tokens.lemma[i] in tokens.words.saying_verbs
        and previous in "NOR)"
        and tag[i + 1 : i + 2]
        and tag[i + 1] in "DNOAKRQS"
    ):
        return False
    if tokens.lemma[i] in tokens.words.intransitive_verbs and previous in "NOA":
        return False
    if before and before[-1].end == i and before[-1].finite and object_relative(tokens, before[-1].start) > 0:
        return False  # `the wells which the firm dug |gave| 300 litres`
    if previous == "W" and word[i - 1] != "whose":
        return False  # `demand, which |contracted| by 1%, is …`
    if previous == "," and set_off(tokens, i):
        return True
    if previous == "," and relative_opening(tokens, i) > 0 and not finite_after(tokens, i):
        return False  # `Sugar, which employs many, |brought| in $235 million`
    if previous == "W" and word[i - 1] in ("who", "which"):
        return False
    if previous == "T" and word[i + 1 : i + 2] != ["by"] and main_lacking(tokens, before):
        return False  # `a man who was held in May |received| 12 years`
    if previous in ",(" and not (previous == "," and tag[i + 1 : i + 2] and tag[i + 1] in "DQKR"):
        return not finite_wanted(before)
    if previous in "R":
        return word[i - 1] in INDEFINITE and finite_after(tokens, i)
    told = tag[i + 2 : i + 3] == ["Q"]
    shared = told and (is_share(word[i + 2]) or word[i + 2].endswith(("points", "point")))
    shared = shared or (told and word[i + 3 : i + 4] in (["points"], ["point"]))  # `The gap |widened| by 12 points`
    extent = shared or (told and tokens.lemma[i] in tokens.words.level_verbs and tag[i + 3 : i + 4] != ["N"])
    if i + 1 < len(tag) and word[i + 1] == "by" and not (extent and not finite_before(tokens, i, before)):
        return True  # but `the deficit |widened| by 2 points`
    if opens_clause(tokens, i):
        return False
    if finite_before(tokens, i, before):
        return previous not in "CB,W" or (previous == "B" and i > 1 and tag[i - 2] not in "CR,W")
    return finite_after(tokens, i)


def main_lacking(tokens: Tokens, before: list[VerbGroup]) -> bool:
    """Whether the only verb since the last comma is that of a relative clause of the subject (`a man |who| was held in
    May`).
    """
    if not before or not before[-1].finite or tokens.tag[before[-1].start - 1] != "W":
        return False
    start = before[-1].start - 1
    while start and tokens.tag[start - 1] not in ",;:.":
        start -= 1
    return len(before) < 2 or before[-2].end <= start


def opens_clause(tokens: Tokens, i: int) -> bool:
    """Whether a comma, a conjunction and a bare subject stand before an -ed form, and an object behind it (`…, but
    detainees |waited| an average of a year`).
    """
    tag = tokens.tag
    if tag[i + 1 : i + 2] not in (["D"], ["K"], ["R"]):
        return False
    k = i
    while k and i - k < 6 and tag[k - 1] in "NOADK":
        k -= 1
    return k < i and k > 1 and tag[k - 2 : k] == [",", "C"]


def set_off(tokens: Tokens, i: int) -> bool:
    """Whether commas close an -ed form off before the verb of its noun (`The rate, |measured| by this, fell to …`)."""
    tag = tokens.tag
    j = i + 1
    while j < len(tag) and tag[j] in "PDNOAKTBQ":
        j += 1
    if not i + 1 < j < len(tag) - 1 or tag[j] != "," or tag[i + 1] not in "PB":
        return False
    j += 1 + (tag[j + 1] == "B")
    return j < len(tag) and (tag[j] in "MbhdV" or (tag[j] == "E" and not premodifies(tokens, j)))


def finite_wanted(before: list[VerbGroup]) -> bool:
    """Whether the stretch before a comma holds a subject that still lacks its verb."""
    return not any(group.finite for group in before)


def finite_before(tokens: Tokens, i: int, before: list[VerbGroup]) -> bool:
    """Whether a finite verb already stands in the same clause before `i`."""
    clear = i  # from here on no mark that ends the clause
    for group in reversed(before):
        if not CLOSING.isdisjoint(tokens.tag[group.end : clear]):
            return False
        clear = group.end
        if group.finite:
            between = tokens.tag[group.end : i]
            comma_subject = any(a == "," and b in "OKDRNQ" for a, b in itertools.pairwise(between))
            return not comma_subject or ("C" not in between and not subordinate(tokens, group))
    return False


def subordinate(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a relative or subordinator opens the stretch that a verb group stands in."""
    for j in range(group.start - 1, -1, -1):
        if tokens.tag[j] in "SW":
            return True
        if tokens.tag[j] in ",;":
            return False
    return False


def finite_after(tokens: Tokens, i: int) -> bool:
    """Whether a finite verb follows `i` before a new clause begins."""
    tag = tokens.tag
    if tag[i + 1 : i + 2] == ["E"] and (
        only_past(tokens, i + 1) or tokens.words.moves(tokens.lemma[i + 1]) or told_level(tokens, i + 1)
    ):
        return True  # `the share of claims upheld |rose| to 3 per cent`
    aside = 0
    for j in range(i + 1, len(tag)):
        if j <= aside:
            continue
        if tag[j] == "(":
            aside = closing_bracket(tokens, j)  # `the meeting held in May, the Council |(MSC)| reduced …`
        if tag[j] in "WSC;:." or aside < 0:
            return False
        if (tag[j] in "bhdMV" and tag[j - 1] not in "IB") or told_level(tokens, j):
            return True
        if (
            tag[j] == "E"
            and tag[j - 1] in "NO,)"
            and not premodifies(tokens, j)
            and tokens.word[j + 1 : j + 2] != ["by"]
            and tokens.word[j : j + 2] not in COMPARED
            and not (tokens.word[j] == "ended" and tag[j + 1 : j + 2] == ["T"])  # `in the period |ended| March 2023`
            and not (tokens.word[j] == "held" and tag[j + 1 : j + 2] in (["T"], ["P"]))  # `at the talks |held| in May`
        ):
            return True
    return False
