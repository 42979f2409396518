"""Verbs that stand beside a figure: `seven |come| from Asia`, `the 300 buses |need| repair`, `a house whose rent is $9
|costs| $80`.

All other forms that may be nouns or verbs are left to `ambiguous_verbs.py`.
"""

import re

from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.word_forms import (
    COLLECTIVE,
    in_s,
    is_share,
    plural,
    verb_already,
    verb_later,
    verbless,
)
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words

# A count in digits or words, without unit, scale or ending of an ordinal.
BARE_NUMBER = re.compile(
    r"(?:(?:under|over|above|below)\s)?(?:\d[\d,]*|(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)[-\s]?)+)"
)
SCALED = re.compile(r"([^ ]+)\s(?:hundred|thousand|million|billion)")
LEADING_HEDGE = re.compile(
    r"(?:over|under|some|about|around|nearly|almost|roughly|approximately|an estimated|(?:more|less|fewer) than"
    r"|at least|up to)\s"
)
GROUPS = word_class("groups_of_people")
HEDGES = frozenset("some an estimated over under more less fewer than at least most up to".split())


def joined_past(tokens: Tokens, j: int) -> bool:
    """Whether the conjunction at `j` stands behind a past verb and its object, so that another past may follow."""
    k = j - 1
    while k > 0 and tokens.tag[k] in "NOAQDKT":
        k -= 1
    return k < j - 1 and tokens.tag[k] == "E" and k > 0 and tokens.tag[k - 1] in "NORBTQ"


def several_do(tokens: Tokens, i: int, j: int, words: Words) -> bool:
    """Whether the base form at `i` is what several counted things at `j` do, as a count's plural ends its phrase."""
    ended = plural(tokens.word[j], words) and tokens.word[i] == tokens.lemma[i] and tokens.word[i] not in COLLECTIVE
    if not ended or j < 1 or tokens.tag[j - 1] != "Q" or tokens.word[j] in ("women", "men", "arms", "sales", "goods"):
        return False
    return BARE_NUMBER.fullmatch(tokens.word[j - 1]) is not None and verbless(tokens, i)


def third_after_figure(tokens: Tokens, i: int, before: str, after: str, words: Words) -> bool:
    """Whether a third-person form stands between two figures or a figure and an object, where a verb is lacking."""
    third = in_s(tokens.word[i])
    if not third or before != "Q" or after not in "DKQR":
        return False
    # `a teacher |who earns| 300 dollars a month pays a third of it`
    related = any(tokens.tag[k] == "W" and tokens.tag[k + 1] in "VE" for k in range(max(0, i - 5), i - 1))
    return related or owned(tokens, i, words) or not verb_already(tokens, i)


