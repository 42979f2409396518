"""A sentence as tokens with coarse word classes; each quantity and each time expression is one token.

Tags: Q quantity, T time expression; D determiner, K genitive (`China's`), N noun, O capitalised noun, A adjective, B adverb,
P preposition, I infinitive marker `to`, C coordinator, S subordinator, W relative, R pronoun, M modal, b/h/d forms of be, have
and do, V base or -s form of a verb, E past or participle form, G -ing form; punctuation stands for itself
(`,` `;` `:` `(` `)` `"` `-` dash, `.` full stop). What the tokens mean together is left to `clause.py` and `phrases.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicon.words import Words

WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:I|[Ww]e|[Yy]ou|[Tt]hey|[Ii]t|[Tt]hat|[Ww]ho|[Tt]here)(?=['’](?:ve|re|ll|d|m|s)\b)|['’](?:ve|re|ll|d|m)\b|(?<=\b[Ii]t)['’]s\b|(?<=\b[Tt]hat)['’]s\b|(?<=\b[Tt]here)['’]s\b|[^\W_]+(?:[-‐‑'’./&][^\W_]+)*(?:['’](?!\w))?|--+|[—–]|[^\s\w]",
)
TIMELY = frozenset("hourly daily weekly monthly quarterly yearly annually".split())
BINDING = frozenset(
    {
        ("account", "for"),
        ("accounts", "for"),
        ("aim", "for"),
        ("aims", "for"),
        ("call", "for"),
        ("calls", "for"),
        ("care", "for"),
    }
)
QUOTES = "\"“”„‟'‘’`"
PUNCTUATION = {"—": "-", "–": "-", "-": "-", "--": "-", "[": "(", "]": ")", "。": "."}
NOMINAL = frozenset("NOAKEGT")


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token; `ref` is the index of a token's quantity or time expression, else -1."""

    text: str
    start: list[int]
    end: list[int]
    word: list[str]  # lower case
    tag: list[str]
    ref: list[int]
    lemma: list[str]
    words: Words

    def __len__(self) -> int:
        return len(self.tag)

    def surface(self, i: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.start[i] : self.end[i]]

    def capital(self, i: int) -> bool:
        """Whether the token is capitalised."""
        return self.text[self.start[i]].isupper()

    def index_of(self, tag: str, ref: int) -> int:
        """Where the quantity (`Q`) or time expression (`T`) number `ref` stands; -1 where it is inside another token."""
        for i, (token_tag, token_ref) in enumerate(zip(self.tag, self.ref, strict=True)):
            if token_ref == ref and token_tag == tag:
                return i
        return -1


def tokenize(
    text: str,
    start: int,
    end: int,
    quantities: Sequence[tuple[int, int]],
    times: Sequence[tuple[int, int]],
    words: Words,
) -> Tokens:
    """Cut `text[start:end]` into tokens; spans of quantities win over spans of times that overlap them."""
    tokens = Tokens(text, [], [], [], [], [], [], words)
    fixed = [(span[0], span[1], "Q", i) for i, span in enumerate(quantities)]
    for i, (time_start, time_end) in enumerate(times):
        if not any(time_start < q_end and q_start < time_end for q_start, q_end in quantities):
            fixed.append((time_start, time_end, "T", i))
    fixed.sort()
    position = start
    for span_start, span_end, tag, ref in fixed:
        if span_start < position:
            continue
        add_words(tokens, position, span_start, words)
        add_token(tokens, span_start, span_end, tag, ref, text[span_start:span_end].lower())
        position = span_end
        if tag == "T" and text[position : position + 2] in ("'s", "’s"):  # `this year's budget`
            position += 2
    add_words(tokens, position, end, words)
    settle(tokens, words)
    return tokens


def add_token(tokens: Tokens, start: int, end: int, tag: str, ref: int, word: str, lemma: str = "") -> None:
    """Append one token."""
    tokens.start.append(start)
    tokens.end.append(end)
    tokens.word.append(word)
    tokens.tag.append(tag)
    tokens.ref.append(ref)
    tokens.lemma.append(lemma or word)


