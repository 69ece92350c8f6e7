"""What the API answers is what the command line says, byte for byte."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jxlint.cli.commands import cli
from tests.grids import cells_of
from tests.readers.containers import WRITERS
from tests.samples import EXAMPLES, NAMES, gold
from tests.web.serving import TABLE, Served, problem

_TABLE = cells_of(gold("baiyun-projects"))


def command(*args: str, cwd: Path) -> tuple[int, bytes]:
    """The exit code and output of a command."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(cli, args)
    return done.exit_code, done.stdout_bytes


@pytest.mark.parametrize(
    ("name", "options"),
    [
        (f"{NAMES[0]}.txt", {}),
        (f"{NAMES[1]}.txt", {"lang": "en"}),
        (f"{NAMES[2]}.txt", {"profile": "mof-2021", "year": "2024"}),
        (f"{NAMES[3]}.txt", {"select": "JX3,JX4", "ignore": "JX307"}),
        ("submitted.json", {}),
    ],
)
def test_findings_are_those_of_the_command(served: Served, name: str, options: dict[str, str]) -> None:
    options = {"lang": "zh", **options}
    said = [f"--{key}={value}" for key, value in options.items()]
    code, out = command("check", name, "--format", "json", "--isolated", *said, cwd=EXAMPLES)
    came = served.post("/api/check", files={"file": (name, (EXAMPLES / name).read_bytes())}, params=options)
    assert came.status_code == 200, came.text
    assert came.content == out
    assert came.headers["jxlint-exit-code"] == str(code)
    form = served.post("/api/check", files={"file": (name, (EXAMPLES / name).read_bytes())}, data=options)
    assert form.content == out  # the same options as fields of the form


@pytest.mark.parametrize("name", ["table.xlsx", "table.docx", "table.html", "table.csv"])
def test_every_kind_of_file_is_read(served: Served, tmp_path: Path, name: str) -> None:
    data = WRITERS[next(n for n in WRITERS if n.endswith(Path(name).suffix))](_TABLE)
    (tmp_path / name).write_bytes(data)
    _, out = command("check", name, "--format", "json", "--isolated", "--lang", "zh", cwd=tmp_path)
    assert served.check(name, data).content == out
    _, out = command("parse", name, "--lang", "zh", cwd=tmp_path)
    assert served.post("/api/parse", files={"file": (name, data)}).content == out


def test_several_files_are_one_report_and_a_bad_one_does_not_cost_the_others(served: Served, tmp_path: Path) -> None:
    files = {"a.txt": Path(TABLE).read_bytes(), "b.txt": "没有表".encode(), "c.txt": b""}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    code, out = command("check", *files, "--format", "json", "--isolated", "--lang", "zh", cwd=tmp_path)
    came = served.post("/api/check", files=[("file", item) for item in files.items()])
    assert (came.status_code, came.content, came.headers["jxlint-exit-code"]) == (200, out, str(code))
    assert [f["error"] and f["error"]["code"] for f in came.json()["files"]] == [None, "E102", "E101"]
    named = served.post("/api/check", files=[("file", item) for item in files.items()], params={"name": "d.txt"})
    assert problem(named, 422, "E501")["where"] == "name"


def test_a_single_file_that_cannot_be_read_is_no_clean_result(served: Served) -> None:
    assert problem(served.check("表.txt", "没有表".encode()), 422, "E102")["where"] == "表.txt"
    assert problem(served.check("表.txt", b""), 422, "E101")["where"] == "表.txt"
    problem(served.check("表.xlsx", b"PK\x03\x04nonsense"), 422, "E101")
    problem(served.post("/api/parse", files={"file": ("表.docx", b"PK\x03\x04nonsense")}), 422, "E101")


