"""The report in a real browser: everything that a reader does with it, by mouse, keyboard and address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from pipeline.dataset import load
from pipeline.publish.report.build import report_html
from pipeline.run import build
from tests.report.browser import Watched, browser

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
VIEWS = ("overview", "findings", "indicators", "claims", "documents", "document-3")
HOSTILE = (
    "<script>alert('2004')</script> <img src=x onerror=alert(18)> gave 12 million dollars to 18 \"schools\".\n\n"
    "</script><script>alert(2)</script> In 2004 the fund's 26 <b>teachers</b> were paid & praised.\n"
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(load(ROOT / "data_out")), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900}, accept_downloads=True)
    one = Watched(context.new_page())
    yield one
    context.close()
    assert not one.troubles


def opened(watched: Watched, address: str, place: str) -> Page:
    watched.page.goto(f"{address}#{place}")
    return watched.page


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_offline_and_nothing_overflows(watched: Watched, address: str, view: str, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 800})
    page = opened(watched, address, view)
    assert page.locator("main section:visible").count() == 1
    if view == "indicators":
        page.locator(".chart svg").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_search_filter_and_sort(watched: Watched, address: str) -> None:
    page = opened(watched, address, "claims")
    rows = page.locator("#claim-table tbody tr")
    everything = page.locator("#claim-count").inner_text()
    page.fill("#f-text", "human rights conventions")
    assert 0 < rows.count() < 20
    assert page.locator("#claim-count").inner_text() != everything
    page.click("button[type=reset]")
    page.wait_for_function("document.getElementById('claim-count').textContent.startsWith('128 ')")
    page.select_option("#f-status", "target")
    assert set(page.locator("#claim-table tbody td:nth-child(7)").all_inner_texts()) == {"target"}
    page.select_option("#f-status", "")
    page.get_by_role("button", name="value").click()
    ascending = page.locator("#claim-table tbody td:nth-child(2)").all_inner_texts()
    numbers = [float(text.replace(",", "")) for text in ascending]
    assert numbers == sorted(numbers)
    page.get_by_role("button", name="value").click()
    assert page.locator("th[aria-sort=descending]").count() == 1


def test_the_filtered_rows_as_a_file(watched: Watched, address: str, tmp_path: Path) -> None:
    page = opened(watched, address, "claims")
    page.select_option("#f-indicator", "human_rights_treaties_joined")
    with page.expect_download() as download:
        page.click("#download")
    download.value.save_as(tmp_path / "claims.csv")
    lines = (tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("claim_id,document,text,value")
    assert sorted(int(line.split(",")[3]) for line in lines[1:]) == [18, 21, 26, 27]


def test_from_a_finding_to_both_places(watched: Watched, address: str) -> None:
    page = opened(watched, address, "findings")
    quotes = page.locator("#finding-list blockquote")
    assert quotes.count() == 2
    assert quotes.locator("mark").all_inner_texts() == ["27", "26"]
    quotes.nth(1).locator("a").click()
    chosen = page.locator(".claim.chosen")
    assert chosen.inner_text() == "26"
    assert chosen.is_visible()
    page.locator("#detail").get_by_role("link", name="error: fell").click()
    article = page.locator("#finding-list article").first
    article.wait_for(state="visible")  # a busy machine shows the page a moment later
    assert article.is_visible()


def test_from_a_mark_of_a_chart_to_its_sentence_and_back(watched: Watched, address: str) -> None:
    page = opened(watched, address, "indicator-human_rights_treaties_joined")
    chart = page.locator("#indicator-human_rights_treaties_joined .chart")
    chart.locator("svg").wait_for()
    marks = chart.locator("svg path[aria-roledescription=point]")
    marks.last.click(force=True)
    page.locator(".claim.chosen").wait_for()
    assert page.evaluate("location.hash").startswith("#claim-")
    page.locator("#detail").get_by_role("link", name="human rights treaties joined").click()
    assert chart.is_visible()


def test_a_shared_address(watched: Watched, address: str) -> None:
    claim = load(ROOT / "data_out").claims.iloc[40]
    page = opened(watched, address, f"claim-{claim['claim_id']}")
    assert page.locator(".claim.chosen").inner_text() == claim["text"]


@pytest.mark.parametrize("place", ["%", "claim-none", "document-99", "document-length", "constructor"])
def test_an_address_that_leads_nowhere_opens_the_overview(watched: Watched, address: str, place: str) -> None:
    assert opened(watched, address, place).locator("#h-overview").is_visible()


def test_the_other_numbers_on_demand(watched: Watched, address: str) -> None:
    page = opened(watched, address, "document-0")
    assert page.locator(".rejected").count() == 0
    page.check("#show-rejected")
    assert page.locator(".rejected").count() > 10
    assert " [date]" in page.locator(".rejected small").all_inner_texts()


def test_by_keyboard_alone(watched: Watched, address: str) -> None:
    page = opened(watched, address, "overview")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#documents"
    page.keyboard.press("Enter")
    page.locator("#document-table a").first.focus()
    page.keyboard.press("Enter")
    page.locator("#document-text .claim").first.wait_for()
    page.locator("#document-text .claim").first.focus()
    page.keyboard.press("Enter")
    page.locator(".claim.chosen").wait_for()
    assert page.evaluate("document.activeElement.className").split() == ["claim", "reported", "chosen"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_violation_of_accessibility(chromium: Browser, address: str, view: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}#{view}")
    page.wait_for_timeout(300)
    results = Axe().run(page)
    serious = [one for one in results.response["violations"] if one["impact"] in ("serious", "critical")]
    context.close()
    assert not serious, [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in serious]


def test_a_hostile_document_shows_as_text(watched: Watched, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "<img src=x onerror=alert(3)>.txt").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "in" / "wide.txt").write_text("𝒳𝒳 In 2004 the fund gave 12 million dollars to 18 schools.", "utf-8")
    path = tmp_path / "report.html"
    path.write_text(report_html(build(tmp_path / "in", tmp_path / "out")), encoding="utf-8")
    for place in (*VIEWS[:-1], "document-0", "document-1"):
        page = opened(watched, path.as_uri(), place)
        page.reload()
        page.wait_for_timeout(100)
    assert page.locator("#document-text .claim").all_inner_texts() == ["12 million dollars", "18"]
    page = opened(watched, path.as_uri(), "document-0")
    assert "<script>alert('2004')</script>" in page.locator("#document-text").inner_text()
    assert page.locator("#document-text script, #document-text img").count() == 0
