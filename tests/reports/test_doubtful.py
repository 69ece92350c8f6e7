"""A finding whose words may be misread is marked in every report that shows places; a sure one is not."""

from __future__ import annotations

import json

import msgspec
import pytest

from jxlint.findings import Finding
from jxlint.reading import Location
from jxlint.reports import concise, listing, pretty, sarif
from jxlint.reports.doubtful import doubt
from jxlint.reports.json import render as as_json
from jxlint.reports.model import FileReport, Report
from jxlint.reports.terminal import Terminal


def report(at: Location) -> Report:
    finding = Finding(code="JX301", name="vague", severity="error", message="说不清", field="annual", location=at)
    return Report("default", [FileReport(path="扫描.png", kind="project-table", findings=(finding,))], (), [])


SHOWN = {
    "pretty": lambda r: pretty.render(r, "zh", Terminal.plain()),
    "concise": lambda r: concise.render(r, "zh"),
    "list": lambda r: str([row.cells for row in listing.rows(r, "zh")]),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_doubtful_reading_is_marked(name: str) -> None:
    assert "识别存疑 0.62" in SHOWN[name](report(Location(page=1, confidence=0.62)))
    assert "存疑" not in SHOWN[name](report(Location(page=1, confidence=0.97)))
    assert "存疑" not in SHOWN[name](report(Location(page=1)))


def test_programs_get_the_number_of_what_was_recognised_and_no_key_otherwise() -> None:
    for at, has in ((Location(page=1, confidence=0.97), True), (Location(page=1), False), (Location(line=1), False)):
        (file,) = json.loads(as_json(report(at)))["files"]
        assert ("confidence" in file["findings"][0]["location"]) is has
        (found,) = json.loads(sarif.render(report(at), "zh"))["runs"][0]["results"]
        assert ("confidence" in found["locations"][0].get("properties", {})) is has


def test_it_is_said_in_both_languages() -> None:
    assert doubt(Location(confidence=0.5), "en") == "doubtful reading 0.50"
    assert doubt(Location(confidence=0.8), "en") == ""
    assert msgspec.to_builtins(Location()).keys() >= {"line", "page"}
