"""Word classes for the grammar around a figure: closed classes, verbs with their forms, misleading endings, plurals.

Reads `rules/words.toml` and works out every inflected form once. Which class a word has in a given sentence is left to
`extract/tokens.py`.
"""

from pipeline.lexicon.base import RULES, RuleModel, read_rules
from pipeline.lexicon.countries import CountryRules
from pipeline.lexicon.word_lists import VerbForm, Words
from pipeline.values import names_of


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


def build_words(rules: WordRules, names: frozenset[str] = frozenset()) -> Words:
    """Work out the word classes from the rule file; `names` are those of countries and bodies."""
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
    plain = {name: frozenset(getattr(rules, name).split()) for name in names_of(Words) if name not in given}
    return Words(
        tags=tags,
        verbs={form: verb for form, verb in verbs.items() if form not in tags},
        singulars=singulars,
        doing_verbs=frozenset(f"{rules.giving_verbs} {rules.doing_verbs}".split()),
        adjective_endings=tuple(rules.adjective_endings.split()),
        noun_endings=tuple(rules.noun_endings.split()),
        names=names,
        **plain,
    )


def load_words() -> Words:
    """The word classes of `rules/words.toml`, with the countries and parts of the world of `rules/countries.toml`."""
    rules = read_rules(RULES / "countries.toml", CountryRules)
    single = frozenset(name.lower() for name in (*rules.countries, *rules.groups) if " " not in name)
    return build_words(read_rules(RULES / "words.toml", WordRules), single)
