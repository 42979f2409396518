"""Where the clause around a figure ends: at a mark, at a relative behind a comma, where a new subject has its verb.

What may end a clause is looked for once a sentence, since a list of figures asks for the clause of each. Which verb
governs a figure is left to `clause.py`.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipeline.extract.clause import VerbGroup
from pipeline.extract.tokens import Tokens

LONGEST_SUBJECT = 14  # tokens between a mark and the verb of the clause that it may begin


@dataclass(frozen=True, slots=True)
class Marks:
    """Where clauses of a sentence may end, looked for once for all of its figures; token indexes in order."""

    stops: list[int]  # a mark that ends a clause, or a relative behind a comma
    joints: list[int]  # a comma or conjunction, behind which a new subject may begin another
    finite: list[int]  # starts of finite verb groups
    verbs: frozenset[int]  # the same, to be looked up


def find_marks(tokens: Tokens, groups: list[VerbGroup], levels: frozenset[str]) -> Marks:
    """The marks of a sentence. `levels` are verbs such as `amount`, whose past form behind a noun is finite and no
    participle.
    """
    finite = {
        group.start for group in groups if group.finite or (group.tense == "participle" and group.lemma in levels)
    }
    stops = [k for k, tag in enumerate(tokens.tag) if tag in ";:." or opens_relative(tokens, k)]
    return Marks(stops, [k for k, tag in enumerate(tokens.tag) if tag in ",C"], sorted(finite), frozenset(finite))


def clause_bounds(tokens: Tokens, marks: Marks, at: int) -> tuple[int, int]:
    """First token and end of the clause around token `at`: up to a mark, a relative behind a comma, a new subject."""
    stops, joints, finite = marks.stops, marks.joints, marks.finite
    before, behind = bisect_left(stops, at), bisect_right(stops, at)
    left = stops[before - 1] + 1 if before else 0
    right = stops[behind] if behind < len(stops) else len(tokens)
    for joint in reversed(joints[bisect_left(joints, left) : bisect_left(joints, at)]):
        if not finite or finite[0] > joint:
            break  # no verb before it: what stands there is no clause
        if begins_clause(tokens, joint + 1, marks.verbs, at):
            left = joint + 1
            break
    for joint in joints[bisect_right(joints, at) : bisect_left(joints, right)]:
        if bisect_left(finite, left) < bisect_left(finite, joint) and begins_clause(tokens, joint + 1, marks.verbs, -1):
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


def begins_clause(tokens: Tokens, start: int, verbs: frozenset[int], figure: int) -> bool:
    """Whether a subject with its finite verb begins at token `start`."""
    named = False
    for k in range(start, min(len(tokens), start + LONGEST_SUBJECT)):
        if k in verbs:
            return named
        tag = tokens.tag[k]
        if tag in "NORQ":
            named = True
        elif tag == "C":
            if k > start and not named:
                return False
        elif tag not in "DAKTPBG" and not (tag == "E" and k != figure):
            return False
    return False
