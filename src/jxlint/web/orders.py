"""What the server and its workers say to each other. Both ways it is MessagePack of these types and never a pickle: a
worker that a file has taken over can answer nonsense, but make the server run nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from jxlint.errors import JxlintError

JSON = "application/json"


class Upload(msgspec.Struct, frozen=True):
    """A file as it came: what it is called (never a path) and its bytes."""

    name: str
    data: bytes


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What a request says about judging, in the words of the command line. `profile` is a built-in one's name."""

    lang: str = "zh"
    profile: str | None = None
    year: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    layout: str | None = None


class Order(msgspec.Struct, frozen=True):
    """Work for a worker: `kind` is a key of `work.KINDS`, `more` what only that kind knows, `room` the bytes of an
    answer where they are not those of the settings."""

    kind: str
    files: tuple[Upload, ...] = ()
    options: Options = Options()
    more: dict[str, str] = {}
    room: int | None = None


class Made(msgspec.Struct, frozen=True, tag="made"):
    """What came of an order: a body to send, its media type, and `more` for whoever ordered it."""

    body: bytes
    media: str = JSON
    more: dict[str, str] = {}


class Stage(msgspec.Struct, frozen=True, tag="stage"):
    """How far an order is; `file` of `files` counts from 1, and so does `page` of `pages` where text is recognised."""

    name: Literal["reading", "judging"]
    file: int
    files: int
    page: int | None = None
    pages: int | None = None


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Why nothing came of an order. `fatal`: the worker is of no use any more."""

    status: int
    code: str
    zh: str
    en: str
    remedy_zh: str
    remedy_en: str
    where: str = ""
    fatal: bool = False

    @classmethod
    def of(cls, error: JxlintError, status: int) -> Failed:
        """`error` as an answer with this HTTP status."""
        # What is an option of a command is a field of a request, and what a command lists a route does.
        where = error.where.removeprefix("--")
        zh, en = (r.replace("jxlint rules list", "GET /api/rules") for r in (error.remedy_zh, error.remedy_en))
        return cls(status, error.code, error.zh, error.en, zh, en, where)


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The worker has loaded what it needs, or has taken up an order."""


Message = Ready | Stage | Made | Failed
Tell = Callable[[Stage], None]

_encoder = msgspec.msgpack.Encoder()
_message: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)
_order = msgspec.msgpack.Decoder(Order)


def packed(thing: Order | Message) -> bytes:
    """As bytes, for the other side."""
    return _encoder.encode(thing)


def message(data: bytes) -> Message:
    """What a worker says. Raises ValueError for nonsense."""
    return _message.decode(data)


def order(data: bytes) -> Order:
    """What the server wants."""
    return _order.decode(data)
