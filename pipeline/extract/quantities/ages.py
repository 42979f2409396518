"""Which bare figures are ages: `14-year-old`, `under the age of 16`, `children under 18`, `women aged 15 to 49`.

The span of an age is its bare figure; what shows it to be one is used up beside it. Bounds (`under`) are left to the
hedges, ranges to `ranges.py`.
"""

import re

from pipeline.deferred import deferred
from pipeline.extract.patterns.alternation import alternation
from pipeline.lexicon.joins import AgeRules
from pipeline.models import Numeral
from pipeline.values import value_class

AFTER = deferred(
    r"(?:(?:\s{1,3}|\s?[-‐‑–]\s?)(?P<unit>year|month|week|day)s?(?:\s{1,3}|\s?[-‐‑–]\s?)(?:olds?|of\s{1,3}age)"
    r"|(?:\s{1,3}|-)years(?=\s{1,3}(?:and|or)\s{1,3}(?:over|older|above|younger|under|below))"
    r"|\s{1,3}age[-\s]?(?:group|bracket|range|cohort)s?)(?![\w])",
    re.IGNORECASE,
)
UNIT_BEHIND = deferred(r"\s{1,3}(?P<unit>year|month|week|day)s?(?!\w)", re.IGNORECASE)
COMPARED = deferred(r"(?<!\w)(?:younger|older)\s{1,3}than\s{1,3}(?:(?:about|just|only)\s{1,3})?\Z", re.IGNORECASE)
# "The minimum age for marriage is 18", "raised the voting age from 21 to 18".
LIMIT = deferred(
    r"(?<!\w)ages?\s[^.;,:()\d]{0,48}(?<!\w)(?:is|was|were|are|be|of|to|at|from|as|remains|remained)\s{1,3}"
    r"(?:(?:either|at\s{1,3}least|only|just|about|below|under|still|now|currently|set\s{1,3}at|fixed\s{1,3}at)\s{1,3}){0,2}\Z",
    re.IGNORECASE,
)
# "raised the retirement age to 67", "a minimum age of 16": the age is what is told
LEVEL_OF_AGE = deferred(
    r"(?<![\w-])(?!(?:of|under|over|the|from|at|by|and|or|between|above|below|before|after|until|with|in|school)\s)"
    r"(?:[a-z]{3,16}\s{1,3}age\s{1,3}(?:at|to|from)|(?!(?:young|tender|ripe|old|early|same)\s)[a-z]{3,16}\s{1,3}age\s{1,3}of)\s{1,3}\Z",
    re.IGNORECASE,
)
# "He was seven when they came.", "Now 22, she plays for the city."
PERSON_IS = deferred(
    r"(?<!\w)(?:[Hh]e|[Ss]he|I)\s{1,3}(?:is|was|am)\s{1,3}(?:(?:only|just|then|now|about|still|not\s{1,3}yet)\s{1,3})?\Z"
)
OPENING_NOW = deferred(r"(?:\A|[.!?]\s{1,3})(?:Now|Then|Today)\s{1,3}\Z")
PERSON_BEHIND = deferred(r",\s{1,3}(?:he|she|I|[A-Z])")
# "adults 65 and older"
AND_OLDER = deferred(r"\s{1,3}(?:and|or)\s{1,3}(?:older|over|above|younger|under|below)(?!\w)", re.IGNORECASE)
# "young people (15–24)"
IN_BRACKETS = deferred(
    r"(?<!\w)(?:people|persons|youths?|women|men|children|adults|girls|boys|adolescents|population|workers)\s{1,3}\(\Z",
    re.IGNORECASE,
)
# "Life expectancy rose from 58 to 63."
EXPECTANCY = deferred(
    r"(?<!\w)life\s{1,3}expectanc(?:y|ies)[^.;:()\d]{0,60}(?<!\w)(?:is|was|were|are|of|to|at|from|reached|between|only|just|about)"
    r"\s{1,3}\Z",
    re.IGNORECASE,
)
# "55 per cent are under 18"
SHARE_UNDER = deferred(
    r"(?:per\s?cent|%|half|thirds?|quarters?|majority|most|many|all|some|who|whom|them|these|those)\s{1,3}(?:are|were|is|was)"
    r"\s{1,3}(?:still\s{1,3}|aged\s{1,3})?(?:under|over|below|above)\s{1,3}\Z",
    re.IGNORECASE,
)
# "girls married before 18", "before age 15" (with or without a list of shares before it)
MARRIED = deferred(
    r"(?<!\w)(?:marri(?:ed|ages?|es)|marry(?:ing)?|wed|pregnan\w+|birth)\s[^.;:()]{0,80}?(?<!\w)(?:before|by|until)"
    r"(?:\s{1,3}(?:the\s{1,3})?(?:age|ages)(?:\s{1,3}of)?)?\s{1,3}\Z",
    re.IGNORECASE,
)
BEFORE = deferred(r"(?<!\w)before\s{1,3}(?:the\s{1,3})?\Z", re.IGNORECASE)
# "many die before turning 15", "before they are 15"
TURNING = deferred(
    r"(?<!\w)before\s{1,3}(?:(?:they|he|she|he\s{1,3}or\s{1,3}she|the\s{1,3}child|one)\s{1,3}(?:are|is|were|was|turns?|turned|reach(?:es|ed)?)"
    r"|turning|reaching|being)\s{1,3}(?:the\s{1,3}ages?\s{1,3}(?:of\s{1,3})?)?\Z",
    re.IGNORECASE,
)
# "children as young as 12"
AS_YOUNG = deferred(r"(?<!\w)as\s{1,3}(?:young|old)\s{1,3}as\s{1,3}\Z", re.IGNORECASE)
# "children of 16 may marry"
CHILD_OF = deferred(
    r"(?<!\w)(?:child(?:ren)?|boys?|girls?|youths?|minors?|adolescents?)\s{1,3}of\s{1,3}\Z", re.IGNORECASE
)
# "women of 15-49 years", "youth (15–24 years)", but "men of 10 to 20 years of service"
OF_PERSONS = deferred(
    r"(?<!\w)(?:people|persons|youths?|women|men|children|adults|girls|boys|adolescents|infants|babies|population|those"
    r"|age\s{1,3}(?:group|bracket|range|category|band)s?)\s{1,3}(?:(?:of|between|from|in\s{1,3}the)\s{1,3}|\()\Z",
    re.IGNORECASE,
)
# "the 15-49 years age group"
AGE_GROUP = deferred(r"\s{1,3}(?:year|month)s?\s{1,3}age[\s-]{1,3}(?:group|bracket|range|category|band)", re.IGNORECASE)
OF_STANDING = deferred(
    r"['’]|\s{1,3}(?:of(?!\s{1,3}age)|in|on|at|from|with|for|ago|earlier|later|standing|after|before)(?!\w)"
)
# "children under five receive care": a verb of the plural, which has no ending
PLURAL_VERB = deferred(
    r"\s{1,3}(?!(?:percent|per|hundred|thousand|million|billion|dozen|people|persons|children|women|men|degrees|police|staff)(?!\w))"
    r"[a-z]{2,16}(?<!s)(?![\w-])"
)
# "a child younger than 16 carries a sentence": a verb with its object; "older than 60 other laws" has none
SINGULAR_VERB = deferred(
    r"\s{1,3}[a-z]{2,16}(?<!s)s\s{1,3}(?:an?|the|no|not|any|his|her|its|their)(?!\w)", re.IGNORECASE
)
UNDER = deferred(r"(?<!\w)(?:under|over)[-‐‑]\Z", re.IGNORECASE)
UNDERS = deferred(r"['’]?s(?!\w)")
JOINED = deferred(r"\s?,\s{1,3}(?:and\s{1,3}|or\s{1,3})?|\s{1,3}(?:and|or|to)\s{1,3}")
# "Jane Doe, 24, was arrested"
NAMED = deferred(r"(?<![\w’'-])[A-Z][\w’'.-]{0,24}\s{1,2}(?:[A-Za-z]{1,4}[\s-]){0,2}[A-Z][\w’'-]{1,24},\s\Z")
OUTSIDE = deferred(r",(?!\s?\d)")


