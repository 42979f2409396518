"""The closed vocabularies of the tables: every value that a coded column may hold, and what it means.

Plain string enums, shared by the extractor and the table schemas. Importing this module loads neither pandas
nor pandera. What a column is, and which vocabulary it takes, is said in the table models beside this file.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a claim's figure says."""

    QUANTITY = "quantity"  # how many, how much, how often
    ORDINAL = "ordinal"  # which one in a numbered sequence


class Relation(StrEnum):
    """How the stated figure stands to the true one, by the words around it."""

    EXACT = "exact"
    APPROX = "approx"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    RANGE = "range"


class Change(StrEnum):
    """Set where the figure is the size of a change and not a level."""

    INCREASE = "increase"
    DECREASE = "decrease"


class TimeKind(StrEnum):
    """Whether a figure covers its whole period or holds at the end of it."""

    DURING = "during"
    AS_OF = "as_of"


class TimeBasis(StrEnum):
    """Where a claim's period comes from."""

    STATED = "stated"  # the same sentence
    CONTEXT = "context"  # an earlier sentence
    DOCUMENT = "document"  # the document's own dates


class Status(StrEnum):
    """How a figure is meant."""

    REPORTED = "reported"  # asserted as a fact
    TARGET = "target"  # planned, pledged, projected
    NORM = "norm"  # a rule or a threshold


class Reason(StrEnum):
    """Why a numeral expression is no claim; the first that fits."""

    LAYOUT = "layout"
    DATE = "date"
    IDENTIFIER = "identifier"
    NAME = "name"
    DENOMINATOR = "denominator"
    IDIOM = "idiom"
    VAGUE = "vague"
    GARBLED = "garbled"


class Outcome(StrEnum):
    """What became of an input file."""

    READ = "read"
    SKIPPED = "skipped"
    FAILED = "failed"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"  # the figures cannot all be true
    WARNING = "warning"  # they hardly can
    NOTICE = "notice"  # worth a look


class Flag(StrEnum):
    """What an analyst may want to filter a claim by."""

    INFERRED_DATE = "inferred_date"  # the document's date is not from the manifest
    DEFAULT_CURRENCY = "default_currency"  # a bare symbol or word was read by the default table
    CARRIED_PERIOD = "carried_period"  # the period was carried over from an earlier sentence
    OCR = "ocr"  # the words around the figure show scanning damage
    PAIRED = "paired"  # the period was paired off from a list of dates
    REVIEWED = "reviewed"  # a person looked at it and said so in reviews.csv
    DROPPED = "dropped"  # ... and took it out of series and findings
