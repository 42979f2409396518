"""Which language a text is in, by its function words or its script. Only English is read further."""

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.lexicon.segmentation import Languages

ENGLISH = "en"

_WORD = re.compile(r"[^\W\d_]{1,20}")
_ASCII = re.compile("[\x00-\x7f]+")
_WINDOW = 4_000  # characters looked at, at the start, in the middle and at the end
_FEWEST_WORDS = 40  # below this a text is too short to be judged by a few of them
_FEWEST_AT_ALL = 8
_LEAST_SHORT_SHARE = 0.25  # of a short text; and three times as many as of English
_LEAST_SHARE = 0.08  # running prose has 30 to 50 percent function words, a list of names hardly any


@dataclass(frozen=True, slots=True)
class LanguagePatterns:
    """The function words of each language and the letters of each script, ready for use."""

    words: tuple[tuple[str, frozenset[str]], ...]
    scripts: tuple[tuple[str, re.Pattern[str]], ...]


def compile_languages(rules: Languages) -> LanguagePatterns:
    """Make the rule file's languages ready for `detect_language`."""
    return LanguagePatterns(
        words=tuple((language, frozenset(words)) for language, words in rules.words.items()),
        scripts=tuple(
            (script.language, re.compile(f"[{chr(script.first)}-{chr(script.last)}]")) for script in rules.scripts
        ),
    )


def detect_language(text: str, patterns: LanguagePatterns) -> str | None:
    """Give the ISO 639 code of a text's language, or None where it cannot be told."""
    sample = _sample(text)
    beyond_ascii = _ASCII.sub("", sample)
    if beyond_ascii:
        for language, script in patterns.scripts:
            found = len(script.findall(beyond_ascii))
            if found and found * 2 > sum(map(str.isalpha, sample)):
                return language
    words = Counter(_WORD.findall(sample.lower()))
    if words.total() < _FEWEST_AT_ALL:
        return None
    shares = {language: sum(words[word] for word in known) for language, known in patterns.words}
    best = max(shares, key=lambda language: shares[language])
    if words.total() < _FEWEST_WORDS:
        clear = shares[best] >= max(_LEAST_SHORT_SHARE * words.total(), 3 * shares[ENGLISH])
        return best if best != ENGLISH and clear else None
    return best if shares[best] >= _LEAST_SHARE * words.total() else None


def _sample(text: str) -> str:
    if len(text) <= 3 * _WINDOW:
        return text
    middle = len(text) // 2
    return text[:_WINDOW] + " " + text[middle : middle + _WINDOW] + " " + text[-_WINDOW:]
