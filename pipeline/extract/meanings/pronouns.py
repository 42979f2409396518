"""`one` that stands for a noun and counts nothing: only a sentence that has been understood tells.

Those that the words beside them tell are left to the vetoes of `rules/idioms.toml`.
"""

import re
from collections.abc import Sequence

from pipeline.models import Claim, Rejection
from schemas.vocabularies import Reason, Relation, TimeBasis

RULE = "veto.idiom.one-for-a-noun"
REACH = 40  # characters behind a `one` that tell what befell it
_BEFELL = re.compile(
    r"\s+(?:(?:was|were|is|has\s+been|had\s+been)\s+(?:\w+ed|shot|held|hurt|freed|found|lost|sent|killed)\b"
    r"|died|survived|escaped|fled|remained|drowned|resigned|failed|passed|closed|opened)\b"
)


def without_pronouns(claims: Sequence[Claim], text: str) -> tuple[tuple[Claim, ...], tuple[Rejection, ...]]:
    """The claims of a sentence of `text`, and a row for each `one` that is none: without a thing, a hedge or a rate.

    Beside another count without a thing it counts the same (`three were held and one was freed`), and so it does where
    something happened to it (`only one was killed`).
    """
    ones = [claim for claim in claims if claim.value == 1 and claim.text.lower() == "one" and is_bare(claim)]
    ones = [claim for claim in ones if not counts(text, claim)]
    if not ones or any(claim not in ones and claim.unit == "count" and claim.object is None for claim in claims):
        return tuple(claims), ()
    rows = tuple(Rejection(claim.start, claim.end, Reason.IDIOM, RULE) for claim in ones)
    return tuple(claim for claim in claims if claim not in ones), rows


def counts(text: str, claim: Claim) -> bool:
    """Whether the words beside a `one` say that it is a count: what befell it, or when it was."""
    dated = claim.time_basis == TimeBasis.STATED
    return dated or _BEFELL.match(text, claim.end, claim.end + REACH) is not None


def is_bare(claim: Claim) -> bool:
    """Whether nothing is said of a figure but where it stands (`a group, or |one| newly made`)."""
    told = claim.object or claim.per or claim.change
    return told is None and claim.part_of is None and claim.relation == Relation.EXACT
