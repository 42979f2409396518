"""The report of many documents: how large it is, how soon it opens, how soon it answers a search. Prints; asserts none.

Run with `make bench-report`.
"""

import tempfile
import time
from pathlib import Path

from pipeline.publish.report.build import report_html
from pipeline.run import build
from tests.report.browser import browser

DOCUMENTS, CLAIMS_EACH = 500, 40


def paper(number: int) -> str:
    """A document with two claims a sentence."""
    sentences = (
        f"In {1980 + (number + i) % 40} the country sent {1000 + 7 * i + number} peacekeepers to {i + 2} missions."
        for i in range(CLAIMS_EACH // 2)
    )
    return "\n\n".join(sentences)


def main() -> None:
    """Build, write, open, search."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "in"
        seeds.mkdir()
        for number in range(DOCUMENTS):
            (seeds / f"paper-{number:03}.txt").write_text(paper(number), encoding="utf-8")
        dataset = build(seeds, Path(folder) / "out")
        path = Path(folder) / "report.html"
        begun = time.perf_counter()
        path.write_text(report_html(dataset), encoding="utf-8")
        written = time.perf_counter() - begun
        with browser() as chromium:
            page = chromium.new_page()
            begun = time.perf_counter()
            page.goto(f"{path.as_uri()}#claims")
            page.locator("#claim-table tbody tr").first.wait_for()
            opened = time.perf_counter() - begun
            begun = time.perf_counter()
            page.fill("#f-text", "1013 peacekeepers")
            page.wait_for_function("!document.getElementById('claim-count').textContent.startsWith('20,000 ')")
            searched = time.perf_counter() - begun
            begun = time.perf_counter()
            page.goto(f"{path.as_uri()}#document-250")
            page.locator("#document-text .claim").first.wait_for()
            shown = time.perf_counter() - begun
        megabytes = path.stat().st_size / 1e6
    print(
        f"{len(dataset.documents)} documents, {len(dataset.claims):,} claims: {megabytes:.1f} MB, written in "
        f"{written:.1f} s; opens in {opened:.2f} s, a search takes {searched:.2f} s, a document {shown:.2f} s"
    )


if __name__ == "__main__":
    main()
