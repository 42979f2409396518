"""Which figures of a sentence repeat another of the same indicator: parts of it, and its conversion.

The catalogue itself is held against a claim in `indicators.py`.
"""

from collections.abc import Sequence

from pipeline.extract.indicators.setting import Setting
from pipeline.lexicon.indicators import Indicator
from pipeline.models import Claim

CONVERTED = 20  # characters between a figure and its conversion: a bracket and a hedge


def without_parts(
    claims: Sequence[Claim], found: Sequence[Indicator | None], linked: Sequence[tuple[int, str, int | None]]
) -> list[Indicator | None]:
    """No indicator for parts of a figure that carries the same one, unless the catalogue names the part."""
    if all(entry is None for entry in found):
        return list(found)
    parents = {start: parent for start, _, parent in linked} | {claim.start: claim.part_of for claim in claims}
    names = {start: name for start, name, _ in linked}
    names |= {claim.start: entry.name if entry else "" for claim, entry in zip(claims, found, strict=True)}
    kept: list[Indicator | None] = []
    for claim, entry in zip(claims, found, strict=True):
        whole, steps = claim.part_of, 0
        while entry is not None and not entry.as_part and whole is not None and steps < 8:
            if names.get(whole) == entry.name:
                entry = None
            whole, steps = parents.get(whole), steps + 1
        kept.append(entry)
    return kept


def without_repeats(settings: Sequence[Setting], found: Sequence[Indicator | None]) -> list[Indicator | None]:
    """Of a total given in parts (`1,200 troops and 90 police officers`) only the first row, where the entry says so;
    of a figure and its conversion the figure.
    """
    kept = list(found)
    for at, entry in enumerate(found):
        if entry is None:
            continue
        claim = settings[at].claim
        if at and kept[at - 1] is entry and converts(settings[at - 1], claim):
            kept[at] = None
        if not entry.first_only:
            continue
        for other in range(at):
            earlier = settings[other].claim
            same = (
                kept[other] is entry
                and earlier.period_end == claim.period_end
                and earlier.object_head != claim.object_head
            )
            if same and settings[at].bounds() == settings[other].bounds():
                kept[at] = None
    return kept


def converts(setting: Setting, claim: Claim) -> bool:
    """Whether a claim says the figure before it in another unit (`31 million kroons (about |2 million euros|)`)."""
    earlier = setting.claim
    between = setting.text[earlier.end : claim.start].lstrip()
    return claim.unit != earlier.unit and between[:1] == "(" and len(between) < CONVERTED and ")" not in between
