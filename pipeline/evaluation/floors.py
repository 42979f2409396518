"""Floors under the scores: read from TOML, checked, and reported. They may only be raised."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import tomli

from pipeline.evaluation.gold import GoldError
from pipeline.evaluation.scores import Scores


def read_floors(path: Path, name: str) -> Mapping[str, float]:
    """The floors of the set `name`, by score. Raises GoldError where the file or the set is missing or malformed."""
    try:
        content = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise GoldError(f"{path}: cannot be read as TOML: {error}") from error
    floors = content.get(name)
    if not isinstance(floors, dict):
        raise GoldError(f"{path}: has no set [{name}]; it has {', '.join(content) or 'none'}")
    wrong = [score for score, floor in floors.items() if not isinstance(floor, int | float) or not 0 <= floor <= 1]
    if wrong:
        raise GoldError(f"{path}: [{name}] {', '.join(wrong)}: a floor is a number from 0 to 1")
    return floors


def below_floors(scores: Scores, floors: Mapping[str, float]) -> Iterator[str]:
    """One line for each score below its floor. Raises GoldError for a floor under a score that does not exist."""
    for name, floor in floors.items():
        if name not in scores:
            raise GoldError(f"the floors name {name!r}, which is no score; scores are {', '.join(scores)}")
        share = scores[name].share
        if share is not None and share < floor:
            counts = f"{scores[name].right} of {scores[name].of}"
            yield f"below its floor: {name} is {share:.4f} ({counts}), must be {floor:g}"
