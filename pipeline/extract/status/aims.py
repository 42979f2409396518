"""Figures that set phrases and nouns make aims: lists of targets, what is on course or asked to be, proposals for sums.

Called from `promises.py` and `status.py`, which order the readings.
"""

from pipeline.extract.scene.scene import Scene, verbs_of
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.extract.syntax.word_forms import plural
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.status import StatusWords

AIMS = word_class("aims")
ON_WAY = frozenset("course track schedule".split())
AHEAD = frozenset(("to", "for"))
PROPOSED = word_class("proposals")
ASKED = word_class("appeals")
ASKING = frozenset("suggest demand insist".split())
CHARTERS = word_class("charters")
PROJECTS = word_class("projects")
COSTS = frozenset("cost costs".split())
PROVIDING = word_class("prescribing")
CONDITIONS = frozenset(("if", "unless"))
LONGEST_LEAD = 12  # tokens before a colon that may hold the noun of the list behind it
MET = word_class("measuring_up")


def listed_aim(scene: Scene, at: int, finite: VerbGroup | None) -> bool:
    """Whether a figure stands in a list of targets (`we have set the following targets: growth of |5 per cent|; …`)."""
    tokens = scene.tokens
    if AIMS.isdisjoint(tokens.vocabulary):
        return False
    colon = next((k for k in range(at - 1, 0, -1) if tokens.tag[k] == ":" and tokens.word[k] == ":"), 0)
    if not colon or (finite is not None and finite.start > colon and finite.tense not in ("future", "modal")):
        return False  # `against these targets: 12 schools were built`
    if tokens.word[colon - 2 : colon] == ["as", "follows"]:
        colon -= 2
    ruling = next((group for group in reversed(scene.groups) if group.finite and group.end <= colon), None)
    if ruling is not None and (ruling.lemma in MET or ruling.tense in ("past_perfect",)):
        return False
    linking = ruling is not None and (ruling.lemma == "be" or ruling.passive) and ruling.end >= colon - 1
    first = max(0, colon - LONGEST_LEAD) if linking or ruling is None else ruling.end
    last = ruling.start if linking and ruling is not None else colon
    aims = [k for k in range(first, last) if tokens.word[k] in AIMS]
    return bool(aims) and not _behind_preposition(scene, aims[0])


def _behind_preposition(scene: Scene, noun: int) -> bool:
    """Whether a noun only says what something else is held against (`progress towards the |targets|`)."""
    k = noun - 1
    while k >= 0 and scene.tokens.tag[k] in "DANEG":
        k -= 1
    return k >= 0 and scene.tokens.tag[k] == "P" and scene.tokens.word[k] not in ("with", "following")


def on_course(scene: Scene, finite: VerbGroup) -> bool:
    """Whether somebody is on the way to do something (`is |on track to| build 300 schools`)."""
    tokens = scene.tokens
    k = finite.end
    while tokens.tag[k : k + 1] == ["B"]:
        k += 1
    return (
        tokens.word[k : k + 1] == ["on"]
        and not ON_WAY.isdisjoint(tokens.word[k + 1 : k + 3])
        and not AHEAD.isdisjoint(tokens.word[k + 2 : k + 4])
    )


def looks_forward(scene: Scene, finite: VerbGroup, at: int) -> bool:
    """Whether somebody looks forward to what a figure belongs to (`look |forward to| the admission of the 189th`)."""
    if finite.lemma != "look" or finite.end > at or finite.tense in ("past", "past_perfect"):
        return False
    if scene.tokens.word[finite.end : finite.end + 2] != ["forward", "to"]:
        return False
    return "I" not in scene.tokens.tag[finite.end : at]


def proposed_sum(scene: Scene, at: int, finite: VerbGroup | None) -> bool:
    """Whether a figure is what a proposal is for, or an appeal that somebody makes (`the |proposal for a| $50 billion
    facility`; not `the |appeal for| $3 million is half funded`, which tells how things stand).
    """
    tokens = scene.tokens
    k = at - 1
    while k > 0 and tokens.tag[k] in "BDA":
        k -= 1
    if k < 1 or tokens.word[k] != "for" or scene.quantities[tokens.ref[at]].kind == "ordinal":
        return False
    made = finite is not None and finite.end <= at and scene.quantities[tokens.ref[at]].form in ("money", "measure")
    return tokens.word[k - 1] in PROPOSED or (made and tokens.word[k - 1] in ASKED)


