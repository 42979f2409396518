"""Text to tokens: cuts words and marks, and gives each its class out of context.

What only the neighbours can tell is settled in `word_classes.py`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import add

from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_classes import is_asked, settle
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words

# `high- level`, a compound that scanning split behind its hyphen; not `small- and medium-sized`.
SPLIT = (
    r"(?:(?<=[a-z][-‐‑])[ \n](?!(?:a|an|all|and|are|as|at|be|but|by|even|for|from|has|have|he|if|in|into|is|it|its"
    r"|namely|not|of|on|or|our|she|so|such|that|the|their|there|these|they|this|those|to|was|we|were|which|who|will|with"
    r"|would|you)\b)(?=[a-z]{3})|(?<=[Nn]on[-‐‑])[ \n](?=[A-Z][a-z]{2}))?"
)
# `vehicles/day`, `inhabitants/km2`: what stands behind the stroke is what the figure is per.
RATED = r"/(?!(?:day|week|month|year|yr|hour|hr|minute|km2|km²|m2|m²|ha|hectare|acre|capita|person)(?![\w/-]))"
# First what most words are: letters and figures with nothing behind them that could go on or be cut off.
WORD = re.compile(
    rf"[^\W_]+(?![\w.'’/&‐‑-]|,\d\d\d)|(?:[A-Za-z]\.){{2,}}|(?:I|[Ww]e|[Yy]ou|[Tt]hey|[Ii]t|[Tt]hat|[Ww]ho|[Tt]here)(?=['’](?:ve|re|ll|d|m|s)\b)|['’](?:ve|re|ll|d|m)\b|(?<=\b[Ii]t)['’]s\b|(?<=\b[Tt]hat)['’]s\b|(?<=\b[Tt]here)['’]s\b|[^\W_]+(?:(?:[-‐‑]{SPLIT}|['’.&]|{RATED}|(?<=\d),(?=\d))[^\W_]+)*(?:['’](?!\w))?|--+|[—–]|[^\s\w]",
)
CENT_DOT = re.compile(r"\.\s*(?:[a-z,;:(]|in\b)")
QUOTES = "\"“”„‟'‘’`"
# Tag, lower case, lemma, bounds in its piece of text, and whether the tag is to be settled by the neighbours.
Token = tuple[str, str, str, int, int, bool]
HYPHEN_BREAK = re.compile(r"[-‐‑][ \n]")
WHOLE_BREAK = re.compile(r"(?<![-‐‑])\s+")
LONGEST_KNOWN = 60  # characters between blanks that may be met again
MOST_KNOWN = 1 << 15
TIMES = word_class("times_in_headlines")
PUNCTUATION = {"—": "-", "–": "-", "-": "-", "--": "-", "[": "(", "]": ")", "。": "."}


def tokenize(
    text: str,
    start: int,
    end: int,
    quantities: Sequence[tuple[int, int]],
    times: Sequence[tuple[int, int]],
    words: Words,
    lead: tuple[int, int] | None = None,
    *,
    heading: bool = False,
) -> Tokens:
    """Cut `text[start:end]` into tokens; spans of quantities win over spans of times that overlap them.

    `lead` is an earlier stretch whose clause goes on here: its words stand before the others. Capitals tell nothing in
    a `heading` where most words have one.
    """
    titled = heading and in_title_case(text[start:end])
    tokens = Tokens(text, [], [], [], [], [], [], words)
    fixed = [(span[0], span[1], "Q", i) for i, span in enumerate(quantities)]
    for i, (time_start, time_end) in enumerate(times):
        if not any(time_start < q_end and q_start < time_end for q_start, q_end in quantities):
            fixed.append((time_start, time_end, "T", i))
    fixed.sort()
    position, stop = lead or (start, end)
    first = -1
    for span_start, span_end, tag, ref in fixed:
        if span_start < position:
            continue
        if span_start >= stop:
            add_words(tokens, position, stop, words)
            position, stop, first = start, end, len(tokens.tag)
        add_words(tokens, position, span_start, words, opens=position == start, titled=titled)
        tokens.unsettled.append(len(tokens.tag))
        add_token(tokens, span_start, span_end, tag, ref, text[span_start:span_end].lower())
        position = span_end
        if tag == "Q" and text[span_end - 5 : span_end] == " cent" and CENT_DOT.match(text, span_end, end):
            position += 1  # `3 per cent. of GDP`
        if tag == "T" and text[position : position + 2] in ("'s", "’s"):  # `this year's budget`
            position += 2
    if stop != end:
        add_words(tokens, position, stop, words)
        position, first = start, len(tokens.tag)
    add_words(tokens, position, end, words, opens=position == start, titled=titled)
    if first >= 0 and tokens.tag[first : first + 1] in (["v"], ["e"]):
        tokens.tag[first] = "V"  # what a lead still lacks is its verb
    settle(tokens, words)
    tokens.vocabulary, tokens.tags = frozenset(tokens.word), "".join(tokens.tag)
    return tokens


def in_title_case(text: str) -> bool:
    """Whether most words of four letters and more begin with a capital; those of times tell nothing."""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    telling = [word for word in long if word not in TIMES]
    return len(long) > 2 and 0 < len(telling) * 3 <= sum(word[0].isupper() for word in telling) * 4


def add_token(tokens: Tokens, start: int, end: int, tag: str, ref: int, word: str, lemma: str = "") -> None:
    """Append one token."""
    tokens.start.append(start)
    tokens.end.append(end)
    tokens.word.append(word)
    tokens.tag.append(tag)
    tokens.ref.append(ref)
    tokens.lemma.append(lemma or word)


def add_words(tokens: Tokens, start: int, end: int, words: Words, *, opens: bool = False, titled: bool = False) -> None:
    """Append the words and marks of one stretch with their provisional classes; `opens` where a line begins with it,
    `titled` where every word has a capital.
    """
    text = tokens.text
    last = tokens.tag[-1] if tokens.tag and not opens else "."
    at = start
    found = pieces(text[start:end])
    opening, inner = _known(titled, words)
    new: list[Token] = []
    places: list[int] = []  # of the piece that each token is in
    for piece in found:
        at = text.find(piece, at)
        initial = last in '.:"'
        known = opening if initial else inner
        cut = known.get(piece)
        if cut is None:
            cut = tokens_of(piece, initial, titled, words, known)
        new += cut
        places += [at] * len(cut)
        at += len(piece)
        last = cut[-1][0] if cut else last  # a blank to be filled in (`____`) has no token
    if not new:
        return
    tags, lowers, lemmas, begins, stops, asked = zip(*new, strict=True)
    if True in asked:
        before = len(tokens.tag)
        tokens.unsettled += [before + k for k, unsettled in enumerate(asked) if unsettled]
    tokens.tag += tags
    tokens.word += lowers
    tokens.lemma += lemmas
    tokens.start += map(add, places, begins)
    tokens.end += map(add, places, stops)
    tokens.ref += [-1] * len(new)


def pieces(stretch: str) -> list[str]:
    """What stands between the blanks of a stretch; a compound that scanning split behind its hyphen is left whole."""
    if "- " in stretch or "-\n" in stretch or not (stretch.isascii() or HYPHEN_BREAK.search(stretch) is None):
        return [piece for piece in WHOLE_BREAK.split(stretch) if piece]
    return stretch.split()


@lru_cache(maxsize=4)
def _known(titled: bool, words: Words) -> tuple[dict[str, tuple[Token, ...]], dict[str, tuple[Token, ...]]]:
    """The pieces that were met at the beginning of something and elsewhere: documents use few words."""
    return {}, {}


def tokens_of(
    piece: str, initial: bool, titled: bool, words: Words, known: dict[str, tuple[Token, ...]]
) -> tuple[Token, ...]:
    """The tokens of a piece of text without blanks, which are kept with those that are known."""
    found = []
    for match in WORD.finditer(piece):
        tag, lower, lemma = classify(match.group(), titled or initial, words)
        if titled and tag == "N" and lower in words.names:
            tag = "O"
        found.append((tag, lower, lemma, match.start(), match.end(), is_asked(tag, lower, words)))
        initial = tag in '.:"'
    cut = tuple(found)
    if len(piece) < LONGEST_KNOWN:
        if len(known) >= MOST_KNOWN:
            known.clear()  # other documents use other words
        known[piece] = cut
    return cut


def classify(surface: str, initial: bool, words: Words) -> tuple[str, str, str]:
    """A word's provisional tag, its lower case and its lemma, out of context."""
    whole = surface.replace("- ", "-").replace("-\n", "-")  # looked up as if scanning had not split it
    lower = whole.lower().replace("’", "'")
    tag, lemma = provisional(whole, lower, initial, words)
    return tag, lower, lemma or lower


