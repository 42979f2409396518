"""Texts that bring out work which grows faster than the text: one small piece repeated until a size is reached.

Most are one paragraph without an end; some are many lines, rows or headings. Only the texts: what is measured on
them is left to the tests.
"""

PIECES: dict[str, str] = {
    # one character
    "digits": "7",
    "letters": "a",
    "capitals": "A",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "newlines": "\n",
    "carriage returns": "\r\n",
    "tabs": "\t",
    "dots": ".",
    "commas": ",",
    "semicolons": ";",
    "dashes": "-",
    "en dashes": "–",
    "opening brackets": "(",
    "closing brackets": ")",
    "quotes": '"',
    "apostrophes": "'",
    "combining marks": "e\u0301",
    "fractions": "½",
    "soft hyphens": "a\u00ad",
    # nothing but marks and space, behind or before a word
    "spaced dots": ". ",
    "spaced dashes": "- ",
    "empty brackets": "()",
    "leaders": "a . . . . . . . . ",
    "blank lines": " \n",
    "deep brackets": "(a ",
    # figures
    "rows of 1,": "1,",
    "groups of three": "123,",
    "spaced digits": "1 ",
    "decimals": "1.",
    "minus signs": "-1",
    "dollars": "$1 ",
    "dollars and commas": "$1, ",
    "exponents": "1e5 ",
    "ratios": "3:1 ",
    "vulgar fractions": "1/2 ",
    "mixed numbers": "1 1/2 ",
    "percentages": "5% ",
    "spaced thousands": "1 000 ",
    "ranges": "from 5 to ",
    "dashed ranges": "5-",
    "millions": "5 million ",
    "only scales": "million ",
    "ordinals": "5th ",
    "Roman numerals": "XIV ",
    "list numbers": "(1) ",
    "footnotes": "word1 ",
    "tolerances": "5 ± ",
    "powers": "3 × 10^",
    # spelled numbers
    "one and one": "one and ",
    "twenty": "twenty-",
    "hundreds": "one hundred and ",
    "halves": "half a ",
    "dozens": "a dozen ",
    "first": "first and ",
    "point": "one point ",
    # grammar
    "of the": "of the ",
    "per": "per ",
    "of which": "of which 5 ",
    "including": "including 5 men, ",
    "men": "5 men, ",
    "men and": "5 men and ",
    "each": "5 men each ",
    "annually": "rose annually by 5 ",
    "than": "more than ",
    "between": "between 5 and ",
    "rose": "it rose to 5 ",
    "to be": "to be ",
    "has been": "has been ",
    "who": "who ",
    "that is": "that is ",
    "names": "Ghana ",
    "capital words": "The Big House ",
    "acronyms": "U.S. ",
    "adjectives": "new ",
    "respectively": "5, 6 and 7 respectively ",
    "shares": "5 per cent of the ",
    "with": "with 5 men, ",
    "percentage of it": "half of it and ",
    "sums": "a total of 5, ",
    "according": "according to ",
    # times
    "years": "2004 ",
    "in years": "in 2004, ",
    "dates": "January 1 ",
    "full dates": "1 January 2004, ",
    "numeric dates": "1/2/2004 ",
    "decades": "1990s ",
    "months": "May ",
    "year ranges": "2004-05 ",
    "last year": "last year ",
    "since": "since 5 years ",
    "sentences": "In 2004, 5 men came. ",
    "sentences without figures": "In 2004 men came. ",
    "quoted sentences": '"Men came." ',
    "short sentences": "A. ",
    # many lines
    "lines": "5 men\n",
    "paragraphs": "In 2004, 5 men came.\n\n",
    "headings": "Chapter 5\n\n",
    "capital headings": "PART ONE\n\n",
    "numbered headings": "1.2.3 Aid\n\n",
    "list items": "1. men\n",
    "bullets": "- 5 men\n",
    "lettered items": "(a) 5 men;\n",
    "table rows": "Aid    5    6    7\n",
    "rows of pipes": "| 5 | 6 |\n",
    "ruled lines": "-----\n",
    "contents": "Aid ........ 5\n",
    "hyphenated lines": "con-\n",
    "page numbers": "Page 5 of 6\n",
    # codes and names of documents
    "articles": "Article 5, ",
    "resolutions": "A/RES/60/1 ",
    "telephones": "+251 11 551 ",
    "addresses": "http://a.b/",
    "mail": "a@b.",
    "codes": "G20-",
    "letters and digits": "a1",
    "underscores": "_",
    "slashes": "1/",
    "colons": "1:",
}  # fmt: skip

# Thousands of figures among words, each of which is read as in prose and becomes a row: those that take longest.
FIGURES_IN_WORDS = frozenset(
    (
        "each; lines; men; men and; bullets; with; paragraphs; percentage of it; lettered items; ordinals; "
        "respectively; list items; rose; halves"
    ).split("; ")
)


def adversarial(name: str, size: int) -> str:
    """The text of that name, `size` characters long."""
    piece = PIECES[name]
    return (piece * (size // len(piece) + 1))[:size]
