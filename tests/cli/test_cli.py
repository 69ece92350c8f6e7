"""The commands as a user runs them: outputs, exit codes, and one clear line for everything that is wrong."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jxlint.cli.rules import listed
from jxlint.rules import load
from tests.samples import EXAMPLES, NAMES, ROOT, WITH_GOLD, text

BAIYUN = str(EXAMPLES / "baiyun-projects.txt")
ZENGCHENG = str(EXAMPLES / "zengcheng-projects-2024.txt")


def run(*args: str, env: dict[str, str] | None = None, stdin: bytes | None = None, cwd: Path = ROOT) -> Any:
    """`jxlint args` as a process; output decoded as UTF-8."""
    set_ = {"LANG": "en_US.UTF-8", "PYTHONIOENCODING": "utf-8", **(env or {})}
    kept = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "jxlint", *args],
        input=stdin, capture_output=True, env={**kept, **set_}, cwd=cwd, check=False, encoding=None, timeout=120,
    )  # fmt: skip


def out(done: Any) -> str:
    return str(done.stdout.decode())


def err(done: Any) -> str:
    return str(done.stderr.decode())


def schema(what: str) -> Any:
    return json.loads(out(run("schema", what)))


@pytest.mark.parametrize("name", NAMES)
def test_parse_gives_a_valid_document(name: str) -> None:
    done = run("parse", str(EXAMPLES / f"{name}.txt"))
    assert done.returncode == 0, err(done)
    document = json.loads(out(done))
    jsonschema.validate(document, schema("document"))
    assert document["schema"] == "jxlint.document/1"


def test_json_output_keeps_the_contract() -> None:
    done = run("check", BAIYUN, ZENGCHENG, "--format", "json")
    assert done.returncode == 1
    data = json.loads(out(done))
    jsonschema.validate(data, schema("findings"))
    assert list(data) == ["schema", "tool", "profile", "files", "summary"]
    assert data["schema"] == "jxlint.findings/1"
    first = data["files"][0]
    assert (first["kind"], first["units"], first["projects"], first["indicators"]) == ("project-table", 2, 18, 81)
    assert first["error"] is None
    finding = first["findings"][0]
    assert list(finding) == [
        "code", "name", "severity", "message", "unit", "project", "indicator", "field", "text", "location", "fix",
        "fingerprint",
    ]  # fmt: skip
    assert set(finding["location"]) == {
        "line", "column", "end_line", "end_column", "page", "sheet", "cell", "pointer",
    }  # fmt: skip
    counts = {s: sum(f["severity"] == s for x in data["files"] for f in x["findings"]) for s in ("error", "warning")}
    assert {k: data["summary"][k] for k in counts} == counts
    prints = [f["fingerprint"] for f in first["findings"]]
    assert len(set(prints)) == len(prints)


# The codes of this release; JX205, JX308 and groups 5, 7, 8 and 9 are not in it yet.
CODES = {f"JX{n}" for n in (
    *range(101, 108), *range(201, 205), *range(301, 308), 309, 310, 311, *range(401, 407), *range(601, 608), 609,
)}  # fmt: skip


@pytest.mark.parametrize("name", WITH_GOLD)
def test_findings_agree_with_careful_readers(name: str) -> None:
    data = json.loads(out(run("check", str(EXAMPLES / f"{name}.txt"), "--format", "json")))
    gold = json.loads((ROOT / "tests" / "gold" / f"{name}.findings.json").read_text(encoding="utf-8"))

    def key(f: dict[str, Any]) -> tuple[Any, ...]:
        code = "JX302" if f["code"] == "JX306" else f["code"]
        return (f["unit"] or "", f["project"] or "", f["indicator"], code)

    optional = {key(f) for f in gold if f.get("optional")}
    want = {key(f) for f in gold if f["code"] in CODES} - optional
    have = {key(f) for f in data["files"][0]["findings"] if f["code"] in CODES} - optional
    assert 2 * len(want & have) / (len(want) + len(have)) >= 0.95
    for code in {k[3] for k in want}:
        hit, wanted = {k for k in want & have if k[3] == code}, {k for k in want if k[3] == code}
        had = {k for k in have if k[3] == code}
        assert 2 * len(hit) / (len(wanted) + len(had)) >= 0.8, code


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_exit_codes_follow_fail_on(level: str, code: int) -> None:
    assert run("check", BAIYUN, "--fail-on", level).returncode == code


def test_warnings_alone_do_not_fail_by_default() -> None:
    assert run("check", BAIYUN, "--select", "JX302").returncode == 0
    assert run("check", BAIYUN, "--select", "JX302", "--fail-on", "warning").returncode == 1


def test_a_json_document_is_checked_like_its_table() -> None:
    document = run("parse", BAIYUN).stdout
    one = json.loads(out(run("check", "-", "--format", "json", stdin=document)))["files"][0]["findings"]
    two = json.loads(out(run("check", BAIYUN, "--format", "json")))["files"][0]["findings"]
    assert sorted(f["fingerprint"] for f in one) == sorted(f["fingerprint"] for f in two)
    assert all(f["location"]["pointer"].startswith("/") for f in one)


def test_a_folder_of_good_and_bad_files(tmp_path: Path) -> None:
    files: dict[str, bytes] = {
        "01-good.txt": text("liwan-projects").encode("gb18030"),
        "02-empty.txt": b"",
        "03-binary.txt": bytes(range(256)) * 8,
        "04-other.txt": "姓名 年龄\n张三 30\n".encode(),
        "05-cut.txt": text("baiyun-projects").encode()[:4001],
        "06-broken.json": b'{"kind": "project-table",\n "units": [}',
        "07-shape.json": b'{"kind": "project-table", "units": [{"projets": []}]}',
        "08-good.json": b'{"kind": "project-table", "units": [{"projects": [{"name": "x"}]}]}',
        "09-xlsx.txt": b"PK\x03\x04" + b"\0" * 50,
        ".hidden.txt": b"",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = run("check", str(tmp_path), "--format", "json")
    assert done.returncode == 2
    assert "Traceback" not in err(done)
    lines = err(done).strip().split("\n")
    bad = ["02", "03", "04", "06", "07", "09"]
    assert [re.search(r"[/\\](\d\d)-", line)[1] for line in lines] == bad  # type: ignore[index]
    assert all(re.search(r"E1\d\d .+; .+", line) for line in lines)
    assert "06-broken.json:2:" in lines[3]
    assert "/units" in lines[4]
    assert "projects" in lines[4]
    report = {Path(f["path"]).name[:2]: f for f in json.loads(out(done))["files"]}
    assert set(report) == {name[:2] for name in files if not name.startswith(".")}
    assert [n for n, f in report.items() if f["error"]] == bad
    assert report["01"]["indicators"] == 34
    assert report["06"]["error"]["code"] == "E104"
    assert report["05"]["projects"] > 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["check", "none.txt"], "none.txt: E101"),
        (["check", "--select", "JX999", BAIYUN], "JX999"),
        (["check", "--profile", "none.yaml", BAIYUN], "none.yaml: E202"),
        (["check", "-o", "no/such/folder/x.json", BAIYUN], "E301"),
        (["check"], "PATH"),
        (["check", "--format", "xml", BAIYUN], "xml"),
        (["check", "--formt", "json", BAIYUN], "--format"),
        (["chek", BAIYUN], "check"),
        (["explain", "JX3O1"], "did you mean JX3"),
        (["parse", "none.txt"], "E101"),
        (["schema", "nothing"], "document"),
    ],
)
def test_wrong_usage_is_one_clear_error(args: list[str], says: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert says in err(done)
    assert "Traceback" not in err(done)


def test_a_hundred_megabytes_are_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as f:
        f.truncate(100 * 1024 * 1024)
    done = run("check", str(big))
    assert done.returncode == 2
    assert "MB" in err(done)


def test_messages_follow_locale_and_option() -> None:
    assert "错误" in out(run("check", BAIYUN, env={"LANG": "zh_CN.UTF-8"}))
    assert "错误" in out(run("check", BAIYUN, "--lang", "zh"))
    assert "错误" not in out(run("check", BAIYUN, "--lang", "en", env={"LANG": "zh_CN.UTF-8"}))
    assert "文件不存在" in err(run("check", "none.txt", "--lang", "zh"))


def test_output_goes_to_a_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "结果.json"
    done = run("check", BAIYUN, "--format", "json", "-o", str(target))
    assert done.returncode == 1
    assert out(done) == ""
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("name", "begins"),
    [("o.json", b'{'), ("o.html", b"<!doctype html>"), ("o.HTM", b"<!doctype html>"), ("o.xlsx", b"PK"),
     ("o.csv", "\ufeffFile,".encode()), ("o.sarif", b"{"), ("o.md", b"examples"), ("o.txt", b"examples")],
)  # fmt: skip
def test_the_name_of_the_output_says_the_format(name: str, begins: bytes, tmp_path: Path) -> None:
    path = str(Path(BAIYUN).relative_to(ROOT))
    for more in ((), ("--statistics",)):  # without click and with it
        assert run("check", path, "-o", str(tmp_path / name), *more).returncode == 1
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert run("check", path, "-o", str(tmp_path / name), "--format", "concise").returncode == 1
    assert (tmp_path / name).read_bytes().startswith(b"examples/")


@pytest.mark.parametrize(("name", "begins"), [("o.json", "{"), ("o.html", "<!doctype html>"), ("o.csv", "  ")])
def test_so_it_does_for_comparisons(name: str, begins: str, tmp_path: Path) -> None:
    assert run("compare", BAIYUN, BAIYUN, "-o", str(tmp_path / name)).returncode == 0
    said = (tmp_path / name).read_text(encoding="utf-8")
    assert said.startswith(begins) or (name == "o.csv" and "<" not in said and "{" not in said)


def test_a_path_without_files_is_none_that_could_not_be_read(tmp_path: Path) -> None:
    said = out(run("check", "none.txt", str(tmp_path), "--lang", "zh"))
    assert "2 个路径下没有可检查的文件" in said
    assert "读不了" not in said
    (tmp_path / "bad.txt").write_bytes(b"")
    said = out(run("check", "none.txt", str(tmp_path), "--lang", "en"))
    assert "1 file could not be read and went unchecked" in said
    assert "1 path led to no file that can be checked" in said


def test_a_console_that_cannot_show_chinese_does_not_fail() -> None:
    done = run("check", BAIYUN, "--lang", "zh", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert b"JX303" in done.stdout
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"'{sys.executable}' -m jxlint check '{BAIYUN}' '{BAIYUN}' | head -1"
    if os.name == "nt":
        pytest.skip("no head on Windows")
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, cwd=ROOT)
    assert b"Traceback" not in done.stderr


def test_every_command_helps_with_an_example() -> None:
    for command in ([], ["check"], ["parse"], ["explain"], ["rules"], ["rules", "test"], ["schema"]):
        done = run(*command, "--help")
        assert done.returncode == 0
        assert "Usage" in out(done)
    assert "jxlint check" in out(run("check", "--help"))


def test_explain_shows_the_page() -> None:
    page = out(run("explain", "jx303", "--lang", "zh"))
    assert "财预〔2021〕101号" in page
    assert "采购成本控制率" in page
    assert out(run("explain", "non-positive-cost", "--lang", "zh")) == page


def test_explain_lists_the_rules_of_a_group() -> None:
    listed = out(run("explain", "jx3", "--lang", "zh")).splitlines()
    assert listed[0].split() == ["JX301", "error", "vague-target", "指标值只说改善，没有数量"]
    assert len(listed) > 10
    assert all(line.startswith("JX3") for line in listed)
    assert run("explain", "JX39").returncode == 2


def test_rules_are_listed_and_tested() -> None:
    listed = out(run("rules", "list"))
    assert "JX301  error    vague-target" in listed
    done = run("rules", "test")
    assert done.returncode == 0
    assert "0 failed" in out(done)


def test_on_a_narrow_terminal_titles_go_on_below() -> None:
    rules = load().rules
    lines = listed(rules, "en", 80).splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) > len(rules)
    assert "".join(listed(rules, "en", 80).split()) == "".join(listed(rules, "en").split())


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_rule_finds_something_to_judge_in_real_tables(jobs: str) -> None:
    said = out(run("check", str(EXAMPLES), "--statistics", "--no-cache", "--jobs", jobs, "--lang", "en"))
    assert re.findall(r"JX\d{3}", said.split("met nothing")[1]) == ["JX101"]


def test_statistics_name_the_rules_that_met_nothing() -> None:
    said = out(run("check", BAIYUN, "--statistics", "--select", "JX101,JX301"))
    assert "JX301" in said
    assert "met nothing" in said
    assert "JX101" in said.split("met nothing")[1]


def test_a_new_word_needs_one_line(tmp_path: Path) -> None:
    """The README's promise: a word is a line in a lexicon, a rule is a few lines of YAML."""
    import shutil

    from jxlint.engine import check
    from jxlint.readers import read_bytes
    from jxlint.rules import load
    from jxlint.trials import examples

    shutil.copytree(ROOT / "lint_rules", tmp_path / "lint_rules")
    shutil.copy(ROOT / "rules.yaml", tmp_path / "rules.yaml")
    lexicon = tmp_path / "lint_rules" / "lexicon" / "improvement.yaml"
    lexicon.write_text(lexicon.read_text(encoding="utf-8") + "  - 稳扎稳打\n", encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", readme, re.S)
    words, rule = next(b for b in blocks if "hedges\nabout" in b), next(b for b in blocks if "JX9501" in b)
    rules = load(folder=tmp_path)
    assert examples.run(rules) == []
    own = tmp_path / "own-rules"
    (own / "lexicon").mkdir(parents=True)
    (own / "lexicon" / "hedges.yaml").write_text(words, encoding="utf-8")
    (own / "hedges.yaml").write_text(rule, encoding="utf-8")
    done = run("rules", "test", str(own))
    assert (done.returncode, b"0 failed" in done.stdout) == (0, True), err(done)
    indicators = [{"annual": "稳扎稳打", "period": "稳扎稳打"}]
    document = json.dumps({"kind": "project-table", "units": [{"projects": [{"indicators": indicators}]}]}).encode()
    assert "JX301" in {f.code for f in check(read_bytes(document, "x.json"), rules)}


def test_the_rule_pages_are_not_stale(tmp_path: Path) -> None:
    assert run("rules", "docs", "-o", str(tmp_path)).returncode == 0
    made, kept = (
        {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*.md")}
        for folder in (tmp_path, ROOT / "docs" / "rules")
    )
    kept.pop("how-to.md")  # written by hand
    assert made == kept, "run `make docs`"


def test_the_readmes_are_equal_in_structure() -> None:
    en, zh = ((ROOT / n).read_text(encoding="utf-8") for n in ("README.md", "README.zh-CN.md"))
    fence = re.compile(r"```(\w+)\n(.*?)```", re.S)
    assert [k for k, _ in fence.findall(en)] == [k for k, _ in fence.findall(zh)]
    assert len(re.findall(r"^#", en, re.M)) == len(re.findall(r"^#", zh, re.M))
    yaml = [[b for k, b in fence.findall(t) if k == "yaml"] for t in (en, zh)]
    assert yaml[0] == yaml[1]


def test_the_transcripts_of_the_readmes_are_real() -> None:
    for name, lang in (("README.md", "en"), ("README.zh-CN.md", "zh")):
        readme = (ROOT / name).read_text(encoding="utf-8")
        blocks = re.findall(r"```console\n\$ jxlint (.*?)\n(.*?)\n…", readme, re.S)
        assert len(blocks) == 2
        for command, shown in blocks:
            assert out(run(*command.split(), env={"COLUMNS": "100"})).startswith(shown), (lang, command)


def test_several_outputs_of_one_run_with_one_exit_code(tmp_path: Path) -> None:
    sarif, gitlab = tmp_path / "out.sarif", tmp_path / "quality.json"
    done = run("check", BAIYUN, "--format", f"sarif={sarif}", "--format", f"gitlab={gitlab}", "--format", "concise")
    assert done.returncode == 1
    results = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert len(results) == len(json.loads(gitlab.read_text(encoding="utf-8"))) == len(out(done).splitlines()) > 100


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab", "checkstyle", "concise", "json", "pretty"])
def test_the_exit_code_is_the_same_in_every_format(form: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert run("check", BAIYUN, "--format", form).returncode == 1
    assert run("check", BAIYUN, "--format", form, "--fail-on", "never").returncode == 0
    assert run("check", BAIYUN, str(bad), "--format", form).returncode == 2


def test_a_format_that_cannot_be_written_is_said_before_any_work(tmp_path: Path) -> None:
    done = run("check", BAIYUN, "--format", f"sarif={tmp_path / 'none' / 'out.sarif'}")
    assert done.returncode == 2
    assert "E301" in err(done)
    assert out(done) == ""