def provisional(surface: str, lower: str, initial: bool, words: Words) -> tuple[str, str]:
    """A word's provisional tag and lemma. `v` marks a form that may be noun or verb."""
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
    if lower in words.ed_nouns:
        return "N", lower
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
    if "-" in lower and (lower.endswith(("ing", "ed")) or lower.startswith("non-")):
        return "A", lower
    if lower.endswith("ly") and len(lower) > 4 and lower not in words.not_adverbs:
        return "B", lower
    if lower.endswith(("ize", "ify")) and len(lower) > 6:
        return "V", lower
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower and lower not in words.not_participles:
        return "E", lower
    if lower.endswith("ing") and len(lower) > 5 and lower not in words.not_gerunds:
        return "G", lower
    if lower.startswith("un") and (base := words.verbs.get(lower[2:])) and base.forms & {"past", "participle"}:
        return "A", lower  # `|unpaid| contributions`, `|unmet| needs`
    if lower in words.not_participles or adjectival(lower, words):
        return "A", lower
    return "N", lower


def adjectival(lower: str, words: Words) -> bool:
    """Whether the ending makes a word an adjective (`peaceful`, `drug-related`)."""
    return lower.endswith(words.adjective_endings) and not lower.endswith(words.noun_endings) and len(lower) > 4
