"""One sentence as the grammar of figures sees it, and small readings of it that the object modules share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.clause import VerbGroup
from pipeline.extract.clause_marks import Marks, find_marks
from pipeline.extract.heads import head_of
from pipeline.extract.leftward import phrase_before, subject_of
from pipeline.extract.nouns import Phrase, before_determiners, phrase_text
from pipeline.extract.phrases import phrase_at
from pipeline.extract.tokens import Tokens
from pipeline.lexicon.words import Words
from pipeline.models import Quantity
from pipeline.values import value_class


@value_class
class Object:
    """An object phrase, its head, and for shares what they are a share of."""

    text: str | None
    head: str | None
    whole: str | None = None
    rule: str = "object.none"
    whole_head: str | None = None  # the head noun of the whole
    end: int = -1  # where the phrase ends in the text, where it stands behind the figure


NO_OBJECT = Object(None, None)


@dataclass(frozen=True, slots=True)
class Verbs:
    """What every figure asks of the verb groups, worked out once a sentence; token indexes."""

    participles: frozenset[int]  # behind their noun, whose phrase they belong to
    finite: frozenset[int]  # main verbs
    order: dict[int, int]  # the start of each group to its place in the sentence


@dataclass(slots=True)
class Scene:
    """One sentence as the grammar sees it: tokens, verb groups, quantities with their token index, and what went
    before.
    """

    tokens: Tokens
    groups: list[VerbGroup]
    quantities: Sequence[Quantity]
    index: list[int]  # token index of each quantity
    words: Words
    previous: Object  # the object of the last claim of the paragraph's previous sentence
    sentence: int = 0  # the sentence's index
    topic: Object = NO_OBJECT  # what the paragraph's previous sentence speaks of: its subject; read by `look_back`
    budget: bool = False  # the document is a budget: what it provides for is still to come
    told: Callable[[], Object] | None = None  # reads what the last sentence with figures speaks of
    unread: Callable[[], Object] | None = None  # reads what the sentence before speaks of, where it had no figure
    marks: Marks | None = None  # found when a clause is first asked for
    verbs: Verbs | None = None  # ... and a verb
    subjects: dict[int, Phrase | None] = field(default_factory=dict)  # by where their verb groups start

    def look_back(self) -> None:
        """Read what the sentence before speaks of: few figures refer to it."""
        if self.unread is not None:
            self.previous = self.topic = self.unread()
        elif self.told is not None:
            self.topic = self.told()
        self.unread = self.told = None


def marks_of(scene: Scene) -> Marks:
    """Where the clauses of the sentence may end."""
    if scene.marks is None:
        scene.marks = find_marks(scene.tokens, scene.groups, scene.words.level_verbs)
    return scene.marks


def made(scene: Scene, phrase: Phrase | None, rule: str) -> Object | None:
    """An object out of a phrase."""
    if phrase is None or scene.tokens.tag[phrase.head] == "Q" or scene.tokens.word[phrase.head] in ("one", "ones"):
        return None
    text = phrase_text(scene.tokens, phrase)
    end = scene.tokens.end[phrase.end - 1]
    return Object(text, head_of(scene.tokens.surface(phrase.head), scene.words), rule=rule, end=end)


def verbs_of(scene: Scene) -> Verbs:
    """The verb groups of the sentence, as the figures ask for them."""
    if scene.verbs is None:
        scene.verbs = Verbs(
            frozenset(group.start for group in scene.groups if group.tense == "participle"),
            frozenset(group.main for group in scene.groups if group.finite),
            {group.start: at for at, group in enumerate(scene.groups)},
        )
    return scene.verbs


def participles(scene: Scene) -> frozenset[int]:
    """Token indexes of participles behind their noun, which belong to the noun's phrase."""
    return verbs_of(scene).participles


def subject_phrase(scene: Scene, verb_start: int) -> Phrase | None:
    """The subject of the verb group that starts at token `verb_start`."""
    if verb_start not in scene.subjects:
        verbs = verbs_of(scene)
        scene.subjects[verb_start] = subject_of(scene.tokens, verb_start, verbs.participles, verbs.finite)
    return scene.subjects[verb_start]


