"""Where a noun phrase goes on behind `and`, `or` and commas, and where they join something else to it."""

from pipeline.extract.syntax.nouns import Phrase, core_phrase, noun_follows, skip_determiners
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import plural_noun
from pipeline.lexicon.classes import word_class

POSSESSIVES = word_class("possessives")
UPROOTED = word_class("uprooted")
DRIVEN_OUT = word_class("driven_out")
MOVED_PEOPLE = word_class("moved_people")
PEOPLE = word_class("people")
HOLDING_PARTS = frozenset(("of", "including", "excluding"))  # prepositions whose row goes on to its end
MOST_LISTED = 6  # nouns in a row


def coordination(tokens: Tokens, core: Phrase, j: int, title: bool) -> int:
    """End of `and` + noun phrase at `j` where it belongs to the same phrase; 0 where it does not."""
    tag = tokens.tag
    if tag[j] == "," and title_list(tokens, j):
        inner = core_phrase(
            tokens, skip_determiners(tokens, j + 1) if tag[j + 1] != "C" else skip_determiners(tokens, j + 2)
        )
        return inner.end if inner else 0
    if tag[j] == "," and not title:
        return common_list(tokens, core, j)
    if tag[j] != "C" or tokens.word[j] not in ("and", "or", "&"):
        return 0
    k = j + 1
    if k >= len(tokens.tag) or tag[k] == "Q":
        return 0
    owned = tokens.word[k] in POSSESSIVES  # `these goods |and their products|`
    second = owned or capital_phrase(tokens, k) or abstract_pair(tokens, core, k) or both_known(tokens, core, k)
    if tag[k] == "D" and not second:
        return 0
    acts = tag[k] == "E" or (tokens.word[k] in DRIVEN_OUT and core.start and tag[core.start - 1] == "Q")
    if (acts and not people_too(tokens, core, k)) or (tag[k] == "G" and not noun_follows(tokens, k)):
        return 0
    if tag[k] == "D" and core.start and tag[core.start - 1] == "Q" and tokens.word[k + 1 : k + 2] == ["many"]:
        return 0  # `14 missions |and the many offices|`
    inner = core_phrase(tokens, skip_determiners(tokens, k))
    if inner is None or tag[inner.head] == "A" or clause_begins(tokens, inner.end, core.start):
        return 0
    if tokens.word[inner.end : inner.end + 2] == ["worth", "of"] or (
        tokens.word[inner.end : inner.end + 1] == ["worth"] and tag[inner.end + 1 : inner.end + 2] == ["Q"]
    ):
        return 0  # `40 tents |and blankets worth| $3,000`
    again = tokens.word[core.start - 2 : core.start - 1] if core.start > 1 and tag[core.start - 1] == "Q" else []
    if (
        again == tokens.word[inner.end : inner.end + 1]
        and tag[core.start - 2] == "P"
        and "Q" in tag[inner.end : inner.end + 3]
    ):
        return 0  # `treaties with 48 countries |and arrangements with| 12 more`
    if owned and tag[inner.end : inner.end + 1] == ["Q"]:
        return 0  # `won 36 percent of the votes and |his rival| 28 percent`
    if (
        preposition_figure(tokens, core)
        and tag[k] != "E"
        and (inner.end - k > 1 or tokens.word[inner.end : inner.end + 1] == ["of"])
    ):
        return 0
    if tokens.capital(inner.head) != tokens.capital(core.head) and not title and tag[inner.head] == "O":
        return 0
    return inner.end


def common_list(tokens: Tokens, core: Phrase, j: int) -> int:
    """End of a row of common nouns that goes on with the comma at `j` and closes with `and` (`31 provinces, |autonomous
    regions and municipalities|`); 0 where there is none. What figures count is in the plural throughout.
    """
    tag, several = tokens.tag, plural_noun(tokens, core.head, tokens.words)
    counted = core.start > 0 and tag[core.start - 1] == "Q"
    if tag[core.head] != "N" or tokens.word[core.head] in PEOPLE or (counted and not several) or opening(tokens, core):
        return 0
    for listed in range(MOST_LISTED):
        k = j + 1
        last = listed > 0 and tag[k : k + 1] == ["C"] and tokens.word[k] in ("and", "or")
        k += last
        if tag[k : k + 1] not in (["N"], ["A"]):
            return 0
        inner = core_phrase(tokens, k)
        if inner is None or tag[inner.head] != "N" or (counted and not plural_noun(tokens, inner.head, tokens.words)):
            return 0
        j = inner.end
        if last:
            said = tag[j : j + 1] in (["V"], ["E"]) and tag[j + 1 : j + 2] == [","]  # `the fund, |clerks| say, is …`
            return 0 if said or clause_begins(tokens, j, core.start) or tokens.word[j : j + 1] == ["worth"] else j
        if tag[j : j + 1] == ["C"]:
            j -= 1  # `and` without a comma
        elif tag[j : j + 1] != [","]:
            return 0
    return 0


