"""Noun phrases in a tokenised sentence: the one that begins at a token, the one that ends before it, the subject of a
verb.

Complements with `of`, `on`, `for`, `with`, `from` stay in a phrase where they say which things; places with `in`,
`including` tails and participles stay out (claim guide, section 2). What a phrase means for a figure is left to
`objects.py`.
"""

from pipeline.extract.syntax.coordination import coordination, preposition_figure
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.nouns import Phrase, core_phrase, quoted_phrase, skip_determiners
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class

# `to` belongs to these nouns; elsewhere it belongs to the verb.
# A state, not a place: `persons in need`, `women in prison`.
# Adjectives that may follow their noun with a complement (`cases pending in courts`).

CONDITIONS = word_class("conditions")
LONG = frozenset("generations centuries decades years months weeks days hours".split())
TAKING_PART = word_class("taking_part")
BALANCES = word_class("balances")
ACCOUNTS = word_class("accounts")
OCCASIONS = word_class("occasions")
DEEPEST = 50  # prepositions that may nest without a thought for the depth of calls


def phrase_at(tokens: Tokens, i: int, complements: bool = True) -> Phrase | None:
    """The noun phrase that begins at token `i` (determiners skipped), with its complements; None where there is
    none.
    """
    asked = i, complements
    if asked not in tokens.phrases:
        if not tokens.phrases:
            _read_innermost_first(tokens)
        tokens.phrases[asked] = _read_phrase(tokens, i, complements)
    return tokens.phrases[asked]


def _read_innermost_first(tokens: Tokens) -> None:
    """Read the phrases behind prepositions from the end on, where there are more of them than may be nested: however
    deep they stand in each other, each then finds the one inside it read.
    """
    if tokens.tag.count("P") <= DEEPEST:
        return
    tokens.phrases[len(tokens), True] = None  # from here on they are being read
    for j in range(len(tokens) - 1, 0, -1):
        if tokens.tag[j - 1] == "P":
            phrase_at(tokens, skip_determiners(tokens, j))


def _read_phrase(tokens: Tokens, i: int, complements: bool) -> Phrase | None:
    n = len(tokens.tag)
    counted = i > 0 and tokens.tag[i - 1] == "Q"
    if counted and tokens.tag[i : i + 1] == ["-"] and tokens.word[i + 1 : i + 2] == ["strong"]:
        i += 2  # `the 5,600-|strong| staff`
    while i < n and (tokens.tag[i] in "D-" or (counted and tokens.word[i] in tokens.words.dropped_first)):
        i += 1
    if i < n and tokens.tag[i] == '"':
        core = quoted_phrase(tokens, i) or core_phrase(tokens, i + 1)
    else:
        core = core_phrase(tokens, i)
    if core is None:
        return None
    if not complements:
        return core
    return extend(tokens, core)


def extend(tokens: Tokens, core: Phrase) -> Phrase:
    """Add coordinated nouns and complements to a core phrase, as long as they belong to it."""
    core = shared_head(tokens, core)
    end = core.end
    title = tokens.capital(core.head)
    while end < len(tokens.tag):
        if tokens.tag[end] == '"' and '"' in tokens.tag[core.start : end] and end + 1 < len(tokens.tag):
            end += 1
        added = coordination(tokens, core, end, title) or complement(tokens, core, end, title)
        if not added or added <= end:
            break
        end = added
    if end > core.end and tokens.tag[end - 1] == '"':
        end -= 1
    return Phrase(core.start, end, core.head)


def shared_head(tokens: Tokens, core: Phrase) -> Phrase:
    """`mitigation and adaptation |efforts|`: a bare singular noun joined to a longer phrase shares that phrase's
    head.
    """
    tag, j = tokens.tag, core.end
    if core.end - core.start != 1 or tag[core.head] != "N" or tokens.word[core.head].endswith("s"):
        return core
    if tag[j : j + 1] != ["C"] or tag[j + 1 : j + 2] not in (["N"], ["A"]):
        return core
    other = core_phrase(tokens, j + 1)
    if other is None or other.end - other.start < 2 or not tokens.word[other.head].endswith("s"):
        return core
    return Phrase(core.start, other.end, other.head)


def complement(tokens: Tokens, core: Phrase, j: int, title: bool) -> int:
    """End of a preposition with its noun phrase at `j` where it says which things; 0 where it does not belong."""
    if tokens.word[j] in tokens.words.postnominal and j + 1 < len(tokens.tag) and tokens.tag[j + 1] == "P":
        inner = phrase_at(tokens, skip_determiners(tokens, j + 2))
        return inner.end if inner else 0
    if tokens.tag[j] not in "PGI" or j + 1 >= len(tokens.tag):
        return 0
    word = tokens.word[j]
    k = j + 1
    if word in ("relating", "pursuant") and tokens.word[k : k + 1] == ["to"]:
        k += 1
    elif not complement_word(tokens, core, j, title):
        return 0
    if k >= len(tokens.tag):
        return 0
    if tokens.tag[k] == "G" and word in ("of", "on", "for", "to"):
        return gerund_complement(tokens, core, k, word)
    if word != "of" and not names_which(tokens, core, word, k):
        return 0
    first = skip_determiners(tokens, k)
    if first < len(tokens.tag) and tokens.tag[first] == "G" and first > k:
        return extend_gerund(tokens, first)
    inner = phrase_at(tokens, first)
    if inner is None or inner.start > first + 1 or (word == "with" and tokens.tag[inner.head] == "A"):
        return 0
    if word == "on" and tokens.word[inner.head] in OCCASIONS:
        return 0  # `treated 165 persons |on its first day|`
    if word != "of" and inner.end - inner.start == 1 and tokens.word[inner.head] in tokens.words.fixed_adverbials:
        return 0
    return inner.end


