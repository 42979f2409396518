"""Figures in digits: grouping, decimals, signs, exponents, ordinal endings, fractions, and a scale glued behind.

One call reads the figure that starts at a digit into one atom. Scale words written out are joined in `spelled.py`;
codes and dates in figures are told apart in `codes.py`.
"""

import re
from decimal import Decimal
from functools import lru_cache

from pipeline.deferred import deferred
from pipeline.extract.numerals.atoms import ONE, Atom, whole_precision
from pipeline.extract.numerals.glued import GluedPatterns, money_before
from pipeline.lexicon.numbers import NumberRules
from pipeline.values import value_class

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_LARGEST_EXPONENT = 60
_LONGEST_FIGURE = 40
# Denominators that are read as fractions; anything else with a slash is a page, a year pair or a symbol.
LOWER_END = re.compile(r"(?<![\d.,])\d[\d.,]{0,8}\s?[mMbBkKtT]?\s?(?:[-–—−‑]|to)\s?\Z")
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}")  # `1.234,56`
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 25, 32, 50, 64, 100, 1000})


@value_class
class FigurePatterns:
    """Compiled expressions for figures in digits."""

    body: re.Pattern[str]
    exponent: re.Pattern[str]
    power: re.Pattern[str]
    ordinal: re.Pattern[str]
    decade: re.Pattern[str]
    ratio: re.Pattern[str]
    short: re.Pattern[str]
    letter: re.Pattern[str]
    times: re.Pattern[str]
    counted: re.Pattern[str]
    glued: GluedPatterns
    account: re.Pattern[str]
    suffixed: re.Pattern[str]  # what of all this may stand behind a figure begins so
    signed: re.Pattern[str]
    scales: dict[str, Decimal]
    sure_letters: frozenset[str]
    vulgar: dict[str, Decimal]
    vulgar_divisors: dict[str, int]


def compile_figures(numbers: NumberRules, glued: GluedPatterns) -> FigurePatterns:
    """Compile the expressions for figures from the number rules."""
    short = {word: Decimal(scale.value) for scale in numbers.scales for word in scale.short}
    letters = {letter: Decimal(entry.value) for letter, entry in numbers.letters.items()}
    return FigurePatterns(
        body=deferred(
            r"""(?:
              \d{1,3}(?:[,，]\d{3}){1,8}+(?!\d)                          # 36,000
            | \d{1,2}(?:,\d{2}(?=,)){1,6}+,\d{3}(?!\d)                   # 1,00,000
            | \d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3}){1,8}+(?!\d)    # 36 000
            | \d{1,3}(?:['’]\d{3}){1,8}+(?!\d)                           # 36'000
            | \d{1,3}(?:,\s000){1,4}+(?!\d)                              # 36, 000
            | \d{1,3}(?:\.\d{3}){1,8}+,\d{1,2}(?![\d,])                 # 1.234,56
            | \d{1,3}(?:\.\d{3}){2,8}+(?!\d)                             # 1.234.567
            | \d++
            | (?=\.\d)
            )
            (?:[.．·]\d++|(?<=[\u00a0\u2009\u202f ]\d{3}),\d{1,2}(?!\d)
              |(?<!\d,\d{3}),\d{1,2}(?=\s?(?:%|°|€|per\s?cent|[mb]illion|(?:bn|mn|km2?|km²|kg|ha|[kMG]W|[kMGT]Wh|EUR|Mt|m[23²³]
                |tonnes|tons|euros?|litres|hectares|kilomet(?:re|er)s|met(?:re|er)s|degrees|times|percentage\spoints?)\b))
              |(?:(?<=[€£]\d)|(?<=[€£]\d\d)|(?<=[€£]\d\d\d)),\d\d(?![\d,]))?""",
            re.X,
        ),
        exponent=deferred(
            r"[eE]([+\-−]?\d{1,3})(?!\w)|\s?[×xX*·]\s?10(?:\^\(?([+\-−]?\d{1,3})\)?|([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]{1,4}))(?!\w)"
        ),
        power=deferred(r"\^\(?([+\-−]?\d{1,3})\)?(?!\w)|([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]{1,4})(?!\w)"),
        ordinal=deferred(r"(?:-|[\s'’]|\s-\s)?(st|nd|rd|th)(?![^\W_])", re.I),
        decade=deferred(r"['’]?s(?![^\W_])"),
        ratio=deferred(r"(\d{1,4})\s?[/⁄∕]\s?(\d{1,4})(?![\d/])(?!\.\d)(?!\s?/)"),
        short=deferred(rf"[\s-]?({_alternation(short)})\b(?!\s?/)", re.I),
        letter=deferred(rf"\s?({_alternation(letters)})(?![^\W_])"),
        times=deferred(r"\s?[xX×](?![^\W_])(?!\s?\d)"),
        counted=deferred(
            r"\s(?!(?:tall|long|high|wide|deep|thick|away|above|below|across|apart|from|with|of|in|to|and|or|on|at)\s)"
            r"(?:people|bpd|b/d|persons?|men|women|children|jobs|ha|t|kg|[kMG]Wh|km2|km²|m3|m³|bbl|TEU|boe|sq\skm|[a-z]{3,20}s|[a-z]{4,20}\s[a-z]{3,20}s)\b"
        ),
        glued=glued,
        account=deferred(
            r"(?:[$€£¥₹]\s?|\b(?:loss|losses|deficit|deficits|shortfall|outflow|balance)\s(?:of|was|at|were)\s)\Z", re.I
        ),
        signed=deferred(
            r"(?<![^\W_])(?:of|was|were|is|are|by|to|from|at|between|and|or|a|an|the|reached|about|around|than|below|above|under|over"
            r"|nearly|almost|approximately|averaged|averaging|recorded|reported|registered|posted|showed|shows|remained"
            r"|stood at|[a-z]{3,20}:)\s+\Z",
            re.I,
        ),
        suffixed=deferred(
            rf"(?:[\s-]|['’]|\s-\s)?(?:[eE×xX*·\^⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺s]|nd|rd|th|(?:{_alternation(short)})|(?:{_alternation(letters)}))",
            re.I,
        ),
        scales={**{word.lower(): value for word, value in short.items()}, **letters},
        sure_letters=frozenset(letter for letter, entry in numbers.letters.items() if entry.sure),
        vulgar={sign: Decimal(top) / Decimal(bottom) for sign, (top, bottom) in numbers.vulgar.items()},
        vulgar_divisors={sign: bottom for sign, (_, bottom) in numbers.vulgar.items()},
    )


