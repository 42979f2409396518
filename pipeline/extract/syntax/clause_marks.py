"""Where the clause around a figure ends: at a mark, at a relative behind a comma, where a new subject has its verb.

What may end a clause is looked for once a sentence, since a list of figures asks for the clause of each. Which verb
governs a figure is left to `clause.py`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup

LONGEST_SUBJECT = 14  # tokens between a mark and the verb of the clause that it may begin
STOPS, JOINTS = re.compile("[;:.WP]"), re.compile("[,C]")  # tags that may end a clause, and that may begin one

SUBJECT = re.compile("C?[DAKTPBGE]*[NORQ][NORQCDAKTPBGE]*")  # tags of a subject with what it may have before and behind


@dataclass(frozen=True, slots=True)
class Marks:
    """Where clauses of a sentence may end, looked for once for all of its figures; token indexes in order."""

    stops: list[int]  # a mark that ends a clause, or a relative behind a comma
    joints: list[int]  # a comma or conjunction, behind which a new subject may begin another
    finite: list[int]  # starts of finite verb groups


def find_marks(tokens: Tokens, groups: list[VerbGroup], levels: frozenset[str]) -> Marks:
    """The marks of a sentence. `levels` are verbs such as `amount`, whose past form behind a noun is finite and no
    participle.
    """
    finite = {
        group.start for group in groups if group.finite or (group.tense == "participle" and group.lemma in levels)
    }
    stops = [
        found.start()
        for found in STOPS.finditer(tokens.tags)
        if found.group() in ";:." or opens_relative(tokens, found.start())
    ]
    joints = [found.start() for found in JOINTS.finditer(tokens.tags)]
    return Marks(stops, joints, sorted(finite))


def clause_bounds(tokens: Tokens, marks: Marks, at: int) -> tuple[int, int]:
    """First token and end of the clause around token `at`: up to a mark, a relative behind a comma, a new subject."""
    stops, joints, finite = marks.stops, marks.joints, marks.finite
    before, behind = bisect_left(stops, at), bisect_right(stops, at)
    left = stops[before - 1] + 1 if before else 0
    right = stops[behind] if behind < len(stops) else len(tokens)
    for joint in reversed(joints[bisect_left(joints, left) : bisect_left(joints, at)]):
        if not finite or finite[0] > joint:
            break  # no verb before it: what stands there is no clause
        if begins_clause(tokens, joint + 1, finite, at):
            left = joint + 1
            break
    for joint in joints[bisect_right(joints, at) : bisect_left(joints, right)]:
        if bisect_left(finite, left) < bisect_left(finite, joint) and begins_clause(tokens, joint + 1, finite, -1):
            right = joint
            break
    return left, right


def opens_relative(tokens: Tokens, k: int) -> bool:
    """Whether a relative set off by a comma stands at `k`."""
    tag = tokens.tag
    if tag[k] == "P" and tag[k - 1 : k] == [","]:  # `, in which`, `, out of which`
        return "W" in tag[k + 1 : k + 3] and all(
            other in "PW" for other in tag[k + 1 : k + 3][: tag[k + 1 :].index("W")]
        )
    return tag[k] == "W" and k > 0 and tag[k - 1] == ","


def begins_clause(tokens: Tokens, start: int, finite: Sequence[int], figure: int) -> bool:
    """Whether a subject with its finite verb, one of `finite`, begins at token `start`."""
    following = bisect_left(finite, start)
    if following == len(finite) or finite[following] >= start + LONGEST_SUBJECT:
        return False
    verb = finite[following]
    if start <= figure < verb and tokens.tag[figure] == "E":
        return False
    return SUBJECT.fullmatch(tokens.tags, start, verb) is not None


def in_brackets(tokens: Tokens, at: int) -> bool:
    """Whether a bracket that opened before token `at` is still open."""
    return next((tokens.tag[k] == "(" for k in range(at - 1, -1, -1) if tokens.tag[k] in "()"), False)
