"""What a multiple is of: `twice the wage`, `grew threefold`, `four times as many`."""

from pipeline.extract.objects.counted import LEVELS
from pipeline.extract.objects.moved_nouns import changed_thing
from pipeline.extract.scene.scene import (
    MULTIPLE_STEMS,
    Object,
    Scene,
    counted_inside,
    made,
    multiple_word,
    subject_phrase,
)
from pipeline.extract.scene.verb_subjects import verb_subject
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class

POSSESSIVES = word_class("possessives")


def multiple_object(scene: Scene, at: int) -> Object | None:
    """`twice invited the group to visit`: the verb phrase; `doubled`: what doubles; `triple the amount`: the noun
    behind.
    """
    tokens, following = scene.tokens, at + 1
    done_at = done_behind(tokens, following)
    if done_at >= 0:
        end = next((k for k in range(done_at + 1, len(tokens.tag)) if tokens.tag[k] in ",.;:CSW"), len(tokens.tag))
        return Object(tokens.stretch(done_at, end), tokens.lemma[done_at], None, "object.verb-phrase")
    word = multiple_word(tokens, at)
    if word.endswith("ing") and tokens.word[following : following + 1] == ["of"]:
        return made(scene, phrase_at(tokens, following + 1), "object.of")  # `a |doubling| of efforts`
    if tokens.tag[following : following + 2] == ["C", "Q"] and not word.endswith("ed"):
        return None  # `will |double| or triple our numbers`
    rising = next((group for group in scene.groups if group.start == at - 1 and tokens.tag[at - 1] == "I"), None)
    opening = tokens.tag[following : following + 1]
    if rising is not None and word.startswith(MULTIPLE_STEMS) and not (opening and opening[0] in "DKNOA"):
        return made(scene, verb_subject(scene, rising), "object.subject")  # `|funding| needs to triple`
    if word.startswith(MULTIPLE_STEMS) and word.endswith(("d", "s", "ing")):
        return multiplied(scene, at)
    if compares(scene, at):
        as_many = tokens.word[at + 1 : at + 2] == ["as"] and tokens.tag[at + 3 : at + 4] in (["N"], ["A"])
        return made(scene, phrase_at(tokens, at + 3), "object.behind") if as_many else None  # `twice as many |nurses|`
    phrase = phrase_at(tokens, following)
    if phrase is not None and phrase.start == following and tokens.word[phrase.head] in scene.words.change_nouns:
        thing = changed_thing(scene, phrase)  # `rose to 40, a |threefold| increase`
        bare = thing is not None and thing.rule == "object.change-noun"
        return None if bare and tokens.ref[at] > 0 else thing
    level = phrase is not None and tokens.tag[phrase.end : phrase.end + 1] == ["Q"] and tokens.tag[following] == "D"
    if level and (before := counted_before(scene, at)) is not None:
        return before  # `20 boats, more than |double| the present 7`
    if phrase is not None and not level and names_thing(tokens, following, phrase):
        if word.startswith(MULTIPLE_STEMS):
            phrase = with_recipient(tokens, phrase)
        relative = relative_tail(tokens, phrase.end)
        return made(scene, Phrase(phrase.start, relative, phrase.head), "object.behind")
    return by_governor(scene, at)


def multiplied(scene: Scene, at: int) -> Object | None:
    """What a verb that is a multiple doubles: its object (`doubled its |aid|`), else its subject."""
    tokens, following = scene.tokens, at + 1
    if following < len(tokens.tag) and tokens.tag[following] in "DKNO" and tokens.tag[at - 1 : at] != ["b"]:
        behind = phrase_at(tokens, following)
        if behind is not None:
            return made(scene, with_recipient(tokens, behind), "object.behind")
    begin = at
    while begin and tokens.tag[begin - 1] in "bhMBIT":
        begin -= 1
    related = tokens.tag[begin - 1 : begin] == ["W"]  # `the debt burden, |which| doubled`
    subject = phrase_before(tokens, begin - 1, nearest=True) if related else subject_phrase(scene, begin)
    return made(scene, counted_inside(scene, subject), "object.subject") if subject else None


