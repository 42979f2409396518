"""The notebooks run from top to bottom and give the outputs that are kept in them."""

from typing import Any

import nbformat
import pytest

from tests.notebooks.run import FOLDER, executed, names


def told(notebook: Any) -> list[list[str]]:
    """What each cell shows as text; pictures by their kind alone."""
    shown = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        texts = []
        for output in cell.outputs:
            texts += [output.get("text", "")] + [
                "picture" if kind.startswith("image/") else str(value)
                for kind, value in sorted(output.get("data", {}).items())
            ]
        shown.append(texts)
    return shown


def test_the_four_notebooks_are_there() -> None:
    assert [name[:3] for name in names()] == ["01_", "02_", "03_", "04_"]


@pytest.mark.parametrize("name", names())
def test_outputs_are_kept_and_none_is_an_error(name: str) -> None:
    notebook = nbformat.read(FOLDER / name, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert any(cell.outputs for cell in cells)
    assert not any(output.output_type == "error" for cell in cells for output in cell.outputs)
    assert not any(output.get("name") == "stderr" for cell in cells for output in cell.outputs)


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_a_notebook_gives_what_is_kept_in_it(name: str) -> None:
    kept = nbformat.read(FOLDER / name, as_version=4)
    assert told(executed(name)) == told(kept), f"{name} is out of date: make notebooks"
