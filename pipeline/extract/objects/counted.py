"""What counts, ordinals and ages count: the noun phrase behind the figure, or where the clause puts it.

Multiples are left to `multiples.py`.
"""

import re

from pipeline.extract.objects.antecedents import antecedent, larger_before
from pipeline.extract.objects.levels import measured_subject
from pipeline.extract.objects.members import (
    done_again,
    held_people,
    out_of_several,
    placed,
    state_of,
    strong_in_number,
    told_in_all,
    verb_of_member,
)
from pipeline.extract.objects.moved_nouns import moved_object
from pipeline.extract.objects.of_nouns import noun_of
from pipeline.extract.objects.references import list_partner
from pipeline.extract.objects.shared_nouns import agreeing, lone_kind, noun_shared
from pipeline.extract.scene.comparing import more_than_before, opened_with_every, refers_back
from pipeline.extract.scene.scene import (
    NO_OBJECT,
    Object,
    Scene,
    counted_inside,
    leading_words,
    made,
    subject_phrase,
)
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import plural_noun
from pipeline.lexicon.classes import word_class

GROUPS = word_class("groups_of_people")
LEVELS = word_class("level_nouns")
SMALL = frozenset("two three four five six seven eight nine ten".split())  # behind `the`, where they are no figures
SCALES = frozenset("twelve fifteen twenty fifty hundred thousand million".split())
ROUNDING = frozenset("odd plus some strong fold".split())  # `300-|odd| clinics`
ENDING = frozenset("final last further closing concluding".split())
AGEING = word_class("aged_people")
_LISTED = re.compile("b?[ANE],?[,C]")  # tags between one count of a predicate and the next


def counted_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """The noun phrase behind a count or an ordinal, that of the list's last figure, or the noun before brackets."""
    tokens = scene.tokens
    if more_than_before(scene, at) or tokens.word[at + 1 : at + 3] in (["short", "of"], ["shy", "of"]):
        return None  # `reached 37 villages, |five| short of the 42 promised`
    beneath = of_every(scene, i) or hyphened(scene, at)
    if beneath is not None:
        return beneath
    if (whole := told_in_all(scene, at)) is not None:
        return whole
    partner = list_partner(scene, i)
    begin = at + attributive(scene, at + 1)
    if tokens.word[at + 1 : at + 2] == ["strong"] and tokens.tag[at + 2 : at + 3] not in (["N"], ["A"], ["O"]):
        return strong_in_number(scene, at)
    phrase = phrase_at(tokens, begin + 1)
    if phrase is not None and leading_words(scene, begin, phrase):
        if tokens.word[phrase.head] in ("number", "total") and tokens.tag[at + 1] == "D":
            inner = counted_inside(scene, phrase)  # `to 64 the number of projects`
            return made(scene, inner, "object.behind") if inner is not phrase else None
        if verb_of_member(scene, at, phrase) or predicate(scene, i, phrase):
            return None
        if (stated := state_of(scene, i, phrase)) is not None:
            return stated
        if (shared := noun_shared(scene, i, phrase)) is not None:
            return shared
        return made(scene, agreeing(scene, i, phrase), "object.behind")
    if tokens.word[at - 1 : at] == ["of"] and tokens.tags[at + 1 : at + 2] in tuple("C,VEbhM") and crew(scene, at):
        return noun_of(scene, at)  # `a |team| of six and 40 dogs`
    if partner >= 0 and found[partner] is not None and scene.quantities[partner].form == scene.quantities[i].form:
        return found[partner]
    nxt = tokens.word[at + 1] if at + 1 < len(tokens.tag) else ""
    if nxt == "of" or out_of_several(scene, at):
        return of_object(scene, i, at, found)
    if at and tokens.tag[at - 1] == "(":
        named = phrase_before(tokens, at - 1)
        named = counted_inside(scene, named) if named is not None else None  # `the number of |strikes| (12)`
        if named is not None and tokens.word[named.head] in ("number", "total", "share"):
            return None
        if named is None or tokens.tag[named.head] != "O":
            return made(scene, named, "object.before-brackets") if named else None
        return arriving_subject(scene, at)
    behind_noun = noun_of(scene, at)
    if behind_noun is not None:
        return behind_noun
    if at > 1 and tokens.word[at - 1] == "average" and tokens.tag[at - 2] == "N":
        named = phrase_before(tokens, at - 1)  # `new arrivals average |1,300| a day`
        return made(scene, Phrase(named.start, at - 1, at - 2), "object.before") if named is not None else None
    opened = opened_with_every(tokens, at)
    if opened >= 0 and tokens.word[opened] != "for":
        return made(scene, denominator_noun(tokens, opened), "object.of")
    j = at
    while j and tokens.tag[j - 1] in "BT":
        j -= 1
    if refers_back(scene, at):
        return None
    if (held := held_people(scene, i, at)) is not None:
        return held
    if i and against(scene, scene.index[i - 1], at):
        return found[i - 1]
    if done_again(scene, i, at):
        return None
    if j and (tokens.tag[j - 1] in "bVE" or tokens.word[j - 1] in ("to", "at", "by", "from", "of")):
        return moved_object(scene, at) or measured_subject(scene, at)
    return None


