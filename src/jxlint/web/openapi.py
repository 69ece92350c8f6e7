"""The API described in OpenAPI 3.1: the types of `reports.json`, `document` and the service itself."""

from __future__ import annotations

from typing import Any

from jxlint import __version__
from jxlint.web.examples import DOCUMENT, FINDINGS, JOB, PROBLEM
from jxlint.web.openapi_parts import answer, header, operation, option, plain
from jxlint.web.settings import Settings

_TEMPLATE = "#/components/schemas/{name}"
_ABOUT = (
    "检查预算绩效指标表，不留存任何内容。消息有中文和英文；选项与命令行 jxlint check 相同。\n\n"
    "Checks tables of performance indicators and keeps nothing of them. Options are those of `jxlint check`."
)
# Status → what it means, of refusals.
_REFUSALS = {
    400: "请求不完整 a broken request",
    401: "要有令牌 a token is needed",
    403: "别的网站的页面 a page of another site",
    404: "没有 not there",
    405: "方法不对 a method that is not taken",
    408: "上传太慢 a body that did not arrive",
    409: "还没有完成 not done yet",
    413: "太大 too large",
    415: "类型不收 a type that is not read",
    421: "主机名不对 a name of another host",
    422: "文件读不了、认不出，或选项不对 a file that cannot be read, or a wrong option",
    429: "太频繁 too many requests",
    500: "内部出错 a fault of the service",
    503: "太忙 busy",
}
_SENT = (400, 403, 408, 413, 415, 422, 429, 503)  # of what comes with a body


def openapi(settings: Settings) -> dict[str, Any]:
    """The description of a service with these settings."""
    from jxlint.document import Document
    from jxlint.reports.json import Output
    from jxlint.schemas import components
    from jxlint.web.jobs import JobState
    from jxlint.web.kinds import RuleList, RulePage
    from jxlint.web.refusals import Problems

    (findings, document, problems, rules, rule, job), schemas = components(
        [Output, Document, Problems, RuleList, RulePage, JobState], _TEMPLATE
    )
    found = answer("检查结果，与 jxlint check --format json 逐字节相同 The findings", findings, FINDINGS, {
        "Jxlint-Exit-Code": header("命令行的退出码 What the command's exit code would be", ["0", "1", "2"]),
    })  # fmt: skip
    result = {**found, "content": {"application/json": {"schema": {"anyOf": [findings, document]}}}}
    paths: dict[str, Any] = {
        **_checking(found, document, settings.parts),
        **_rules(rules, rule),
        **_jobs(answer("任务 The job", job, JOB), result, document, settings.parts),
        "/healthz": {"get": operation(
            "能否工作 Whether it can work", "health", {200: plain("能 it can"), 503: plain("不能 it cannot")},
        )},
        "/metrics": {"get": operation("统计（Prometheus） Counts for Prometheus", "metrics", {200: plain("统计")})},
    }  # fmt: skip
    refusals = {
        str(status): {
            "description": says, "content": {"application/json": {"schema": problems, "example": PROBLEM}},
        } for status, says in _REFUSALS.items()
    }  # fmt: skip
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "jxlint", "version": __version__, "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": settings.root_path or "/"}],
        "paths": paths,
        "components": {"schemas": schemas, "responses": refusals},
    }  # fmt: skip
    if settings.tokens:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
        paths["/healthz"]["get"]["security"] = []
    return made


def _checking(found: dict[str, Any], document: Any, most: int) -> dict[str, Any]:
    """The paths that take files, at `most` so many, and answer at once."""
    options, few = _options(), _options("lang", "layout", "name")
    return {
        "/api/check": {"post": operation(
            "检查文件 Check files", "check", {200: found}, _SENT, options, _body(document, options, most),
        )},
        "/api/parse": {"post": operation(
            "读成 JSON，不作判断 The document as JSON, nothing judged", "parse",
            {200: answer("文档 The document", document, DOCUMENT, {
                "Jxlint-Leftovers": header("没有归入任何栏目的文字有几处 How many pieces became part of no field"),
            })}, _SENT, few, _body(document, few, 1),
        )},
    }  # fmt: skip


