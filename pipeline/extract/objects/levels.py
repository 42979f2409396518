"""Nouns that a clause gives to a measured figure at rest: the subject of a verb of level, a noun beside it.

Serves counts, shares and measures alike; which of these readings is tried first is theirs to say. What is moved is left
to `moved_nouns.py`.
"""

from pipeline.extract.objects.moved_nouns import acronym, changed_thing, leads_to
from pipeline.extract.scene.comparing import more_than_before
from pipeline.extract.scene.scene import Object, Scene, agent, counted_inside, empty, leading_words, made, verbs_of
from pipeline.extract.scene.verb_subjects import verb_subject
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, before_hedges, skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class

ECONOMY = word_class("economy")
PAYING = word_class("paying")
PUTTING = word_class("putting")
POSSESSING = word_class("possessing")
SAID = word_class("taken_to_be")
REACHING = word_class("reaching")
PRESENT = frozenset(("currently", "now", "presently", "today"))
TAKING_UP = word_class("taking_up")
GETTING = word_class("getting_shares")
PUBLIC_MONEY = word_class("public_money")
COMING_BACK = word_class("coming_back")
LEVELS_HELD = frozenset(("level", "levels", "that", "value", "capacity", "peak"))
OWN = word_class("possessives") | {"our", "my"}  # who gets a share of its own income is no share of it
DIMENSIONS = word_class("dimensions")
BENCHMARKS = word_class("benchmarks")
BEING_AT = word_class("standing_at")


def measured_subject(scene: Scene, at: int) -> Object | None:
    """The subject of a verb of level (`exports reached …`), where it is no country or body."""
    tokens = scene.tokens
    group = governor(tokens, scene.groups, at)
    if group is None or group.end > at:
        return None
    form = scene.quantities[tokens.ref[at]].form
    if form == "money" and (group.lemma == "comprise" or tokens.word[at + 1 : at + 2] == ["available"]):
        return None  # the parts of a sum have things of their own; `made $3 million |available| for schools`
    if (put := put_at_level(scene, group, at)) is not None:
        return put
    if tokens.word[group.end : group.end + 2] == ["up", "with"]:
        return None  # `donors came |up with| $3 million`
    said = tokens.word[group.end : group.end + 1] == ["that"] and tokens.tag[group.end] == "S"
    if said or total_of_share(tokens, at):
        return None  # `They estimate |that| 12 per cent …`, `wages were 12 per cent of the |$4 billion| spent on it`
    if form == "money" and group.end == at and not group.passive and group.lemma in PAYING:
        return None  # `the drive |recovered| 9 million euros`, but `sales recovered to 9 million euros`
    up = tokens.word[group.end : group.end + 1] == ["up"] and group.lemma in TAKING_UP  # `ate |up| a third of income`
    straight = group.end + up == at and form in ("share", "ratio")  # `the ratio slipped three percentage points`
    few = "share.one-in" in scene.quantities[tokens.ref[at]].rules and tokens.tag[at + 1 : at + 2] in (["N"], ["A"])
    of_behind = few or tokens.word[at + 1 : at + 2] == ["of"]  # `one in five |nurses|`
    # `|education| takes 26 per cent of the total budget`
    behind = tokens.word[at + 1 : at + 6]
    getting = group.lemma in GETTING and not PUBLIC_MONEY.isdisjoint(behind) and OWN.isdisjoint(behind)
    acts = does(scene, group) and not getting
    if straight and of_behind and (acts or not (getting or takes_up(scene, group, at))):
        straight = False  # `enough to vaccinate 2 per cent of the population`
    if straight and more_than_before(scene, at) and not scene.words.moves_to_level(group.lemma):
        straight = False  # `the city spent |12 per cent| more than in 2020`
    whole_behind = of_behind and (group.passive or tokens.word[at - 1] != "by")
    led = form != "duration" and not whole_behind and leads_to(tokens, group.end, at)
    level = not LEVELS_HELD.isdisjoint(tokens.word[at + 1 : at + 7])
    led = led or (group.lemma in COMING_BACK and level and tokens.word[before_hedges(tokens, at) - 1] == "to")
    # `Farming contributes |a quarter| of GDP`
    makes_up = group.lemma == "contribute" and not ECONOMY.isdisjoint(tokens.word[at + 1 : at + 5])
    if group.lemma not in scene.words.level_verbs and not (straight or led or makes_up):
        return None
    by = at
    while by and tokens.tag[by - 1] == "B":
        by -= 1
    done_by = group.passive and tokens.word[by - 1 : by] == ["by"]
    if done_by and form == "share" and not scene.words.moves(group.lemma):
        return None  # `is earned by just 39 percent of workers`
    phrase = verb_subject(scene, group)
    if phrase is None or tokens.tag[phrase.head] in "QT" or mark_for_others(scene, phrase, at):
        return None
    numbered = group.lemma == "number" and form == "count"  # `the Roma, who |number| 147,604`
    short = group.finite and acronym(scene, phrase, form)
    if not numbered and not short and agent(tokens, phrase, scene.words):
        return None
    if form == "share" and of_behind and group.lemma in POSSESSING and not getting:
        return None  # `women won |47 per cent| of the seats`
    owned = tokens.word[max(0, phrase.head - 1) : phrase.head + 2]
    if owned[:2] in (["whose", "number"], ["whose", "numbers"]) and owned[2:] != ["of"]:
        return made(scene, phrase_before(tokens, phrase.head - 1), "object.antecedent")  # `|camps|, whose number rose`
    if empty(tokens, phrase, scene.words) and tokens.word[phrase.head] in scene.words.transparent_nouns:
        inner = phrase_at(tokens, phrase.head + 2) if tokens.word[phrase.head + 1 : phrase.head + 2] == ["of"] else None
        return made(scene, inner, "object.subject") if inner else None
    if tokens.word[phrase.head] in scene.words.change_nouns:
        changed = changed_thing(scene, phrase)
        if changed is not None and changed.rule == "object.changed":
            return changed
    return made(scene, counted_inside(scene, phrase), "object.subject")


