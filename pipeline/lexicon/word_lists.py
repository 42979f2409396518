"""The words that are known, by class, and the forms of the verbs: what `words.py` makes of `rules/words.toml`.

Apart from what reads the rules, since every sentence asks these lists and they are compiled with what asks them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a verb's form can be: the lemma, and the forms it serves as (`base`, `s`, `past`, `participle`, `ing`)."""

    lemma: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)  # one lexicon is itself alone, so that what it says of a word is cached
class Words:
    """Every listed word with its class, and every form of every listed verb."""

    tags: dict[str, str]  # closed classes: word to tag (see extract/tokens.py for the tags)
    verbs: dict[str, VerbForm]
    noun_verbs: frozenset[str]
    adjectives: frozenset[str]
    not_adverbs: frozenset[str]
    not_participles: frozenset[str]
    ed_nouns: frozenset[str]
    not_gerunds: frozenset[str]
    articles: frozenset[str]
    possessives: frozenset[str]
    singulars: dict[str, str]
    level_verbs: frozenset[str]
    moving_verbs: frozenset[str]
    rising_verbs: frozenset[str]
    figure_verbs: frozenset[str]
    change_nouns: frozenset[str]
    empty_nouns: frozenset[str]
    link_nouns: frozenset[str]
    money_nouns: frozenset[str]
    bodies: frozenset[str]
    self_words: frozenset[str]
    measured_names: frozenset[str]
    mark_nouns: frozenset[str]
    receiving_verbs: frozenset[str]
    between_nouns: frozenset[str]
    comparatives: frozenset[str]
    transparent_nouns: frozenset[str]
    saying_verbs: frozenset[str]
    removing_verbs: frozenset[str]
    providing_verbs: frozenset[str]
    intransitive_verbs: frozenset[str]
    giving_verbs: frozenset[str]
    doing_verbs: frozenset[str]  # those of giving too
    requesting_verbs: frozenset[str]
    undertakings: frozenset[str]
    to_nouns: frozenset[str]
    in_nouns: frozenset[str]
    place_nouns: frozenset[str]
    against_nouns: frozenset[str]
    fixed_adverbials: frozenset[str]
    states: frozenset[str]
    postnominal: frozenset[str]
    topic_prepositions: frozenset[str]
    dropped_first: frozenset[str]
    adjective_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    names: frozenset[str] = frozenset()  # countries and bodies in one word, lower case

    def moves_to_level(self, lemma: str) -> bool:
        """Whether a verb tells that something is at a level, moves or is moved there."""
        return lemma in self.level_verbs or self.moves(lemma)

    def moves(self, lemma: str) -> bool:
        """Whether a verb tells that something rises, falls or is made to."""
        return lemma in self.moving_verbs or lemma in self.rising_verbs
