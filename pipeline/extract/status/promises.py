"""What makes a figure a target: the future, promises, plans, forecasts, infinitives that are still to come.

Norms are left to `norms.py`, the order in which the readings are tried to `status.py`.
"""

from pipeline.extract.scene.scene import Scene, verbs_of
from pipeline.extract.status.aims import cost_to_come, listed_aim, looks_forward, on_course, proposed_sum, shares_future
from pipeline.extract.status.asides import takes_so_much
from pipeline.extract.status.promised_nouns import (
    aim_behind,
    approved_cost,
    planned_noun,
    reached,
    relative_future,
    target_noun,
)
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.status import StatusWords
from schemas.vocabularies import Relation

HOLDING = word_class("having_room")
MADE = frozenset(("design", "build", "make", "mean", "intend"))
AS_IT_IS = frozenset(("at present", "currently", "presently", "at the moment", "so far", "to date"))
ALLOTTED = word_class("allotments")
ENSURING = frozenset("ensure guarantee".split())
SURE = frozenset(("sure", "certain"))
GOING_ON = word_class("going_on")
CONSIDERING = frozenset("consider suggest contemplate".split())
DEFINITE = frozenset("the these those its our their his her both".split())


def target_rule(
    scene: Scene, i: int, at: int, group: VerbGroup | None, finite: VerbGroup | None, words: StatusWords
) -> str | None:
    """The rule that makes a figure a target, if one does."""
    if scene.tokens.word[max(0, at - 2) : at] in (["intended", "for"], ["meant", "for"]):
        return None  # what a place has room for
    if group is not None and has_room(scene, group):
        return None
    if relative_future(scene, at):
        return "status.relative-future"
    aim = aim_behind(scene, at)
    if aim and reached(scene, at, finite):
        return None
    if aim or planned_noun(scene, at):
        return "status.target-noun"
    if listed_aim(scene, at, finite):
        return "status.target-list"
    if cost_to_come(scene, at, group):
        return "status.estimated-cost"
    if presupposed(scene, i, at):
        return None
    inside = group is not None and group.tense == "participle"
    if finite is not None and not inside:
        if finite.tense == "future" or (finite.modal == "shall" and (first_person(scene, finite) or scene.budget)):
            return "status.future"
        if finite.modal in words.projections and not unreal(scene, finite, at):
            return "status.modal"
    if inside and group is not None and shares_future(scene, group, at):
        return "status.future"
    if finite is not None and not inside and to_be_ensured(scene, finite):
        return "status.to-be-ensured"
    asked = finite is not None and finite.tense == "past" and finite.lemma in words.asking_verbs | {"seek"}
    where = past_event(finite) and scene.quantities[i].kind == "ordinal" and placed(scene, at)
    if finite is not None and finite.passive and finite.lemma in words.promise_verbs and not (inside or asked or where):
        return "status.promise"
    # `430 bakers asked for loans, |three times| as many as in 2019`
    aside = asked and group is finite and scene.quantities[i].form == "times" and scene.tokens.tag[at - 1] == ","
    if group is not None and group.end <= at and not (where and group is finite) and not aside:
        promised = promise(scene, i, group, finite, words)
        if promised:
            return promised
    if finite is not None:
        planned = planned_by(scene, i, at, group, finite, words, inside)
        if planned:
            return planned
    if target_noun(scene, at, words) and not reached(scene, at, finite):
        return "status.target-noun"
    if proposed_sum(scene, at, finite):
        return "status.promise"
    return "status.approved-cost" if approved_cost(scene, i, at) else None


