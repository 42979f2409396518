"""`one` that stands for a noun and counts nothing: only a sentence that has been understood tells.

Those that the words beside them tell are left to the vetoes of `rules/idioms.toml`.
"""

from collections.abc import Sequence

from pipeline.models import Claim, Rejection
from schemas.vocabularies import Reason, Relation

RULE = "veto.idiom.one-for-a-noun"


def without_pronouns(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Rejection, ...]]:
    """The claims of a sentence, and a row for each `one` that is none: without a thing, a hedge or a rate.

    Beside another count without a thing it counts the same (`three were held and one was freed`).
    """
    ones = [claim for claim in claims if claim.value == 1 and claim.text.lower() == "one" and is_bare(claim)]
    if not ones or any(claim not in ones and claim.unit == "count" and claim.object is None for claim in claims):
        return tuple(claims), ()
    rows = tuple(Rejection(claim.start, claim.end, Reason.IDIOM, RULE) for claim in ones)
    return tuple(claim for claim in claims if claim not in ones), rows


def is_bare(claim: Claim) -> bool:
    """Whether nothing is said of a figure but where it stands (`a group, or |one| newly made`)."""
    told = claim.object or claim.per or claim.change
    return told is None and claim.part_of is None and claim.relation == Relation.EXACT
