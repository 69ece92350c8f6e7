"""Profiles as a user meets them: found beside the files, shown by `config show`, refused with file and line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jxlint.schemas import schema_of
from tests.cli.test_cli import BAIYUN, err, out, run

PROFILE = """\
name: 本局
extends: ../bureau.yaml
budget_year: 2024
rules: {JX302: error, JX307: off}
exempt:
  - project: 政法工作经费
    codes: [JX303]
    reason: 合同已签
  - {project: 没有的项目, codes: [JX301], reason: 沿用}
  - {project: 政法工作经费, codes: [JX301], reason: 整改中, until: 2024-06-30}
  - {codes: [JX3999], reason: 沿用}
overrides:
  - paths: [旧/]
    select: [JX6]
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder of tables with a profile that extends the bureau's."""
    folder = tmp_path / "局"
    (folder / "旧").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    shutil.copy(BAIYUN, folder / "表.txt")
    shutil.copy(BAIYUN, folder / "旧" / "表.txt")
    (folder / "rules.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "bureau.yaml").write_text("name: 财政局\nmandatory: [JX605]\n", encoding="utf-8")
    return tmp_path


def checked(*args: str, cwd: Path, **env: str) -> Any:
    done = run(
        "check", *args, "--format", "json", "--lang", "en", cwd=cwd, env={"SOURCE_DATE_EPOCH": "1735689600", **env}
    )
    assert done.returncode in (0, 1), err(done)
    data = json.loads(done.stdout)
    jsonschema.validate(data, schema_of("findings"))
    return data


def test_a_found_profile_is_in_force_and_its_exemptions_are_judged(office: Path) -> None:
    data = checked("局", cwd=office)
    assert data["profile"] == "本局"
    tables, (profile,) = data["files"][:2], data["files"][2:]
    assert [f["kind"] for f in data["files"]] == ["project-table", "project-table", "profile"]
    assert profile["path"] == str(Path("局") / "rules.yaml")
    assert [(f["code"], f["location"]["line"]) for f in profile["findings"]] == [
        ("JX002", 9), ("JX003", 10), ("JX004", 11),
    ]  # fmt: skip
    assert data["summary"]["files"] == 2
    by_path = {Path(f["path"]).parent.name: f["findings"] for f in tables}
    assert {f["code"][:3] for f in by_path["旧"]} == {"JX6"}
    codes = {f["code"] for f in by_path["局"]}
    assert "JX307" not in codes
    assert {f["severity"] for f in by_path["局"] if f["code"] == "JX302"} == {"error"}
    held = [f for f in by_path["局"] if "suppressed" in f]
    assert {(f["code"], f["project"]) for f in held} == {("JX303", "政法工作经费")}
    assert held[0]["suppressed"] == {"by": "exemption", "reason": "合同已签"}
    active = [f for fs in (*by_path.values(), profile["findings"]) for f in fs if "suppressed" not in f]
    assert data["summary"]["error"] == sum(f["severity"] == "error" for f in active)


def test_what_an_unreadable_file_may_hold_is_not_called_unused(office: Path) -> None:
    (office / "局" / "坏.txt").write_bytes(b"")
    done = run("check", "局", "--format", "json", cwd=office, env={"SOURCE_DATE_EPOCH": "1735689600"})
    assert done.returncode == 2
    (profile,) = (f for f in json.loads(done.stdout)["files"] if f["kind"] == "profile")
    assert [f["code"] for f in profile["findings"]] == ["JX003", "JX004"]


def test_isolated_and_profile_take_the_place_of_what_is_found(office: Path) -> None:
    assert checked("局/表.txt", "--isolated", cwd=office)["profile"] == "default"
    assert checked("局/表.txt", "--profile", "mof-2021", cwd=office)["profile"] == "mof-2021"
    assert checked("局/表.txt", "--profile", "bureau.yaml", cwd=office)["profile"] == "财政局"


def test_people_see_where_in_the_profile(office: Path) -> None:
    done = run("check", "局", "--lang", "zh", cwd=office)
    assert f"{Path('局') / 'rules.yaml'}\n" in out(done)
    assert "- {project: 没有的项目" in out(done)
    assert "检查了 2 个文件" in out(done)
    lines = out(run("check", "局", "--format", "concise", cwd=office))
    assert f"{Path('局') / 'rules.yaml'}:9:5: JX002 warning " in lines


def test_a_mandatory_rule_is_refused_in_one_line(office: Path) -> None:
    done = run("check", "局/表.txt", "--ignore", "JX605", cwd=office)
    assert done.returncode == 2
    assert err(done).startswith("jxlint: --ignore JX605: E301 JX605 is mandatory (")
    assert "bureau.yaml:2" in err(done)
    done = run("check", "局/表.txt", "--ignore", "JX6", "--format", "concise", cwd=office)
    assert "JX605 cannot be switched off" in err(done)
    assert "JX605" in out(done)
    assert err(done).count("\n") == 1


def test_a_broken_found_profile_costs_only_its_files_and_is_told_once(office: Path) -> None:
    (office / "局" / "旧" / "rules.yaml").write_text("ignore: [JX3]\nrulse: {}\n", encoding="utf-8")
    shutil.copy(BAIYUN, office / "局" / "旧" / "又.txt")
    done = run("check", "局", "--format", "json", cwd=office)
    assert done.returncode == 2
    assert err(done).count("\n") == 1
    assert f"{Path('局') / '旧' / 'rules.yaml'}:2:1: E202" in err(done)
    assert "did you mean “rules”" in err(done)
    files = {Path(f["path"]).name: f for f in json.loads(done.stdout)["files"] if "旧" in f["path"]}
    assert {f["error"]["code"] for f in files.values()} == {"E202"}
    assert len(files) == 2
    ok = [f for f in json.loads(done.stdout)["files"] if f["kind"] == "project-table"]
    assert len(ok) == 1


def test_another_tools_file_is_said_and_passed_over(office: Path) -> None:
    (office / "局" / "rules.yaml").write_text("rules:\n  - id: x\n", encoding="utf-8")
    done = run("check", "局", "--format", "concise", cwd=office)
    assert done.returncode == 1
    assert "does not look like a profile of jxlint" in err(done)
    assert err(done).count("\n") == 1


def test_config_show_names_every_place(office: Path) -> None:
    table = str(Path("局") / "旧" / "表.txt")
    done = run("config", "show", table, "--lang", "zh", cwd=office)
    assert done.returncode == 0, err(done)
    said = out(done)
    profile = str(Path("局") / "rules.yaml")
    assert "本局  (<default> ← bureau.yaml ← " in said
    assert f"预算年度  2024  {profile}:3" in said
    assert "bureau.yaml:2  必查" in said
    assert f"{profile}:12" not in said
    assert f"{profile}:13  旧/  适用" in said
    assert "涉密项目" in said
    assert "没有规则 JX3999" in said
    assert "到 2024-06-30（已过期）" in said
    english = out(run("config", "show", table, "--lang", "en", cwd=office))
    assert "Secret projects" in english
    assert "until 2024-06-30 (over)" in english


def test_config_show_as_json(office: Path) -> None:
    done = run("config", "show", "局/表.txt", "--format", "json", "--ignore", "JX4", cwd=office)
    data = json.loads(done.stdout)
    assert data["schema"] == "jxlint.config/1"
    rules = {r["code"]: r for r in data["rules"]}
    profile = str(Path("局") / "rules.yaml")
    assert (rules["JX302"]["severity"], rules["JX302"]["place"]) == ("error", f"{profile}:4")
    assert (rules["JX307"]["on"], rules["JX401"]["on"], rules["JX401"]["place"]) == (False, False, "--ignore")
    assert rules["JX605"]["mandatory"] == "bureau.yaml:2"
    assert rules["JX301"]["place"].startswith("lint_rules/3-targets.yaml:")
    assert data["overrides"] == [{"place": f"{profile}:13", "paths": ["旧/"], "applies": False}]
    assert data["taxonomy"]["project-table"] == {"value": "guangzhou-2024", "place": "<default>:12"}
    assert {"JX301", "JX401"} & set(data["secret"]["judged"]) == set()
    assert {"JX301", "JX104"} <= {*data["secret"]["left_out"], *data["secret"]["judged"]}
    assert "JX104" in data["secret"]["judged"]
    assert [e["expired"] for e in data["exempt"]] == [False, False, True, False]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["config", "show", "none.txt"], "none.txt: E101"),
        (["config", "show", "--profile", "mof-2020"], "E202"),
        (["config", "show", "--select", "JX999"], "JX999"),
        (["config", "shwo"], "show"),
        (["check", BAIYUN, "--profile", "mof-2020"], "mof-202"),
    ],
)
def test_wrong_usage_is_one_clear_error(args: list[str], says: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert says in err(done)
    assert "Traceback" not in err(done)


def test_a_plain_run_does_without_yaml() -> None:
    import subprocess
    import sys

    from tests.samples import ROOT

    command = [sys.executable, "-X", "importtime", "-m", "jxlint", "check", BAIYUN]
    for _ in range(2):  # the first may have to fill the cache
        done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    modules = {line.rsplit(b"|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert b"jxlint.rules.ruleset" in modules
    assert b"yaml" not in modules
    assert b"jxlint.rules.profiles.exempting" not in modules
