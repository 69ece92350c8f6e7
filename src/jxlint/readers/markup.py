"""XML parts read with the safe settings: no document type, so no entities of its own and nothing fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from jxlint.errors import InputError
from jxlint.readers.archive import damaged
from jxlint.readers.limits import Limits

Attributes = dict[str, str]
# Transitional and strict files differ in their namespaces only; prefixes are any. So names are taken without either,
# but where two names mean different things: drawings ("a:t") against the text around them.
_LONGEST = 4 * 1024 * 1024
_DRAWING = "/drawingml/"


class Handler:
    """What happens as an XML part goes by. Names come without their namespace, those of DrawingML as `a:name`."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; attributes come without their namespaces."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, words: str) -> None:
        """Characters; one stretch may come in several pieces."""


def parse(chunks: Iterable[bytes], handler: Handler, limits: Limits, part: str) -> None:
    """Feed `handler` with the XML in `chunks`. Raises InputError for what is damaged, too deep or declares entities."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = fed = 0
    known: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            limits.check("depth", depth, "嵌套太深", "elements are nested too deeply")
        plain = known.get(name)
        if plain is None:
            plain = known[name] = _plain(name)
        if " " in "".join(attributes):
            attributes = {k[k.rfind(" ") + 1 :]: v for k, v in attributes.items()}
        handler.start(plain, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(known[name])

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            # Old versions of expat begin a tag or comment anew with every piece of it, which takes ever longer.
            if fed - parser.CurrentByteIndex > _LONGEST:
                raise damaged(part)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as e:  # the latter two: an encoding that nobody knows
        raise damaged(part) from e


def pieces(chunks: Iterable[bytes], limits: Limits, part: str, start: Callable[[str, Attributes], None]) -> None:
    """Call `start` for every element of an XML part whose text does not matter."""
    parse(chunks, _Starts(start), limits, part)


class _Starts(Handler):
    """Hands on where elements begin and nothing else."""

    def __init__(self, begin: Callable[[str, Attributes], None]) -> None:
        self._begin = begin

    def start(self, name: str, attributes: Attributes) -> None:
        self._begin(name, attributes)


def _plain(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"a:{local}" if _DRAWING in space and "wordprocessing" not in space else local


def _refuse(*_: object) -> None:
    raise InputError(
        "XML 里有文档类型声明（DTD），不读（可能是实体炸弹或引用外部文件）",
        "its XML declares a document type (DTD), which is not read: it may be an entity bomb or fetch other files",
        remedy_zh="请用 Excel、Word 或 WPS 打开后另存",
        remedy_en="open it in Excel, Word or WPS and save it anew",
    )