def asked_to_be(scene: Scene, finite: VerbGroup | None, words: StatusWords) -> str | None:
    """What a bare verb behind `that` says is asked for: a norm by laws (`The Rules provide that two bids |be| sought`),
    else a target (`we propose that 30 posts |be| cut`, `recommends that the State |raise| the age to 18`).
    """
    tokens = scene.tokens
    if finite is None or "that" not in tokens.vocabulary:
        return None
    while tokens.tag[finite.start - 1 : finite.start] in (["C"], [","]) and (
        before := verbs_of(scene).order[finite.start]
    ):
        if tokens.word[finite.start] != finite.lemma:
            return None
        finite = scene.groups[before - 1]  # `that it raise the age |and allocate| funds`
    if not bare(scene, finite):
        return None
    before = verbs_of(scene).order[finite.start] - 1
    asking = scene.groups[before] if before >= 0 else None
    while asking is not None and not asking.finite and before:
        before -= 1
        asking = scene.groups[before]
    if asking is None or "that" not in tokens.word[asking.end : finite.start]:
        return None
    ruled = asking.lemma in words.ruling_verbs or asking.lemma in PROVIDING
    if ruled and not (words.laws | CHARTERS).isdisjoint(tokens.word[: asking.start]):
        return "status.law"
    return "status.promise" if asking.lemma in words.promise_verbs | words.asking_verbs | ASKING else None


def bare(scene: Scene, finite: VerbGroup) -> bool:
    """Whether a verb has no ending where a fact would have one (`that it |be| done`, `that the State |raise| it`)."""
    tokens, start = scene.tokens, finite.start
    if tokens.word[start] == "be":
        return True
    alone = finite.end - start == 1 and finite.tense in ("present", "imperative") and not finite.passive
    if not alone or tokens.word[start] != finite.lemma or not start:
        return False
    return tokens.tag[start - 1] in "NO" and not plural(tokens.word[start - 1], scene.words)


def cost_to_come(scene: Scene, at: int, group: VerbGroup | None) -> bool:
    """Whether a figure is what something still to be done is estimated to cost (`The cost of the project |is estimated
    at| $5 million`, `Costs, |estimated at| $5 million a year, will be met by members`).
    """
    tokens = scene.tokens
    quantity = scene.quantities[tokens.ref[at]]
    if tokens.text[quantity.outer_start : quantity.start].lower().startswith("estimated to cost"):
        # `The programme is |estimated to cost $3 million|`, but not what something costs a year
        told = group is not None and group.lemma == "be" and group.tense == "present"
        return told and not quantity.per and not PROJECTS.isdisjoint(tokens.word[:at])
    if group is None or group.lemma != "estimate" or tokens.word[group.end : group.end + 1] != ["at"] or group.end > at:
        return False
    costs = next((k for k in range(group.start) if tokens.word[k] in COSTS), -1)
    if costs < 0 or "Q" in tokens.tag[group.end : at]:
        return False
    if group.tense == "present" and group.passive:
        return not PROJECTS.isdisjoint(tokens.word[costs : group.start])
    following = next((other for other in scene.groups if other.finite and other.start > at), None)
    return group.tense in ("participle", "past") and following is not None and following.tense == "future"


def shares_future(scene: Scene, group: VerbGroup, at: int) -> bool:
    """Whether a participle behind a subject of its own takes `will be` from the clause before (`taxes will be cut and
    the service |reduced| by 300 posts`).
    """
    tokens, k = scene.tokens, group.start - 1
    leading = tokens.word[group.end : group.end + 1] in (["by"], ["to"], ["from"])
    if "C" not in tokens.tag or not group.passive or not leading or group.end > at:
        return False
    while k > 0 and tokens.tag[k] in "NOAD":
        k -= 1
    before = verbs_of(scene).order[group.start] - 1
    if tokens.tag[k] != "C" or k + 1 == group.start or before < 0:
        return False
    told = scene.groups[before]
    return told.passive and told.tense == "future" and not any(tag in "WS;:." for tag in tokens.tag[told.end : k])


def supposed(scene: Scene, at: int, finite: VerbGroup | None) -> str | None:
    """What a condition makes of its figure by what follows from it: a rule's case (`If |30| members object, the vote
    must be repeated`), or what may come (`If |30| schools close, 400 pupils will have to move`).
    """
    word, tag = scene.tokens.word, scene.tokens.tag
    if finite is None or CONDITIONS.isdisjoint(scene.tokens.vocabulary):
        return None
    first = next((k for k in range(min(at, finite.start) - 1, -1, -1) if tag[k] in ",;:.SW"), -1)
    if first < 0 or word[first] not in CONDITIONS or finite.tense not in ("present", "past"):
        return None
    if first and tag[first - 1] in "VEBbG":
        return None  # `asked |if| 30 schools had closed`
    main = _main_clause(scene, first, finite)
    if main is None or "have" in word[main.start : main.main]:
        return None
    if main.modal in ("must", "shall", "should", "may"):
        return "status.case" if finite.tense == "present" else None
    unreal = main.modal in ("would", "could", "might")
    return "status.supposed" if unreal or (main.tense == "future" and finite.tense == "present") else None


def _main_clause(scene: Scene, first: int, finite: VerbGroup) -> VerbGroup | None:
    """The verb of the clause that a condition belongs to: behind the comma that ends it, else before it."""
    tag = scene.tokens.tag
    if first and tag[first - 1] not in ",.;C":
        return next((group for group in reversed(scene.groups) if group.finite and group.end <= first), None)
    comma = next((k for k in range(finite.end, len(tag)) if tag[k] == ","), 0)
    return next((group for group in scene.groups if comma and group.finite and group.start > comma), None)
