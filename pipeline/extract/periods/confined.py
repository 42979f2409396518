"""Times that stay in their own stretch of a sentence: in brackets, in a clause of their own, with a participle.

`rank.py` asks before it measures how close a time stands to a figure.
"""

from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing, tense_of
from pipeline.extract.syntax.governors import opened_by_aim
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from schemas.vocabularies import Kind

CONCESSIVE = frozenset("although though whereas while".split())
ADVERBIAL = frozenset("BTPDNAOK")
COUNTING = word_class("counting")
HAPPENING = word_class("happening")


def confined(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether the time at token `at` belongs to a stretch of the sentence that the figure does not stand in."""
    if _in_other_brackets(view, figure, at) or contrasted(view, at, figure):
        return True
    if _over_an_aim(view, figure, at):
        return True
    if figure.at < at:
        return _in_later_clause(view, figure, at) or _in_comparison(view, figure, at) or _in_absolute(view, figure, at)
    if happened_then(view, governing(view, at), at):
        return False
    return _in_where_clause(view, figure, at) or _in_subject(view, figure, at) or _in_gerund_clause(view, figure, at)


def happened_then(view: SentenceView, its: VerbGroup | None, at: int) -> bool:
    """Whether a time tells in a relative clause when an event was, all of it (`the round, which ran |from May to July|,
    drew 30 teams`; not `the firm, which ran out of money |in May|, …`).
    """
    if its is None or its.lemma not in HAPPENING or its.tense != "past":
        return False
    close = its.end == at or (its.end == at - 1 and view.tokens.word[its.end] in ("place", "out"))
    opening = set(view.tokens.tag[1 : its.start - 1]) <= set("DNOAKQ,")  # the event is the subject, or what it was at
    return close and opening and view.tokens.word[its.start - 1 : its.start] in (["which"], ["that"])


def _over_an_aim(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a comma that closes an opening infinitive parts a figure and a time (`To name |one| case, last year it
    rained`, `To reach 30 per cent by 2030, it spends |$4 million|`).
    """
    comma = opened_by_aim(view.tokens, view.groups)
    if not comma or (figure.at < comma) == (at < comma) or figure.kind is Kind.ORDINAL:
        return False
    return figure.at < comma or tense_of(view, figure) in ("present", "present_perfect")


def _in_other_brackets(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time stands in brackets with a figure of its own (`came to |3 billion| (2 billion a year earlier)`)."""
    tags = view.tokens.tag
    if "(" not in tags:
        return False
    opened = next((k for k in range(at - 1, -1, -1) if tags[k] in "()"), -1)
    if opened < 0 or tags[opened] == ")":
        return False
    if opened == at - 1 and "Q" in tags[figure.at + 1 : opened] and tags[at + 1 : at + 2] == [","]:
        return True  # `|40| lakes and 30 rivers (2022, World Bank)`
    closed = next((k for k in range(at + 1, len(tags)) if tags[k] == ")"), len(tags))
    return not opened < figure.at < closed and "Q" in tags[opened:closed]


def contrasted(view: SentenceView, at: int, figure: Figure | None = None) -> bool:
    """Whether a time is that of a clause held against the main one, which a figure stands outside of (`|40| came,
    whereas in 2019 12 had come`, `|40| came, 12 having come in 2019`); without a figure, whether the sentence goes on
    outside of it.
    """
    tokens, its = view.tokens, governing(view, at)
    if "whereas" in tokens.vocabulary or "while" in tokens.vocabulary:
        first = next((k for k in range(at - 1, -1, -1) if tokens.tag[k] in "S;,:"), -1)
        near = first >= 0 and (tokens.word[first] == "whereas" or (tokens.word[first] == "while" and first == at - 1))
        last = next((k for k in range(at + 1, len(tokens)) if tokens.tag[k] in ",;"), len(tokens)) if near else 0
        if near and (figure is None or not first < figure.at < last):
            return True
    if its is None or its.tense != "gerund" or tokens.tag[its.start] != "h" or its.start > at:
        return False
    if "Q" not in tokens.tag[its.end : at + 2] or (its.start and tokens.tag[its.start - 1] != ","):
        return False
    return figure is None or (figure.at < its.start if its.start else governing(view, figure.at) is not its)


def _in_later_clause(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a clause behind the figure's holds a time (`rose by |3 per cent|, although it fell in May`, `|30| are
    serving in the east, where another took over in May`).
    """
    tokens = view.tokens
    for k in range(at - 1, figure.at, -1):
        conceded = tokens.tag[k] == "S" and tokens.word[k] in CONCESSIVE
        placed = tokens.tag[k] == "W" and tokens.word[k] == "where" and tokens.tag[k - 1] == ","
        if conceded or placed:
            return any(group.finite and k < group.start < at for group in view.groups)
        if tokens.tag[k] == ";":
            return False
    return False


def _in_comparison(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time belongs to the verb of what a figure is compared with (`was |12 per cent| more than was spent in
    2012`).
    """
    tokens = view.tokens
    if "than" not in tokens.vocabulary:
        return False
    than = next((k for k in range(at - 1, figure.at, -1) if tokens.word[k] == "than" or tokens.tag[k] in ",;:CSW"), 0)
    if not than or tokens.word[than] != "than":
        return False
    done = [group for group in view.groups if than < group.start and group.end <= at]
    return any(group.finite for group in done) or (bool(done) and "Q" in view.tokens.tag[than : done[-1].start])


def _in_absolute(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time belongs to a noun with an -ing form behind a comma (`met |six| envoys, the 14th round taking place
    in May`).
    """
    its = governing(view, at)
    if its is None or its.tense not in ("gerund", "participle", "past") or not figure.at < its.start < at:
        return False
    if its.end - its.start > 1:
        return False
    tags, word = view.tokens.tag, view.tokens.word
    k = its.start
    while k > figure.at and tags[k - 1] in "DQNOAKPR":
        k -= 1
    if k == its.start or tags[k - 1] != "," or not any(tag in "NOR" for tag in tags[k : its.start]):
        return False
    return word[k] == "with" or (its.tense == "gerund" and tags[k] in "DQ")  # `…, with the last held in May`


def _in_gerund_clause(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time is that of an -ing form behind `after` or `before`, closed off from a present (`after joining |in
    2015|, it now has 30 posts`).
    """
    its = governing(view, at)
    tokens = view.tokens
    if its is None or its.tense != "gerund" or its.end > at or tokens.tag[at + 1 : at + 2] != [","]:
        return False
    lead = [k for k in range(max(0, its.start - 2), its.start) if tokens.word[k] in ("after", "before", "since")]
    present = tense_of(view, figure) in ("present", "present_perfect", "future")
    return bool(lead) and present and "Q" not in tokens.tag[its.end : at]


def _in_where_clause(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time stands in a clause of place before the figure's (`in the east, where others take over in May,
    |420| are serving`).
    """
    tokens = view.tokens
    if "where" not in tokens.vocabulary or "," not in tokens.tag[at : figure.at]:
        return False
    k = next((k for k in range(at - 1, 0, -1) if tokens.tag[k] in ",;"), 0)
    opened = tokens.word[k + 1] == "where" and tokens.tag[k] == ","
    return opened and any(group.finite and k < group.start < at for group in view.groups)


def _in_subject(view: SentenceView, figure: Figure, at: int) -> bool:
    """Whether a time only tells which thing the verb behind it speaks of (`a loaf that cost €2 in 2010 costs |€3|`,
    `the plan launched in May has been funded at |21 per cent|`).
    """
    tags = view.tokens.tag
    its = governing(view, at)
    if its is None or its.end > at or figure.kind is Kind.ORDINAL:
        return False
    if tags[at + 1 : at + 2] == [","] and _is_participle(view, its) and tense_of(view, figure) == "future":
        return not any(group.finite and group.end <= at for group in view.groups)  # `Under the law passed in May, …`
    main = next((group for group in view.groups if group.start > at), None)
    if main is None or not main.finite or main.end > figure.at:
        return False
    between = tags[at + 1 : main.start]
    if between[:1] == [","] and _is_lone(its) and its.start > 1 and tags[its.start - 1] == ",":
        present = tense_of(view, figure) in ("present", "present_perfect", "future")
        return present and all(tag in "BT" for tag in between[1:])  # `the centre, opened in 2012, has treated |300|`
    if not all(tag in ADVERBIAL for tag in between) or "S" in tags[main.end : figure.at]:
        return False
    if main.lemma in COUNTING and tags[figure.at + 1 : figure.at + 2] != ["E"]:
        return False  # but `the appeal issued in May is |30 per cent| funded`
    if its.finite and its.start > 1 and tags[its.start - 1] == "W" and tags[its.start - 2] in "NO":
        return True
    return _is_participle(view, its) and tense_of(view, figure) in ("present", "present_perfect", "future")


def _is_participle(view: SentenceView, group: VerbGroup) -> bool:
    """Whether a verb form right behind a noun is a participle, by itself."""
    return _is_lone(group) and group.start > 0 and view.tokens.tag[group.start - 1] in "NOQ"


def _is_lone(group: VerbGroup) -> bool:
    """Whether a verb group is an -ed form alone."""
    return group.end - group.start == 1 and group.tense in ("participle", "past")
