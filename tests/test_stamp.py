"""Reports are known as such, so that none is read as a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from jxlint import stamp
from jxlint.cli.commands import cli
from jxlint.errors import OwnReport
from jxlint.readers import read_bytes
from tests.samples import EXAMPLES, text

TABLE = EXAMPLES / "liwan-projects.txt"


def run(*args: str | Path) -> None:
    result = CliRunner().invoke(cli, [str(a) for a in args])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("form", ["html", "csv", "xlsx", "json"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_report_of_a_check_is_a_table(tmp_path: Path, form: str, lang: str) -> None:
    out = tmp_path / f"out.{form}"
    run("check", TABLE, "--format", form, "-o", out, "--lang", lang, "--fail-on", "never")
    with pytest.raises(OwnReport):
        read_bytes(out.read_bytes(), "other-name")


@pytest.mark.parametrize("form", ["docx", "md"])
def test_no_reviewers_report_is_a_table(tmp_path: Path, form: str) -> None:
    out = tmp_path / f"out.{form}"
    run("report", TABLE, "--format", form, "-o", out)
    with pytest.raises(OwnReport):
        read_bytes(out.read_bytes(), out.name)


def test_a_table_that_speaks_of_jxlint_is_one() -> None:
    words = text("liwan-projects").replace("项目支出绩效目标表", "项目支出绩效目标表 jxlint", 1)
    assert not stamp.on_text(words.encode())
    assert not stamp.on_text("文件,位置\n".encode())
    assert not stamp.on_text(b"")


def test_in_a_folder_a_report_is_passed_over_and_said(tmp_path: Path) -> None:
    (tmp_path / "表.txt").write_bytes(TABLE.read_bytes())
    run("check", TABLE, "--format", "html", "-o", tmp_path / "上次.html", "--fail-on", "never")
    result = CliRunner().invoke(cli, ["check", str(tmp_path), "--lang", "zh", "--fail-on", "never"])
    assert result.exit_code == 0
    assert "上次.html: 是 jxlint 的报告，没有检查" in result.stderr
    named = CliRunner().invoke(cli, ["check", str(tmp_path / "上次.html"), "--lang", "zh"])
    assert named.exit_code == 2
    assert "E105" in named.stderr
