"""`jxlint serve` as a user starts and ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from jxlint.cli import serve as command
from jxlint.errors import UsageError
from jxlint.web.limits import limits_of
from jxlint.web.settings import Settings
from tests.cli.test_cli import err, run
from tests.samples import ROOT

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@contextmanager
def started(*args: str, **env: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A service on any port, and its address."""
    server = subprocess.Popen(
        [sys.executable, "-m", "jxlint", "serve", "--port", "0", "--workers", "1", *args],
        stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
    )  # fmt: skip
    assert server.stderr is not None
    try:
        line = server.stderr.readline()
        assert "http://" in line, line
        yield server, next(word for word in line.replace("：", " ").replace("（", " ").split() if "http://" in word)
    finally:
        server.kill()
        server.wait()
        server.stderr.close()


@_POSIX
@pytest.mark.parametrize(("lang", "says"), [("zh", "服务已启动"), ("en", "serving at")])
def test_it_says_where_it_is_and_ends_with_ctrl_c(lang: str, says: str) -> None:
    del says  # the line was read to find the address
    with started("--lang", lang) as (server, address):
        with urllib.request.urlopen(f"{address}healthz", timeout=10) as answer:
            assert answer.read() == b"ok\n"
        listening = socket.create_connection(("127.0.0.1", int(address.rstrip("/").rpartition(":")[2])))
        begun = time.monotonic()
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert time.monotonic() - begun < 5  # though somebody is connected
        listening.close()
        assert server.stderr is not None
        assert server.stderr.read() == ("jxlint: 已停止\n" if lang == "zh" else "jxlint: stopped\n")


@_POSIX
def test_it_ends_when_the_system_says_so() -> None:
    with started() as (server, _):
        server.terminate()
        assert server.wait(20) in (0, -signal.SIGTERM)


@_POSIX
def test_a_cache_that_cannot_be_written_is_done_without() -> None:
    with started(JXLINT_CACHE_DIR="/dev/full") as (_, address), urllib.request.urlopen(f"{address}api/rules") as answer:
        assert b"JX301" in answer.read()


def test_a_port_that_is_taken_is_told_of() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("serve", "--port", port)
    assert done.returncode == 2
    assert err(done).startswith(f"jxlint: 127.0.0.1:{port}: E301 another program uses this port; take another one")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--host", "0.0.0.0"], "--host 0.0.0.0: E301 other machines can connect, and there are no tokens"),
        (["--host", "203.0.113.7", "--without-token"], "203.0.113.7:0: E301 cannot listen there"),
        (["--token-file", "none.txt"], "none.txt: E301 the file of tokens cannot be read"),
        (["--limit", "uplaod=1MB"], "did you mean “upload”?"),
        (["--limit", "time=soon"], "--limit time: E301 the limit time must be a whole number above 0"),
        (["--limit", "queue=0"], "must be a whole number above 0"),
        (["--limit", "rate=-1"], "the limit rate must be a whole number (0: no limit), found “-1”; for example 60"),
        (["--limit", "upload=big"], "for example 100MB"),
        (["--limit", "json=big"], "--limit json: E301"),
        (["--allowed-host", "jx.example.cn:443"], "--allowed-host: E301 must be a name without port"),
        (["--allowed-origin", "portal.example.cn"], "--allowed-origin: E301 must be the address of a site"),
        (["--trusted-proxy", "nginx"], "--trusted-proxy: E301 must be an IP address"),
    ],
)
def test_what_is_wrong_is_one_line(args: list[str], says: str) -> None:
    done = CliRunner().invoke(command.serve, ["--port", "0", "--lang", "en", *args])
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_profile_that_cannot_be_used_is_one_line() -> None:
    done = run("serve", "--port", "0", "--workers", "1", "--profile", "none.yaml")
    assert done.returncode == 2
    assert err(done).startswith("jxlint: none.yaml: E202 there is no such profile")
    assert err(done).count("\n") == 1


def test_limits_are_those_of_the_service_and_of_the_readers() -> None:
    made = limits_of(("upload=100MB", "time=5", "seconds=9", "rate=0", "memory=0", "pages=9", "job-upload=1GB"))
    assert Settings(**made) == Settings(
        size=100 * 1024**2, seconds=5, rate=0, memory=0, limits={"pages": 9, "seconds": 9}, job_size=1024**3
    )  # fmt: skip


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_LIBRARIES", ("starlette", "no_such_library"))
    with pytest.raises(UsageError) as caught:
        command._installed()
    assert 'pip install "jxlint[serve]"' in caught.value.remedy_zh
    assert "jxlint[serve]" in caught.value.en


def test_a_browser_opens_on_a_desktop_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Tty:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "stderr", Tty())
    for name in ("SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not command._desktop()
    monkeypatch.setenv("DISPLAY", ":0")
    assert command._desktop()
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1")
    assert not command._desktop()


def test_addresses_are_those_a_browser_can_open() -> None:
    assert command._address("0.0.0.0", 80, "") == "http://127.0.0.1:80/"
    assert command._address("::", 80, "/jx") == "http://[::1]:80/jx/"
    assert command._address("127.0.0.1", 8765, "") == "http://127.0.0.1:8765/"


def test_check_does_not_load_the_service(tmp_path: Path) -> None:
    script = "import sys\nfrom jxlint.cli.commands import cli\nimport jxlint.cli.check\n"
    script += (
        "bad = [m for m in sys.modules if m.startswith(('jxlint.web', 'starlette', 'uvicorn', 'asyncio'))]\nprint(bad)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout == "[]\n"
