"""The routes of the page: the page itself, tables checked and judged again, and reports on them."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from jxlint import __version__
from jxlint.rules.loading import home
from jxlint.rules.profiles.today import today
from jxlint.web.api import attended
from jxlint.web.jobs import Jobs
from jxlint.web.orders import Order
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
    names = sorted(path.stem for path in (home() / "lint_rules" / "profiles").glob("*.yaml"))
    profiles = [{"name": "", "zh": "默认", "en": "default"}]
    for name in names:
        zh, en = _CALLED.get(name, (name, name))
        profiles.append({"name": name, "zh": zh, "en": en})
    year = today().year
    made = environment().get_template("shell.html.jinja").render(
        lang=language(request), version=__version__, profiles=profiles,
        years=list(range(year + _YEARS_AHEAD, year - _YEARS_BACK - 1, -1)),
    )  # fmt: skip
    return HTMLResponse(made)


async def check(request: Request) -> Response:
    """POST /page/check: a file judged and made into what the page shows."""
    return await _shown(request, "page-check")


async def judge(request: Request) -> Response:
    """POST /page/judge: a document that was changed in the page, judged anew."""
    return await _shown(request, "page-judge")


async def job(request: Request) -> Response:
    """POST /page/jobs: a file that takes long (a scan, a large one), checked as a job: its state, events and result are
    those of /api/jobs/{id}."""
    async with received(request, most=service(request).settings.job_size) as came:
        if len(some(came.files)) != 1:
            raise _several()
        jobs: Jobs = request.app.state.jobs
        made = jobs.submit(Order("page-check", came.files, came.options), request.scope["client_key"])
    return Response(msgspec.json.encode(jobs.shown(made)), 202, media_type="application/json")


async def _shown(request: Request, kind: str) -> Response:
    async with received(request) as came:
        if len(some(came.files)) != 1:
            raise _several()
        made = await attended(request, Order(kind, came.files, came.options))
    return Response(made.body, media_type=made.media)


async def report(request: Request) -> Response:
    """POST /page/report/{format}: a report on a file, to be kept."""
    wanted = request.path_params["format"]
    if wanted not in FORMATS:
        raise NoSuchThing(
            f"没有“{wanted[:40]}”这种报告", f"there is no report “{wanted[:40]}”",
            remedy_zh="可用：" + "、".join(FORMATS), remedy_en="known: " + ", ".join(FORMATS),
        )  # fmt: skip
    async with received(request) as came:
        if len(some(came.files)) != 1:
            raise _several()
        made = await attended(request, Order("page-report", came.files, came.options, {"format": wanted}))
    return Response(made.body, headers={"Content-Type": FORMATS[wanted], "Content-Disposition": "attachment"})


def _several() -> BadRequest:
    return BadRequest("一次只看一个文件", "one file at a time", remedy_zh="请一个一个地送", remedy_en="send one by one")


ROUTES = [
    Route("/", page, methods=["GET"]),
    Route("/page/check", check, methods=["POST"]),
    Route("/page/judge", judge, methods=["POST"]),
    Route("/page/jobs", job, methods=["POST"]),
    Route("/page/report/{format}", report, methods=["POST"]),
]
