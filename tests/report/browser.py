"""A headless Chromium for the report, cut off from every network; also takes the README's picture of it."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium; fails with what to install where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError("the report is tested in Chromium, which is not installed; on Debian: apt install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        try:
            yield chromium
        finally:
            chromium.close()


class Watched:
    """A page and everything that went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        page.on("console", lambda said: self.troubles.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._told(request.url))

    def _told(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            self.troubles.append(f"asked for {url}")


def take_picture(report: Path, picture: Path) -> None:
    """A picture of a claim in its document."""
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 1100, "height": 740})
        page.goto(f"{report.resolve().as_uri()}#indicator-human_rights_treaties_joined")
        page.locator(".chart svg").first.wait_for()
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=picture)


if __name__ == "__main__":
    take_picture(Path(sys.argv[1]), Path(sys.argv[2]))
