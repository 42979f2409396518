"""The verb groups of a tokenised sentence.

A verb group is an auxiliary chain with its main verb (`had been delivered`, `will be trained`), a lone finite verb, an
infinitive, a gerund or a participle that stands behind its noun. Which of them governs a figure is left to
`governors.py`, noun phrases to `phrases.py`; what tense and verb say about time and promise to `periods.py` and
`status.py`.
"""

import re

from pipeline.extract.syntax.participles import joined_perfect, joined_tense, premodifies, reduced_relative
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from pipeline.values import replace

MODAL = frozenset({"future", "modal"})
FUTURE = frozenset({"will", "shall", "'ll"})
LASTING = frozenset({"remain", "stay", "become", "get"})  # with a participle, a passive like `be`
JUDGED = word_class("judged")
ENDURING = word_class("enduring")
OPENS_GROUP = re.compile("[MbhdIVEG]")  # tags that a verb group begins with


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
        last = groups[-1] if groups else None
        if group is not None and last is not None and last.end == group.start and group.tense == "infinitive":
            joined = obligation(tokens, last, group) or prospect(tokens, last, group)
            if joined is not None:
                groups.pop()
                group = joined
        if group is None:
            i += 1
        else:
            groups.append(group)
            i = group.end
    return groups


def obligation(tokens: Tokens, having: VerbGroup, task: VerbGroup) -> VerbGroup | None:
    """`have` and the infinitive right behind it as one group: `have |to be| vaccinated` rules as `must` does, `had |to
    pay|` and hardships (`children have |to walk| 12 km`) tell what is and was.
    """
    if having.lemma != "have" or having.negated or having.modal or having.tense not in ("present", "past"):
        return None
    if task.lemma == "do" and tokens.word[task.end : task.end + 1] == ["with"]:
        return None  # `40 per cent of complaints have to do with roads`
    borne = task.lemma in ENDURING or told_of_object(tokens, having.start)
    ruled = having.tense == "present" and not borne
    return replace(task, start=having.start, tense="modal" if ruled else having.tense, modal="must" if ruled else None)


def prospect(tokens: Tokens, going: VerbGroup, task: VerbGroup) -> VerbGroup | None:
    """`be going` and the infinitive right behind it as one group, which foretells as `will` does."""
    if tokens.word[going.main] != "going" or going.lemma != "go" or going.tense not in ("present", "past"):
        return None
    ahead = going.tense == "present"
    tense, modal = ("future", "will") if ahead else ("modal", "would")
    return replace(task, start=going.start, tense=tense, modal=modal, negated=going.negated)


def told_of_object(tokens: Tokens, at: int) -> bool:
    """Whether a verb tells in a relative clause what is done to the noun before it (`the bill |which the State has| to
    meet`).
    """
    k = at
    while k and tokens.tag[k - 1] in "NOARDKB":
        k -= 1
    return 0 < k < at and tokens.tag[k - 1] == "W"


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
        return sharing_modal(tokens, read_chain(tokens, i, ""), before)
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
        if (perfect := joined_perfect(tokens, i, before)) is not None:
            return replace(perfect, start=i, end=i + 1, main=i, lemma=tokens.lemma[i])
        tense = "participle" if reduced_relative(tokens, i, before) else "past"
        return VerbGroup(i, i + 1, i, tokens.lemma[i], tense, tense == "participle", None, False)
    if tag == "G" and not premodifies(tokens, i):
        return VerbGroup(i, i + 1, i, tokens.lemma[i], "gerund", False, None, False)
    return None


def sharing_modal(tokens: Tokens, group: VerbGroup, before: list[VerbGroup]) -> VerbGroup:
    """The group; a bare `have` or `be` behind `and` has the modal of the verb before (`must be 25 and |have| a year of
    service`).
    """
    bare = group.tense == "present" and tokens.word[group.start] == group.lemma and group.lemma in ("have", "be")
    if not bare or not group.start or tokens.tag[group.start - 1] != "C":
        return group
    told = next((other for other in reversed(before) if other.finite), None)
    if told is None or told.tense not in MODAL or any(t in "SW;:." for t in tokens.tag[told.end : group.start]):
        return group
    return replace(group, tense=told.tense, modal=told.modal)


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
            modal, negated = word, negated or word == "cannot"
        elif tag == "I" and modal == "ought":
            pass  # `ought |to| be built`
        elif tag == "h" and (j == i or main == j - 1 or modal or tokens.tag[j - 1] in "BMI"):
            have, have_past, main = True, word == "had", j
        elif tag == "b":
            be, main = True, j
            be_past = be_past or word in ("was", "were")
        elif tag == "d":
            do_past, main = word == "did", j
        elif tag == "B":
            negated = negated or word in ("not", "never")
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