def read_figure(text: str, at: int, start: int, end: int, patterns: FigurePatterns) -> Atom:
    """Read the figure that starts at `at` (a digit, a point before one, or a fraction sign) into an atom.

    `start` is where the previous expression ended: signs and currencies are looked for behind it.
    """
    if text[at] in patterns.vulgar:
        divisor = patterns.vulgar_divisors[text[at]]
        return Atom(
            at, at + 1, "ratio", patterns.vulgar[text[at]], ONE / divisor, divisor=divisor, rule="numeral.fraction"
        )
    fraction = _read_ratio(text, at, end, patterns)
    if fraction is not None:
        return fraction
    match = patterns.body.match(text, at, end)
    assert match is not None, "read_figure must be called at a figure"
    stop = match.end()
    if stop - at > _LONGEST_FIGURE:
        return Atom(at, stop, "whole", Decimal(0), rule="numeral.code")  # a serial number or rubbish, no quantity
    value, precision = _digits_value(match[0])
    if patterns.suffixed.match(text, stop, end) is None:
        return Atom(at, stop, "figure", value, precision, rule="numeral.digits")
    exponent = patterns.exponent.match(text, stop, end)
    power = None if exponent else patterns.power.match(text, stop, end)
    if exponent:
        size = int((exponent[1] or exponent[2] or exponent[3]).translate(_SUPERSCRIPTS).replace("−", "-"))
        if abs(size) <= _LARGEST_EXPONENT:
            factor = Decimal(10) ** size
            return Atom(at, exponent.end(), "figure", value * factor, precision * factor, rule="numeral.scientific")
    elif power and (power[1] or match[0] == "10"):
        raised = _raised(value, (power[1] or power[2]).translate(_SUPERSCRIPTS).replace("−", "-"))
        if raised is not None:
            return Atom(at, power.end(), "figure", raised, whole_precision(raised), rule="numeral.scientific")
    whole = value == value.to_integral_value() and "." not in match[0]
    if whole:
        ordinal = patterns.ordinal.match(text, stop, end)
        if ordinal and _ending_fits(int(value), ordinal):
            return Atom(at, ordinal.end(), "whole", value, form="ordinal", rule="numeral.ordinal")
        decade = patterns.decade.match(text, stop, end)
        grouped = text[max(0, at - 6) : at - 1].lower().endswith(("under", "over"))  # "the over-60s" are people
        if (
            decade
            and not grouped
            and value % 10 == 0
            and (len(match[0]) == 4 or (len(match[0]) == 2 and decade[0] == "s"))
        ):
            return Atom(at, decade.end(), "whole", value, rule="numeral.decade")
    return _with_suffix(text, Atom(at, stop, "figure", value, precision, rule="numeral.digits"), start, end, patterns)


