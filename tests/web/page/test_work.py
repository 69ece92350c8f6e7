"""In the worker: a file and its document, changed, are judged alike; what the page sends may be nonsense."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from jxlint.errors import BadJson, UnrecognisedTable
from jxlint.web.judging import Crew
from jxlint.web.orders import Options, Order, Upload
from jxlint.web.page import reporting, work
from jxlint.web.settings import Settings
from tests.samples import EXAMPLES, ROOT


@pytest.fixture(scope="module")
def crew() -> Crew:
    return Crew(Settings())


def checked(crew: Crew, name: str, data: bytes, **options: Any) -> dict[str, Any]:
    order = Order("page-check", (Upload(name, data),), Options(**options))
    made: dict[str, Any] = msgspec.json.decode(work.check(crew, order, lambda _: None).body)
    return made


def judged(crew: Crew, document: object, carry: object = None, **options: Any) -> dict[str, Any]:
    body = msgspec.json.encode({"document": document, "carry": carry or {}})
    order = Order("page-judge", (Upload("document.json", body),), Options(**options))
    made: dict[str, Any] = msgspec.json.decode(work.judge(crew, order, lambda _: None).body)
    return made


FILES = (
    EXAMPLES / "liwan-projects.txt",
    EXAMPLES / "guangzhou-department.txt",
    ROOT / "tests" / "data" / "forms" / "08_sichuan_qingshen_wages_2023_selfeval.txt",
)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_document_that_was_not_changed_is_judged_like_its_file(crew: Crew, file: Any) -> None:
    first = checked(crew, file.name, file.read_bytes())
    again = judged(crew, first["document"], first["carry"])
    assert again["view"]["counts"] == first["view"]["counts"]
    assert again["document"] is again["carry"] is None, "the page has them"
    assert "data-place" not in again["view"]["table"]


def test_what_only_the_file_tells_is_kept(crew: Crew) -> None:
    file = FILES[2]
    first = checked(crew, file.name, file.read_bytes())
    assert first["carry"]["leftovers"]
    assert "JX101" in first["view"]["findings"]
    assert "JX101" in judged(crew, first["document"], first["carry"])["view"]["findings"]
    assert "JX101" not in judged(crew, first["document"])["view"]["findings"]
    assert "第 1 行" in judged(crew, first["document"], first["carry"])["view"]["findings"]
    assert 'data-code="JX503"' in first["view"]["findings"]
    broken_off = first["carry"] | {"partial": [["units", 0, "projects", 0]]}
    assert 'data-code="JX503"' not in judged(crew, first["document"], broken_off)["view"]["findings"]


def test_a_changed_value_is_judged_anew(crew: Crew) -> None:
    file = FILES[0]
    first = checked(crew, file.name, file.read_bytes())
    document = first["document"]
    document["units"][0]["projects"][0]["indicators"][0]["annual"] = "有所提高"
    again = judged(crew, document, first["carry"])
    assert again["view"]["findings"].count('data-code="JX301"') > first["view"]["findings"].count('data-code="JX301"')
    assert "of the same" not in again["view"]["rules"]
    assert "“有所提高” " in judged(crew, document, first["carry"], lang="en")["view"]["findings"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"document": 1}', b'{"document": {"kind": "x"}}', b'{"carry": {}}', b"\xff\xfe",
     b'{"document": {"kind": "project-table", "unknown": 1}}', b'{"document": {}, "carry": {"partial": 3}}',
     b'{"document": {"kind": "project-table", "units": [{"amounts": {"total": "1e999"}}]}}',
     b'{"document": ' + b"[" * 5000],
)  # fmt: skip
def test_nonsense_is_refused_with_a_remedy(crew: Crew, body: bytes) -> None:
    with pytest.raises(BadJson) as caught:
        work.judge(crew, Order("page-judge", (Upload("document.json", body),)), lambda _: None)
    assert caught.value.remedy_zh


def test_a_file_without_a_table_is_refused(crew: Crew) -> None:
    with pytest.raises(UnrecognisedTable):
        checked(crew, "便条.txt", "今天天气很好。".encode())
    for form in ("docx", "json"):
        order = Order("page-report", (Upload("便条.txt", "今天天气很好。".encode()),), more={"format": form})
        with pytest.raises(UnrecognisedTable):
            reporting.report(crew, order, lambda _: None)
