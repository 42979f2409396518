"""What a percentage or fraction measures: the clause's noun, else the whole that it is a share of (`wholes.py`)."""

import re

from pipeline.extract.objects.antecedents import (
    antecedent,
    of_those,
    opening_of,
    pointed_of,
    pronoun_governs,
    pronoun_meant,
    relative_before,
)
from pipeline.extract.objects.levels import graded_place, measured_subject, prenominal, self_noun
from pipeline.extract.objects.measured import mark_behind
from pipeline.extract.objects.moved_nouns import bare_change_behind, change_noun_object, moved_object
from pipeline.extract.objects.purposes import following_object, money_phrase
from pipeline.extract.objects.wholes import of_whole, partitive, portion, share_whole
from pipeline.extract.scene.comparing import bare_change, more_than_before
from pipeline.extract.scene.scene import Object, Scene, agent, made, subject_phrase
from pipeline.extract.scene.verb_subjects import verb_subject
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class
from pipeline.values import replace

# `one dollar in every five`, `two rural households in ten`
FEW_IN = re.compile(
    r"[\w-]+\s+(?P<noun>(?:[a-z][a-z’'-]+\s+){0,3}?(?P<head>[a-z][a-z-]+))\s+(?:in|out\s+of)\s", re.IGNORECASE
)
GIVING = word_class("giving_to")
HALVING = frozenset(("halve", "halves", "halved", "halving"))
MOST = frozenset(("majority", "minority", "bulk", "rest", "remainder"))
OWN_MEANS = word_class("means")


def share_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """What a percentage or fraction measures: the clause's subject, else the whole."""
    tokens = scene.tokens
    if pointed_of(tokens, at) or of_those(scene, i, at):
        return None
    inside = FEW_IN.match(tokens.text, scene.quantities[i].start, scene.quantities[i].end)
    if inside:
        few = Object(" ".join(inside["noun"].split()), head_of(inside["head"], scene.words), None, "object.inside")
        return of_whole(few, few)
    opened = opening_of(scene, at)
    if opened is not None:
        return opened
    if tokens.word[at + 1 : at + 2] == ["of"] and tokens.tag[at + 2 : at + 3] == ["W"] and i == 0:
        return made(scene, antecedent(scene, at), "object.antecedent")  # `a population, |half of which| is young`
    if tokens.word[at] in HALVING:
        return halved(scene, at)
    if tokens.word[at + 1 : at + 2] == ["of"] and tokens.tag[at + 2 : at + 3] == ["R"]:
        if tokens.word[at + 2] == "us":
            return Object("us", "us", None, "object.of")
        told = governor(tokens, scene.groups, at)
        apart = told is not None and told.end <= at and not {"Q", ","}.isdisjoint(tokens.tag[told.end : at])
        return None if apart else measured_subject(scene, at)  # `it falls on 280,000 people, |half of them| young`
    if tokens.tag[at + 1 : at + 2] in (["b"], ["M"], ["h"]) and tokens.ref[at] > 0 and not bare_subject(tokens, at):
        return None  # `two per cent is earmarked …, and |half| will be released`
    if at == 0 and tokens.tag[1:2] and tokens.tag[1] in "VE":
        return None  # `Fewer than |a tenth| lived in camps`
    if relative_before(scene, at) >= 0 and tokens.word[at + 1 : at + 2] != ["of"]:
        return None
    whole = share_whole(scene, at)
    included = at > 0 and tokens.word[at - 1] in ("including", "includes", "include")
    if whole is not None and (included or partitive(scene, at, whole) or portion(scene, at)):
        return of_whole(whole, whole)
    if whole is not None and said_of(scene, i, at):
        thing = found[i - 1] or own_count(scene, i - 1)
        return replace(thing, whole=whole.text, whole_head=whole.head) if thing is not None else None
    if at and tokens.tag[at - 1] == "(":
        return before_bracket(scene, i, at)
    return told_by_clause(scene, at, whole)


def before_bracket(scene: Scene, i: int, at: int) -> Object | None:
    """What a share alone in brackets is of: the noun before them, else the subject (`the majority of |incidents| (61
    per cent)`).
    """
    tokens = scene.tokens
    named = phrase_before(tokens, at - 1)
    if named is None:
        return measured_subject(scene, at)
    described = described_count(scene, i - 1, named.start) if i else None
    if described is not None:
        return described
    if tokens.word[named.head] in MOST and tokens.word[named.head + 1 : named.head + 2] == ["of"]:
        return made(scene, phrase_at(tokens, skip_determiners(tokens, named.head + 2)), "object.before-brackets")
    if tokens.tag[named.head] != "O" and not graded_place(tokens, at - 1):
        return made(scene, named, "object.before-brackets")
    return measured_subject(scene, at)


