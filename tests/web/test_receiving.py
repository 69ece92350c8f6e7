"""Bodies: bounded while they come, whole or refused, in memory only, and gone afterwards."""

from __future__ import annotations

import contextlib
import http.client
import logging
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.web import running
from jxlint.web.multipart import Parts, called
from jxlint.web.options import preferred
from jxlint.web.refusals import BadRequest, TooLarge
from tests.web.serving import TABLE, Served, problem, serving, until

_MB = 1024 * 1024
_TYPE = "multipart/form-data; boundary=b"


def _part(name: str, data: bytes, file: str | None = None) -> bytes:
    of = f'; filename="{file}"' if file is not None else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{of}\r\n\r\n'.encode() + data + b"\r\n"


@pytest.fixture(scope="module")
def small(_own_cache: None) -> Iterator[Served]:
    """A service that takes a megabyte and three files, within two seconds, two megabytes at a time."""
    with serving(size=_MB, parts=3, receiving=2, inflight=2 * _MB) as client:
        yield client


def _send(port: int, *pieces: bytes, length: int | None = None) -> socket.socket:
    """A connection on which these pieces of a body were sent."""
    made = socket.create_connection(("127.0.0.1", port))
    how = b"Transfer-Encoding: chunked" if length is None else b"Content-Length: %d" % length
    made.sendall(b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + _TYPE.encode() + b"\r\n" + how)
    made.sendall(b"\r\n\r\n")
    for piece in pieces:
        made.sendall(b"%x\r\n%s\r\n" % (len(piece), piece) if length is None else piece)
    return made


def test_a_body_that_says_it_is_too_large_is_refused_unread(small: Served) -> None:
    with _send(small.port, length=10**12) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert answer.status == 413
        assert answer.headers["Connection"] == "close"
    problem(small.check("a.txt", bytes(_MB)), 413, "E503")
    until(lambda: small.inflight == 0)


def test_a_packed_body_is_refused(small: Served) -> None:
    packed = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    error = problem(small.post("/api/check", content=b"\x1f\x8b", headers=packed), 415, "E504")
    assert error["where"] == "Content-Encoding"
    plain = small.post("/api/check", content=b"{", headers=packed | {"Content-Encoding": "identity"})
    assert plain.json()["files"][0]["error"]["code"] == "E104" if plain.status_code == 200 else plain.status_code == 422


def test_a_body_that_grows_too_large_is_left_while_it_comes(small: Served) -> None:
    before = small.metric("jxlint_received_bytes_total")
    with _send(small.port, _part("file", b"", "a.txt")[:-2]) as connection:
        sent = 0
        try:
            for _ in range(400):  # a hundred megabytes, if they were taken
                connection.sendall(b"40000\r\n" + bytes(0x40000) + b"\r\n")
                sent += 0x40000
        except OSError:  # the service closed the connection
            pass
        assert small.metric("jxlint_received_bytes_total") - before <= _MB + 0x40000
    until(lambda: small.inflight == 0)


def test_many_bodies_at_a_time_have_bounds_too(small: Served) -> None:
    piece = _part("file", bytes(800_000), "a.txt")
    waiting = [_send(small.port, piece) for _ in range(2)]
    until(lambda: small.inflight > 1_600_000)
    problem(small.check("a.txt", bytes(800_000)), 503, "E507")
    for connection in waiting:
        connection.close()
    until(lambda: small.inflight == 0)


def test_too_many_files_are_refused(small: Served) -> None:
    files = [("file", (f"{i}.txt", b"x")) for i in range(4)]
    problem(small.post("/api/check", files=files), 413, "E503")


def test_a_body_that_does_not_arrive_is_given_up(small: Served) -> None:
    with _send(small.port, _part("file", b"half", "a.txt")) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert answer.status == 408
    until(lambda: small.inflight == 0)


