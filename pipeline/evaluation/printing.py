"""Scores as a table: for the screen, with the change since a baseline, and as Markdown for the README."""

from collections.abc import Iterator, Mapping

from pipeline.evaluation.scores import Score, Scores

_HEADINGS = {
    "detection_precision": "detection",
    "span": "columns, over the matched rows",
    "per_precision": "columns that are mostly null, over the matched rows that are not null",
    "whole_row": "rows",
}


def score_lines(
    scores: Scores, before: Scores | None = None, floors: Mapping[str, float] | None = None
) -> Iterator[str]:
    """The scores as lines of a table; with the change since `before` and the floors where there are such.

    What nothing was labelled for has no line, unless there is a floor for it.
    """
    heading: str | None = None
    for name, score in scores.items():
        heading = _HEADINGS.get(name, heading)
        if not score.of and not (floors and name in floors):
            continue
        if heading is not None:
            yield heading
            heading = None
        line = f"  {name:<22}{_share(score):>7}  {score.right:>5} of {score.of:<5}"
        if before is not None and name in before:
            line += f"  {_step(score, before[name])}"
        if floors and name in floors:
            line += f"  floor {floors[name]:g}"
        yield line.rstrip()


def scores_markdown(sets: Mapping[str, Scores], names: Mapping[str, str]) -> str:
    """A Markdown table with a row for each score in `names` (score to wording) and a column for each set."""
    lines = [f"| | {' | '.join(sets)} |", f"|---|{'---:|' * len(sets)}"]
    for name, wording in names.items():
        lines.append(f"| {wording} | {' | '.join(_share(scores[name]) for scores in sets.values())} |")
    return "\n".join(lines)


def _share(score: Score) -> str:
    return "-" if score.share is None else f"{score.share:.3f}"


def _step(score: Score, before: Score) -> str:
    if score.share is None or before.share is None or score.share == before.share:
        return ""
    return f"{score.share - before.share:+.3f}"
