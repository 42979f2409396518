"""The shapes of lengths of time: `two years ago`, `over the past decade`, `for three months`.

Single dates are in `shapes.py`.
"""

from pipeline.extract.times.shape_pieces import (
    DASH,
    LEFT,
    MORE,
    START,
    Shape,
    a_date,
    alternation,
    count_piece,
    either_case,
    hedge_piece,
    number,
    unit_piece,
)
from pipeline.lexicon.times import TimeRules

_YEARLY = r"(?:year|month|fiscal|financial|budget|reporting|current|present|decade|century)"
SPAN_PREPOSITIONS = ("in", "following", "over", "during", "for", "within", "throughout", "after", "across")


def length_shapes(rules: TimeRules) -> list[Shape]:
    """Lengths with a direction: ago, past, next, before and after something."""
    count, unit, hedge = count_piece(rules), unit_piece(rules), hedge_piece(rules)
    near = r"(?P<near>last|past|previous|preceding|next|coming|following|forthcoming|ensuing|subsequent|recent)"
    bare = r"(?P<bare>[Ll]ast|[Pp]ast|[Nn]ext|coming)"
    towards = (
        r"(?P<dir>ago|hence|earlier|later|previously|thereafter|afterwards|from\s+now|on(?=\s*[,.;]|\s+from\s)"
        r"|(?:after|before|prior\s+to|into)(?=\s+(?!tax)[\w“\"])|(?P<then>before)(?=\s*(?:[,.;:)\]]|\Z)))(?![\w])"
    )
    span = (
        rf"(?:\s+|\s*{DASH}\s*)(?:(?:or\s+(?:so|more)|consecutive|calendar|fiscal|financial|odd)\s+)?{unit}{MORE}"
        r"(?:\s+period(?![\w]))?"
    )
    one = rf"(?P<unit>{alternation(rules.words.unit_months)}|week|fortnight)(?![\w])"
    return [
        (
            "duration.ago",
            rf"{LEFT}(?P<count>(?:[Aa]n?|{number(rules)})\s+(?:hundred|thousand)|[0-9],[0-9]{{3}})\s+{unit}\s+(?P<dir>ago)(?![\w])",
            "COUNT FEW>DIGIT FEW>hundred FEW>thousand",
        ),
        (
            "duration.ago",
            rf"{LEFT}{count}\s+(?:(?:short|long|full)\s+)?{unit}{MORE}\s+{towards}",
            "COUNT FEW>COUNT FEW>DIGIT FEW>UNIT FEW>to FEW>or FEW>and FEW>short FEW>long FEW>full",
        ),
        (
            "duration.past",
            rf"{START}(?:(?:[Tt]he|[Tt]hese|its|our|their)\s+{near}|{bare})\s+{hedge}{count}{span}",
            "the>NEAR these>NEAR its>NEAR our>NEAR their>NEAR last past next coming",
        ),
        (
            "duration.past",
            rf"{START}(?:[Tt]he|[Tt]hese)\s+{hedge}{count}\s+{near}\s+{unit}",
            "the>HEDGE the>COUNT the>FEW these>HEDGE these>COUNT these>FEW",
        ),
        (
            "duration.past",
            rf"{START}[Tt]he\s+(?P<near>past|coming|recent)\s+{one}{MORE}",
            "the>past the>coming the>recent",
        ),
        (
            "duration.past",
            rf"{START}[Tt]he\s+(?P<near>last|next)\s+(?P<unit>year|month|week|decade|fortnight)(?![\w])",
            "the>last the>next",
        ),
        (
            "duration.past",
            rf"{START}(?P<near>[Rr]ecent|past|coming)\s+(?P<unit>year|month|week|decade|day)s(?![\w])",
            "recent past coming",
        ),
    ]


def span_shapes(rules: TimeRules) -> list[Shape]:
    """A length behind a preposition that makes it say when, or how long."""
    opener = r"(?:(?:a\s+period|the\s+space|the\s+course|periods)\s+of\s+)?"
    ends = r"(?:first|opening|final|closing)"
    dated = rf"of\s+(?:{alternation(rules.words.months)}|\d|this|last|next|each|every|FY|the\s+(?:\d|{_YEARLY}))"
    event = rf"of\s+(?:the|his|her|its|our|their)\s+(?!\d|{_YEARLY})"
    inside = rf"(?:(?:year|week|day|hour)s(?!\s+{dated})|months\s+{event})"
    the = rf"the(?:\s+{ends}(?=\s+[\w-]+\s+{inside}))?"  # `the first two weeks of May` is a part of it with dates
    article = rf"(?:(?:an?|{the}|(?:these|those|its|their|our)(?:\s+{ends})?)\s+)?"
    join = rf"(?P<join>\s+|\s*{DASH}\s*)(?:(?:long|consecutive|short|full|whole|successive|straight)\s+)?"
    # `in the six months to May` ends with the date that follows.
    up_to = rf"(?:to|ended|ending|up\s+to|through)\s+{a_date(rules)}"
    not_here = (
        rf"(?!\s+{up_to})(?!\s+(?:ago|old|earlier|later|hence|of\s+age|age\s+\w+|per|an?)(?![\w]))(?!\s*{DASH}\s*old)"
    )
    return [
        (
            "duration.span",
            rf"{START}(?P<prep>{alternation(either_case(SPAN_PREPOSITIONS))})\s+{opener}{hedge_piece(rules)}{article}{count_piece(rules)}"
            rf"{join}{unit_piece(rules)}{MORE}(?P<hence>[’']\s+time(?![\w]))?(?P<period>\s+(?:(?:target|planning|plan|reporting|transition(?:al)?)\s+)?(?:period|span)(?![\w]))?{not_here}",
            "SPAN>COUNT SPAN>FEW SPAN>HEDGE SPAN>OWNER SPAN>periods",
        )
    ]
