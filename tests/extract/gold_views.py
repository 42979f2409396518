"""Sentence views built from the labelled figures: periods are tested apart from detection, objects and status."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.extract.periods.memory import TimeMemory
from pipeline.extract.periods.periods import assign_periods
from pipeline.extract.periods.sentence_view import Figure, SentenceView
from pipeline.extract.periods.undated import TimeWords
from pipeline.extract.syntax.clause import find_verb_groups
from pipeline.extract.syntax.tokenizer import tokenize
from pipeline.extract.times.times import compile_times, find_times
from pipeline.ingest.patterns import compile_segmentation
from pipeline.ingest.segment import segment
from pipeline.lexicon.segmentation import load_segmentation
from pipeline.lexicon.times import load_times
from pipeline.lexicon.verbs import load_verbs
from pipeline.lexicon.words import load_words
from pipeline.models import Document, Period, Segments
from schemas.vocabularies import Change, Kind, Status

ROOT = Path(__file__).resolve().parents[2]
LENGTHS = ("year", "month", "day", "hour", "week")


@dataclass(frozen=True)
class Judged:
    """A labelled row and the period found for its figure."""

    row: dict[str, Any]
    found: Period
    context: str


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _documents(gold: Path, texts: Path) -> Iterator[Document]:
    manifest = texts / "documents.csv"
    rows = (
        list(csv.DictReader(manifest.open(encoding="utf-8")))
        if manifest.exists()
        else read_rows(gold / "documents.jsonl")
    )
    for row in rows:
        path = texts / f"{row['doc_id']}.txt"
        yield Document(
            doc_id=row["doc_id"],
            text=path.read_bytes().decode("utf-8-sig"),
            actor=row["actor"],
            about=row["about"],
            published=_date(row["published"]),
            covers_start=_date(row["covers_start"]),
            covers_end=_date(row["covers_end"]),
        )


def _figure(row: dict[str, Any], at: int, text: str) -> Figure:
    unit = row["unit"]
    before = text[max(0, row["start"] - 40) : row["start"]].split()
    after = text[row["end"] : row["end"] + 10]
    aged = unit == "year" and (
        after.startswith("-year-old")
        or "age" in before[-3:]
        or before[-1:] == ["under"]
        or before[-2:] == ["younger", "than"]
    )
    if row["kind"] == "ordinal":
        form = "ordinal"
    elif aged:
        form = "age"
    elif unit in LENGTHS:
        form = "duration"
    elif unit in ("times", "ratio", "count"):
        form = unit
    elif unit == "percent":
        form = "share"
    else:
        form = "money" if unit.isupper() else "measure"
    return Figure(
        start=row["start"],
        end=row["end"],
        at=at,
        kind=Kind(row["kind"]),
        unit=unit,
        form=form,
        status=Status(row["status"]),
        head=row["object_head"],
        thing=row["object"],
        per=row["per"],
        change=Change(row["change"]) if row["change"] else None,
        moved_to=bool(
            re.search(r"\b(?:to|up to) (?:approximately |about )?$", text[max(0, row["start"] - 40) : row["start"]])
        ),
    )


def judge(gold: Path, texts: Path) -> Iterator[Judged]:
    """Every labelled row beside the period found for its figure, documents in order."""
    rows = read_rows(gold / "claims.jsonl")
    words = TimeWords(load_times(), load_verbs())
    patterns, lexicon, cutting = compile_times(words.times), load_words(), compile_segmentation(load_segmentation())
    for document in _documents(gold, texts):
        mine = [row for row in rows if row["doc_id"] == document.doc_id]
        yield from _judge_document(document, mine, segment(document.text, cutting), patterns, lexicon, words)


def _judge_document(
    document: Document, rows: list[dict[str, Any]], segments: Segments, patterns: Any, lexicon: Any, words: TimeWords
) -> Iterator[Judged]:
    memory = TimeMemory()
    for sentence in segments.sentences:
        mine = [row for row in rows if sentence.start <= row["start"] < sentence.end]
        times = find_times(segments.masked, sentence.start, sentence.end, patterns)
        spans = [(row["start"], row["end"]) for row in mine]
        tokens = tokenize(
            segments.masked, sentence.start, sentence.end, spans, [(t.start, t.end) for t in times], lexicon
        )
        view = SentenceView(
            start=sentence.start,
            end=sentence.end,
            paragraph=sentence.paragraph,
            tokens=tokens,
            groups=tuple(find_verb_groups(tokens)),
            figures=tuple(_figure(row, tokens.index_of("Q", i), document.text) for i, row in enumerate(mine)),
            times=tuple(times),
        )
        periods, memory = assign_periods(view, memory, document, words)
        for row, period in zip(mine, periods, strict=True):
            yield Judged(row, period, segments.masked[sentence.start : sentence.end])


def differences(judged: Judged) -> dict[str, tuple[Any, Any]]:
    """The columns on which label and period differ: column to (label, found)."""
    row, found = judged.row, judged.found
    pairs = {
        "period_start": (row["period_start"], found.start.isoformat() if found.start else None),
        "period_end": (row["period_end"], found.end.isoformat() if found.end else None),
        "time_kind": (row["time_kind"], str(found.kind)),
        "time_basis": (row["time_basis"], str(found.basis)),
        "time_text": (_folded(row["time_text"]), _folded(found.text)),
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _folded(text: str | None) -> str | None:
    return " ".join(text.lower().split()) if text else None
