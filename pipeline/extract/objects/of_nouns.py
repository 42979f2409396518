"""The noun before `of` and a figure: `a fine of £1,000`, `an appeal for $3 million`.

Serves counts, money and measures; nouns of change and what moves are left to `moved_nouns.py`.
"""

from pipeline.extract.objects.moved_nouns import change_noun_object, extreme
from pipeline.extract.scene.comparing import bare_change
from pipeline.extract.scene.scene import Object, Scene, made
from pipeline.extract.syntax.leftward import phrase_before
from pipeline.extract.syntax.nouns import Phrase
from pipeline.extract.syntax.standing import left_behind
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class

PER_PERSON = (None, "head", "person", "capita")  # `at the rate of $20 per head`: it is theirs
LIMITS = word_class("limits")
VALUES = frozenset(("value", "tune", "amount"))
ASIDE = frozenset(("including", "excluding", "comprising", "net", "exclusive", "inclusive"))


def bought(tokens: Tokens, j: int, at: int) -> bool:
    """Whether the noun before `for` at `j - 1` and a sum is a subject (`|Vouchers| for $3 million were issued`)."""
    return tokens.tag[j - 2] in "NO" and tokens.tag[at + 1 : at + 2] in (["b"], ["h"], ["M"])


def noun_of(scene: Scene, at: int) -> Object | None:
    """`a fine of £1,000`, `incomes of less than $500`, `at a cost of`: the noun before `of`."""
    tokens = scene.tokens
    if left_behind(tokens, at):
        return None  # `rose |from its present level of| 12 per cent`: what has moved
    j = at
    while j and (tokens.tag[j - 1] == "B" or tokens.word[j - 1] in ("between", "from")):
        j -= 1
    asked = (
        j > 1
        and tokens.word[j - 1] == "for"
        and (tokens.word[j - 2] in ("appeal", "request", "bid", "claim", "contract") or bought(tokens, j, at))
    )
    if not j or not (tokens.word[j - 1] == "of" or asked):
        return None
    phrase = phrase_before(tokens, before_aside(tokens, j - 1), nearest=True, alone=True)
    if phrase is None or tokens.word[phrase.head] in ("short", "shy"):
        return None  # `five short of |the 42|`
    k = phrase.start - 2
    if (
        tokens.word[phrase.head] in VALUES
        and k > 0
        and tokens.word[k : k + 2] == ["to", "the"]
        and tokens.tag[k - 1] in "NO"
    ):
        return made(scene, phrase_before(tokens, k, nearest=True), "object.before")  # `|orders| to the value of $9`
    phrase = with_limit(tokens, phrase)
    if extreme(tokens, phrase):
        return None
    if tokens.word[phrase.head] in scene.words.change_nouns:
        return None if bare_change(scene, at) else change_noun_object(scene, at)
    quantity = scene.quantities[tokens.ref[at]]
    if tokens.word[phrase.head] == "rate" and quantity.form == "money" and quantity.per not in PER_PERSON:
        return made(scene, phrase, "object.before")  # `at the |rate| of $168 a bottle`
    if tokens.word[phrase.head] in scene.words.empty_nouns - scene.words.link_nouns and phrase.end - phrase.start <= 2:
        return None
    return made(scene, phrase, "object.before")


def before_aside(tokens: Tokens, end: int) -> int:
    """Where an aside that ends before token `end` begins (`the plan|, with fees,| of $6 million`); else `end`."""
    if tokens.tag[end - 1 : end] != [","]:
        return end
    opened = next((k for k in range(end - 2, 0, -1) if tokens.tag[k] == ","), 0)
    return opened if opened and tokens.word[opened + 1] in ASIDE else end


def with_limit(tokens: Tokens, phrase: Phrase) -> Phrase:
    """A noun behind `for` or `on` with the limit that is set for it (`the |limit for lead| of 10 micrograms`)."""
    k = phrase.start - 1
    while k > 0 and tokens.tag[k] == "D":
        k -= 1
    if k < 1 or tokens.word[k] not in ("for", "on") or tokens.word[k - 1] not in LIMITS:
        return phrase
    outer = phrase_before(tokens, k, nearest=True)
    return Phrase(outer.start, phrase.end, outer.head) if outer is not None else phrase