def test_a_head_that_dribbles_in_is_not_waited_for(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_HEAD", 0.4)
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", served.port)) as silent:
        assert silent.recv(1) == b""
    with socket.create_connection(("127.0.0.1", served.port)) as slow:
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert slow.recv(1000).startswith(b"HTTP/1.1 200")
        with contextlib.suppress(OSError):  # closed between two letters
            for letter in b"GET /healthz HTTP/1.1\r\nHost: localhost":
                slow.sendall(bytes([letter]))
                time.sleep(0.05)
        slow.settimeout(5)
        with contextlib.suppress(ConnectionResetError):
            while slow.recv(1000):
                pass
    assert time.monotonic() - begun < 10


def test_a_client_that_goes_away_leaves_nothing(small: Served) -> None:
    connection = _send(small.port, _part("file", bytes(500_000), "a.txt"))
    until(lambda: small.inflight > 400_000)
    connection.close()
    until(lambda: small.inflight == 0)
    assert small.check("a.txt", Path(TABLE).read_bytes()).status_code == 200


@pytest.mark.parametrize("size", [0, 1, 10, 300])
def test_half_a_body_is_no_file(small: Served, size: int) -> None:
    body = _part("file", Path(TABLE).read_bytes(), "a.txt") + b"--b--\r\n"
    cut = body[: len(body) - 8 - size]
    problem(small.post("/api/check", content=cut, headers={"Content-Type": _TYPE}), 400, "E501")


@pytest.mark.parametrize(
    ("media", "body", "status", "code"),
    [
        ("multipart/form-data", b"x", 400, "E501"),
        (_TYPE, b"", 400, "E501"),
        (_TYPE, b"nonsense", 400, "E501"),
        (_TYPE, b"--b--\r\n", 400, "E501"),
        (_TYPE, b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", 400, "E501"),
        (_TYPE, b"--b\r\nX: " + b"y" * 9000 + b"\r\n\r\nx\r\n--b--\r\n", 400, "E501"),
        (_TYPE, _part("file", b"", "") + b"--b--\r\n", 400, "E501"),
        (_TYPE, _part("year", b"\xff") + b"--b--\r\n", 400, "E501"),
        (_TYPE, _part("year", b"1" * 5000) + b"--b--\r\n", 413, "E503"),
        (_TYPE, _part("year", b"2024") * 100 + b"--b--\r\n", 400, "E501"),
        (_TYPE, _part("file", b"", "") * 100 + b"--b--\r\n", 400, "E501"),
        (_TYPE, _part("lang", b"en", "en") + _part("file", b"x", "a.txt") + b"--b--\r\n", 400, "E501"),
        (_TYPE, _part("nonsense", b"1") + b"--b--\r\n", 422, "E501"),
        ("multipart/mixed; boundary=b", b"--b--\r\n", 415, "E504"),
        ("text/plain", b"x", 415, "E504"),
        ("", b"x", 415, "E504"),
        ("application/json", b"", 422, "E101"),
        ("application/json", b"[" * 100_000, 422, "E104"),
        ("application/json", b'{"\xff', 422, "E101"),
    ],
)
def test_what_is_no_proper_body(small: Served, media: str, body: bytes, status: int, code: str) -> None:
    answer = small.post("/api/check", content=body, headers={"Content-Type": media})
    problem(answer, status, code)


@pytest.mark.parametrize(
    ("given", "called_"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\表.xlsx", "表.xlsx"),
        ("/etc/cron.d/x.txt", "x.txt"),
        ("C:\\表.docx", "表.docx"),
        ("..", "table"),
        ("./", "table"),
        ("...", "table"),
        ("a\r\nSet-Cookie: x.txt", "a__Set-Cookie: x.txt"),
        ("a\x00.xlsx", "a_.xlsx"),
        ("a\u202exslx.exe", "a_xslx.exe"),
        ("表" * 300 + ".xlsx", "表" * 195 + ".xlsx"),
        ("-", "-"),
    ],
)
def test_the_name_of_a_file_is_no_path(given: str, called_: str) -> None:
    assert called(given) == called_


def test_a_name_opens_nothing(served: Served, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_bytes(Path(TABLE).read_bytes())
    for name in (str(there), "-", f"../../..{there}", "NUL", "con.txt"):
        problem(served.check(name, b"no table"), 422, "E102")
    assert list(tmp_path.iterdir()) == [there]


def test_names_of_older_programs_are_read(served: Served) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="' + "表.txt".encode("gb18030")
    body += b'"\r\n\r\n' + Path(TABLE).read_bytes() + b"\r\n--b--\r\n"
    came = served.post("/api/check", content=body, headers={"Content-Type": _TYPE})
    assert came.json()["files"][0]["path"] == "表.txt"


def test_no_disk_is_used_so_that_a_full_one_does_not_matter(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", full)
    monkeypatch.setattr(tempfile, "_mkstemp_inner", full)
    assert served.check("a.txt", Path(TABLE).read_bytes() + b"\n" * (_MB + 1)).status_code == 200


def test_nothing_of_a_file_is_logged(
    odd: Served, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    logger = logging.getLogger("jxlint.serve")
    logger.addHandler(caplog.handler)
    secret = "绝密的话"
    try:
        odd.check(f"{secret}.txt", secret.encode())
        problem(odd.check("fault.txt", secret.encode()), 500, "E000")
        odd.check("die.txt", secret.encode())
        odd.get(f"/api/rules/{secret}")
    finally:
        logger.removeHandler(caplog.handler)
    text = caplog.text + "".join(capfd.readouterr())
    assert "died" in caplog.text  # there is a log
    assert secret not in text
    assert "die.txt" not in text
    assert secret not in odd.server.guard.service.metrics.text().decode()


@given(st.lists(st.tuples(st.sampled_from(["f", "year"]), st.binary(max_size=50)), max_size=5), st.randoms())
def test_parts_are_the_same_however_they_are_cut(parts: list[tuple[str, bytes]], chance: object) -> None:
    body = b"".join(_part(n, d.hex().encode(), "x.txt" if n == "f" else None) for n, d in parts) + b"--b--\r\n"
    reader, at = Parts(_TYPE, 10), 0
    while at < len(body):
        size = chance.randint(1, 30)  # type: ignore[attr-defined]
        reader.write(body[at : at + size])
        at += size
    form = reader.end()
    assert [f.data for f in form.files] == [d.hex().encode() for n, d in parts if n == "f"]
    assert [v for _, v in form.fields] == [d.hex() for n, d in parts if n == "year"]


@given(st.binary(max_size=200))
def test_any_bytes_are_parts_or_refused(body: bytes) -> None:
    reader = Parts(_TYPE, 2)
    try:
        reader.write(body)
        reader.end()
    except (BadRequest, TooLarge) as e:
        assert e.remedy_zh


@pytest.mark.parametrize(
    ("accept", "lang"),
    [
        ("", "zh"), ("en", "en"), ("en-US,zh;q=0.9", "en"), ("zh-TW;q=0.3, en;q=0.2", "zh"), ("fr", "zh"),
        ("en;q=0", "zh"), ("en;q=x", "zh"), ("*", "zh"),
    ],
)  # fmt: skip
def test_the_language_a_browser_asks_for(accept: str, lang: str) -> None:
    assert preferred(accept, "zh") == lang


def test_requests_do_not_wait_for_a_slow_sender(served: Served) -> None:
    connections = [_send(served.port, _part("file", b"half", "a.txt")) for _ in range(20)]
    threads = [threading.Thread(target=lambda: served.check("a.txt", b"x")) for _ in range(3)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert time.monotonic() - begun < 5
    for connection in connections:
        connection.close()
