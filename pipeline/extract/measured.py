"""What money, measures and durations are of or for, from the nearest to the farthest words that can say it."""

from pipeline.extract.antecedents import pointed_of, relative_before
from pipeline.extract.counted import attributive
from pipeline.extract.governors import governor
from pipeline.extract.heads import head_of
from pipeline.extract.leftward import phrase_before
from pipeline.extract.lengths import duration_object
from pipeline.extract.levels import measured_subject, prenominal, self_noun, total_of_share
from pipeline.extract.moved_nouns import moved_object, noun_of
from pipeline.extract.nouns import Phrase, before_determiners, before_hedges, skip_determiners
from pipeline.extract.phrases import extend_gerund, phrase_at
from pipeline.extract.references import list_partner
from pipeline.extract.scene import Object, Scene, after_brackets, agent, empty, made, of_inner
from pipeline.extract.tokens import LONGEST_CLAUSE, Tokens
from pipeline.extract.verb_group import VerbGroup
from pipeline.extract.verb_subjects import verb_subject
from pipeline.extract.word_forms import plural_noun
from pipeline.lexicon.classes import word_class

FARTHEST = 9  # how many tokens a preposition may stand behind its figure
MARKS = word_class("set_marks")
TIMES = word_class("times_of_measures")
SUBSISTING = word_class("subsisting")
STORES = word_class("stores_of_money")
SOURCES = word_class("sources_of_money")
# of goods: where they go (`60,000 barrels to the coast`)
INSIDE = frozenset(("for", "towards", "toward", "from", "to", "into"))  # may belong to the noun behind `on`
WHITHER = frozenset(("from", "to", "into", "towards", "toward"))
ADVERBIALS = frozenset(("average", "aggregate", "total", "case", "advance"))
ACTING = word_class("acting_on")
PAYING = word_class("paying")


def measured_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """What money or a measure is of or for, from the nearest to the farthest words that can say it."""
    tokens = scene.tokens
    at_next = after_brackets(tokens, at)
    if tokens.word[at_next : at_next + 1] == ["of"] and tokens.tag[at_next + 1 : at_next + 2] == ["W"]:
        return None
    nxt = tokens.word[at_next] if at_next < len(tokens.tag) else ""
    quantity = scene.quantities[i]
    lead = tokens.text[quantity.outer_start : quantity.start].lower()
    away = quantity.form in ("measure", "duration") and lead.startswith("within")
    if nxt in ("of", "worth") and not away and not pointed_of(tokens, at):  # `homes |within 200 metres| of a road`
        k = at_next + 2 if nxt == "worth" and tokens.word[at_next + 1 : at_next + 2] == ["of"] else at_next + 1
        behind = made(scene, phrase_at(tokens, k), "object.of")
        if behind is not None:
            return behind
    if quantity.form == "money" and nxt == "in":
        given = phrase_at(tokens, skip_determiners(tokens, at_next + 1))
        if given is not None and tokens.word[given.head] in scene.words.money_nouns:
            return made(scene, given, "object.money-noun")  # `the extension of $500 million |in grant assistance|`
    needed = before_hedges(tokens, at)
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


def opening_purpose(scene: Scene, at: int) -> Object | None:
    """`For |irrigation|, I propose to set aside $4 million`: what the words that open the sentence give money for."""
    tokens = scene.tokens
    if tokens.word[0] != "for" or "Q" in tokens.tag[: tokens.tag.index(",") if "," in tokens.tag[:at] else at]:
        return None
    phrase = phrase_at(tokens, skip_determiners(tokens, 1))
    if phrase is None or tokens.tag[phrase.end : phrase.end + 1] != [","] or tokens.word[phrase.head] in TIMES:
        return None
    return made(scene, phrase, "object.purpose")


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


