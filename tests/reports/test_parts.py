"""Many findings put into JSON by several processes: the same bytes as by one."""

from __future__ import annotations

import os
import sys

import pytest

from jxlint.findings import Finding
from jxlint.reports import json, parts
from jxlint.reports.model import FileReport, Report


def report(count: int) -> Report:
    findings = tuple(
        Finding(code="JX301", name="vague", severity="error", message=f"“{i}” 空泛", field="annual", text=str(i))
        for i in range(count)
    )
    return Report("default", [FileReport(path="a.json", kind="project-table", findings=findings)], (), [])


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "_ENOUGH", 10)
    monkeypatch.setattr(json, "_AT_ONCE", 7)
    monkeypatch.setattr(parts, "copies", lambda: sys.platform == "linux")


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize("count", [0, 1, 9, 20, 31, 100])
def test_the_bytes_are_the_same(count: int) -> None:
    made = report(count)
    whole = json.render(made)
    assert all(b"".join(json.pieces(made, "zh", processes)) == whole for processes in (2, 3, 8))


@pytest.mark.usefixtures("little")
def test_what_a_process_does_not_finish_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    made, here = report(100), os.getpid()
    whole, document = json.render(made), json.document

    def dying(value: object) -> bytes:
        if os.getpid() != here:
            os._exit(9)
        return document(value)

    monkeypatch.setattr(json, "document", dying)
    assert b"".join(json.pieces(made, "zh", 3)) == whole
