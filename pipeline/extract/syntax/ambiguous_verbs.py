"""Noun, verb or past: what a form that may be each is in its place, asked by the class of the word before it.

The questions are in the order of their certainty; where none is answered, the form is a noun. What the words around
must be for an answer is read in `finite_verbs.py`, `counted_verbs.py` and `word_forms.py`.
"""

from collections.abc import Callable

from pipeline.extract.syntax.counted_verbs import (
    counted,
    joined_past,
    of_some,
    of_that_age,
    owned,
    part_acts,
    plural_follows,
    several_act,
    several_do,
    share_acts,
    third_after_figure,
)
from pipeline.extract.syntax.finite_verbs import (
    asked_for,
    by_figure,
    falls,
    in_series,
    no_third_before,
    serial_modal,
)
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_form import (
    Form,
    acts_behind_aside,
    at_level,
    beside_level,
    costs_them,
    faces,
    finite,
    look_around,
    moves_by,
    only_verb,
    puts_at,
    two_shares,
)
from pipeline.extract.syntax.word_forms import (
    agreement,
    clause_stop,
    complement_end,
    complement_noun,
    plural,
    verb_already,
    verb_later,
    verbless,
)
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words

BINDING = frozenset(
    {(verb, "for") for verb in ("account", "accounts", "aim", "aims", "call", "calls", "care", "cares")}
)
TIMING = word_class("timing")
PEOPLE_BY_ADJECTIVE = word_class("people_by_adjective")
WITH_OF = word_class("verbs_with_of")


def settle_verb(tokens: Tokens, i: int, words: Words) -> str:
    """The tag of a form that may be noun, verb or past: `N`, `V` or `E`."""
    form = look_around(tokens, i, words)
    return certain(form) or BEHIND.get(form.before, behind_other)(form) or "N"


def certain(form: Form) -> str | None:
    """What serves behind any word: rows of base forms, auxiliaries, nouns with their number."""
    tokens, before, after = form.tokens, form.before, form.after
    if before in ",;C" and form.bare and in_series(tokens, form.j, after):
        return "V"  # `will build 12 dams, |plant| 4,000 trees and |cut| leaks`
    if before in "MIRWd" or (before in "bh" and form.past):
        return "E" if form.past and before in "hb" else "V"
    if form.following == "worth" or (form.past and form.following == "of") or counted(tokens, form.i, form.words):
        return "N"  # `four desalination |plants|`, `the total |cost| of the works`, `|supplies| worth $3 million`
    if form.word == "set" and form.following == "up" and before in "NOQ" and after in "P,." and form.past:
        return "E"  # `a fund of $500 million |set| up`
    if before in "CNQ" and (form.word, form.following) in BINDING and not verb_already(tokens, form.i):
        return "V"
    return None


def behind_figure(form: Form) -> str | None:
    """A figure is its subject, or ends the subject, or counts it."""
    tokens, words, i, j, after = form.tokens, form.words, form.i, form.j, form.after
    if third_after_figure(tokens, i, form.before, after, words):
        return "V"  # `The appeal of $950 million |covers| 1.3 million people`
    if not form.past or form.lemma in words.intransitive_verbs:
        if after in "PDRIKTB" and several_act(tokens, i, j):
            return "V"  # `of the 15 judges, seven |come| from Asia`
        if (
            after in "NAv"
            and several_act(tokens, i, j)
            and (not plural_follows(tokens, i, words) or of_some(tokens, j))
        ):
            return "V"  # `12 |lack| water`
        if j and of_that_age(tokens, i, j, after, words):
            return "V"  # `Those aged over 60 |make| up a fifth`
    if after in "NADKRSQOTPv" and share_acts(tokens, i, j, words):
        return "V"  # `Two thirds |report| difficulties`, `while 70 per cent |share| the rest`
    if after not in "PC.,;" and owned(tokens, i, words):
        return "V"  # `a house whose rent is $300 |costs| $30,000`
    return "N"


