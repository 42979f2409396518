"""Whose word is taken for a figure (`attributed_to`): `according to UNHCR`, `UNHCR said that …`, `…, UNHCR said`."""

from collections.abc import Sequence

from pipeline.extract.scene.scene import Scene, participles
from pipeline.extract.syntax.leftward import subject_of
from pipeline.extract.syntax.nouns import Phrase, phrase_text
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from pipeline.values import value_class

REPORTING = word_class("reporting")
DISCLOSING = word_class("disclosing")
TELLING = word_class("telling_more")
FORETELLING = word_class("foretelling")
PUTTING = word_class("putting")
PUBLISHED = word_class("published_figures")
MAKERS = frozenset("by from of".split())
NAMING = frozenset("DNOAK")
PLACED = frozenset("TPDNB")  # where and when it was said: `said on Monday in a statement`


@value_class
class Source:
    """Who said it, and for the figures of which tokens it holds."""

    text: str
    start: int
    end: int


def source_of(sources: Sequence[Source], at: int) -> str | None:
    """Who is named for the figure at token `at`."""
    return next((source.text for source in sources if source.start <= at < source.end), None)


def find_sources(scene: Scene) -> list[Source]:
    """The bodies that a sentence names for its figures."""
    tokens = scene.tokens
    whole = _by_preposition(tokens) or _said_behind(tokens)
    if whole is not None:
        return [whole]
    sources: list[Source] = []
    first = True
    for group in scene.groups:
        if _reports(tokens, group) and not group.passive and (group.finite or _as_told(tokens, group)):
            phrase = subject_of(tokens, group.start, participles(scene))
            opens = first or (phrase is not None and _opens_clause(tokens, phrase))
            if phrase is not None and opens and tokens.tag[phrase.head] not in "QTRA":
                if sources:
                    sources[-1] = Source(sources[-1].text, sources[-1].start, phrase.start)
                sources.append(Source(_maker(tokens, phrase), group.end, len(tokens)))
        elif _as_told(tokens, group):
            phrase = phrase_at(tokens, 1)
            if phrase is not None and phrase.end == group.start:
                return [Source(_maker(tokens, phrase), group.end, len(tokens))]
        first = first and not group.finite
    return sources


def _opens_clause(tokens: Tokens, phrase: Phrase) -> bool:
    k = phrase.start - 1
    while k > 0 and tokens.tag[k] == "D":
        k -= 1
    return tokens.tag[k] in ",;CS"


def _by_preposition(tokens: Tokens) -> Source | None:
    """`according to UNHCR`, `reported by UNHCR`."""
    word = tokens.word
    if "by" not in tokens.vocabulary and "according" not in tokens.vocabulary:
        return None
    for i in range(len(tokens.tag) - 2):
        following = word[i + 1]
        reported = following == "by" and tokens.lemma[i] in REPORTING and tokens.tag[i] in "VE"
        if reported or (following == "to" and word[i] == "according"):
            phrase = phrase_at(tokens, i + 2)
            if phrase is not None:
                return Source(_maker(tokens, phrase), 0, len(tokens))
    return None


def _said_behind(tokens: Tokens) -> Source | None:
    """Who said it in a clause that ends the sentence (`…, |the ministry| said on Monday`, `…, said |the ministry|`)."""
    end = len(tokens.tag)
    while end and tokens.tag[end - 1] in '."':
        end -= 1
    comma = next((k for k in range(end - 1, 0, -1) if tokens.tag[k] == ","), 0)
    if not comma or end - comma < 3:
        return None
    first = comma + 2 if tokens.tag[comma + 1] == '"' else comma + 1
    said = next((k for k in range(first, end) if tokens.tag[k] in "VE"), 0)
    if not said or tokens.lemma[said] not in REPORTING | TELLING:
        return None
    named = tokens.tag[first:said] if said > first else tokens.tag[said + 1 : end]
    rest = tokens.tag[said + 1 : end] if said > first else []
    if not named or not set(named) <= NAMING | {"P"} or not set(rest) <= PLACED:
        return None
    phrase = phrase_at(tokens, first if said > first else said + 1)
    return Source(_maker(tokens, phrase), 0, comma) if phrase is not None else None


def _as_told(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb of saying closes what opens a sentence with `as` (`As UNHCR |reported|, 30 people died`)."""
    opening = tokens.word[0] == "as" and tokens.tag[group.end : group.end + 1] == [","]
    return opening and group.lemma in REPORTING and set(tokens.tag[1 : group.start]) <= NAMING


def _reports(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb tells of a figure as its subject has it: says it, foretells it, puts it at something."""
    behind = tokens.tag[group.end : group.end + 8]
    if group.lemma in REPORTING and told(tokens, group):
        return True
    if group.lemma in TELLING:
        at_once = group.lemma in DISCLOSING and behind[:1] == ["Q"]
        reach = 4 if group.lemma in ("tell", "warn") else 1  # `told reporters that`
        return at_once or "that" in tokens.word[group.end : group.end + reach]
    if group.lemma in FORETELLING:
        return group.tense != "modal" and ("Q" in behind or told(tokens, group))
    at = behind.index("Q") if group.lemma in PUTTING and "Q" in behind else 0
    return at > 1 and tokens.word[group.end + at - 1] == "at" and set(behind[: at - 1]) <= NAMING | {"P"}


def told(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb of saying is followed by a clause (`that`, a subject with a verb) or by the figure itself."""
    following = tokens.tag[group.end : group.end + 1]
    if not following:
        return False
    if following[0] in "SRT,Q" or (following[0] in "BP" and tokens.tag[group.end + 1 : group.end + 2] == ["Q"]):
        return True
    return any(tag in "bhMdVE" for tag in tokens.tag[group.end : group.end + 12])


def _maker(tokens: Tokens, phrase: Phrase) -> str:
    """The body itself where the phrase is of what it published (`figures from |UNHCR|`, `|World Bank| data`)."""
    whole, end = phrase_text(tokens, phrase), phrase.head + 1
    if tokens.word[phrase.head] not in PUBLISHED:
        return whole
    if tokens.tag[end : end + 1] == ["E"]:
        end += 1  # `a report published by UNHCR`
    if tokens.word[end : end + 1] and tokens.word[end] in MAKERS:
        maker = phrase_at(tokens, end + 1)
        capital = maker is not None and tokens.surface(maker.head)[:1].isupper()
        return phrase_text(tokens, maker) if maker is not None and (capital or tokens.word[end] != "of") else whole
    last = first = phrase.head - 1
    if last < phrase.start or tokens.surface(phrase.head)[:1].isupper() or not _capital(tokens, last):
        return whole  # `the Permanent Household Survey` is a name
    while first > phrase.start and _capital(tokens, first - 1):
        first -= 1
    return phrase_text(tokens, Phrase(first, last + 1, last)).removesuffix("'s").removesuffix("’s")


def _capital(tokens: Tokens, k: int) -> bool:
    word = tokens.surface(k)
    named = tokens.tag[k] == "O" or k > 0 or word.isupper() or tokens.tag[1:2] == ["O"]  # not `Preliminary data`
    return named and tokens.tag[k] in "OKN" and word[:1].isupper()
