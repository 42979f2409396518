"""Which verb group of a sentence governs a figure, and the finite verb above it.

The groups are found in `clause.py`.
"""

from collections.abc import Sequence

from pipeline.extract.syntax.participles import finite_after
from pipeline.extract.syntax.tokens import Tokens
from pipeline.extract.syntax.verb_group import VerbGroup


def governor(tokens: Tokens, groups: list[VerbGroup], i: int) -> VerbGroup | None:
    """The verb group that governs token `i`: the nearest one before it in its clause, else the first behind it.

    `groups` are all those of the sentence.
    """
    if i not in tokens.governors:
        tokens.governors[i] = _find_governor(tokens, groups, i)
    return tokens.governors[i]


def _find_governor(tokens: Tokens, groups: list[VerbGroup], i: int) -> VerbGroup | None:
    for group in reversed(groups):
        if group.end <= i and not barrier(tokens, group.end, i):
            if group.start == 0 and 0 < opened_by_aim(tokens, groups) < i:
                continue
            return group
    for group in groups:
        if group.start > i and not any(mark in ";.:" for mark in tokens.tag[i + 1 : group.start]):
            return group
    return next((group for group in reversed(groups) if group.end <= i), None)


def opened_by_aim(tokens: Tokens, groups: Sequence[VerbGroup]) -> int:
    """Token of the comma that closes an infinitive which opens the sentence, before a clause with a subject and a verb
    of its own (`To cut costs|,| the budget of two towns was cut`); 0 for none.
    """
    tag = tokens.tag
    if tag[:1] != ["I"] or not groups or groups[0].start or "," not in tag:
        return 0
    comma = tag.index(",")
    if comma < groups[0].end or tag[comma + 1 : comma + 2] not in (["D"], ["R"], ["T"], ["N"], ["O"], ["A"]):
        return 0
    return comma if any(group.finite and group.start > comma for group in groups) else 0


BARS = frozenset(";.WS")


def barrier(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a new clause begins between two tokens (a mark, a relative or subordinator, `and` with its own
    subject).
    """
    tag = tokens.tag
    if not BARS.isdisjoint(tag[start:end]):
        return True
    quoted = tag[start : start + 1] == [":"] and '"' in tag[start + 1 : start + 2]
    if quoted and own_subject(tokens, end):
        return True  # `She said: "|40| schools will close"`
    clear = end  # from here on nothing but what a subject is made of
    while clear > start and tag[clear - 1] in "DBAKNOPTQ,(":
        clear -= 1
    joins = any(
        tag[j] == "C" or (tag[j] == "," and tag[j + 1 : j + 2] != ["C"]) for j in range(max(start, clear - 1), end)
    )
    return joins and own_subject(tokens, end)


def own_subject(tokens: Tokens, end: int) -> bool:
    """Whether the figure at `end`, behind a mark or conjunction, opens the subject of a new clause."""
    tag = tokens.tag
    if tag[end + 1 : end + 3] == ["P", "W"]:  # `|one| of which is …`
        return tag[end + 3 : end + 4] in (["b"], ["h"], ["M"], ["d"], ["V"])
    k = end + 1
    while k < len(tag) and (tag[k] in "NOAKGDPQTB" or (tag[k] == "R" and tag[k - 1] == "P")):
        k += 1
    if k + 1 < len(tag) and tag[k] == "W" and tag[k - 1] != ",":  # `173 of the 218 |who escaped| had been recaptured`
        k = next((m for m in range(k + 2, len(tag)) if tag[m] in "bhMd,;.SWC"), k)
    return k < len(tag) and (tag[k] in "bhMdV" or (tag[k] == "E" and finite_after_absent(tokens, k)))


def finite_after_absent(tokens: Tokens, k: int) -> bool:
    """Whether an -ed form is likely the finite verb of its clause."""
    return not finite_after(tokens, k) and not (k + 1 < len(tokens.tag) and tokens.word[k + 1] == "by")


def finite_governor(groups: list[VerbGroup], governing: VerbGroup | None) -> VerbGroup | None:
    """The finite group that a governing group hangs on: itself, else the nearest finite one before, else behind it."""
    if governing is None or governing.finite:
        return governing
    behind: VerbGroup | None = None
    for group in groups:
        if group.finite:
            if group.start > governing.start:
                return behind or group
            behind = group
    return behind or governing
