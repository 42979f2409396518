"""Nouns that several counts or several modifiers share: `|three| primary and two secondary schools`.

A noun behind the last figure of a plain list is left to `references.py`.
"""

from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.nouns import Phrase, phrase_text
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.word_forms import COLLECTIVE, in_s, plural


def noun_shared(scene: Scene, i: int, phrase: Phrase) -> Object | None:
    """`|three| primary and two secondary schools`, `|four| Apache and three Lynx jets`: adjectives or a name alone take
    the noun behind the next figure's own.
    """
    tokens, own = scene.tokens, phrase
    for j in range(i + 1, len(scene.quantities)):
        joint = tokens.tag[own.end : scene.index[j]]
        named = tokens.tag[own.start : own.end] == ["O"] and not in_s(tokens.word[own.head])
        kind = set(tokens.tag[own.start : own.end]) == {"A"} or lone_kind(scene, j - 1, own)
        if not (named or kind) or not joint or not set(joint) <= set(",CDB"):
            return None
        behind = phrase_at(tokens, scene.index[j] + 1)
        if behind is None or scene.quantities[j].form != scene.quantities[i].form:
            return None
        alike = not named or tokens.tag[behind.start] == "O"
        word = tokens.word[behind.head]
        many = not kind or word in COLLECTIVE or word in scene.words.singulars or plural(word, scene.words)
        if tokens.tag[behind.head] == "N" and behind.start < behind.head and alike and many:
            noun = Phrase(behind.head, behind.end, behind.head)
            text = f"{phrase_text(tokens, phrase)} {phrase_text(tokens, noun)}"
            return Object(text, head_of(tokens.word[behind.head], scene.words), None, "object.shared-noun")
        own = behind
    return None


def lone_kind(scene: Scene, i: int, phrase: Phrase) -> bool:
    """Whether a noun alone in the singular cannot be what a number above one counts (`|120 criminal| and 80 family
    cases`).
    """
    word = scene.tokens.word[phrase.head]
    several = scene.quantities[i].value > 1 and phrase.end - phrase.start == 1 and scene.tokens.tag[phrase.head] == "N"
    told = word in COLLECTIVE or word in scene.words.singulars or plural(word, scene.words)
    return several and scene.quantities[i].kind == "quantity" and not told


def agreeing(scene: Scene, i: int, phrase: Phrase) -> Phrase:
    """The phrase with its plural head where `and` joins modifiers (`three |assessment and investigation teams|`)."""
    tokens = scene.tokens
    quantity = scene.quantities[i]
    head = tokens.word[phrase.head]
    if quantity.kind == "ordinal" or quantity.value in (0, 1) or head != head_of(head, scene.words):
        return phrase
    if tokens.tag[phrase.head + 1 : phrase.head + 2] not in (["C"], [","]):
        return phrase
    for k in range(phrase.head + 1, min(len(tokens.tag), phrase.head + 12)):
        if tokens.tag[k] not in "NOA,CEG":
            break
        plural = tokens.tag[k] in "NO" and head_of(tokens.word[k], scene.words) != tokens.word[k]
        if plural and "C" in tokens.tag[phrase.head + 1 : k]:
            behind = phrase_at(tokens, k)
            return Phrase(phrase.start, max(phrase.end, behind.end if behind else k + 1), k)
    return phrase
