"""The description of the API as a plain page, made from the OpenAPI, and the OpenAPI itself."""

from __future__ import annotations

import functools
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from jxlint.web.openapi import openapi
from jxlint.web.service import service

_PAGE = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>jxlint API</title>
<h1>jxlint {{ api.info.version }} API</h1>
<p>{{ api.info.description }}</p>
<p><a href="openapi.json">openapi.json</a> (OpenAPI 3.1)</p>
<pre>curl -F file=@表.xlsx {{ address }}/api/check</pre>
{% for path, methods in api.paths.items() %}{% for method, it in methods.items() if method != "parameters" %}
<h2>{{ method.upper() }} {{ path }}</h2>
<p>{{ it.summary }}</p>
{% if "parameters" in it %}<dl>{% for p in it.parameters %}
<dt><code>{{ p.name }}</code> ({{ p.in }})</dt><dd>{{ p.description }}</dd>{% endfor %}</dl>{% endif %}
{% if "requestBody" in it %}
<p>{{ it.requestBody.content | join(", ") }}: {{ it.requestBody.description }}</p>{% endif %}
<dl>{% for status, answer in it.responses.items() %}
<dt>{{ status }}</dt>
<dd>{{ (api.components.responses[status] if "$ref" in answer else answer).description }}</dd>{% endfor %}</dl>
{% endfor %}{% endfor %}
</html>
"""


async def described(request: Request) -> Response:
    """GET /api/openapi.json."""
    made = msgspec.json.format(msgspec.json.encode(openapi(service(request).settings)), indent=1)
    return Response(made, media_type="application/json")


async def page(request: Request) -> Response:
    """GET /api/: the same for a person."""
    address = f"{request.url.scheme}://{request.url.netloc}{service(request).settings.root_path}"
    return HTMLResponse(_template().render(api=openapi(service(request).settings), address=address))


@functools.cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(_PAGE)


routes = [
    Route("/api/openapi.json", described, methods=["GET"]),
    Route("/api/", page, methods=["GET"]),
]
