"""A request's body: taken in while it is counted, within a time, and read as files and options."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import msgspec
from starlette.requests import Request

from jxlint.web.multipart import Form, Parts, called
from jxlint.web.options import NAMES, options_of, preferred
from jxlint.web.orders import Options, Upload
from jxlint.web.refusals import BadOption, BadRequest, TooLarge, TooSlow, WrongType
from jxlint.web.service import Service, service

_MB = 1024 * 1024


class Received(msgspec.Struct, frozen=True):
    """What a request brought: files, options, and the fields that only its route knows."""

    files: tuple[Upload, ...]
    options: Options
    more: dict[str, str]


@asynccontextmanager
async def received(request: Request, *, also: Iterable[str] = (), most: int | None = None) -> AsyncIterator[Received]:
    """What `request` brought, for as long as it is needed. `also` names fields that the route itself knows, `most` is
    the size of a body in place of the setting. A body is a form with files (multipart/form-data) or a document in JSON.

    Raises BadRequest, BadOption, TooLarge, WrongType, TooSlow, Busy, and ClientDisconnect.
    """
    room = _Room(service(request), most or service(request).settings.size)
    try:
        async with asyncio.timeout(room.service.settings.receiving):
            form = await _form(request, room, (*NAMES, *also, "name"))
    except TimeoutError:
        room.empty()
        raise TooSlow(
            "上传太慢，已停止接收", "the body did not arrive in time", remedy_zh="请检查网络后再试",
            remedy_en="see to the network and try again", headers={"Connection": "close"},
        ) from None  # fmt: skip
    except BaseException:
        room.empty()
        raise
    try:
        pairs = [*request.query_params.multi_items(), *form.fields]
        options, more = options_of(pairs, language(request), (*also, "name"))
        if "name" in more:
            form.files = [_named(form.files, more["name"])]
        yield Received(tuple(form.files), options, more)
    finally:
        room.empty()


def language(request: Request) -> str:
    """The language of an answer where the request has no `lang`."""
    return preferred(request.headers.get("accept-language", ""), service(request).settings.lang)


def some(files: tuple[Upload, ...]) -> tuple[Upload, ...]:
    """`files`. Raises BadRequest where there are none."""
    if not files:
        raise BadRequest(
            "没有文件", "there is no file in the request",
            remedy_zh="请以 multipart/form-data 上传文件（curl -F file=@表.xlsx），或发送 JSON 文档",
            remedy_en="send a file as multipart/form-data (curl -F file=@table.xlsx) or a document as JSON",
        )  # fmt: skip
    return files


def _named(files: list[Upload], name: str) -> Upload:
    if len(files) != 1:
        raise BadOption(
            "name 只用于单个文件", "name is for a single file", where="name",
            remedy_zh="请去掉 name，用各文件自己的名称", remedy_en="leave it out, and each file has its own name",
        )  # fmt: skip
    return Upload(called(name), files[0].data)


class _Room:
    """The bytes of one request."""

    def __init__(self, service: Service, most: int) -> None:
        self.service, self._most, self._taken = service, most, 0

    def expect(self, size: int) -> None:
        """Raises TooLarge for a body that says it will be."""
        if size > self._most:
            shown = f"{self._most // _MB} MB" if self._most >= _MB else f"{self._most} B"
            raise TooLarge(
                f"上传的内容太大（上限 {shown}）", f"the request is too large (the limit is {shown})",
                remedy_zh="请拆分后再传；很大的文件请用 POST /api/jobs，或在命令行检查",
                remedy_en="split it; large files go to POST /api/jobs, or are checked on the command line",
                headers={"Connection": "close"},
            )  # fmt: skip

    def take(self, size: int) -> None:
        """Count what has come. Raises TooLarge, Busy."""
        self.expect(self._taken + size)
        self.service.take(size)
        self._taken += size
        self.service.metrics.received(size)

    def empty(self) -> None:
        self.service.give(self._taken)
        self._taken = 0


async def _form(request: Request, room: _Room, fields: tuple[str, ...]) -> Form:
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding != "identity":
        raise WrongType(
            f"不收压缩传输的内容（{coding[:80]}）", f"a body that is packed for its way is not read: {coding[:80]}",
            remedy_zh="请去掉 Content-Encoding，直接发送；.zip 等文件本身可以照常上传",
            remedy_en="send it without a Content-Encoding", where="Content-Encoding",
        )  # fmt: skip
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdigit():
        room.expect(int(length[:18]))
    media = request.headers.get("content-type", "")
    kind = media.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        parts = Parts(media, room.service.settings.parts, fields)
        async for piece in request.stream():
            room.take(len(piece))
            parts.write(piece)
        return parts.end()
    if kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json")):
        body = bytearray()
        async for piece in request.stream():
            room.take(len(piece))
            body += piece
        return Form([Upload("document.json", bytes(body))], [])
    raise WrongType(
        f"不收这种类型的内容：{kind[:80] or '没有写'}", f"a body of this type is not read: {kind[:80] or 'none'}",
        remedy_zh="请用 multipart/form-data 上传文件，或用 application/json 发送文档",
        remedy_en="send files as multipart/form-data or a document as application/json",
        where="Content-Type",
    )  # fmt: skip
