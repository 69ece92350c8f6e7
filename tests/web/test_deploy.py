"""What stands in deploy/ and docs/serve.md fits the command."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from jxlint.cli.serve import serve
from jxlint.web.access import digest
from jxlint.web.limits import NAMES, limits_of
from jxlint.web.settings import Settings
from tests.samples import ROOT
from tests.web.serving import TABLE, serving

_UNIT = (ROOT / "deploy" / "jxlint.service").read_text(encoding="utf-8").replace("\\\n", " ")
_IMAGE = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
_NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
_DOC = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")


def _unit() -> list[str]:
    return shlex.split(next(line for line in _UNIT.splitlines() if line.startswith("ExecStart=")))[2:]


def _image() -> list[str]:
    start, arguments = (json.loads(found) for found in re.findall(r"^(?:ENTRYPOINT|CMD) (\[.*\])$", _IMAGE, re.M))
    return [*start[2:], *arguments]


@pytest.mark.parametrize("args", [_unit(), _image()], ids=["unit", "image"])
def test_the_commands_are_understood(args: list[str]) -> None:
    given = serve.make_context("serve", args).params
    assert given["token_file"]
    assert given["browser"] is False
    assert limits_of(given["limit"])


def test_nginx_lets_through_what_the_service_takes() -> None:
    largest = limits_of(("upload=64MB",))["size"]
    found = re.search(r"client_max_body_size (\d+)m;", _NGINX)
    assert found
    assert int(found[1]) * 1024**2 >= max(largest, Settings().job_size)
    wait = re.search(r"proxy_read_timeout (\d+)s;", _NGINX)
    assert wait
    assert int(wait[1]) > Settings().job_seconds
    assert _NGINX.count("{") == _NGINX.count("}")


def test_the_limits_of_the_page_are_those_there_are() -> None:
    table = _DOC.partition("| 上限 Limit |")[2].partition("\n\n")[0]
    rows = [line.split(" | ") for line in table.splitlines()[2:-1]]
    assert [name for row in rows for name in re.findall(r"`([a-z-]+)`", row[0])] == list(NAMES)
    shown = [value for row in rows for value in row[1].split("、")]
    defaults = [getattr(Settings(), field) for field in NAMES.values()]
    units = {"MB": 1024**2, "GB": 1024**3, "": 1}
    said = [int(v.rstrip("GMB")) * units[v.lstrip("0123456789")] for v in shown]
    assert said == defaults


def test_below_a_path_of_a_proxy_and_with_its_word_for_the_address() -> None:
    tokens = (digest("a-token-that-nobody-guesses"),)
    with serving(root_path="/jx", proxies=("127.0.0.1",), hosts=("jx.example.cn",), tokens=tokens) as client:
        client.headers.update(
            {
                "Host": "jx.example.cn", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https",
                "Origin": "https://jx.example.cn", "Authorization": "Bearer a-token-that-nobody-guesses",
            }
        )  # fmt: skip
        came = client.post("/api/jobs", files={"file": ("表.txt", Path(TABLE).read_bytes())})
        assert came.status_code == 202, came.text
        assert came.headers["location"].startswith("/jx/api/jobs/")
        assert client.get(came.headers["location"].removeprefix("/jx")).json()["state"] in (
            "queued",
            "reading",
            "judging",
            "done",
        )
        assert "https://jx.example.cn/jx/api/check" in client.get("/api/").text
        assert client.get("/api/openapi.json").json()["servers"] == [{"url": "/jx"}]


@pytest.mark.parametrize(("proxies", "limited"), [((), True), (("127.0.0.1",), False)])
def test_forwarded_addresses_are_believed_of_named_proxies_only(proxies: tuple[str, ...], limited: bool) -> None:
    with serving(rate=1, proxies=proxies) as client:
        answers = [
            client.post("/api/check", json={}, headers={"X-Forwarded-For": f"203.0.113.{i}"}).status_code
            for i in range(8)
        ]
        assert (429 in answers) == limited