def add_words(tokens: Tokens, start: int, end: int, words: Words) -> None:
    """Append the words and marks of one stretch with their provisional classes."""
    for match in WORD.finditer(tokens.text, start, end):
        surface = match.group()
        lower = surface.lower().replace("’", "'")
        initial = not tokens.tag or tokens.tag[-1] in '.:"'
        tag, lemma = classify(surface, lower, initial, words)
        add_token(tokens, match.start(), match.end(), tag, -1, lower, lemma)


def classify(surface: str, lower: str, initial: bool, words: Words) -> tuple[str, str]:
    """A word's provisional tag and lemma, out of context. `v` marks a form that may be noun or verb."""
    first = surface[0]
    closed = words.tags.get(lower)
    if closed is None and not first.isalnum():
        if first in QUOTES:
            return '"', lower
        return PUNCTUATION.get(surface, "-" if surface.startswith("--") else surface), lower
    if closed is not None and not (first.isupper() and not initial and len(lower) > 1 and surface.isupper()):
        return closed, lower
    if lower.endswith(("'s", "s'")) and lower not in ("it's", "let's"):
        return "K", lower[:-2]
    if first.isupper() and not initial:
        return "O", lower
    return open_class(lower, words)


def open_class(lower: str, words: Words) -> tuple[str, str]:
    """The provisional tag of a word of an open class, from the lists and its ending."""
    if lower in words.adjectives:
        return "A", lower
    verb = words.verbs.get(lower)
    misleading = lower in words.not_gerunds or (
        verb is not None and lower in words.not_participles and verb.forms & {"past", "participle"}
    )
    if verb is not None and not misleading:
        if "ing" in verb.forms:
            return "G", verb.lemma
        if verb.forms & {"past", "participle"}:
            return ("e" if "base" in verb.forms else "E"), verb.lemma
        if lower in words.noun_verbs or verb.lemma in words.noun_verbs:
            return "v", verb.lemma
        return "V", verb.lemma
    if "-" in lower and lower.endswith(("ing", "ed")):
        return "A", lower
    if lower.endswith("ly") and len(lower) > 4 and lower not in words.not_adverbs:
        return "B", lower
    if lower.endswith(("ize", "ify")) and len(lower) > 6:
        return "V", lower
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower and lower not in words.not_participles:
        return "E", lower
    if lower.endswith("ing") and len(lower) > 5 and lower not in words.not_gerunds:
        return "G", lower
    if lower in words.not_participles or adjectival(lower, words):
        return "A", lower
    return "N", lower


def adjectival(lower: str, words: Words) -> bool:
    """Whether the ending makes a word an adjective (`peaceful`, `drug-related`)."""
    return lower.endswith(words.adjective_endings) and not lower.endswith(words.noun_endings) and len(lower) > 4


def settle(tokens: Tokens, words: Words) -> None:
    """Decide in context: `to` as infinitive marker, noun or verb, and forms whose past is their base."""
    tag, word = tokens.tag, tokens.word
    for i in range(len(tag)):
        if word[i] == "to" and tag[i] == "P" and infinitive_follows(tokens, i):
            tag[i] = "I"
        elif word[i] in words.comparatives:
            tag[i] = "A"
        elif tag[i] in "ve":
            tag[i] = settle_verb(tokens, i, words)
        elif word[i] == "that" and i + 1 < len(tag):
            tag[i] = settle_that(tokens, i)
        elif tag[i] == "V" and i and tag[i - 1] in "PDK" and tag[i - 1] != "I":
            tag[i] = "N"
        elif word[i] in ("average", "total", "minimum", "maximum", "high", "low") and tag[i + 1 : i + 2] not in (
            ["N"],
            ["A"],
            ["O"],
            ["G"],
            ["E"],
        ):
            tag[i] = "N"
        elif word[i] == "as" and i and tag[i - 1] == "," and clause_follows(tokens, i):
            tag[i] = "S"
        elif word[i] == "will" and i and (tag[i - 1] in "AK" or word[i - 1] in ("the", "a", "their", "our", "its")):
            tag[i] = "N" if tag[i + 1 : i + 2] and tag[i + 1] not in "bhBVve" else "M"  # `the political will`
        elif word[i] == "overall" and i + 1 < len(tag) and tag[i + 1] in "AN":
            tag[i] = "A"
        elif word[i] in TIMELY and (i + 1 == len(tag) or tag[i + 1] in ".,;:CP)"):
            tag[i] = "B"
        elif word[i] == "per" and word[i + 1 : i + 2] == ["capita"]:
            tag[i] = tag[i + 1] = "A"
        elif word[i] in ("more", "most", "less", "least") and tag[i] == "D" and i + 1 < len(tag) and tag[i + 1] in "AE":
            tag[i] = "B"
        elif (
            tag[i] == "B"
            and word[i].endswith("ly")
            and 0 < i < len(tag) - 1
            and tag[i - 1] in "QDK"
            and tag[i + 1] == "N"
        ):
            tag[i] = "A"


