"""What is wrong with a command line is told in the language that it asks for, and with the help of its command."""

from __future__ import annotations

import pytest

from jxlint.cli.locale import asked
from tests.cli.test_cli import BAIYUN, err, run

WRONG = [
    (f"check {BAIYUN} --year 24", "--year 应是 2000 到 2100 的整数，写的是“24”", "must be a whole number from 2000"),
    ("serve --workers x", "--workers 应是 1 到 64 的整数，写的是“x”", "--workers must be a whole number from 1 to 64"),
    ("parse a b", "多写了“b”；请看 jxlint parse --help", "“b” is one thing too many"),
    (f"check {BAIYUN} --fail-on warn", "--fail-on 的值不对：“warn”；可用：error、", "bad value of --fail-on: “warn”"),
    (f"check {BAIYUN} --layout grid", "没有“grid”这种表", "there is no layout “grid”"),
    (f"check {BAIYUN} --limit siz=1", "没有“siz”这个上限", "there is no limit “siz”"),
    (f"check {BAIYUN} --jobs x", "--jobs 应是 0 到 256", "--jobs must be a number"),
    (f"check {BAIYUN} --quiet=1", "--quiet 不带值", "does not take a value"),
    ("check", "缺少 PATH", "PATH… is missing"),
    ("chek", "没有“chek”这个命令", "there is no command “chek”"),
]


@pytest.mark.parametrize(("line", "zh", "en"), WRONG, ids=[line.replace(BAIYUN, "F") for line, _, _ in WRONG])
def test_the_language_asked_for_is_kept(line: str, zh: str, en: str) -> None:
    words = line.split()
    done = run(*words, "--lang", "zh", env={"LC_ALL": "en_US.UTF-8"})
    assert done.returncode == 2
    assert zh in err(done)
    assert en in err(run(*words, "--lang=en", env={"LC_ALL": "zh_CN.UTF-8"}))


def test_the_language_is_found_wherever_it_stands() -> None:
    assert asked(["--lang", "zh", "check"]) == "zh"
    assert asked(["check", "a", "--lang=en"]) == "en"
    assert asked(["check", "--lang", "zh", "--lang", "en"]) == "en"
    assert asked(["check", "--lang", "fr"]) is None
    assert asked(["check", "--lang"]) is None
    assert asked(["check", "--", "--lang", "zh"]) is None
    assert asked(["check", "zh"]) is None


@pytest.mark.parametrize(
    ("line", "option", "command"),
    [("check -o", "-o", "check"), ("compare a b --fail-on", "--fail-on", "compare"),
     ("rules list --profile", "--profile", "rules list")],
)  # fmt: skip
def test_an_option_without_its_value_leads_to_the_help_of_its_command(line: str, option: str, command: str) -> None:
    done = run(*line.split(), env={"LC_ALL": "zh_CN.UTF-8"})
    assert err(done) == f"jxlint: E301 {option} 后面缺少值；请看 jxlint {command} --help\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", ""], "jxlint: '': E101 the path is empty"),
        (["check", "-", "--select", "JX999"], "jxlint: --select: E301 there is no rule “JX999”"),
        (
            ["check", "-", "--ignore", "vague-target"],
            "jxlint: --ignore: E301 there is no rule “vague-target”; did you mean JX301?",
        ),
        (["schema", "foo"], "jxlint: E301 there is no “foo”; choose from document"),
    ],
)
def test_a_mistake_is_told_with_what_was_typed(args: list[str], said: str) -> None:
    done = run(*args, stdin=b"")
    assert done.returncode == 2
    assert err(done).startswith(said)
