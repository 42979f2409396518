"""Cues of the indicator catalogue compiled: what words in a place speak for or against an entry.

The places themselves are cut out of the sentence by `setting.py`.
"""

import re
from collections.abc import Iterable, Mapping

from pipeline.deferred import deferred
from pipeline.lexicon.indicators import COUNTRY, HOME
from pipeline.values import value_class

_RUN = re.compile(r"\w+")
MOST_LITERALS = 40  # with more, a search for the pattern costs no more


@value_class
class Family:
    """A family's forms as one pattern, and the name that each form stands for; matched in any case but for acronyms."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]
    literals: tuple[str, ...] = ()  # one of them, in lower case, is part of each form; none: not told

    def find(self, text: str) -> list[str]:
        """The names of the forms in a text, each once, in its order."""
        if self.literals and not holds_any(text.lower(), self.literals):
            return []
        found = (self.names.get(key(match.group())) for match in self.pattern.finditer(text))
        return list(dict.fromkeys(name for name in found if name is not None))


@value_class
class Part:
    """One piece of a cue: a pattern, and whose country its group must name (the document's own, another's)."""

    pattern: re.Pattern[str]
    whose: str | None
    literal: str  # is part of all that it can match, in lower case


@value_class
class CueSet:
    """The cues of one list: those of plain words as one pattern, the others as the pieces that must all be found."""

    plain: re.Pattern[str] | None
    joined: tuple[tuple[Part, ...], ...]
    literals: tuple[str, ...]  # one of them is part of each cue of plain words, in lower case

    def found(self, text: str, low: str, countries: Family, home: frozenset[str]) -> bool:
        """Whether any of the cues stands in a text, which is given in lower case too."""
        if self.plain is not None and holds_any(low, self.literals) and self.plain.search(text):
            return True
        for parts in self.joined:
            for part in parts:
                if part.literal not in low or not has(part, text, countries, home):
                    break
            else:
                return True
        return False


def holds_any(low: str, literals: Iterable[str]) -> bool:
    """Whether any of the literals stands in a text in lower case: far cheaper than to search for a pattern."""
    for literal in literals:  # noqa: SIM110
        if literal in low:
            return True
    return False


def literal_of(cue: str) -> str:
    """The longest part of a cue that stands as it is in whatever the cue matches, in lower case."""
    return max(_RUN.findall(cue.lower()), key=len, default="")


def has(part: Part, text: str, countries: Family, home: frozenset[str]) -> bool:
    """Whether one piece of a cue stands in a text."""
    if part.whose is None:
        return part.pattern.search(text) is not None
    for match in part.pattern.finditer(text):
        named = countries.names.get(key(match.group("country")))
        if named is not None and (named in home) == (part.whose == HOME):
            return True
    return False


def key(form: str) -> str:
    """A form as it is looked up: lower case, one blank between words."""
    return " ".join(form.lower().replace("-", " ").replace("’", "'").split())


def cue_pattern(cue: str) -> str:
    """The pattern of plain cue words: those in lower case in any case, those with capitals as written."""
    pieces = []
    for word in cue.split():
        piece = "[- ]".join(re.escape(part) for part in word.split("-")).replace(r"\*", r"\w*").replace("'", "['’]")
        pieces.append(piece if word != word.lower() else f"(?i:{piece})")
    return r"[ -]".join(pieces)


def bounded(patterns: Iterable[str]) -> re.Pattern[str]:
    """Alternatives, longest first, as whole words."""
    return deferred(rf"(?<!\w)(?:{'|'.join(sorted(patterns, key=lambda p: (-len(p), p)))})(?!\w)")


def compile_family(forms: Mapping[str, Iterable[str]]) -> Family:
    """A family: its names and all their other forms."""
    names = {key(form): name for name, others in forms.items() for form in (name, *others)}
    written = {form for name, others in forms.items() for form in (name, *others)}
    pattern = bounded(cue_pattern(form if form.isupper() or "." in form else form.lower()) for form in written)
    literals = sorted({literal_of(form) for form in written})
    return Family(pattern, names, tuple(literals) if len(literals) < MOST_LITERALS and all(literals) else ())


def compile_countries(countries: Mapping[str, str], groups: Mapping[str, str]) -> Family:
    """Countries by all their names and adjectives. Groups are read too, so that `Latin American` is no `American`."""
    names = {key(form): name for form, name in countries.items()}
    return Family(capitalised([*countries, *groups]), names)


def compile_partners(countries: Mapping[str, str], groups: Mapping[str, str]) -> Family:
    """Countries and groups: whoever can be the other side of a dialogue or a treaty."""
    names = {key(form): name for form, name in (*groups.items(), *countries.items())}
    return Family(capitalised([*countries, *groups]), names)


def capitalised(forms: Iterable[str]) -> re.Pattern[str]:
    """Names as whole words that begin with a capital: `turkey` is no country, `Turkey` is, `US$` is money."""
    title = [r"[ -]".join(re.escape(word) for word in form.split()) for form in forms]
    return deferred(rf"(?<!\w)(?=[A-Z])(?i:{'|'.join(sorted(title, key=lambda p: (-len(p), p)))})(?![\w$])")


def compile_cues(cues: Iterable[str], families: Mapping[str, Family]) -> CueSet | None:
    """One list of cues; None where it is empty."""
    plain: list[str] = []
    literals: set[str] = set()
    joined: list[tuple[Part, ...]] = []
    for cue in cues:
        parts = cue.split(" + ")
        if len(parts) == 1 and "<" not in cue:
            plain.append(cue_pattern(cue))
            literals.add(literal_of(cue))
        else:
            joined.append(tuple(compile_part(part, families) for part in parts))
    if not plain and not joined:
        return None
    return CueSet(bounded(plain) if plain else None, tuple(joined), tuple(sorted(literals)))


def compile_part(part: str, families: Mapping[str, Family]) -> Part:
    """One piece of a cue; a family in it stands for any of its forms (`Government of <country>`)."""
    pieces = []
    whose = None
    for word in re.split(r"(<\w+>)", part):
        name = word.strip("<>")
        if word.startswith("<") and name in (COUNTRY, HOME):
            whose = name
            pieces.append(f"(?P<country>{families[COUNTRY].pattern.pattern})")
        elif word.startswith("<"):
            pieces.append(families[name].pattern.pattern)
        elif word.strip():
            pieces.append(f"(?<!\\w){cue_pattern(word.strip())}(?!\\w)")
    return Part(deferred(r"[ -]?".join(pieces)), whose, literal_of(re.sub(r"<\w+>", " ", part)))
