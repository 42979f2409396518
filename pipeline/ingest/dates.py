"""The date that a document gives itself: `Updated: December 15, 2017`, a line that is nothing but a date, the dateline
of a release (`GENEVA, 15 December 2017 –`), or a line on when it was given (`Delivered in Geneva on 15 December 2017`).

For files that the manifest does not date. Dates inside sentences are about other things and are not looked at.
"""

import re
from dataclasses import dataclass
from datetime import date

from pipeline.lexicon.segmentation import DateWords

_TOP, _BOTTOM = 3000, 1500  # characters; a document says its date where it begins or ends
_LINES = 25
_LAST_YEAR = 2100
_PLACE = r"(?-i:[A-Z][\w.'’]{1,20}(?:[ /-]{1,3}(?:[A-Z][\w.'’]{0,20}|(?:of|de|la|el|the|and|am|an)\b)){0,5})"
# Anything but the end of a sentence: the stop of an initial or title is none (`the Hon. A. B. Cee`).
_NO_STOP = r"[^.;:!?]|(?<=\b[A-Z])\.|(?<=\bHon)\.|(?<=\b[MD]r)\.|(?<=\bM[rs]s)\.|(?<=\bMs)\.|(?<=\bProf)\."
_HEAD_LINES = 8  # which may be a dateline
_PLACE_IN_CAPITALS = r"(?-i:[A-Z][A-Z.'’]{1,20}(?:[ /-]{1,3}[A-Z][A-Z.'’]{0,20}){0,4})"
_LONGEST_LINE = 160  # of one that says nothing but when


@dataclass(frozen=True, slots=True)
class DocumentDatePatterns:
    """How documents write their own dates, ready for use."""

    hint: re.Pattern[str]  # in a text in lower case: where it finds nothing, `labelled` need not be tried
    labelled: re.Pattern[str]
    alone: re.Pattern[str]
    dateline: re.Pattern[str]  # of a line that goes on with the text
    given: re.Pattern[str]
    months: tuple[str, ...]


def compile_document_dates(words: DateWords) -> DocumentDatePatterns:
    """Make the rule file's date words ready for `infer_published`."""
    months = "|".join(f"{month[:3]}(?:{month[3:]}|t?\\.)?" if len(month) > 3 else month for month in words.months)
    figures = rf"""
        (?P<iso_year>\d{{4}})(?:-|/|\.|年\ ?)(?P<iso_month>\d{{1,2}})(?:-|/|\.|月\ ?)(?P<iso_day>\d{{1,2}})日?
      | (?P<month>{months})\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}})(?P<year>\d{{4}})
      | (?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?P<month_second>{months}),?
        \s{{1,3}}(?P<year_last>\d{{4}})
      | (?P<dotted_day>\d{{1,2}})\.(?P<dotted_month>\d{{1,2}})\.(?P<dotted_year>(?:19|20)\d{{2}})
      | (?P<plain_year>(?:19|20)\d{{2}})(?P<plain_month>\d{{2}})(?P<plain_day>\d{{2}})(?!\d)
    """
    weekday = f"(?:(?:{'|'.join(words.weekdays)}),?\\s{{1,3}})?"
    labels = "|".join(
        re.escape(label.lower()).replace(r"\ ", r"\s") for label in sorted(words.labels, key=len, reverse=True)
    )
    flags = re.IGNORECASE | re.VERBOSE
    return DocumentDatePatterns(
        hint=re.compile(rf"(?:{labels})\s?:|^[ \t]{{0,9}}(?:{labels})[,\s]", re.MULTILINE),
        # With a colon it may stand anywhere (run into the word before: `AgencyUpdated:`), else it opens a line.
        labelled=re.compile(
            rf"(?:(?:{labels})\s?:\s{{0,3}}|^[ \t]{{0,9}}(?:{labels})[,\s]{{1,3}}){weekday}(?:{figures})",
            flags | re.MULTILINE,
        ),
        # A place or publisher may stand before the date or behind it, but no sentence.
        alone=re.compile(
            rf"[(\[]?(?:[A-Z][\w.'’ ]{{1,40}}[,|:–—-]\s{{0,3}}){{0,2}}{weekday}(?:{figures})[)\]]?"
            r"(?:\s{0,3}[|,–—-].{0,40})?\Z",
            flags,
        ),
        # A place in capitals may have its date in brackets; behind the date the text goes on with a sentence.
        dateline=re.compile(
            rf"(?:{_PLACE}(?:,\s{{1,3}}{_PLACE})?(?:,\s{{0,3}}|\s[–—-]\s)|{_PLACE_IN_CAPITALS}\s{{0,3}}[(\[])"
            rf"{weekday}(?:{figures})[)\]]?,?(?:\s{{0,3}}[(/\[][^()/\[\]]{{2,40}}[)/\]])?"
            r"\s{0,3}(?:[–—]|-{1,2}\s)\s{0,3}[\"“'‘]?(?-i:[A-Z])",
            flags,
        ),
        given=re.compile(
            rf"[(\[]?(?:(?:as|{'|'.join(words.forms)})\s){{0,2}}(?:{'|'.join(words.given)})"
            rf"(?:\son\s|(?:\s(?:by|at|to|in|before|for)\b(?:{_NO_STOP}){{0,140}}?)?"
            r"(?:(?<![a-z]ed)(?<!built)\son\s|,\s|\s\())"
            rf"{weekday}(?:{figures})(?:,?\s(?:by|to|at|before)\s(?:{_NO_STOP}){{2,100}})?[.)\]]{{0,2}}\Z",
            flags,
        ),
        months=words.months,
    )


