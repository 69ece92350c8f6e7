"""Jobs: submitted, listened to, fetched, cancelled, forgotten."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jxlint.web import jobs as jobs_module
from jxlint.web.access import digest
from tests.web.serving import ODD, TABLE, Served, problem, serving, until

_TOKENS = ("the-token-of-one-client", "the-token-of-another-one")


@pytest.fixture(scope="module")
def jobs(_own_cache: None) -> Iterator[Served]:
    """A service for odd jobs, two that wait at most, results kept for three seconds."""
    with serving(workers=2, kinds=ODD, jobs=3, job_seconds=1.5, job_kept=3, job_results=100_000) as client:
        yield client


def submit(client: Served, name: str, data: bytes = b"x", **options: str) -> str:
    """The address of a new job."""
    came = client.post("/api/jobs", files={"file": (name, data)}, params=options)
    assert came.status_code == 202, came.text
    assert came.headers["location"] == f"/api/jobs/{came.json()['id']}"
    assert len(came.json()["id"]) >= 32
    return str(came.headers["location"])


def events(client: Served, at: str) -> list[dict[str, Any]]:
    """The states that are told until the end."""
    states, ids = [], []
    with client.stream("GET", f"{at}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            if line.startswith("data: "):
                states.append(json.loads(line[6:]))
            if line.startswith("id: "):
                ids.append(line[4:])
    assert ids == [*map(str, range(1, len(ids))), "end"]
    return states


def _empty(client: Served) -> None:
    until(lambda: client.metric("jxlint_jobs") == 0 and client.inflight == 0)


def test_a_job_tells_how_far_it_is_and_has_the_result_of_a_check(jobs: Served) -> None:
    data = Path(TABLE).read_bytes()
    at = submit(jobs, "表.txt", data, lang="en")
    states = events(jobs, at)
    assert states[-1]["state"] == "done"
    assert all(s["files"] == 1 and s["error"] is None for s in states)
    assert {s["state"] for s in states} <= {"queued", "reading", "judging", "done"}
    assert jobs.get(at).json()["state"] == "done"
    assert jobs.get(f"{at}/result").content == jobs.check("表.txt", data, lang="en").content
    assert jobs.get(f"{at}/events", headers={"Last-Event-ID": "end"}).status_code == 204
    assert jobs.delete(at).status_code == 204
    problem(jobs.get(at), 404, "E501")
    problem(jobs.get(f"{at}/result"), 404, "E501")


def test_a_document_can_be_a_job(jobs: Served) -> None:
    at = submit(jobs, "表.txt", Path(TABLE).read_bytes(), order="parse")
    assert events(jobs, at)[-1]["state"] == "done"
    assert jobs.get(f"{at}/result").json()["schema"] == "jxlint.document/1"
    jobs.delete(at)
    sent = {"files": {"file": ("a.txt", b"x")}}
    assert "parse" in problem(jobs.post("/api/jobs", params={"order": "prase"}, **sent), 422, "E501")["remedy"]["en"]  # type: ignore[arg-type]


def test_the_order_of_the_queue_is_told_and_all_has_bounds(jobs: Served) -> None:
    _empty(jobs)
    ats = [submit(jobs, name) for name in ("sleep.txt", "slow.txt", "slow.txt")]
    states = [jobs.get(at).json() for at in ats]
    assert [s["position"] for s in states[1:]] == [1, 2]
    problem(jobs.get(f"{ats[2]}/result"), 409, "E509")
    full = jobs.post("/api/jobs", files={"file": ("a.txt", b"x")})
    problem(full, 503, "E507")
    assert full.headers["retry-after"]
    seen = [(s["state"], s["position"]) for s in events(jobs, ats[2])]
    assert seen[0] == ("queued", 2)
    assert seen[-1] == ("done", None)
    assert ("queued", 1) in seen
    for at in ats:
        jobs.delete(at)


def test_a_job_that_runs_or_waits_can_be_cancelled(jobs: Served) -> None:
    _empty(jobs)
    running, waiting = submit(jobs, "sleep.txt"), submit(jobs, "slow.txt")
    until(lambda: jobs.get(running).json()["state"] == "reading")
    begun = time.monotonic()
    with jobs.stream("GET", f"{waiting}/events") as stream:
        lines = stream.iter_lines()
        assert next(lines) == "event: state"
        assert jobs.delete(waiting).status_code == 204
        assert '"state":"cancelled"' in "".join(lines)  # who listens is told
    assert jobs.delete(running).status_code == 204
    _empty(jobs)
    at = submit(jobs, "slow.txt")
    assert events(jobs, at)[-1]["state"] == "done"
    assert time.monotonic() - begun < 8
    jobs.delete(at)


def test_a_job_that_fails_says_why(jobs: Served) -> None:
    at = submit(jobs, "sleep.txt")
    last = events(jobs, at)[-1]
    assert (last["state"], last["error"]["code"]) == ("failed", "E508")
    problem(jobs.get(f"{at}/result"), 422, "E508")
    at = submit(jobs, "表.txt", "没有表".encode())
    assert events(jobs, at)[-1]["error"]["code"] == "E102"
    problem(jobs.get(f"{at}/result"), 422, "E102")


def test_results_are_forgotten_in_time(jobs: Served) -> None:
    at = submit(jobs, "slow.txt")
    assert events(jobs, at)[-1]["state"] == "done"
    until(lambda: jobs.get(at).status_code == 404, 10)
    _empty(jobs)


def test_results_have_bounds_and_the_oldest_goes_first(jobs: Served) -> None:
    _empty(jobs)
    ats = []
    for _ in range(2):  # two of about 70 kB
        ats.append(submit(jobs, "表.txt", Path(TABLE).read_bytes() * 1))
        assert events(jobs, ats[-1])[-1]["state"] == "done"
    size = len(jobs.get(f"{ats[1]}/result").content)
    assert 50_000 < size < 100_000
    assert jobs.get(f"{ats[0]}/result").status_code == 404


def test_what_is_done_is_forgotten_where_there_is_too_much(jobs: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    _empty(jobs)
    monkeypatch.setattr(jobs_module, "_MOST", 2)
    ats = []
    for _ in range(4):
        ats.append(submit(jobs, "a.txt"))
        events(jobs, ats[-1])
    assert [jobs.get(at).status_code for at in ats] == [404, 200, 200, 200]


def test_nobody_sees_the_job_of_another() -> None:
    with serving(tokens=tuple(map(digest, _TOKENS))) as client:
        one, two = ({"Authorization": f"Bearer {token}"} for token in _TOKENS)
        came = client.post("/api/jobs", files={"file": ("表.txt", Path(TABLE).read_bytes())}, headers=one)
        at = came.headers["location"]
        for path in (at, f"{at}/events", f"{at}/result"):
            problem(client.get(path, headers=two), 404, "E501")
        problem(client.delete(at, headers=two), 404, "E501")
        until(lambda: client.get(at, headers=one).json()["state"] == "done")
        assert client.get(f"{at}/result", headers=one).status_code == 200


def test_ids_are_not_guessed(jobs: Served) -> None:
    for identity in ("", "x", "..", "%00", "a" * 500):
        assert jobs.get(f"/api/jobs/{identity}").status_code in (404, 405)
