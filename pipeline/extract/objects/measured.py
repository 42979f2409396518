"""What money, measures and durations are of or for, from the nearest to the farthest words that can say it."""

from pipeline.extract.objects.antecedents import pointed_of, relative_before
from pipeline.extract.objects.counted import attributive
from pipeline.extract.objects.lengths import duration_object
from pipeline.extract.objects.levels import measured_subject, prenominal, self_noun, total_of_share, with_receiver
from pipeline.extract.objects.moved_nouns import moved_object
from pipeline.extract.objects.of_nouns import noun_of
from pipeline.extract.objects.purposes import SOURCES, after_preposition, following_object, opening_purpose
from pipeline.extract.objects.references import list_partner
from pipeline.extract.scene.scene import Object, Scene, after_brackets, agent, empty, made
from pipeline.extract.scene.verb_subjects import verb_subject
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, before_determiners, before_hedges, skip_determiners
from pipeline.extract.syntax.persons import personal
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class

MARKS = word_class("set_marks")
SUBSISTING = word_class("subsisting")
PAYING = word_class("paying")
INSTITUTIONS = word_class("institutions")
SIZED = word_class("sized_by")
YIELDING = word_class("yielding")
SIZED_THINGS = word_class("sized_of_things")
YIELDING_THINGS = word_class("yielding_of_things")
HANDLERS = word_class("handlers")


def measured_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """What money or a measure is of or for, from the nearest to the farthest words that can say it."""
    tokens = scene.tokens
    at_next = after_brackets(tokens, at)
    if tokens.word[at_next : at_next + 1] == ["of"] and tokens.tag[at_next + 1 : at_next + 2] == ["W"]:
        return None
    if tokens.word[at - 1 : at] == ["each"] and tokens.tag[at - 2 : at - 1] == [","]:
        return made(scene, phrase_before(tokens, at - 2), "object.before")  # `three |vessels|, each 62 metres long`
    nxt = tokens.word[at_next] if at_next < len(tokens.tag) else ""
    quantity = scene.quantities[i]
    lead = tokens.text[quantity.outer_start : quantity.start].lower()
    away = quantity.form in ("measure", "duration") and lead.startswith("within")
    if nxt in ("of", "worth") and not away and not pointed_of(tokens, at):  # `homes |within 200 metres| of a road`
        k = at_next + 2 if nxt == "worth" and tokens.word[at_next + 1 : at_next + 2] == ["of"] else at_next + 1
        behind = made(scene, phrase_at(tokens, k + attributive(scene, k)), "object.of")  # `of |five-year| bonds`
        if behind is not None:
            return behind
        if (
            nxt == "of"
            and tokens.tag[k : k + 1] == ["G"]
            and tokens.tag[k + 1 : k + 2] in ([], ["."], [","], [";"], ["C"])
        ):
            return Object(tokens.surface(k), tokens.word[k], None, "object.of")  # `nine years of |schooling|`
    if quantity.form == "money" and nxt == "in":
        given = phrase_at(tokens, skip_determiners(tokens, at_next + 1))
        if given is not None and tokens.word[given.head] in scene.words.money_nouns:
            return made(scene, given, "object.money-noun")  # `the extension of $500 million |in grant assistance|`
    if quantity.form == "money" and (beyond := past_aside(scene, at_next)) is not None:
        return beyond
    needed = before_hedges(tokens, at)
    if (aside := level_aside(scene, at, needed)) is not None:
        return aside
    if tokens.word[max(0, needed - 2) : needed] == ["for", "which"] and needed > 3:
        comma = needed - 2 - (tokens.tag[needed - 3] == ",")
        return made(scene, phrase_before(tokens, comma), "object.antecedent")  # `the plan, for which |$5 million| is …`
    group = governor(tokens, scene.groups, at) if scene.quantities[i].form == "money" else None
    if group is not None and group.lemma == "fine" and group.end <= at and tokens.tag[group.main] in "VE":
        return Object(tokens.surface(group.main), "fine", None, "object.verb-phrase")  # `|fined| 40 million shillings`
    if scene.quantities[i].form == "money" and scene.quantities[i].per and tokens.word[at - 1 : at] == ["at"]:
        priced = priced_noun(tokens, at)
        if priced is not None:
            return made(scene, priced, "object.before")
    if scene.quantities[i].form == "duration":
        lasting = duration_object(scene, at)
        if lasting is not None:
            return lasting
    shared = alike(scene, i, at, at_next) or subsisting(scene, at) or described(scene, i, at)
    if shared is not None:
        return shared
    for finder in (prenominal, self_noun, noun_of, moved_object, measured_subject, following_object, clause_noun):
        thing = finder(scene, at)
        if thing is not None:
            return same_gift(scene, i, at, thing, found)
        if finder is measured_subject and quantity.form == "measure" and relative_before(scene, at) >= 0:
            return None  # `20 MW of |capacity|, of which at least 5 MW on roofs`
    if quantity.form == "money" and (opened := opening_purpose(scene, at)) is not None:
        return opened
    partner = list_partner(scene, i)
    if partner >= 0:
        return found[partner]
    return mark_behind(scene, at) if quantity.form == "measure" else None