def against(scene: Scene, other: int, at: int) -> bool:
    """Whether a figure behind `to` stands against the one before it (`passed by 87 votes to |31|`); no move ends."""
    tokens = scene.tokens
    if tokens.word[at - 1] != "to" or other < 0 or tokens.word[other - 1 : other] == ["from"]:
        return False
    phrase = phrase_at(tokens, other + 1)
    moved = any(group.end <= other and scene.words.moves(group.lemma) for group in scene.groups)
    return phrase is not None and phrase.end == at - 1 and not moved


def crew(scene: Scene, at: int) -> bool:
    """Whether a figure behind `of` says how many make up a group (`a team of |six|`), singular and indefinite."""
    words = scene.tokens.word
    return (
        at > 2 and words[at - 2] in GROUPS and bool({"a", "an", "one", "another"} & set(words[max(0, at - 5) : at - 2]))
    )


def predicate(scene: Scene, i: int, phrase: Phrase) -> bool:
    """Whether an adjective alone behind a figure is what the verb before says of it, too (`300 were old, |12| new and
    |3| ruined`).
    """
    tokens, before = scene.tokens, scene.index[i - 1] if i else -1
    alone = set(tokens.tag[phrase.start : phrase.end]) == {"A"} or lone_kind(scene, i, phrase)
    if not alone or before < 0 or tokens.tags[phrase.end : phrase.end + 1] not in tuple(",C.;"):
        return False
    between = tokens.tags[before + 1 : scene.index[i]]
    listed = _LISTED.fullmatch(between) is not None
    return listed and any(tokens.tags[k + 1 : k + 3] in ("bA", "bN") for k in scene.index[:i])


def attributive(scene: Scene, at: int) -> int:
    """1 where a measure stands at `at` as a word that describes the noun behind it (`two |50-kg| bags`), or `and`
    before another place in a row (`a third |and| final tranche`), else 0.
    """
    tokens = scene.tokens
    if tokens.tag[at : at + 2] == ["C", "A"] and tokens.word[at + 1] in ENDING:
        return int(scene.quantities[tokens.ref[at - 1]].kind == "ordinal")
    if tokens.tag[at : at + 1] == ["Q"] and hyphened(scene, at) is not None:
        return 3  # `two |50-bed| clinics`
    if tokens.tag[at : at + 1] != ["Q"] or tokens.tag[at + 1 : at + 2] not in (["N"], ["A"]):
        return 0
    measure = scene.quantities[tokens.ref[at]]
    text = tokens.text[measure.start : measure.end]
    sized = measure.form == "measure" and plural_noun(tokens, at + 1, tokens.words)  # `40 |500 ml| bottles`
    return int(sized or (measure.form in ("measure", "duration", "age") and any(hyphen in text for hyphen in "-‐‑")))


def hyphened(scene: Scene, at: int) -> Object | None:
    """The noun that a hyphen ties to a count before another noun: `the 24-|member| Council`, `12-|storey| houses`."""
    tokens = scene.tokens
    if tokens.tag[at + 1 : at + 3] != ["-", "N"] or tokens.tag[at + 3 : at + 4] not in (["N"], ["A"], ["O"]):
        return None
    tied = tokens.start[at + 1] == tokens.end[at] and tokens.start[at + 2] == tokens.end[at + 1]
    if not tied or tokens.word[at + 2] in ROUNDING or scene.quantities[tokens.ref[at]].form != "count":
        return None
    return made(scene, Phrase(at + 2, at + 3, at + 2), "object.behind")


def of_every(scene: Scene, i: int) -> Object | None:
    """`74 of every ten thousand |children|`: the noun of the denominator."""
    quantity = scene.quantities[i]
    if not quantity.per or not scene.tokens.text[quantity.end : quantity.outer_end].lstrip().startswith("of "):
        return None
    number, _, noun = quantity.per.partition(" ")
    if not number.isdigit() or not noun:
        return None
    return Object(noun, head_of(noun.split()[-1], scene.words), None, "object.of")


def denominator_noun(tokens: Tokens, begin: int) -> Phrase | None:
    """What a clause counts that opens at `begin` with `of every 1,000 |children| born, …`."""
    k = tokens.word.index("every", begin) + 1
    numbered = tokens.word[k][0].isdigit() or tokens.word[k] in SMALL | SCALES
    return phrase_at(tokens, k + 1 if numbered else k)


