"""The verb groups of a tokenised sentence.

A verb group is an auxiliary chain with its main verb (`had been delivered`, `will be trained`), a lone finite verb, an
infinitive, a gerund or a participle that stands behind its noun. Which of them governs a figure is left to
`governors.py`, noun phrases to `phrases.py`; what tense and verb say about time and promise to `periods.py` and
`status.py`.
"""

import itertools
import re

from pipeline.extract.relatives import object_relative, relative_opening
from pipeline.extract.tokens import Tokens
from pipeline.extract.word_forms import INDEFINITE, is_share
from pipeline.lexicon.classes import word_class
from pipeline.values import replace, value_class

FINITE = frozenset({"past", "present", "present_perfect", "past_perfect", "future", "modal", "imperative"})
MODAL = frozenset({"future", "modal"})
FUTURE = frozenset({"will", "shall", "'ll"})
LASTING = frozenset({"remain", "stay", "become", "get"})  # with a participle, a passive like `be`
COMPARED = (["compared", "to"], ["compared", "with"])
CLOSING = frozenset("SW;:.")
JUDGED = word_class("judged")


OPENS_GROUP = re.compile("[MbhdIVEG]")  # tags that a verb group begins with


@value_class
class VerbGroup:
    """A stretch of tokens `start:end` that says what is done; `main` is the index of its main verb."""

    start: int
    end: int
    main: int
    lemma: str
    tense: str  # one of FINITE, or "infinitive", "gerund", "participle"
    passive: bool
    modal: str | None
    negated: bool

    @property
    def finite(self) -> bool:
        """Whether the group has a tense of its own."""
        return self.tense in FINITE


def find_verb_groups(tokens: Tokens) -> list[VerbGroup]:
    """All verb groups of a sentence, in order."""
    groups: list[VerbGroup] = []
    i = 0
    while (found := OPENS_GROUP.search(tokens.tags, i)) is not None:
        i = found.start()
        group = read_group(tokens, i, groups)
        if group is not None and group.lemma in LASTING:
            group = with_participle(tokens, group)
        if group is not None and group.lemma == "set" and tokens.word[group.end : group.end + 1] == ["aside"]:
            # Nothing is set to a level, and a judgment is not kept for anything.
            about = tokens.word[max(0, group.start - 4) : group.end + 6]
            group = replace(group, end=group.end + 1, lemma="earmark" if JUDGED.isdisjoint(about) else "annul")
        if group is None:
            i += 1
        else:
            groups.append(group)
            i = group.end
    return groups


def with_participle(tokens: Tokens, group: VerbGroup) -> VerbGroup:
    """The group with the participle behind it, if one stands there (`will |remain frozen| for a year`)."""
    at = group.end
    if tokens.tag[at : at + 1] != ["E"] or premodifies(tokens, at):
        return group
    return replace(group, end=at + 1, main=at, lemma=tokens.lemma[at], passive=True)


def read_group(tokens: Tokens, i: int, before: list[VerbGroup]) -> VerbGroup | None:
    """The verb group that starts at token `i`, if one does."""
    tag = tokens.tag[i]
    if tag in "Mbhd":
        return read_chain(tokens, i, "")
    if tag == "I":
        return read_chain(tokens, i + 1, "infinitive", start=i)
    if tag == "V":
        tense = joined_tense(tokens, i, before) or "present"
        modal = next((group.modal for group in reversed(before) if group.tense == tense), None)
        return VerbGroup(i, i + 1, i, tokens.lemma[i], tense, False, modal if tense in MODAL else None, False)
    if tag == "E":
        if premodifies(tokens, i):
            return None
        if before and before[-1].passive and before[-1].modal and tokens.tag[i - 1] == "C":
            last = before[-1]  # `may be fined and |jailed|`
            return VerbGroup(i, i + 1, i, tokens.lemma[i], last.tense, True, last.modal, last.negated)
        tense = "participle" if reduced_relative(tokens, i, before) else "past"
        return VerbGroup(i, i + 1, i, tokens.lemma[i], tense, tense == "participle", None, False)
    if tag == "G" and not premodifies(tokens, i):
        return VerbGroup(i, i + 1, i, tokens.lemma[i], "gerund", False, None, False)
    return None


