"""What changed between two built datasets: rows added, removed and changed, table by table.

A row is the same row when its key is the same; a claim whose document's text changed has another id, and is then looked
for by its document, words and sentence, so that an edit elsewhere in the document does not turn all its claims into
new ones. What a dataset holds and how it is read is left to `publish/reading.py`.
"""

import argparse
import sys
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pandas as pd

from pipeline.publish.remote import place_of
from schemas.tables import TABLES, TableInfo

Key = tuple[Hashable, ...]
Row = dict[str, Any]

# Found again where the key changed: what the row says, and the columns that an edit elsewhere in the text moves.
SAME_WORDS = {"claims": ("doc_id", "text", "context"), "rejected": ("doc_id", "text", "context")}
MOVED = ("claim_id", "start", "end", "paragraph", "sentence", "part_of")
SHOWN = 20  # rows of each sort that the command spells out, unless told otherwise


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs: the row's key (in the new dataset), the column, the old value and the new one, and how the
    row is named to a reader.
    """

    key: Key
    column: str
    old: Any
    new: Any
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What changed in one table. `added` holds rows of the new dataset, `removed` rows of the old one."""

    table: str
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[Change, ...]
    moved: int  # rows that are the same but for their place in the document

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved)


def compare(old: Mapping[str, pd.DataFrame], new: Mapping[str, pd.DataFrame]) -> tuple[TableDifference, ...]:
    """The differences of two datasets, one for each table, in the order of the tables and of their rows."""
    return tuple(compare_table(name, old[name], new[name]) for name in TABLES)


def compare_table(name: str, old: pd.DataFrame, new: pd.DataFrame) -> TableDifference:
    """The differences between two states of the table `name`."""
    table = TABLES[name]
    before, after = _by_key(old, table), _by_key(new, table)
    changes = [c for key in after if key in before for c in _changes(key, before[key], after[key], (), name)]
    gone = {key: row for key, row in before.items() if key not in after}
    come = {key: row for key, row in after.items() if key not in before}
    found_again = _same_words(gone, come, name)
    for old_key, new_key in found_again:
        changes += _changes(new_key, gone.pop(old_key), come.pop(new_key), MOVED, name)
    return TableDifference(name, tuple(come.values()), tuple(gone.values()), tuple(changes), len(found_again))


def _by_key(frame: pd.DataFrame, table: TableInfo) -> dict[Key, Row]:
    rows = ({str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records"))
    return {tuple(row[column] for column in table.key): row for row in rows}


def _plain(value: Any) -> Any:
    """A cell as a value that equals itself: every null as None, lists as tuples."""
    if isinstance(value, str):
        return value
    if pd.api.types.is_list_like(value):
        return tuple(value)
    return None if pd.isna(value) else value


def _changes(key: Key, old: Row, new: Row, ignored: tuple[str, ...], name: str) -> Iterator[Change]:
    for column, value in new.items():
        if column not in ignored and old[column] != value:
            yield Change(key, column, old[column], value, _label(new, name))


def _same_words(gone: Mapping[Key, Row], come: Mapping[Key, Row], name: str) -> list[tuple[Key, Key]]:
    columns = SAME_WORDS.get(name, ())
    if not columns:
        return []
    waiting: dict[Key, list[Key]] = {}
    for key, row in gone.items():
        waiting.setdefault(tuple(row[column] for column in columns), []).append(key)
    pairs = []
    for key, row in come.items():
        if candidates := waiting.get(tuple(row[column] for column in columns)):
            pairs.append((candidates.pop(0), key))
    return pairs


def report(differences: tuple[TableDifference, ...], *, shown: int = SHOWN) -> str:
    """The differences as text: for each table counts, then up to `shown` rows of each sort."""
    lines: list[str] = []
    for difference in differences:
        if difference:
            lines += _section(difference, shown)
    return "\n".join(lines) if lines else "The two datasets hold the same rows."


def _section(difference: TableDifference, shown: int) -> Iterator[str]:
    rows = len({change.key for change in difference.changed})
    counts = f"{len(difference.added)} added, {len(difference.removed)} removed, {rows} changed"
    yield f"{difference.table}: {counts}" + (f", {difference.moved} at another place" if difference.moved else "")
    yield from _capped([f"  + {_label(row, difference.table)}" for row in difference.added], shown)
    yield from _capped([f"  - {_label(row, difference.table)}" for row in difference.removed], shown)
    yield from _capped([_altered(list(changes)) for _, changes in groupby(difference.changed, _key_of)], shown)


def _key_of(change: Change) -> Key:
    return change.key


def _altered(changes: list[Change]) -> str:
    """A changed row: what it says, and a line for each column that differs."""
    columns = [f"      {change.column}: {_cell(change.old)} -> {_cell(change.new)}" for change in changes]
    return "\n".join([f"  ~ {changes[0].label}", *columns])


def _capped(lines: list[str], shown: int) -> Iterator[str]:
    yield from lines[:shown]
    if len(lines) > shown:
        yield f"    ... and {len(lines) - shown} more"


def _label(row: Row, name: str) -> str:
    said = ("title",) if name == "documents" else ("text", "reason", "object", "message")
    words = [_cell(row[column]) for column in said if row.get(column) is not None]
    return "  ".join([" ".join(str(row[column]) for column in TABLES[name].key), *words])


def _cell(value: Any, width: int = 60) -> str:
    folded = "null" if value is None else " ".join(str(value).split())
    return folded if len(folded) <= width else f"{folded[: width - 3]}..."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `claimline diff`."""
    parser.add_argument("old", type=place_of, help="folder of the older dataset")
    parser.add_argument("new", type=place_of, help="folder of the newer dataset")
    parser.add_argument("--all", action="store_true", help="list every row, not only the first of each sort")


def run_diff(arguments: argparse.Namespace) -> int:
    """Print what changed. Returns 0, or 2 where one of the folders holds no dataset."""
    from pipeline.dataset import load
    from pipeline.publish.reading import DatasetError

    try:
        old, new = load(arguments.old).tables(), load(arguments.new).tables()
    except DatasetError as error:
        print(f"claimline diff: {error}", file=sys.stderr)
        return 2
    print(report(compare(old, new), shown=sys.maxsize if arguments.all else SHOWN))
    return 0
