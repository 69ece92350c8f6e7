"""What the page asks of the server, asked without a browser: also what the page never asks."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.web.page.test_ways_in import as_words

FILE = ("表.txt", as_words().encode())


def post(address: str, path: str, *files: tuple[str, bytes], **more: Any) -> httpx.Response:
    return httpx.post(address + path, files=[("file", f) for f in files] or None, timeout=30, **more)


def test_the_page_is_in_the_language_of_the_browser(address: str) -> None:
    for asked, lang, title in (
        ("zh-CN,zh;q=0.9,en;q=0.5", "zh-CN", "绩效指标检查"),
        ("en-GB", "en", "Check performance"),
    ):
        page = httpx.get(address, headers={"Accept-Language": asked})
        assert page.status_code == 200
        assert f'<html lang="{lang}"' in page.text
        assert title in page.text
    assert "mof-2021" in page.text


def test_its_files_are_there(address: str) -> None:
    for name, kind in (("main.js", "javascript"), ("page.css", "text/css"), ("icon.svg", "image/svg+xml")):
        answer = httpx.get(f"{address}static/{name}")
        assert answer.status_code == 200
        assert kind in answer.headers["content-type"]
    assert httpx.get(f"{address}static/../view.py").status_code == 404
    assert httpx.get(f"{address}static/%2e%2e/view.py").status_code == 404


def test_a_file_is_checked_and_judged_again(address: str) -> None:
    made = post(address, "page/check?lang=zh", FILE).json()
    assert 'data-code="JX301"' in made["view"]["findings"]
    body = {"document": made["document"], "carry": made["carry"]}
    again = httpx.post(f"{address}page/judge?lang=zh", json=body, timeout=30).json()
    assert again["view"]["counts"] == made["view"]["counts"]


def test_a_report_is_to_be_kept(address: str) -> None:
    made = post(address, "page/report/html", FILE)
    assert made.headers["content-disposition"] == "attachment"
    assert made.headers["content-type"] == "text/html; charset=utf-8"
    refused = post(address, "page/report/annotated", FILE)
    assert refused.status_code == 422
    assert "批注" in refused.json()["error"]["message"]["zh"] + refused.json()["error"]["remedy"]["zh"]


@pytest.mark.parametrize(
    ("path", "files", "status"),
    [
        ("page/check", (), 415),
        ("page/check", (FILE, FILE), 400),
        ("page/check?profile=nobody", (FILE,), 422),
        ("page/check?years=2024", (FILE,), 422),
        ("page/check", (("便条.txt", b"hello"),), 422),
        ("page/report/exe", (FILE,), 404),
        ("page/jobs?report=exe", (FILE,), 404),
        ("page/jobs", (FILE, FILE), 400),
        ("page/judge", (("document.json", b"{"),), 422),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_remedy(address: str, path: str, files: Any, status: int) -> None:
    answer = post(address, path, *files) if files else post(address, path, data={"words": "no file"})
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["remedy"]["zh"]
    assert error["remedy"]["en"]


def test_pages_of_other_sites_are_refused(address: str) -> None:
    answer = post(address, "page/check", FILE, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert httpx.get(f"{address}page/check").status_code == 405