def settle_that(tokens: Tokens, i: int) -> str:
    """`that` as determiner (`from that amount`), relative (`refugees that fled`) or subordinator (`reported that it`)."""
    before = tokens.tag[i - 1] if i else "."
    following = tokens.tag[i + 1]
    if before == "P":
        return "D"
    if following in "VEMbhdve" and before in "NOA":
        return "W"
    if before in "VEGBRT)" or following in "DRKQTOS":
        return "S"
    if before in ".,C:;-" and following in "NAv":
        return "D"
    return "S"


def infinitive_follows(tokens: Tokens, i: int) -> bool:
    """Whether the `to` at `i` is followed by a verb's base form (adverbs between)."""
    tag, word = tokens.tag, tokens.word
    j = i + 1
    while j < len(tag) and tag[j] == "B":
        j += 1
    if j >= len(tag):
        return False
    if word[j] in ("average", "total") and tag[j + 1 : j + 2] == ["Q"]:
        tag[j] = "V"
        return True
    if tag[j] == "Q":
        return word[j] in ("double", "treble", "triple", "quadruple", "halve")
    if word[j] in ("be", "have", "do"):
        return True
    if tag[j] == "V":
        return not word[j].endswith("s") or word[j].endswith("ss") or word[j] == tokens.lemma[j]
    if tag[j] in "ve" and word[j] == tokens.lemma[j]:
        following = tag[j + 1] if j + 1 < len(tag) else "."
        return following in "DKQTPRBIWNOAEGSvVe," or following in "."
    return False


def settle_verb(tokens: Tokens, i: int, words: Words) -> str:
    """Noun, verb or past for a form that may be each."""
    tag, word = tokens.tag, tokens.word
    past = tag[i] == "e"
    j = i - 1
    while j >= 0 and tag[j] == "B":
        j -= 1
    before = tag[j] if j >= 0 else "."
    after = tag[i + 1] if i + 1 < len(tag) else "."
    if word[i + 1 : i + 2] == ["to"] and infinitive_follows(tokens, i + 1):
        after = "I"
    if before in "MIRWd" or (before == "b" and past) or (before == "h" and past):
        return "E" if past and before in "hb" else ("V" if before != "R" or after != "P" or past else "V")
    following_word = word[i + 1] if i + 1 < len(word) else ""
    if before in "CNQ" and (word[i], following_word) in BINDING and not verb_already(tokens, i):
        return "V"
    if third_after_figure(tokens, i, before, after):
        return "V"  # `The appeal of $950 million |covers| 1.3 million people`
    if before in "NO" and not past and after == "P" and falls(tokens, i, j, words):
        return "V"  # `childcare fees |fall| by 25 per cent`
    if before == "C" and after in "QDKIR":
        return "E" if past and not word[i].endswith("s") and tokens.lemma[i] != word[i] else "V"
    if before in "DKAPQ" or (before == "C" and after in ".,;)"):
        return "N"
    third = word[i].endswith("s") and not word[i].endswith("ss")
    if third and before == "," and after in "DKR" and not verb_already(tokens, i):
        return "V"  # `The largest contract, at $742 million, |covers| the …`
    if third and before in "NOT" and word[i + 1 : i + 2] == ["at"] and tokens.lemma[i] in words.level_verbs:
        return "V"
    if before in "NO" and after == "Q" and tokens.lemma[i] in words.figure_verbs:
        return "V"
    if before in "NO" and not verb_already(tokens, i):
        agrees = agreement(word[j], word[i], words) or past or before == "O"
        bound = complement_noun(tokens, j) and after not in "DR"
        if (
            agrees
            and not bound
            and (after in "DKRQSIG" or (after in "TBP" and not (verb_later(tokens, i) or complement_end(tokens, j))))
        ):
            return "E" if past and not word[i].endswith("s") else "V"
    if past and before in "NOQ)," and after in "DKRQPBT" and not verb_already(tokens, i):
        return "E"
    return "N"