def behind_conjunction(form: Form) -> str | None:
    """It goes on with the clause before, or is one more noun."""
    tokens, i, j, after = form.tokens, form.i, form.j, form.after
    tag = tokens.tag
    if form.lemma in form.words.moving_verbs and by_figure(tokens, i):
        return "E" if form.past else "V"  # `and |cut| water use by a fifth`
    if form.third and after == "Q" and tag[j - 1] in "QT" and no_third_before(tokens, j):
        return "N"  # `Exports reached $3 million and |imports| $2 million`
    if after in "NAO" and tag[j - 1 : j] == [";"] and serial_modal(tokens, i, j):
        return "V"  # `will build 12 dams; and |supply| water to 30 towns`
    if form.past and after in "NAv" and not form.bare and joined_past(tokens, j):
        return "E"  # `inspected 40 plants and |found| violations`
    if after in "QDKIR":
        return "V" if form.bare else finite(form)
    if form.third and after in "NAK" and any(tag[k] == "V" and tokens.word[k].endswith("s") for k in range(j)):
        return "V"  # `The law prohibits A and |limits| children to …`
    return None


def behind_determiner(form: Form) -> str | None:
    """A noun, but for `one per cent of those |cast|`."""
    stands_for_noun = form.past and form.previous == "those" and form.j == form.i - 1
    return "E" if stands_for_noun and form.after in "TPBIbhM.," else "N"


def behind_adjective(form: Form) -> str | None:
    """A noun, but for what people do that an adjective names (`the world's poor |live| in …`)."""
    people = form.previous in PEOPLE_BY_ADJECTIVE and form.tokens.tag[form.j - 1 : form.j] in (["D"], ["K"], ["A"])
    if people and form.bare and not form.past and form.after in "PBTDQK" and form.following != "of":
        behind = form.tokens.tag[form.i + 1 : clause_stop(form.tokens, form.i)]
        if verbless(form.tokens, form.i) and set("ve").isdisjoint(behind):  # not `the poor harvest in May |cost| …`
            return "V"
    return behind_determiner(form)


def behind_noun(form: Form) -> str | None:
    """The noun may be its subject: its number, what follows and which verbs there are already tell."""
    if form.past and form.bare and form.following == "by":
        return "E"  # `the limit |set| by the rules`
    if not form.past and form.before == "N" and part_acts(form.tokens, form.i, form.j, form.words):
        return "V"
    return noun_acts(form) or noun_measures(form) or noun_agrees(form) or behind_other(form)


def noun_acts(form: Form) -> str | None:
    """What the noun does, where the words behind tell a verb from a noun."""
    tokens, words, i, j, after = form.tokens, form.words, form.i, form.j, form.after
    tag, common, bare = tokens.tag, form.before == "N", form.bare
    if not form.past and form.following == "of" and form.lemma not in WITH_OF:
        return "N"  # `this year's peace operations |budget| of $3 billion`
    moves = form.past and form.lemma in words.moving_verbs and after in "NAv" and by_figure(tokens, i)
    if moves and not verb_already(tokens, i) and not verb_later(tokens, i):
        return "E"  # `The bank |cut| rates by 25 basis points`
    if not form.past and after == "P" and falls(tokens, i, j, words):
        return "V"  # `childcare fees |fall| by 25 per cent`
    if common and form.third and after in "DKQR" and tag[j - 1] == "Q" and not verb_already(tokens, i):
        return "V"  # `a prison built to house 300 men |holds| 700`
    joined = common and form.bare and after in "PBD" and two_shares(tag[:j]) and verbless(tokens, i)
    if joined:
        return "V"  # `30 per cent of the oil and 12 per cent of the trade |pass| through it`
    if common and after in "NAOv,." and several_do(tokens, i, j, words):
        return "V"  # `the 300 buses |need| repair`
    if common and after in ",." and bare and plural(form.previous, words):
        placed = any(tag[k] == "W" or tokens.word[k] == "where" for k in range(max(0, j - 8), j))
        if placed and verbless(tokens, i):
            return "V"  # `the camps where 890,000 refugees |live|`
    says = form.following == "that" and bare and not form.past and not verb_already(tokens, i)
    if says and (form.lemma == "show" or (form.lemma in words.saying_verbs and plural(form.previous, words))):
        return "V"  # `Data from the bank |show| that`, `officials |report| that`, but `the |report| that`
    if common and faces(form):
        return "V"  # `those who break the law |face| fines`
    if common and after in "DR" and bare and plural(form.previous, words):
        return "V"  # `these two categories |serve| a purpose`: no noun stands before an article
    if after in "DR" and bare and not form.past and asked_for(tokens, j, words):
        return "V"  # `recommends that the State party |raise| the age`
    return None


