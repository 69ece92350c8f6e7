"""What the system says, in both languages."""

from __future__ import annotations

import errno
import os
import re
import socket
import sys

import pytest

from jxlint.errors import InputError
from jxlint.readers import opening
from jxlint.reasons import _KNOWN, reason
from tests.cli.test_cli import BAIYUN, err, run

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")


@pytest.mark.parametrize("name", _KNOWN)
def test_common_reasons_are_known_in_both(name: str) -> None:
    number = getattr(errno, name, None)
    if number is None:
        pytest.skip("not on this system")
    zh, en = reason(OSError(number, os.strerror(number)))
    assert not re.search("[a-z]", zh)
    if sys.platform == "linux":
        assert en == os.strerror(number).lower()


def test_others_are_told_as_the_system_does() -> None:
    assert reason(OSError(12345, "Something Else")) == ("something else", "something else")
    assert reason(OSError("no number")) == ("原因不明", "reason unknown")
    assert reason(socket.gaierror(8, "Name not known")) == ("找不到这个名称的主机", "name not known")
    assert reason(ValueError("embedded null byte"))[0] == "不是合法的名称"
    assert reason(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "start"))[0] == "不是 UTF-8 文本"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("check", BAIYUN, "-o", "no/such/folder/x.txt"), "写不了文件（没有这个文件或文件夹）"),
        (("check", BAIYUN, "-o", "."), "写不了文件（是文件夹）"),
        (("check", BAIYUN, "--rules", "no-such"), "E201"),
        (("check", BAIYUN, "--profile", "."), "E202"),
        (("check", BAIYUN, "--baseline", "."), "基线读不了（是文件夹）"),
        (("report", BAIYUN, "-o", "x.docx", "--template", "none.docx"), "没有这个文件或文件夹"),
        (("check", BAIYUN, "--cache-dir", f"{BAIYUN}/x"), "缓存文件夹用不了（路径里有一段不是文件夹）"),
    ],
)
@POSIX
def test_chinese_messages_hold_no_english(args: tuple[str, ...], says: str) -> None:
    said = err(run(*args, "--lang", "zh"))
    assert says in said
    assert not re.search(r"（[a-z ]+）", said)


def test_a_file_one_may_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_args: object, **_others: object) -> None:  # the tests may run as one who may read everything
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "stat", closed)
    with pytest.raises(InputError) as caught:
        opening.load("表.txt")
    assert caught.value.text("zh") == "表.txt: E101 没有读取权限；请检查权限"
    assert caught.value.text("en") == "表.txt: E101 permission denied; check its permissions"