def following_object(scene: Scene, at: int) -> Object | None:
    """`$2 million in assistance | for the crisis | to the fund | to build schools`: the first of these in that
    order.
    """
    tokens = scene.tokens
    stop = clause_end(tokens, at)
    given = next((group for group in scene.groups if group.start == after_brackets(tokens, at) and group.passive), None)
    copula = next(
        (group for group in scene.groups if group.start == after_brackets(tokens, at) and group.lemma == "be"), None
    )
    if copula is not None and tokens.word[copula.end : copula.end + 1] in (["a"], ["an"]):
        return made(scene, phrase_at(tokens, copula.end), "object.complement")  # `$118 million is a loan`
    if copula is not None and not copula.passive and tokens.tag[copula.end : copula.end + 1] in (["N"], ["A"]):
        named = phrase_at(tokens, copula.end)
        told = named is not None and (plural_noun(tokens, named.head, scene.words) or named.end - named.start > 1)
        if named is not None and told and named.start == copula.end and tokens.tag[named.head] == "N":
            return made(scene, named, "object.complement")  # `of which $5 million was |food aid|`
    if copula is not None and tokens.word[copula.end : copula.end + 1] == ["for"]:
        receiver = phrase_at(tokens, copula.end + 1)
        country = receiver is not None and tokens.word[receiver.head] in scene.words.names
        if country and relative_before(scene, at) >= 0:
            return None  # `|Food aid| came to $6 million, of which $1 million was for Yemen`
        return after_preposition(scene, copula.end)
    if tokens.word[at + 1 : at + 2] in (["for"], ["among"]) and tokens.tag[at + 2 : at + 3] == ["Q"]:
        first = at + 4 if tokens.word[at + 3 : at + 4] == ["of"] else at + 3
        return made(scene, phrase_at(tokens, first), "object.purpose")  # `$3 billion for 2,700 km of fencing`
    if given is not None:
        first = past_frequency(tokens, given.end)
        for k in range(first, min(stop, first + 3)):
            if tokens.word[k] in ("for", "to", "on", "in", "into", "as") and tokens.tag[k] in "PI":
                if tokens.tag[k + 1 : k + 2] == ["Q"]:
                    return made(scene, phrase_at(tokens, k + 2), "object.purpose")
                return after_preposition(scene, k)
    begin = after_brackets(tokens, at)
    begin += tokens.word[begin : begin + 1] == ["worth"]
    going = next((group for group in scene.groups if group.start == begin), None)
    if going is not None and going.lemma == "go" and tokens.word[going.end : going.end + 1] == ["to"]:
        goal = phrase_at(tokens, skip_determiners(tokens, going.end + 1))
        if (
            goal is not None
            and (tokens.tag[goal.head] == "N" or tokens.word[goal.head] in scene.words.undertakings)
            and tokens.word[goal.head] not in scene.words.place_nouns
            and (tokens.word[goal.head] in scene.words.undertakings or not agent(tokens, goal, scene.words))
        ):
            return made(scene, goal, "object.purpose")  # `of which $2 billion will go to |public works|`
        if relative_before(scene, at) >= 0:
            return None  # `|food|, of which $2 million went to villages in the hills`
    if (
        going is not None
        and going.lemma == "go"
        and tokens.word[going.end : going.end + 1] in (["towards"], ["toward"])
    ):
        return after_preposition(scene, going.end)
    if (source := source_of(scene, going)) is not None:
        return source
    late = money_phrase(scene, at)
    if late is not None:
        return late
    stop = next_figure(tokens, after_brackets(tokens, at), stop)
    measured = scene.quantities[tokens.ref[at]].form == "measure"
    for preposition in ("as", "in", "for", "towards", "toward", "from", "to", "on", "into", "among"):
        if preposition not in tokens.vocabulary or (measured and preposition in WHITHER):
            continue
        for k in range(at + 1, stop - 1):
            if tokens.word[k] == preposition and tokens.tag[k] in "PI" and near(tokens, at, k, preposition):
                if preposition in INSIDE and topic_between(tokens, at, k):
                    continue
                thing = after_preposition(scene, k)
                if thing is not None:
                    return thing
    return None


