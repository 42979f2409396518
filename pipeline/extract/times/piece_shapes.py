"""The shapes of parts of a longer stretch: quarters, halves, the first months of a year, `Q4`, `H1 2023`.

The other shapes are in `shapes.py`, `length_shapes.py` and `week_atoms.py`.
"""

from pipeline.extract.times.shape_pieces import DASH, FISCAL, LEFT, SPLIT_YEAR, START, YEAR, Shape, number, ordinal
from pipeline.lexicon.times import TimeRules


def piece_shapes(rules: TimeRules) -> list[Shape]:
    """Quarters, halves and months of a longer stretch."""
    rank = r"(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|[Ll]atter|[1-4](?:st|nd|rd|th))\s+"
    piece = rf"(?:[Tt]he\s+)?{rank}(?P<piece>quarter|half|semester|trimester|third)"
    months = rf"(?:[Tt]he\s+)?(?P<which>[Ff]irst|[Ll]ast)\s+(?P<months>{number(rules)})\s+months"
    fiscal = rf"(?:(?P<fiscal>FY|{FISCAL}|[Ff]iscal)\s*)"
    near = rf"(?P<dei>this|last|next|the\s+current|the\s+previous)\s+(?P<deiunit>year|century|{FISCAL})(?![\w])"
    whole = r"the\s+(?P<the>year)(?![\w])"
    century = rf"the\s+{ordinal(rules)}(?:\s+|{DASH})(?P<century>[Cc]entury)"
    quarters = r"(?:[Tt]he\s+)?(?P<which>[Ff]irst|[Ll]ast)\s+(?P<quarters>two|three)\s+quarters"
    alone = r"(?![\w])(?!\s+(?:of|in|after|before|since|on|at|that)\b)"
    return [
        (
            "date.quarter",
            rf"{START}{quarters}\s+(?:of|in)\s+(?:the\s+)?(?:year\s+)?(?:{fiscal}?{SPLIT_YEAR}|{near}|{whole})",
            "the>first the>last first>COUNT first>FEW last>COUNT last>FEW",
        ),
        (
            "date.quarter",
            rf"{START}{piece}\s+(?:of|in)\s+(?:the\s+)?(?:year\s+)?{fiscal}?{SPLIT_YEAR}",
            "the>RANK the>NTH RANK>PIECE NTH>PIECE",
        ),
        (
            "date.quarter",
            rf"{START}{piece}\s+of\s+(?:{century}|{near}|{whole})",
            "the>RANK the>NTH RANK>PIECE NTH>PIECE",
        ),
        (
            "date.quarter",
            rf"{START}{months}\s+of\s+(?:the\s+)?(?:year\s+)?{fiscal}?{SPLIT_YEAR}",
            "the>first the>last first>COUNT first>FEW last>COUNT last>FEW",
        ),
        (
            "date.quarter",
            rf"{START}{months}\s+of\s+(?:{near}|{whole})",
            "the>first the>last first>COUNT first>FEW last>COUNT last>FEW",
        ),
        ("date.quarter", rf"{START}{months.replace('|[Ll]ast', '')}{alone}", "the>first first>COUNT first>FEW"),
        ("date.quarter", rf"{START}{quarters.replace('|[Ll]ast', '')}{alone}", "the>first first>COUNT first>FEW"),
        ("date.quarter", rf"{START}(?P<q>Q(?P<which>[1-4]))\s*(?:of\s+|(?:,|{DASH})\s*)?{fiscal}?{SPLIT_YEAR}", "q"),
        ("date.quarter", rf"{START}(?P<q>H(?P<which>[12]))\s*(?:of\s+|(?:,|{DASH})\s*)?{fiscal}?{SPLIT_YEAR}", "h"),
        ("date.quarter", rf"{LEFT}(?P<q>(?P<which>[1-4])Q)\s*(?:of\s+)?{fiscal}?{SPLIT_YEAR}", "NTH"),
        ("date.quarter", rf"{LEFT}(?P<q>(?P<which>[12])H)\s*(?:of\s+)?{fiscal}?{SPLIT_YEAR}", "NTH"),
        (
            "date.quarter",
            rf"{START}(?P<q>(?:Q|H(?=[12]))(?P<which>[1-4]))(?![\w])(?!\s*(?:of\s|{DASH}|/|[.:]?\d))",
            "q h",
        ),
        ("date.quarter", rf"{LEFT}(?P<year>{YEAR})\s*(?:{DASH}\s*)?(?P<q>Q(?P<which>[1-4]))(?![\w])", "YEAR>q"),
        (
            "date.quarter",
            rf"{START}(?:[Tt]he\s+){rank}(?P<piece>quarter|half)(?![\w])(?!\s+(?:of|century))(?!{DASH})",
            "the>RANK the>NTH",
        ),
    ]