def agent(tokens: Tokens, phrase: Phrase, words: Words) -> bool:
    """Whether a subject is a country, a body or a person by its form (a capitalised name in the singular, a
    pronoun).
    """
    word = tokens.word[phrase.head]
    if word in words.measured_names:
        return False
    if tokens.tag[phrase.head] == "O" or word in words.names or word in words.bodies:
        return True
    first_word = phrase.head == 0 or tokens.tag[phrase.head - 1] in '."'
    return first_word and phrase.start == phrase.head and len(word) > 1 and tokens.surface(phrase.head).isupper()


def empty(tokens: Tokens, phrase: Phrase, words: Words) -> bool:
    """Whether a phrase is a bare word for an amount (`the total`), which names no thing."""
    modifiers = [j for j in range(phrase.start, phrase.head) if tokens.tag[j] in "NOKAEG"]
    if tokens.word[phrase.head] == "rate" and tokens.word[phrase.head + 1 : phrase.head + 2] == ["of"]:
        return False  # `the |rate of| child labour`
    return tokens.word[phrase.head] in words.empty_nouns and not modifiers


MULTIPLE_STEMS = ("doubl", "trebl", "tripl", "quadrupl", "halv")


def multiple_word(tokens: Tokens, at: int) -> str:
    """The verb of multiplying in a figure's text (`more than |doubled|`, `|doubling| every 40 years`), else its first
    word.
    """
    words = tokens.word[at].split()
    return next((word for word in words if word.startswith(MULTIPLE_STEMS)), words[0])


def counted_inside(scene: Scene, phrase: Phrase) -> Phrase:
    """`the number of deaths`: the deaths; any other phrase as it is."""
    tokens = scene.tokens
    if tokens.word[phrase.head] in ("number", "numbers") and tokens.word[phrase.head + 1 : phrase.head + 2] == ["of"]:
        return phrase_at(tokens, phrase.head + 2) or phrase
    return phrase


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
            return phrase_before(tokens, begin)  # `allowing enrolment |to rise|`
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
        if at and (tokens.tag[noun - 1] == "Q" or tells_level(scene, scene.groups[at - 1], noun)):
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


def goes_to(tokens: Tokens, lemma: str, end: int) -> bool:
    """Whether a verb that ends before token `end` moves by the words behind it (`goes |up|`, `is brought |down|`,
    `went |from 5| to 7`).
    """
    if lemma not in ("go", "come", "bring", "take") or end >= len(tokens):
        return False
    if tokens.word[end] in ("up", "down"):
        return True
    return lemma == "go" and tokens.word[end] == "from" and tokens.tag[end + 1 : end + 2] == ["Q"]


def tells_level(scene: Scene, group: VerbGroup, end: int) -> bool:
    """Whether a verb and the words up to `end` say how high its subject is (`debt |will be 91 per cent of GDP|`)."""
    level = group.lemma == "be" or scene.words.moves_to_level(group.lemma)
    return level and not group.passive and "Q" in scene.tokens.tag[group.end : end]


def after_brackets(tokens: Tokens, at: int) -> int:
    """Index of the token behind the figure at `at` and brackets that follow it (`200 pesos ($12)`)."""
    k = at + 1
    if k < len(tokens) and tokens.tag[k] == "(":
        for j in range(k + 1, min(len(tokens), k + 6)):
            if tokens.tag[j] == ")":
                return j + 1
    return k


def of_inner(scene: Scene, phrase: Phrase) -> Phrase:
    """`millions of vaccine doses`: the noun behind a vague number word."""
    tokens = scene.tokens
    if tokens.word[phrase.head] in (
        "millions",
        "thousands",
        "hundreds",
        "billions",
        "dozens",
        "number",
    ) and tokens.word[phrase.head + 1 : phrase.head + 2] == ["of"]:
        return phrase_at(tokens, phrase.head + 2) or phrase
    return phrase


def leading_words(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Whether only determiners, quotes or dropped words stand between the figure and the phrase."""
    return (
        all(tag in 'DB"AK-' or tag in "NO" for tag in scene.tokens.tag[at + 1 : phrase.start])
        and phrase.start - at <= 4
    )
