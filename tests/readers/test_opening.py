"""Files to bytes: the limits hold before anything is read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jxlint.errors import InputError, UsageError
from jxlint.readers.limits import DEFAULT, Limits, amount, limits
from jxlint.readers.opening import load, looks_json
from tests.cli.test_cli import err, run
from tests.samples import ROOT

SMALL = Limits(size=10_000, json=20_000)


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what was taken from it."""

    def __init__(self, begins: bytes) -> None:
        self.begins, self.taken = begins, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        n = len(buffer)
        buffer[:n] = (self.begins + b"x" * n)[:n]
        self.begins, self.taken = b"", self.taken + n
        return n


@pytest.mark.parametrize(("begins", "limit"), [(b"", "size"), (b' \n{"', "json"), (b"\xff\xfe{\0", "json")])
def test_a_stream_without_end_is_left_at_the_limit(monkeypatch: pytest.MonkeyPatch, begins: bytes, limit: str) -> None:
    stream = Endless(begins)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(stream)))
    with pytest.raises(InputError) as e:
        load("-", "表.txt", Limits(size=3_000_000, json=4_000_000))
    assert e.value.where == "表.txt"
    assert f"--limit {limit}=" in e.value.remedy_en
    assert stream.taken < 6_000_000


@pytest.mark.parametrize(("name", "head", "limit"), [("a.txt", b"x", 10_000), ("a.json", b"x", 20_000),
                                                     ("a.txt", b"\n[", 20_000)])  # fmt: skip
def test_files_are_refused_by_their_size(tmp_path: Path, name: str, head: bytes, limit: int) -> None:
    path = tmp_path / name
    path.write_bytes(head + b"x" * (limit - len(head)))
    assert len(load(str(path), limits=SMALL)) == limit
    path.write_bytes(head + b"x" * (limit - len(head) + 1))
    with pytest.raises(InputError) as e:
        load(str(path), limits=SMALL)
    assert e.value.where == str(path)


def test_a_sparse_giant_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as f:
        f.write(b"{")
        f.truncate(10 * 1024**3)
    done = run("check", str(path), "--lang", "zh")
    assert done.returncode == 2
    assert "E101 文件太大（上限 200 MB），没有读" in err(done)
    with path.open("rb") as f:
        command = [sys.executable, "-m", "jxlint", "check", "-", "--lang", "en"]
        said = subprocess.run(command, stdin=f, capture_output=True, check=False, cwd=ROOT)
    assert b"-: E101 the file is too large (the limit is 200 MB): not read" in said.stderr
    assert "上限 1 MB" in err(run("check", str(path), "--lang", "zh", "--limit", "json=1MB"))
    (tmp_path / ".jxlint.yaml").write_text("files: {limits: {json: 3MB}}")
    assert "上限 3 MB" in err(run("check", str(path), "--lang", "zh"))
    assert "上限 2 MB" in err(run("check", str(path), "--lang", "zh", "--limit", "json=2MB"))


@pytest.mark.parametrize(("text", "value"), [("300", 300), ("3KB", 3072), ("2 mb", 2 * 1024**2), ("1GB", 1024**3)])
def test_amounts_are_numbers_with_units(text: str, value: int) -> None:
    assert amount("json", text) == value
    assert limits({"json": value}).json == value
    assert limits({}) is DEFAULT


@pytest.mark.parametrize(("name", "text"), [("json", "0"), ("json", "-1"), ("json", "1.5MB"), ("json", ""),
                                            ("jsn", "1"), ("json", "9" * 30), ("", "")])  # fmt: skip
def test_what_is_no_amount_is_refused(name: str, text: str) -> None:
    with pytest.raises(UsageError):
        amount(name, text)
    done = run("check", "x.txt", "--limit", f"{name}={text}")
    assert done.returncode == 2
    assert "E301" in err(done)


def test_json_is_known_by_name_or_beginning() -> None:
    assert looks_json("a.JSON", b"")
    assert looks_json("-", "﻿ {".encode())
    assert looks_json("-", "﻿[".encode("utf-16-le"))
    assert not looks_json("-", b"x{")


@pytest.mark.skipif(os.name == "nt", reason="needs /dev")
def test_devices_and_long_names_are_refused() -> None:
    for path in ("/dev/zero", "x" * 5000, "a\0b", "/dev"):
        with pytest.raises(InputError):
            load(path)
