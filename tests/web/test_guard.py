"""Who may ask, and what every answer carries."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from jxlint.errors import UsageError
from jxlint.web import api_page
from jxlint.web.access import Rate, address, digest
from jxlint.web.guard import HEADERS
from jxlint.web.refusals import TooMany
from jxlint.web.tokens import tokens_in
from tests.web.serving import TABLE, Served, problem, serving

_TOKEN, _OTHER = "a-token-that-nobody-guesses", "another-token-of-a-system"


@pytest.fixture(scope="module")
def guarded(_own_cache: None) -> Iterator[Served]:
    """A service for two tokens, under a name, behind a proxy, for ten requests at once."""
    with serving(
        tokens=(digest(_TOKEN), digest(_OTHER)), hosts=("jx.example.cn",), origins=("https://portal.example.cn",),
        root_path="/jx", rate=60,
    ) as client:  # fmt: skip
        yield client


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]:80", "10.0.0.7"])
def test_names_of_this_machine_and_numbers_are_let_in(served: Served, host: str) -> None:
    assert served.get("/api/rules", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "[::1].evil.example", "jxlint"]
)
def test_other_names_are_refused_for_they_may_be_bound_to_us_by_others(served: Served, host: str) -> None:
    problem(served.get("/api/rules", headers={"Host": host}), 421, "E502")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_pages_of_other_sites_cannot_send(served: Served, headers: dict[str, str]) -> None:
    sent = {"file": ("a.txt", Path(TABLE).read_bytes())}
    problem(served.post("/api/check", files=sent, headers=headers), 403, "E502")
    problem(served.delete("/api/jobs/x", headers=headers), 403, "E502")


def test_our_own_page_and_programs_can(served: Served) -> None:
    for headers in (
        {"Origin": f"http://127.0.0.1:{served.port}", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {},
    ):
        sent = {"file": ("a.txt", Path(TABLE).read_bytes())}
        assert served.post("/api/check", files=sent, headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/api/rules", "/nonsense", "/api/check", "/api/", "/metrics"])
def test_every_answer_carries_the_guards_headers(served: Served, path: str) -> None:
    for answer in (served.get(path), served.get(path, headers={"Host": "evil.example"})):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert "server" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers


def test_what_is_counted_has_patterns_of_addresses_and_no_addresses(served: Served) -> None:
    served.get("/api/jobs/a-secret")
    served.get("/a-secret")
    served.request("SECRET", "/api/rules")
    text = served.get("/metrics").text
    assert 'jxlint_requests_total{method="GET",route="/api/jobs/{id}",status="404"}' in text
    assert 'jxlint_requests_total{method="GET",route="none",status="404"}' in text
    assert 'method="other"' in text
    assert "secret" not in text.lower()


def test_a_fault_of_the_service_is_an_answer_without_words(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> None:
        raise ValueError("a table's words")

    logger = logging.getLogger("jxlint.serve")
    logger.addHandler(caplog.handler)
    monkeypatch.setattr(api_page, "openapi", broken)
    answer = served.get("/api/openapi.json")
    logger.removeHandler(caplog.handler)
    problem(answer, 500, "E000")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "ValueError" in caplog.text
    assert "words" not in caplog.text + answer.text


def test_without_a_token_there_is_nothing(guarded: Served) -> None:
    error = guarded.get("/api/rules")
    problem(error, 401, "E502")
    assert error.headers["www-authenticate"] == 'Bearer realm="jxlint"'
    assert guarded.get("/").headers["www-authenticate"].startswith("Basic ")  # a browser asks for it
    for given in ("Bearer nonsense", "Bearer", _TOKEN, f"Digest {_TOKEN}", "Basic !", "Basic " + _basic("x"), ""):
        problem(guarded.get("/metrics", headers={"Authorization": given}), 401, "E502")
    assert guarded.get("/healthz").text == "ok\n"


def test_each_token_lets_in_as_bearer_or_password(guarded: Served) -> None:
    for given in (f"Bearer {_TOKEN}", f"bearer {_OTHER}", "Basic " + _basic(_TOKEN)):
        assert guarded.get("/api/openapi.json", headers={"Authorization": given}).status_code == 200


def test_the_services_own_name_and_a_named_site_are_let_in(guarded: Served) -> None:
    headers = {"Host": "jx.example.cn", "Authorization": f"Bearer {_TOKEN}"}
    assert guarded.get("/api/openapi.json", headers=headers).status_code == 200
    headers["Origin"], headers["Sec-Fetch-Site"] = "https://portal.example.cn", "cross-site"
    problem(guarded.post("/api/check", headers=headers), 415, "E504")  # let in, and then found to be nothing


def test_each_token_has_its_own_rate(guarded: Served) -> None:
    def send(token: str) -> httpx.Response:
        return guarded.post("/api/check", json={}, headers={"Authorization": f"Bearer {token}"})

    answers = [send(_OTHER)]
    while answers[-1].status_code != 429 and len(answers) < 100:  # it fills up again while this is on its way
        answers.append(send(_OTHER))
    assert len(answers) > 10
    assert {a.status_code for a in answers[:-1]} == {422}
    problem(answers[-1], 429, "E505")
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 10
    assert send(_TOKEN).status_code != 429
    other = {"Authorization": f"Bearer {_OTHER}"}
    assert guarded.get("/api/jobs/x", headers=other).status_code == 404  # to ask how far a job is gives no work
    assert 429 in {guarded.get("/api/rules", headers=other).status_code for _ in range(20)}


def test_guesses_are_counted(guarded: Served) -> None:
    answers = {guarded.get("/api/rules", headers={"Authorization": "Bearer guess"}).status_code for _ in range(20)}
    assert answers <= {401, 429}
    assert 429 in answers


def test_a_rate_fills_up_again() -> None:
    now = [0.0]
    rate = Rate(60, lambda: now[0])
    for _ in range(10):
        rate.count("a")
    with pytest.raises(TooMany):
        rate.count("a")
    rate.count("b")
    now[0] += 2.5
    rate.count("a")
    rate.count("a")
    with pytest.raises(TooMany, match="too many") as caught:
        rate.count("a")
    assert caught.value.headers == {"Retry-After": "1"}
    for i in range(20_000):  # clients are forgotten, the last ones stay
        rate.count(str(i))
    with pytest.raises(TooMany):
        for _ in range(10):
            rate.count("19999")


def test_an_address_of_ipv6_is_its_network() -> None:
    assert address(("2001:db8::1", 1)) == address(("2001:db8::2:3", 2)) != address(("2001:db8:0:1::1", 1))
    assert address(("10.0.0.1", 1)) != address(("10.0.0.2", 1))
    assert address(None) == ""


def test_tokens_are_read_with_their_remarks(tmp_path: Path) -> None:
    file = tmp_path / "tokens.txt"
    file.write_text(f"\ufeff# 局里\n{_TOKEN}  # 系统\n\n{_OTHER}\n{_TOKEN}\n", encoding="utf-8")
    assert tokens_in(str(file)) == (digest(_TOKEN), digest(_OTHER))
    assert _TOKEN not in repr(tokens_in(str(file)))


@pytest.mark.parametrize(
    ("content", "where"),
    [(b"", ""), (b"# none\n", ""), (b"\n\nshort\n", ":3"), (("令牌" * 20).encode(), ":1"), (b"\xff\xfe\xff", "")],
)  # fmt: skip
def test_a_file_without_proper_tokens_is_refused(tmp_path: Path, content: bytes, where: str) -> None:
    file = tmp_path / "tokens.txt"
    file.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        tokens_in(str(file))
    assert caught.value.where == f"{file}{where}"
    with pytest.raises(UsageError, match="cannot be read"):
        tokens_in(str(tmp_path / "none.txt"))


def _basic(password: str) -> str:
    return b64encode(f"任何人:{password}".encode()).decode()