def past_aside(scene: Scene, k: int) -> Object | None:
    """`allocate $3 million, or 27 per cent of the budget, to |education|`: what it goes to, behind the same told
    otherwise.
    """
    tokens = scene.tokens
    again = next((j for j in range(k + 2, min(len(tokens.tag), k + 5)) if tokens.tag[j] == "Q"), 0)
    said = tokens.word[k : k + 2] == [",", "or"] and again and scene.quantities[tokens.ref[again]].form == "share"
    comma = (
        next((j for j in range(k + 2, min(len(tokens.tag), k + 9)) if tokens.tag[j] in ",;.:bhMdVEW"), 0) if said else 0
    )
    goes = comma and tokens.tag[comma] == "," and tokens.word[comma + 1 : comma + 2] in (["to"], ["for"], ["on"])
    return after_preposition(scene, comma + 1) if goes else None


def level_aside(scene: Scene, at: int, begin: int) -> Object | None:
    """`|Income|, at $9,870 in constant prices, has regained …`: the subject that commas part from its level."""
    tokens = scene.tokens
    if tokens.word[max(0, begin - 2) : begin] != [",", "at"] or begin < 3 or tokens.tag[begin - 3] not in "NO":
        return None
    comma = next((k for k in range(at + 1, len(tokens.tag)) if tokens.tag[k] in ",;.:bhMdVEW"), 0)
    told = next((group for group in scene.groups if group.start > comma), None) if comma else None
    if told is None or tokens.tag[comma] != "," or told.start != comma + 1 or not told.finite:
        return None
    phrase = with_receiver(tokens, phrase_before(tokens, begin - 2))
    return None if phrase is None or agent(tokens, phrase, scene.words) else made(scene, phrase, "object.before-aside")


def subsisting(scene: Scene, at: int) -> Object | None:
    """`|People| live on less than $2 a day`: who lives on so much."""
    tokens = scene.tokens
    j = before_hedges(tokens, at)
    if tokens.word[j - 1 : j] != ["on"] or scene.quantities[tokens.ref[at]].form != "money":
        return None
    group = governor(tokens, scene.groups, at)
    if group is None or group.end != j - 1 or group.lemma not in SUBSISTING:
        return None
    phrase = verb_subject(scene, group)
    if phrase is None or tokens.tag[phrase.head] == "Q":  # `half of the |villagers| live on`
        phrase = phrase_before(tokens, group.start, nearest=True)
    return made(scene, phrase, "object.subject")


def described(scene: Scene, i: int, at: int) -> Object | None:
    """`a $30 million six-month |requirement|`: the noun behind a length that describes it."""
    step = attributive(scene, at + 1) if scene.quantities[i].form == "money" else 0
    return made(scene, phrase_at(scene.tokens, at + 1 + step), "object.behind") if step else None


def same_gift(scene: Scene, i: int, at: int, thing: Object, found: list[Object | None]) -> Object:
    """`$2 million in |food aid| to Chad and $1 million to Niger`: a country alone is who gets it, not what it is."""
    there = scene.index[i - 1] if i else -1
    alone = thing.rule == "object.purpose" and (thing.text or "").lower() in scene.words.names
    if not alone or there < 0 or scene.quantities[i].form != "money" or scene.quantities[i - 1].form != "money":
        return thing
    if scene.tokens.word[at + 1] not in ("to", "for") or any(tag in ";.:" for tag in scene.tokens.tag[there:at]):
        return thing
    given = measured_object(scene, i - 1, there, found)
    return given if given is not None and given.head in scene.words.money_nouns else thing


def mark_behind(scene: Scene, at: int) -> Object | None:
    """`the 1.5°C |target|`, `the 1 per cent |aid target|`: the mark itself, where nothing else is measured."""
    tokens = scene.tokens
    phrase = phrase_at(tokens, at + 1, complements=False)
    marked = phrase is not None and phrase.start == at + 1 and tokens.word[phrase.head] in MARKS
    return made(scene, phrase, "object.behind") if marked else None


