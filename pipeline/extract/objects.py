"""What a figure counts or measures: its object phrase and head noun (claim guide, section 2, "Objects").

Counts and ordinals take the noun phrase behind them; money, measures and percentages the noun that the clause gives them
(`donations amounted to …`, `an increase of …`, `$2 million in new assistance`). Elided nouns take their antecedent. Phrases are
found by `phrases.py`; whether a figure is a part of another by `parts.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.clause import VerbGroup, governor
from pipeline.extract.heads import head_of
from pipeline.extract.phrases import (
    Phrase,
    phrase_at,
    phrase_before,
    phrase_text,
    skip_determiners,
    subject_of,
)
from pipeline.extract.tokens import Tokens
from pipeline.lexicon.words import Words
from pipeline.models import Quantity

LEVEL_VERBS = frozenset(
    "go run range vary be amount total reach exceed stand come equal cost average remain number become represent constitute comprise account rise grow fall"
    " narrow widen shrink slow ease accelerate strengthen weaken expand contract improve worsen deteriorate peak recover last"
    " increase decrease decline drop climb surpass approach stay hover soar double triple quadruple hit top rank estimate value set fix record".split()
)
MOVING_VERBS = frozenset("limit restrict cap increase raise reduce cut lower bring lift boost decrease expand fix set put push keep enlarge double triple".split())
CHANGE_NOUNS = frozenset("increase decrease rise growth fall drop decline reduction cut expansion jump gain surge improvement".split())
EMPTY_NOUNS = frozenset("sum amount figure total level value rate target number average cost price tune extent equivalent".split())
BODIES = frozenset(
    "government country countries state states council ministry commission authorities organization organisation who company bank police"
    " committee court courts parliament assembly agency side party parties nation law constitution act".split()
)
SELF_WORDS = frozenset("worth costing totalling totaling amounting averaging requiring needing exceeding comprising numbering".split())
MONEY_NOUNS = frozenset(
    "aid assistance relief support funding funds grants grant loans loan investment debt compensation damages tax taxes revenue payments"
    " contributions donations subsidies credit credits assets losses exports imports trade savings spending expenditure".split()
)
LINK_NOUNS = frozenset("cost value price fine".split())


@dataclass(frozen=True, slots=True)
class Object:
    """An object phrase, its head, and for shares what they are a share of."""

    text: str | None
    head: str | None
    whole: str | None = None
    rule: str = "object.none"
    end: int = -1  # where the phrase ends in the text, where it stands behind the figure


NO_OBJECT = Object(None, None)


@dataclass(slots=True)
class Scene:
    """One sentence as the grammar sees it: tokens, verb groups, quantities with their token index, and what went before."""

    tokens: Tokens
    groups: list[VerbGroup]
    quantities: Sequence[Quantity]
    index: list[int]  # token index of each quantity
    words: Words
    previous: Object  # the object of the last claim of the paragraph's previous sentence


def participles(scene: Scene) -> frozenset[int]:
    """Token indexes of participles behind their noun, which belong to the noun's phrase."""
    return frozenset(group.start for group in scene.groups if group.tense == "participle")


def find_objects(scene: Scene) -> list[Object]:
    """The object of every quantity of a sentence, in their order."""
    found: list[Object | None] = [None] * len(scene.quantities)
    for i in range(len(scene.quantities) - 1, -1, -1):  # right to left: a list takes the noun behind its last figure
        found[i] = own_object(scene, i, found)
    return [made if made is not None else elided(scene, i, found) for i, made in enumerate(found)]


def own_object(scene: Scene, i: int, found: list[Object | None]) -> Object | None:
    """The object that the words around quantity `i` give it; None where its noun is left out."""
    quantity = scene.quantities[i]
    at = scene.index[i]
    if at < 0 or (quantity.kind == "quantity" and compared_with(scene, at)):
        return None
    if quantity.form == "times":
        return multiple_object(scene, at)
    if quantity.form == "age":
        return age_object(scene, at)
    if quantity.form == "share":
        return share_object(scene, i, at, found)
    if quantity.form in ("money", "measure", "duration", "ratio"):
        return measured_object(scene, i, at, found)
    return counted_object(scene, i, at, found)