def told_by_clause(scene: Scene, at: int, whole: Object | None) -> Object | None:
    """What the clause says that a share measures, with the whole that it is of; the whole itself where it says nothing
    else.
    """
    done = so_far_done(scene, at)
    if done is not None:
        return done
    if whole is None and (behind := prenominal(scene, at) or more_of(scene, at)) is not None:
        return behind
    if bare_change(scene, at) or bare_change_behind(scene, at):
        return None
    if whole is not None and received(scene, at):
        return of_whole(whole, whole)
    what = (
        (given_to(scene, at) if whole is not None else None)
        or change_noun_object(scene, at)
        or moved_object(scene, at)
        or self_noun(scene, at)
        or measured_subject(scene, at)
    )
    if what is not None:
        return of_whole(what, whole)
    if whole is not None:
        return of_whole(by_pronoun(scene, at) or money_phrase(scene, at) or whole, whole)
    if more_than_before(scene, at):
        return None  # `1,380 elephants, |9 per cent| more than in the 2014 census`
    thing = following_object(scene, at)
    return thing if thing is not None or pronoun_governs(scene, at) else mark_behind(scene, at)


def more_of(scene: Scene, at: int) -> Object | None:
    """`saw 3 per cent more |patients| than in 2019`: what there is more or less of."""
    tokens = scene.tokens
    if tokens.word[at + 1 : at + 2] not in (["more"], ["fewer"], ["less"]) or tokens.tag[at + 2 : at + 3] != ["N"]:
        return None
    return made(scene, phrase_at(tokens, at + 2), "object.behind")


def by_pronoun(scene: Scene, at: int) -> Object | None:
    """What a pronoun of the figure's clause means (`Debt is high. We will cut |it| to 60 per cent of GDP`)."""
    if moved_pronoun(scene, at):
        scene.look_back()
        known = next((thing for thing in (scene.previous, scene.topic) if thing.text), None)
        if known is not None:
            return replace(known, rule="object.pronoun")
    meant = meant_by_pronoun(scene, at)
    return replace(meant, rule="object.pronoun") if meant is not None else None


def meant_by_pronoun(scene: Scene, at: int) -> Object | None:
    """`|Women| earn less, although they make up 60 per cent of the staff`: the subject before, else what the sentence
    before is about.
    """
    if not pronoun_governs(scene, at):
        return None
    own = pronoun_meant(scene, at)
    if own is not None:
        return own
    scene.look_back()
    return next((thing for thing in (scene.topic, scene.previous) if thing.text), None)


def moved_pronoun(scene: Scene, at: int) -> bool:
    """Whether a verb moves a pronoun to the level that a figure is (`bring |it| down to 60 per cent of GDP`)."""
    tokens = scene.tokens
    if tokens.word[at - 1 : at] not in (["to"], ["by"], ["at"]):
        return False
    group = governor(tokens, scene.groups, at)
    if group is None or group.end >= at - 1 or tokens.word[group.end] not in ("it", "this", "them", "that"):
        return False
    return set(tokens.tag[group.end + 1 : at - 1]) <= set("BP")


def received(scene: Scene, at: int) -> bool:
    """Whether a verb gives somebody a share (`|brought them| 80 per cent of their income`): the share is of the thing
    given.
    """
    tokens = scene.tokens
    group = governor(tokens, scene.groups, at)
    if group is None or group.lemma not in GIVING or group.passive or group.end >= at:
        return False
    receiver = phrase_at(tokens, group.end)
    if receiver is not None:
        return all(tag == "B" for tag in tokens.tag[receiver.end : at]) and receiver.end <= at
    return tokens.tag[group.end] == "R" and all(tag == "B" for tag in tokens.tag[group.end + 1 : at])


