"""Headlines as they would stand in the text: `EXPORTS ROSE IN MAY 2023` as `exports rose in May 2023`, and the times of
`Exports Rose in the Third Quarter` as `the third quarter`.

Capitals tell names, codes and months from other words elsewhere; where every word has them they tell nothing. Offsets
stay what they are. Which stretches are sentences is left to `ingest/segment.py`.
"""

import re
from functools import lru_cache

from pipeline.extract.grammar import Grammar
from pipeline.extract.syntax.tokenizer import in_title_case
from pipeline.lexicon.classes import word_class
from pipeline.models import Claim, Segments
from pipeline.values import replace

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER_SIGNS = frozenset(("no", "nos"))  # `QUESTION NO. 12`
_SHORT = 4  # letters: a word of no more that is not in the lexicon may be a code (`USD`, `GWh`, `IMF`)
_SHORT_WORDS = word_class("short_words")
_TIME_WORDS = "|".join(sorted(word.capitalize() for word in word_class("times_in_headlines")))
_UNITS = "|".join(sorted(word.capitalize() for word in word_class("units_in_headlines")))
_TIMES = re.compile(rf"(?<!\w)(?:(?:{_TIME_WORDS})[ -])+(?:{_UNITS})(?!\w)")
_STOPS = frozenset(".;,")
_BESIDE_FIGURE = re.compile(r"\.?\s?\d")


def without_capitals(segments: Segments, grammar: Grammar) -> Segments:
    """The segments with the sentences that stand in capitals rewritten, letter for letter."""
    text = segments.masked
    pieces: list[str] = []
    position = 0
    for one in segments.sentences:
        if text[one.end - 1] in _STOPS and text[one.start + 1 : one.start + 2].islower():
            continue  # most sentences
        sentence = text[one.start : one.end]
        if sentence.isupper() and len(_WORD.findall(sentence)) > 1:
            written = _WORD.sub(lambda word: _written(word, grammar), sentence)
        elif sentence[-1] not in _STOPS and sentence[0].isupper() and in_title_case(sentence):
            written = _TIMES.sub(lambda times: times[0].lower(), sentence)
        else:
            continue
        pieces += (text[position : one.start], written)
        position = one.end
    return replace(segments, masked="".join([*pieces, text[position:]])) if pieces else segments


def as_written(claim: Claim, segments: Segments, written: Segments) -> Claim:
    """A claim whose words stand as they do in the text, which `segments` is the rewritten form of."""
    sentence = segments.sentences[claim.sentence]
    original = written.masked[sentence.start : sentence.end]
    if original == segments.masked[sentence.start : sentence.end]:
        return claim
    folded = " ".join(original.split())
    return replace(
        claim,
        object=_as_in(folded, claim.object),
        whole=_as_in(folded, claim.whole),
        time_text=_as_in(folded, claim.time_text),
    )


def _as_in(text: str, words: str | None) -> str | None:
    found = re.search(re.escape(words), text, re.IGNORECASE) if words else None
    return found[0] if found is not None else words


def _written(found: re.Match[str], grammar: Grammar) -> str:
    word, lower = found[0], found[0].lower()
    if not word.isascii() or (len(word) <= _SHORT and not _is_known(lower, grammar)):
        return word  # some letters outside of ASCII are two in lower case
    if lower in _NUMBER_SIGNS or word in grammar.time_words.times.words.ambiguous_months:
        dated = _BESIDE_FIGURE.match(found.string, found.end()) or found.string[: found.start()].rstrip()[-1:].isdigit()
        return word.capitalize() if dated else lower
    return word.capitalize() if re.split("['’]", lower)[0] in _capitalised(grammar) else lower


def _is_known(word: str, grammar: Grammar) -> bool:
    words = grammar.words
    return word in words.tags or word in words.verbs or word in grammar.numerals.hints.words or word in _SHORT_WORDS


@lru_cache(maxsize=4)
def _capitalised(grammar: Grammar) -> frozenset[str]:
    """The words of the names of countries, groups and bodies, months and days of the week, in lower case."""
    times = grammar.time_words.times.words
    names = (*grammar.names.countries, *grammar.names.groups, *grammar.names.bodies, *times.months, *times.weekdays)
    parts = {part for name in names for part in name.lower().split()}
    return frozenset(part for part in parts if part not in grammar.words.tags)