def alike(scene: Scene, i: int, at: int, behind: int) -> Object | None:
    """`$6 million is for roads and |$4 million| for bridges`: a sum that goes on like the one before it."""
    tokens = scene.tokens
    preposition = tokens.word[behind : behind + 1]
    there = scene.index[i - 1] if i and scene.quantities[i - 1].form == scene.quantities[i].form == "money" else -1
    if there < 0 or tokens.tag[at - 1] not in ",C" or preposition not in (["for"], ["to"], ["from"]):
        return None
    between = tokens.word[there + 1 : at]
    if preposition == ["from"]:
        source = phrase_at(tokens, skip_determiners(tokens, behind + 1))
        money = source is not None and tokens.word[source.head] in SOURCES and "from" in between
        return made(scene, source, "object.source") if money else None
    return after_preposition(scene, behind) if preposition[0] in between else None


def priced_noun(tokens: Tokens, at: int) -> Phrase | None:
    """What a price behind `at` is asked for (`|fertilizer| at 2,500 shillings a bag`), but not to whom or where it is
    sold (`maize to traders at`).
    """
    phrase = phrase_before(tokens, at - 1) if at > 1 and tokens.tag[at - 2] in "NO" else None
    k = before_determiners(tokens, phrase.start) if phrase is not None else 0
    return None if k and tokens.tag[k - 1] in "PI" else phrase


def clause_noun(scene: Scene, at: int) -> Object | None:
    """The noun phrase between the governing verb and the figure, else the verb's object or subject."""
    tokens = scene.tokens
    group = governor(tokens, scene.groups, at)
    if group is None or total_of_share(tokens, at):
        return None
    if group.end <= at:
        phrase = phrase_at(tokens, group.end)
        direct = phrase is not None and phrase.end <= at and phrase.start - group.end <= 2
        named = phrase is not None and not agent(tokens, phrase, scene.words) and not empty(tokens, phrase, scene.words)
        if phrase is not None and direct and named:
            return made(scene, phrase, "object.verb-object")
        return active_subject(scene, group, at)
    return None


def active_subject(scene: Scene, group: VerbGroup, at: int) -> Object | None:
    """The subject of a verb that money or a measure is the object of, where it is a thing, or people who receive
    money.
    """
    tokens, form = scene.tokens, scene.quantities[scene.tokens.ref[at]].form
    phrase = verb_subject(scene, group)
    if phrase is None or tokens.tag[phrase.head] in "QT" or empty(tokens, phrase, scene.words):
        return None
    money_noun = tokens.word[phrase.head] in scene.words.money_nouns
    if form == "money" and not group.passive and not money_noun and not brings(scene, group, phrase):
        return None  # `the |fund| disbursed $45 million`, but `|revenue| contributed $45 million`
    straight = group.end == before_hedges(tokens, at) and not group.passive
    if form == "measure" and straight and not (brings(scene, group, phrase) or sizes(scene, group, phrase)):
        return None  # `the |mill| crushed 12 tonnes`, but `the dam holds 12 cubic metres`
    if "budget" in tokens.word[phrase.start : phrase.head + 1] and group.lemma not in scene.words.level_verbs:
        return None  # `Budget 2016 proposes to provide …`
    people = tokens.word[phrase.head].endswith(("ers", "ors", "ees", "ants", "ents")) or head_of(
        tokens.word[phrase.head], scene.words
    ) in ("person", "woman", "man", "child")
    paid = form == "money" and group.lemma in scene.words.receiving_verbs
    acts = people or (form == "money" and tokens.word[phrase.head] in INSTITUTIONS)
    if agent(tokens, phrase, scene.words) or (acts and not paid):
        return None
    return made(scene, phrase, "object.subject")


def brings(scene: Scene, group: VerbGroup, subject: Phrase) -> bool:
    """Whether a verb tells what a thing costs, needs, gets or brings; of others the subject is who handles the
    money.
    """
    lemma = group.lemma
    if lemma in ("sell", "retail") and scene.tokens.word[group.end : group.end + 1] in (["for"], ["at"]):
        return True  # `|tickets| sell for $3`
    if (lemma in scene.words.level_verbs and lemma not in PAYING) or lemma in YIELDING:
        return True
    return lemma in YIELDING_THINGS and not handles(scene, subject)


def sizes(scene: Scene, group: VerbGroup, subject: Phrase) -> bool:
    """Whether a verb tells the size of its subject or what it takes: `the dam |holds| 12 cubic metres`."""
    return group.lemma in SIZED or (group.lemma in SIZED_THINGS and not handles(scene, subject))


def handles(scene: Scene, subject: Phrase) -> bool:
    """Whether a subject is one that acts: a person (`the |donor| injected $12 million`) or a group or body of them."""
    word = head_of(scene.tokens.word[subject.head], scene.words)
    return word in HANDLERS or personal(word, scene.words) or personal(word + "s", scene.words)
