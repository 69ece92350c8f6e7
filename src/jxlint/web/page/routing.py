"""The routes of the page: the page itself, tables checked and judged again, and reports on them."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from jxlint import __version__
from jxlint.rules.profiles.today import today
from jxlint.web.api import attended
from jxlint.web.jobs import Jobs
from jxlint.web.options import built_in
from jxlint.web.orders import Made, Order
from jxlint.web.page.view import environment
from jxlint.web.receiving import language, received, some
from jxlint.web.refusals import BadRequest, NoSuchThing
from jxlint.web.service import service

# What staff call the built-in profiles; others are called what their files are.
_CALLED = {
    "mof-2015": ("财政部 2015 年指标体系", "Ministry of Finance, 2015"),
    "mof-2021": ("财政部 2021 年指标体系", "Ministry of Finance, 2021"),
}
_YEARS_BACK, _YEARS_AHEAD = 5, 3
# What the reports are; the page knows what to call them.
FORMATS = {
    "annotated": "application/octet-stream",  # the file's own type
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


async def page(request: Request) -> Response:
    """GET /: the page, in the language that the browser asks for."""
    profiles = [{"name": "", "zh": "默认", "en": "default"}]
    for name in built_in():
        zh, en = _CALLED.get(name, (name, name))
        profiles.append({"name": name, "zh": zh, "en": en})
    year = today().year
    made = environment().get_template("shell.html.jinja").render(
        lang=language(request), version=__version__, profiles=profiles, most=service(request).settings.job_size,
        years=list(range(year + _YEARS_AHEAD, year - _YEARS_BACK - 1, -1)),
    )  # fmt: skip
    return HTMLResponse(made)


async def check(request: Request) -> Response:
    """POST /page/check: a file judged and made into what the page shows."""
    made = await _made(request, "page-check")
    return Response(made.body, media_type=made.media)


async def judge(request: Request) -> Response:
    """POST /page/judge: a document that was changed in the page, judged anew."""
    made = await _made(request, "page-judge")
    return Response(made.body, media_type=made.media)


async def report(request: Request) -> Response:
    """POST /page/report/{format}: a report on a file, to be kept."""
    wanted = _format(request.path_params["format"])
    made = await _made(request, "page-report", {"format": wanted})
    return Response(made.body, headers={"Content-Type": FORMATS[wanted], "Content-Disposition": "attachment"})


async def job(request: Request) -> Response:
    """POST /page/jobs: a file that takes long (a scan, a large one) as a job: checked, or with `report` in the query a
    report on it. Its state, events and result are those of /api/jobs/{id}."""
    async with received(request, also=("report",), most=service(request).settings.job_size) as came:
        if len(some(came.files)) != 1:
            raise _several()
        order = Order("page-check", came.files, came.options)
        if "report" in came.more:
            order = Order("page-report", came.files, came.options, {"format": _format(came.more["report"])})
        jobs: Jobs = request.app.state.jobs
        state = jobs.shown(jobs.submit(order, request.scope["client_key"]))
    return Response(msgspec.json.encode(state), 202, media_type="application/json")


async def _made(request: Request, kind: str, more: dict[str, str] | None = None) -> Made:
    async with received(request) as came:
        if len(some(came.files)) != 1:
            raise _several()
        return await attended(request, Order(kind, came.files, came.options, more or {}))


def _format(wanted: str) -> str:
    if wanted not in FORMATS:
        raise NoSuchThing(
            f"没有“{wanted[:40]}”这种报告", f"there is no report “{wanted[:40]}”",
            remedy_zh="可用：" + "、".join(FORMATS), remedy_en="known: " + ", ".join(FORMATS),
        )  # fmt: skip
    return wanted


def _several() -> BadRequest:
    return BadRequest("一次只看一个文件", "one file at a time", remedy_zh="请一个一个地送", remedy_en="send one by one")


ROUTES = [
    Route("/", page, methods=["GET"]),
    Route("/page/check", check, methods=["POST"]),
    Route("/page/judge", judge, methods=["POST"]),
    Route("/page/jobs", job, methods=["POST"]),
    Route("/page/report/{format}", report, methods=["POST"]),
]
