"""What money and measures are for: the noun phrase behind `for`, `to`, `on` or `in`, or at the head of the sentence.

In which order the readings of a measured figure are tried is left to `measured.py`.
"""

from pipeline.extract.objects.antecedents import relative_before
from pipeline.extract.scene.scene import Object, Scene, after_brackets, agent, made, of_inner
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.nouns import Phrase, skip_determiners
from pipeline.extract.syntax.phrases import extend_gerund, phrase_at
from pipeline.extract.syntax.tokens import LONGEST_CLAUSE, Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.extract.syntax.word_forms import plural_noun
from pipeline.lexicon.classes import word_class

FARTHEST = 9  # how many tokens a preposition may stand behind its figure
TIMES = word_class("times_of_measures")
STORES = word_class("stores_of_money")
SOURCES = word_class("sources_of_money")


INSIDE = frozenset(("for", "towards", "toward", "from", "to", "into"))  # may belong to the noun behind `on`
WHITHER = frozenset(("from", "to", "into", "towards", "toward"))  # of goods: `60,000 barrels to the coast`
NO_PURPOSES = frozenset("part parts reason reasons start example examples instance".split())
ADVERBIALS = frozenset(("average", "aggregate", "total", "case", "advance"))
PARTS = word_class("parts_of_land")
USED_FOR = word_class("used_for")
WORK_PLACES = word_class("work_places")
CUTTING = word_class("cutting_off")
ACTING = word_class("acting_on")


def opening_purpose(scene: Scene, at: int) -> Object | None:
    """`For |irrigation|, I propose to set aside $4 million`: what the words that open the sentence give money for."""
    tokens = scene.tokens
    if tokens.word[0] != "for" or "Q" in tokens.tag[: tokens.tag.index(",") if "," in tokens.tag[:at] else at]:
        return None
    phrase = phrase_at(tokens, skip_determiners(tokens, 1))
    if phrase is None or tokens.tag[phrase.end : phrase.end + 1] != [","]:
        return None
    if tokens.word[phrase.head] in TIMES | NO_PURPOSES or tokens.word[1] == "all":
        return None  # `for its part`, `for these reasons`, `for all its faults`
    return made(scene, phrase, "object.purpose")


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
    if going is not None and going.lemma == "go" and tokens.tag[going.end : going.end + 1] == ["I"]:
        return after_preposition(scene, going.end)  # `$2 billion will go to build |roads|`
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
    if k + 1 == len(tokens.tag) or tokens.word[k : k + 3] == ["on", "top", "of"]:
        return None  # a sentence that was cut off, a sum that comes to another
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
        if phrase is not None and work_place(scene, k + 1, phrase):
            return made(scene, phrase_at(tokens, k + 1), "object.purpose")
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
    head = head_of(tokens.word[phrase.head], scene.words)
    if tokens.word[k] == "in" and tokens.tag[k + 1] == "D" and (head in PARTS or head in scene.words.place_nouns):
        return None  # `put $3 million into schools in the |north|`
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
    if tokens.word[k] == "from" and not demonstrative and not stored and not taken_off(scene, k, phrase):
        return None
    thing = made(scene, phrase, "object.purpose")
    if thing is not None and demonstrative:
        return Object(f"{tokens.surface(k + 1)} {thing.text}", thing.head, None, thing.rule)
    return thing


def work_place(scene: Scene, k: int, phrase: Phrase) -> bool:
    """Whether an -ing word at token `k` only tells what a place or thing is used for (`for |polling| stations`)."""
    used = scene.tokens.word[k] in USED_FOR and phrase.start == k + 1 and scene.tokens.word[k - 1] != "from"
    return used and head_of(scene.tokens.word[phrase.head], scene.words) in WORK_PLACES


def taken_off(scene: Scene, k: int, phrase: Phrase) -> bool:
    """Whether money is taken off what stands behind the `from` at token `k` (`cut $3 million from |school meals|`)."""
    group = governor(scene.tokens, scene.groups, k)
    return group is not None and group.lemma in CUTTING and not agent(scene.tokens, phrase, scene.words)


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