def compared_with(scene: Scene, at: int) -> bool:
    """Whether a figure only stands for comparison (`compared with |19|`, `an increase from |$2 billion|`) without a noun behind it."""
    tokens = scene.tokens
    j = at
    while j and tokens.tag[j - 1] in "DBT":
        j -= 1
    before = tokens.word[max(0, j - 3) : j]
    comparing = (
        before[-2:] in (["compared", "with"], ["compared", "to"], ["comparison", "with"], ["comparison", "to"], ["as", "against"])
        or before[-1:] == ["than"]
        or (before[-1:] in (["from"], ["over"], ["on"]) and before[-2:-1] and before[-2] in CHANGE_NOUNS | {"up", "down"})
    )
    return comparing and not (at + 1 < len(tokens) and (tokens.tag[at + 1] in "NOA" or tokens.word[at + 1] == "of"))


def made(scene: Scene, phrase: Phrase | None, rule: str) -> Object | None:
    """An object out of a phrase."""
    if phrase is None:
        return None
    text = phrase_text(scene.tokens, phrase, scene.words)
    end = scene.tokens.end[phrase.end - 1]
    return Object(text, head_of(scene.tokens.surface(phrase.head), scene.words), None, rule, end)


def list_partner(scene: Scene, i: int) -> int:
    """The next quantity where `i` is joined to it in a list (`10th, 11th and 12th`), else -1."""
    if i + 1 >= len(scene.quantities):
        return -1
    here, there = scene.index[i], scene.index[i + 1]
    if here < 0 or there < 0 or there - here > 4:
        return -1
    between = scene.tokens.tag[here + 1 : there]
    words = scene.tokens.word[here + 1 : there]
    joined = all(tag in ",CD" or word in ("about", "between") for tag, word in zip(between, words, strict=True)) and bool(between)
    return i + 1 if joined else -1


# counts and ordinals


def counted_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """The noun phrase behind a count or an ordinal, that of the list's last figure, or the noun before brackets."""
    tokens = scene.tokens
    partner = list_partner(scene, i)
    phrase = phrase_at(tokens, at + 1, scene.words)
    if phrase is not None and leading_words(scene, at, phrase):
        return made(scene, agreeing(scene, i, phrase), "object.behind")
    if partner >= 0 and found[partner] is not None and scene.quantities[partner].form == scene.quantities[i].form:
        return found[partner]
    nxt = tokens.word[at + 1] if at + 1 < len(tokens) else ""
    if nxt == "of":
        return of_object(scene, i, at, found)
    if at and tokens.tag[at - 1] == "(":
        return made(scene, phrase_before(tokens, at - 1, scene.words), "object.before-brackets")
    j = at
    while j and tokens.tag[j - 1] in "BT":
        j -= 1
    if j and (tokens.tag[j - 1] in "bVE" or tokens.word[j - 1] in ("to", "at", "by", "from", "of")):
        return moved_object(scene, at) or measured_subject(scene, at)
    return None



def agreeing(scene: Scene, i: int, phrase: Phrase) -> Phrase:
    """The phrase with its plural head where `and` joins modifiers (`three |assessment and investigation teams|`)."""
    tokens = scene.tokens
    quantity = scene.quantities[i]
    head = tokens.word[phrase.head]
    if quantity.kind == "ordinal" or quantity.value in (0, 1) or head != head_of(head, scene.words):
        return phrase
    if tokens.tag[phrase.head + 1 : phrase.head + 2] not in (["C"], [","]):
        return phrase
    for k in range(phrase.head + 1, min(len(tokens), phrase.head + 12)):
        if tokens.tag[k] not in "NOA,CEG":
            break
        plural = tokens.tag[k] in "NO" and head_of(tokens.word[k], scene.words) != tokens.word[k]
        if plural and "C" in tokens.tag[phrase.head + 1 : k]:
            behind = phrase_at(tokens, k, scene.words)
            return Phrase(phrase.start, max(phrase.end, behind.end if behind else k + 1), k)
    return phrase


