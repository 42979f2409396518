"""The script that draws the charts of a page: vega-embed with all that it needs, bundled once and kept.

Bundling takes half of a report's time and gives the same for one version of the bundler, so what it gave is kept as
Python keeps compiled modules. Where it is missing, damaged or cannot be written, it is bundled anew.
"""

import pickle
from importlib.metadata import version
from pathlib import Path

from pipeline.pycache import place_beside, write

BUNDLER = "vl-convert-python"
SNIPPET = "window.vegaEmbed = vegaEmbed;"  # puts vega-embed where the page's own script finds it


def embedder() -> str:
    """The script as text."""
    place, made_by = place_beside(Path(__file__).resolve()), (version(BUNDLER), SNIPPET)
    known = _read(place, made_by)
    if known is not None:
        return known
    import vl_convert

    script = vl_convert.javascript_bundle(SNIPPET)
    write(place, pickle.dumps((made_by, script), protocol=pickle.HIGHEST_PROTOCOL))
    return script


def _read(place: Path, made_by: tuple[str, str]) -> str | None:
    try:
        kept, script = pickle.loads(place.read_bytes())
        return script if kept == made_by and isinstance(script, str) else None
    except Exception:  # a damaged pickle can raise anything
        return None
