"""Every missed, spurious, misread or wrong row in one readable line, for whoever is mending the rules.

`got / want` stand side by side for every wrong column. The figure stands between bars in its context, as in the
examples of a rule file, so that the sentence can be pasted there.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.evaluation.gold import SCORED_COLUMNS, Cell, GoldError, NonClaim, Row
from pipeline.evaluation.matching import WHOLE_ROW_COLUMNS, Judged, Pair, shared_length
from pipeline.models import Rejection

# What a line can be about besides the columns.
FAULTS = ("missed", "spurious", "misread", "span", "reason")
_GROUPS = {
    "all": (*FAULTS, *SCORED_COLUMNS),
    "detection": ("missed", "spurious", "misread"),
    "whole": ("missed", "misread", *WHOLE_ROW_COLUMNS),
    "period": ("time_text", "period_start", "period_end", "time_kind", "time_basis"),
}
# Shown with a missed or spurious row, to tell at a glance what it is.
_SHOWN = ("relation", "unit", "object", "period_start", "period_end", "status")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, under which names it is filtered, and what to say."""

    doc_id: str
    start: int
    end: int
    about: tuple[str, ...]
    what: str


def parse_filter(words: str) -> frozenset[str]:
    """The names that `--errors` takes, separated by commas: columns, faults, or groups of them."""
    wanted: set[str] = set()
    for word in (part.strip() for part in words.split(",") if part.strip()):
        if word in _GROUPS:
            wanted.update(_GROUPS[word])
        elif word in _GROUPS["all"]:
            wanted.add(word)
        else:
            raise GoldError(f"--errors does not know {word!r}; it takes {', '.join((*_GROUPS, *_GROUPS['all']))}")
    return frozenset(wanted)


def error_lines(
    judged: Sequence[Judged], wanted: frozenset[str], width: int = 60, rules: bool = False
) -> Iterator[str]:
    """One line for each fault that the filter wants, in the order of the documents, and one that counts them."""
    counts: Counter[str] = Counter()
    for document in judged:
        for fault in sorted(_faults(document, wanted, rules), key=lambda fault: (fault.start, fault.end)):
            counts.update(fault.about)
            context = context_around(document.document.text, fault.start, fault.end, width)
            yield f"{fault.doc_id}:{fault.start}  {fault.what}   << {context} >>"
    total = ", ".join(f"{name} {counts[name]}" for name in _GROUPS["all"] if counts[name])
    yield f"listed (got / want): {total or 'nothing is wrong here'}"