def leading_words(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Whether only determiners, quotes or dropped words stand between the figure and the phrase."""
    return all(tag in 'DB"AK-' or tag in "NO" for tag in scene.tokens.tag[at + 1 : phrase.start]) and phrase.start - at <= 4


def of_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """`77 of the 1,263 applications`: the noun of the total; `32 of which`: the antecedent."""
    tokens = scene.tokens
    after = at + 2
    if after < len(tokens) and tokens.tag[after] == "W":
        return made(scene, antecedent(scene, at), "object.antecedent")
    k = skip_determiners(tokens, after)
    if k < len(tokens) and tokens.tag[k] == "Q":
        ref = tokens.ref[k]
        return found[ref] if ref > i else None
    if k < len(tokens) and tokens.tag[k] in "RK" and tokens.word[k] not in ("them", "us", "these", "those"):
        return None
    return made(scene, phrase_at(tokens, after, scene.words), "object.of")


def antecedent(scene: Scene, at: int) -> Phrase | None:
    """The noun phrase before a relative at or near token `at`: `cases with 40 countries, |32 of which| …`."""
    tokens = scene.tokens
    j = at
    while j > 0 and (tokens.tag[j - 1] in ",CBW" or tokens.word[j - 1] in ("of", "with")):
        j -= 1
    phrase = phrase_before(tokens, j, scene.words)
    if phrase is None:
        return None
    return nearest_noun(scene, phrase, j)


def nearest_noun(scene: Scene, phrase: Phrase, end: int) -> Phrase:
    """The part of a phrase behind its last figure, where one stands in it."""
    for k in range(end - 1, phrase.start, -1):
        if scene.tokens.tag[k] == "Q":
            inner = phrase_at(scene.tokens, k + 1, scene.words)
            return inner or phrase
    return phrase


def elided(scene: Scene, i: int, found: list[Object | None]) -> Object:
    """The object of a figure without a noun of its own: that of its relative's antecedent, its list, or what went before."""
    tokens = scene.tokens
    at = scene.index[i]
    if at >= 0:
        relative = relative_before(scene, at)
        if relative >= 0:
            phrase = antecedent(scene, relative)
            if phrase is not None:
                return made(scene, phrase, "object.antecedent") or NO_OBJECT
    partner = list_partner(scene, i)
    if partner >= 0:
        other = found[partner]
        if other is not None:
            return other
    quantity = scene.quantities[i]
    if i and at >= 0 and refers_back(scene, at) and (other := found[i - 1]) is not None:
        return other
    order = sorted(range(i - 1, -1, -1), key=lambda j: under_preposition(scene, j))
    for j in order:
        other = found[j]
        if other is not None and other.text and compatible(scene.quantities[j], quantity):
            return Object(other.text, other.head, other.whole, "object.elided")
    other = found[i - 1] if i else None
    if other is not None and at >= 0 and (tokens.tag[at - 1 : at] == ["C"] or refers_back(scene, at)):
        return other
    if at >= 0 and tokens.word[at + 1 : at + 2] == ["of"] and tokens.tag[at + 2 : at + 3] == ["R"]:
        subject = pronoun_subject(scene, at)
        if subject is not None:
            return subject
    if scene.previous.text and quantity.kind == "quantity":
        return Object(scene.previous.text, scene.previous.head, None, "object.carried")
    return NO_OBJECT


def refers_back(scene: Scene, at: int) -> bool:
    """Whether a figure goes on with the figure before it: a bare change, a comparison, `of which`."""
    tokens = scene.tokens
    behind = tokens.word[at + 1 : at + 3]
    return (
        bare_change(scene, at)
        or compared_with(scene, at)
        or (behind[:1] == ["of"] and behind[1:] in (["which"], ["that"], ["this"]))
        or (tokens.word[at + 1 : at + 2] and tokens.word[at + 1] in CHANGE_NOUNS)
    )


def pronoun_subject(scene: Scene, at: int) -> Object | None:
    """`Aid has stagnated, and only one third of |it| is spent on schools`: the subject of the verb before."""
    for group in reversed(scene.groups):
        if group.end <= at and group.finite:
            phrase = verb_subject(scene, group)
            if phrase is not None and not agent(scene.tokens, phrase, scene.words) and scene.tokens.tag[phrase.head] not in "QT":
                return made(scene, phrase, "object.pronoun")
    return None


def under_preposition(scene: Scene, j: int) -> bool:
    """Whether quantity `j` stands behind a preposition (`from more than 90 countries`)."""
    at = scene.index[j]
    return at > 0 and scene.tokens.tag[at - 1] == "P"


def compatible(left: Quantity, right: Quantity) -> bool:
    """Whether two figures can share a noun that stands only at one of them."""
    return left.kind == right.kind and (left.form == right.form or {left.form, right.form} <= {"count", "share", "times"})


def relative_before(scene: Scene, at: int) -> int:
    """Index of a relative (`of which 48 were …`) that opens the clause of token `at`; -1 where there is none."""
    tokens = scene.tokens
    for k in range(at - 1, max(-1, at - 9), -1):
        if tokens.tag[k] == "W" and k and tokens.word[k - 1] in ("of", "with"):
            return k - 1
        if tokens.tag[k] in ";.":
            return -1
    return -1


# ages and multiples


def age_object(scene: Scene, at: int) -> Object | None:
    """Who is that old: `|14|-year-old girl`, `minors under the age of |16|`, `children aged 6 to 12`."""
    tokens = scene.tokens
    k = at + 1
    while k < len(tokens) and (tokens.tag[k] == "-" or tokens.word[k].strip("-") in ("year-old", "year-olds", "years-old", "month-old", "year", "old")):
        k += 1
    quantity = scene.quantities[tokens.ref[at]]
    if k > at + 1 or quantity.outer_end > quantity.end:
        phrase = phrase_at(tokens, k, scene.words, complements=False)
        if phrase is not None and phrase.start <= k + 1:
            return made(scene, phrase, "object.behind")
    j = at
    while j > 0 and (tokens.tag[j - 1] in "PDB,CT" or tokens.word[j - 1] in ("age", "ages", "aged", "younger", "older", "old", "between", "years") or tokens.tag[j - 1] == "Q"):
        j -= 1
    phrase = phrase_before(tokens, j, scene.words, nearest=True)
    if phrase is not None:
        return made(scene, phrase, "object.before")
    group = governor(tokens, scene.groups, at)
    return made(scene, subject_of(tokens, group.start, scene.words, participles(scene)), "object.subject") if group else None


def multiple_object(scene: Scene, at: int) -> Object | None:
    """`twice invited the group to visit`: the verb phrase; `doubled`: what doubles; `triple the amount`: the noun behind."""
    tokens = scene.tokens
    following = at + 1
    if following < len(tokens) and tokens.tag[following] in "EV":
        end = following + 1
        while end < len(tokens) and tokens.tag[end] not in ",.;:CSW":
            end += 1
        text = " ".join(tokens.text[tokens.start[following] : tokens.end[end - 1]].split())
        return Object(text, tokens.lemma[following], None, "object.verb-phrase")
    word = tokens.word[at]
    if word.startswith(("doubl", "trebl", "tripl", "quadrupl", "halv")) and word.endswith(("d", "s", "ing")):
        if following < len(tokens) and tokens.tag[following] in "DKNO" and tokens.tag[at - 1 : at] != ["b"]:
            behind = phrase_at(tokens, following, scene.words)
            if behind is not None:
                return made(scene, behind, "object.behind")
        begin = at
        while begin and tokens.tag[begin - 1] in "bhMBI":
            begin -= 1
        return made(scene, subject_of(tokens, begin, scene.words, participles(scene)), "object.subject")
    if at >= 2 and tokens.word[at - 1] == "of" and tokens.word[at - 2] in CHANGE_NOUNS:
        return None
    phrase = phrase_at(tokens, following, scene.words)
    if phrase is not None and phrase.start <= following + 1:
        relative = relative_tail(tokens, phrase.end)
        return made(scene, Phrase(phrase.start, relative, phrase.head), "object.behind")
    group = governor(tokens, scene.groups, at)
    if group is None:
        return None
    return made(scene, subject_of(tokens, group.start, scene.words, participles(scene)), "object.subject")


def relative_tail(tokens: Tokens, j: int) -> int:
    """End of a relative clause without a relative word (`the amount |we provided last year|`), else `j`."""
    if j < len(tokens) and tokens.tag[j] == "R":
        while j < len(tokens) and tokens.tag[j] not in ",.;:CS":
            j += 1
    return j


# shares


def share_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """What a percentage or fraction measures: the clause's subject, else the whole."""
    tokens = scene.tokens
    whole = share_whole(scene, at)
    if at and tokens.tag[at - 1] == "(":
        before = made(scene, phrase_before(tokens, at - 1, scene.words), "object.before-brackets")
        if before is not None:
            return before
    if whole is None:
        behind = prenominal(scene, at)
        if behind is not None:
            return behind
    if bare_change(scene, at):
        return None
    what = change_noun_object(scene, at) or moved_object(scene, at) or self_noun(scene, at) or measured_subject(scene, at)
    if what is not None:
        return Object(what.text, what.head, whole.text if whole else None, what.rule)
    if whole is not None:
        return Object(whole.text, whole.head, whole.text, "object.whole")
    return following_object(scene, at)


def share_whole(scene: Scene, at: int) -> Object | None:
    """The noun phrase behind `of` (`12 per cent of GDP`, `half of them`)."""
    tokens = scene.tokens
    if at + 2 < len(tokens) and tokens.word[at + 1] in ("of", "in") and tokens.word[at + 1] == "of":
        k = skip_determiners(tokens, at + 2)
        if k < len(tokens) and tokens.tag[k] == "Q":
            return made(scene, phrase_at(tokens, k + 1, scene.words), "object.whole")
        return made(scene, phrase_at(tokens, at + 2, scene.words), "object.whole")
    return None


def prenominal(scene: Scene, at: int) -> Object | None:
    """A noun straight behind the figure (`a $100 million contribution`, `a 10 per cent increase`)."""
    tokens = scene.tokens
    phrase = phrase_at(tokens, at + 1, scene.words)
    if phrase is None or not leading_words(scene, at, phrase) or tokens.tag[at + 1] == "D":
        return None
    if tokens.lemma[phrase.head] in CHANGE_NOUNS or tokens.word[phrase.head] in CHANGE_NOUNS:
        thing = changed_thing(scene, phrase)
        bare = thing is not None and thing.rule == "object.change-noun" and tokens.word[phrase.head] != "growth"
        return None if bare and tokens.ref[at] > 0 else thing
    return made(scene, phrase, "object.behind")


def changed_thing(scene: Scene, phrase: Phrase) -> Object | None:
    """What a noun of change is a change of: `GDP growth`, `increase in exports`; the noun itself where nothing is named."""
    tokens = scene.tokens
    k = phrase.head + 1
    if k + 1 < len(tokens) and tokens.word[k] in ("in", "of", "to") and tokens.tag[k + 1] != "Q":
        inner = phrase_at(tokens, skip_determiners(tokens, k + 1), scene.words)
        if inner is not None:
            return made(scene, inner, "object.changed")
    modifiers = [j for j in range(phrase.start, phrase.head) if tokens.tag[j] in "NOK"]
    if modifiers:
        return made(scene, Phrase(phrase.start, phrase.head, modifiers[-1]), "object.changed")
    return made(scene, Phrase(phrase.start, phrase.head + 1, phrase.head), "object.change-noun")


def change_noun_object(scene: Scene, at: int) -> Object | None:
    """`growth of 6.4 per cent`, `an increase of 10 per cent in exports`, `a rate of 3 per cent`: what the noun before says."""
    tokens = scene.tokens
    if not at or tokens.word[at - 1] not in ("of", "by", "at"):
        return None
    phrase = phrase_before(tokens, at - 1, scene.words)
    if phrase is None or tokens.word[at - 1] == "by":
        return None
    noun = tokens.word[phrase.head]
    if noun in CHANGE_NOUNS:
        k = at + 1
        if k + 1 < len(tokens) and tokens.word[k] == "in" and tokens.tag[k + 1] != "T":
            inner = phrase_at(tokens, k + 1, scene.words)
            if inner is not None:
                return made(scene, inner, "object.changed")
        return changed_thing(scene, phrase)
    if noun == "target" or noun == "targets":
        inner = phrase_at(tokens, at + 2, scene.words) if tokens.word[at + 1 : at + 2] == ["in"] else None
        return made(scene, inner, "object.behind") if inner else None
    if noun in EMPTY_NOUNS and phrase.end - phrase.start == 1:
        return None
    return made(scene, Phrase(phrase.start, phrase.end, phrase.head), "object.before")


def bare_change(scene: Scene, at: int) -> bool:
    """`$260 million in aid, an increase of |10 per cent| over last year`: the thing that changed stands before."""
    tokens = scene.tokens
    return (
        at >= 3
        and tokens.word[at - 1] == "of"
        and tokens.word[at - 2] in CHANGE_NOUNS
        and tokens.tag[at - 3] in "DA"
        and (tokens.tag[at - 4 : at - 3] == [","] or tokens.word[at - 4] in ("representing", "showing", "marking", "recording", "or", "with"))
        and tokens.word[at + 1 : at + 2] not in (["in"], ["of"])
    )


def self_noun(scene: Scene, at: int) -> Object | None:
    """`exports |of| $2 billion`-like nouns that stand straight before the figure with `worth`, `valued at`, `costing`."""
    tokens = scene.tokens
    j = at
    while j and at - j < 4 and (tokens.tag[j - 1] in ",B" or tokens.word[j - 1] == "say"):
        j -= 1
    if j and tokens.word[j - 1] in SELF_WORDS:
        return made(scene, phrase_before(tokens, j - 1, scene.words), "object.before")
    if j > 1 and tokens.word[j - 1] in ("at", "to") and tokens.word[j - 2] in ("valued", "estimated", "amounting", "priced", "equal", "equivalent"):
        return made(scene, phrase_before(tokens, j - 2, scene.words), "object.before")
    return None


def moved_object(scene: Scene, at: int) -> Object | None:
    """`increase the levy from 10% to 15%`: the thing that is moved."""
    tokens = scene.tokens
    for group in reversed(scene.groups):
        if group.end > at or group.lemma not in MOVING_VERBS or any(mark in ";.:W" for mark in tokens.tag[group.end : at]):
            continue
        if group.passive:
            return made(scene, subject_of(tokens, group.start, scene.words, participles(scene)), "object.subject")
        if tokens.word[at - 1] == "by" and at - 1 == group.end and tokens.tag[at + 1 : at + 2] == ["D"]:
            behind = phrase_at(tokens, at + 1, scene.words)  # `reduce by one third the number of deaths`
            return made(scene, counted_inside(scene, behind), "object.moved") if behind else None
        j = at
        while j > group.end and (tokens.tag[j - 1] in "QB" or tokens.word[j - 1] in ("by", "from", "to", "up", "at")):
            j -= 1
        phrase = phrase_before(tokens, j, scene.words) if j < at and j > group.end else None
        if phrase is None or phrase.start < group.end:
            phrase = phrase_at(tokens, group.end, scene.words)
        if phrase is None or phrase.end > at or empty(tokens, phrase):
            return None
        return made(scene, phrase, "object.moved")
    return None


def measured_subject(scene: Scene, at: int) -> Object | None:
    """The subject of a verb of level (`exports reached …`), where it is no country or body."""
    tokens = scene.tokens
    group = governor(tokens, scene.groups, at)
    if group is None or group.end > at or group.lemma not in LEVEL_VERBS:
        return None
    phrase = verb_subject(scene, group)
    if phrase is None or tokens.tag[phrase.head] in "QT" or agent(tokens, phrase, scene.words):
        return None
    if empty(tokens, phrase):
        inner = phrase_at(tokens, phrase.head + 2, scene.words) if tokens.word[phrase.head + 1 : phrase.head + 2] == ["of"] else None
        return made(scene, inner, "object.subject") if inner else None
    return made(scene, counted_inside(scene, phrase), "object.subject")


def counted_inside(scene: Scene, phrase: Phrase) -> Phrase:
    """`the number of deaths`: the deaths; any other phrase as it is."""
    tokens = scene.tokens
    if tokens.word[phrase.head] in ("number", "numbers") and tokens.word[phrase.head + 1 : phrase.head + 2] == ["of"]:
        return phrase_at(tokens, phrase.head + 2, scene.words) or phrase
    return phrase


def empty(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is a bare word for an amount (`the total`), which names no thing."""
    modifiers = [j for j in range(phrase.start, phrase.head) if tokens.tag[j] in "NOKAEG"]
    return tokens.word[phrase.head] in EMPTY_NOUNS and not modifiers


def verb_subject(scene: Scene, group: VerbGroup) -> Phrase | None:
    """The subject of a verb group: before it, before its relative, that of the verb it is joined to or hangs on."""
    tokens = scene.tokens
    begin = group.start
    while begin and tokens.tag[begin - 1] == "B":
        begin -= 1
    before = tokens.tag[begin - 1] if begin else "."
    if before == "W":
        return phrase_before(tokens, begin - 1, scene.words, nearest=True)
    at = scene.groups.index(group)
    if group.tense == "gerund" and before == ",":
        noun = begin - 1
        while noun and tokens.tag[noun - 1] in ",T":
            noun -= 1
        if tokens.tag[noun - 1] != "Q" or not at:
            return phrase_before(tokens, begin - 1, scene.words, nearest=True)
        return verb_subject(scene, scene.groups[at - 1])
    if (before == "C" or group.tense == "infinitive") and at:
        return verb_subject(scene, scene.groups[at - 1])
    return subject_of(tokens, group.start, scene.words, participles(scene))


def agent(tokens: Tokens, phrase: Phrase, words: Words) -> bool:
    """Whether a subject is a country, a body or a person by its form (a capitalised name in the singular, a pronoun)."""
    word = tokens.word[phrase.head]
    if tokens.tag[phrase.head] == "O" or word in words.names or word in BODIES:
        return True
    first_word = phrase.head == 0 or tokens.tag[phrase.head - 1] in '."'
    return first_word and phrase.start == phrase.head and len(word) > 1 and tokens.surface(phrase.head).isupper()


# money and measures


def measured_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """What money or a measure is of or for, from the nearest to the farthest words that can say it."""
    tokens = scene.tokens
    same = apposed(scene, i, at)
    if same >= 0:
        return own_object(scene, same, found)
    at_next = after_brackets(tokens, at)
    if tokens.word[at_next : at_next + 1] == ["of"] and tokens.tag[at_next + 1 : at_next + 2] == ["W"]:
        return None
    nxt = tokens.word[at_next] if at_next < len(tokens) else ""
    if nxt in ("of", "worth"):
        k = at_next + 2 if nxt == "worth" and tokens.word[at_next + 1 : at_next + 2] == ["of"] else at_next + 1
        behind = made(scene, phrase_at(tokens, k, scene.words), "object.of")
        if behind is not None:
            return behind
    if scene.quantities[i].form == "duration":
        lasting = duration_object(scene, at)
        if lasting is not None:
            return lasting
    for finder in (prenominal, self_noun, noun_of, moved_object, measured_subject, following_object, clause_noun):
        thing = finder(scene, at)
        if thing is not None:
            return thing
    partner = list_partner(scene, i)
    return found[partner] if partner >= 0 else None


def duration_object(scene: Scene, at: int) -> Object | None:
    """`punishment is 10 years' imprisonment`: the subject; `banned him from office for three years`: the verb phrase."""
    tokens = scene.tokens
    group = governor(tokens, scene.groups, at)
    if group is None or group.end > at:
        return None
    if (group.lemma == "be" and group.end >= at - 1) or (group.lemma in LEVEL_VERBS - {"be"} and group.finite):
        return measured_subject(scene, at)
    if tokens.word[at - 1] == "for" and not any(mark in ",;" for mark in tokens.tag[group.main : at]):
        text = " ".join(tokens.text[tokens.start[group.main] : tokens.end[at - 2]].split())
        return Object(text, tokens.lemma[group.main], None, "object.verb-phrase")
    return None


def apposed(scene: Scene, i: int, at: int) -> int:
    """The figure that this one says again in another currency (`200 pesos ($12)`, `£1,000, that is $3,000`); -1 where there is none."""
    if not i or scene.index[i - 1] < 0:
        return -1
    tokens = scene.tokens
    if tokens.word[at - 1 : at] == ["("] and at - 2 == scene.index[i - 1]:
        return i - 1 if scene.quantities[i].form == scene.quantities[i - 1].form else -1
    j = at
    while j and (tokens.tag[j - 1] in ",B" or tokens.word[j - 1] in ("between", "about", "to")):
        j -= 1
    said = tokens.word[max(0, j - 2) : j]
    if said == ["that", "is"] or said[-1:] in (["i.e"], ["equivalent"]):
        return i - 1
    return -1


def noun_of(scene: Scene, at: int) -> Object | None:
    """`a fine of £1,000`, `incomes of less than $500`, `at a cost of`: the noun before `of`."""
    tokens = scene.tokens
    j = at
    while j and (tokens.tag[j - 1] == "B" or tokens.word[j - 1] in ("between", "from")):
        j -= 1
    if not j or tokens.word[j - 1] != "of":
        return None
    phrase = phrase_before(tokens, j - 1, scene.words, nearest=True)
    if phrase is None:
        return None
    if tokens.word[phrase.head] in CHANGE_NOUNS:
        return change_noun_object(scene, at)
    if tokens.word[phrase.head] in EMPTY_NOUNS - LINK_NOUNS and phrase.end - phrase.start <= 2:
        return None
    return made(scene, phrase, "object.before")


def following_object(scene: Scene, at: int) -> Object | None:
    """`$2 million in assistance | for the crisis | to the fund | to build schools`: the first of these in that order."""
    tokens = scene.tokens
    stop = clause_end(tokens, at)
    given = next((group for group in scene.groups if group.start == after_brackets(tokens, at) and group.passive), None)
    if given is not None:
        for k in range(given.end, min(stop, given.end + 3)):
            if tokens.word[k] in ("for", "to", "on", "in", "into", "as") and tokens.tag[k] in "PI":
                return after_preposition(scene, k)
    late = money_phrase(scene, at)
    if late is not None:
        return late
    for preposition in ("as", "in", "for", "from", "to", "on", "into"):
        for k in range(at + 1, stop - 1):
            if tokens.word[k] == preposition and tokens.tag[k] in "PI" and near(tokens, at, k, preposition):
                thing = after_preposition(scene, k)
                if thing is not None:
                    return thing
    return None


def money_phrase(scene: Scene, at: int) -> Object | None:
    """`$67 million to the region in 2011, in direct humanitarian assistance`: `in` with a noun of money, wherever in the clause."""
    tokens = scene.tokens
    for k in range(at + 1, min(len(tokens) - 1, at + 14)):
        if tokens.tag[k] in "Q;.:WS" or tokens.tag[k] in "bhMdV":
            return None
        if tokens.word[k] == "in" and tokens.tag[k] == "P":
            phrase = phrase_at(tokens, skip_determiners(tokens, k + 1), scene.words)
            if phrase is not None and tokens.word[phrase.head] in MONEY_NOUNS:
                return made(scene, phrase, "object.money-noun")
    return None


def near(tokens: Tokens, at: int, k: int, preposition: str) -> bool:
    """Whether a preposition at `k` can still belong to the figure at `at`: no verb or other figure between, `in` at any distance."""
    between = tokens.tag[after_brackets(tokens, at) : k]
    if "Q" in between:
        return False
    if preposition == "in":
        return not any(tag in "bhMdVW" for tag in between)
    return not any(tag in "bhMdVWG" for tag in between) and k - at <= 9


def after_brackets(tokens: Tokens, at: int) -> int:
    """Index of the token behind the figure at `at` and brackets that follow it (`200 pesos ($12)`)."""
    k = at + 1
    if k < len(tokens) and tokens.tag[k] == "(":
        for j in range(k + 1, min(len(tokens), k + 6)):
            if tokens.tag[j] == ")":
                return j + 1
    return k


def after_preposition(scene: Scene, k: int) -> Object | None:
    """The noun phrase behind the preposition or infinitive at `k`; places behind `in` do not count."""
    tokens = scene.tokens
    if tokens.tag[k] == "I":
        first = k + 3 if tokens.tag[k + 2 : k + 3] == ["Q"] else k + 2
        phrase = phrase_at(tokens, first, scene.words)
        if phrase is None or phrase.start > first + 2:
            return None
        return made(scene, of_inner(scene, phrase), "object.purpose")
    if tokens.tag[k + 1] == "G":
        phrase = phrase_at(tokens, k + 2, scene.words)
        return made(scene, phrase, "object.purpose") if phrase and phrase.start <= k + 4 else None
    if tokens.tag[k + 1] in "TQ":
        return None
    first = skip_determiners(tokens, k + 1)
    phrase = phrase_at(tokens, first, scene.words)
    if phrase is None or phrase.start > first + 1:
        return None
    if tokens.word[k] == "in" and tokens.tag[phrase.head] == "O":
        return None
    if tokens.word[k] == "as" and not (phrase.end - phrase.start <= 3 and tokens.word[k + 1] in ("a", "an")):
        return None
    demonstrative = tokens.word[k + 1] in ("this", "these", "that", "those")
    if tokens.word[k] == "from" and not demonstrative:
        return None
    thing = made(scene, phrase, "object.purpose")
    if thing is not None and demonstrative:
        return Object(f"{tokens.surface(k + 1)} {thing.text}", thing.head, None, thing.rule)
    return thing


def of_inner(scene: Scene, phrase: Phrase) -> Phrase:
    """`millions of vaccine doses`: the noun behind a vague number word."""
    tokens = scene.tokens
    if tokens.word[phrase.head] in ("millions", "thousands", "hundreds", "billions", "dozens", "number") and tokens.word[phrase.head + 1 : phrase.head + 2] == ["of"]:
        return phrase_at(tokens, phrase.head + 2, scene.words) or phrase
    return phrase


def clause_end(tokens: Tokens, at: int) -> int:
    """Index of the mark that ends the clause of token `at`."""
    for k in range(at + 1, len(tokens)):
        if tokens.tag[k] in ";.:-" or (tokens.tag[k] == "," and k - at > 1) or tokens.tag[k] in "WS":
            return k
    return len(tokens)


def clause_noun(scene: Scene, at: int) -> Object | None:
    """The noun phrase between the governing verb and the figure, else the verb's object or subject."""
    tokens = scene.tokens
    group = governor(tokens, scene.groups, at)
    if group is None:
        return None
    if group.end <= at:
        phrase = phrase_at(tokens, group.end, scene.words)
        direct = phrase is not None and phrase.end <= at and phrase.start - group.end <= 2
        if phrase is not None and direct and not agent(tokens, phrase, scene.words):
            return made(scene, phrase, "object.verb-object")
        if direct or group.passive or group.lemma in LEVEL_VERBS:
            phrase = subject_of(tokens, group.start, scene.words, participles(scene))
            if phrase is not None and not agent(tokens, phrase, scene.words) and tokens.tag[phrase.head] not in "QT":
                return made(scene, phrase, "object.subject")
    return None
