"""One sentence as the grammar of figures sees it, and small readings of it that the object modules share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.syntax.clause_marks import Marks, find_marks
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.leftward import subject_of
from pipeline.extract.syntax.nouns import Phrase, phrase_text
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words
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
    form: str = ""  # of the figure that has it, where it is handed on to the next sentence


NO_OBJECT = Object(None, None)
PEAKS = word_class("peaks")
NO_NOUNS = frozenset(("one", "ones", "own"))  # `raised $9,000 on their |own|`


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
    named: Callable[[], str | None] | None = None  # reads which country the sentence before speaks of
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
    if phrase is None or scene.tokens.tag[phrase.head] == "Q" or scene.tokens.word[phrase.head] in NO_NOUNS:
        return None
    word = scene.tokens.word[phrase.head]
    if word in ("other", "remaining", "additional") and scene.tokens.tag[phrase.end : phrase.end + 1] == ["Q"]:
        return None  # `furnish the |other| $250 million`
    if word[0].isdigit() and word.endswith(("st", "nd", "rd", "th")):
        return None  # `ranks 87th of 180`
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
    if tokens.word[phrase.head] in PEAKS:
        return True
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


def goes_to(tokens: Tokens, lemma: str, end: int) -> bool:
    """Whether a verb that ends before token `end` moves by the words behind it (`goes |up|`, `is brought |down|`,
    `went |from 5| to 7`).
    """
    if lemma not in ("go", "come", "bring", "take", "push", "drive", "force") or end >= len(tokens):
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
