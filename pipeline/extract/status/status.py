"""How a figure is meant: reported as a fact, a target, or a norm (claim guide, section 3, `status`).

Reads the verb that governs the figure and the words around it; words are in `rules/status.toml`. What a status does
to a figure without a time is left to `periods.py`.
"""

from pipeline.extract.scene.scene import Object, Scene, subject_phrase
from pipeline.extract.status.aims import asked_to_be, supposed
from pipeline.extract.status.asides import gone_through, illustrates, only_said
from pipeline.extract.status.norms import (
    BOUNDS,
    IN_FORCE,
    by_law,
    changes_rate,
    criterion,
    moving_group,
    names_doer,
    norm_rule,
    norm_words,
    permitted,
    ruling_group,
    standing_rate,
)
from pipeline.extract.status.promises import first_person, past_event, plan_moves, presupposed, target_rule
from pipeline.extract.syntax.governors import finite_governor, governor
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.nouns import before_hedges, only_past
from pipeline.extract.syntax.standing import before_standing, stands_now
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.extract.syntax.word_forms import plural_noun
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.status import StatusWords
from schemas.vocabularies import Relation, Status

RATES = word_class("rates_in_law")
FORECASTS = word_class("forecasts")
DOERS = word_class("doers_of_deeds")
KEEPING = word_class("keeping_to")
POSSESSIVES = word_class("possessives")
THESE = frozenset(("the", "these", "those", "both"))
ASKING = frozenset(("rule", "requirement", "obligation"))  # `the requirement is to keep 40 beds`
BARS = word_class("behind_bars")
PUNISHING = word_class("bringing_punishment")
OF_NOW = word_class("of_now")
SHIFTING = word_class("shifting")
UNDATED = frozenset("each every annually yearly a per by until before".split())
WISHING = frozenset(("like", "wish", "want"))


def find_status(scene: Scene, i: int, thing: Object, words: StatusWords, plan_item: bool) -> tuple[Status, str]:
    """The status of quantity `i` and the rule that says so; `plan_item` marks a bullet of a plan for years to come."""
    at = scene.index[i]
    if at < 0:
        return Status.REPORTED, "status.default"
    group = moving_group(scene, at) or ruling_group(scene, governor(scene.tokens, scene.groups, at))
    finite = finite_governor(scene.groups, group)
    if (told := of_its_kind(scene, i, thing, finite)) is not None:
        return told
    if illustrates(scene, at, thing) or gone_through(scene, at, finite):
        return Status.REPORTED, "status.reported"
    if only_said(scene, at, finite, words):
        group = finite = None
    if (
        finite is not None
        and finite.modal == "shall"
        and not (first_person(scene, finite) or scene.budget)
        and not presupposed(scene, i, at)
    ):
        return Status.NORM, "status.duty"
    if permitted(scene, i, at, finite, words):
        return Status.NORM, "status.permission"
    ruled = scene.quantities[i].kind == "quantity" and by_law(scene, at, finite, words, thing.head in RATES | IN_FORCE)
    if ruled and not presupposed(scene, i, at):
        return Status.NORM, "status.law"
    asked = asked_to_be(scene, finite, words)
    if asked and not presupposed(scene, i, at):
        return (Status.NORM if asked == "status.law" else Status.TARGET), asked
    if thing.head in FORECASTS and group is not None and group.lemma in scene.words.moving_verbs:
        return Status.TARGET, "status.forecast-moved"  # `cut its growth |forecast| from 2.1 to 1.6 per cent`
    if told_earlier(scene, at):
        ruled = norm_words(thing, words) or (
            changes_rate(scene, i, thing) and not changed_by_now(scene, group, finite, words)
        )
        ruled = ruled or (finite is not None and finite.tense == "present" and finite.lemma in words.ruling_verbs)
        return (Status.NORM if ruled else Status.REPORTED), "status.moved-from"
    if obliged(scene, finite) and not presupposed(scene, i, at):
        return Status.NORM, "status.obligation"
    if criterion(scene, i, at):
        return Status.NORM, "status.criterion"
    if standing_rate(scene, i, at, finite):
        return Status.NORM, "status.standing-rate"
    aside = at_present(scene, at, finite)
    if aside:
        norm_aside = thing.head in RATES - {"rate"} or changes_rate(scene, i, thing) or norm_words(thing, words)
        return (Status.NORM if norm_aside else Status.REPORTED), "status.at-present"
    given = scene.quantities[i].kind == "ordinal" or presupposed(scene, i, at)
    if not given and (case := supposed(scene, at, finite)) is not None:
        return (Status.NORM if case == "status.case" else Status.TARGET), case
    target = target_rule(scene, i, at, group, finite, words)
    if target == "status.is-to" and asks_to(scene, finite):
        return Status.NORM, "status.obligation"  # `the requirement is to keep at least |40 beds|`
    if target:
        return Status.TARGET, target
    if (norm := held_as_norm(scene, i, thing, finite, words)) is not None:
        return Status.NORM, norm
    if plan_item and all(
        not other.finite or other.tense == "imperative" or to_do(scene, other) for other in scene.groups
    ):
        return Status.TARGET, "status.plan-item"
    return Status.REPORTED, "status.reported"


