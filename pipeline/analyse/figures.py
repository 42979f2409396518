"""The claims table as figures: what the series and the findings need of each claim, with the interval it may lie in.

Which figures form a series is left to `series.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pipeline.analyse.intervals import Interval, compile_scale_words, possible
from pipeline.extract.syntax.heads import singular
from pipeline.lexicon.analysis import AnalysisRules, load_analysis
from pipeline.lexicon.numbers import load_numbers
from pipeline.lexicon.words import load_words
from schemas.vocabularies import Change, Kind, Relation, Status, TimeBasis, TimeKind

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
JOINERS = frozenset("of and or for in on with to at by from".split())


@dataclass(frozen=True, slots=True)
class Measurement:
    """What the catalogue says of an indicator, as far as its series depend on it."""

    label: str
    kind: str  # "stock", "stock_monotone", "cumulative", "flow" or "sequence"
    scoped: bool = False  # its series are told apart by a scope


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim as the analysis sees it. `title` falls back on the document's name, `subject` on the speaker."""

    claim_id: str
    doc_id: str
    title: str
    published: date | None
    start: int
    end: int
    sentence: int
    text: str
    kind: Kind
    value: float
    relation: Relation
    possible: Interval
    unit: str
    object: str | None
    head: str | None
    words: tuple[str, ...]  # of the object: singular, without determiners
    whole: str | None
    per: str | None
    change: Change | None
    part_of: int | None
    period_start: date | None
    period_end: date | None
    time_kind: TimeKind
    time_basis: TimeBasis
    status: Status
    actor: str | None
    subject: str | None
    attributed_to: str | None
    scope: str | None
    indicator: str | None
    topic: str | None
    context: str
    flags: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """Where it stands on a time axis: the end of its period, else the document's date."""
        return self.period_end or self.published


@dataclass(frozen=True, slots=True)
class FigurePatterns:
    """What reading figures needs to know of the language, ready for use."""

    scale_words: re.Pattern[str]
    singulars: dict[str, str]
    rules: AnalysisRules


def load_figure_patterns() -> FigurePatterns:
    """The rule files made ready."""
    return FigurePatterns(compile_scale_words(load_numbers()), load_words().singulars, load_analysis())


def figures_of(rows: Iterable[dict[str, Any]], patterns: FigurePatterns) -> list[Figure]:
    """A figure for each row of a claims table (as `plain_rows` gives them), in its order."""
    return [_figure(row, patterns) for row in rows]


def plain_rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table as plain Python values, nulls as None."""
    columns = {name: frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in frame}
    names = [str(name) for name in columns]
    for cells in zip(*columns.values(), strict=True):
        yield dict(zip(names, cells, strict=True))


def content_words(text: str | None, singulars: dict[str, str], determiners: Iterable[str]) -> tuple[str, ...]:
    """The words of an object in one form: singular, lower case, no determiners, no joining words, no quotes."""
    if not text:
        return ()
    left_out = JOINERS.union(determiners)
    return tuple(singular(word, singulars) for word in WORD.findall(text) if word.lower() not in left_out)


def _figure(row: dict[str, Any], patterns: FigurePatterns) -> Figure:
    relation = Relation(row["relation"])
    rules = patterns.rules
    interval = possible(
        row["value"],
        relation,
        row["low"],
        row["high"],
        row["precision"],
        unit=row["unit"],
        scaled=patterns.scale_words.search(row["text"]) is not None,
        rules=rules.rounding,
    )
    return Figure(
        claim_id=row["claim_id"],
        doc_id=row["doc_id"],
        title=row["title"] or row["doc_id"],
        published=row["published"],
        start=row["start"],
        end=row["end"],
        sentence=row["sentence"],
        text=row["text"],
        kind=Kind(row["kind"]),
        value=row["value"],
        relation=relation,
        possible=interval,
        unit=row["unit"],
        object=row["object"],
        head=row["object_head"],
        words=content_words(row["object"], patterns.singulars, rules.auto.determiners),
        whole=row["whole"],
        per=row["per"],
        change=Change(row["change"]) if row["change"] else None,
        part_of=row["part_of"],
        period_start=row["period_start"],
        period_end=row["period_end"],
        time_kind=TimeKind(row["time_kind"]),
        time_basis=TimeBasis(row["time_basis"]),
        status=Status(row["status"]),
        actor=row["actor"],
        subject=row["subject"] or row["actor"],
        attributed_to=row["attributed_to"],
        scope=row["scope"],
        indicator=row["indicator"],
        topic=row["topic"],
        context=row["context"],
        flags=tuple(row["flags"]),
    )
