"""The parts of a multipart body, as they come: in memory and counted, never in files."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from jxlint.web.orders import Upload
from jxlint.web.refusals import BadRequest, TooLarge

_FIELD = 4096  # bytes of a field that is no file
_FIELDS = 64
_HEADERS = 8192  # bytes of a part's headers
_NAME = 200  # characters of a file's name


class Form(msgspec.Struct):
    """What a body holds: files, and fields in their order."""

    files: list[Upload]
    fields: list[tuple[str, str]]


class Parts:
    """Reads one body of at most `most` files; `fields` are names that no file may have. Feed it with `write`, then
    `end` gives what there was. Raises BadRequest, TooLarge."""

    def __init__(self, content_type: str, most: int, fields: Collection[str] = ()) -> None:
        _, options = parse_options_header(content_type)
        boundary = options.get(b"boundary", b"")
        if not boundary:
            raise _broken("no boundary")
        self._most, self._fields, self._form, self._ended = most, fields, Form([], []), False
        self._header, self._value, self._headers, self._size = bytearray(), bytearray(), dict[bytes, bytes](), 0
        self._name, self._body, self._count = "", bytearray(), 0
        self._file: str | None = None
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin, "on_header_field": self._on_field, "on_header_value": self._on_value,
                    "on_header_end": self._on_header, "on_headers_finished": self._on_headers,
                    "on_part_data": self._on_data, "on_part_end": self._on_part, "on_end": self._on_end,
                },
            )  # fmt: skip
        except FormParserError as e:
            raise _broken(str(e)) from e

    def write(self, data: bytes) -> None:
        """The next bytes of the body."""
        try:
            self._parser.write(data)
        except FormParserError as e:
            raise _broken(str(e)) from e

    def end(self) -> Form:
        """What the body held. One that breaks off is refused: half a table looks like a whole one."""
        if not self._ended:
            raise _broken("it breaks off")
        return self._form

    def _begin(self) -> None:
        self._count += 1
        if self._count > self._most + _FIELDS:
            raise _broken("too many parts")
        self._headers, self._size, self._body = {}, 0, bytearray()

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._header += self._bounded(data[start:end])

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += self._bounded(data[start:end])

    def _bounded(self, data: bytes) -> bytes:
        self._size += len(data)
        if self._size > _HEADERS:
            raise _broken("headers too long")
        return data

    def _on_header(self) -> None:
        self._headers[bytes(self._header).lower()] = bytes(self._value)
        self._header, self._value = bytearray(), bytearray()

    def _on_headers(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        if b"name" not in options:
            raise _broken("a part without a name")
        self._name = _text(options[b"name"])
        self._file = _text(options[b"filename"]) if b"filename" in options else None
        if self._file is not None and self._name in self._fields:
            raise BadRequest(
                f"{self._name} 是选项，不能是文件", f"{self._name} is an option and no file", where=self._name,
                remedy_zh="请作为普通表单项发送（不带 filename）",
                remedy_en="send it as a plain field, without a filename",
            )  # fmt: skip
        if self._file is not None and len(self._form.files) >= self._most:
            raise TooLarge(
                f"一次最多 {self._most} 个文件", f"at most {self._most} files at a time",
                remedy_zh="请分几次上传", remedy_en="send them in several requests",
            )  # fmt: skip

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        self._body += data[start:end]
        if self._file is None and len(self._body) > _FIELD:
            raise TooLarge(
                "表单项太长", "a field of the form is too long", where=self._name[:100],
                remedy_zh="文件请作为文件上传（带 filename）", remedy_en="send a file as a file, with a filename",
            )  # fmt: skip

    def _on_part(self) -> None:
        if self._file is None:
            try:
                self._form.fields.append((self._name, self._body.decode()))
            except UnicodeDecodeError as e:
                raise _broken("a field is not UTF-8") from e
        elif self._file or self._body:  # a form of a page sends an empty part where no file was chosen
            self._form.files.append(Upload(called(self._file), bytes(self._body)))
        self._body = bytearray()

    def _on_end(self) -> None:
        self._ended = True


def called(name: str) -> str:
    """What a file is called in reports: the last part of the `name` a client gave, of a decent length and printable. It
    is never used as a path."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c if c.isprintable() else "_" for c in last).strip()
    if len(shown) > _NAME:
        stem, dot, suffix = shown.rpartition(".")
        kept = dot + suffix if stem and len(suffix) < 10 else ""
        shown = shown[: _NAME - len(kept)] + kept
    return shown if shown.strip(".") else "table"


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")  # what older programs of this country send


def _broken(why: str) -> BadRequest:
    return BadRequest(
        "上传的内容（multipart/form-data）不完整或有误", f"the multipart body is broken: {why}",
        remedy_zh="请重新上传", remedy_en="send it again",
    )  # fmt: skip