def source_of(scene: Scene, group: VerbGroup | None) -> Object | None:
    """The money that a sum is taken from (`of which $110 million will come from |taxes|`), which is no giver."""
    tokens = scene.tokens
    if group is None or not (group.lemma == "come" or group.passive):
        return None
    if tokens.word[group.end : group.end + 1] != ["from"]:
        return None
    phrase = phrase_at(tokens, skip_determiners(tokens, group.end + 1))
    money = phrase is not None and tokens.word[phrase.head] in SOURCES
    return made(scene, phrase, "object.source") if money else None


def topic_between(tokens: Tokens, at: int, k: int) -> bool:
    """Whether the preposition at `k` belongs to what `on` before it names (`spent $3 million on |aid| to farmers`)."""
    on = next((j for j in range(at + 1, k - 1) if tokens.word[j] == "on" and tokens.tag[j] == "P"), 0)
    return on > 0 and tokens.tag[on + 1] in "DNAKO" and tokens.word[on + 1] != "behalf" and "Q" not in tokens.tag[on:k]


def past_frequency(tokens: Tokens, k: int) -> int:
    """Index behind adverbs, times and `every day` at `k` (`is spent |world-wide every minute| for …`)."""
    while k < len(tokens.tag):
        if tokens.word[k] in ("every", "each") and tokens.word[k + 1 : k + 2] and tokens.word[k + 1] in TIMES:
            k += 2
        elif tokens.tag[k] in "BT" or tokens.word[k] in ("out", "over"):
            k += 1
        else:
            break
    return k


def next_figure(tokens: Tokens, start: int, end: int) -> int:
    """Index behind the first figure in `start:end`, `end` where none stands there."""
    try:
        return tokens.tag.index("Q", start, end) + 1
    except ValueError:
        return end


def money_phrase(scene: Scene, at: int) -> Object | None:
    """`$67 million to the region in 2011, in direct humanitarian assistance`: `in` with a noun of money, wherever in
    the clause.
    """
    tokens = scene.tokens
    for k in range(at + 1, min(len(tokens.tag) - 1, at + 14)):
        if tokens.tag[k] in "Q;.:WS" or tokens.tag[k] in "bhMdV":
            return None
        if tokens.word[k] == "in" and tokens.tag[k] == "P":
            phrase = phrase_at(tokens, skip_determiners(tokens, k + 1))
            if phrase is not None and tokens.word[phrase.head] in scene.words.money_nouns:
                return made(scene, phrase, "object.money-noun")
    return None


def near(tokens: Tokens, at: int, k: int, preposition: str) -> bool:
    """Whether a preposition at `k` can still belong to the figure at `at`: no verb or other figure between, `in` at
    any distance.
    """
    between = tokens.tag[after_brackets(tokens, at) : k]
    if "Q" in between:
        return False
    if preposition == "in":
        return not any(tag in "bhMdVW" for tag in between)
    aside = between.index(")") - between.index("(") + 1 if "(" in between and ")" in between else 0
    return not any(tag in "bhMdVWG" for tag in between) and k - at - aside <= FARTHEST


