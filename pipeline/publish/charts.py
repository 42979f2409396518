"""A series as a chart: every figure with the interval that it may lie in, facts told from promises, findings ringed.

What tells marks apart is their shape and filling, not their colour alone, so that a chart works in black and white.
Altair makes the Vega-Lite specification; `vl_convert` draws it, or puts it into a page with all its scripts, without a
network. Which figures belong to a series is left to `analyse/`.
"""

from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

import altair as alt
import pandas as pd

from pipeline.analyse.series import SEPARATOR
from pipeline.dataset import Dataset, chosen
from pipeline.lexicon.indicators import load_catalogue
from pipeline.publish.reading import DatasetError

ENDINGS = (".html", ".svg", ".png")
# Colours that stay apart for most colour-blind readers (Okabe and Ito, "Color Universal Design", 2008).
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
FINDING_COLOUR = "#B00020"
_WORDS = {
    "exact": "as stated", "range": "as stated", "approx": "about", "nearly": "about",
    "more_than": "at least", "at_least": "at least", "less_than": "at most", "at_most": "at most",
}  # fmt: skip
_SHAPES = {"as stated": "circle", "about": "diamond", "at least": "triangle-up", "at most": "triangle-down"}
_STATUSES = {"reported": "fact", "target": "promise", "norm": "rule"}
_HOLLOW = [{"test": "datum.status == 'promise'", "value": 0}, {"test": "datum.status == 'rule'", "value": 0.35}]
_DASHES = {"fact": [1, 0], "promise": [5, 4], "rule": [1, 3]}
_UNITS = {"count": "number", "ordinal": "number in the sequence", "percent": "per cent", "times": "times"}
_LEVELS = frozenset(("stock", "stock_monotone", "cumulative", "sequence"))
_LONGEST = 240
_TITLE = 100
_TICKS = 8
_FEW_DAYS = 60
_PNG_SCALE = 2


class ChartError(DatasetError):
    """A chart that cannot be drawn or written; the message says why and what to do."""


def points(dataset: Dataset, series: pd.DataFrame) -> pd.DataFrame:
    """The figures of `series` (rows of the series table) as the chart shows them, one row a figure.

    Columns: `date`, `value`, `low` and `high` (null where open), `said`, `status`, `line` (what a line joins), `unit`,
    `claim_id`, `document`, `figure`, `sentence`, `finding` (its message, empty where there is none).
    """
    findings: dict[str, str] = {}
    for ids, message in zip(dataset.findings["claim_ids"], dataset.findings["message"], strict=True):
        for claim_id in ids:
            findings.setdefault(claim_id, message)
    dated = series[series["date"].notna()]
    claims = dataset.claims[dataset.claims["claim_id"].isin(dated["claim_id"])].set_index("claim_id")
    own = claims.loc[list(dated["claim_id"])]
    sentences = [_shortened(text) for text in own["context"]]
    return pd.DataFrame(
        {
            "date": [day.isoformat() for day in dated["date"]],
            "value": dated["value"].astype(float).to_list(),
            "low": dated["possible_low"].astype("Float64").to_numpy(dtype=float, na_value=float("nan")),
            "high": dated["possible_high"].astype("Float64").to_numpy(dtype=float, na_value=float("nan")),
            "said": [_WORDS[str(relation)] for relation in dated["relation"]],
            "status": [_STATUSES[str(status)] for status in dated["status"]],
            "line": [_line_name(*row) for row in dated[["subject", "scope", "unit"]].astype(object).to_numpy()],
            "unit": dated["unit"].astype(str).to_list(),
            "claim_id": dated["claim_id"].to_list(),
            "document": [title if isinstance(title, str) else "" for title in own["title"]],
            "figure": own["text"].to_list(),
            "sentence": sentences,
            "finding": [findings.get(claim_id, "") for claim_id in dated["claim_id"]],
        }
    )