def read_sign(text: str, at: int, start: int, patterns: FigurePatterns) -> int | None:
    """Where the minus sign of the figure at `at` stands, if it has one; `start` is the end of the numeral before."""
    sign = at - 1
    if sign < start or text[sign] not in "-−–":
        return None
    before = text[sign - 1] if sign > 0 else ""
    if text[sign] == "−":
        return None if before.isalnum() else sign
    if before == "\n" or (before and not before.isspace() and before not in "($€£"):
        return None  # a list marker, or a hyphen
    if not before or before in "($€£":
        return sign
    lead = patterns.signed.search(text, max(start, sign - 16), sign)
    return sign if lead else None  # after any other word it is a dash or a hyphen: "2017 -2023", "the rest -5 of them"


def read_account(text: str, at: int, end: int, patterns: FigurePatterns) -> bool:
    """Whether the figure `at:end` stands in brackets as a negative amount in accounts do (`$(1,234)`)."""
    if at < 1 or text[at - 1] != "(" or text[end : end + 1] != ")":
        return False
    return patterns.account.search(text, max(0, at - 24), at - 1) is not None


def _alternation(words: dict[str, Decimal]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1 << 12)  # documents use the same figures again and again
def _digits_value(figure: str) -> tuple[Decimal, Decimal]:
    """Value and precision of a figure as written."""
    body = figure.replace("．", ".").replace("·", ".").replace("，", ",")
    if CONTINENTAL.fullmatch(body):
        body = body.replace(".", "").replace(",", ".")
    elif body.count(".") > 1:
        body = body.replace(".", "")
    elif re.search(r",\d{1,2}$", body) and "." not in body:
        body = ".".join(body.rsplit(",", 1))
    plain = re.sub(r"[^\d.]", "", body)
    if "." not in plain:
        value = Decimal(int(plain))
        return value, whole_precision(value)
    value = Decimal(plain)
    exponent = value.as_tuple().exponent
    return value, Decimal(1).scaleb(int(exponent))


def _raised(value: Decimal, power: str) -> Decimal | None:
    exponent = int(power)
    if abs(exponent) > _LARGEST_EXPONENT or abs(value) > 1000 or not value:
        return None
    raised: Decimal = value**exponent
    return raised if abs(raised.adjusted()) <= _LARGEST_EXPONENT else None


def _ending_fits(value: int, ordinal: re.Match[str]) -> bool:
    """Glued endings count as they stand; after a blank or hyphen only the right one does."""
    if ordinal.start(1) == ordinal.start():
        return True
    right = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return ordinal[1].lower() == right


def _read_ratio(text: str, at: int, end: int, patterns: FigurePatterns) -> Atom | None:
    found = patterns.ratio.match(text, at, end)
    if not found:
        return None
    top, bottom = int(found[1]), int(found[2])
    common = bottom in _DENOMINATORS and not found[1].startswith("0") and not found[2].startswith("0")
    if not common or top == 0 or (top >= bottom and (bottom > 8 or top > 3 * bottom or (top, bottom) == (24, 7))):
        return None
    value = Decimal(top) / Decimal(bottom)
    return Atom(at, found.end(), "ratio", value, ONE / bottom, divisor=bottom, rule="numeral.fraction")


def _with_suffix(text: str, figure: Atom, start: int, end: int, patterns: FigurePatterns) -> Atom:
    """The figure with the abbreviated scale behind it, where there is one."""
    stop = figure.end
    short = patterns.short.match(text, stop, end)
    if short:
        return _scaled(figure, short.end(), patterns.scales[short[1].lower()])
    letter = patterns.letter.match(text, stop, end)
    if letter and _letter_is_scale(text, figure, letter, start, end, patterns):
        return _scaled(figure, letter.end(), patterns.scales[letter[1]])
    times = patterns.times.match(text, stop, end)
    if times:
        return Atom(
            figure.start,
            times.end(),
            "whole",
            figure.value,
            figure.precision,
            form="multiplicative",
            rule="numeral.multiplicative",
        )
    return figure


def _scaled(figure: Atom, stop: int, scale: Decimal) -> Atom:
    return Atom(
        figure.start, stop, "figure", figure.value * scale, figure.precision * scale, scale, rule="numeral.letter-scale"
    )


def _ends_sum(text: str, at: int, patterns: FigurePatterns) -> bool:
    """Whether the figure at `at` is the upper end of a sum whose currency stands before the lower one (`US$5-7m`)."""
    lower = LOWER_END.search(text, max(0, at - 20), at)
    if lower is None:
        return False
    return money_before(text, lower.start(), max(0, lower.start() - 16), patterns.glued, blank=True)


def _letter_is_scale(
    text: str, figure: Atom, letter: re.Match[str], start: int, end: int, patterns: FigurePatterns
) -> bool:
    glued = letter.start(1) == figure.end
    if money_before(text, figure.start, start, patterns.glued, blank=True):
        return True
    if glued and _ends_sum(text, figure.start, patterns):
        return True
    return glued and (
        letter[1] in patterns.sure_letters
        or (letter[1] in {"m", "M", "K"} and patterns.counted.match(text, letter.end(), end) is not None)
    )