def read_chain(tokens: Tokens, i: int, form: str, start: int | None = None) -> VerbGroup:
    """An auxiliary chain from `i` on: modals, have, be, do and adverbs up to the main verb."""
    begin = i if start is None else start
    if not form and i < len(tokens.tag) and tokens.word[i] in ("having", "being"):
        form = "gerund"
    modal: str | None = None
    have = have_past = be = be_past = do_past = negated = False
    main = i
    j = i
    while j < len(tokens.tag):
        tag, word = tokens.tag[j], tokens.word[j]
        if tag == "M":
            modal = word
        elif tag == "h" and (j == i or main == j - 1 or modal or tokens.tag[j - 1] in "BMI"):
            have, have_past, main = True, word == "had", j
        elif tag == "b":
            be, main = True, j
            be_past = be_past or word in ("was", "were")
        elif tag == "d":
            do_past, main = word == "did", j
        elif tag == "B":
            negated = negated or word == "not"
        elif (tag != "T" and word != "since") or not (
            j > i
            and tokens.tag[j + 1 : j + 2]
            and (tokens.tag[j + 1] in "bhBEG" or (modal and tokens.tag[j + 1] == "V"))
        ):
            break
        j += 1
    end = j
    while end > i + 1 and tokens.tag[end - 1] == "B":
        end -= 1
    lemma = (
        {"b": "be", "h": "have", "d": "do", "M": "be"}.get(tokens.tag[main], tokens.lemma[main])
        if main < len(tokens.tag)
        else ""
    )
    passive = False
    if (
        j < len(tokens.tag)
        and tokens.tag[j] in "VEGN"
        and main_verb(tokens, j, modal is not None or form != "", have or be, tokens.tag[main] == "d")
    ):
        main, end, lemma = j, j + 1, tokens.lemma[j]
        passive = be and tokens.tag[j] == "E"
        owning = False
    else:
        owning = have and not be  # `have` as the main verb is no perfect
    tense = form or chain_tense(modal, have and not owning, have_past, be_past or do_past or (owning and have_past))
    return VerbGroup(begin, end, min(main, len(tokens.tag) - 1), lemma, tense, passive, modal, negated)


def main_verb(tokens: Tokens, j: int, after_modal: bool, after_auxiliary: bool, after_do: bool) -> bool:
    """Whether the token behind the auxiliaries is the main verb and no noun phrase (`does not |exceed|`)."""
    tag = tokens.tag[j]
    if tag in "EG":
        return after_auxiliary
    return tag == "V" and (after_modal or (after_do and tokens.word[j] == tokens.lemma[j]))


def chain_tense(modal: str | None, have: bool, have_past: bool, past: bool) -> str:
    """The tense of a finite auxiliary chain."""
    if modal in FUTURE:
        return "future"
    if modal:
        return "modal"
    if have:
        return "past_perfect" if have_past else "present_perfect"
    return "past" if past else "present"


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
    if before in "DKAQP":
        return True
    return before == "C" and i >= 2 and tag[i - 2] in "A"


def reduced_relative(tokens: Tokens, i: int, before: list[VerbGroup]) -> bool:
    """Whether an -ed form behind its noun is a participle (`the teams sent to the area formulated …`)."""
    tag, word = tokens.tag, tokens.word
    if i == 0:
        return True
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
        return not finite_wanted(tokens, i, before)
    if previous in "R":
        return word[i - 1] in INDEFINITE and finite_after(tokens, i)
    told = tag[i + 2 : i + 3] == ["Q"]
    shared = told and (is_share(word[i + 2]) or word[i + 2].endswith(("points", "point")))
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


def finite_wanted(tokens: Tokens, i: int, before: list[VerbGroup]) -> bool:
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
    for j in range(i + 1, len(tag)):
        if tag[j] in "WSC;:.(":
            return False
        if tag[j] in "bhdMV" and tag[j - 1] not in "IB":
            return True
        if (
            tag[j] == "E"
            and tag[j - 1] in "NO,"
            and not premodifies(tokens, j)
            and tokens.word[j + 1 : j + 2] != ["by"]
            and tokens.word[j : j + 2] not in COMPARED
            and not (tokens.word[j] == "ended" and tag[j + 1 : j + 2] == ["T"])  # `in the period |ended| March 2023`
        ):
            return True
    return False
