"""Names and values that mean harm stay words: nothing of a table runs, and nobody but the server is asked."""

from __future__ import annotations

import json

from tests.web.page.shown import Shown

HOSTILE = (
    "</script><script>window.hit=1</script>\"'><img src=//evil.example/x onerror=window.hit=1>"
    "<b style=color:red>{{7*7}}\u202e"
)


def hostile() -> str:
    indicator = {
        "number": 1, "level1": HOSTILE, "level2": "11-数量指标", "name": HOSTILE, "period": "提高",
        "annual": "有所提高", "unit": HOSTILE, "details": {HOSTILE: HOSTILE, "__proto__": "x"},
    }  # fmt: skip
    project = {
        "name": HOSTILE,
        "objective": HOSTILE,
        "indicators": [indicator],
        "details": {HOSTILE: HOSTILE, "a/b~c": "d"},
    }
    document = {
        "kind": "project-table",
        "department": HOSTILE,
        "money_unit": HOSTILE,
        "units": [{"name": HOSTILE, "projects": [project]}],
    }
    return json.dumps(document)


def test_nothing_of_a_table_runs(shown: Shown) -> None:
    page = shown.drop((f"{HOSTILE.replace('/', '')}.json", hostile()))
    page.locator(".finding").first.wait_for()
    at = "/units/0/projects/0"
    name = page.locator(f'[data-path="{at}/name"]')
    assert "<img src=//evil.example/x onerror=window.hit=1>" in (name.text_content() or "")
    assert "\\u202e" in (name.text_content() or ""), "marks of order are shown by their codes"
    page.locator('.finding[data-code="JX301"]').first.click()
    assert page.locator("#tip").is_visible()
    # Typed into the page, too, and under labels that are awkward in a pointer.
    for path in (f"{at}/indicators/0/annual", f"{at}/details/a~1b~0c", f"{at}/indicators/0/details/__proto__"):
        page.locator(f'[data-path="{path}"]').click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(HOSTILE)
        page.keyboard.press("Enter")
        shown.settled()
        page.locator(f'[data-path="{path}"].edited').wait_for(state="attached")
    page.click("#tab-edits")
    assert page.locator(".edit").count() == 3
    page.select_option("#project", index=1)
    page.fill("#search", HOSTILE)
    page.emulate_media(media="print")
    assert page.evaluate("window.hit === undefined && ({}).x === undefined")
    assert page.locator("img, #table script, #list script, b[style]").count() == 0


def test_the_policy_lets_nothing_else_run(shown: Shown) -> None:
    """Were a word of a table ever not escaped, the browser would still run and fetch nothing."""
    answer = shown.page.request.get(shown.address)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    html = answer.text()
    for inside in ("<style", " style=", "javascript:", "http://", "https://", " onclick"):
        assert inside not in html