def infer_published(text: str, patterns: DocumentDatePatterns) -> date | None:
    """Give the date that a text states as its own near its start or its end, or None."""
    parts = (text[:_TOP], text[-_BOTTOM:])
    for part in parts:
        if patterns.hint.search(part.lower()) is None:
            continue
        for found in patterns.labelled.finditer(part):
            if (stated := _read(found, patterns)) is not None:
                return stated
    top = [line for line in parts[0].splitlines()[:_LINES] if line.strip()]
    for number, line in enumerate(top):
        found_line = opening_date(line, patterns) if number < _HEAD_LINES else _nothing_but_date(line.strip(), patterns)
        if found_line is not None and (stated := _read(found_line, patterns)) is not None:
            return stated
    for line in parts[1].splitlines()[-_LINES:]:
        found_line = _nothing_but_date(line.strip(), patterns)
        if found_line is not None and (stated := _read(found_line, patterns)) is not None:
            return stated
    return None


def opening_date(line: str, patterns: DocumentDatePatterns) -> re.Match[str] | None:
    """The date that a line near the head of a document gives it: alone, as a dateline or as when it was delivered."""
    line = line.strip()
    if not any(character.isdigit() for character in line[:_LONGEST_LINE]):
        return None
    if (dateline := patterns.dateline.match(line)) is not None:
        return dateline
    return _nothing_but_date(line, patterns) or (patterns.given.match(line) if len(line) <= _LONGEST_LINE else None)


def _nothing_but_date(line: str, patterns: DocumentDatePatterns) -> re.Match[str] | None:
    return patterns.alone.match(line) if 8 <= len(line) <= _LONGEST_LINE else None


def _read(found: re.Match[str], patterns: DocumentDatePatterns) -> date | None:
    part = found.groupdict()
    if any(year and int(year) > _LAST_YEAR for name, year in part.items() if "year" in name):
        return None
    try:
        if part["iso_year"]:
            return date(int(part["iso_year"]), int(part["iso_month"]), int(part["iso_day"]))
        for form in ("plain", "dotted"):
            if part[f"{form}_year"]:
                return date(*(int(part[f"{form}_{unit}"]) for unit in ("year", "month", "day")))
        name = (part["month"] or part["month_second"])[:3].lower()
        month = next(number for number, full in enumerate(patterns.months, 1) if full.startswith(name))
        return date(int(part["year"] or part["year_last"]), month, int(part["day"] or part["day_first"]))
    except ValueError:
        return None  # a 31st of February: no date
