"""Which of the noun phrases before a verb its subject is: the stretches between commas, asides and lists told apart.

Where the clause begins is left to `leftward.py`.
"""

from pipeline.extract.syntax.nouns import Phrase, skip_determiners
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.tokens import Tokens

SPANS_OF_TIME = frozenset(("year", "month", "week", "day", "hour", "minute"))


def first_phrase(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """The subject in `begin:end`: the last stretch between commas, its first phrase under no preposition.

    A stretch set off by commas on both sides just before the verb is an apposition, and the one before it counts.
    """
    asked = begin, end
    if asked not in tokens.subjects:
        tokens.subjects[asked] = _read_subject(tokens, begin, end)
    return tokens.subjects[asked]


def _read_subject(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    stretches, closed = _stretches(tokens, begin, end)
    filled = [stretch for stretch in stretches if stretch]
    if not filled:
        return None
    last = filled[-1][-1]
    if len(stretches) == 1 and tokens.tag[begin] == "P" and last.end == end and tokens.tag[last.start - 1] == "D":
        return last  # `Among people aged 15 to 24 |the rate| edged up`
    if not closed and len(filled) > 1 and listed_behind(tokens, filled[-2], filled[-1]):
        return Phrase(filled[-2][0].start, filled[-1][0].end, filled[-2][0].head)
    if len(stretches) == 1 and (joined := joined_clause(tokens, begin, filled[0], end)) is not None:
        return joined
    phrase = filled[-2][0] if closed and len(filled) > 1 else filled[-1][0]
    if closed and len(filled) > 2 and aside_of_place(tokens, filled[0][0].end):
        phrase = filled[0][0]
    return with_destination(tokens, phrase, end)


def _stretches(tokens: Tokens, begin: int, end: int) -> tuple[list[list[Phrase]], bool]:
    """The phrases under no preposition of each stretch between commas, and whether a comma closes the last."""
    stretches: list[list[Phrase]] = [[]]
    closed = False
    j = begin
    while j < end:
        tag = tokens.tag[j]
        if tokens.word[j] in ("every", "each") and tokens.word[j + 1] in SPANS_OF_TIME:
            j += 2  # `Every year |illicit flows| cost Africa …`
            continue
        if tag in "NO" and tokens.tag[j + 1 : j + 2] == ["D"] and any(mark.isdigit() for mark in tokens.word[j]):
            j += 1  # `C.14 |The tax| will be lowered`: the mark of a paragraph
            continue
        closed = tag == ","
        if tag == ",":
            stretches.append([])
        if tag == "P":
            inner = phrase_at(tokens, skip_determiners(tokens, j + 1))
            if not any(stretches) and (placed := _named_place(tokens, j, inner, end)) is not None:
                stretches[-1].append(placed)
            j = inner.end if inner and inner.end <= end else j + 1
            continue
        if tag == "R" and not (j > begin and (tokens.tag[j - 1] == "W" or tokens.word[j - 1] == "that")):
            stretches = [[]]
        elif (phrase := _phrase_here(tokens, j, end)) is not None:
            stretches[-1].append(phrase)
            j = max(j + 1, phrase.end)
            continue
        j += 1
    return stretches, closed


def _phrase_here(tokens: Tokens, j: int, end: int) -> Phrase | None:
    """The phrase that begins at token `j`: what a figure counts, else a noun phrase (`that of |visitors| rose`)."""
    if tokens.tag[j] == "Q":
        behind = phrase_at(tokens, j + 1)
        return behind if behind is not None and behind.start == j + 1 else Phrase(j, j + 1, j)
    if tokens.tag[j] not in "DNOAKEG":
        return None
    pointed = tokens.word[j] in ("that", "those") and tokens.word[j + 1] == "of"
    phrase = phrase_at(tokens, j + 2 if pointed else j)
    if phrase is None or phrase.head >= end or inverted(tokens, j, phrase, end):
        return None
    return Phrase(phrase.start, min(phrase.end, end), phrase.head)


def _named_place(tokens: Tokens, j: int, inner: Phrase | None, end: int) -> Phrase | None:
    """The subject right behind the name of a place, with no comma between (`In Pemba |rents| had risen`)."""
    if inner is None or inner.end != end or tokens.word[j] != "in" or tokens.tag[inner.head] != "N":
        return None
    name = next((k for k in range(inner.head - 1, inner.start - 1, -1) if tokens.tag[k] == "O"), -1)
    return Phrase(name + 1, inner.end, inner.head) if name >= 0 else None


def inverted(tokens: Tokens, first: int, phrase: Phrase, end: int) -> bool:
    """Whether an adjective opens a clause whose subject stands behind `is` (`|Worse| still is the fall in prices`)."""
    bare = tokens.tag[phrase.head] == "A" == tokens.tag[first] and (first == 0 or tokens.tag[first - 1] in "B.")
    return bare and tokens.tag[end : end + 2] == ["b", "D"]


def joined_clause(tokens: Tokens, begin: int, stretch: list[Phrase], end: int) -> Phrase | None:
    """The subject of a clause that `and` joins to one that ends in a figure (`rent was 2 euros and |wages| fell`)."""
    if len(stretch) != 2 or begin == 0 or tokens.tag[begin - 1] not in "VEbh":
        return None
    figure, subject = stretch
    apart = tokens.tag[figure.head] == "Q" and tokens.tag[figure.end : figure.end + 1] == ["C"]
    return subject if apart and subject.end == end and tokens.tag[subject.head] in "NO" else None


def aside_of_place(tokens: Tokens, k: int) -> bool:
    """Whether an aside with a list opens at token `k` (`The cost|, in Oslo, Rome and Bonn,| was $3 million`)."""
    while tokens.tag[k : k + 1] == ["T"]:
        k += 1
    return tokens.tag[k : k + 1] == [","] and tokens.tag[k + 1 : k + 2] in (["P"], ["G"])


def listed_behind(tokens: Tokens, before: list[Phrase], behind: list[Phrase]) -> bool:
    """Whether a comma stands inside the list of a complement: `|the cost| of fuel, food and rent rose`."""
    first, rest = before[0], behind[0]
    comma = rest.start
    while comma > first.end and tokens.tag[comma - 1] != ",":
        comma -= 1
    joined = any(tokens.tag[k] == "C" and tokens.tag[k - 1] in "NO" for k in range(rest.start, rest.end))
    return (
        joined and len(before) == 1 and tokens.tag[first.end - 1] in "NO" and "P" in tokens.tag[first.head : first.end]
    )


def with_destination(tokens: Tokens, phrase: Phrase, end: int) -> Phrase:
    """A subject with what `to`, `between` or `for the` add: before its verb they can belong to nothing else."""
    j = phrase.end
    while (
        j < end
        and tokens.tag[j] == "P"
        and tokens.word[j] in (("to", "between", "for", "against", "with", "from", "in")[: 7 if j > phrase.end else 6])
    ):
        inner = phrase_at(tokens, skip_determiners(tokens, j + 1))
        if inner is None or inner.end > end:
            break
        j = inner.end
    return Phrase(phrase.start, j, phrase.head)
