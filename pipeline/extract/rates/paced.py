"""Whether `every year` or `annually` is said of what a figure belongs to, or of another verb of its sentence.

`frequency.py` finds the words; here only the verbs between them and the figure are looked at.
"""

from pipeline.extract.scene.scene import Scene
from pipeline.extract.status.promises import DEFINITE
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.verb_group import VerbGroup


def paced(scene: Scene, at: int, k: int) -> bool:
    """Whether the pace told at token `k` is that of the figure at token `at`."""
    return _behind(scene, at, k) if k > at else _before(scene, at, k)


def _behind(scene: Scene, at: int, k: int) -> bool:
    tokens = scene.tokens
    between = [group for group in scene.groups if at < group.start and group.end <= k]
    if tokens.tag[k - 1] == "C" and any(group.finite and group.start > k for group in scene.groups):
        return False  # `has |12| boats, and every year 300 divers train there`
    ruling = governor(tokens, scene.groups, at)
    if ruling is not None and ruling.end <= at and _set_off(scene, ruling) and "," in tokens.tag[at:k]:
        return False  # `the council, which has |24| members, meets every year`
    if not between:
        return True
    first = between[0]
    set_off = tokens.tag[first.start - 1] == ","
    if set_off and first.tense in ("participle", "past") and "," in tokens.tag[k : k + 4]:
        return False  # `The |45| projects, reviewed every year, cost …`
    if not any(group.finite for group in between):
        return True
    if ruling is not None and ruling.end <= at:
        return not first.finite  # `employs |250| people and burns coal every year`
    if at and tokens.word[at - 1] in DEFINITE:
        return False  # `the |14| ministers meet every year`: they are 14 at any time
    return all(_shares_subject(scene, group) for group in between[1:] if group.finite)


def _set_off(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb opens a clause behind a comma, with or without its pronoun."""
    tag = scene.tokens.tag
    return tag[group.start - 1 : group.start] == [","] or tag[max(0, group.start - 2) : group.start] == [",", "W"]


def _shares_subject(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb stands behind `and` or a comma without a subject of its own."""
    j = group.start
    while j and scene.tokens.tag[j - 1] in "BT":
        j -= 1
    return j > 0 and scene.tokens.tag[j - 1] in "C,"


def _before(scene: Scene, at: int, k: int) -> bool:
    tokens = scene.tokens
    ahead = next((group for group in scene.groups if group.start > k), None)
    if k == 0 or tokens.tag[k - 1] in ",C;:(S" or (ahead is not None and ahead.start == k + 1):
        return True
    own = next((group for group in reversed(scene.groups) if group.end <= k), None)
    if own is None or not (own.finite or own.tense == "participle"):
        return True
    if _set_off(scene, own) and "," in tokens.tag[k:at]:
        return False  # `the fund, which is replenished every year, stands at |$40 million|`
    between = (group for group in scene.groups if group.start > k and group.end <= at)
    return all(group.tense in ("infinitive", "gerund") for group in between)