def asks_to(scene: Scene, finite: VerbGroup | None) -> bool:
    """Whether a rule asks to do it (`the requirement is |to keep| 40 beds`; not `the rule is to take effect`)."""
    if finite is None or scene.tokens.word[finite.start - 1] not in ASKING:
        return False
    task = next((group for group in scene.groups if group.start >= finite.end), None)
    return task is not None and not task.passive and task.lemma in KEEPING


def of_its_kind(scene: Scene, i: int, thing: Object, finite: VerbGroup | None) -> tuple[Status, str] | None:
    """The status of ordinals in names and courtesies, and of ages that are limits or name a group of people."""
    at, quantity = scene.index[i], scene.quantities[i]
    if quantity.kind == "ordinal" and of_decade(scene, at, thing):
        return Status.REPORTED, "status.decade"
    if quantity.kind == "ordinal" and (cited(scene, at) or courtesy(scene, finite)):
        return Status.REPORTED, "status.courtesy"
    aged = quantity.form == "age" and quantity.relation in BOUNDS
    if not aged or past_event(finite) or happens_before(scene, at, finite):
        return None
    return (Status.REPORTED, "status.age-group") if counted_people(scene, i) else (Status.NORM, "status.age-limit")


def held_as_norm(scene: Scene, i: int, thing: Object, finite: VerbGroup | None, words: StatusWords) -> str | None:
    """The rule by which a figure is a norm where nothing makes it a target: what sets it, a penalty, its noun."""
    at, quantity = scene.index[i], scene.quantities[i]
    norm = norm_rule(scene, i, at, finite, words)
    if norm:
        return norm
    moved = finite is not None and finite.lemma in scene.words.moving_verbs  # `raised the penalty to 30 years`
    penal = thing.head in words.penalties and quantity.form in ("money", "duration")
    ranged = finite is not None and finite.lemma in ("range", "vary")  # `sentences ranged from 2 to |9 years|`
    if penal and (moved or not past_event(finite) or (quantity.relation is Relation.AT_MOST and not ranged)):
        return "status.penalty"
    if threatened(scene, thing, finite, words):
        return "status.penalty"
    if not norm_words(thing, words) or quantity.form in ("count", "times"):
        return None
    if finite is not None and quantity.form == "money" and names_doer(scene, at, finite, words.norm_nouns):
        return None  # `the levy brought in |$3 million|`
    return "status.norm-noun"


def threatened(scene: Scene, thing: Object, finite: VerbGroup | None, words: StatusWords) -> bool:
    """Whether a time behind bars is what a deed of a kind brings (`offenders |face| 12 years in prison`, `the penalty
    |is| 12 years in prison`), not what somebody faces (`the mayor faces`).
    """
    if thing.head not in BARS or finite is None or finite.tense != "present" or finite.passive:
        return False
    subject = subject_phrase(scene, finite.start)
    if subject is None:
        return False
    before = scene.tokens.word[subject.start - 1] if subject.start else ""
    tags = scene.tokens.tag[max(0, subject.start - 1) : subject.head]
    if finite.lemma == "be":
        return scene.tokens.word[subject.head] in words.penalties and "K" not in tags and before not in POSSESSIVES
    known = before in THESE or (subject.start > 0 and tags[0] in "QK")
    doers = head_of(scene.tokens.word[subject.head], scene.words) in DOERS
    several = doers and plural_noun(scene.tokens, subject.head, scene.words) and not known
    return finite.lemma in PUNISHING and (several or finite.lemma != "face")


def to_do(scene: Scene, group: VerbGroup) -> bool:
    """Whether an -ed form by itself, with its subject before it, is what is to be done by an item of a plan (`|300|
    officers trained each year`, `Costs reduced by |30 per cent|`), and no past that does something (`The fund trained
    |300| officers`) or is dated (`|300| officers trained in 2022`).
    """
    tokens, k = scene.tokens, group.start
    if group.tense not in ("past", "participle") or group.end - k > 1 or tokens.tag[k] != "E" or only_past(tokens, k):
        return False
    if group.lemma in scene.words.intransitive_verbs or set("NOQ").isdisjoint(tokens.tag[:k]):
        return False
    if group.end < len(tokens.tag) and tokens.tag[group.end] not in "PCTB,.;:(-":
        return tokens.word[group.end] in UNDATED
    times = (tokens.word[j].split()[0] for j, tag in enumerate(tokens.tag) if tag == "T")
    return all(word in UNDATED for word in times)


