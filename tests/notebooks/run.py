"""Runs the notebooks from top to bottom: to keep their outputs (`make notebooks`), or to compare with those kept."""

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"


def names() -> list[str]:
    """The notebooks, in order."""
    return sorted(path.name for path in FOLDER.glob("*.ipynb"))


def executed(name: str) -> Any:
    """A notebook with fresh outputs; raises `nbclient.exceptions.CellExecutionError` where a cell fails."""
    notebook = nbformat.read(FOLDER / name, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when each cell ran: not the same twice
    notebook.metadata.pop("language_info", None)
    return notebook


def main() -> None:
    """Run and keep."""
    for name in names():
        nbformat.write(executed(name), FOLDER / name)
        print(name)


if __name__ == "__main__":
    main()
