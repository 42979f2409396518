"""How closely a time expression belongs to a figure, by the verb phrases that they stand in.

The smaller the number the closer; `attach.py` picks the closest time that nothing keeps from governing.
"""

from pipeline.extract.periods.confined import happened_then
from pipeline.extract.periods.sentence_view import (
    Figure,
    SentenceView,
    finite,
    governing,
    measures_told,
    multiplied_until,
    tense_of,
)
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.extract.times.mentions import Role
from schemas.vocabularies import Kind, Status

GOVERNING = frozenset({Role.ADJUNCT, Role.DURATION})
PAST = frozenset({"past", "past_perfect"})
TELLING = (PAST, frozenset({"future"}), frozenset({"infinitive"}))  # tenses in which one time may serve several verbs

TOUCHING = 0  # in a participle right behind the figure's noun (`the first consultation held in July 2012`)
BEHIND = 1  # behind the figure in its own verb phrase, no other figure between
PHRASE = 2  # elsewhere in its verb phrase
CLAUSE = 3  # in its clause, or opening it
OPENING = 4  # opening the sentence
NESTED = 5  # in a clause of its own behind the figure
EARLIER = 6  # before it, in another clause
LATER = 7  # behind it, in another clause of the same tense
FAR = 99  # not at all


def closeness(view: SentenceView, figure: Figure, at: int) -> int:
    """How closely the time at token `at` belongs to a figure."""
    if at > figure.at:
        if any(m.role is Role.MEASURE and m.start <= figure.start < m.end for m in view.times):
            return FAR  # `for 25 years we have worked, from the first accord in 1993`: a length of its own
        return _behind(view, figure, at)
    return _before(view, figure, at)


def _behind(view: SentenceView, figure: Figure, at: int) -> int:
    own, its = governing(view, figure.at), governing(view, at)
    between = view.tokens.tag[figure.at + 1 : at]
    if between[:3] == ["(", "Q", ")"]:
        between = between[3:]  # `of which |13 per cent| ($2 million) in May`
    clear = "Q" not in between
    if ";" in between or (not clear and _of_a_part(view, figure.at, at)):
        return FAR
    if _opens_next(view, at):
        return LATER
    if own is None and its is None and multiplied_until(view, figure, at):
        return PHRASE
    if its is not None and its.start > at and its.finite and view.tokens.tag[at - 1] in "C;":
        return FAR  # `… for 500 houses, and |by 2012| every school will have a library`
    if _brought_to(view, figure, at) or _yet_to_be(view, figure, at, own, its):
        return FAR
    parted = its is not None and its.tense == "participle" and figure.at < its.start < at
    if not clear and parted and figure.status is Status.TARGET and tense_of(view, figure) == "future":
        return FAR  # `will add |600| beds to the 2,000 built in 2019`
    if not clear and (_elliptic(view, figure, at) or _inside_participle(view, figure, at)):
        return FAR
    if clear and its is not None and its.tense == "participle" and figure.at < its.start < at:
        touching = not any(tag in ",;:(" for tag in between)
        if touching and (figure.kind is Kind.ORDINAL or own is its or (between == ["E"] and _given(view, figure))):
            return TOUCHING
        if touching and not _opening_time(view):
            return BEHIND
    if clear and not any(tag in "MbhdVESWI;:," for tag in between):
        return BEHIND if own is its else PHRASE
    if own is not None and own is its:
        if clear:
            return BEHIND
        # `In May it sentenced |five| men for the deaths of |two| in 2014`: the opening time goes before a far one.
        listed = all(tag in "QC,DBA" for tag in _to_last_figure(between))
        return PHRASE if listed or not _opening_time(view) else NESTED
    own_finite, its_finite = finite(view, own, figure.at), finite(view, its)
    if own_finite is not None and own_finite is its_finite:
        return NESTED if its is not None and not its.finite and its.start > figure.at else CLAUSE
    past = its_finite is not None and its_finite.tense in PAST
    other = "W" in between and "P" in between[: between.index("W")]  # the relative clause is another noun's
    if past and other and tense_of(view, figure) in ("present", "present_perfect"):
        return FAR  # `has given |$80| to the fund that was set up last year`
    if clear and in_relative(view, at):
        return NESTED
    alike = its_finite is not None and any(
        tenses & {tense_of(view, figure), own.tense if own else ""} and its_finite.tense in tenses for tenses in TELLING
    )
    return LATER if alike and not in_relative(view, at) else FAR


def _given(view: SentenceView, figure: Figure) -> bool:
    """Whether an article stands before a bare figure (`lower than |the 6.6 per cent| recorded in 2022`)."""
    words = view.tokens.word
    return words[figure.at - 1 : figure.at] == ["the"] or "the" in words[figure.at].split()


