"""Saves how every row of an evaluation came out, and tells which rows a later evaluation gained and lost against it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.gold import GoldError
from pipeline.evaluation.listing import context_around
from pipeline.evaluation.matching import Judged
from pipeline.evaluation.scores import Score, Scores

_MISSED = "missed"
_WHOLE = "right as a whole"
_FOUND = "found"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How every labelled row came out, which rows were spurious, and the scores.

    `labelled` maps a row's key to "missed", "right as a whole", or "found, wrong in <columns>"; `spurious` maps the key
    of each spurious row to its text.
    """

    labelled: Mapping[str, str]
    spurious: Mapping[str, str]
    scores: Scores


def outcomes_of(judged: Sequence[Judged], scores: Scores) -> Outcomes:
    """How every row of an evaluation came out."""
    labelled: dict[str, str] = {}
    spurious: dict[str, str] = {}
    for document in judged:
        labelled |= {row.key: _MISSED for row in document.missed}
        for pair in document.pairs:
            labelled[pair.want.key] = _WHOLE if pair.whole else f"{_FOUND}, wrong in {', '.join(pair.wrong)}"
        spurious |= {row.key: row.text for row in document.spurious}
    return Outcomes(labelled, spurious, scores)


def save_outcomes(outcomes: Outcomes, path: Path) -> None:
    """Write the outcomes as JSON, sorted, one row a line, so that a diff of two files can be read."""
    content = {
        "labelled": dict(sorted(outcomes.labelled.items())),
        "spurious": dict(sorted(outcomes.spurious.items())),
        "scores": {name: [score.right, score.of] for name, score in outcomes.scores.items()},
    }
    try:
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise GoldError(f"{path}: cannot be written: {error.strerror or error}") from error


def read_outcomes(path: Path) -> Outcomes:
    """Read what `save_outcomes` wrote. Raises GoldError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        scores = {name: Score(right, of) for name, (right, of) in content["scores"].items()}
        return Outcomes(content["labelled"], content["spurious"], scores)
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: is not a baseline that `claimline evaluate --save` wrote") from error


def gains_and_losses(before: Outcomes, now: Outcomes, judged: Sequence[Judged]) -> Iterator[str]:
    """One line for each row gained or lost since the baseline, then their count. Rows not in both are left out."""
    texts = {document.document.doc_id: document.document.text for document in judged}
    gained = lost = 0
    for key, outcome in now.labelled.items():
        earlier = before.labelled.get(key)
        if earlier is None or earlier == outcome:
            continue
        step = _rank(outcome) - _rank(earlier)
        gained, lost = gained + (step > 0), lost + (step < 0)
        sign = "GAINED" if step > 0 else "LOST  " if step < 0 else "OTHER "
        yield f"{sign} {_place(key, texts)}: {earlier} -> {outcome}"
    appeared = [key for key in now.spurious if key not in before.spurious]
    gone = [key for key in before.spurious if key not in now.spurious and key.partition(":")[0] in texts]
    yield from (f"LOST   {_place(key, texts)}: spurious, is new" for key in appeared)
    yield from (f"GAINED {_place(key, texts)}: spurious, is gone" for key in gone)
    yield f"rows gained {gained + len(gone)}, lost {lost + len(appeared)}"


def _rank(outcome: str) -> int:
    """Larger is better: a whole row, then fewer wrong columns, then anything found, then missed."""
    if outcome == _WHOLE:
        return 1
    return -1000 if outcome == _MISSED else -outcome.count(", ")


def _place(key: str, texts: Mapping[str, str]) -> str:
    doc_id, _, span = key.rpartition(":")
    start, _, end = span.partition("-")
    return f"{doc_id}:{start} << {context_around(texts[doc_id], int(start), int(end), 30)} >>"