def names_which(tokens: Tokens, core: Phrase, word: str, k: int) -> bool:
    """Whether a complement other than `of` says which things: no purpose (`for the …`), no company (`with our …`),
    no rate (`for every`).
    """
    if word in ("on", "for", "with", "from") and preposition_figure(tokens, core):
        return False
    if word == "from" and governed(tokens, core, tokens.words.removing_verbs):
        return False  # `drove 4.3 million people |from their homes|`
    if word == "with" and governed(tokens, core, tokens.words.providing_verbs):
        return not CONDITIONS.isdisjoint(tokens.word[k : k + 3])  # not `reached 10 million people |with vaccines|`
    if word == "for" and tokens.word[k] in LONG:
        return False  # `hosted refugees |for decades|`
    if tokens.tag[k] != "D":
        return True
    if word == "for":
        return tokens.capital(core.head) and k + 1 < len(tokens.tag) and tokens.tag[k + 1] == "O"
    return not (word == "with" and tokens.word[k] in ("our", "its", "their", "his", "her", "my", "a", "an"))


def governed(tokens: Tokens, core: Phrase, verbs: frozenset[str]) -> bool:
    """Whether one of these verbs governs the phrase, so that the preposition behind it is the verb's."""
    for j in range(core.start - 1, max(-1, core.start - 8), -1):
        if tokens.tag[j] in "VEG":
            return tokens.lemma[j] in verbs
        if tokens.tag[j] in ",;.W":
            return False
    return False


def extend_gerund(tokens: Tokens, first: int) -> int:
    """End of a gerund used as a noun with its complements (`the founding of the United Nations`, `its joining in the
    Convention`).
    """
    k = first + 1
    if k < len(tokens.tag) and tokens.tag[k] == "P" and tokens.word[k] in ("of", "in", "to"):
        inner = phrase_at(tokens, skip_determiners(tokens, k + 1))
        if inner is not None and (tokens.word[k] != "in" or tokens.tag[inner.head] == "O"):
            return inner.end
    return k


def complement_word(tokens: Tokens, core: Phrase, j: int, title: bool) -> bool:
    """Whether the preposition at `j` can bind to the phrase before it."""
    word = tokens.word[j]
    if word == "to":
        return tokens.word[j - 1] in tokens.words.to_nouns or tokens.word[core.head] in tokens.words.to_nouns
    if word == "in":
        field = tokens.word[core.head] in tokens.words.in_nouns and field_follows(tokens, j)
        return field or state_follows(tokens, j) or in_account(tokens, core, j) or (title and title_place(tokens, j))
    if word == "under":
        return tokens.word[j + 1 : j + 2] == ["the"] and tokens.tag[j + 2 : j + 3] == ["O"]
    if word in ("against", "between", "about"):
        if word == "between" and tokens.word[core.head] in tokens.words.between_nouns:
            return True
        return title or (word == "against" and tokens.word[core.head] in tokens.words.against_nouns)
    return word in tokens.words.topic_prepositions


def field_follows(tokens: Tokens, j: int) -> bool:
    """Whether `in` at `j` gives the field of something and no place or time (`investment |in clean energy|`)."""
    inner = core_phrase(tokens, j + 1) if tokens.tag[j + 1 : j + 2] not in (["D"], ["T"]) else None
    if inner is None or tokens.tag[inner.head] != "N":
        return False
    if "O" in tokens.tag[inner.start : inner.end] and tokens.word[j - 1] not in TAKING_PART:
        return False
    return head_of(tokens.word[inner.head], tokens.words) not in tokens.words.place_nouns


def in_account(tokens: Tokens, core: Phrase, j: int) -> bool:
    """Whether `in` at `j` says in which account a balance is struck (`the deficit |in the current account|`)."""
    if tokens.word[core.head] not in BALANCES:
        return False
    inner = core_phrase(tokens, skip_determiners(tokens, j + 1))
    return inner is not None and tokens.word[inner.head] in ACCOUNTS


def state_follows(tokens: Tokens, j: int) -> bool:
    """Whether `in` at `j` gives a state (`in a refugee-like situation`, `in need`) and no place."""
    k = j + 1
    if k >= len(tokens.tag):
        return False
    if tokens.word[k] in ("a", "an"):
        inner = core_phrase(tokens, k + 1)
        return inner is not None and tokens.word[inner.head] in (
            "situation",
            "situations",
            "condition",
            "state",
            "position",
        )
    return tokens.word[k] in tokens.words.states


def title_place(tokens: Tokens, j: int) -> bool:
    """Whether `in` at `j` goes on with a capitalised title (`in the Asian-Pacific Region`, `in Armed Conflict`)."""
    k = j + 1
    if k >= len(tokens.tag):
        return False
    if tokens.word[k] == "the":
        return k + 2 < len(tokens.tag) and tokens.tag[k + 1] == "O" and tokens.tag[k + 2] == "O"
    return k + 1 < len(tokens.tag) and tokens.tag[k] == "O" and tokens.tag[k + 1] == "O" and tokens.capital(j - 1)


def gerund_complement(tokens: Tokens, core: Phrase, k: int, preposition: str) -> int:
    """End of `on implementing the Covenant`: a gerund with its object; `for` + gerund gives a reason and stays out."""
    if preposition == "for" and tokens.word[core.head] not in (
        "mechanism",
        "mechanisms",
        "facilities",
        "programme",
        "system",
        "fund",
    ):
        return 0
    inner = phrase_at(tokens, k + 1)
    if inner is None and preposition == "of" and tokens.tag[k + 1 : k + 2] and tokens.tag[k + 1] in "EVbhMP.,T":
        return k + 1  # `the rate of |stunting| fell`
    return inner.end if inner else 0
