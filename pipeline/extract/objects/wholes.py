"""What a percentage or fraction is a share of: the column `whole`, and whether the share stands for it."""

from pipeline.extract.scene.scene import Object, Scene, leading_words, made
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.nouns import skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.lexicon.classes import word_class

SIZED = word_class("sized_as_share")
OF_SHARES = word_class("of_shares")
PEOPLE = word_class("holders_of_rates")


def share_whole(scene: Scene, at: int) -> Object | None:
    """The noun phrase behind `of` (`12 per cent of GDP`, `half of them`)."""
    tokens = scene.tokens
    if (few := few_of(scene, at)) is not None:
        return few
    if tokens.tag[at + 1 : at + 2] == ["D"] and tokens.word[at].endswith(("half", "quarters", "third", "thirds")):
        k = at + 3 if tokens.tag[at + 2 : at + 3] == ["Q"] else at + 1
        return made(scene, phrase_at(tokens, k), "object.whole")  # `Half |the population|`, `half the 300 |buses|`
    if at + 2 < len(tokens.tag) and tokens.word[at + 1] == "of":
        k = skip_determiners(tokens, at + 2)
        while tokens.tag[k : k + 1] == ["K"] and set(tokens.tag[k + 1 : k + 2]) & set("KQ"):
            k += 1  # `of the |world's| 500 million unemployed`
        if tokens.word[k - 1] == "those" and tokens.tag[k : k + 1] and tokens.tag[k] in "EGPW":
            return None  # `one per cent of those |cast|`
        if k < len(tokens.tag) and tokens.tag[k] == "Q":  # `a third of the 3 |farms|`, of the 3 tons of |grain|
            k += tokens.word[k + 1 : k + 2] == ["of"]
            return made(scene, phrase_at(tokens, k + 1), "object.whole")
        group = governor(tokens, scene.groups, at) if "spend" in tokens.lemma[:at] else None
        spent = group is not None and group.lemma == "spend"  # `spends a fifth of its |income| on food`
        return pointed(scene, at + 2, made(scene, phrase_at(tokens, at + 2, not spent), "object.whole"))
    return None


def few_of(scene: Scene, at: int) -> Object | None:
    """`One in five |children|`, `two out of three |girls|`: the noun right behind, which both numbers count."""
    tokens = scene.tokens
    if "share.one-in" not in scene.quantities[tokens.ref[at]].rules:
        return None
    phrase = phrase_at(tokens, at + 1)
    beside = phrase is not None and leading_words(scene, at, phrase) and tokens.tag[at + 1] != "D"
    return made(scene, phrase, "object.whole") if beside else None


def pointed(scene: Scene, k: int, whole: Object | None) -> Object | None:
    """A whole with the demonstrative at token `k` that says which one it is (`half of |that amount|`)."""
    if whole is None or scene.tokens.word[k] not in ("this", "that"):
        return whole
    return Object(f"{scene.tokens.surface(k)} {whole.text}", whole.head, whole.whole, whole.rule, end=whole.end)


def of_whole(thing: Object, whole: Object | None) -> Object:
    """A thing with what its share is a share of."""
    return Object(thing.text, thing.head, whole.text if whole else None, thing.rule, whole.head if whole else None)


def partitive(scene: Scene, at: int, whole: Object) -> bool:
    """Whether a share stands for its whole behind a preposition (`the welfare of |the 60 per cent| of society`)."""
    tokens = scene.tokens
    if at > 1 and tokens.tag[at - 1] == "D" and tokens.word[at - 2] == "of":
        return True
    if at > 1 and tokens.word[at - 1] == "for" and tokens.lemma[at - 2] == "account":
        return False
    lifted = any(group.end == at - 1 and scene.words.moves_to_level(group.lemma) for group in scene.groups)
    if at and tokens.word[at - 1] == "to" and lifted:
        return False  # `access rose to |76 per cent| of households`
    if at > 1 and tokens.word[at - 1] == "of" and tokens.word[at - 2] in OF_SHARES:
        return True  # `in the hands of |2.6 per cent| of landowners`
    return at > 0 and tokens.word[at - 1] in ("of", "to", "for", "among") and whole.head in PEOPLE


def portion(scene: Scene, at: int) -> bool:
    """Whether a fraction is what the noun before it acts on (`the closure of |half| of the schools`).

    Not so the size of a majority or of a change.
    """
    tokens = scene.tokens
    if at < 2 or tokens.word[at - 1] != "of" or tokens.tag[at - 2] not in "NG":
        return False
    percentage = "cent" in tokens.word[at] or "%" in tokens.word[at]
    noun = tokens.word[at - 2]
    return not percentage and noun not in SIZED and noun not in scene.words.change_nouns