@value_class
class AgePatterns:
    """The words of ages.toml, compiled."""

    oldest: int
    before: re.Pattern[str]
    person: re.Pattern[str]
    person_right_before: re.Pattern[str]
    no_noun: re.Pattern[str]  # what may follow a bare age: no noun that would be the thing counted


def compile_ages(rules: AgeRules) -> AgePatterns:
    """Compile the words of `rules`."""
    persons = alternation(rules.persons)
    return AgePatterns(
        oldest=rules.oldest,
        before=deferred(
            rf"(?<!\w)(?:aged?|ages)\s{{1,3}}(?:(?:{alternation(rules.bounds)})\s{{1,3}}){{0,4}}\Z", re.IGNORECASE
        ),
        person=deferred(
            rf"(?<!\w)(?:{persons})\s{{1,3}}(?:who\s{{1,3}}(?:is|are|was|were)\s{{1,3}})?"
            r"(?:under|over|below|above|up\s{1,3}to|between|beyond)\s{1,3}\Z"
            rf"|(?<!\w)(?:{persons})\s{{1,3}}(?:is|are|was|were)\s{{1,3}}(?:(?:aged|still|now)\s{{1,3}})?"
            r"(?:under|over|below|above)\s{1,3}\Z",
            re.IGNORECASE,
        ),
        person_right_before=deferred(rf"(?<!\w)(?:{persons}|ages?)\s{{1,3}}\Z", re.IGNORECASE),
        no_noun=deferred(
            rf"\s{{0,3}}(?:[.,;:)\]?!\"”’—–]|\Z|(?:{alternation(rules.may_follow)})(?!\w))", re.IGNORECASE
        ),
    )


