"""Packages that add readers, layouts, kinds and reports: they work, cost nothing unasked, and their faults are told."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jxlint import plugins
from jxlint.engine import check
from jxlint.errors import BrokenPlugin, BrokenRule, JxlintError
from jxlint.layouts import recognise
from jxlint.readers import read_bytes, read_file
from jxlint.reports.formats import render, targets
from jxlint.reports.model import FileReport, Report
from jxlint.reports.terminal import Terminal
from jxlint.rules import load
from jxlint.schemas import schema_of
from jxlint.sheet import sheet
from jxlint.trials import examples
from tests.cli.test_cli import BAIYUN, err, out, run
from tests.plugged import COUNTY, install, register
from tests.rules.book import book
from tests.samples import EXAMPLES, ROOT, text

SHORT = "绩效指标简表\n培训人数：≥30人\n群众满意度：有所提高\n以上由张三填报\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages, empty at first."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    plugins._scan.cache_clear()
    plugins._load.cache_clear()
    yield folder
    plugins._scan.cache_clear()
    plugins._load.cache_clear()
    for name in [n for n in sys.modules if n.startswith(("jxlint_county", "jxlint_broken"))]:
        del sys.modules[name]


@pytest.fixture
def county(site: Path) -> Path:
    """The example package, installed."""
    return install(COUNTY, site)


def broken(site: Path, group: str, name: str, code: str) -> None:
    (site / "jxlint_broken.py").write_text(code, encoding="utf-8")
    register(site, "jxlint-broken", "0.9", {group: {name: "jxlint_broken"}})


@pytest.mark.usefixtures("county")
def test_a_reader_reads_files_that_end_like_its_name(tmp_path: Path) -> None:
    packed = tmp_path / "表.GZ"
    packed.write_bytes(gzip.compress(text("liwan-projects").encode("gb18030")))
    assert read_file(packed).document == read_file(EXAMPLES / "liwan-projects.txt").document
    with pytest.raises(JxlintError, match="damaged") as caught:
        read_bytes(b"no gzip", "x.gz")
    assert caught.value.where == "x.gz"
    with pytest.raises(JxlintError, match="too large"):
        read_bytes(gzip.compress(bytes(65 * 1024 * 1024)), "bomb.gz")


@pytest.mark.usefixtures("county")
def test_a_layout_reads_what_none_of_ours_knows() -> None:
    reading = recognise(sheet(SHORT))
    (indicator, other), left = reading.document.units[0].projects[0].indicators, reading.leftovers  # type: ignore[union-attr]
    assert (indicator.name, indicator.annual, other.annual) == ("培训人数", "≥30人", "有所提高")
    assert [x.text for x in left] == ["以上由张三填报"]
    found = {(f.code, f.location.line, f.location.column) for f in check(reading, load())}
    assert ("JX301", 3, 7) in found
    assert ("JX101", 4, 1) in found
    with pytest.raises(JxlintError) as caught:
        recognise(sheet("姓名 年龄\n张三 30\n"))
    assert "绩效指标简表" in caught.value.remedy_zh


@pytest.mark.usefixtures("county")
def test_a_kind_makes_rules(tmp_path: Path) -> None:
    shown = "{bad: [{annual: 一二三四五六}], good: [{annual: 一二三四五}]}"
    rules = load(folder=book(tmp_path, kind="longest", options="{most: 5, fields: [annual]}", examples=shown))
    assert examples.run(rules) == []
    kinds = schema_of("rules")["items"]["properties"]["kind"]["enum"]
    assert {"longest", "phrase"} <= set(kinds)
    with pytest.raises(BrokenRule, match="option “most” of JX9501") as caught:
        load(folder=book(tmp_path / "2", kind="longest", options="{most: many}"))
    assert "9-own.yaml" in caught.value.where
    with pytest.raises(BrokenRule) as caught:
        load(folder=book(tmp_path / "3", kind="longst"))
    assert "longest" in caught.value.remedy_en


def test_a_report_writes_a_format(county: Path) -> None:
    done = run("check", BAIYUN, "--format", "tally", "--lang", "zh", env={"PYTHONPATH": str(county)})
    assert (done.returncode, out(done).split()[2:]) == (1, [BAIYUN])
    assert int(out(done).split()[0]) > 0
    wrong = run("check", BAIYUN, "--format", "taly", env={"PYTHONPATH": str(county)})
    assert "did you mean “tally”?" in err(wrong)


def test_all_together_on_the_command_line(county: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "甲.gz").write_bytes(gzip.compress(SHORT.encode()))
    (folder / "乙.png").write_bytes(b"\x89PNG")
    tally = tmp_path / "tally.txt"
    env = {"PYTHONPATH": str(county)}
    done = run("check", str(folder), "--format", "json", "--format", f"tally={tally}", env=env)
    assert done.returncode == 1, err(done)
    (file,) = json.loads(out(done))["files"]
    assert (Path(file["path"]).name, file["indicators"]) == ("甲.gz", 2)
    counts = tally.read_text(encoding="utf-8").split()
    assert int(counts[1]) == len(file["findings"])
    without = run("check", str(folder), "--format", "json")
    assert without.returncode == 2
    assert "holds no files to check" in err(without)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("def", "SyntaxError"),
        ("", "no function render"),
        ("render = 5", "no function render"),
        ("def render(report, view):\n    return 5", "returned int"),
        ("def render(report, view):\n    return {}['x']", "it failed: KeyError: 'x'"),
    ],
)
def test_a_broken_report_names_its_package(site: Path, code: str, says: str) -> None:
    broken(site, "jxlint.reports", "odd", code)
    with pytest.raises(BrokenPlugin) as caught:
        render(Report("default", [FileReport(path="x.txt")], (), []), "odd", "en", Terminal(False, 80), summary=True)
    said = caught.value.text("en")
    assert said.startswith("E401 plug-in “odd” (jxlint.reports) of the package jxlint-broken 0.9 cannot be used: ")
    assert says in said
    assert "jxlint-broken 0.9" in caught.value.text("zh")
    done = run("check", BAIYUN, "--format", "odd", env={"PYTHONPATH": str(site)})
    assert (done.returncode, done.stdout) == (2, b"")
    assert err(done).count("\n") == 1


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("def read(data, name):\n    return 'text'", "returned str"),
        ("def read(data, name):\n    return 1 / 0", "ZeroDivisionError"),
        ("x = 1", "no function read"),
    ],
)
def test_a_broken_reader_costs_its_files_only(site: Path, tmp_path: Path, code: str, says: str) -> None:
    broken(site, "jxlint.readers", "odd", code)
    (tmp_path / "a.odd").write_text("x", encoding="utf-8")
    done = run("check", str(tmp_path / "a.odd"), BAIYUN, "--format", "json", env={"PYTHONPATH": str(site)})
    assert done.returncode == 2
    assert "a.odd: E401 plug-in “odd” (jxlint.readers) of the package jxlint-broken 0.9" in err(done)
    assert says in err(done)
    assert json.loads(out(done))["files"][1]["findings"]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("def read(sheet):\n    return 1\ndef confidence(sheet):\n    return 'sure'", "returned str"),
        ("def read(sheet):\n    return 1\ndef confidence(sheet):\n    return 1", "returned int"),
        ("def confidence(sheet):\n    return 1", "no function read"),
    ],
)
def test_a_broken_layout_names_its_package(site: Path, code: str, says: str) -> None:
    broken(site, "jxlint.layouts", "odd", code)
    with pytest.raises(BrokenPlugin, match="jxlint-broken") as caught:
        recognise(sheet("姓名 年龄\n"))
    assert says in caught.value.en


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("def build(options, tools): ...", "no function Options"),
        ("class Options: ...\ndef build(options, tools): ...", "SCOPE is None"),
        ("class Options: ...\nSCOPE = 'row'\ndef build(options, tools): ...", "no msgspec.Struct"),
        (
            "import msgspec\nclass Options(msgspec.Struct): ...\nSCOPE = 'text'\ndef build(options, tools): ...",
            "must have fields",
        ),
    ],
)
def test_a_broken_kind_names_its_package(site: Path, tmp_path: Path, code: str, says: str) -> None:
    broken(site, "jxlint.kinds", "odd", code)
    with pytest.raises(BrokenPlugin, match="jxlint-broken") as caught:
        load(folder=book(tmp_path, kind="odd", options="{}"))
    assert says in caught.value.en


def test_two_packages_of_one_name_are_both_named(county: Path) -> None:
    register(county, "jxlint-other", "3", {"jxlint.reports": {"tally": "json"}})
    with pytest.raises(BrokenPlugin) as caught:
        targets(("tally",), None)
    assert "jxlint-county 1.2" in caught.value.en
    assert "jxlint-other 3" in caught.value.en


def test_ours_cannot_be_replaced(site: Path) -> None:
    broken(site, "jxlint.reports", "json", "raise RuntimeError('imported')")
    done = run("check", BAIYUN, "--format", "json", env={"PYTHONPATH": str(site)})
    assert done.returncode == 1
    json.loads(out(done))


@pytest.mark.parametrize(
    "args", [[BAIYUN], [BAIYUN, "--format", "sarif"], [str(EXAMPLES / "submitted.json"), "--format", "junit"]]
)
def test_nobody_pays_for_plug_ins_unasked(args: list[str]) -> None:
    code = (
        "import sys\nfrom jxlint.cli.main import main\n"
        "try:\n    main()\nfinally:\n    print('importlib.metadata' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", *args], capture_output=True, check=False, cwd=ROOT, timeout=60
    )
    assert done.stderr.decode().split()[-1] == "False"


def test_the_documentation_shows_the_example_as_it_is() -> None:
    words = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    declared, code = re.search(r"```toml\n(.*?)```", words, re.S), re.search(r"```python\n(.*?)```", words, re.S)
    assert declared is not None
    assert code is not None
    assert declared[1] in (COUNTY / "pyproject.toml").read_text(encoding="utf-8")
    assert code[1].strip() in (COUNTY / "src" / "jxlint_county" / "longest.py").read_text(encoding="utf-8")