def mark_for_others(scene: Scene, phrase: Phrase, at: int) -> bool:
    """Whether a subject is only the mark set for what was counted before (`handle 25 |files|; the norm is 15`)."""
    tokens, i = scene.tokens, scene.tokens.ref[at]
    named = tokens.word[phrase.head + 1 : phrase.head + 2] in (["for"], ["of"])
    if not i or named or tokens.word[phrase.head] not in BENCHMARKS:
        return False
    quantity = scene.quantities[i]
    return any(other.form == quantity.form and other.unit == quantity.unit for other in scene.quantities[:i])


def put_at_level(scene: Scene, group: VerbGroup, at: int) -> Object | None:
    """What somebody puts at a level: `estimated |the cost of repair| at 7 million euros`."""
    tokens = scene.tokens
    end = before_hedges(tokens, at) - 1
    end -= tokens.word[end : end + 1] == ["between"]
    if group.passive or group.lemma not in PUTTING or tokens.word[end : end + 1] != ["at"]:
        return None
    phrase = phrase_at(tokens, skip_determiners(tokens, group.end))
    if phrase is None or phrase.end > end or any(tag in ",;:" for tag in tokens.tag[phrase.end : end]):
        return None
    if tokens.word[phrase.end : phrase.end + 1] == ["to"] and set(tokens.tag[phrase.end : end]) <= set("PDNAO"):
        phrase = Phrase(phrase.start, end, phrase.head)  # `put |damage to the roads| at 7 million euros`
    return made(scene, counted_inside(scene, phrase), "object.moved")


def graded_place(tokens: Tokens, bracket: int) -> bool:
    """Whether the words before a bracket say where a level is higher or lower (`was |highest in mining| (900 euros)`,
    `… |than in the south| (8 per cent)`).
    """
    j = bracket
    while j and tokens.tag[j - 1] in "NOADKCG":
        j -= 1
    if j < 2 or tokens.word[j - 1] not in ("in", "among", "for", "at"):
        return False
    word = tokens.word[j - 2]
    return word == "than" or word.endswith("est") or word in ("higher", "lower", "greater", "commonest")


def total_of_share(tokens: Tokens, at: int) -> bool:
    """Whether a figure is what a share or count before it is of: the clause tells of the share, not of it."""
    j = before_hedges(tokens, at)
    return j > 1 and tokens.word[j - 1] == "of" and tokens.tag[j - 2] == "Q"