@value_class
class Age:
    """What shows a figure to be an age: its unit and how far the words that show it reach."""

    unit: str
    start: int
    end: int
    rule: str
    bound: str | None = None  # `before |18|`, `as young as |12|`


def find_age(text: str, start: int, end: int, first: Numeral, last: Numeral, ages: AgePatterns) -> Age | None:
    """Whether the figure `first` (or the range from it to `last`) in the sentence `text[start:end]` is an age."""
    if not 0 <= last.value <= ages.oldest or first.form != "cardinal":
        return None
    after = AFTER.match(text, last.end, end)
    if after:
        return Age((after["unit"] or "year").lower(), first.start, after.end(), "age.years-old")
    window = text[max(start, first.start - 90) : first.start]
    alone = ages.no_noun.match(text, last.end, end)
    found = None if LEVEL_OF_AGE.search(window[-48:]) else ages.before.search(window[-48:])
    if found and (alone or found[0].lower().strip() != "age"):  # not "in this age 40 countries"
        # `married before age 15`, `before reaching the age of five`
        early = BEFORE.search(window[: -len(found[0])]) or TURNING.search(window[-48:])
        own = UNIT_BEHIND.match(text, last.end, end)  # `children aged 6 to 59 |months|`
        unit, upto = (own["unit"].lower(), own.end()) if own else ("year", last.end)
        return Age(unit, first.start - len(found[0]), upto, "age.aged", "less_than" if early else None)
    if first.end < last.end and (own := _of_persons(text, window, last.end, end)):
        return Age(own["unit"].lower(), first.start, own.end(), "age.of-persons")
    if COMPARED.search(window[-32:]) and (alone or SINGULAR_VERB.match(text, last.end, end)):
        return Age("year", first.start, last.end, "age.younger-than")
    if not alone:
        if ages.person.search(window[-48:]) and PLURAL_VERB.match(text, last.end, end):
            return Age("year", first.start, last.end, "age.person-under")
        return _grouped(text, window, first, last)
    if AND_OLDER.match(text, last.end, end) and ages.person_right_before.search(window[-24:]):
        return Age("year", first.start, last.end, "age.person-and-older")
    if ages.person.search(window[-48:]) or CHILD_OF.search(window[-24:]) or SHARE_UNDER.search(window[-48:]):
        return Age("year", first.start, last.end, "age.person-under")
    if MARRIED.search(window):
        bound = None if window.split()[-1] == "by" else "less_than"
        return Age("year", first.start, last.end, "age.life-event", bound)
    if TURNING.search(window[-48:]):
        return Age("year", first.start, last.end, "age.life-event", "less_than")
    if AS_YOUNG.search(window[-24:]):
        return Age("year", first.start, last.end, "age.as-young", "at_least" if "young" in window[-24:] else "at_most")
    if EXPECTANCY.search(window):
        return Age("year", first.start, last.end, "age.life-expectancy")
    if first.style == "digits" and OUTSIDE.match(text, last.end, end) and NAMED.search(window[-64:]):
        return Age("year", first.start, last.end, "age.after-name")
    if last is not first and IN_BRACKETS.search(window[-20:]) and text[last.end : last.end + 1] == ")":
        return Age("year", first.start, last.end, "age.in-brackets")
    if PERSON_IS.search(window[-32:]) and text[last.end : last.end + 4] != " of ":
        return Age("year", first.start, last.end, "age.person-is")
    if OPENING_NOW.search(window[-12:]) and PERSON_BEHIND.match(text, last.end, end):
        return Age("year", first.start, last.end, "age.person-is")
    if LIMIT.search(window):
        return Age("year", first.start, last.end, "age.limit")
    return _grouped(text, window, first, last)


def _of_persons(text: str, window: str, at: int, end: int) -> re.Match[str] | None:
    """The unit behind a range of ages told with its persons: `women of 15-49 |years|`."""
    if not (OF_PERSONS.search(window[-32:]) or AGE_GROUP.match(text, at, end)):
        return None
    own = UNIT_BEHIND.match(text, at, end)
    fits = own is not None and own["unit"].lower() in ("year", "month")
    return own if own and fits and not OF_STANDING.match(text, own.end(), end) else None


def joins_age(text: str, end: int, last: Numeral, gap: str, ages: AgePatterns) -> bool:
    """Whether a bare figure right behind an age is one too: `the age from 16 to |18|`, `aged 5, |8| and |12|`."""
    if not JOINED.fullmatch(gap) or last.form != "cardinal" or not 0 < last.value <= ages.oldest:
        return False
    return ages.no_noun.match(text, last.end, end) is not None


def _grouped(text: str, window: str, first: Numeral, last: Numeral) -> Age | None:
    """`under-18s`, `the over-60s`, `under-five mortality`."""
    found = UNDER.search(window[-8:])
    if not found:
        return None
    after = UNDERS.match(text, last.end)
    return Age("year", first.start - len(found[0]), after.end() if after else last.end, "age.under-group")
