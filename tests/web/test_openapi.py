"""The description of the API is complete and true."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS

from jxlint.schemas import schema_of
from jxlint.web import api, api_page, job_routes
from jxlint.web.access import digest
from jxlint.web.examples import DOCUMENT, FINDINGS
from jxlint.web.openapi import openapi
from jxlint.web.settings import Settings
from tests.web.serving import Served

_API: Any = openapi(Settings())
_UNSAID = {"/api/openapi.json", "/api/"}  # the description itself


def test_every_route_is_described() -> None:
    routes = [*api.routes, *job_routes.routes, *api_page.routes]
    there = {(r.path, m) for r in routes for m in r.methods or () if m != "HEAD"}
    said = {(path, m.upper()) for path, methods in _API["paths"].items() for m in methods if m != "parameters"}
    assert {(path, method) for path, method in there if path not in _UNSAID} == said


def test_the_description_is_sent_and_holds_together(served: Served) -> None:
    sent = served.get("/api/openapi.json").json()
    assert sent == json.loads(json.dumps(_API))
    assert sent["openapi"].startswith("3.1")
    for reference in set(re.findall(r'"(#/[^"]+)"', json.dumps(sent))):
        node = sent
        for step in reference[2:].split("/"):
            node = node[step]
    names = [
        op["operationId"] for methods in sent["paths"].values() for key, op in methods.items() if key != "parameters"
    ]
    assert len(names) == len(set(names))


def test_findings_and_documents_are_those_of_the_published_schemas() -> None:
    schemas = _API["components"]["schemas"]
    for what, name in (("findings", "JsonFinding"), ("document", "Indicator"), ("document", "Amounts")):
        there = json.dumps(schema_of(what)["$defs"][name]).replace("#/$defs/", "#/components/schemas/")
        assert json.loads(there) == schemas[name]


def test_the_examples_are_true(served: Served) -> None:
    sent = {"content": msgspec.json.encode(DOCUMENT), "headers": {"Content-Type": "application/json"}}
    assert served.post("/api/check", params={"select": "JX301", "lang": "zh"}, **sent).json() == FINDINGS  # type: ignore[arg-type]
    parsed = served.post("/api/parse", **sent).json()  # type: ignore[arg-type]
    assert {key: parsed[key] for key in DOCUMENT} == DOCUMENT


def test_the_page_names_every_operation(served: Served) -> None:
    page = served.get("/api/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for path in _API["paths"]:
        assert path in page.text
    assert "<script" not in page.text


def test_a_service_with_tokens_says_so() -> None:
    said = openapi(Settings(tokens=(digest("x"),), root_path="/jx"))
    assert said["security"] == [{"token": []}]
    assert said["servers"] == [{"url": "/jx"}]
    assert said["paths"]["/healthz"]["get"]["security"] == []


_SCHEMA = schemathesis.openapi.from_dict(_API)
_SETTINGS = settings(
    max_examples=5, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
)


@_SCHEMA.parametrize()
@_SETTINGS
def test_requests_made_from_the_description_are_answered_as_it_says(case: Any, served: Served) -> None:
    response = case.call(base_url=str(served.base_url), timeout=30)
    # What is no table is refused, be it as valid a string of bytes as any; a job finds that out when it is done, and
    # 413 is no refusal to the check, however many files were sent.
    excluded = ["positive_data_acceptance"]
    if case.path == "/api/jobs" or response.status_code == 413:
        excluded.append("negative_data_rejection")
    case.validate_response(response, excluded_checks=[CHECKS.get_one(name) for name in excluded])
