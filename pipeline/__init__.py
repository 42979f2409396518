"""Numeric claims out of official documents, as a validated table.

`extract_claims(text)` gives the claims of one text; `build()` writes a dataset from a folder of documents; `load()`
reads one that was built. They are loaded when first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.dataset import Dataset, load
    from pipeline.run import build, extract_claims

__all__ = ["Dataset", "build", "extract_claims", "load"]

_HOMES = {
    "Dataset": "pipeline.dataset",
    "build": "pipeline.run",
    "extract_claims": "pipeline.run",
    "load": "pipeline.dataset",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
