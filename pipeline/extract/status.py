"""How a figure is meant: reported as a fact, a target, or a norm (claim guide, section 3, `status`).

Reads the verb that governs the figure and the words around it; words are in `rules/status.toml`. What a status does to a figure
without a time is left to `periods.py`.
"""

from pipeline.extract.clause import VerbGroup, finite_governor, governor
from pipeline.extract.objects import Scene
from pipeline.lexicon.status import StatusWords
from schemas.vocabularies import Relation, Status


def find_status(scene: Scene, i: int, words: StatusWords, plan_item: bool) -> tuple[Status, str]:
    """The status of quantity `i` and the rule that says so; `plan_item` marks a bullet of a plan for years to come."""
    at = scene.index[i]
    if at < 0:
        return Status.REPORTED, "status.default"
    group = governor(scene.tokens, scene.groups, at)
    finite = finite_governor(scene.groups, group)
    norm = norm_rule(scene, i, at, group, finite, words)
    if norm:
        return Status.NORM, norm
    target = target_rule(scene, at, group, finite, words)
    if target:
        return Status.TARGET, target
    if plan_item and (finite is None or not scene.groups or scene.groups[0].tense == "gerund" or not any(g.finite for g in scene.groups)):
        return Status.TARGET, "status.plan-item"
    return Status.REPORTED, "status.reported"


def norm_rule(
    scene: Scene, i: int, at: int, group: VerbGroup | None, finite: VerbGroup | None, words: StatusWords
) -> str | None:
    """The rule that makes a figure a norm, if one does."""
    quantity = scene.quantities[i]
    tokens = scene.tokens
    threshold = quantity.relation in (Relation.LESS_THAN, Relation.MORE_THAN, Relation.AT_LEAST, Relation.AT_MOST)
    if quantity.form == "age" and threshold and not past_event(finite):
        return "status.age-limit"
    if finite is not None and finite.modal in words.duties and quantity.kind == "quantity":
        return "status.duty"
    if finite is not None and finite.modal == "shall" and not first_person(scene, finite):
        return "status.duty"
    near = set(tokens.word[max(0, at - 10) : at]) if quantity.kind == "quantity" else set()
    if near & words.limits and quantity.form != "count" and not past_event(finite):
        return "status.limit"
    if finite is not None and (finite.lemma in words.ruling_verbs or liable(scene, finite)) and not past_event(finite):
        return "status.rule"
    if quantity.form == "money" and threshold and living_on(scene, at):
        return "status.threshold"
    return None


def past_event(finite: VerbGroup | None) -> bool:
    """Whether the finite verb tells what happened."""
    return finite is not None and finite.tense in ("past", "past_perfect")


def first_person(scene: Scene, finite: VerbGroup) -> bool:
    """Whether the subject just before a verb is `I` or `we`."""
    return finite.start > 0 and scene.tokens.word[finite.start - 1] in ("i", "we")


def liable(scene: Scene, finite: VerbGroup) -> bool:
    """`is liable to`, `is punishable by`, `are entitled to`."""
    following = scene.tokens.word[finite.end : finite.end + 2]
    return bool(following) and following[0] in ("liable", "punishable", "entitled", "eligible")


def living_on(scene: Scene, at: int) -> bool:
    """A poverty line: `live on less than $1 a day`, `incomes of less than $500 a year`."""
    before = scene.tokens.word[max(0, at - 5) : at]
    return any(word in ("live", "living", "lived", "survive", "subsist", "incomes", "income", "lives") for word in before)


def target_rule(
    scene: Scene, at: int, group: VerbGroup | None, finite: VerbGroup | None, words: StatusWords
) -> str | None:
    """The rule that makes a figure a target, if one does."""
    tokens = scene.tokens
    if finite is not None and finite.tense == "future":
        return "status.future"
    if finite is not None and finite.modal in words.projections:
        return "status.modal"
    if finite is not None and finite.modal == "shall":
        return "status.future"
    if group is not None and group.lemma in words.promise_verbs and group.end <= at:
        return "status.promise"
    if finite is not None and finite.end <= at and finite.lemma in words.promise_verbs and finite is not group:
        return "status.promise"
    if group is not None and group.tense == "infinitive" and group.end <= at and not factual_infinitive(scene, group, words):
        return "status.infinitive"
    if finite is not None and finite.lemma == "be" and finite.end < len(tokens) and tokens.tag[finite.end] == "I":
        return "status.is-to"
    if any(word in words.promise_nouns for word in tokens.word[max(0, at - 3) : at]):
        return "status.target-noun"
    return None


def factual_infinitive(scene: Scene, group: VerbGroup, words: StatusWords) -> bool:
    """Whether an infinitive tells a fact (`continued to house`, `helped to train`, `went on to win`)."""
    for other in reversed(scene.groups):
        if other.end <= group.start:
            between = scene.tokens.word[other.end : group.start]
            if any(word in words.promise_nouns for word in between):
                return False
            return other.lemma in words.factual_verbs and other.tense not in ("future", "modal")
    return False
