"""The web page in headless Chromium: filters, search, languages, keyboard, contrast, print; nothing is requested."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from jxlint.document import Indicator, Project, ProjectTable, Unit
from jxlint.errors import InputError
from jxlint.reports import html
from jxlint.reports.html_parts import COLUMNS, MORE
from jxlint.reports.model import FileReport, Report
from jxlint.reports.review import index
from jxlint.reports.review.building import build
from jxlint.rules import RuleSet
from tests.reports.test_formats import finding
from tests.reports.test_reports import report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

# The contrast of every shown text with what is behind it (WCAG 2.2, 1.4.3), those below what AA asks for.
FAINT = """() => {
  const parts = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => { const [r, g, b] = parts(c).map((v) => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if ((parts(c)[3] ?? 1) > 0) return c; } return "rgb(255, 255, 255)"; };
  const out = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode());) {
    const e = n.parentElement;
    if (!n.textContent.trim() || ["SCRIPT", "STYLE"].includes(e.tagName) || !e.checkVisibility()) continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(style.color), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) out.add(`${e.className || e.tagName} ${style.color} ${ratio.toFixed(2)}`);
  }
  return [...out];
}"""


class Shown:
    """A page in the browser with what went wrong in it and what it asked for."""

    def __init__(self, page: Any) -> None:
        self.page, self.said, self.asked = page, list[str](), list[str]()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, folder: Path, made: str) -> Any:
        file = folder / "report.html"
        file.write_text(made, encoding="utf-8")
        self.page.goto(file.as_uri())
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def shown(browser: Any) -> Iterator[Shown]:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    shown = Shown(page)
    yield shown
    assert shown.said == []
    assert len(shown.asked) == 1, "only the file itself"
    page.close()


def count(page: Any) -> int:
    return int("".join(c for c in page.inner_text("#shown") if c.isdigit()))


def test_filters_search_and_languages(shown: Shown, tmp_path: Path, rules: RuleSet) -> None:
    whole = report("baiyun-projects", rules)
    page = shown.open(tmp_path, html.render(whole, "zh"))
    findings = whole.files[0].findings
    assert count(page) == len(findings) == page.locator(".finding:visible").count()
    page.uncheck("[name=severity][value=info]")
    assert count(page) == sum(f.severity != "info" for f in findings) == page.locator(".finding:visible").count()
    page.check("[name=severity][value=info]")
    page.select_option("#rule", "JX303")
    assert count(page) == sum(f.code == "JX303" for f in findings) > 0
    page.select_option("#rule", "")
    project = next(f.project for f in findings if f.project)
    page.fill("#search", project)
    assert page.locator(".project:visible").count() == page.locator(".project:visible", has_text=project).count() > 0
    page.fill("#search", "没有这样的字")
    assert page.locator(".project:visible").count() == 0
    page.fill("#search", "")
    assert page.inner_text("h1") == "绩效指标检查报告"
    page.click("#lang")
    assert page.inner_text("h1") == "Report on performance indicators"
    assert page.get_attribute("html", "lang") == "en"
    assert page.title() == "Report on performance indicators"
    assert "findings shown" in page.inner_text("#shown")


def test_the_keyboard_reaches_every_control(shown: Shown, tmp_path: Path, rules: RuleSet) -> None:
    page = shown.open(tmp_path, html.render(report("liwan-projects", rules), "zh"))
    reached = []
    for _ in range(7):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.value"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
    assert reached == ["lang", "error", "warning", "info", "rule", "search", "only"]
    page.focus("[name=severity][value=info]")
    page.keyboard.press("Space")
    assert page.locator(".finding.info:visible").count() == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_stand_out_from_what_is_behind_them(shown: Shown, tmp_path: Path, rules: RuleSet, lang: str) -> None:
    page = shown.open(tmp_path, html.render(report("baiyun-projects", rules), lang))
    assert page.evaluate(FAINT) == []


def test_it_fits_a_narrow_window(shown: Shown, tmp_path: Path, rules: RuleSet) -> None:
    page = shown.open(tmp_path, html.render(report("guangzhou-department", rules), "zh"))
    page.set_viewport_size({"width": 420, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_a_phone_shows_an_indicator_as_a_block(shown: Shown, tmp_path: Path, rules: RuleSet) -> None:
    page = shown.open(tmp_path, html.render(report("baiyun-projects", rules), "zh"))
    row = page.locator(".indicators .row").first
    wide = row.locator("td").nth(4).bounding_box()
    for width in (400, 600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("getComputedStyle(document.getElementById('filters')).position") == "static"
        boxes = [cell.bounding_box() for cell in row.locator("td").all()]
        assert all(box["width"] > 0.8 * width for box in boxes)
        assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in pairwise(boxes))
    page.set_viewport_size({"width": 1200, "height": 900})
    assert row.locator("td").nth(4).bounding_box() == wide
    # A4 is a narrow page, but no narrow screen.
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.indicators td')).display") == "table-cell"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_heads_of_a_phone_are_those_of_the_table(shown: Shown, tmp_path: Path, lang: str) -> None:
    every: dict[str, Any] = {field: "值" for field, _, _ in (*COLUMNS, *MORE)}
    indicators = (Indicator(number=1, **every),)
    document = ProjectTable(units=(Unit(name="某局", projects=(Project(name="某项目", indicators=indicators),)),))
    file = FileReport(path="表.txt", document=document, indicators=1, projects=1)
    page = shown.open(tmp_path, html.render(Report("default", [file], (), []), lang))
    heads = [head.inner_text() for head in page.locator(".indicators th").all()]
    assert len(heads) == len(every) + 1
    page.set_viewport_size({"width": 400, "height": 800})
    cells = "[...document.querySelectorAll('.indicators .row td')]"
    assert page.evaluate(f"{cells}.map((cell) => JSON.parse(getComputedStyle(cell, '::before').content))") == heads


@pytest.mark.parametrize("width", [400, 1000])
def test_the_index_of_reports_breaks_no_words_up(shown: Shown, tmp_path: Path, rules: RuleSet, width: int) -> None:
    made = build(report("liwan-projects", rules).files[0], rules)
    lines = [(f"报送/liwan-projects.{kind}", f"liwan-projects.{kind}.docx", made) for kind in ("txt", "xlsx")]
    failed = (
        "报送/坏.txt",
        InputError("文件是空的", "empty", remedy_zh="请核对", remedy_en="check it", where="报送/坏.txt"),
    )
    page = shown.open(tmp_path, index.render(lines, [failed], "zh"))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(FAINT) == []
    for cell in page.locator(".source, .reports a").all():
        assert cell.evaluate("(e) => { const r = new Range(); r.selectNodeContents(e);"
                             " return r.getClientRects().length; }") == 1  # fmt: skip
    assert page.locator(".source").all_inner_texts() == ["liwan-projects.txt", "liwan-projects.xlsx"]
    assert page.inner_text(".failed") == "错误 坏.txt E101 文件是空的；请核对"


def test_it_prints_on_a4(shown: Shown, tmp_path: Path, rules: RuleSet) -> None:
    page = shown.open(tmp_path, html.render(report("liwan-projects", rules), "zh"))
    made = page.pdf(prefer_css_page_size=True)
    assert made.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 594.9" in made or b"/MediaBox [0 0 595" in made
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator(".finding").first.is_visible()


def test_five_thousand_findings_are_filtered(shown: Shown, tmp_path: Path) -> None:
    indicators = tuple(Indicator(number=i, level1="1-产出指标", name=f"指标{i}", annual="有所提高") for i in range(10))
    projects = tuple(Project(name=f"项目{p}", indicators=indicators) for p in range(500))
    document = ProjectTable(units=(Unit(name="某局", projects=projects),))
    findings = tuple(
        finding(f"“有所提高”无法考核“指标{i}”", severity="warning" if i % 2 else "error",
                path=("units", 0, "projects", p, "indicators", i, "annual"))
        for p in range(500)
        for i in range(10)
    )  # fmt: skip
    file = FileReport(path="表.txt", findings=findings, document=document, indicators=5000, projects=500)
    page = shown.open(tmp_path, html.render(Report("default", [file], (), []), "zh"))
    assert count(page) == 5000
    page.uncheck("[name=severity][value=warning]")
    assert count(page) == 2500
