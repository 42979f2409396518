"""The kinds of findings: what each says, by which rule it is raised, and an example. The codebook prints this list."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What was found in the figures."""

    FELL = "fell"
    CONFLICT = "conflict"
    NESTING = "nesting"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    PARTS_DO_NOT_SUM = "parts_do_not_sum"
    SCALE_SLIP = "scale_slip"
    JUMP = "jump"
    FROZEN = "frozen"
    TARGET_MISSED = "target_missed"
    TARGET_MET = "target_met"
    PERCENT_OUT_OF_RANGE = "percent_out_of_range"
    UNIT_CHANGED = "unit_changed"
    START_CHANGED = "start_changed"
    SEQUENCE_BACKWARDS = "sequence_backwards"


@dataclass(frozen=True, slots=True)
class KindNote:
    """A kind of finding in words."""

    kind: FindingKind
    severities: str
    rule: str
    example: str


KIND_NOTES = (
    KindNote(
        FindingKind.FELL,
        "error, warning, notice",
        "A running total, or a stock that should not fall, is lower at a later date than at an earlier one, beyond what"
        " rounding and hedges allow. The dates must not overlap, and running totals must count from the same start. A"
        " total that lost more than half is rather two things under one name, and no more than a warning.",
        "27 conventions joined in a report of 2013, 26 in a report of 2017.",
    ),
    KindNote(
        FindingKind.CONFLICT,
        "error, warning, notice",
        "Two figures for the same measurement, scope, subject, period and object cannot both be true. Figures that one"
        " sentence lists side by side never conflict.",
        "8,000 troops at the end of 2017 in one document, 8,400 at the end of 2017 in another.",
    ),
    KindNote(
        FindingKind.NESTING,
        "error, warning",
        "The total of a longer period is smaller than the total of a period inside it.",
        "3,453 fugitives returned from 2014 to 2017, but 4,000 from 2015 to 2016.",
    ),
    KindNote(
        FindingKind.PART_EXCEEDS_WHOLE,
        "error, warning",
        "A figure that the text calls a part of another one is greater than it.",
        "20 countries have signed, 27 of which have ratified.",
    ),
    KindNote(
        FindingKind.PARTS_DO_NOT_SUM,
        "warning",
        "Parts that the text presents as complete (`comprising`, `consisting of`) do not add up to their total.",
        "1,290 peacekeepers, comprising 1,100 soldiers and 90 police officers.",
    ),
    KindNote(
        FindingKind.SCALE_SLIP,
        "error, warning, notice",
        "A figure is off from its series by about 10, 100, 1,000 or 10,000: a misplaced scale word or zero.",
        "36,000 peacekeepers sent up to 2017, 380,000 up to 2018, 39,000 up to 2019.",
    ),
    KindNote(
        FindingKind.JUMP,
        "warning, notice",
        "One step of a series is far greater than its other steps, by its own growth.",
        "2,000, 2,100, 2,200, 9,000 and 9,100 in five yearly reports.",
    ),
    KindNote(
        FindingKind.FROZEN,
        "notice",
        "The same figure is repeated for different dates over years, while the series otherwise moves.",
        "40 hospitals in the reports of 2015, 2016, 2017 and 2018, after 31, 34 and 37.",
    ),
    KindNote(
        FindingKind.TARGET_MISSED,
        "notice",
        "A figure reported for the date or period of a target falls short of it.",
        "A plan wants 2 million nurses trained by 2025; the report of 2025 has 1.5 million.",
    ),
    KindNote(
        FindingKind.TARGET_MET,
        "notice",
        "A figure reported for the date or period of a target reaches it.",
        "A plan wants 2 million nurses trained by 2025; the report of 2025 has 2.1 million.",
    ),
    KindNote(
        FindingKind.PERCENT_OUT_OF_RANGE,
        "error, warning",
        "A share of a whole that has only 100 percent is given as more than 100 percent or less than none. Changes,"
        " rates and shares of what may be exceeded (GDP, a target) are left alone.",
        "150 percent of the population.",
    ),
    KindNote(
        FindingKind.UNIT_CHANGED,
        "notice",
        "One measurement of one thing is given in another unit or currency than in the documents before.",
        "Donations of 20,000 USD in the report of 2010 and of 120,000 CNY in the report of 2011.",
    ),
    KindNote(
        FindingKind.START_CHANGED,
        "warning, notice",
        "A running total counts from another start than in an earlier document. A later start with a total that did not"
        " get smaller is a warning: both starts can hardly be right.",
        "36,000 peacekeepers since 1990, 39,000 since 1992 in a later report.",
    ),
    KindNote(
        FindingKind.SEQUENCE_BACKWARDS,
        "warning, notice",
        "Numbered sessions, reports or dialogues of one scope go back while time goes on. A number left out within one"
        " sentence is a notice.",
        "The ninth dialogue in 2000, the seventh in 2001.",
    ),
)