def opening(tokens: Tokens, core: Phrase) -> bool:
    """Whether a phrase ends what stands before the subject and its comma (`In 20 countries, women and men |are| …`)."""
    first = core.start - 1
    while first > 0 and tokens.tag[first - 1] not in ",;:.-MbhdVE":
        first -= 1
    opens = first == 0 or tokens.tag[first - 1 : first] in ([","], [";"], [":"], ["."])
    return opens and tokens.tag[first] in "PSGE"


def both_known(tokens: Tokens, core: Phrase, k: int) -> bool:
    """`members of the police |and the army|`: two nouns with `the` behind one `of`, and no verb behind them."""
    if tokens.word[max(0, core.start - 2) : core.start] != ["of", "the"] or tokens.word[k] != "the":
        return False
    inner = core_phrase(tokens, k + 1)
    if inner is None:
        return False
    return tokens.tag[inner.end : inner.end + 1] in ([], ["."], [","], [";"], [")"]) or tokens.word[inner.end] == "in"


def people_too(tokens: Tokens, core: Phrase, k: int) -> bool:
    """Whether a participle behind `and` tells of more people of the same kind (`refugees and |displaced| people`), and
    is no verb (`arrested 50 people and |seized| weapons`).
    """
    people = tokens.word[k + 1 : k + 2] != [] and tokens.word[k + 1] in PEOPLE
    return people and tokens.word[k] in UPROOTED and tokens.word[core.head] in PEOPLE | MOVED_PEOPLE


def abstract_pair(tokens: Tokens, core: Phrase, k: int) -> bool:
    """`on human rights |and the rule of law|`: a second topic with `the … of` behind a preposition's first topic."""
    behind_preposition = core.start > 0 and tokens.tag[core.start - 1] == "P"
    return behind_preposition and tokens.word[k] == "the" and tokens.word[k + 2 : k + 3] == ["of"]


def preposition_figure(tokens: Tokens, core: Phrase) -> bool:
    """Whether the phrase belongs to a figure that stands behind a preposition (`in 500 districts`, `from 45
    countries`).
    """
    at = core.start - 1
    return at > 0 and tokens.tag[at] == "Q" and tokens.tag[at - 1] == "P" and tokens.word[at - 1] not in HOLDING_PARTS


def title_list(tokens: Tokens, j: int) -> bool:
    """Whether the comma at `j` lies inside a capitalised title (`Economic, Social and Cultural Rights`)."""
    tag = tokens.tag
    if j == 0 or not tokens.capital(j - 1) or j + 1 >= len(tokens.tag):
        return False
    k = j + 1
    if tag[k] == "C" and k + 1 < len(tokens.tag) and tokens.capital(k + 1) and tag[k + 1] in "NOA":
        return not finite_soon(tokens, k + 1)
    while k < len(tokens.tag) and tag[k] in "OA" and tokens.capital(k):
        k += 1
    if k == j + 1 or k >= len(tokens.tag):
        return False
    if tag[k] == "C":
        adjectives = tokens.word[j + 1].endswith(("al", "ic", "ive", "ous", "ar", "an"))
        return k + 1 < len(tokens.tag) and tokens.capital(k + 1) and (adjectives or not finite_soon(tokens, k + 1))
    return tag[k] == "," and k - j <= 4 and title_list(tokens, k)


def finite_soon(tokens: Tokens, k: int) -> bool:
    """Whether a run of capitalised words at `k` is at once followed by a finite verb (a new clause's subject)."""
    while k < len(tokens.tag) and tokens.tag[k] in "OAN" and tokens.capital(k):
        k += 1
    return k < len(tokens.tag) and tokens.tag[k] in "MbhdVE"


def clause_begins(tokens: Tokens, j: int, start: int) -> bool:
    """Whether a coordinated noun is the subject of a new clause: a finite verb follows, and one stood before the
    phrase.
    """
    if j >= len(tokens.tag) or tokens.tag[j] not in "MbhdVE":
        return False
    if tokens.tag[j] == "E" and tokens.word[j + 1 : j + 2] == ["by"] and tokens.tag[j + 2 : j + 3] != ["Q"]:
        return False  # `the value of |goods and services| exported by the islands`
    for k in range(start - 1, -1, -1):
        if tokens.tag[k] in "MbhdVE":
            return True
        if tokens.tag[k] in "S;":
            return False  # `showed that |700 cooks and bakers| were ill`: the clause begins with the figure
    return False


def capital_phrase(tokens: Tokens, k: int) -> bool:
    """Whether a determiner at `k` opens a capitalised title."""
    k = skip_determiners(tokens, k)
    return k < len(tokens.tag) and tokens.tag[k] == "O"
