"""MHTML (.mht, .mhtml): a web page saved in one file. Places are lines and columns of the page within it."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from jxlint.errors import InputError
from jxlint.readers import html
from jxlint.readers.archive import damaged
from jxlint.readers.limits import Limits
from jxlint.sheet import Sheet


def read(data: bytes, limits: Limits) -> Sheet | None:
    """The sheet of the first page in an MHTML file; None for a text that only begins like one. Raises InputError."""
    try:
        message = message_from_bytes(data)
        if not message.is_multipart() and "mime-version" not in message:
            return None
        page = _page(message)
        payload = page.get_payload(decode=True) if page is not None else None
    except (MessageError, RecursionError, LookupError, ValueError, AssertionError) as e:
        raise damaged() from e
    if page is None or not isinstance(payload, bytes):
        raise InputError(
            "里面没有网页（text/html）",
            "there is no page (text/html) in it",
            remedy_zh="请在浏览器里重新保存网页",
            remedy_en="save the page again in a browser",
        )
    declared = page.get_content_charset() or ""
    return html.of_source(html.decode(payload, declared), limits)


def _page(message: Message) -> Message | None:
    return next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
