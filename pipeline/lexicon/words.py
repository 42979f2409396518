"""Word classes for the grammar around a figure: closed classes, verbs with their forms, misleading endings, plurals.

Reads `rules/words.toml` and works out every inflected form once. Which class a word has in a given sentence is left to
`extract/tokens.py`.
"""

from dataclasses import dataclass, fields, replace

from pipeline.lexicon.base import RULES, RuleModel, read_rules
from pipeline.lexicon.countries import CountryRules


class WordRules(RuleModel):
    """`rules/words.toml`: white-space separated words per class; `irregular_*` hold one entry a line."""

    determiners: str
    possessives: str
    articles: str
    prepositions: str
    coordinators: str
    subordinators: str
    relatives: str
    pronouns: str
    modals: str
    be: str
    have: str
    do: str
    adverbs: str
    not_adverbs: str
    not_participles: str
    ed_nouns: str
    not_gerunds: str
    adjectives: str
    verbs: str
    irregular_verbs: str
    noun_verbs: str
    irregular_plurals: str
    level_verbs: str
    moving_verbs: str
    rising_verbs: str
    figure_verbs: str
    change_nouns: str
    empty_nouns: str
    link_nouns: str
    money_nouns: str
    bodies: str
    self_words: str
    measured_names: str
    mark_nouns: str
    receiving_verbs: str
    between_nouns: str
    comparatives: str
    transparent_nouns: str
    saying_verbs: str
    removing_verbs: str
    providing_verbs: str
    intransitive_verbs: str
    giving_verbs: str
    doing_verbs: str
    requesting_verbs: str
    undertakings: str
    to_nouns: str
    in_nouns: str
    place_nouns: str
    against_nouns: str
    fixed_adverbials: str
    states: str
    postnominal: str
    topic_prepositions: str
    dropped_first: str
    adjective_endings: str
    noun_endings: str


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


VOWELS = "aeiou"


def inflect(lemma: str) -> dict[str, str]:
    """Every regular form of a verb, by the spelling rules of English: form name to form."""
    if lemma.endswith("e"):
        past, ing = lemma + "d", (lemma[:-2] + "ying" if lemma.endswith("ie") else lemma[:-1] + "ing")
        if lemma.endswith(("ee", "oe", "ye")):
            ing = lemma + "ing"
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = lemma + "ed", lemma + "ing"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        third = lemma[:-1] + "ies"
    elif lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    else:
        third = lemma + "s"
    return {"base": lemma, "s": third, "past": past, "participle": past, "ing": ing}


def doubled(lemma: str) -> list[str]:
    """Stems with a doubled last letter (`ship` to `shipp`, `control` to `controll`), which some verbs inflect from."""
    if len(lemma) > 2 and lemma[-1] not in VOWELS + "wxyh" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        return [lemma + lemma[-1]]
    return []


def build_verbs(regular: list[str], irregular: list[list[str]]) -> dict[str, VerbForm]:
    """Form to `VerbForm`, irregular verbs first so that their forms win."""
    forms: dict[str, tuple[str, set[str]]] = {}

    def add(form: str, lemma: str, name: str) -> None:
        known = forms.setdefault(form, (lemma, set()))
        known[1].add(name)

    for lemma, past, participle in irregular:
        regular_forms = inflect(lemma)
        add(lemma, lemma, "base")
        add(regular_forms["s"], lemma, "s")
        add(regular_forms["ing"], lemma, "ing")
        for stem in doubled(lemma):
            add(stem + "ing", lemma, "ing")
        add(past, lemma, "past")
        add(participle, lemma, "participle")
    special = {lemma for lemma, *_ in irregular}
    british = [lemma[:-3] + "ise" for lemma in regular if lemma.endswith("ize") and len(lemma) > 4]
    for lemma in [*regular, *british]:
        if lemma in special:
            continue
        for name, form in inflect(lemma).items():
            add(form, lemma, name)
        for stem in doubled(lemma):
            for suffix, names in (("ed", ("past", "participle")), ("ing", ("ing",))):
                for name in names:
                    add(stem + suffix, lemma, name)
    return {form: VerbForm(lemma, frozenset(names)) for form, (lemma, names) in forms.items()}


def build_words(rules: WordRules) -> Words:
    """Work out the word classes from the rule file."""
    tags: dict[str, str] = {}
    classes = (
        ("B", rules.adverbs),
        ("D", rules.determiners),
        ("P", rules.prepositions),
        ("C", rules.coordinators),
        ("S", rules.subordinators),
        ("W", rules.relatives),
        ("R", rules.pronouns),
        ("M", rules.modals),
        ("b", rules.be),
        ("h", rules.have),
        ("d", rules.do),
    )
    for tag, words in classes:
        for word in words.split():
            tags[word] = tag
    irregular = [line.split() for line in rules.irregular_verbs.splitlines() if line.strip()]
    auxiliary = {"be", "have", "do"}
    verbs = build_verbs(rules.verbs.split(), [entry for entry in irregular if entry[0] not in auxiliary])
    singulars = dict(line.split() for line in rules.irregular_plurals.splitlines() if line.strip())
    given = {"tags", "verbs", "singulars", "doing_verbs", "adjective_endings", "noun_endings", "names"}
    plain = {
        each.name: frozenset(getattr(rules, each.name).split()) for each in fields(Words) if each.name not in given
    }
    return Words(
        tags=tags,
        verbs={form: verb for form, verb in verbs.items() if form not in tags},
        singulars=singulars,
        doing_verbs=frozenset(f"{rules.giving_verbs} {rules.doing_verbs}".split()),
        adjective_endings=tuple(rules.adjective_endings.split()),
        noun_endings=tuple(rules.noun_endings.split()),
        **plain,
    )


def load_words() -> Words:
    """The word classes of `rules/words.toml`, with the countries and parts of the world of `rules/countries.toml`."""
    rules = read_rules(RULES / "countries.toml", CountryRules)
    single = frozenset(name.lower() for name in (*rules.countries, *rules.groups) if " " not in name)
    return replace(build_words(read_rules(RULES / "words.toml", WordRules)), names=single)
