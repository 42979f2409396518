"""How a rule file is read: TOML into frozen pydantic models, every mistake listed at once.

A rule file is data. Each entry that can fire carries an `id` (which shows up in the `rules` column), `examples` and
`counter_examples`. In an example the place where the rule must fire is marked with bars (`under the age of |16|`); a
test runs the whole extractor over each and looks for the id. What the words mean to the grammar is left to `extract/`.
"""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

RULES = Path(__file__).resolve().parent.parent / "rules"


class RuleModel(BaseModel):
    """Base of every rule model: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(RuleModel):
    """An entry that can fire: its id and the sentences that prove it."""

    id: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    note: str | None = None


class RuleFileError(ValueError):
    """A rule file that cannot be used; the message lists every mistake with file and entry."""


Model = TypeVar("Model", bound="RuleModel")


def read_rules(path: Path, model: type[Model]) -> Model:
    """Read one TOML rule file into `model`; raises `RuleFileError` with all its mistakes at once."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleFileError(f"{path.name}: cannot be read as TOML: {error}") from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        lines = [f"{path.name}: {'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors()]
        raise RuleFileError("\n".join(lines)) from error
