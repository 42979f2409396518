"""What tells series of one indicator apart: the treaty, the body, the partner, urban or rural (the `scope` column).

The nearest words decide: those of the object, of the clause, of the sentence, of headings and title. Which families
an indicator has is data (`rules/indicators.toml`, `rules/scopes.toml`).
"""

from collections.abc import Mapping, Sequence

from pipeline.extract.indicators.cues import Family
from pipeline.extract.indicators.setting import Setting
from pipeline.lexicon.indicators import PARTNER

SEARCHED = ("object", "clause", "sentence", "section")


def find_scope(setting: Setting, wanted: Sequence[str], families: Mapping[str, Family]) -> str | None:
    """The scope of a claim, its families in the entry's order, joined by commas; None where no word gives one."""
    found = [part for name in wanted if (part := scope_of(setting, name, families))]
    return ", ".join(found) or None


def scope_of(setting: Setting, name: str, families: Mapping[str, Family]) -> str | None:
    """What one family says of a claim."""
    family = families[name]
    for place in SEARCHED:
        names = family.find(setting.place(place))
        if name == PARTNER:
            own = setting.home | {setting.claim.subject}
            names = [other for other in names if other not in own]
        if names:
            return " and ".join(names) if place == "object" or name == PARTNER else names[0]
    return None
