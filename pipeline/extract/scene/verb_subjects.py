"""The noun phrase that a verb agrees with or, in a relative clause, stands behind."""

from pipeline.extract.scene.scene import Scene, subject_phrase, tells_level, verbs_of
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase, before_determiners
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup


def verb_subject(scene: Scene, group: VerbGroup) -> Phrase | None:
    """The subject of a verb group: before it, before its relative, that of the verb it is joined to or hangs on."""
    tokens = scene.tokens
    begin = group.start
    while begin and (tokens.tag[begin - 1] == "B" or tokens.tag[begin - 2 : begin] in (["C", "T"], ["W", "T"])):
        begin -= 1  # `has grown and |now| accounts for …`, `which |in 1968| cost …`
    before = tokens.tag[begin - 1] if begin else "."
    if before == "W":
        return related_noun(scene, group, begin - 1)
    relative = relative_past_aside(tokens, begin)
    if relative > 0:
        return related_noun(scene, group, relative)
    if group.tense == "infinitive" and tokens.tag[group.start] == "V" and before in "NO":
        return phrase_before(tokens, group.start, nearest=True)  # `having Irish aid reach …`
    if group.tense == "infinitive" and before in "NO":
        if group.lemma in scene.words.rising_verbs:
            return outermost(tokens, phrase_before(tokens, begin))  # `allowing the share of girls in class |to rise|`
        if group.lemma in scene.words.level_verbs and (own := joined_noun(tokens, begin)) is not None:
            return own
    at = verbs_of(scene).order[group.start]
    if group.tense == "gerund" and before in "NO":
        own = phrase_before(tokens, begin, nearest=True, alone=True)
        k = before_determiners(tokens, own.start) if own is not None else 0
        if own is not None and k and tokens.word[k - 1] == "with" and tokens.tag[own.head] == "N":
            return own  # `with |girls| making up 49 per cent`
    if group.tense == "gerund" and before == ",":
        noun = begin - 1
        while noun and tokens.tag[noun - 1] in ",T":
            noun -= 1
        if at and (gerund_follows(scene, group, noun) or tells_level(scene, scene.groups[at - 1], noun)):
            return verb_subject(scene, scene.groups[at - 1])
        nearest = phrase_before(tokens, begin - 1, nearest=True)
        k = before_determiners(tokens, nearest.start) if nearest is not None else 0
        if at and k and tokens.word[k - 1] in ("against", "under", "within", "through", "by", "with"):
            return verb_subject(scene, scene.groups[at - 1])  # `treated 300 men for malaria, reaching …`
        return past_places(tokens, nearest)
    if (before == "C" or group.tense == "infinitive") and at:
        return verb_subject(scene, scene.groups[at - 1])
    phrase = subject_phrase(scene, group.start)
    if at and before in ",C" and phrase is not None and tokens.tag[phrase.head] == "A":
        return verb_subject(scene, scene.groups[at - 1])  # `is 155 metres high, can hold …, and will give …`
    return phrase


def gerund_follows(scene: Scene, group: VerbGroup, end: int) -> bool:
    """Whether a gerund follows a figure or adverb, or tells how far what the verb tells of went (`Sales have grown,
    |increasing| from 3 to 5`).
    """
    before = scene.tokens.tag[end - 1]
    return before in "QB" or (before in "VE" and scene.words.moves(group.lemma))


def relative_past_aside(tokens: Tokens, begin: int) -> int:
    """Token of the relative that an aside parts from its verb (`a plan, |which|, in 2020, will cost …`); 0 for none."""
    if begin < 4 or tokens.tag[begin - 1] != ",":
        return 0
    k = begin - 1
    while k > 1 and tokens.tag[k - 1] in "PDNOATB":
        k -= 1
    opened = tokens.tag[k - 1] == "," and tokens.tag[k - 2] == "W" and tokens.word[k - 2] in ("which", "who", "that")
    return k - 2 if opened and tokens.tag[k] in "PTB" else 0


def joined_noun(tokens: Tokens, begin: int) -> Phrase | None:
    """The noun of a second infinitive that has one of its own (`is to fall, and |net debt| to peak at …`)."""
    phrase = phrase_before(tokens, begin, nearest=True, alone=True)
    k = before_determiners(tokens, phrase.start) if phrase is not None else 0
    return phrase if k and tokens.tag[k - 1] == "C" else None


def related_noun(scene: Scene, group: VerbGroup, relative: int) -> Phrase | None:
    """What the relative at a token stands for: the noun before it, or one further left that agrees with its verb."""
    tokens = scene.tokens
    end = relative
    if end > 1 and tokens.tag[end - 1] == "Q" and scene.quantities[tokens.ref[end - 1]].form == "age":
        end -= 1  # `an older |worker| aged 55 who earns …`
    whole = phrase_before(tokens, end)
    if whole is not None and tokens.word[whole.head] in scene.words.empty_nouns:
        return whole  # `the |price| of cocoa, which …`
    nearest = phrase_before(tokens, end, nearest=True)
    fits = nearest is not None and agrees(tokens, group, nearest)
    if fits and tokens.tag[relative - 1] == ",":
        outer = past_places(tokens, nearest)  # `water |losses| in the capital, which stood at …`
        return outer if outer is not None and agrees(tokens, group, outer) else nearest
    outer = nearest if fits else before_preposition(tokens, nearest)
    return outer if outer is not None and agrees(tokens, group, outer) else nearest


def before_preposition(tokens: Tokens, phrase: Phrase | None) -> Phrase | None:
    """The noun that a phrase and its preposition stand behind (`a |parent| with two children`)."""
    k = phrase.start if phrase is not None else 0
    while k and tokens.tag[k - 1] in "DKQ":
        k -= 1
    return phrase_before(tokens, k - 1, nearest=True) if k > 1 and tokens.tag[k - 1] == "P" else None


def agrees(tokens: Tokens, group: VerbGroup, phrase: Phrase) -> bool:
    """Whether a verb has the number of a noun by their forms, as far as these tell it."""
    verb, noun = tokens.word[group.start], tokens.word[phrase.head]
    if tokens.tag[group.start] not in "Vbhd" or verb in ("had", "did"):
        return True
    ending = tokens.tag[group.start] == "V" and verb != tokens.lemma[group.start]
    third = ending or verb in ("is", "was", "has", "does")
    return third == (head_of(noun, tokens.words) == noun)


def outermost(tokens: Tokens, phrase: Phrase | None) -> Phrase | None:
    """The whole noun phrase before one that only says where it is, else the phrase."""
    outer = past_places(tokens, phrase)
    if outer is None or outer is phrase:
        return phrase
    return phrase_before(tokens, outer.end) or outer


def past_places(tokens: Tokens, phrase: Phrase | None) -> Phrase | None:
    """The noun before a phrase that only says where it is (`|parks| in the region, covering …`), else the phrase."""
    if phrase is None:
        return None
    k = before_determiners(tokens, phrase.start)
    where = (
        k > 1
        and tokens.word[k - 1] in ("in", "at", "across", "within", "throughout", "under")
        and tokens.tag[k - 2] in "NO"
    )
    outer = phrase_before(tokens, k - 1, nearest=True) if where else None
    return outer or phrase


def is_place(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase only says where something grows (`growth in |the region|`, `growth in |Africa|`)."""
    head = scene.tokens.word[phrase.head]
    return scene.tokens.tag[phrase.head] == "O" or head_of(head, scene.words) in scene.words.place_nouns | {"world"}