def does(scene: Scene, group: VerbGroup) -> bool:
    """Whether the object of a verb is what a share is of (`enough to vaccinate |2 per cent| of the population`)."""
    return (group.tense == "infinitive" and not raised(scene, group)) or group.lemma in scene.words.doing_verbs


def takes_up(scene: Scene, group: VerbGroup, at: int) -> bool:
    """Whether the subject of a verb is measured by the share that is its object (`the levy |covers| 90 per cent of the
    cost`, `imports |need| 4 per cent of GDP`), not what that is a share of (`the storm |affects| half of the homes`).
    """
    if group.lemma in scene.words.level_verbs or scene.words.moves(group.lemma) or group.lemma in TAKING_UP:
        return True
    return not ECONOMY.isdisjoint(scene.tokens.word[at + 1 : at + 5])


def raised(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive has the subject of the verb before it (`supply |is on course to cover| a third`)."""
    at = verbs_of(scene).order[group.start]
    before = scene.groups[at - 1] if at else None
    if before is None or not before.finite or not (before.lemma == "be" or before.passive):
        return False
    between = scene.tokens.word[before.end : group.start]
    return not between or between in (["on", "course"], ["on", "track"], ["likely"], ["able"], ["due"], ["bound"])


def self_noun(scene: Scene, at: int) -> Object | None:
    """`exports |of| $2 billion`-like nouns that stand straight before the figure with `worth`, `valued at`,
    `costing`.
    """
    tokens = scene.tokens
    quantity = scene.quantities[tokens.ref[at]]
    lead = tokens.text[quantity.outer_start : quantity.start].lower().split()
    if lead[-1:] == ["at"] and at and tokens.tag[at - 1] in "NO":
        return made(scene, phrase_before(tokens, at), "object.before")  # `a scheme |estimated at| $5 million`
    sized = tokens.word[at + 1 : at + 2] and tokens.word[at + 1] in DIMENSIONS and quantity.form == "measure"
    if at and tokens.tag[at - 1] in "NO" and (sized or (lead[:1] == ["within"] and quantity.form == "measure")):
        return made(scene, phrase_before(tokens, at), "object.before")  # `|waves| up to 3 metres high`
    if sized and at > 1 and tokens.tag[at - 1] == "," and tokens.tag[at - 2] in "NO" and tokens.tag[at + 2] in ",.C":
        return made(scene, phrase_before(tokens, at - 1), "object.before")  # `The wall, |12 km| long, …`
    if lead[:1] and lead[0] in ("above", "below", "over", "under", "exceeding") and at and tokens.tag[at - 1] == "N":
        return made(scene, phrase_before(tokens, at, nearest=True), "object.before")  # `pay bills |above £3 million|`
    if tokens.word[max(0, at - 2) : at] in (["endowed", "with"], ["funded", "with"]):
        return made(scene, phrase_before(tokens, at - 2), "object.before")
    set_off = at
    while set_off and tokens.tag[set_off - 1] in "TB":
        set_off -= 1
    behind = tokens.tag[at + 1 : at + 3]  # `the largest grant, |$4 million over three years|, went to …`
    closed = behind[:1] in ([","], ["("], ["."]) or behind == ["T", ","]
    enclosed = set_off > 1 and tokens.tag[set_off - 1] == "," and closed
    now = enclosed and set_off < at and not PRESENT.isdisjoint(tokens.word[set_off:at])
    if enclosed and (now or opens_clause(tokens, set_off - 1)):
        return made(scene, with_receiver(tokens, phrase_before(tokens, set_off - 1)), "object.before")
    if tokens.word[at - 1 : at] == ["within"] and at > 1 and tokens.tag[at - 2] in "NO":
        return made(scene, phrase_before(tokens, at - 1, nearest=True), "object.before")
    j = at
    while j and at - j < 4 and (tokens.tag[j - 1] in ",B" or tokens.word[j - 1] == "say"):
        j -= 1
    if j > 3 and tokens.word[j - 3 : j] in (["a", "total", "of"], ["a", "sum", "of"]):
        j -= 3
    if j and tokens.word[j - 1] in scene.words.self_words:
        bound = tokens.word[j - 1] == "worth" and tokens.tag[j - 2] != ","  # `a tranche of a |loan| worth $2 million`
        return made(scene, phrase_before(tokens, j - 1, nearest=bound), "object.before")
    if j > 1 and tokens.word[j - 2 : j] == [",", "at"] and tokens.tag[at + 1 : at + 2] in ([","], ["("]):
        return made(scene, with_receiver(tokens, phrase_before(tokens, j - 2)), "object.before")
    if j > 1 and tokens.word[j - 2 : j] == [",", "at"] and tokens.word[at + 1 : at + 2] in (["of"], ["."]):
        group = governor(tokens, scene.groups, j - 2)
        phrase = verb_subject(scene, group) if group is not None and group.lemma == "be" else None
        if phrase is not None and not agent(tokens, phrase, scene.words):
            return made(scene, phrase, "object.subject")  # `|debt| is lower than at any time, at 79.5% of GDP`
    if j > 1 and tokens.word[j - 1] in ("at", "to") and tokens.word[j - 2] in BEING_AT:
        return made(scene, with_receiver(tokens, phrase_before(tokens, j - 2)), "object.before")
    if j > 2 and tokens.word[j - 2 : j] in (["ranging", "from"], ["ranging", "between"], ["varying", "from"]):
        noun = phrase_before(tokens, j - 2, nearest=True)
        before = noun.start - 1 if noun is not None else -1
        if before < 0 or tokens.tag[before] != "P" or tokens.word[before] == "with":  # `verdicts, with |sentences|`
            return made(scene, noun, "object.before")
        return None  # `loans to farmers`: the clause says of which of them
    told = said_to(tokens, j)
    return made(scene, phrase_before(tokens, told), "object.before") if told else None


def with_receiver(tokens: Tokens, phrase: Phrase | None) -> Phrase | None:
    """A noun behind `to` with the noun that goes there (`|arrears to suppliers|, estimated at $2 million`)."""
    k = phrase.start - 1 if phrase is not None else 0
    outer = phrase_before(tokens, k) if k > 0 and tokens.word[k] == "to" and tokens.tag[k - 1] in "NO" else None
    return Phrase(outer.start, phrase.end, outer.head) if outer is not None and phrase is not None else phrase


def opens_clause(tokens: Tokens, end: int) -> bool:
    """Whether no verb stands before token `end` in its clause (`we know that |the rate|, 5 per cent, …`)."""
    for k in range(end - 1, -1, -1):
        if tokens.tag[k] in "bhMdVEW":
            return False
        if tokens.tag[k] in "S;:":
            return True
    return True


def said_to(tokens: Tokens, j: int) -> int:
    """Where the participle stands of `losses |estimated to amount to| $250 billion`, `|said to exceed| 3 per cent`,
    before `j`; 0 where none does.
    """
    if j > 4 and tokens.word[j - 1] in ("to", "at"):
        j -= 1
    said = j > 3 and tokens.tag[j - 2] == "I" and tokens.word[j - 3] in SAID and tokens.lemma[j - 1] in REACHING
    return j - 3 if said and tokens.tag[j - 4] in "NO" else 0


def prenominal(scene: Scene, at: int) -> Object | None:
    """A noun straight behind the figure (`a $100 million contribution`, `a 10 per cent increase`)."""
    tokens = scene.tokens
    phrase = phrase_at(tokens, at + 1)
    if phrase is None or not leading_words(scene, at, phrase) or tokens.tag[at + 1] == "D":
        return None
    if tokens.tag[phrase.head] == "A" or tokens.word[phrase.head] in scene.words.mark_nouns:
        return None
    if tokens.word[at + 1] in DIMENSIONS and scene.quantities[tokens.ref[at]].form == "measure":
        return None  # `waves 3 metres high`
    if scene.quantities[tokens.ref[at]].form == "duration" and tokens.word[at - 1 : at] == ["for"]:
        return None  # `For four decades conflicts have …`
    if tokens.lemma[phrase.head] in scene.words.change_nouns or tokens.word[phrase.head] in scene.words.change_nouns:
        thing = changed_thing(scene, phrase)
        bare = thing is not None and thing.rule == "object.change-noun" and tokens.word[phrase.head] != "growth"
        return None if bare and tokens.ref[at] > 0 else thing
    return made(scene, phrase, "object.behind")