def arriving_subject(scene: Scene, at: int) -> Object | None:
    """`|Applicants| came mainly from Syria (268,866)`: a plural subject whose places stand with their figures."""
    group = governor(scene.tokens, scene.groups, at)
    if group is None or group.end >= at:
        return None
    acted = phrase_at(scene.tokens, group.end, complements=False)  # `built |clinics| in Lima (12)`
    acted = acted if acted is not None and acted.start == group.end and acted.end < at else None
    phrase = acted or subject_phrase(scene, group.start)
    if phrase is None or scene.tokens.tag[phrase.head] != "N":
        return None
    word = scene.tokens.word[phrase.head]
    return made(scene, phrase, "object.subject") if head_of(word, scene.words) != word else None


def of_object(scene: Scene, i: int, at: int, found: list[Object | None]) -> Object | None:
    """`77 of the 1,263 applications`, `89 out of 350 seats`: the noun of the total; `32 of which`: the antecedent."""
    tokens = scene.tokens
    after = at + 2 + (tokens.word[at + 1] == "out")
    if after < len(tokens.tag) and tokens.tag[after] == "W":
        noun, total = antecedent(scene, at), larger_before(scene, i, at)
        if noun is not None and total >= 0 and not set("EVG").isdisjoint(tokens.tag[scene.index[total] : noun.start]):
            return None  # `14 conditions laid down in the memorandum, |eleven| of which …`
        if total >= 0 and tokens.word[after] == "whom" and noun is not None and scene.index[total] + 1 < noun.start:
            return None  # `charged 181 persons in 92 cases, |31| of whom …`
        if total >= 0 and noun is not None and placed(scene, scene.index[total], noun):
            return None  # `4,310 callouts in the valley, |212| of which …`
        return made(scene, noun, "object.antecedent")
    k = skip_determiners(tokens, after)
    while k + 1 < len(tokens.tag) and tokens.tag[k] == "K":
        k += 1
    if any(group.start == k for group in scene.groups) and k > after:
        return None  # `604 of these involved …`: a pronoun and its verb
    if k < len(tokens.tag) and tokens.tag[k] == "Q":
        ref = tokens.ref[k]
        return found[ref] if ref > i else None
    if tokens.word[k : k + 1] and tokens.word[k] in SMALL and tokens.tag[k + 1 : k + 2] != ["N"]:
        return None  # `three of the |four| will be built`
    if tokens.word[after : after + 1] == ["us"]:
        return Object("us", "us", None, "object.of")
    if k < len(tokens.tag) and tokens.tag[k] in "RK" and tokens.word[k] not in ("them", "us", "these", "those"):
        return None
    return made(scene, phrase_at(tokens, after), "object.of")


def age_object(scene: Scene, at: int) -> Object | None:
    """Who is that old: `|14|-year-old girl`, `minors under the age of |16|`, `children aged 6 to 12`."""
    tokens = scene.tokens
    k = at + 1
    while k < len(tokens.tag) and (
        tokens.tag[k] == "-"
        or tokens.word[k].strip("-") in ("year-old", "year-olds", "years-old", "month-old", "year", "old")
    ):
        k += 1
    quantity = scene.quantities[tokens.ref[at]]
    if "unit.elided" in quantity.rules:
        return None  # `Life expectancy is 42 in Chad and |63| in Ghana`
    if k > at + 1 or quantity.outer_end > quantity.end:
        phrase = phrase_at(tokens, k, complements=False)
        if phrase is not None and phrase.start <= k + 1:
            return made(scene, phrase, "object.behind")
    if tokens.word[at - 1 : at] in (["at"], ["to"], ["from"]) and (moved := moved_object(scene, at)) is not None:
        return moved
    j = at
    while j > 0 and (
        tokens.tag[j - 1] in "PDB,CT("
        or tokens.word[j - 1] in ("age", "ages", "aged", "younger", "young", "older", "old", "as", "between", "years")
        or tokens.tag[j - 1] == "Q"
    ):
        if tokens.tag[j - 1] == "Q" and (whose := scene.quantities[tokens.ref[j - 1]].per) in AGEING:
            return Object(whose, whose, None, "object.per")  # `up to $6,400 per |child| under the age of six`
        if tokens.word[j - 1] == "age" and tokens.tag[j - 2 : j - 1] in (["N"], ["A"], ["G"]):
            break  # `the minimum working |age| at 15`
        j -= 1
    if tokens.tag[j - 1 : j] in (["E"], ["G"]) and any(other.form in ("share", "count") for other in scene.quantities):
        return None  # `28 per cent of girls were married before |18|`
    phrase = phrase_before(tokens, j, nearest=True)
    if phrase is not None and tokens.word[phrase.head] in ("oldest", "youngest", "eldest"):
        return None  # `93 children, the |oldest| aged nine`
    if phrase is not None:
        return made(scene, phrase, "object.before")
    group = governor(tokens, scene.groups, at)
    if group is not None and tokens.word[group.start - 1 : group.start] in (["i"], ["you"], ["we"]):
        return NO_OBJECT  # `since |I| was 25 years old`: nobody who was named before
    return made(scene, subject_phrase(scene, group.start), "object.subject") if group else None