def so_far_done(scene: Scene, at: int) -> Object | None:
    """`|The bridge| is 40 per cent complete`, `|The plan| was 21 per cent funded`: the subject, which may be a name."""
    done = scene.tokens.tag[at + 1 : at + 2] == ["E"] and scene.tokens.tag[at + 2 : at + 3] in ([], ["."], [","], ["T"])
    if not done and scene.tokens.word[at + 1 : at + 2] not in (["complete"], ["ready"]):
        return None
    group = governor(scene.tokens, scene.groups, at)
    if group is None or group.lemma != "be" or not set(scene.tokens.tag[group.end : at]) <= {"B"} or group.end > at:
        return None
    return made(scene, verb_subject(scene, group), "object.subject")


def halved(scene: Scene, at: int) -> Object | None:
    """`halve by 2015 the |proportion|`, `a halving of |debts|`: the thing behind; `was halved`: the subject."""
    tokens = scene.tokens
    k = at + 1 + (tokens.word[at] == "halving" and tokens.word[at + 1 : at + 2] == ["of"])
    while k < len(tokens.tag) and tokens.tag[k] in "TB":
        k += 1
    if tokens.tag[k : k + 1] and tokens.tag[k] in "DKNOA":
        return made(scene, phrase_at(tokens, k), "object.behind")
    begin = at
    while begin and tokens.tag[begin - 1] in "bhMBIT":
        begin -= 1
    return made(scene, subject_phrase(scene, begin), "object.subject")


def given_to(scene: Scene, at: int) -> Object | None:
    """`devote 0.7 per cent of our national income to |aid|`, `allocate to |aid| 1 per cent of …`: what gets the
    share.
    """
    tokens = scene.tokens
    group = governor(tokens, scene.groups, at)
    if group is None or group.lemma not in scene.words.giving_verbs or group.end > at:
        return None
    means = phrase_at(tokens, skip_determiners(tokens, at + 2), complements=False)
    own = means is not None and head_of(tokens.surface(means.head), scene.words) in OWN_MEANS
    own = own and means is not None and "national" not in tokens.word[means.start : means.head]
    if group.lemma == "spend" and not group.passive and own:
        return None  # `spends a fifth of its net |income| on food`
    if tokens.word[group.end : group.end + 1] in (["to"], ["for"]) and not group.passive:
        before = phrase_at(tokens, skip_determiners(tokens, group.end + 1))
        return made(scene, before, "object.purpose") if before is not None and before.end == at else None
    whole = phrase_at(tokens, skip_determiners(tokens, at + 2), complements=False)
    if whole is None or tokens.word[whole.end : whole.end + 1] not in (["to"], ["for"], ["on"], ["towards"]):
        return None
    given = phrase_at(tokens, skip_determiners(tokens, whole.end + 1))
    if given is None or given.start > whole.end + 2 or agent(tokens, given, scene.words):
        return None
    return made(scene, given, "object.purpose")


def said_of(scene: Scene, i: int, at: int) -> bool:
    """Whether a share says of a count before it how many that are (`46,000 people, |9 per cent| of the population`)."""
    if not i or scene.quantities[i - 1].form != "count" or scene.index[i - 1] < 0:
        return False
    tokens = scene.tokens
    j = at
    while j and (tokens.tag[j - 1] in "B" or tokens.word[j - 1] in ("i.e", "some")):
        j -= 1
    between = tokens.tag[scene.index[i - 1] + 1 : j]
    behind = tokens.word[at + 2 : at + 6]
    of_all = "total" in behind or (tokens.tag[at + 2 : at + 3] == ["D"] and "population" in behind)
    return of_all and between[-1:] == [","] and not any(tag in ",bhMdVWS;.:Q" for tag in between[:-1])


def described_count(scene: Scene, i: int, begin: int) -> Object | None:
    """`4 million |people| acutely food insecure (22 per cent)`: a count whose noun an adverb parts from its state."""
    at = scene.index[i]
    noun = phrase_at(scene.tokens, at + 1) if at >= 0 and scene.quantities[i].form == "count" else None
    if noun is None or not noun.end < begin or set(scene.tokens.tag[noun.end : begin]) != {"B"}:
        return None
    return made(scene, noun, "object.behind")


def own_count(scene: Scene, i: int) -> Object | None:
    """The noun right behind a count."""
    return made(scene, phrase_at(scene.tokens, scene.index[i] + 1), "object.behind")


def bare_subject(tokens: Tokens, at: int) -> bool:
    """Whether a share at the head of its clause is told of a noun in brackets or after a colon."""
    return at > 0 and tokens.tag[at - 1] in "(:"