def series_chart(dataset: Dataset, name: str, *, width: int = 640, height: int = 320) -> alt.VConcatChart:
    """The chart of an indicator or a series by its id, a panel for each unit. Raises `ChartError` where nothing can be
    drawn.
    """
    name = name.removeprefix("indicator.")
    rows = chosen(dataset.series, name)
    data = points(dataset, rows)
    if not len(data):
        raise ChartError(f"no figure of {name!r} has a date, so there is nothing to draw")
    label, description, kind = _named(name, rows)
    units = data["unit"].value_counts(sort=True).index  # the unit of most figures first
    panels = [_layers(data[data["unit"] == unit], unit, kind).properties(width=width, height=height) for unit in units]
    title = alt.TitleParams(label, subtitle=wrap(f"{description.rstrip('.')}. {_key(data)}", _TITLE), anchor="start")
    chart: alt.VConcatChart = alt.vconcat(*panels, title=title).resolve_scale(color="independent")
    chart = chart.configure_view(stroke=None).configure_axis(grid=True, gridOpacity=0.4)
    return chart


def write_chart(chart: alt.VConcatChart, path: Path) -> None:
    """Write a chart as HTML (scripts included), SVG or PNG by the ending of `path`. Raises `ChartError`."""
    import vl_convert

    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ChartError(f"{path}: a chart is written as one of {', '.join(ENDINGS)}; name such a file")
    spec = chart.to_json(indent=None)
    if ending == ".png":
        content = vl_convert.vegalite_to_png(spec, scale=_PNG_SCALE)
    elif ending == ".svg":
        content = vl_convert.vegalite_to_svg(spec).encode("utf-8")
    else:
        content = vl_convert.vegalite_to_html(spec, bundle=True).encode("utf-8")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ChartError(f"{path}: cannot be written: {error.strerror}") from error


def show_as_pictures() -> None:
    """Let a notebook keep its charts as pictures, which show wherever it is browsed."""
    alt.renderers.enable("png", scale_factor=1)


def _time_axis(data: pd.DataFrame) -> alt.Axis:
    """Ticks over the years; where all figures hold for a few days, those days, else they would be shown by the hour."""
    days = pd.to_datetime(data["date"].dropna()).dt.normalize().drop_duplicates().sort_values()
    if days.empty or (days.max() - days.min()).days > _FEW_DAYS:
        return alt.Axis(tickCount=_TICKS)
    named = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in days[:_TICKS]]
    return alt.Axis(values=named, format="%Y-%m-%d")


def _layers(data: pd.DataFrame, unit: str, kind: str) -> Any:
    """One panel: lines between levels, bars, rings and marks."""
    units = _UNITS.get(unit, unit.replace("_", " "))
    data, lines = _numbered(data)
    x = alt.X("date:T", title="date that the figure holds for", axis=_time_axis(data), scale=alt.Scale(padding=14))
    y = alt.Y("value:Q", title=units, axis=alt.Axis(format="~s"), scale=alt.Scale(zero=kind == "flow"))
    scale = alt.Scale(domain=lines, range=[COLOURS[i % len(COLOURS)] for i in range(len(lines))])
    legend = alt.Legend(orient="bottom", labelLimit=620, columns=1, symbolLimit=60) if len(lines) > 1 else None
    colour = alt.Color("line:N", title="series", scale=scale, legend=legend)
    base = alt.Chart(data)
    joined = (
        alt.Chart(_line_ends(data))
        .mark_line(strokeWidth=1.5, opacity=0.7)
        .encode(x, y, colour, alt.StrokeDash("status:N", scale=_scale(_DASHES), legend=None))
    )
    bars = (
        base.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
        .mark_rule(strokeWidth=2, opacity=0.6)
        .encode(x, alt.Y("low:Q"), alt.Y2("high:Q"), colour)
    )
    rings = (
        base.transform_filter("datum.finding != ''")
        .mark_point(shape="circle", size=340, strokeWidth=2.5, color=FINDING_COLOUR, filled=False)
        .encode(x, y)
    )
    marks = base.mark_point(size=90, strokeWidth=1.8).encode(
        x,
        y,
        colour,
        fill=alt.Fill("line:N", scale=scale, legend=None),  # a legend of its own would be a second one
        fillOpacity=alt.FillOpacityValue(1, condition=_HOLLOW),
        shape=alt.Shape("said:N", scale=_scale(_SHAPES), legend=alt.Legend(title="stated as", orient="right")),
        tooltip=[
            alt.Tooltip("figure:N"), alt.Tooltip("date:T", format="%Y-%m-%d"), alt.Tooltip("status:N"),
            alt.Tooltip("document:N"), alt.Tooltip("sentence:N"), alt.Tooltip("finding:N"),
        ],
    )  # fmt: skip
    numbers = base.mark_text(dx=10, dy=-8, fontSize=10).encode(x, y, alt.Text("number:N"))
    has_lines = kind in _LEVELS and (data["status"] != "rule").sum() > 1
    layers = [
        *([joined] if has_lines else []),
        *([bars] if (data["low"] < data["high"]).any() else []),
        *([rings] if (data["finding"] != "").any() else []),
        *([numbers] if len(lines) > 1 else []),
        marks,
    ]
    return alt.layer(*layers)