def has_room(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive tells how many a place is made for (`cells designed to |hold| 30 men`)."""
    if group.tense != "infinitive" or group.lemma not in HOLDING:
        return False
    return any(made.tense == "participle" and made.end == group.start and made.lemma in MADE for made in scene.groups)


def to_be_ensured(scene: Scene, finite: VerbGroup) -> bool:
    """`We will ensure that half of them |have| work`: a clause of what somebody has yet to see to."""
    if finite.tense != "present" or "that" not in scene.tokens.vocabulary:
        return False
    that = next((k for k in range(finite.start - 1, -1, -1) if scene.tokens.word[k] == "that"), 0)
    before = verbs_of(scene).order[finite.start] - 1
    seen_to = scene.groups[before] if that and before >= 0 else None
    if seen_to is None or not that - 2 <= seen_to.end <= that:
        return False
    ensuring = seen_to.lemma in ENSURING
    if seen_to.lemma == "make":  # `make |sure| that`, but `make |clear| that`
        ensuring = not SURE.isdisjoint(scene.tokens.word[seen_to.end : that])
    return ensuring and seen_to.tense in ("future", "infinitive")


def placed(scene: Scene, at: int) -> bool:
    """Whether a numbered thing is where or when something happened (`was promised |at the sixth| session`)."""
    k = at - 1
    while k >= 0 and scene.tokens.tag[k] in "DA":
        k -= 1
    return k >= 0 and scene.tokens.word[k] in ("at", "in", "during", "by", "after")


def planned_by(
    scene: Scene, i: int, at: int, group: VerbGroup | None, finite: VerbGroup, words: StatusWords, inside: bool
) -> str | None:
    """`is likely to reach`, `is to be built`, `this Budget provides`, `the programme provides for`, budgets."""
    tokens = scene.tokens
    following = tokens.word[finite.end : finite.end + 1]
    if finite.tense == "present" and tokens.tag[finite.end : finite.end + 1] == ["I"] and still_to_come(scene, finite):
        return "status.outlook"
    if looks_forward(scene, finite, at):
        return "status.outlook"
    if finite.lemma == "be" and finite.tense == "present" and finite.end <= at and on_course(scene, finite):
        return "status.outlook"
    if scene.quantities[i].kind == "quantity" and finite.lemma == "be" and following:
        ready = following[0] in words.outlooks and finite.modal not in words.duties
        if ready and "I" in tokens.tag[finite.end : finite.end + 3]:
            return "status.outlook"
        if tokens.tag[finite.end] == "I":
            return "status.is-to"
    owner = tokens.word[max(0, finite.start - 4) : finite.start]
    if finite.tense == "present" and "budget" in owner and "to" not in owner[: owner.index("budget")]:
        return "status.budget"  # but `arrears |to the budget| stand at $2 billion`
    lead = tokens.text[scene.quantities[i].outer_start : scene.quantities[i].start].lower()
    as_it_is = not AS_IT_IS.isdisjoint(tokens.word)  # `At present 40,000 widows receive $50 a month`
    if scene.budget and finite.tense in ("present", "present_perfect") and not inside and not as_it_is:
        governs = group is not None and group.end <= at and group.lemma in words.allocating_verbs
        governs = governs and not moved_by_itself(scene, finite)
        given = finite.start > at and finite.passive and finite.lemma in words.allocating_verbs
        meant = (
            finite.start > at and finite.lemma == "be" and following == ["for"]
        )  # `$46 billion |is for| development`
        if finite.tense == "present" and shares_budget(scene, i, at, finite):
            return "status.budget"
        if governs or "estimated" in lead or (finite.tense == "present" and (given or meant)):
            return "status.budget"
    programme = set(tokens.word[: finite.start]) & words.plan_nouns
    return "status.plan-provides" if finite.lemma == "provide" and following == ["for"] and programme else None


def still_to_come(scene: Scene, finite: VerbGroup) -> bool:
    """`438,000 people |stand to| benefit`, `30 posts |remain to be| filled`, `30 wells |need to be| dug`, `30
    |are set to| open`.
    """
    if finite.lemma == "stand" or (finite.lemma == "set" and finite.passive):
        return True
    task = next((group for group in scene.groups if group.start == finite.end), None)
    return finite.lemma in ("remain", "need") and task is not None and task.passive


def moved_by_itself(scene: Scene, finite: VerbGroup) -> bool:
    """Whether a verb tells what has come about and not what is allotted (`the cost |has fallen| by 26 per cent`)."""
    moving = finite.lemma in scene.words.rising_verbs or finite.lemma in ("go", "receive", "get", "drop", "decrease")
    return finite.tense == "present_perfect" and moving and not finite.passive and not first_person(scene, finite)


def shares_budget(scene: Scene, i: int, at: int, finite: VerbGroup) -> bool:
    """What a budget speech says in the present of its own parts: `which is |a quarter| of the national budget`, `takes
    the largest share of the budget, at |$8 billion|`, `This includes |$65 million| for`.
    """
    tokens = scene.tokens
    form = scene.quantities[i].form
    if finite.end > at or form not in ("share", "money"):
        return False
    if form == "money":
        listed = finite.lemma == "include" and tokens.word[finite.start - 1 : finite.start] in (["this"], ["these"])
        return listed or not ALLOTTED.isdisjoint(tokens.word[finite.end : at])
    return tokens.word[at + 1 : at + 2] == ["of"] and not ALLOTTED.isdisjoint(tokens.word[at + 2 : at + 6])


def promise(scene: Scene, i: int, group: VerbGroup, finite: VerbGroup | None, words: StatusWords) -> str | None:
    """`pledged $48 billion`, `committed to having aid reach`, `a plan to build`, `proposal for increasing`, `plans
    to send`.
    """
    tokens = scene.tokens
    if group.lemma in words.promise_verbs and group.tense != "participle":
        asked = group.lemma in words.asking_verbs and group.tense in ("past", "present_perfect", "past_perfect")
        return None if asked else "status.promise"
    if group.lemma in ("call", "ask", "appeal") and tokens.word[group.end : group.end + 1] == ["for"]:
        return "status.promise"
    if group.lemma in words.deciding_verbs | {"agree"} and scene.tokens.tag[group.end : group.end + 2] == ["I", "Q"]:
        return "status.decided"  # `agreed to |treble| the resources`
    chain = scene.groups[: verbs_of(scene).order[group.start]]
    suggested = group.tense == "gerund" and bool(chain) and chain[-1].end == group.start
    if suggested and chain[-1].lemma in words.promise_verbs | CONSIDERING:
        return "status.promise"  # `proposed |raising| the age to 18`
    if group.tense == "infinitive" and tokens.word[group.start - 1 : group.start] == ["not"]:
        return None  # `decided |not to| charge 30 men`
    lead = group.start
    while lead and tokens.tag[lead - 1] == "D":
        lead -= 1  # `approval for |the| leasing of`
    hanging = group.tense == "infinitive" or tokens.word[lead - 1 : lead] in (["to"], ["of"], ["for"], ["on"], ["at"])
    hanging = hanging or plan_moves(scene, group, words)
    if (
        finite is not None
        and finite is not group
        and finite.end <= group.start
        and hanging
        and finite.lemma in words.promise_verbs
    ):
        return "status.promise"
    if group.tense not in ("infinitive", "gerund"):
        return None
    keeps = group.lemma in ("retain", "keep", "maintain", "hold", "leave")
    agreed = bool(chain) and chain[-1].lemma == "agree" and chain[-1].tense == "past"  # `has agreed to` tells a fact
    if group.tense == "infinitive" and chain and (agreed or chain[-1].lemma in words.deciding_verbs) and not keeps:
        return "status.decided"
    if (
        tokens.tag[group.start - 1 : group.start] == ["-"]
        and set(before_dashes(scene, group.start - 1)) & words.plan_nouns
    ):
        return "status.plan-to"
    finite_end = max((other.end for other in chain if other.finite), default=0)
    before = set(tokens.word[finite_end : group.start])
    if chain and chain[-1].passive and chain[-1].lemma in ("grant", "give", "approve", "obtain"):
        before |= set(tokens.word[: chain[-1].start])  # `Approval was granted for the leasing of …`
    if group.tense == "gerund" and not hanging:
        return None
    if before & words.plan_nouns or (group.tense == "gerund" and before & words.promise_nouns):
        return "status.plan-to"
    if scene.quantities[i].kind == "ordinal":
        return None  # `elected to preside over the sixtieth session` promises nothing
    factual = factual_infinitive(chain, words) or takes_so_much(scene, chain)
    if group.tense == "infinitive" and scene_tense(chain) in ("present", "") and not factual:
        return "status.infinitive"
    return None


def plan_moves(scene: Scene, group: VerbGroup, words: StatusWords) -> bool:
    """Whether a gerund tells what the plan before it is to move (`a bill |lowering| the rate to 24 per cent`)."""
    before = scene.tokens.word[group.start - 1] if group.start else ""
    return group.tense == "gerund" and before in words.plan_nouns and group.lemma in scene.words.moving_verbs


def unreal(scene: Scene, finite: VerbGroup, at: int) -> bool:
    """Whether a modal projects nothing: `could have absorbed` looks back, `could not pay` tells what was,
    `one reason may be` only guesses.
    """
    if finite.modal == "could" and finite.negated:
        return True
    if "have" in scene.tokens.word[finite.start : finite.main]:
        return True  # but `would have to rise`
    bounded = scene.quantities[scene.tokens.ref[at]].relation is Relation.AT_MOST  # `up to |30| may be lost`
    going_on = finite.lemma in GOING_ON and not finite.passive  # `up to 30 may be ill`
    return finite.modal in ("may", "might") and finite.start > at and (not bounded or going_on)


def before_dashes(scene: Scene, closing: int) -> list[str]:
    """The words before a stretch between dashes that closes at token `closing`."""
    for j in range(closing - 1, 0, -1):
        if scene.tokens.tag[j] == "-":
            return scene.tokens.word[max(0, j - 3) : j]
    return []


def scene_tense(chain: list[VerbGroup]) -> str:
    """The tense of the last finite group before an infinitive; empty where none stands before it."""
    for group in reversed(chain):
        if group.finite:
            return group.tense
    return ""


def factual_infinitive(chain: list[VerbGroup], words: StatusWords) -> bool:
    """Whether an infinitive tells a fact (`continue to house`, `helps to train`)."""
    ruling = next((group for group in reversed(chain) if group.tense != "infinitive"), None)
    return ruling is not None and ruling.lemma in words.factual_verbs


def presupposed(scene: Scene, i: int, at: int) -> bool:
    """Whether the words take the counted things as given (`the two parties`, `our five members`)."""
    return scene.quantities[i].form == "count" and at > 0 and scene.tokens.word[at - 1] in DEFINITE


def past_event(finite: VerbGroup | None) -> bool:
    """Whether the finite verb tells what happened."""
    return finite is not None and finite.tense in ("past", "past_perfect")


def first_person(scene: Scene, finite: VerbGroup) -> bool:
    """Whether the subject just before a verb is `I` or `we`, with an aside at most (`We, for our part, shall`)."""
    k = finite.start - 1
    if k > 0 and scene.tokens.tag[k] == ",":
        k = next((m for m in range(k - 1, max(-1, k - 8), -1) if scene.tokens.tag[m] == ","), 0) - 1
    return k >= 0 and scene.tokens.word[k] in ("i", "we")
