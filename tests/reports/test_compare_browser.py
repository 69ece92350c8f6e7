"""The page of a comparison in headless Chromium: filters, search, languages, contrast; nothing is requested."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_cli import BAIYUN, run
from tests.reports.test_html_browser import FAINT, Shown
from tests.samples import text

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def shown() -> Iterator[Shown]:
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        shown = Shown(browser.new_page(viewport={"width": 1200, "height": 900}))
        yield shown
        browser.close()


def test_changes_are_searched_and_told_in_both_languages(shown: Shown, tmp_path: Path) -> None:
    later, made = tmp_path / "后来.txt", tmp_path / "对比.html"
    later.write_text(text("baiyun-projects").replace("100%完成", "90%完成"), encoding="utf-8")
    assert run("compare", BAIYUN, str(later), "--format", "html", "--lang", "zh", "-o", str(made)).returncode == 0
    page = shown.open(tmp_path, made.read_text(encoding="utf-8"))
    assert page.locator("del:visible").count() == page.locator("ins:visible").count() > 3
    assert page.inner_text("h1") == "绩效指标表两个版本的对比"
    assert page.evaluate(FAINT) == []
    page.fill("input[type=search]", "没有这样的字")
    assert page.locator("del:visible").count() == 0
    page.fill("input[type=search]", "")
    page.click("#lang")
    assert page.inner_text("h1") != "绩效指标表两个版本的对比"
    assert page.get_attribute("html", "lang") == "en"
    assert page.evaluate(FAINT) == []
    assert shown.said == []
    assert len(shown.asked) == 1