def after_preposition(scene: Scene, k: int) -> Object | None:
    """The noun phrase behind the preposition or infinitive at `k`; places behind `in` do not count."""
    tokens = scene.tokens
    if k + 1 == len(tokens.tag):
        return None  # a sentence that was cut off
    if tokens.tag[k] == "I":
        first = k + 3 if tokens.tag[k + 2 : k + 3] in (["Q"], ["P"]) else k + 2
        phrase = phrase_at(tokens, first)
        if phrase is None or phrase.start > first + 2:
            return None
        named = agent(tokens, phrase, scene.words) and tokens.word[phrase.head] not in scene.words.undertakings
        if named and tokens.lemma[k + 1] not in ACTING:  # `to support Somalia in its reconstruction`
            help_in = tokens.word[phrase.end : phrase.end + 1] == ["in"] and tokens.tag[
                phrase.end + 1 : phrase.end + 2
            ] == ["D"]
            return made(scene, phrase_at(tokens, phrase.end + 1), "object.purpose") if help_in else None
        return made(scene, of_inner(scene, phrase), "object.purpose")
    if tokens.tag[k + 1] == "G" and tokens.word[k + 2 : k + 3] == ["of"]:  # `for leasing of equipment`
        return made(scene, Phrase(k + 1, extend_gerund(tokens, k + 1), k + 1), "object.purpose")
    if tokens.tag[k + 1] == "G":
        phrase = phrase_at(tokens, k + 2)
        return made(scene, phrase, "object.purpose") if phrase and phrase.start <= k + 4 else None
    if tokens.tag[k + 1] in "TQ":
        return None
    first = skip_determiners(tokens, k + 1)
    if first > k + 1 and tokens.tag[first : first + 1] == ["G"] and tokens.tag[first + 1 : first + 2] != ["N"]:
        # `for the leasing of police vehicles`, but `in a blending plant`
        return made(scene, Phrase(first, extend_gerund(tokens, first), first), "object.purpose")
    phrase = phrase_at(tokens, first)
    if phrase is None or phrase.start > first + 1:
        return None
    if tokens.word[phrase.head] in ADVERBIALS and phrase.end - phrase.start == 1:
        return None
    if tokens.word[phrase.head] in TIMES and tokens.tag[phrase.head] == "N":
        return None  # `vaccinate 70 per cent in the shortest possible |time|`
    if tokens.word[k] == "in" and tokens.tag[phrase.head] == "O":
        undertaking = tokens.word[phrase.head] in scene.words.undertakings
        if not undertaking and tokens.word[k + 1] not in scene.words.possessives:
            return None
    if tokens.word[k] == "as" and tokens.word[phrase.head] in scene.words.money_nouns:
        return made(scene, phrase, "object.money-noun")  # `gave $14 billion as |development assistance|`
    if tokens.word[k] == "as" and not (phrase.end - phrase.start <= 3 and tokens.word[k + 1] in ("a", "an")):
        return None
    demonstrative = tokens.word[k + 1] in ("this", "these", "that", "those")
    stored = tokens.word[phrase.head] in STORES and tokens.word[k + 1] in scene.words.possessives
    if tokens.word[k] == "from" and not demonstrative and not stored:
        return None
    thing = made(scene, phrase, "object.purpose")
    if thing is not None and demonstrative:
        return Object(f"{tokens.surface(k + 1)} {thing.text}", thing.head, None, thing.rule)
    return thing


def clause_end(tokens: Tokens, at: int) -> int:
    """Index of the mark that ends the clause of token `at`."""
    aside = 0
    last = min(len(tokens.tag), at + LONGEST_CLAUSE)
    for k in range(at + 1, last):
        if k <= aside:
            continue
        if tokens.tag[k] == "," and tokens.tag[k + 1 : k + 2] in (["T"], ["G"]):
            aside = next((m for m in range(k + 2, min(len(tokens.tag), k + 6)) if tokens.tag[m] not in "TP"), 0)
            if aside and tokens.tag[aside] == ",":
                continue  # `over five years|, starting in 2016-17,| for communities`
        if tokens.tag[k] in ";.:-" or (tokens.tag[k] == "," and k - at > 1) or tokens.tag[k] in "WS":
            return k
    return last


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
        return active_subject(scene, group, scene.quantities[tokens.ref[at]].form)
    return None


def active_subject(scene: Scene, group: VerbGroup, form: str) -> Object | None:
    """The subject of a verb that money or a measure is the object of, where it is a thing, or people who receive
    money.
    """
    tokens = scene.tokens
    phrase = verb_subject(scene, group)
    if phrase is None or tokens.tag[phrase.head] in "QT" or empty(tokens, phrase, scene.words):
        return None
    if group.lemma in PAYING and not group.passive:
        return None  # `the |fund| disbursed $45 million`
    if "budget" in tokens.word[phrase.start : phrase.head + 1] and group.lemma not in scene.words.level_verbs:
        return None  # `Budget 2016 proposes to provide …`
    people = tokens.word[phrase.head].endswith(("ers", "ors", "ees", "ants", "ents")) or head_of(
        tokens.word[phrase.head], scene.words
    ) in ("person", "woman", "man", "child")
    paid = form == "money" and group.lemma in scene.words.receiving_verbs
    if agent(tokens, phrase, scene.words) or (people and not paid):
        return None
    return made(scene, phrase, "object.subject")