def obliged(scene: Scene, finite: VerbGroup | None) -> bool:
    """Whether somebody is held to something by rule (`Firms with 50 or more workers |are required to| train 2 per cent
    of them`); what so much of is needed for is none (`$3 million is required to mend 40 bridges`).
    """
    if finite is None or finite.lemma not in ("require", "oblige") or not finite.passive or finite.tense != "present":
        return False
    tokens = scene.tokens
    before = [k for k in range(finite.start) if tokens.tag[k] == "Q"]
    needed = any(not k or tokens.tag[before_hedges(tokens, k) - 1] != "P" for k in before)
    return tokens.tag[finite.end : finite.end + 1] == ["I"] and not needed


def cited(scene: Scene, at: int) -> bool:
    """Whether an ordinal stands in square brackets, as the place of what is quoted (`[|518th| meeting, para. 80]`)."""
    tokens = scene.tokens
    return at > 0 and tokens.text[tokens.start[at - 1] : tokens.end[at - 1]] == "["


def of_decade(scene: Scene, at: int, thing: Object) -> bool:
    """Whether a decade is only named, as that of something (`shall pursue the aims of the |Second| Decade`)."""
    return thing.head == "decade" and scene.tokens.word[max(0, at - 2) : at] in (["of", "the"], ["for", "the"])


def courtesy(scene: Scene, finite: VerbGroup | None) -> bool:
    """Whether a speaker says what he does in saying it (`I should like to thank the Chair of the |fifth| session`)."""
    if finite is None or finite.lemma not in WISHING or finite.tense not in ("modal", "future", "present"):
        return False
    k = finite.start - 1
    while k >= 0 and scene.tokens.tag[k] in "BT":
        k -= 1
    return k >= 0 and scene.tokens.word[k] == "i"


def counted_people(scene: Scene, i: int) -> bool:
    """Whether an age only says which people another figure counts (`half of all children under |five| are stunted`)."""
    return any(other.form in ("count", "share") for j, other in enumerate(scene.quantities) if j != i)


def happens_before(scene: Scene, at: int, finite: VerbGroup | None) -> bool:
    """Whether an age only says when in life something happens (`many girls marry |before| the age of 15`)."""
    told = scene.tokens.word[at].split()[0] == "before" or "before" in scene.tokens.word[max(0, at - 4) : at]
    return told and finite is not None and finite.modal in (None, "", "will") and not finite.negated


def changed_by_now(scene: Scene, group: VerbGroup | None, finite: VerbGroup | None, words: StatusWords) -> bool:
    """Whether a change is over or decided (`was cut from`, `is cut from`), so that the old rate is gone."""
    if finite is None or group is None or group.tense == "infinitive" or plan_moves(scene, group, words):
        return False
    done = finite.tense == "present" and finite.passive and finite.end - finite.start == 2  # not `is being cut`
    return done or finite.tense in ("past", "past_perfect", "present_perfect")


def told_earlier(scene: Scene, at: int) -> bool:
    """Whether a figure is the level that a change starts from (`from |A| to B`, `up from |13 per cent|`)."""
    tokens = scene.tokens
    j = before_hedges(tokens, before_standing(tokens, at))
    if not j or tokens.word[j - 1] != "from":
        return False
    before = tokens.word[j - 2] if j > 1 else ""
    if before in ("up", "down"):
        return True
    if before == "back":
        return False  # `were brought |back from| four countries`
    behind = tokens.word[at + 1 : at + 12]
    if tokens.word[at - 1] in OF_NOW and tokens.word[j - 1] == "from":  # `raised to 20 from the |current 10|`
        behind = [*behind, *tokens.word[max(0, j - 8) : j - 1]]
    return "to" in behind and any(
        group.end <= at and (group.lemma in SHIFTING or scene.words.moves(group.lemma)) for group in scene.groups
    )


def at_present(scene: Scene, at: int, finite: VerbGroup | None) -> bool:
    """Whether a figure is an aside on how things stand (`Corporation tax, |at present 52 per cent|, will be cut`)."""
    tokens = scene.tokens
    if finite is not None and finite.start > at and stands_now(tokens, at):
        return True  # `The |present membership of 51| should be doubled`
    if finite is None or at < 2 or tokens.tag[at - 1] not in "TB" or tokens.tag[at - 2] != ",":
        return False
    now = tokens.word[at - 1] in ("currently", "now", "at present", "today", "presently")
    if finite.start < at:
        return now and tokens.tag[at + 1 : at + 2] == [","]  # `will adjust the rate, |currently 6 per cent|, by May`
    return now and "," in tokens.tag[at + 1 : finite.start]