def owned(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether a relative with `whose` and its verb end at the figure before `i` (`a house |whose rent is $300| costs
    …`).
    """
    whose = next((k for k in range(i - 2, max(-1, i - 9), -1) if tokens.tag[k] in ",;:.WSC"), -1)
    if whose < 1 or tokens.word[whose] != "whose" or tokens.tag[i - 1] not in "QT":
        return False
    inside = tokens.tag[whose + 1 : i - 1]
    fits = in_s(tokens.word[i]) or (plural(tokens.word[whose - 1], words) and tokens.word[i] == tokens.lemma[i])
    return fits and any(tag in "bVE" for tag in inside) and "Q" not in inside


def counted(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether a form with the ending of the plural is the noun that a bare number above one asks for."""
    if not in_s(tokens.word[i]):
        return False
    k = i - 1
    while (
        k > 0 and tokens.tag[k] in "NOAKGe" and tokens.word[k] not in COLLECTIVE and not plural(tokens.word[k], words)
    ):
        k -= 1
    figure = tokens.word[k] if k >= 0 and tokens.tag[k] == "Q" and i - k <= 4 else ""
    group = k == i - 1 and k > 2 and tokens.word[k - 1] == "of" and tokens.word[k - 2] in GROUPS
    if group and not verb_already(tokens, i) and not verb_later(tokens, i):
        return False  # `a family of four |pays| $200`
    return figure not in ("1", "one") and BARE_NUMBER.fullmatch(figure) is not None


def several_act(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a bare number above one stands before a form without the ending of the plural, which can be no noun."""
    figure, form = LEADING_HEDGE.sub("", tokens.word[j]), tokens.word[i]
    if scaled := SCALED.fullmatch(figure):
        figure = "" if j and tokens.tag[j - 1] in "DK" else scaled[1]  # not `a 3 million aid package`
        figure = "2" if figure in ("1", "one", "a") or "." in figure else figure  # a million are several
    several = BARE_NUMBER.fullmatch(figure) is not None and figure not in ("1", "one", "a", "an", "0", "zero")
    uncountable = form in COLLECTIVE or in_s(form) or form != tokens.lemma[i]
    return several and not uncountable and j == i - 1 and not verb_already(tokens, i) and not verb_later(tokens, i)


def plural_follows(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether the words behind token `i` hold a noun that a number above one can count."""
    k = i + 1
    while k < len(tokens.tag) and tokens.tag[k] in "NOAGEvePC":
        if plural(tokens.word[k], words) or tokens.word[k] in COLLECTIVE:
            return True
        k += 1
    return False


def of_some(tokens: Tokens, j: int) -> bool:
    """Whether a figure tells of some of those named before it, in a sentence that needs a verb (`Of the 900 firms, 300
    |manufacture| toys.`, `Some 300 |manufacture| toys.`), and counts no noun (`- 300 market traders`).
    """
    if tokens.tag[-1] != "." or not set("QEVbhMd").isdisjoint(tokens.tag[j + 2 :]):
        return False
    return tokens.word[0] == "of" or (j == 0 and tokens.word[0].startswith("some "))


def of_that_age(tokens: Tokens, i: int, j: int, after: str, words: Words) -> bool:
    """Whether the figure at token `j` is the age of people, so that a base form behind it is what they do."""
    people = tokens.word[j - 1] == "those" or (tokens.tag[j - 1] == "N" and plural(tokens.word[j - 1], words))
    if not people or tokens.word[i] != tokens.lemma[i] or verb_already(tokens, i):
        return False
    told = tokens.word[j].startswith(
        ("aged ", "ages ", "over the age", "under the age", "above the age", "below the age")
    )
    if told:
        return after in "PDRKTBQNA"
    return after in "DRKP" and tokens.word[j].startswith(("over ", "under ", "above ", "below "))


def before_figure(tokens: Tokens, at: int) -> int:
    """The token before a figure and what hedges it."""
    k = at - 1
    while k >= 0 and (tokens.tag[k] == "B" or tokens.word[k] in HEDGES):
        k -= 1
    return k


def part_acts(tokens: Tokens, i: int, j: int, words: Words) -> bool:
    """Whether a part of several at the head of its clause can only have the base form at `i` as its verb (`Some 40 per
    cent of women |work| at home`).
    """
    if not plural(tokens.word[j], words) or tokens.word[i] != tokens.lemma[i] or tokens.word[i + 1 : i + 2] == ["of"]:
        return False
    k = j
    while k > 0 and tokens.tag[k] in "NAKD":
        k -= 1
    if tokens.word[k] != "of" or k == 0 or tokens.tag[k - 1] != "Q" or not is_share(tokens.word[k - 1]):
        return False
    before = before_figure(tokens, k - 1)
    return (before < 0 or tokens.tag[before] in ",;:.CSW") and verbless(tokens, i)


def share_acts(tokens: Tokens, i: int, j: int, words: Words) -> bool:
    """Whether the share at `j` opens a clause whose verb can only be the base form at `i` (`half |show| progress`).

    Not so `10 per cent growth in exports` and `a third report`, which may be the third one.
    """
    figure = tokens.word[j]
    if tokens.word[i] != tokens.lemma[i] or not is_share(figure) or (figure[:2] == "a " and figure != "a quarter"):
        return False
    k = before_figure(tokens, j)
    led = k >= 0 and tokens.tag[k] == "S"  # `while |20 per cent| leave after a year`: such a clause has a verb
    still = words.moves_to_level(tokens.lemma[i]) and tokens.lemma[i] != "come"
    if tokens.tag[i + 1] == "P" and still and not led:
        return False
    opens = k < 0 or tokens.tag[k] in ",;:.C" or led
    apart = k >= 0 and tokens.tag[k] == "," and tokens.tag[i + 1] in "NADO"  # `some are late, half |show| no progress`
    return opens and (apart or not verb_already(tokens, i)) and not verb_later(tokens, i)
