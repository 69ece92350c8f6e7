"""The published schemas: sound, true of what we print and of our own rules, and as strict as the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jxlint.errors import BadJson
from jxlint.readers import read_bytes
from jxlint.schemas import schema_of
from tests.cli.test_cli import BAIYUN, run

DOCUMENT: dict[str, Any] = {
    "kind": "project-table",
    "total": {"total": "1.50", "fiscal": 2, "other": None},
    "units": [{"name": "甲", "projects": [{"name": "乙", "indicators": [{"number": 1, "annual": 90}]}]}],
}


@pytest.mark.parametrize("what", ["document", "findings", "baseline", "rules"])
def test_the_schema_is_of_2020_12(what: str) -> None:
    schema = schema_of(what)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"jxlint.{what}/1"
    assert schema["title"]
    jsonschema.Draft202012Validator.check_schema(schema)


def test_findings_of_good_and_bad_files_are_valid(tmp_path: Path) -> None:
    submitted = tmp_path / "a.json"
    submitted.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    done = run("check", BAIYUN, "none.txt", str(submitted), "--format", "json")
    report = json.loads(done.stdout)
    jsonschema.validate(report, schema_of("findings"))
    assert [f["error"] is None for f in report["files"]] == [True, False, True]
    report["files"][0]["kind"] = "novel"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, schema_of("findings"))


def test_what_the_schema_takes_the_reader_takes() -> None:
    jsonschema.validate(DOCUMENT, schema_of("document"))
    read_bytes(json.dumps(DOCUMENT).encode(), "x.json")


@pytest.mark.parametrize(
    "change", [{"kind": "novel"}, {"unit": []}, {"units": {}}, {"budget_year": "x"}, {"total": {"total": "1,000"}}]
)
def test_what_the_reader_refuses_the_schema_refuses(change: dict[str, Any]) -> None:
    with pytest.raises(BadJson):
        read_bytes(json.dumps({**DOCUMENT, **change}).encode(), "x.json")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**DOCUMENT, **change}, schema_of("document"))
