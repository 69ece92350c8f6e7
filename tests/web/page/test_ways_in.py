"""Tables come in by paste, several at a time, and as files that cannot be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.readers.compounds import doc
from tests.samples import EXAMPLES, ROOT, text
from tests.web.page.shown import Shown

HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值")
ROWS = (
    ("产出指标", "数量指标", "培训人数", "≥30人"),
    ("产出指标", "质量指标", "培训合格率", "有所提高"),
    ("效益指标", "社会效益指标", "群众知晓率", "≥90%"),
    ("满意度指标", "服务对象满意度指标", "学员满意度", "≥95%"),
)
TOP = (("项目支出绩效目标申报表",), ("项目名称", "培训经费"), ("年度目标", "完成培训"))


def as_page(extra: str = "") -> str:
    """A table as Excel puts it on the clipboard."""
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in (*TOP, HEADS, *ROWS))
    return f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>{rows}</table>{extra}</body></html>'


def as_words() -> str:
    return "\r\n".join("\t".join(row) for row in (*TOP, HEADS, *ROWS))


def finding(page: Any) -> Any:
    return page.locator('.finding[data-code="JX301"]')


def test_a_table_is_pasted_from_excel(shown: Shown) -> None:
    page = shown.paste(html=as_page(), text=as_words())
    finding(page).wait_for()
    assert re.fullmatch(r"粘贴的表格 \d+\.html", page.locator("#files .name").inner_text())
    assert page.locator("#table .row").count() == len(ROWS)
    assert page.locator("#table th").all_inner_texts()[1:5] == ["一级指标", "二级指标", "指标名称", "年度指标值"]


def test_words_alone_are_pasted_into_the_box(shown: Shown) -> None:
    page = shown.page
    page.click("#paste-large")
    assert page.locator("#pasted").evaluate("e => e === document.activeElement")
    shown.paste(text=as_words(), target="#pasted")
    finding(page).wait_for()
    assert page.locator("#paste-box").is_hidden()
    # Typed or dictated there, it is checked by the button.
    page.click("#paste")
    page.fill("#pasted", as_words())
    page.locator("#paste-box .strong").click()
    page.locator("#files li").nth(1).wait_for()
    page.locator("#files .n b").nth(5).wait_for()


def test_where_the_page_holds_no_table_its_words_are_tried(shown: Shown) -> None:
    shown.refusals = True
    page = shown.paste(html="<table><tr><td>请登录</td></tr></table>", text=text("liwan-projects"))
    page.locator(".finding").first.wait_for()
    assert re.fullmatch(r"粘贴的表格 \d+\.txt", page.locator("#files .name").inner_text())


def test_an_empty_clipboard_is_told(shown: Shown) -> None:
    page = shown.paste()
    page.locator("#trouble", has_text="剪贴板里没有文字").wait_for()
    assert "复制" in page.locator("#trouble .remedy").inner_text()
    assert page.locator("#trouble button").count() == 0


def test_several_files_stand_side_by_side(shown: Shown) -> None:
    shown.refusals = True
    page = shown.drop(
        ("甲.txt", text("liwan-projects")), ("乙.txt", text("guangzhou-department")), ("坏.xlsx", "PK\x03\x04不是"),
    )  # fmt: skip
    page.locator("#files .n b").nth(5).wait_for()
    page.locator("#files .n.failed").wait_for()
    names = page.locator("#files .name")
    assert names.all_inner_texts() == ["甲.txt", "乙.txt", "坏.xlsx"]
    assert page.locator('#files [aria-current="true"] .name').inner_text() == "甲.txt"
    page.locator(".finding").first.wait_for()
    page.locator('[data-path="/units/0/name"]').click()
    page.keyboard.type("改名")
    page.keyboard.press("Enter")
    shown.said(["已重新检查"])
    page.click("#files .file >> nth=1")
    assert page.locator("#table th", has_text="任务名称").count() == 1
    assert page.inner_text("#tab-edits .n") == "", "each table has its own changes"
    page.click("#files .file >> nth=2")
    page.locator("#trouble", has_text="坏.xlsx").wait_for()
    assert page.locator("#result").is_hidden()
    page.click("#files .file >> nth=0")
    assert page.locator('[data-path="/units/0/name"]').text_content() == "改名"
    for _ in range(3):
        page.locator("#files .shut").first.click()
    assert page.locator("#welcome").is_visible()


def test_a_file_that_is_no_table_says_so(shown: Shown) -> None:
    shown.refusals = True
    page = shown.drop(("便条.txt", "今天天气很好。"))
    page.locator("#trouble.fault").wait_for()
    assert "便条.txt" in page.inner_text("#trouble")
    assert "E102" in page.inner_text("#trouble .remedy")
    shown.said(["便条.txt"])


def test_what_wants_a_terminal_is_for_whoever_runs_the_service(shown: Shown) -> None:
    shown.refusals = True
    page = shown.drop(("便条.txt", "今天天气很好。"))
    page.locator("#trouble.fault").wait_for()
    assert "--layout" not in page.inner_text("#trouble"), "the page has no such choice"
    old = {"name": "旧.doc", "mimeType": "", "buffer": doc([("甲\r", b"")], version=0x65)}
    shown.open(old, findings=False)
    page.locator("#trouble", has_text="另存为 .docx").wait_for()
    assert "soffice" not in page.inner_text("#trouble .remedy")
    assert "soffice" in page.inner_text("#trouble .soft")


def test_the_tab_of_what_is_looked_at_is_in_view(shown: Shown) -> None:
    page = shown.drop(*((f"第{n}个文件的名称.txt", text("liwan-projects")) for n in range(9)))
    page.locator(".finding").first.wait_for()
    row = page.locator("#files ul").bounding_box()
    shown.drop(("最后一个.txt", text("liwan-projects")))
    last = page.locator("#files li", has_text="最后一个")
    last.locator(".n b").first.wait_for()
    page.locator("#files .checking, #files .waiting").first.wait_for(state="detached")
    box = last.bounding_box()
    assert row and box
    assert row["x"] <= box["x"] and box["x"] + box["width"] <= row["x"] + row["width"] + 1


def test_a_file_that_is_too_large_says_so(shown: Shown) -> None:
    shown.refusals = True
    page = shown.open({"name": "大.txt", "mimeType": "text/plain", "buffer": b"x" * 3_000_000}, findings=False)
    page.locator("#trouble", has_text="太大（上限 2 MB）").wait_for()
    assert "拆成几个文件" in page.locator("#trouble .remedy").inner_text()


def test_what_takes_long_is_a_job_that_leaves_nothing(shown: Shown) -> None:
    page, asked = shown.page, list[tuple[str, str]]()
    page.on("request", lambda r: asked.append((r.method, r.url.removeprefix(shown.address).partition("?")[0])))
    shown.open(ROOT / "tests" / "data" / "pdf" / "guangzhou-projects-2024.pdf")
    assert page.locator(".finding .place").first.inner_text() == "第 1 页"
    with page.expect_response(lambda r: r.request.method == "DELETE") as gone:
        shown.open(ROOT / "tests" / "data" / "pdf" / "baiyun-projects.pdf", findings=False)
    assert gone.value.status == 204
    steps = [
        method + " " + "/".join(p for p in path.split("/") if len(p) < 20)
        for method, path in asked
        if "static" not in path
    ]
    assert steps[:4] == ["POST page/jobs", "GET api/jobs/events", "GET api/jobs/result", "DELETE api/jobs"]
    # So are reports on it.
    page.click("#export")
    with page.expect_download() as download:
        page.click('[data-report="annotated"]')
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    # One that cannot be read says so, like any other.
    shown.open({"name": "坏.pdf", "mimeType": "", "buffer": b"%PDF-1.7 nothing"}, findings=False)
    page.locator("#trouble.fault .remedy").wait_for()


def test_a_busy_service_is_asked_again(shown: Shown) -> None:
    shown.refusals = True
    page = shown.page
    said = '{"error": {"code": "E507", "message": {"zh": "请求太多", "en": "too many"}, '
    said += '"remedy": {"zh": "请过几秒再试", "en": "try later"}, "where": ""}}'
    page.route("**/page/check*", lambda route: route.fulfill(status=503, content_type="application/json", body=said))
    shown.open(EXAMPLES / "liwan-projects.txt", findings=False)
    page.locator("#trouble", has_text="请求太多").wait_for()
    assert "请过几秒再试" in page.inner_text("#trouble .remedy")
    page.unroute("**/page/check*")
    page.get_by_role("button", name="再试一次").click()
    page.locator(".finding").first.wait_for()


def test_a_service_that_is_gone_leaves_what_is_shown(shown: Shown) -> None:
    shown.refusals = True
    page = shown.open(EXAMPLES / "liwan-projects.txt")
    page.route("**/page/*", lambda route: route.abort())
    path = "/units/0/projects/0/name"
    page.locator(f'[data-path="{path}"]').click()
    page.keyboard.type("新名")
    page.keyboard.press("Enter")
    page.locator("#trouble", has_text="连不上检查服务").wait_for()
    assert page.locator(".finding").count() > 0
    page.unroute("**/page/*")
    page.get_by_role("button", name="再试一次").click()
    page.locator("#trouble").wait_for(state="hidden")
    assert page.locator(f'[data-path="{path}"]').text_content() == "新名"


def test_what_is_under_way_is_checked_by_the_settings_of_the_end(shown: Shown) -> None:
    page, asked = shown.page, list[str]()

    def slow(route: Any) -> None:
        asked.append(route.request.url)
        if "mof-2021" in route.request.url:
            route.continue_()

    page.route("**/page/check*", slow)
    with page.expect_request("**/page/check*"):
        shown.open(EXAMPLES / "liwan-projects.txt", findings=False)
    page.locator("#trouble.busy").wait_for()
    page.select_option("#profile", "mof-2021")
    page.locator(".finding").first.wait_for()
    assert len(asked) == 2


def test_a_service_that_goes_away_in_the_middle_is_told(shown: Shown) -> None:
    shown.refusals = True
    page = shown.page
    page.route("**/api/jobs/*/events", lambda route: route.abort())
    shown.open(ROOT / "tests" / "data" / "pdf" / "baiyun-projects.pdf", findings=False)
    page.locator("#trouble.fault", has_text="连不上检查服务").wait_for()


def test_a_long_check_can_be_cancelled(shown: Shown) -> None:
    shown.refusals = True
    page = shown.page
    page.route("**/page/check*", lambda _route: None)  # never answers
    shown.open(EXAMPLES / "liwan-projects.txt", findings=False)
    page.locator("#trouble.busy", has_text="已 1 秒").wait_for()
    page.get_by_role("button", name="取消").click()
    page.locator("#trouble.fault", has_text="已取消").wait_for()
    assert "读不了" not in page.inner_text("#files")
    page.unroute_all()
    page.get_by_role("button", name="再试一次").click()
    page.locator(".finding").first.wait_for()
