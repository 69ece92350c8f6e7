"""Why the service does not answer: errors with an HTTP status, in one JSON shape."""

from __future__ import annotations

import msgspec

from jxlint.errors import JxlintError
from jxlint.rules.model import Texts
from jxlint.web.orders import Failed


class Problem(msgspec.Struct, frozen=True):
    """What is wrong and what to do about it, in Chinese and English; `where` is a file, option or place, or empty."""

    code: str
    message: Texts
    remedy: Texts
    where: str


class Problems(msgspec.Struct, frozen=True):
    """The body of every answer that is a refusal."""

    error: Problem


class Refusal(JxlintError):
    """A request that is not carried out. Codes are `E5xx`, their last digits say what is wrong; `headers` go with the
    answer."""

    code = "E501"
    status = 400

    def __init__(
        self,
        zh: str,
        en: str,
        *,
        remedy_zh: str,
        remedy_en: str,
        where: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where=where)
        self.headers = headers or {}


class BadRequest(Refusal):
    """A request that says nothing we know."""


class NoSuchThing(Refusal):
    """An address, rule or job that is not there."""

    status = 404


class WrongMethod(Refusal):
    """A method that the address does not take."""

    status = 405


class BadOption(Refusal):
    """An option with a name or value that is not known."""

    status = 422


class NoToken(Refusal):
    """No token, or one that is not known."""

    code, status = "E502", 401


class Foreign(Refusal):
    """A page of another site, or a name that is not ours."""

    code, status = "E502", 403


class Misdirected(Refusal):
    """A Host header with a name that is not ours."""

    code, status = "E502", 421


class TooLarge(Refusal):
    """A request that is larger than the service takes."""

    code, status = "E503", 413


class WrongType(Refusal):
    """A body of a type that is not read."""

    code, status = "E504", 415


class TooMany(Refusal):
    """More requests than one client may send."""

    code, status = "E505", 429


class TooSlow(Refusal):
    """A body that does not arrive."""

    code, status = "E506", 408


class Busy(Refusal):
    """Too much to do, or the service is about to end."""

    code, status = "E507", 503


class Overrun(Refusal):
    """A file that takes too long, takes too much memory or ends its worker: to send it again is of no use."""

    code, status = "E508", 422


class NotYet(Refusal):
    """The result of a job that is not done."""

    code, status = "E509", 409


class Told(Refusal):
    """What a worker answered, with its own code and status."""

    def __init__(self, said: Failed) -> None:
        super().__init__(
            said.zh, said.en, remedy_zh=said.remedy_zh, remedy_en=said.remedy_en, where=said.where
        )  # fmt: skip
        self.code, self.status = said.code, said.status


def problems(error: JxlintError) -> Problems:
    """`error` in the shape of the API."""
    return Problems(
        Problem(error.code, Texts(error.zh, error.en), Texts(error.remedy_zh, error.remedy_en), error.where)
    )


def internal() -> JxlintError:
    """A fault of ours; what exactly is in the log."""
    return JxlintError(
        "服务内部出错", "internal error of the service",
        remedy_zh="请稍后再试；仍出错请告诉管理员", remedy_en="try again later; if it stays, tell the administrator",
    )  # fmt: skip
