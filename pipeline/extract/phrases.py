"""Noun phrases in a tokenised sentence: the one that begins at a token, the one that ends before it, the subject of a verb.

Complements with `of`, `on`, `for`, `with`, `from` stay in a phrase where they say which things; places with `in`, `including` tails
and participles stay out (claim guide, section 2). What a phrase means for a figure is left to `objects.py`.
"""

from dataclasses import dataclass

from pipeline.extract.tokens import Tokens

PREMODIFIERS = frozenset("NOAKEG")
HEADS = frozenset("NO")
# `to` belongs to these nouns; elsewhere it belongs to the verb.
# A state, not a place: `persons in need`, `women in prison`.
# Adjectives that may follow their noun with a complement (`cases pending in courts`).


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start:end` of a noun phrase and the index of its head noun."""

    start: int
    end: int
    head: int


def phrase_at(tokens: Tokens, i: int, complements: bool = True) -> Phrase | None:
    """The noun phrase that begins at token `i` (determiners skipped), with its complements; None where there is none."""
    n = len(tokens)
    counted = i > 0 and tokens.tag[i - 1] == "Q"
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


def quoted_phrase(tokens: Tokens, i: int) -> Phrase | None:
    """A title in quotation marks from token `i` on (`"Asia and Pacific Decade of the Disabled"`): head before its first preposition."""
    head = -1
    for j in range(i + 1, min(len(tokens), i + 24)):
        if tokens.tag[j] == '"':
            return Phrase(i + 1, j, head) if head > 0 else None
        if tokens.tag[j] in HEADS and not any(tag in "PI" for tag in tokens.tag[i + 1 : j]):
            head = j
        if tokens.tag[j] in "QTWR;.":
            return None
    return None


def core_phrase(tokens: Tokens, i: int) -> Phrase | None:
    """Premodifiers and head noun from token `i` on, without complements."""
    head = -1
    j = i
    n = len(tokens)
    while j < n:
        tag = tokens.tag[j]
        if tag in "EG":
            if head >= 0 and not (tag == "G" and noun_follows(tokens, j) and tokens.tag[j - 1] == "O"):
                break
            if not noun_follows(tokens, j) or (tag == "E" and only_past(tokens, j)):
                break
        elif tag in HEADS:
            if head == j - 1 and tag == "N" and trailing_participle(tokens, j):
                break
            head = j
        elif tag in "AKT":
            if tag == "T" and (head >= 0 or not noun_follows(tokens, j)):
                break
            if tag == "A" and head >= 0 and not noun_follows(tokens, j):
                break
        elif tag == "B":
            if not (j + 1 < n and tokens.tag[j + 1] in "AE" and noun_follows(tokens, j + 1)):
                break
        elif tag == "(":
            closing = closing_bracket(tokens, j)
            if head < 0 or closing < 0 or not (noun_follows(tokens, closing) or short_name(tokens, j, closing)):
                break
            j = closing
        elif tag == '"':
            if head >= 0 or not noun_follows(tokens, j):
                break
        elif tag in ",C":
            if head >= 0 or not modifier_list(tokens, j):
                break
        elif (
            tag == "-"
            and tokens.surface(j) in "-‐‑–"
            and j > i
            and tokens.end[j - 1] == tokens.start[j]
            and j + 1 < n
            and tokens.start[j + 1] == tokens.end[j]
        ):
            if not noun_follows(tokens, j):
                break
        else:
            break
        j += 1
    if head < 0:
        return adjectival_head(tokens, i)
    return Phrase(i, max(head + 1, j if j and tokens.tag[j - 1] == ")" else head + 1), head)


def only_past(tokens: Tokens, j: int) -> bool:
    """Whether a form is the past of its verb and no participle (`took`, `rose`)."""
    verb = tokens.words.verbs.get(tokens.word[j])
    return verb is not None and "past" in verb.forms and "participle" not in verb.forms


def trailing_participle(tokens: Tokens, j: int) -> bool:
    """Whether an -ing word behind a plural noun tells what the things do (`children |working| in mines`)."""
    noun = tokens.word[j - 1]
    plural = noun in ("people", "children", "women", "men") or (noun.endswith("s") and not noun.endswith("ss"))
    return plural and tokens.word[j].endswith("ing") and not noun_follows(tokens, j)


def adjectival_head(tokens: Tokens, i: int) -> Phrase | None:
    """An adjective used as a noun (`the elderly`, `17 wounded`), where no noun follows."""
    if i < len(tokens) and tokens.tag[i] == "A" and tokens.word[i] not in tokens.words.dropped_first:
        return Phrase(i, i + 1, i)
    if i < len(tokens) and tokens.word[i] == "others":
        return Phrase(i, i + 1, i)
    return None


def noun_follows(tokens: Tokens, j: int) -> bool:
    """Whether the word behind token `j` can go on with the same phrase."""
    return j + 1 < len(tokens) and (
        tokens.tag[j + 1] in "NOAK" or (tokens.tag[j + 1] in "EG" and j + 2 < len(tokens) and tokens.tag[j + 2] in "NO")
    )


def modifier_list(tokens: Tokens, j: int) -> bool:
    """Whether a comma or `and` joins adjectives before the noun (`political, economic and social rights`)."""
    return (
        0 < j < len(tokens) - 1
        and tokens.tag[j - 1] in "AE,"
        and tokens.tag[j + 1] in "AECN"
        and (tokens.tag[j + 1] in "CA" or noun_follows(tokens, j + 1))
    )


def closing_bracket(tokens: Tokens, j: int) -> int:
    """Index of the bracket that closes the one at `j`, within 12 tokens; -1 where there is none."""
    for k in range(j + 1, min(len(tokens), j + 12)):
        if tokens.tag[k] == ")":
            return k
        if tokens.tag[k] in "(QT;":
            return -1
    return -1


def short_name(tokens: Tokens, opening: int, closing: int) -> bool:
    """Whether brackets hold an abbreviation (`(UPR)`)."""
    return closing == opening + 2 and tokens.surface(opening + 1).isupper() and len(tokens.word[opening + 1]) > 1


def extend(tokens: Tokens, core: Phrase) -> Phrase:
    """Add coordinated nouns and complements to a core phrase, as long as they belong to it."""
    core = shared_head(tokens, core)
    end = core.end
    title = tokens.capital(core.head)
    while end < len(tokens):
        if tokens.tag[end] == '"' and '"' in tokens.tag[core.start : end] and end + 1 < len(tokens):
            end += 1
        added = coordination(tokens, core, end, title) or complement(tokens, core, end, title)
        if not added or added <= end:
            break
        end = added
    if end > core.end and tokens.tag[end - 1] == '"':
        end -= 1
    return Phrase(core.start, end, core.head)


def shared_head(tokens: Tokens, core: Phrase) -> Phrase:
    """`mitigation and adaptation |efforts|`: a bare singular noun joined to a longer phrase shares that phrase's head."""
    tag, j = tokens.tag, core.end
    if core.end - core.start != 1 or tag[core.head] != "N" or tokens.word[core.head].endswith("s"):
        return core
    if tag[j : j + 1] != ["C"] or tag[j + 1 : j + 2] not in (["N"], ["A"]):
        return core
    other = core_phrase(tokens, j + 1)
    if other is None or other.end - other.start < 2 or not tokens.word[other.head].endswith("s"):
        return core
    return Phrase(core.start, other.end, other.head)


def coordination(tokens: Tokens, core: Phrase, j: int, title: bool) -> int:
    """End of `and` + noun phrase at `j` where it belongs to the same phrase; 0 where it does not."""
    tag = tokens.tag
    if tag[j] == "," and title_list(tokens, j):
        inner = core_phrase(
            tokens, skip_determiners(tokens, j + 1) if tag[j + 1] != "C" else skip_determiners(tokens, j + 2)
        )
        return inner.end if inner else 0
    if tag[j] != "C" or tokens.word[j] not in ("and", "or", "&"):
        return 0
    k = j + 1
    if k >= len(tokens) or tag[k] == "Q":
        return 0
    if tag[k] == "D" and not (capital_phrase(tokens, k) or abstract_pair(tokens, core, k)):
        return 0
    if tag[k] == "E" or (tag[k] == "G" and not noun_follows(tokens, k)):
        return 0
    inner = core_phrase(tokens, skip_determiners(tokens, k))
    if inner is None or tag[inner.head] == "A" or clause_begins(tokens, inner.end, core.start):
        return 0
    if preposition_figure(tokens, core) and (inner.end - k > 1 or tokens.word[inner.end : inner.end + 1] == ["of"]):
        return 0
    if tokens.capital(inner.head) != tokens.capital(core.head) and not title and tag[inner.head] == "O":
        return 0
    return inner.end


def abstract_pair(tokens: Tokens, core: Phrase, k: int) -> bool:
    """`on human rights |and the rule of law|`: a second topic with `the … of` behind a preposition's first topic."""
    behind_preposition = core.start > 0 and tokens.tag[core.start - 1] == "P"
    return behind_preposition and tokens.word[k] == "the" and tokens.word[k + 2 : k + 3] == ["of"]


def preposition_figure(tokens: Tokens, core: Phrase) -> bool:
    """Whether the phrase belongs to a figure that stands behind a preposition (`in 500 districts`, `from 45 countries`)."""
    at = core.start - 1
    return at > 0 and tokens.tag[at] == "Q" and tokens.tag[at - 1] == "P" and tokens.word[at - 1] != "of"


def title_list(tokens: Tokens, j: int) -> bool:
    """Whether the comma at `j` lies inside a capitalised title (`Economic, Social and Cultural Rights`)."""
    tag = tokens.tag
    if j == 0 or not tokens.capital(j - 1) or j + 1 >= len(tokens):
        return False
    k = j + 1
    if tag[k] == "C" and k + 1 < len(tokens) and tokens.capital(k + 1) and tag[k + 1] in "NOA":
        return not finite_soon(tokens, k + 1)
    while k < len(tokens) and tag[k] in "OA" and tokens.capital(k):
        k += 1
    if k == j + 1 or k >= len(tokens):
        return False
    if tag[k] == "C":
        adjectives = tokens.word[j + 1].endswith(("al", "ic", "ive", "ous", "ar", "an"))
        return k + 1 < len(tokens) and tokens.capital(k + 1) and (adjectives or not finite_soon(tokens, k + 1))
    return tag[k] == "," and k - j <= 4 and title_list(tokens, k)


def finite_soon(tokens: Tokens, k: int) -> bool:
    """Whether a run of capitalised words at `k` is at once followed by a finite verb (a new clause's subject)."""
    while k < len(tokens) and tokens.tag[k] in "OAN" and tokens.capital(k):
        k += 1
    return k < len(tokens) and tokens.tag[k] in "MbhdVE"


def clause_begins(tokens: Tokens, j: int, start: int) -> bool:
    """Whether a coordinated noun is the subject of a new clause: a finite verb follows, and one stood before the phrase."""
    if j >= len(tokens) or tokens.tag[j] not in "MbhdVE":
        return False
    return any(tag in "MbhdVE" for tag in tokens.tag[:start])


def capital_phrase(tokens: Tokens, k: int) -> bool:
    """Whether a determiner at `k` opens a capitalised title."""
    k = skip_determiners(tokens, k)
    return k < len(tokens) and tokens.tag[k] == "O"


def skip_determiners(tokens: Tokens, k: int) -> int:
    """First token from `k` on that is neither determiner nor quotation mark."""
    while k < len(tokens) and tokens.tag[k] in 'D"':
        k += 1
    return k


def complement(tokens: Tokens, core: Phrase, j: int, title: bool) -> int:
    """End of a preposition with its noun phrase at `j` where it says which things; 0 where it does not belong."""
    if tokens.word[j] in tokens.words.postnominal and j + 1 < len(tokens) and tokens.tag[j + 1] == "P":
        inner = phrase_at(tokens, skip_determiners(tokens, j + 2))
        return inner.end if inner else 0
    if tokens.tag[j] not in "PGI" or j + 1 >= len(tokens):
        return 0
    word = tokens.word[j]
    k = j + 1
    if word in ("relating", "pursuant") and tokens.word[k : k + 1] == ["to"]:
        k += 1
    elif not complement_word(tokens, core, j, title):
        return 0
    if k >= len(tokens):
        return 0
    if tokens.tag[k] == "G" and word in ("of", "on", "for", "to"):
        return gerund_complement(tokens, core, k, word)
    if word != "of" and not names_which(tokens, core, word, k):
        return 0
    first = skip_determiners(tokens, k)
    if first < len(tokens) and tokens.tag[first] == "G" and first > k:
        return extend_gerund(tokens, first)
    inner = phrase_at(tokens, first)
    if inner is None or inner.start > first + 1:
        return 0
    if word != "of" and inner.end - inner.start == 1 and tokens.word[inner.head] in tokens.words.fixed_adverbials:
        return 0
    return inner.end


def names_which(tokens: Tokens, core: Phrase, word: str, k: int) -> bool:
    """Whether a complement other than `of` says which things: no purpose (`for the …`), no company (`with our …`), no rate (`for every`)."""
    if word in ("on", "for", "with", "from") and preposition_figure(tokens, core):
        return False
    if tokens.tag[k] != "D":
        return True
    if word == "for":
        return tokens.capital(core.head) and k + 1 < len(tokens) and tokens.tag[k + 1] == "O"
    return not (word == "with" and tokens.word[k] in ("our", "its", "their", "his", "her", "my", "a", "an"))


def extend_gerund(tokens: Tokens, first: int) -> int:
    """End of a gerund used as a noun with its complements (`the founding of the United Nations`, `its joining in the Convention`)."""
    k = first + 1
    if k < len(tokens) and tokens.tag[k] == "P" and tokens.word[k] in ("of", "in", "to"):
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
        return state_follows(tokens, j) or (title and title_place(tokens, j))
    if word == "under":
        return tokens.word[j + 1 : j + 2] == ["the"] and tokens.tag[j + 2 : j + 3] == ["O"]
    if word in ("against", "between", "about"):
        if word == "between" and tokens.word[core.head] in tokens.words.between_nouns:
            return True
        return title or (word == "against" and tokens.word[core.head] in tokens.words.against_nouns)
    return word in tokens.words.topic_prepositions


def state_follows(tokens: Tokens, j: int) -> bool:
    """Whether `in` at `j` gives a state (`in a refugee-like situation`, `in need`) and no place."""
    k = j + 1
    if k >= len(tokens):
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
    if k >= len(tokens):
        return False
    if tokens.word[k] == "the":
        return k + 2 < len(tokens) and tokens.tag[k + 1] == "O" and tokens.tag[k + 2] == "O"
    return k + 1 < len(tokens) and tokens.tag[k] == "O" and tokens.tag[k + 1] == "O" and tokens.capital(j - 1)


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
    return inner.end if inner else 0


def phrase_before(tokens: Tokens, i: int, nearest: bool = False, alone: bool = False) -> Phrase | None:
    """The noun phrase whose last token is `i - 1`, with its complements and premodifiers; `nearest` stops at a
    preposition, `alone` at a conjunction too."""
    j = i - 1
    while j >= 0 and tokens.tag[j] in '"),T':
        if tokens.tag[j] == ")":
            while j >= 0 and tokens.tag[j] != "(":
                j -= 1
        j -= 1
    if j < 0 or tokens.tag[j] not in "NOAG":
        return None
    start = j
    while (
        start > 0
        and joins_left(tokens, start)
        and not (nearest and tokens.tag[start - 1] == "P" or alone and tokens.tag[start - 1] == "C")
    ):
        start -= 1
    best: Phrase | None = None
    for begin in range(start, j + 1):
        if begin > start and tokens.tag[begin - 1] not in "PC,DVEGbhdMI(":
            continue
        phrase = phrase_at(tokens, begin)
        if phrase is not None and phrase.end >= j + 1 and phrase.start <= j:
            best = Phrase(phrase.start, min(phrase.end, i), phrase.head)
            break
    return best


def joins_left(tokens: Tokens, k: int) -> bool:
    """Whether the token before `k` can belong to the phrase that `k` is in, reading leftwards."""
    tag, word = tokens.tag[k - 1], tokens.word[k - 1]
    if tag in "NOAKD":
        return True
    if tag == "P":
        return (
            word in ("of", "on", "for", "with", "from", "to", "against")
            and k >= 2
            and tokens.tag[k - 2] in 'NO)"'
            and (word != "to" or tokens.word[k - 2] in tokens.words.to_nouns)
        )
    if tag in "EG":
        return tokens.tag[k] in "NA" and (k < 2 or tokens.tag[k - 2] in "DAKP")
    if tag == "C":
        return k >= 2 and tokens.tag[k - 2] in "NOA" and tokens.tag[k] in "NOAK"
    return False


def subject_of(
    tokens: Tokens, verb_start: int, participles: frozenset[int] = frozenset(), verbs: frozenset[int] = frozenset()
) -> Phrase | None:
    """The noun phrase that stands as subject of the verb group starting at token `verb_start`.

    `participles` are tokens of participles behind a noun, which do not end its phrase; `verbs` those of finite verbs,
    which do.
    """
    begin = verb_start
    depth = 0
    while begin > 0:
        tag = tokens.tag[begin - 1]
        if tag == ")":
            depth += 1
        elif tag == "(":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (
            tag in ";.:WSIMbhdV-"
            or begin - 1 in verbs
            or (tag == "E" and begin - 1 not in participles and finite_like(tokens, begin - 1))
            or (tag == "C" and splits(tokens, begin - 1))
        ):
            break
        begin -= 1
    return first_phrase(tokens, begin, verb_start)


def finite_like(tokens: Tokens, j: int) -> bool:
    """Whether an -ed form is no premodifier."""
    return not noun_follows(tokens, j)


def splits(tokens: Tokens, j: int) -> bool:
    """Whether the conjunction at `j` joins clauses and no two nouns."""
    return j > 0 and tokens.tag[j - 1] == ","


def first_phrase(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """The subject in `begin:end`: the first noun phrase under no preposition of the last stretch between commas that has one.

    A stretch set off by commas on both sides just before the verb is an apposition, and the one before it counts.
    """
    stretches: list[list[Phrase]] = [[]]
    closed = False
    j = begin
    while j < end:
        tag = tokens.tag[j]
        closed = tag == ","
        if tag == ",":
            stretches.append([])
        if tag == "P":
            inner = phrase_at(tokens, skip_determiners(tokens, j + 1))
            j = inner.end if inner and inner.end <= end else j + 1
            continue
        if tag == "R":
            stretches = [[]]
        elif tag == "Q":
            behind = phrase_at(tokens, j + 1)
            stretches[-1].append(
                Phrase(behind.start, behind.end, behind.head)
                if behind and behind.start == j + 1
                else Phrase(j, j + 1, j)
            )
            j = stretches[-1][-1].end
            continue
        elif tag in "DNOAKEG":
            phrase = phrase_at(tokens, j)
            if phrase is not None and phrase.head < end:
                stretches[-1].append(Phrase(phrase.start, min(phrase.end, end), phrase.head))
                j = max(j + 1, phrase.end)
                continue
        j += 1
    filled = [stretch for stretch in stretches if stretch]
    if not filled:
        return None
    phrase = filled[-2][0] if closed and len(filled) > 1 else filled[-1][0]
    return with_destination(tokens, phrase, end)


def with_destination(tokens: Tokens, phrase: Phrase, end: int) -> Phrase:
    """A subject with what `to`, `between` or `for the` add: before its verb they can belong to nothing else."""
    j = phrase.end
    while (
        j < end
        and tokens.tag[j] == "P"
        and tokens.word[j] in (("to", "between", "for", "against", "with", "from", "in")[: 7 if j > phrase.end else 6])
    ):
        inner = phrase_at(tokens, skip_determiners(tokens, j + 1))
        if inner is None or inner.end > end:
            break
        j = inner.end
    return Phrase(phrase.start, j, phrase.head)


def phrase_text(tokens: Tokens, phrase: Phrase) -> str:
    """The phrase as it stands in the text, white space folded, without leading determiners and quotes at the edges."""
    start, end = phrase.start, phrase.end
    while start < phrase.head and tokens.tag[start] in 'D",C':
        start += 1
    while end > phrase.head + 1 and tokens.tag[end - 1] in '",CP':
        end -= 1
    return " ".join(tokens.text[tokens.start[start] : tokens.end[end - 1]].split())