def _of_a_part(view: SentenceView, at: int, time: int) -> bool:
    """Whether a time stands with a part that has no verb (`raised |$9 million|, of which 2 million in May`)."""
    tokens = view.tokens
    relative = next((k for k in range(time - 1, at, -1) if tokens.tag[k] == "W"), 0)
    if not relative or tokens.word[relative - 1] != "of":
        return False
    return "Q" in tokens.tag[relative:time] and set("MbhdVEG;S").isdisjoint(tokens.tag[relative:time])


def _brought_to(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time belongs to a total that is brought up behind (`5 left, bringing the total since |1965| to 9`)."""
    for group in view.groups:
        if figure.at < group.start < at and group.tense == "gerund" and group.lemma in ("bring", "take", "make"):
            return group.start > 0 and view.tokens.tag[group.start - 1] == ","
    return False


def _yet_to_be(view: SentenceView, figure: Figure, at: int, own: VerbGroup | None, its: VerbGroup | None) -> bool:
    """Whether a time is that of an infinitive behind another figure (`|Seven| have pledged $17 million, to be spent by
    2017`).
    """
    if own is None or its is None or its.tense != "infinitive" or not figure.at < own.start < its.start < at:
        return False
    return "Q" in view.tokens.tag[own.end : its.start]


def _elliptic(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time belongs to a member that drops its verb (`|5| will be paid at once, and 3 over five years`)."""
    tags = view.tokens.tag
    last = max(i for i in range(figure.at + 1, at) if tags[i] == "Q")
    j = last - 1
    while j > figure.at and tags[j] in "BDA":
        j -= 1
    if tags[j] != "C" or tags[j - 1] != "," or any(tag in "MbhdVESWI;:" for tag in tags[last + 1 : at]):
        return False
    return any(group.finite and figure.at < group.start < j for group in view.groups)


def _inside_participle(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time stands behind a figure that a participle introduces (`comes to |5|, comprising 3 for 2023`)."""
    tags = view.tokens.tag
    its = governing(view, at)
    if view.tokens.tag[at - 1] == ",":
        return False  # `sank |14| boats, losing three, in 2010`
    if (
        its is None
        or its.tense not in ("gerund", "infinitive")
        or not figure.at < its.start < at
        or tags[its.start - 1] not in ",V"
    ):
        return False
    return "Q" in tags[its.end : at]


def _to_last_figure(between: list[str]) -> list[str]:
    last = max(i for i, tag in enumerate(between) if tag == "Q")
    return between[:last]


def _before(view: SentenceView, figure: Figure, at: int) -> int:
    own, its = governing(view, figure.at), governing(view, at)
    if launched_then(view, at) and tense_of(view, figure) in ("present", "present_perfect", "future"):
        return FAR
    if own is not None and own is its:
        return CLAUSE if opens(view, at) else PHRASE
    if happened_then(view, its, at) and tense_of(view, figure) in PAST and ";" not in view.tokens.tag[at : figure.at]:
        return EARLIER
    if "," in view.tokens.tag[at + 1 : figure.at] and _in_finite_relative(view, its, at):
        return FAR  # `the project, which began in 2019, cost $5 million`
    if its is not None and its.tense == "participle" and its.end == at and _told_further(view, its, figure, at):
        return FAR  # `the accord reached |last week|, which ended a war in which 400 died`
    own_finite, its_finite = finite(view, own, figure.at), finite(view, its)
    if own_finite is not None and own_finite is its_finite:
        return CLAUSE
    parted = not opens(view, at) or ";" in view.tokens.tag[at + 1 : figure.at]
    again = own_finite is not None and own_finite.start > 0 and view.tokens.tag[own_finite.start - 1] == "W"
    parted = parted and not again  # `... fixed at 5 pounds, which is |12| dollars`
    if parted and _at_which(view, at, figure):
        return CLAUSE
    if parted and its_finite is not None and tense_of(view, figure) == "present" and its_finite.tense != "present":
        return FAR  # `since 2010 aid has stagnated, and |one third| of it goes to schools`
    perfect = its_finite is not None and its_finite.tense == "present_perfect" and _conceded(view, its_finite, figure)
    if perfect and tense_of(view, figure) == "present":
        return FAR  # `Although wealth has grown in the past 20 years, |736 million| live in poverty`
    # What holds now is not told by the past of another clause (`was adopted in 1949 and has offered $100,000`).
    tense = tense_of(view, figure)
    past = its_finite is not None and its_finite.tense in PAST and not measures_told(view, figure)
    if tense in ("present", "present_perfect", "future") and past:
        return FAR
    return OPENING if opens(view, at) else EARLIER


def _told_further(view: SentenceView, its: VerbGroup, figure: Figure, at: int) -> bool:
    """Whether a relative clause goes on to tell of a thing that a participle behind it dates."""
    tags = view.tokens.tag[at : figure.at]
    k = tags.index("W") if tags.count("W") > 1 else 0
    return k > 1 and tags[k - 1] == "," and view.tokens.tag[its.start - 1] in "NO"


def _at_which(view: SentenceView, at: int, figure: Figure) -> bool:
    """Whether a relative clause that opens behind a time holds the figure (`on 7 May, |at which 90| are due`)."""
    words, tags = view.tokens.word, view.tokens.tag
    k = at + 2 if tags[at + 1 : at + 2] == [","] else at + 1
    opened = words[k : k + 1] in (["at"], ["during"]) and words[k + 1 : k + 2] == ["which"]
    return opened and not any(tag in ";:S" for tag in tags[k : figure.at])


def launched_then(view: SentenceView, at: int) -> bool:
    """Whether a time stands in a participle that opens its sentence (`Launched |in 2009|, the Programme has …`)."""
    first = view.groups[0] if view.groups else None
    if first is None or first.start > 1 or first.end > at or first.tense not in ("participle", "past"):
        return False
    return view.tokens.tag[at + 1 : at + 2] == [","] and not any(t in "Q,bhMd" for t in view.tokens.tag[first.end : at])


def _opens_next(view: SentenceView, at: int) -> bool:
    """Whether a time behind `and` or a comma opens the next member of a list (`..., and in May |7| people`)."""
    tags = view.tokens.tag
    if at < 1 or tags[at - 1] not in "C,":
        return False
    for tag in tags[at + 1 : at + 5]:
        if tag == "Q":
            return True
        if tag not in "BDPA,":
            return False
    return False


def _opening_time(view: SentenceView) -> bool:
    return any(
        opens(view, at)
        for i, mention in enumerate(view.times)
        if mention.role in GOVERNING and (at := view.tokens.index_of("T", i)) >= 0
    )


def opens(view: SentenceView, at: int) -> bool:
    """Whether a time stands before the first figure and the first main verb of its sentence."""
    return "Q" not in view.tokens.tag[:at] and not any(
        group.finite and group.end <= at and not _subordinate(view, group.start) for group in view.groups
    )


def _subordinate(view: SentenceView, start: int) -> bool:
    """Whether a verb belongs to a clause that opens the sentence (`when war broke out last June, ...`)."""
    tags, words = view.tokens.tag[:start], view.tokens.word[:start]
    opened = "S" in tags or ("as" in words[:-1] and tags[words.index("as") + 1] == "R")  # `as we meet today, ...`
    related = start > 0 and tags[-1] == "W"  # `the process that began in 2005 ...`
    return (opened or related) and "," not in tags


def _conceded(view: SentenceView, its: VerbGroup, figure: Figure) -> bool:
    """Whether a verb stands in the clause that opens the sentence, and a figure behind the comma that ends it."""
    tags = view.tokens.tag
    return tags[:1] == ["S"] and "," in tags[its.end : figure.at] and "," not in tags[: its.start]


def in_relative(view: SentenceView, at: int) -> bool:
    """Whether a time stands in a relative clause, with or without its pronoun."""
    its = governing(view, at)
    if its is None or its.start > at:
        return False
    tags = view.tokens.tag
    if _in_finite_relative(view, its, at):
        return True
    return its.finite and its.start >= 2 and tags[its.start - 1] == "R" and tags[its.start - 2] in "NO"


def in_own_relative(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time stands in a relative clause right behind a figure (`fewer than the |36| that sank in 1999`)."""
    its = governing(view, at)
    if its is None or not figure.at < its.start < at:
        return False
    tags = view.tokens.tag[figure.at + 1 : its.start]
    if tags == ["R"]:
        return "Q" not in view.tokens.tag[its.end : at]  # `the |36| it had in 1990`
    opened = tags[-1:] == ["W"] or view.tokens.word[its.start - 1] == "that"
    return opened and all(tag in "NOA" for tag in tags[:-1])


def _in_finite_relative(view: SentenceView, its: VerbGroup | None, at: int) -> bool:
    """Whether the verb of a time stands right behind a relative pronoun."""
    if its is None or its.start > at:
        return False
    for j in range(its.start - 1, max(its.start - 4, -1), -1):
        if view.tokens.tag[j] == "W":
            return view.tokens.word[j] not in ("that", "when", "where", "while", "why", "how")
        if view.tokens.tag[j] in ";:.":
            return False
    return False


def straight_behind(view: SentenceView, figure: Figure, governor: int) -> bool:
    """Whether a time stands behind its figure with no verb or figure between (`proposed |€5 billion| for 2021-27`)."""
    at = view.tokens.index_of("T", governor)
    return at > figure.at >= 0 and not any(tag in "QVEGbhMdWS;:." for tag in view.tokens.tag[figure.at + 1 : at])