def test_a_document_may_be_sent_as_json(served: Served) -> None:
    document = (EXAMPLES / "submitted.json").read_bytes()
    sent: dict[str, Any] = {"content": document, "headers": {"Content-Type": "application/json; charset=utf-8"}}
    came = served.post("/api/check", params={"name": "submitted.json"}, **sent)
    assert came.content == served.check("submitted.json", document).content
    assert served.post("/api/check", **sent).json()["files"][0]["path"] == "document.json"
    parsed = served.post("/api/parse", **sent).json()
    assert parsed == json.loads(served.post("/api/parse", json=parsed).content)
    error = problem(served.post("/api/check", json={"kind": "nonsense"}), 422, "E104")
    assert error["where"].startswith("document.json:1:")


def test_what_was_no_field_is_counted(served: Served) -> None:
    text = Path(TABLE).read_text(encoding="utf-8") + "\n\n这里还有一句与表无关的话\n"
    came = served.post("/api/parse", files={"file": ("表.txt", text.encode())})
    assert came.headers["jxlint-leftovers"] == "1"


@pytest.mark.parametrize(
    ("options", "where", "says"),
    [
        ({"yeer": "2024"}, "yeer", "year"),
        ({"year": "24"}, "year", "2000"),
        ({"year": "２０２４"}, "year", "2000"),
        ({"lang": "fr"}, "lang", "zh"),
        ({"profile": "/etc/passwd"}, "profile", "mof-2021"),
        ({"profile": "mof-2020"}, "profile", "mof-2021"),
        ({"profile": "x" * 300}, "profile", "shorten"),
        ({"select": "JX3o1"}, "select", "JX301"),
        ({"layout": "project-tabel"}, "layout", "project-table"),
    ],
)
def test_a_wrong_option_is_named_with_the_right_one(
    served: Served, options: dict[str, str], where: str, says: str
) -> None:
    came = served.check("表.txt", Path(TABLE).read_bytes(), **options)
    error = came.json()["error"]
    assert came.status_code == 422
    assert error["code"] in ("E501", "E301")
    assert error["where"] == where
    assert says in error["remedy"]["en"] + error["message"]["en"]


def test_an_option_given_twice_must_agree(served: Served) -> None:
    sent: dict[str, Any] = {"files": {"file": ("表.txt", Path(TABLE).read_bytes())}, "params": {"year": "2024"}}
    assert served.post("/api/check", data={"year": "2024"}, **sent).status_code == 200
    problem(served.post("/api/check", data={"year": "2025"}, **sent), 422, "E501")


def test_the_language_follows_the_request(served: Served) -> None:
    def message(accept: str, **options: str) -> str:
        sent = {"file": ("a.txt", Path(TABLE).read_bytes())}
        came = served.post("/api/check", files=sent, params=options, headers={"Accept-Language": accept})
        return str(came.json()["files"][0]["findings"][0]["message"])

    zh, en = message("zh-CN,en;q=0.5"), message("en-GB,en;q=0.9,zh;q=0.8")
    assert zh != en
    assert message("fr, *;q=0.1") == zh
    assert message("en", lang="zh") == zh


def test_rules_are_told_in_the_words_of_the_command(served: Served) -> None:
    listed = served.get("/api/rules").json()["rules"]
    _, out = command("rules", "list", "--lang", "zh", cwd=EXAMPLES)
    assert [(r["code"], r["severity"], r["name"]) for r in listed] == [
        tuple(line.split()[:3]) for line in out.decode().splitlines()
    ]  # fmt: skip
    one = served.get("/api/rules/jx301", params={"lang": "zh"}).json()
    assert one == served.get("/api/rules/vague-target", params={"lang": "zh"}).json()
    assert one["bad"]
    assert one["good"]
    _, out = command("explain", "JX301", "--lang", "zh", cwd=EXAMPLES)
    assert one["page"] == out.decode()
    assert "JX301" in problem(served.get("/api/rules/JX3o1"), 404, "E301")["remedy"]["en"]
    problem(served.get("/api/rules", params={"profile": "nonsense"}), 422, "E301")


def test_it_says_whether_it_can_work(served: Served) -> None:
    assert served.get("/healthz").text == "ok\n"


def test_unknown_addresses_and_methods(served: Served) -> None:
    problem(served.get("/api/nonsense"), 404, "E501")
    assert "POST" in served.get("/api/check").headers["allow"]
    problem(served.get("/api/check"), 405, "E501")
