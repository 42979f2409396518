"""Metadata out of a file's name, by the patterns of `rules/file_names.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.lexicon.file_names import NamePattern

_PARTERS = re.compile(r"[_ ]+")


@dataclass(frozen=True, slots=True)
class FileNamePatterns:
    """The forms of file names, ready for use, and the codes of countries."""

    forms: tuple[tuple[re.Pattern[str], str | None], ...]
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """What a name tells; null where it does not."""

    title: str | None = None
    actor: str | None = None
    published: date | None = None


def compile_file_names(rules: tuple[NamePattern, ...], codes: Mapping[str, str]) -> FileNamePatterns:
    """Make the rules ready for `read_file_name`."""
    return FileNamePatterns(tuple((re.compile(rule.pattern), rule.month_day) for rule in rules), codes)


# No file system has longer names, but a member of an archive may; the forms go over a name several times.
LONGEST_NAME = 255


def read_file_name(name: str, patterns: FileNamePatterns) -> Named:
    """What the name of a file, without folder and ending, tells of its document."""
    if len(name) > LONGEST_NAME:
        return Named()
    for form, month_day in patterns.forms:
        found = form.fullmatch(name)
        if found is None:
            continue
        told = {group: value for group, value in found.groupdict().items() if value}
        actor = told.get("country") or patterns.codes.get(told.get("code", ""))
        published = _published(told, month_day)
        if ("code" in told and actor is None) or ("year" in told and published is None and month_day):
            continue
        if "day" in told and published is None:
            continue
        title = _PARTERS.sub(" ", told["title"]).strip(" -") if "title" in told else None
        return Named(title or None, actor, published)
    return Named()


def _published(told: Mapping[str, str], month_day: str | None) -> date | None:
    if "day" in told:
        stated = f"{told['year']}-{told['month']}-{told['day']}"
    elif "year" in told and month_day is not None:
        stated = f"{told['year']}-{month_day}"
    else:
        return None
    try:
        return date.fromisoformat(stated)
    except ValueError:
        return None