def clause_follows(tokens: Tokens, i: int) -> bool:
    """Whether `as` behind a comma opens a clause (`, as the number of murders rose`)."""
    if i + 1 >= len(tokens) or tokens.tag[i + 1] not in "DNOKA" or tokens.word[i + 1] in ("a", "an", "well", "part"):
        return False
    stretch = tokens.tag[i + 1 : i + 12]
    upto = next((k for k, tag in enumerate(stretch) if tag in ",;.:"), len(stretch))
    return any(tag in "bhMdVEe" for tag in stretch[:upto])


def third_after_figure(tokens: Tokens, i: int, before: str, after: str) -> bool:
    """Whether a third-person form stands between two figures or a figure and an object, where a verb is lacking."""
    third = tokens.word[i].endswith("s") and not tokens.word[i].endswith("ss")
    return third and before == "Q" and after in "DKQR" and not verb_already(tokens, i)


def falls(tokens: Tokens, i: int, j: int, words: Words) -> bool:
    """Whether a base form behind a plural noun is a verb of rise or fall with `by`, `to` or `from`."""
    moving = tokens.lemma[i] in words.rising_verbs and tokens.word[i] == tokens.lemma[i]
    return moving and tokens.word[j].endswith("s") and tokens.word[i + 1] in ("by", "to", "from")


def agreement(noun: str, verb: str, words: Words) -> bool:
    """Whether noun and verb form agree in number (`people live`, `fund covers`)."""
    plural = words.singulars.get(noun, noun) != noun or (noun.endswith("s") and not noun.endswith("ss"))
    third = verb.endswith("s") and not verb.endswith("ss")
    return plural != third


def complement_noun(tokens: Tokens, j: int) -> bool:
    """Whether the noun at `j` stands behind a preposition."""
    while j >= 0 and tokens.tag[j] in "NAKDEG":
        j -= 1
    return j >= 0 and tokens.tag[j] == "P" and not (j and tokens.tag[j - 1] == "Q")


def complement_end(tokens: Tokens, j: int) -> bool:
    """Whether the noun at `j` ends a phrase behind `of` and the figure's own noun may still follow (`of global exchange reserves`)."""
    while j >= 0 and tokens.tag[j] in "NAK":
        j -= 1
    return j >= 1 and tokens.word[j] == "of" and tokens.tag[j - 1] == "Q" and not tokens.word[j + 1].endswith("s")


def verb_later(tokens: Tokens, i: int) -> bool:
    """Whether a certain verb follows `i` before a mark, conjunction or relative."""
    for j in range(i + 1, len(tokens)):
        if tokens.tag[j] in "MbhVd":
            return True
        if tokens.tag[j] in ";:CSW,.":
            return False
    return False


def verb_already(tokens: Tokens, i: int) -> bool:
    """Whether a finite verb stands before `i` in the same stretch between marks, conjunctions and relatives."""
    for j in range(i - 1, -1, -1):
        if tokens.tag[j] in "MbhVd":
            return True
        if tokens.tag[j] == "E" and tokens.tag[j + 1] in "QDKTPR":
            return True
        if tokens.tag[j] in ";:CSW":
            return False
    return False