def context_around(text: str, start: int, end: int, width: int) -> str:
    """The words around a span on one line, the span between bars."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    left = "" if start - width <= 0 else "…"
    right = "" if end + width >= len(text) else "…"
    return left + _one_line(f"{before}|{text[start:end]}|{after}") + right


def _faults(judged: Judged, wanted: frozenset[str], rules: bool) -> Iterator[Fault]:
    misread = _misread(judged)
    missed = [row for row in judged.missed if all(row is not want for want, _ in misread)]
    spurious = [row for row in judged.spurious if all(row is not got for _, got in misread)]
    if "misread" in wanted:
        for want, got in misread:
            what = f"MISREAD  {_quote(got)} {_gist(got)}{_rules(got, rules)} / {_quote(want)} {_gist(want)}"
            yield _fault(want, ("misread",), what)
    if "missed" in wanted:
        for want in missed:
            what = f"MISSED   {_quote(want)} {_gist(want)} | {_why_missed(want, judged)}"
            yield _fault(want, ("missed",), what)
    if "spurious" in wanted:
        for got in spurious:
            what = f"SPURIOUS {_quote(got)} {_gist(got)} | {_label_for(got, judged)}{_rules(got, True)}"
            yield _fault(got, ("spurious",), what)
    for pair in judged.pairs:
        yield from _wrong_columns(pair, wanted, rules)
    if "reason" in wanted:
        # A label that a spurious row covers has had its line with that row.
        yield from _wrong_reasons(judged, spurious if "spurious" in wanted else ())


def _wrong_reasons(judged: Judged, listed: Sequence[Row]) -> Iterator[Fault]:
    for label, rejection in judged.nonclaims:
        right = rejection is not None and rejection.reason == label.reason
        if not right and not any(shared_length(label, row) > 0 for row in listed):
            yield Fault(label.doc_id, label.start, label.end, ("reason",), _wrong_reason(label, rejection, judged))


def _wrong_columns(pair: Pair, wanted: frozenset[str], rules: bool) -> Iterator[Fault]:
    differences = []
    about = [column for column in pair.wrong if column in wanted]
    for column in about:
        differences.append(f"{column}: {_cell(pair.got.columns[column])} / {_cell(pair.want.columns[column])}")
    if "span" in wanted and (pair.want.start, pair.want.end) != (pair.got.start, pair.got.end):
        about.append("span")
        differences.append(f"span: {_quote(pair.got)} / {_quote(pair.want)}")
    if differences:
        what = f"WRONG    {_quote(pair.want)} {'; '.join(differences)}{_rules(pair.got, rules)}"
        yield _fault(pair.want, tuple(about), what)


def _misread(judged: Judged) -> list[tuple[Row, Row]]:
    """Missed and spurious rows that overlap: the same figure, read with another value or kind."""
    pairs: list[tuple[Row, Row]] = []
    for want in judged.missed:
        used = [id(got) for _, got in pairs]
        overlapping = [got for got in judged.spurious if shared_length(want, got) > 0 and id(got) not in used]
        if overlapping:
            pairs.append((want, max(overlapping, key=lambda got: shared_length(want, got))))
    return pairs


def _why_missed(want: Row, judged: Judged) -> str:
    rejections = [f"{r.reason} by {r.rule}" for r in judged.rejected if shared_length(want, r) > 0]
    if rejections:
        return f"rejected: {', '.join(rejections)}"
    others = [
        f"{_quote(got)} = {_number(got.value)} {got.kind}" for got in judged.found if shared_length(want, got) > 0
    ]
    return f"taken up by {', '.join(others)}" if others else "no row at all"


def _label_for(got: Row, judged: Judged) -> str:
    reasons = [label.reason for label, _ in judged.nonclaims if shared_length(got, label) > 0]
    claims = [_quote(pair.want) for pair in judged.pairs if shared_length(got, pair.want) > 0]
    if claims:
        return f"label: claimed already as {', '.join(claims)}"
    return f"label: {', '.join(reasons)}" if reasons else "not labelled"


def _wrong_reason(label: NonClaim, rejection: Rejection | None, judged: Judged) -> str:
    if rejection is not None:
        got = f"{rejection.reason} by {rejection.rule}"
    else:
        claims = [row for row in judged.found if shared_length(label, row) > 0]
        got = f"claim {_quote(claims[0])} [{' '.join(claims[0].rules)}]" if claims else "no row at all"
    return f"REASON   '{_one_line(label.text)}' {got} / {label.reason}"


def _fault(row: Row, about: tuple[str, ...], what: str) -> Fault:
    return Fault(row.doc_id, row.start, row.end, about, what)


def _gist(row: Row) -> str:
    columns = [f"{_cell(row.columns.get(name))}" for name in _SHOWN]
    return f"= {_number(row.value)} {row.kind} ({', '.join(columns)})"


def _rules(row: Row, shown: bool) -> str:
    return f" [{' '.join(row.rules)}]" if shown and row.rules else ""


def _quote(row: Row) -> str:
    return f"'{_one_line(row.text)}'"


def _cell(cell: Cell) -> str:
    if cell is None:
        return "-"
    return _number(cell) if isinstance(cell, int | float) else _one_line(cell)


def _number(number: float) -> str:
    return f"{number:.15g}" if abs(number) < 1e15 else f"{number:g}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
