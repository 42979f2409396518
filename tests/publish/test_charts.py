"""Charts: every figure of a series with its sentence, in files that need no network."""

import re
from pathlib import Path

import pytest

from pipeline.dataset import Dataset, load
from pipeline.publish.charts import ENDINGS, ChartError, points, series_chart, write_chart
from tests.conftest import Claimline

ROOT = Path(__file__).resolve().parents[2]
TREATIES = "human_rights_treaties_joined"


@pytest.fixture(scope="module")
def seeds() -> Dataset:
    return load(ROOT / "data_out")


def test_every_figure_of_a_series_is_a_point_with_its_sentence(seeds: Dataset) -> None:
    rows = seeds.series[seeds.series["indicator"] == TREATIES]
    data = points(seeds, rows)
    assert data["value"].to_list() == [18, 21, 27, 26]
    assert data["claim_id"].to_list() == rows["claim_id"].to_list()
    assert all(figure in sentence for figure, sentence in zip(data["figure"], data["sentence"], strict=True))
    assert [bool(message) for message in data["finding"]] == [False, False, True, True]


def test_the_title_and_the_axes_are_those_of_the_catalogue(seeds: Dataset) -> None:
    spec = series_chart(seeds, TREATIES).to_dict()
    assert spec["title"]["text"] == "Human rights treaties joined, China"
    assert "Ringed" in " ".join(spec["title"]["subtitle"])


def test_units_stand_in_panels_of_their_own(seeds: Dataset) -> None:
    spec = series_chart(seeds, "disaster_aid_government").to_dict()
    units = seeds.series[seeds.series["indicator"] == "disaster_aid_government"]["unit"].nunique()
    assert len(spec["vconcat"]) == units


def test_several_series_are_told_apart_by_number_and_a_level_does_not_fall_within_a_day(seeds: Dataset) -> None:
    spec = series_chart(seeds, "treaty_report_number").to_dict()
    sets = list(spec["datasets"].values())
    shown = max(sets, key=len)
    assert len({row["number"] for row in shown}) == len({row["line"] for row in shown}) > 3
    joined = [(row["line"], row["status"], row["date"]) for row in min(sets, key=len)]
    assert len(joined) == len(set(joined)) < len(shown)


def test_a_series_of_every_unit_and_status_can_be_drawn(seeds: Dataset) -> None:
    for name in seeds.series.drop_duplicates(["unit", "status"])["series_id"].unique():
        assert series_chart(seeds, name).to_dict()["vconcat"]


@pytest.mark.slow
def test_every_series_of_the_dataset_can_be_drawn(seeds: Dataset) -> None:
    for name in seeds.series["series_id"].unique():
        assert series_chart(seeds, name).to_dict()["vconcat"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_hold_all_that_they_need(seeds: Dataset, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart{ending}"
    write_chart(series_chart(seeds, TREATIES), path)
    content = path.read_bytes()
    if ending == ".png":
        assert content.startswith(b"\x89PNG")
        return
    text = content.decode("utf-8")
    assert "Human rights treaties joined, China" in text
    assert not re.search(r"""<(?:script|link|img)[^>]+(?:src|href)=["']?http""", text)


def test_what_cannot_be_drawn_is_said(seeds: Dataset, tmp_path: Path, claimline: Claimline) -> None:
    with pytest.raises(ChartError, match="nothing to draw"):
        series_chart(seeds, "no_such_series")
    done = claimline("series", TREATIES, ROOT / "data_out", "--chart", tmp_path / "chart.gif")
    assert done.returncode == 2
    assert ".html, .svg, .png" in done.stderr
    done = claimline("series", TREATIES, ROOT / "data_out", "--chart", tmp_path / "chart.svg")
    assert done.returncode == 0
    assert (tmp_path / "chart.svg").is_file()


def test_figures_of_one_day_are_shown_at_that_day(seeds: Dataset) -> None:
    """An axis of a single moment would be labelled by the hour."""
    counts = seeds.series.groupby("series_id")["date"].nunique()
    single = str(counts[counts == 1].index[0])
    rows = seeds.series[seeds.series["series_id"] == single]
    spec = series_chart(seeds, single).to_json()
    day = rows["date"].dropna().iloc[0]
    assert f'"year": {day.year}' in spec
    assert '"format": "%Y-%m-%d"' in spec
