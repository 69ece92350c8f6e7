"""A table that breaks off in the middle says so in its JSON, and is judged from there as from its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.engine import check
from jxlint.readers import json, read_file
from jxlint.reports.json import document
from jxlint.rules import load
from tests.samples import EXAMPLES, ROOT

_FORMS = sorted(p for p in (ROOT / "tests" / "data" / "forms").glob("*.txt") if "template" not in p.name)


@pytest.mark.parametrize("path", [*_FORMS, EXAMPLES / "baiyun-projects.txt"], ids=lambda path: path.stem)
def test_what_breaks_off_is_judged_alike_from_its_json(path: Path) -> None:
    reading, rules = read_file(path), load()
    written = document(reading.document).decode()
    assert ('"partial": true' in written) == bool(reading.partial)
    again = json.read(written)
    assert again.partial == reading.partial
    of_file = {(f.code, f.message) for f in check(reading, rules) if f.code != "JX101"}
    assert {(f.code, f.message) for f in check(again, rules)} <= of_file
