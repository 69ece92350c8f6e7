"""`jxlint compare`: its formats, exit codes and errors."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.test_cli import BAIYUN, err, out, run
from tests.reports.test_html import HOSTILE, Reader
from tests.samples import EXAMPLES, text


@pytest.fixture
def later(tmp_path: Path) -> str:
    """A later version of a sample in which a target went down."""
    path = tmp_path / "后来.txt"
    words = text("baiyun-projects")
    assert words.count("满意度达到85分以上") == 1
    path.write_text(words.replace("满意度达到85分以上", "满意度达到80分以上"), encoding="utf-8")
    return str(path)


def test_a_person_reads_what_went_down(later: str) -> None:
    done = run("compare", BAIYUN, later, "--lang", "zh")
    assert done.returncode == 0
    said = out(done)
    assert "- 满意度达到85分以上" in said
    assert "+ 满意度达到80分以上" in said
    assert "降低 1" in said
    assert "\x1b" not in said


def test_json_follows_its_schema(later: str) -> None:
    done = run("compare", BAIYUN, later, "--format", "json")
    made = json.loads(out(done))
    jsonschema.validate(made, json.loads(out(run("schema", "compare"))), cls=jsonschema.Draft202012Validator)
    assert made["summary"]["lowered"] == 1
    (item,) = made["items"]
    (row,) = item["indicators"]
    assert row["targets"][0]["move"] == "lowered"
    assert row["new"]["location"]["line"] == 65


def test_the_page_holds_the_change_and_nothing_foreign(later: str, tmp_path: Path) -> None:
    page = tmp_path / "对比.html"
    assert run("compare", BAIYUN, later, "--format", "html", "-o", str(page)).returncode == 0
    read = Reader(page.read_text(encoding="utf-8"))
    assert read.balanced
    assert any("80" in words for words in read.words["ins"])
    assert any("85" in words for words in read.words["del"])
    policy = next(v for tag, _, v in read.attributes if tag == "meta" and v.startswith("default-src"))
    assert "unsafe" not in policy
    assert not [v for _, name, v in read.attributes if name in ("src", "style") or name.startswith("on")]


@pytest.mark.parametrize("form", ["pretty", "html", "json"])
def test_hostile_words_stay_words(form: str, tmp_path: Path) -> None:
    tables = []
    for name, value in (("a.json", "5次"), ("b.json", "4次")):
        row = {
            "number": 1,
            "level1": "1-产出指标",
            "level2": "11-数量指标",
            "name": HOSTILE,
            "annual": value,
            "period": value,
        }
        units = [{"name": HOSTILE, "projects": [{"name": HOSTILE, "objective": HOSTILE, "indicators": [row]}]}]
        path = tmp_path / name
        path.write_text(json.dumps({"kind": "project-table", "units": units}), encoding="utf-8")
        tables.append(str(path))
    done = run("compare", *tables, "--format", form)
    assert done.returncode == 0, err(done)
    said = out(done)
    if form == "json":
        assert json.loads(said)["items"][0]["new"]["name"] == HOSTILE
        return
    assert "\x1b" not in said
    assert "\u202e" not in said
    if form == "html":
        read = Reader(said)
        assert read.balanced
        assert "img" not in read.words
        assert len(read.words["script"]) == 1


@pytest.mark.parametrize(("condition", "code"), [("lowered", 1), ("new", 0), ("never", 0)])
def test_the_exit_code_follows_what_is_asked(condition: str, code: int, later: str) -> None:
    assert run("compare", BAIYUN, later, "--fail-on", condition).returncode == code


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((BAIYUN, str(EXAMPLES / "guangzhou-department.txt")), "different forms"),
        (("-", "-"), "standard input"),
        ((BAIYUN, "no-such.txt"), "E101"),
        ((BAIYUN, BAIYUN, "--profile", "no-such.yaml"), "no-such.yaml"),
        ((BAIYUN, BAIYUN, "--layout", "single-project"), f"{BAIYUN}: E102"),
        ((BAIYUN, BAIYUN, "--layout", "singel-project"), "there is no layout “singel-project”"),
        ((BAIYUN, BAIYUN, "--limit", "size=1KB"), "raise it with --limit size=N"),
        ((BAIYUN, BAIYUN, "-o", "对比.docx"), "对比.docx: E301 there is no output in the format .docx"),
    ],
)
def test_wrong_input_is_one_line(args: tuple[str, ...], says: str) -> None:
    done = run("compare", *args)
    assert (done.returncode, done.stdout) == (2, b"")
    assert err(done).count("\n") == 1
    assert says in err(done)


def test_standard_input_may_be_one_of_them(later: str) -> None:
    done = run("compare", BAIYUN, "-", stdin=Path(later).read_bytes(), env={"COLUMNS": "100"})
    assert done.returncode == 0
    assert "lowered 1" in out(done)