def _rules(rules: Any, rule: Any) -> dict[str, Any]:
    """The paths that tell of the rules in force."""
    code = {
        "name": "code", "in": "path", "required": True, "schema": {"type": "string"}, "example": "JX301",
        "description": "代码或名称 The rule's code or name",
    }  # fmt: skip
    return {
        "/api/rules": {"get": operation(
            "生效的规则 The rules in force", "rules", {200: answer("规则 The rules", rules)}, (422, 503),
            _options("profile", "lang"),
        )},
        "/api/rules/{code}": {"get": operation(
            "一条规则 One rule", "rule", {200: answer("规则 The rule", rule)}, (404, 422, 503),
            [code, *_options("profile", "lang")],
        )},
    }  # fmt: skip


def _jobs(state: dict[str, Any], result: dict[str, Any], document: Any, most: int) -> dict[str, Any]:
    """The paths of jobs: files are submitted, at `most` so many, and what came of them is fetched."""
    identity = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    options = [*_options(), option("order", "做什么 What to do", {"enum": ["check", "parse"]})]
    return {
        "/api/jobs": {"post": operation(
            "提交大文件 Submit large files", "submit",
            {202: {**state, "headers": {"Location": header("任务的地址 Where the job is")}}}, _SENT,
            options, _body(document, options, most),
        )},
        "/api/jobs/{id}": {
            "parameters": [identity],
            "get": operation("任务到哪一步了 How far a job is", "job", {200: state}, (404,)),
            "delete": operation(
                "取消并删除 Cancel and forget", "cancel", {204: {"description": "没有了 gone"}}, (403, 404, 429),
            ),
        },
        "/api/jobs/{id}/events": {"parameters": [identity], "get": operation(
            "进度（SSE） Progress as server-sent events", "events",
            {
                200: {
                    "description": "每次变化一个事件，最后一个的 id 是 end；data 是 JobState"
                    " An event a change, with a JobState; the last one has the id end",
                    "content": {"text/event-stream": {"schema": {"type": "string"}}},
                },
                204: {"description": "已结束，不必再连 ended; do not ask again"},
            }, (404,),
        )},
        "/api/jobs/{id}/result": {"parameters": [identity], "get": operation(
            "任务的结果 What came of a job", "result", {200: result}, (404, 409, 422, 500, 503),
        )},
    }  # fmt: skip


def _options(*names: str) -> list[dict[str, Any]]:
    from jxlint.layouts.choice import LAYOUTS
    from jxlint.web.options import built_in

    codes = {"type": "array", "items": {"type": "string", "examples": ["JX301", "JX4"]}}
    known = [
        option("profile", "内置配置 A built-in profile", {"enum": ["default", *built_in()]}),
        option("year", "预算年度 The budget year", {"type": "integer", "minimum": 2000, "maximum": 2100}),
        option("lang", "消息语言 The language of messages", {"enum": ["zh", "en"]}),
        option("select", "只查这些规则：代码或其开头 Only these codes or prefixes", codes),
        option("ignore", "不查这些 Not these", codes),
        option("layout", "按这种表读 Read the table as this form", {"enum": [layout.name for layout in LAYOUTS]}),
        option(
            "name", "文件名：决定格式，写在报告里 What the file is called", {"type": "string", "examples": ["表.json"]}
        ),
    ]
    return [option for option in known if not names or option["name"] in names]


def _body(document: Any, options: list[dict[str, Any]], most: int) -> dict[str, Any]:
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    fields = {option["name"]: option["schema"] for option in options}
    form = {
        "type": "object", "required": ["file"], "additionalProperties": False,
        "properties": {"file": {"type": "array", "minItems": 1, "maxItems": most, "items": file}, **fields},
    }  # fmt: skip
    return {
        "required": True,
        "description": "文件，或 JSON 文档；表单里也可写各选项 Files, or a document; a form may also hold the options",
        "content": {
            "multipart/form-data": {"schema": form},
            "application/json": {"schema": document, "example": DOCUMENT},
        },
    }  # fmt: skip
