"""The journey of whoever checks a table: dropped, read, found, filtered, changed, judged again, kept."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl

from jxlint.document import ProjectTable
from jxlint.readers import read_file
from jxlint.rules import RuleSet
from tests.reports.test_reports import report
from tests.samples import EXAMPLES, text
from tests.web.page.shown import Shown
from tests.web.page.test_ways_in import HEADS, ROWS, TOP

NAME = "baiyun-projects"
TABLE = EXAMPLES / f"{NAME}.txt"


def test_a_dropped_table_is_shown_with_all_its_findings(shown: Shown, rules: RuleSet) -> None:
    page = shown.drop((f"{NAME}.txt", text(NAME)))
    page.locator(".finding").first.wait_for()
    findings = report(NAME, rules).files[0].findings
    assert page.locator(".finding").count() == len(findings) > 50
    assert shown.counts() == {s: sum(f.severity == s for f in findings) for s in ("error", "warning", "info")}
    shown.said([f"{NAME}.txt：错误 {shown.counts()['error']}"])
    # A finding leads to its words: marked, in view, with the focus, and with why.
    item = page.locator('.finding[data-code="JX301"]').nth(3)
    item.locator(".go").click()
    cell = page.locator(f'[data-path="{item.get_attribute("data-target")}"]')
    assert cell.evaluate("e => e === document.activeElement")
    box, pane = cell.bounding_box(), page.locator("#table").bounding_box()
    assert box and pane
    assert pane["y"] <= box["y"] < pane["y"] + pane["height"]
    assert page.evaluate("document.scrollingElement.scrollTop") == 0, "the panes scroll, not the page"
    marked = cell.locator("mark.current")
    assert marked.inner_text() in item.locator(".message").inner_text()
    tip = page.locator("#tip")
    assert "依据：财预" in tip.inner_text()
    assert item.locator(".message").inner_text() in tip.inner_text()
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    # On a mark, too.
    other = page.locator(".cell mark:not(.dim)").first
    other.hover()
    tip.wait_for()


def test_findings_are_filtered(shown: Shown, rules: RuleSet) -> None:
    page = shown.open(TABLE)
    findings = report(NAME, rules).files[0].findings
    visible = page.locator(".finding:visible")
    page.click('#severities [data-severity="info"]')
    assert visible.count() == sum(f.severity != "info" for f in findings)
    assert page.locator("mark.info:not(.dim)").count() == 0
    page.click('#severities [data-severity="info"]')
    page.select_option("#rule", "JX303")
    assert visible.count() == sum(f.code == "JX303" for f in findings) > 0
    assert page.inner_text("#shown") == f"显示 {visible.count()} / {len(findings)}"
    page.select_option("#rule", "")
    project = next(f.project for f in findings if f.project)
    page.select_option("#project", project)
    assert visible.count() == sum(f.project == project for f in findings)
    page.select_option("#project", "")
    page.fill("#search", "没有这样的字")
    assert visible.count() == 0
    assert page.locator("#list .none").inner_text() == "没有符合筛选条件的问题"
    page.fill("#search", "")
    assert visible.count() == len(findings)


def test_a_value_is_changed_and_judged_again(shown: Shown) -> None:
    page = shown.open(TABLE)
    before = shown.counts()
    item = page.locator('.finding[data-code="JX303"]').first
    path = str(item.get_attribute("data-target"))
    cell = page.locator(f'[data-path="{path}"]')
    place = cell.get_attribute("data-place")
    was = cell.text_content()
    cell.click()
    page.keyboard.type("这不算")
    page.keyboard.press("Escape")
    assert cell.text_content() == was
    assert page.locator("#undo").is_disabled()
    page.keyboard.press("Enter")
    page.keyboard.type("≤3万元")
    page.keyboard.press("Enter")
    shown.said(["已重新检查"])
    shown.settled()
    assert page.locator(f'.finding[data-code="JX303"][data-target="{path}"]').count() == 0
    assert cell.text_content() == "≤3万元"
    assert "edited" in str(cell.get_attribute("class"))
    assert cell.evaluate("e => e === document.activeElement"), "the focus stays where it was"
    # The changes are listed with their place in the file, to be copied.
    page.click("#tab-edits")
    edit = page.locator(".edit")
    assert edit.locator("del").inner_text() == was
    assert edit.locator("ins").inner_text() == "≤3万元"
    assert edit.locator(".place").inner_text() == place == "第 47 行"
    shown.context.grant_permissions(["clipboard-read", "clipboard-write"])
    edit.get_by_role("button", name="复制").click()
    edit.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "≤3万元"
    page.keyboard.press("Control+z")
    shown.said(["已撤销"])
    assert cell.text_content() == was
    assert shown.counts() == before
    assert page.locator(".cell.edited").count() == 0
    assert cell.get_attribute("data-place") == place, "its place in the file is still known"


def test_the_note_at_a_mark_leaves_the_buttons_free(shown: Shown) -> None:
    """What was changed can be taken back at once, wherever in the table it is."""
    page = shown.open(TABLE)
    path = "/units/0/projects/0/indicators/2/annual"
    page.locator(f'[data-path="{path}"]').click()
    page.keyboard.insert_text("逐年提升" * 400)
    page.keyboard.press("Enter")
    shown.settled()
    tip = page.locator("#tip")
    tip.wait_for()
    box, pane = tip.bounding_box(), page.locator("#table").bounding_box()
    assert box and pane
    assert pane["y"] <= box["y"] and box["y"] + box["height"] <= pane["y"] + pane["height"]
    page.click("#undo", timeout=3_000)
    shown.said(["已撤销"])
    cell = page.locator(f'[data-path="{path}"]')
    assert "逐年提升" not in str(cell.text_content())
    page.keyboard.press("Control+y")
    shown.said(["已重做"])
    assert "逐年提升" in str(cell.text_content())
    assert page.inner_text("#tab-edits .n") == "1"


def test_the_note_tells_what_is_found_now(shown: Shown) -> None:
    page = shown.open(TABLE)
    item = page.locator('.finding[data-code="JX503"], .finding[data-code="JX504"]').first
    item.locator(".go").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("另一个名称")
    page.keyboard.press("Enter")
    shown.said(["已重新检查"])
    shown.settled()
    said = page.locator("#tip .message").all_inner_texts()
    assert said and all("另一个名称" in words for words in said)
    path = item.get_attribute("data-target")
    assert said == page.locator(f'.finding[data-target="{path}"] .message').all_inner_texts()


def test_changes_are_not_closed_with_their_tab_unasked(shown: Shown) -> None:
    page = shown.open(TABLE)
    page.locator('[data-path="/units/0/name"]').click()
    page.keyboard.insert_text("改名")
    page.keyboard.press("Enter")
    shown.settled()
    shown.answer = False
    page.click("#files .shut")
    (question,) = shown.questions
    assert "1 处修改" in question
    assert page.locator("#files li").count() == 1
    shown.answer = True
    page.click("#files .shut")
    page.locator("#welcome").wait_for()


def test_values_are_changed_one_after_the_other(shown: Shown) -> None:
    """Whoever clicks from one value to the next is in the second when the first is judged: what is typed stays."""
    page = shown.open(TABLE)
    one, two = (page.locator(f'[data-path="/units/0/projects/0/indicators/{i}/annual"]') for i in (0, 1))
    one.click()
    page.keyboard.type("有所提高")
    with page.expect_response("**/page/judge*"):
        two.click()
        page.keyboard.type("第二")
    shown.said(["已重新检查"])
    one.locator("mark.error").wait_for()
    page.keyboard.type("个值")
    assert page.locator("#table textarea").input_value() == "第二个值"
    # An input method in the middle of a word is not disturbed.
    area = page.locator("#table textarea")
    area.dispatch_event("compositionstart")
    page.select_option("#year", "2022")
    shown.settled()
    assert area.input_value() == "第二个值"


def test_a_value_is_copied_and_pasted_as_in_a_workbook(shown: Shown) -> None:
    page = shown.open(TABLE)
    shown.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell = page.locator('[data-path="/units/0/projects/0/indicators/0/annual"]')
    cell.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == cell.text_content()
    page.evaluate("navigator.clipboard.writeText('≥3次')")
    page.keyboard.press("Control+v")
    page.locator(".cell.edited", has_text="≥3次").wait_for()
    assert page.locator("#files li").count() == 1
    amount = '[data-path="/units/0/amounts/total"]'
    page.focus(amount)
    shown.paste(text="很多")
    shown.said(["这里是金额"])
    assert page.locator(".cell.edited").count() == 1
    shown.refusals = True
    shown.paste(text="一级指标\t二级指标\n产出\t数量")  # a table is a table wherever it is pasted
    page.locator("#files li").nth(1).wait_for()
    page.locator("#files .failed").wait_for()


def test_fixes_are_adopted_one_by_one_or_all(shown: Shown) -> None:
    page = shown.open(TABLE)
    fix = page.locator(".finding .adopt:not(.unsafe)").first
    item = page.locator(".finding", has=page.locator(".adopt:not(.unsafe)")).first
    path, mended = item.get_attribute("data-target"), fix.get_attribute("data-mended")
    fix.click()
    shown.said(["已重新检查"])
    assert page.locator(f'[data-path="{path}"]').text_content() == mended
    page.locator("#list button.all").click()
    page.locator("#list button.all").wait_for(state="detached")
    shown.settled()
    assert page.locator(".finding .adopt:not(.unsafe)").count() == 0
    assert int(page.inner_text("#tab-edits .n")) > 3


def test_only_the_fixes_that_are_shown_are_adopted_together(shown: Shown) -> None:
    page = shown.open(TABLE)
    fixes = page.locator(".finding .adopt:not(.unsafe)")
    every, projects = fixes.count(), page.locator("#list .group")
    assert f"采用全部 {every} 处" in page.inner_text("#list button.all")
    some = next(
        (i, n) for i in range(projects.count())
        if 1 < (n := projects.nth(i).locator(".adopt:not(.unsafe)").count()) < every
    )  # fmt: skip
    page.select_option("#project", projects.nth(some[0]).locator("h3").text_content() or "")
    assert f"采用显示的 {some[1]} 处" in page.inner_text("#list button.all")
    page.locator("#list button.all").click()
    shown.said(["已重新检查"])
    shown.settled()
    page.select_option("#project", "")
    assert fixes.count() == every - some[1]


def test_amounts_must_be_amounts(shown: Shown) -> None:
    page = shown.open(TABLE)
    cell = page.locator('[data-path="/units/0/amounts/total"]')
    cell.click()
    page.keyboard.type("很多")
    page.keyboard.press("Enter")
    assert page.locator(".hint.wrong").inner_text() == "这里是金额，请只填数字，例如 128.5"
    page.keyboard.press("Control+a")
    page.keyboard.type("1，990.5")
    page.keyboard.press("Enter")
    shown.said(["已重新检查"])
    assert cell.text_content() == "1990.5"
    assert page.locator(".finding", has_text="1990.5").count() > 0


def test_settings_judge_again_at_once(shown: Shown) -> None:
    page = shown.open(TABLE)
    before = shown.counts()
    page.select_option("#profile", "mof-2021")
    shown.said([f"{NAME}.txt"])
    page.locator(f'#severities [data-severity="warning"] b:not(:text-is("{before["warning"]}"))').wait_for()
    page.select_option("#profile", "")
    page.locator(f'#severities [data-severity="warning"] b:text-is("{before["warning"]}")').wait_for()
    shown.open(EXAMPLES / "guangzhou-projects-2024.txt", findings=False)
    page.locator("#files .n b").nth(5).wait_for()
    assert page.locator('.finding[data-code="JX702"]').count() == 0
    page.select_option("#year", "2021")
    page.locator('.finding[data-code="JX702"]').first.wait_for()
    page.click("#lang")
    page.locator(".finding .title", has_text="No satisfaction indicator").first.wait_for()
    assert page.get_attribute("html", "lang") == "en"
    assert page.inner_text("h1").startswith("Performance indicators")
    assert page.get_attribute("#search", "placeholder") == "Find"


def test_every_download_is_what_the_command_line_writes(shown: Shown) -> None:
    page = shown.open(TABLE)
    kept = {}
    for name in ("docx", "xlsx", "html", "json"):
        if page.locator("#exports").is_hidden():
            page.click("#export")
        with page.expect_download() as download:
            page.click(f'[data-report="{name}"]')
        kept[download.value.suggested_filename] = Path(download.value.path()).read_bytes()
    docx, xlsx, html, data = kept.values()
    assert list(kept) == [f"{NAME}.{n}" for n in ("审核意见.docx", "问题清单.xlsx", "检查报告.html", "检查结果.json")]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(docx)).namelist()
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(xlsx)).namelist()
    assert b"<h1>" in html
    file = json.loads(data)["files"][0]
    assert file["path"] == f"{NAME}.txt"
    assert len(file["findings"]) == sum(shown.counts().values())
    assert page.locator('[data-report="annotated"]').is_disabled(), "a text has no comments"


def test_the_file_comes_back_with_its_findings_as_comments(shown: Shown, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (*TOP, HEADS, *ROWS):
        book.worksheets[0].append(row)
    book.save(tmp_path / "表.xlsx")
    page = shown.open(tmp_path / "表.xlsx")
    page.click("#export")
    with page.expect_download() as download:
        page.click('[data-report="annotated"]')
    assert download.value.suggested_filename == "表.批注.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).worksheets[0]
    item = page.locator('.finding[data-code="JX301"]')
    cell = str(item.locator(".place").inner_text()).split()[-1]
    assert sheet[cell].value == "有所提高"
    assert item.locator(".message").inner_text() in str(sheet[cell].comment.text)


def test_reports_can_be_made_of_what_was_changed(shown: Shown, tmp_path: Path) -> None:
    page = shown.open(TABLE)
    page.locator('[data-path="/units/0/name"]').click()
    page.keyboard.type("改过的单位")
    page.keyboard.press("Enter")
    shown.said(["已重新检查"])
    page.click("#export")
    with page.expect_download() as download:
        page.click('[data-report="document"]')
    kept = tmp_path / "表.json"
    download.value.save_as(kept)
    document = read_file(kept).document
    assert isinstance(document, ProjectTable)
    assert document.units[0].name == "改过的单位"
    page.check('[name="basis"][value="changed"]')
    with page.expect_download() as download:
        page.click('[data-report="json"]')
    units = {f["unit"] for f in json.loads(Path(download.value.path()).read_bytes())["files"][0]["findings"]}
    assert "改过的单位" in units
