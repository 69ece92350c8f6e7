"""In a worker: a file, or a document that was changed in the page, judged and made into what the page shows."""

from __future__ import annotations

import msgspec

from jxlint.desk.judging import Desk
from jxlint.document import Document, Path
from jxlint.errors import BadJson, JxlintError
from jxlint.readers import json
from jxlint.reading import Leftover, Notice, Reading
from jxlint.reports.json import document
from jxlint.web.judging import Crew, blamed, form, read
from jxlint.web.orders import Made, Order, Stage, Tell, Upload
from jxlint.web.page.view import View, view


class Carry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What only the file tells and its document does not. The page holds it for as long as it holds the document."""

    leftovers: tuple[Leftover, ...] = ()
    notices: tuple[Notice, ...] = ()
    partial: tuple[Path, ...] = ()
    guessed: tuple[Path, ...] = ()


class Shown(msgspec.Struct, frozen=True):
    """The answer: what is shown, and of a file what the page needs to have it judged again."""

    view: View
    document: Document | None = None
    carry: Carry | None = None


class Changed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page sends after a change."""

    document: msgspec.Raw
    carry: Carry = Carry()


_CHANGED = msgspec.json.Decoder(Changed)


# A table that says something of everything, so that all that is shown of one is loaded.
_SAMPLE = {
    "kind": "project-table",
    "units": [
        {"name": "示例单位", "projects": [{"name": "示例项目", "indicators": [{"name": "培训", "annual": "提高"}]}]}
    ],
}


def warm(crew: Crew) -> None:
    """Load what the page needs, so that no table pays for it. Raises BrokenRule, BrokenProfile."""
    sample = msgspec.json.encode({"document": _SAMPLE})
    judge(crew, Order("page-judge", (Upload("sample.json", sample),)), lambda _: None)


def check(crew: Crew, order: Order, tell: Tell) -> Made:
    """The one file of `order`. Raises JxlintError."""
    (file,) = order.files
    try:
        reading = read(file, crew.limits(order.options), form(order.options.layout), tell)
        return _made(crew, order, reading, file.name, tell, own=True)
    except MemoryError:
        raise
    except Exception as e:
        raise blamed(e, file.name) from e


def judge(crew: Crew, order: Order, tell: Tell) -> Made:
    """The document, as it was changed. Raises JxlintError."""
    (file,) = order.files
    try:
        changed = _CHANGED.decode(file.data)
        text = bytes(changed.document).decode()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise BadJson(
            f"页面送来的内容不是修改后的表：{e}", f"what the page sent is no changed table: {e}",
            remedy_zh="请刷新页面再试", remedy_en="reload the page and try again",
        ) from e  # fmt: skip
    reading, carry = json.read(text), changed.carry
    reading = msgspec.structs.replace(reading, **msgspec.structs.asdict(carry))
    try:
        return _made(crew, order, reading, file.name, tell, own=False)
    except (JxlintError, MemoryError):
        raise
    except Exception as e:
        raise blamed(e, file.name) from e


def _made(crew: Crew, order: Order, reading: Reading, name: str, tell: Tell, *, own: bool) -> Made:
    tell(Stage("judging", 1, 1))
    lang = order.options.lang
    desk = Desk(crew.shelf(order.options), lang, counting=False)
    report = desk.judged(name, reading).report
    places = reading.places if own else None
    shown = view(reading.document, report.findings, places, desk.rules, lang, reading.notices)
    if not own:
        return Made(document(Shown(shown), indent=None))
    carry = Carry(reading.leftovers, reading.notices, reading.partial, reading.guessed)
    return Made(document(Shown(shown, reading.document, carry), indent=None))