def _numbered(data: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The figures with the number of their series, and the names of the series; a number tells them apart in print."""
    names = list(dict.fromkeys(data["line"]))
    if len(names) < 2:
        return data, names
    number = {name: str(at) for at, name in enumerate(names, 1)}
    labels = {name: f"{at}  {name}" for name, at in number.items()}
    numbered = data.assign(number=data["line"].map(number), line=data["line"].map(labels))
    return numbered, list(labels.values())


def _line_ends(data: pd.DataFrame) -> pd.DataFrame:
    """The figures that lines join: of several of one date the highest, since a level does not fall within a day."""
    levels = data[data["status"] != "rule"].sort_values(["date", "value"])
    return levels.drop_duplicates(["line", "status", "date"], keep="last")


def _key(data: pd.DataFrame) -> str:
    """What the marks mean, as far as they occur."""
    words = []
    if set(data["status"]) != {"fact"}:
        words.append("Filled: a fact; hollow: a promise; grey inside: a rule.")
    if (data["low"] < data["high"]).any():
        words.append("Bar: what the words and the rounding allow.")
    if (data["finding"] != "").any():
        words.append("Ringed: figures that do not go together.")
    return " ".join(words)


def _scale(values: dict[str, Any]) -> alt.Scale:
    return alt.Scale(domain=list(values), range=list(values.values()))


@cache
def _catalogue() -> dict[str, tuple[str, str, str]]:
    return {
        entry.id.removeprefix("indicator."): (entry.label, entry.description, entry.series.value)
        for entry in load_catalogue().indicators
    }


def _named(name: str, rows: pd.DataFrame) -> tuple[str, str, str]:
    """Label, description and kind of series by the catalogue; of one without an indicator its own words."""
    indicators = [one for one in dict.fromkeys(rows["indicator"]) if isinstance(one, str)]
    known = _catalogue().get(indicators[0]) if len(indicators) == 1 else None
    if known is None:
        return name.removeprefix("auto:").replace(SEPARATOR, ", "), "Figures that several documents share.", ""
    subjects = [one for one in dict.fromkeys(rows["subject"]) if isinstance(one, str)]
    return f"{known[0]}, {subjects[0]}" if len(subjects) == 1 else known[0], known[1], known[2]


def _line_name(subject: object, scope: object, unit: object) -> str:
    shown = [str(part) for part in (subject, scope) if isinstance(part, str)]
    return ", ".join([*shown, *([str(unit)] if str(unit) not in ("count", "ordinal") else [])]) or str(unit)


def _shortened(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 1]}…"
