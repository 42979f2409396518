"""Every entry of every rule file by its id: where it stands, its note, its examples and counter-examples.

The files are walked as plain TOML, so that an entry is found wherever its family keeps it; what it means to the
extractor is left to the family's own model. For `explain.py`, and for the test that runs all examples.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.lexicon.base import RULES, read_toml


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as written down: its id, the file it stands in, and the sentences that prove it."""

    id: str
    file: str
    note: str | None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def rule_entries(folder: Path = RULES) -> tuple[RuleEntry, ...]:
    """Every entry with an `id` in the rule files of a folder, in the order of files and lines."""
    return tuple(entry for path in sorted(folder.glob("*.toml")) for entry in entries_of(path))


def entries_named(ids: Collection[str], folder: Path = RULES) -> tuple[RuleEntry, ...]:
    """The entries of a folder with one of these ids; only the files that name one are parsed, which takes long."""
    naming = (path for path in sorted(folder.glob("*.toml")) if _names_one(path.read_text(encoding="utf-8"), ids))
    return tuple(entry for path in naming for entry in entries_of(path) if entry.id in ids)


def _names_one(content: str, ids: Collection[str]) -> bool:
    return any(f'"{name}"' in content or f"'{name}'" in content for name in ids)


def entries_of(path: Path) -> tuple[RuleEntry, ...]:
    """Every entry with an `id` in one rule file; raises `RuleFileError` where it is no TOML."""
    return tuple(_entries(read_toml(path), path.name))


def _entries(node: object, file: str) -> Iterator[RuleEntry]:
    if isinstance(node, list):
        for child in node:
            yield from _entries(child, file)
    elif isinstance(node, dict):
        if isinstance(node.get("id"), str):
            examples, counter_examples = node.get("examples", ()), node.get("counter_examples", ())
            yield RuleEntry(node["id"], file, node.get("note"), tuple(examples), tuple(counter_examples))
        for child in node.values():
            yield from _entries(child, file)
