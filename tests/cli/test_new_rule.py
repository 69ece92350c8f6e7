"""`jxlint rules new`: what it writes passes as it is and can be changed; it overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jxlint.rules import load
from jxlint.rules.kind_modules import kind_names
from jxlint.rules.yamlfile import load as load_yaml
from jxlint.trials import examples
from tests.cli.test_cli import err, out, run
from tests.rules.test_schemas import wrong
from tests.samples import EXAMPLES

KINDS = [k for k in kind_names() if k != "internal"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_of_every_kind_pass_as_written(tmp_path: Path, kind: str) -> None:
    from jxlint.rules.starting import starter
    from jxlint.rules.template import rule_text

    path = tmp_path / "own.yaml"
    path.write_text(rule_text(starter(kind, load().book), "JX9501", commented=True, file="own.yaml"), encoding="utf-8")
    rules = load(own=[path])
    rule = rules.get("JX9501")
    assert rule is not None
    assert rule.kind == kind
    assert examples.run(rules, [rule]) == []
    assert examples.count([rule]) == (1, 1)
    assert wrong("rules", path) == []
    text = path.read_text(encoding="utf-8")
    # Every option is there to be changed, with what it means.
    from jxlint.rules.kind_modules import load_kind

    for name in load_kind(kind, "").Options.__struct_encode_fields__:
        assert re.search(rf"^    # .+\n    (# )?{name}:", text, re.M)


def test_its_commented_lines_are_right_when_they_are_taken_in(tmp_path: Path) -> None:
    assert run("rules", "new", "JX9501", "--kind", "phrase", cwd=tmp_path).returncode == 0
    path = tmp_path / "JX9501.yaml"
    text = path.read_text(encoding="utf-8")
    head, body = text.split("- code", 1)
    taken = re.sub(r"^(  (?:  )?)# (\w+: )", r"\1\2", body, flags=re.M)
    path.write_text(head + "- code" + taken, encoding="utf-8")
    (rule,) = load_yaml(path)
    assert {"when", "unless"} <= set(rule)
    assert "unless" in rule["options"]
    assert load(own=[path]).get("JX9501")


def test_new_test_list_explain_and_check(tmp_path: Path) -> None:
    done = run("rules", "new", "jx9501", "--kind", "expression", "-o", "本局/单位.yaml", "--lang", "zh", cwd=tmp_path)
    assert done.returncode == 0, err(done)
    file = str(Path("本局") / "单位.yaml")
    assert file in out(done)
    tested = run("rules", "test", "本局", "--lang", "en", cwd=tmp_path)
    assert out(tested).strip() == "1 rule, 1 bad and 1 good example: 0 failed"
    assert "JX9501" in out(run("rules", "list", "--rules", "本局", cwd=tmp_path))
    assert "own-expression-9501" in out(run("explain", "JX9501", "--rules", "本局", cwd=tmp_path))
    table = str(EXAMPLES / "baiyun-projects.txt")
    checked = run("check", table, "--rules", "本局", "--select", "JX9501", "--format", "concise", cwd=tmp_path)
    assert "JX9501 warning" in out(checked)


def test_a_second_one_of_the_same_kind_has_another_name(tmp_path: Path) -> None:
    for code in ("JX9501", "JX9502"):
        assert run("rules", "new", code, cwd=tmp_path).returncode == 0
    assert run("rules", "test", ".", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["JX9501", "-o", "there.yaml"], "left alone"),
        (["JX9501", "-o", "there.yaml/own.yaml"], "check the path"),
        (["JX301"], "JX301 is taken (lint_rules/3-targets.yaml"),
        (["JX9501", "--rules", "there.yaml"], "JX9500 is free"),
        (["JX95O1"], "such as JX9501"),
        (["JX950l"], "such as JX9501"),
        (["JX999"], "use JX9500 to JX9999"),
        (["XX9501"], "use JX9500 to JX9999"),
        (["JX9501", "--kind", "phrse"], "did you mean “phrase”?"),
        (["JX9501", "--kind", "internal"], "choose another kind"),
        (["JX9501", "--kind", "../kinds/phrase"], "there is no kind"),
        (["JX9501", "--rules", "none.yaml"], "none.yaml"),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, args: list[str], says: str) -> None:
    run("rules", "new", "JX9501", "-o", "there.yaml", cwd=tmp_path)
    before = (tmp_path / "there.yaml").read_bytes()
    done = run("rules", "new", *args, cwd=tmp_path)
    assert done.returncode == 2
    assert says in err(done)
    assert "Traceback" not in err(done)
    assert (tmp_path / "there.yaml").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["there.yaml"]


def test_a_failing_example_names_its_line(tmp_path: Path) -> None:
    run("rules", "new", "JX9501", cwd=tmp_path)
    path = tmp_path / "JX9501.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("annual: ≥95%", "annual: 不断提高"), encoding="utf-8")
    done = run("rules", "test", "JX9501.yaml", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    line = next(i for i, s in enumerate(path.read_text(encoding="utf-8").split("\n"), 1) if "不断提高" in s)
    assert out(done).startswith(f"JX9501.yaml:{line}: ")


@pytest.mark.parametrize("given", [None, 7, {"options": {}}])
def test_a_kind_of_another_package_needs_an_example(monkeypatch: pytest.MonkeyPatch, given: object) -> None:
    from types import SimpleNamespace

    from jxlint.errors import UsageError
    from jxlint.rules import starting

    book = load().book
    monkeypatch.setattr(starting, "load_kind", lambda _name, _where: SimpleNamespace(EXAMPLE=given))
    with pytest.raises(UsageError, match="without an EXAMPLE"):
        starting.starter("longest", book)
    whole = {"options": {"least": 1}, "bad": {"name": "甲"}, "good": {"name": "乙"}}
    monkeypatch.setattr(starting, "load_kind", lambda _name, _where: SimpleNamespace(EXAMPLE=whole))
    assert starting.starter("longest", book).options == {"least": 1}