def noun_measures(form: Form) -> str | None:
    """The noun and a figure behind the form: the level of one, or the other's unit."""
    tokens, words, i, after = form.tokens, form.words, form.i, form.after
    common = form.before == "N"
    if level := at_level(form):
        return level
    if moves_by(form):
        return finite(form)
    if puts_at(form) or (common and costs_them(form)):
        return "E" if form.past and not form.bare else "V"
    if common and form.third and form.following in ("between", "from") and tokens.tag[i + 2 : i + 3] == ["Q"]:
        measures = form.lemma in words.figure_verbs or form.lemma in words.level_verbs
        return "V" if measures and not verb_already(tokens, i) else "N"  # `a course of it |costs| between $55 and $640`
    if after != "Q":
        return None
    if form.lemma in words.figure_verbs:
        return "V"
    if beside_level(form):
        return "N"
    if common and form.third and agreement(form.previous, form.word, words) and not verb_already(tokens, i):
        return "V"  # `a person on the minimum wage |works| 39 hours`
    several = common and plural(form.previous, words) and form.bare
    if several and complement_noun(tokens, form.j) and verbless(tokens, i):
        return "V"  # `Consumers in rich countries |pay| $90 billion`
    return None


def noun_agrees(form: Form) -> str | None:
    """The noun agrees with it and no other verb does."""
    tokens, words, i, j, after = form.tokens, form.words, form.i, form.j, form.after
    agrees = agreement(form.previous, form.word, words)
    if not verb_already(tokens, i):
        name = form.before == "O"
        named = name and (form.word.endswith("s") or form.previous.endswith("s") or tokens.tag[j - 1 : j] == ["C"])
        bound = complement_noun(tokens, j) and after not in "DR"
        bound_to = after in ("DKRQSIG" if name else "DKRQSIGO")
        bound_to = bound_to and not (after == "G" and verb_later(tokens, i))  # `Wind |farms| totalling 12 MW were …`
        loose = after in "TBP" and not (verb_later(tokens, i) or complement_end(tokens, j))
        if (agrees or form.past or named) and not bound and (bound_to or loose):
            return finite(form)
    if form.third and form.lemma in TIMING and after in "TP" and agrees:
        return "V" if not verb_later(tokens, i) else "N"  # `The second phase of the programme |runs| from 2018 to 2024`
    compound = after == "v" and tokens.tag[i + 2 : i + 3] == ["N"]  # `The bill |covers| flood warnings`
    if form.third and (after in "NAO" or compound) and agrees and verbless(tokens, i):
        return "V"  # `The law |limits| pretrial detention`
    if form.bare and form.before == "N" and only_verb(form):
        return finite(form)
    if form.past and form.following in ("out", "forth", "aside", "apart"):
        return "E"  # `the rules |set| out in the code`
    return None


def behind_other(form: Form) -> str | None:
    """What a verb may stand behind besides: a comma, a bracket, a verb or participle of the subject."""
    tokens, words, i, j, before, after = form.tokens, form.words, form.i, form.j, form.before, form.after
    tag = tokens.tag
    if before == "V" and tag[j - 1 : j] == ["W"] and faces(form):
        return "V"  # `employers who refuse |face| fines`
    dated = before == "E" and tag[i - 1] == "T" and tag[j - 1] in "NO" and not form.past
    if dated and after in "QDK" and agreement(tokens.word[j - 1], form.word, words):
        return "V"  # `The law adopted in 2010 |covers| 3,000 people`
    if form.third and before == "," and after in "QDKRNAO" and acts_behind_aside(form):
        return "V"  # `The scheme, launched in 2015, |covers| 300 villages`
    if form.third and before == "," and after in "DKR" and not verb_already(tokens, i):
        return "V"  # `The largest contract, at $742 million, |covers| the …`
    if before == "E" and (level := at_level(form)):
        return level
    if beside_level(form):
        return "N"
    if form.past and before == "," and after in "QDKNA" and not form.bare and joined_past(tokens, j):
        return "E"  # `inspected 40 plants, |found| violations and closed three`
    if form.past and before in "NOQ)," and after in "DKRQPBT" and not verb_already(tokens, i):
        return "E"
    return None


Question = Callable[[Form], str | None]
BEHIND: dict[str, Question] = {
    "Q": behind_figure,
    "C": lambda form: behind_conjunction(form) or ("N" if form.after in ".,;)" else behind_other(form)),
    "N": behind_noun,
    "O": behind_noun,
    "A": behind_adjective,
    **dict.fromkeys("DKP", behind_determiner),
}
