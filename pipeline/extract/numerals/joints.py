"""What may stand between and before two figures that belong together, compiled out of joins.toml.

How it is used is left to `ranges.py` and `shared_units.py`.
"""

import re

from pipeline.deferred import deferred
from pipeline.extract.patterns.alternation import alternation
from pipeline.lexicon.joins import JoinRules
from pipeline.values import value_class

COMMA = deferred(r"-?\s?,\s{1,3}")
LIST_END = deferred(r"-?(?:\s?,)?\s{1,3}(?:and/or|and|or|&)\s{1,3}", re.IGNORECASE)
HYPHEN = deferred(r"-?\s{0,2}[-‐‑–—−]\s{0,2}")
FROM = deferred(r"(?<!\w)from\s{1,3}(?:[a-z’'-]{1,16}\s{1,3}){0,5}\Z", re.IGNORECASE)
TOLERANCE = deferred(r"\s{0,2}(?:±|\+/[-−–]|\+[-−–]|plus\s{1,3}or\s{1,3}minus|plus/minus)\s{0,2}", re.IGNORECASE)
PLUS_OR = deferred(r"\s{1,3}plus\s{1,3}or\s{1,3}", re.IGNORECASE)
MINUS = deferred(r"minus\s", re.IGNORECASE)
SHARE = deferred(
    r"\s{1,3}(?:(?P<plain>in)|(?P<out>out\s{1,3}of)|(?P<each>(?:in|out\s{1,3}of|of)\s{1,3}(?:every|each)))\s{1,3}",
    re.IGNORECASE,
)
# "one dollar in every five", "one worker in four", "one rural household in ten"; but "one clinic opened in three" and
# "one project is running in 12" have a verb
_NO_VERB = (
    r"(?!(?:in|out|of|to|for|on|at|by|with|from|is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could"
    r"|may|might|must|shall|should|not|took|takes|that|which|who|and|or|but)\s)"
)
NOUN_SHARE = deferred(
    rf"\s{{1,3}}(?:(?:{_NO_VERB}[A-Za-z][A-Za-z’'-]{{1,20}}\s{{1,3}}){{1,3}}(?![A-Za-z’'-]{{0,19}}ed\s))?"
    rf"{_NO_VERB}[A-Za-z][A-Za-z’'-]{{1,20}}\s{{1,3}}"
    r"(?:(?P<plain>in)|out\s{1,3}of)(?P<every>\s{1,3}(?:every|each))?\s{1,3}"
)
# What follows `nine of ten` or `eight in ten` where it is a share of people named already.
SHARE_ENDS = deferred(
    r"\s{1,3}(?:in|among|at|from|aged|of|had|have|has|were|was|are|is|do|does|did|said|live|lives|lack|lacks|dies|never|still|now|already|today"
    r"|worldwide|globally|nationwide|everywhere|here"
    r"|goes|earns|owns|smokes|gets|receives|knows|says|thinks|believes|reads|speaks|takes|makes|pays|finds|becomes|attends|survives"
    r"|and|or|but|who|will|would|can|could|cannot|may|might|suffers|suffered|lived|lacked|died)"
    r"(?!\w)|\s?[,.;)]|\s*\Z"
)
OF_OTHERS = deferred(r"\s{1,3}of\s{1,3}(?!(?:those|them|us|all)\s)", re.IGNORECASE)
AND_COUNTS = deferred(
    r"\s{1,3}(?:and|but)\s{1,3}[a-z]{2,16}ed\s{1,3}(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)(?!\w))"
)
OF_TEN = deferred(r"\s{1,3}(?:in|of)\s{1,3}")
SAID_AGAIN = deferred(r"\s?\(")  # `fifteen (15) days`, `ten per cent (10%)`
RATIO = deferred(r"\s?:\s?")
RATIO_WORDS = deferred(r"-to-|\s{1,3}to\s{1,3}", re.IGNORECASE)
RAISING = deferred(r"(?<!\w)(?:grow|grows|grew|growing|raise|raises|raised)\s{1,3}\Z", re.IGNORECASE)
# "a vote of 120 to 3" gives the votes for and against
FOR_AND_AGAINST = deferred(r"\s{1,3}to\s{1,3}|\s?[-‐‑–—]\s?")
VOTE = deferred(
    r"(?<!\w)(?:votes?\s{1,3}(?:(?:of|was|were|is|by)\s{1,3})?|(?P<large>majority|margin)\s{1,3}of\s{1,3})\Z",
    re.IGNORECASE,
)
CONVERSION = deferred(r"\s{0,3}\([^()\n]{0,40}\Z")
AFTER_CONVERSION = deferred(r"\)\s{1,3}(?P<word>and|to)\s{1,3}", re.IGNORECASE)
LIST_CLOSES = deferred(r"\s{0,2}(?:[.,;)]|and\s{1,3}[\d$]|\Z|respectively)")


@value_class
class JointPatterns:
    """Joints that hold words of the rule file."""

    to: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    between: re.Pattern[str]  # what ends right before the first figure
    by: re.Pattern[str]
    moved: re.Pattern[str]  # a verb of change right before the first figure
    movement: re.Pattern[str]  # group `change` is a word of change, `spread` one of spread
    ratio_before: re.Pattern[str]
    ratio_after: re.Pattern[str]
    round_numbers: frozenset[int]


def compile_joints(rules: JoinRules) -> JointPatterns:
    """Compile the words of `rules`."""
    about = rf"(?:(?:{alternation(rules.approximators)})\s{{1,3}})?"
    ratios = alternation([form for word in rules.ratios for form in (word, word + "s")])
    return JointPatterns(
        to=_pattern(rf"\s?-?\s{{1,3}}(?:to|through|up\s{{1,3}}to|till)\s{{1,3}}(?:the\s{{1,3}})?{about}|-to-"),
        either=_pattern(rf"-?\s{{1,3}}or\s{{1,3}}{about}"),
        both=_pattern(rf"-?\s{{1,3}}and\s{{1,3}}(?:the\s{{1,3}})?{about}"),
        between=_pattern(rf"(?<!\w)between\s{{1,3}}(?:(?:the\s{{1,3}})?ages\s{{1,3}}(?:of\s{{1,3}})?)?{about}\Z"),
        by=_pattern(rf"(?<!\w)by\s{{1,3}}{about}\Z"),
        moved=_pattern(
            rf"(?<!\w)(?:{alternation(rules.changes)})\w*\s{{1,3}}(?:(?:up|down|higher|lower)\s{{1,3}})?{about}\Z"
        ),
        movement=_pattern(
            rf"(?<!\w)(?:(?P<spread>{alternation(rules.spreads)})|(?P<change>{alternation(rules.changes)})\w*)(?!\w)"
        ),
        ratio_before=_pattern(
            rf"(?<!\w)(?:{ratios})\s{{1,3}}(?:of|was|is|are|were|at|to|(?:stands?|stood)\s{{1,3}}at)\s{{1,3}}\Z"
        ),
        ratio_after=_pattern(rf"\s{{1,3}}(?:{ratios})(?!\w)"),
        round_numbers=frozenset(rules.round_numbers),
    )


def _pattern(expression: str) -> re.Pattern[str]:
    return deferred(expression, re.IGNORECASE)
