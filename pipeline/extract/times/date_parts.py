"""The part of a date that the words take: `the end of 2004`, `mid-October`, `the first half of`, `the year ended`."""

from datetime import date

from pipeline.extract.times.calendar_days import DAY, Interval, add_months
from pipeline.extract.times.mentions import DatePoint
from pipeline.values import replace

ENDING = {
    "decade_to": 120,
    "year_to": 12,
    "half_to": 6,
    "quarter_to": 3,
    "month_to": 1,
}  # months that end with the date


def take_part(point: DatePoint, whole: Interval, now: date | None, sharp: bool) -> Interval:
    """The part of `whole` that `point.part` names.

    `now` is the document's date (`so far this year`); `sharp` asks for a day where a middle bounds a range.
    """
    start, end, part = whole.start, whole.end, point.part
    if start is None or end is None:
        return Interval(end, end, whole.basis) if part == "end" and end else whole
    if part == "so_far":
        return Interval(start, min(end, now) if now else end, whole.basis)
    if part == "later":
        return Interval(max(start, now) if now else start, end, whole.basis)
    if part == "start":
        return Interval(start, start, whole.basis)
    if part == "end":
        return Interval(end, end, whole.basis)
    if part == "year_from":
        return Interval(start, add_months(start, 12) - DAY, whole.basis)
    if part == "week_to":
        return Interval(end - 6 * DAY, end, whole.basis)
    if part == "week_of":
        return Interval(start, start + 6 * DAY, whole.basis)
    if part.startswith("months_to:"):
        return Interval(add_months(end + DAY, -int(part.split(":")[1])), end, whole.basis)
    if part.startswith(("days", "week:")):
        return replace(_days(start, end, part), basis=whole.basis)
    if part.endswith("_to"):
        return Interval(add_months(end + DAY, -ENDING[part]), end, whole.basis)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if part in ("first", "last"):
        if part == "first":
            return Interval(start, add_months(start, point.number) - DAY, whole.basis)
        return Interval(add_months(end + DAY, -point.number), end, whole.basis)
    if part == "mid":
        return replace(_middle(start, end, months, sharp), basis=whole.basis)
    if part in ("early", "late") and end - start < 27 * DAY:
        return whole  # `early this week`
    if part in ("early", "late"):
        return replace(_early_or_late(start, end, months, part), basis=whole.basis)
    if part in ("h1", "h2"):
        part = f"half:{part[1]}:2"
    if ":" in part and months > 1:
        _, number, many = part.split(":")
        size = months // int(many)
        first = add_months(start, size * (int(number) - 1))
        return Interval(first, min(add_months(first, size) - DAY, end), whole.basis)
    return whole


def _days(start: date, end: date, part: str) -> Interval:
    """`days:first:14`, `days:last:7`, `days_to:10`; `week:3` of a month, or of a year by its calendar of weeks."""
    name, *_, count = part.split(":")
    if name == "week":
        monday = None
        if end - start > 31 * DAY:  # the 53rd week of a year that has 52 is the first of the next
            monday = date.fromisocalendar(start.year, 1, 1) + 7 * (int(count) - 1) * DAY
        first = monday or start + 7 * (int(count) - 1) * DAY
        return Interval(first, first + 6 * DAY if monday else min(first + 6 * DAY, end))
    length = (int(count) - 1) * DAY
    if ":first:" in part:
        return Interval(start, min(start + length, end))
    return Interval(max(end - length, start) if ":last:" in part else end - length, end)


def _middle(start: date, end: date, months: int, sharp: bool) -> Interval:
    if months <= 1:
        middle = start.replace(day=15)
        return Interval(middle, middle)
    if months <= 12:
        last = add_months(start, months // 2) - DAY
        return Interval(last, last) if sharp else Interval(last.replace(day=1), add_months(last + DAY, 1) - DAY)
    if months <= 120:
        return Interval(add_months(start, 48), add_months(start, 84) - DAY)
    year = start.year + months // 24 - 1
    return Interval(date(year, 1, 1), date(year, 12, 31))


def _early_or_late(start: date, end: date, months: int, part: str) -> Interval:
    if months <= 1:
        return Interval(start, start.replace(day=10)) if part == "early" else Interval(start.replace(day=21), end)
    size = max(months // 4, 1) if months <= 12 else months // 3
    if part == "early":
        return Interval(start, add_months(start, size) - DAY)
    return Interval(add_months(end + DAY, -size), end)
