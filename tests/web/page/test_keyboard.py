"""By keyboard alone, and by those who hear the page or see little: every control is reached, named and seen."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tests.samples import EXAMPLES
from tests.web.page.shown import Shown

TABLE = EXAMPLES / "liwan-projects.txt"


def at(page: Any) -> str:
    """What has the focus; it must be seen to have it."""
    return str(
        page.evaluate("""() => {
      const e = document.activeElement, s = getComputedStyle(e);
      if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) return "not seen: " + e.outerHTML.slice(0, 80);
      return e.id || e.dataset.path || [...e.classList].join(".") || e.tagName;
    }""")
    )


def test_the_whole_way_without_a_mouse(shown: Shown) -> None:
    page = shown.open(TABLE)
    assert page.evaluate("document.activeElement.id") == "findings", "the button that opened it is gone"
    page.evaluate("document.querySelector('.skip').focus()")
    order = []
    for _ in range(24):
        page.keyboard.press("Tab")
        order.append(at(page))
        if order[-1].startswith("/"):
            break
    assert not [o for o in order if o.startswith("not seen")]
    assert [o for o in order if o not in ("skip", "file", "shut")] == [
        "choose", "paste", "profile", "year", "lang", "count.error", "count.warning", "count.info", "rule", "project",
        "search", "print", "export", "tab-list", "go", "why", "/department",
    ]  # fmt: skip
    # Back into the list, down to a finding, over to its value, changed, and back.
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert at(page) == "go"
    target = page.locator('.finding[data-code="JX301"]').first.get_attribute("data-target")
    for _ in range(page.locator(".finding").count()):
        if page.evaluate("document.activeElement.closest('.finding').dataset.target") == target:
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert at(page) == target
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type("≥95%")
    page.keyboard.press("Enter")
    shown.said(["已重新检查"])
    shown.settled()
    assert at(page) == target
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert at(page) == target
    page.keyboard.press("Escape")
    assert at(page) == "go"
    page.keyboard.press("End")
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.closest('.finding') === document.querySelector('.finding')")


def test_skip_links_lead_to_the_panes(shown: Shown) -> None:
    page = shown.open(TABLE)
    page.evaluate("document.querySelector('.skip').focus()")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"
    page.keyboard.press("Tab")
    assert at(page) == "tab-list"


def test_downloads_open_and_close_by_keys(shown: Shown) -> None:
    page = shown.open(TABLE)
    page.focus("#export")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.report") == "docx"
    page.keyboard.press("Escape")
    assert page.locator("#exports").is_hidden()
    assert at(page) == "export"


def test_an_input_method_may_use_enter(shown: Shown) -> None:
    """Enter that takes a word of an input method does not end the change."""
    page = shown.open(TABLE)
    page.locator('[data-path="/units/0/name"]').click()
    page.evaluate("""document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }))""")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Escape")


def test_it_fits_narrow_windows_and_large_letters(shown: Shown) -> None:
    page = shown.open(TABLE)
    page.set_viewport_size({"width": 420, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_it_prints_what_is_shown(shown: Shown) -> None:
    page = shown.open(TABLE)
    page.emulate_media(media="print")
    for hidden in ("#tools", "#files", "#settings", ".finding .why >> nth=0"):
        assert not page.locator(hidden).is_visible()
    assert page.locator(".section").last.is_visible()
    assert page.locator(".finding").last.is_visible()
    assert page.locator("#table h2").inner_text().startswith("liwan-projects.txt：")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")


def axe(page: Any) -> list[str]:
    """What axe-core finds of WCAG 2.2 AA and its best practices."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core is not installed (pip install -e .[dev])")
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("(tags) => axe.run({ runOnly: tags, resultTypes: ['violations'] })", tags)
    assert len(found["passes"]) > 10
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"][:3]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(shown: Shown, scheme: str) -> None:
    page = shown.page
    page.emulate_media(color_scheme=scheme)
    assert axe(page) == []
    shown.open(TABLE)
    page.locator(".finding .why").first.click()
    page.locator('[data-path="/units/0/name"]').click()
    page.keyboard.type("改")
    page.keyboard.press("Enter")
    shown.said(["已重新检查"])
    page.locator('.finding[data-target$="annual"]').first.click()
    assert page.locator("#tip").is_visible()
    assert axe(page) == []
    page.keyboard.press("Enter")
    page.click("#tab-edits")
    page.click("#export")
    page.click("#lang")
    page.locator(".finding .title", has_text="No ").first.wait_for(state="attached")
    assert axe(page) == []
