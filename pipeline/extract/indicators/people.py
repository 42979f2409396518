"""People named otherwise than `people`, which the catalogue need not list: `Ghanaians`, `human beings`."""

from collections.abc import Mapping

from pipeline.models import Claim

PERSON = "person"
BESIDE = {"being": "human", "man": "women", "woman": "men"}  # `human |beings|`, `|men| and women`: what else is said


def nationals(countries: Mapping[str, str]) -> frozenset[str]:
    """Nouns for those who are of a country or region, in the singular: `ghanaian`, not `philippine`."""
    adjectives = {form for form, name in countries.items() if form.isalpha() and form != name.lower()}
    return frozenset(form for form in adjectives if form + "s" not in countries)


def heads_of(claim: Claim, nationals: frozenset[str]) -> tuple[str, ...]:
    """The head noun that a claim is looked up by, and `person` where it is one by sense: `600,000 |Ghanaians|`."""
    head, said = claim.object_head or "", claim.object or ""
    if head in nationals:
        return (head, PERSON) if f"{head.capitalize()}s" in said else (head,)
    beside = BESIDE.get(head)
    return (head, PERSON) if beside is not None and beside in said.lower().split() else (head,)
