"""The report as a file: whole, escaped, the same each time."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dataset import load
from pipeline.publish.report.build import FIRST_SIGHT, embedded, report_html
from pipeline.run import build
from tests.conftest import Claimline

ROOT = Path(__file__).resolve().parents[2]
OWN = """
[[indicators]]
id = "indicator.elephants"
topic = "wildlife"
label = "Elephants"
description = "Elephants counted in the country"
series = "stock"
units = ["count"]
examples = ["There were |36,280| elephants in the park."]
counter_examples = ["The police seized two elephant tusks."]
when = [{ heads = ["elephant"] }]
"""


@pytest.fixture(params=["few", pytest.param("seeds", marks=pytest.mark.slow)])
def dataset_folder(request: pytest.FixtureRequest, built_documents: Path) -> Path:
    """A small dataset, and the one of the seed documents."""
    return built_documents if request.param == "few" else ROOT / "data_out"


def test_the_page_holds_all_that_it_needs_and_is_the_same_each_time(
    dataset_folder: Path, tmp_path: Path, claimline: Claimline
) -> None:
    dataset = load(dataset_folder)
    page = report_html(dataset)
    done = claimline("report", dataset_folder, "--out", tmp_path / "page.html")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page
    assert page.startswith("<!DOCTYPE html>")
    assert not re.search(r"""<(?:script|link|img)[^>]+(?:src|href)=["']?http""", page)
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    assert [claim["id"] for claim in data["claims"]] == dataset.claims["claim_id"].to_list()
    for claim in data["claims"]:
        assert claim["sentence"][claim["offset"] :].startswith(claim["text"])


def test_the_scores_say_that_less_is_to_be_expected_in_the_words_of_the_readme(dataset_folder: Path) -> None:
    page = " ".join(report_html(load(dataset_folder)).split())
    assert f"On documents of a new kind expect less than any of them: {FIRST_SIGHT}." in page
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert FIRST_SIGHT in readme, "the README says it in other words: change FIRST_SIGHT with it"


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner)))
def test_nothing_embedded_ends_its_element_and_all_of_it_comes_back(content: object) -> None:
    text = embedded(content)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == content


def test_an_indicator_of_ones_own_is_shown(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = "In 2004 there were 36,280 elephants in the park. In 2010 there were 41,000 elephants in the park."
    (tmp_path / "in" / "kenya.txt").write_text(text, encoding="utf-8")
    (tmp_path / "my.toml").write_text(OWN, encoding="utf-8")
    page = report_html(build(tmp_path / "in", tmp_path / "out", rules=tmp_path / "my.toml"))
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    linked = {claim["indicator"] for claim in data["claims"]}
    assert [one["id"] for one in data["indicators"]] == ["elephants"]
    assert linked == {"elephants"}


def test_the_claims_by_topic_and_year_add_up(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    told = [f"In {year} the ministry built {year - 1900} schools." for year in range(1990, 2010)]
    (tmp_path / "in" / "ghana.txt").write_text(" ".join(["The park has 12 lakes.", *told]), encoding="utf-8")
    page = report_html(build(tmp_path / "in", tmp_path / "out"))
    table = page.partition('aria-label="Claims by topic and year"')[2].partition("</table>")[0]
    header, *rows = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table))
    years = [str(year) for year in range(1998, 2010)]
    assert header == ["topic", "before 1998", *years, "no date", "all"]
    assert rows == [["no indicator", "8", *["1"] * 12, "1", "21"]]


def test_what_the_command_cannot_do_is_said(built_documents: Path, tmp_path: Path, claimline: Claimline) -> None:
    done = claimline("report", tmp_path / "nothing")
    assert done.returncode == 2
    assert "there is no dataset" in done.stderr
    done = claimline("report", built_documents, "--out", tmp_path / "no" / "page.html")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