def compares(scene: Scene, at: int) -> bool:
    """Whether a multiple only holds figures against each other (`twice as many`, `6,500 refugees, almost |double| the
    3,300 of a year before`) or is the size of a change.
    """
    tokens = scene.tokens
    if tokens.word[at + 1 : at + 3] in (["as", "many"], ["as", "much"]):
        return True
    set_off = tokens.tag[at - 1 : at] == [","] or tokens.tag[max(0, at - 2) : at] == [",", "B"]
    if set_off and tokens.tag[at + 1 : at + 3] == ["D", "Q"]:
        return True
    return at >= 2 and tokens.word[at - 1] == "of" and tokens.word[at - 2] in scene.words.change_nouns


def names_thing(tokens: Tokens, following: int, phrase: Phrase) -> bool:
    """Whether the phrase behind a multiple is what it is of: not `three times more |likely|`, `twice |wider| than the
    old one`, `is three times its |level| of 2010`.
    """
    if phrase.start > following + 1 or tokens.tag[phrase.head] == "A":
        return False
    if tokens.word[phrase.end : phrase.end + 1] == ["than"] and phrase.end - phrase.start == 1:
        return False
    own_level = phrase.head > following and tokens.word[phrase.head] in LEVELS
    return not (own_level and tokens.word[following] in POSSESSIVES)


def by_governor(scene: Scene, at: int) -> Object | None:
    """The subject of a multiple's verb, or what was done so often (`was |inspected| twice`)."""
    tokens = scene.tokens
    group = governor(tokens, scene.groups, at)
    if group is None:
        return None
    done = group.end <= at and group.lemma not in scene.words.level_verbs | scene.words.rising_verbs
    if done and tokens.word[at].endswith(("times", "twice", "thrice")):
        end = next((k for k in range(group.main + 1, at) if tokens.tag[k] == ","), at)
        return Object(tokens.stretch(group.main, end), tokens.lemma[group.main], None, "object.verb-phrase")
    return made(scene, verb_subject(scene, group), "object.subject")


def with_recipient(tokens: Tokens, phrase: Phrase) -> Phrase:
    """What is doubled with whom it goes to (`doubled its |aid to Africa|`), which is no level that it comes to."""
    k = phrase.end
    inner = phrase_at(tokens, skip_determiners(tokens, k + 1)) if tokens.word[k : k + 1] == ["to"] else None
    if inner is None or tokens.tag[k] != "P" or "Q" in tokens.tag[k : inner.end] or tokens.word[inner.head] in LEVELS:
        return phrase
    return Phrase(phrase.start, inner.end, phrase.head)


def counted_before(scene: Scene, at: int) -> Object | None:
    """What the figure counts that a multiple behind a comma tells the size of."""
    tokens, i = scene.tokens, scene.tokens.ref[at]
    there = scene.index[i - 1] if i else -1
    if there < 0 or scene.quantities[i - 1].form != "count":
        return None
    phrase = phrase_at(tokens, there + 1)
    return made(scene, phrase, "object.multiplied") if phrase is not None and phrase.start <= there + 2 else None


def done_behind(tokens: Tokens, k: int) -> int:
    """The verb that `twice` counts, with a time or auxiliaries before it (`twice in this century has |witnessed|`); -1
    for none.
    """
    j = k
    while j < len(tokens.tag) and tokens.tag[j] in ("hb" if j == k else "Thb"):
        j += 1
    if tokens.tag[k : k + 1] in (["T"], ["P"]):  # `twice in our lifetime has brought`
        first = next((m for m in range(k + 1, min(len(tokens.tag), k + 6)) if tokens.tag[m] not in "TDKNA"), k)
        j = next((m for m in range(first, len(tokens.tag)) if tokens.tag[m] not in "hbB"), k)
    return j if j < len(tokens.tag) and tokens.tag[j] in "EV" else -1


def relative_tail(tokens: Tokens, j: int) -> int:
    """End of a relative clause without a relative word (`the amount |we provided last year|`), else `j`."""
    if j < len(tokens.tag) and tokens.tag[j] == "R":
        while j < len(tokens.tag) and tokens.tag[j] not in ",.;:CS":
            j += 1
    return j
