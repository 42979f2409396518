"""How a rule file is read: TOML into frozen pydantic models, every mistake listed at once.

A rule file is data. Each entry that can fire carries an `id` (which shows up in the `rules` column), `examples` and
`counter_examples`. In an example the place where the rule must fire is marked with bars (`under the age of |16|`); a
test runs the whole extractor over each and looks for the id. What the words mean to the grammar is left to `extract/`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import tomli
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from pipeline.lexicon.kept import keep, read_kept

RULES = Path(__file__).resolve().parent.parent / "rules"


class RuleModel(BaseModel):
    """Base of every rule model: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Rule(RuleModel):
    """An entry that can fire: its id and the sentences that prove it."""

    id: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    note: str | None = None


class RuleFileError(ValueError):
    """A rule file that cannot be used; the message lists every mistake with file and entry."""


class InstallationError(RuleFileError):
    """A rule file of the program itself is missing or broken: no document and no user is to blame."""


def damaged(path: Path, reason: str) -> InstallationError:
    """The error for a file that came with the program; `reason` says what is wrong with it, a line for each mistake."""
    told = reason.removeprefix(f"{path}: ").removeprefix(f"{path.name}: ").rstrip(".")
    listed = f"\n{told}\n" if "\n" in told else f"{told}. "
    return InstallationError(f"The installation of claimline is damaged: {path}: {listed}Install claimline again.")


Model = TypeVar("Model", bound="RuleModel")


def read_rules(path: Path, model: type[Model]) -> Model:
    """Read one TOML rule file into `model`; raises `RuleFileError` with all its mistakes at once.

    For one that came with the program that is an `InstallationError`.
    """
    if path.parent != RULES:
        return _checked(path, model)
    known: Model | None = read_kept(path, model)
    if known is None:
        try:
            known = _checked(path, model)
        except RuleFileError as error:
            raise damaged(path, str(error)) from error
        keep(path, known)
    return known


def _checked(path: Path, model: type[Model]) -> Model:
    content = read_toml(path)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise RuleFileError("\n".join(mistakes_of(error, content, path.name))) from error


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file; raises `RuleFileError` where it is none."""
    try:
        return tomli.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RuleFileError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise RuleFileError(f"{path.name}: cannot be read as TOML: {error}") from error


def mistakes_of(error: ValidationError, content: object, file: str) -> list[str]:
    """One line for each mistake: the file, where in it (entries by their id or name) and what is wrong."""
    faults = error.errors()
    within = {one["loc"][:end] for one in faults for end in range(len(one["loc"]))}
    told = [one for one in faults if not (one["loc"] in within and one["type"] == "too_short")]
    return [": ".join(filter(None, (file, place_of(content, one["loc"]), plain(one)))) for one in told]


def place_of(content: object, path: Sequence[int | str]) -> str:
    """The way to a value in a TOML file, with the id or name of the entries on it."""
    steps: list[str] = []
    node = content
    for step in path:
        named = None
        if isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
            named = (node.get("id") or node.get("name")) if isinstance(node, dict) else None
        else:
            node = node.get(step) if isinstance(node, dict) else None
        steps.append(str(named) if named else str(step))
    return ".".join(steps)


_PLAIN = {
    "extra_forbidden": "there is no such key",
    "missing": "is missing",
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list in square brackets",
    "too_short": "must have at least one entry",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "model_type": "must be a table of keys and values",
    "model_attributes_type": "must be a table of keys and values",
    "dict_type": "must be a table of keys and values",
}


def plain(fault: ErrorDetails) -> str:
    """What the checker says of one value, in the words of the file that it stands in."""
    kind, given = fault["type"], fault["input"]
    if kind in ("enum", "literal_error"):
        return f"must be {fault['ctx']['expected']}, not {given!r}"
    if kind == "string_pattern_mismatch":
        form = fault["ctx"]["pattern"].strip("^$").replace("\\.", ".")
        return f"{given!r} does not have the form {form}"
    return _PLAIN.get(kind, fault["msg"].removeprefix("Value error, "))
