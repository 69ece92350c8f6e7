"""HTML source to tags and text, in one pass whose time grows with the length of the source alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from jxlint.compiled import compiled

_TAG = compiled(r"""<(/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*+)>""")
_UNCLOSED = compiled(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*+)>")
_ATTRIBUTE = compiled(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""")
# Within these, markup is none: all up to the closing tag is their own.
_RAW = {name: compiled(rf"</{name}\b[^>]*>", re.I) for name in ("script", "style", "textarea", "title", "xmp")}


_PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|\s)*+<(?:!doctype\s+html|html|head|meta|body|table|div)\b", re.I | re.S
)


class Token(NamedTuple):
    """A tag or a stretch of text. `name` is "" for text and begins with "/" for a closing tag."""

    name: str
    start: int
    end: int
    attributes: str = ""

    def attribute(self, name: str) -> str | None:
        """The value of an attribute; "" for one without any, None for one that is not there."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1].lower() == name:
                return html.unescape(match[2] or match[3] or match[4] or "")
        return None


def begins_page(head: bytes) -> bool:
    """Whether a file that begins with `head` is a web page."""
    return _PAGE.match(head) is not None


def tokens(source: str) -> Iterator[Token]:
    """The tags and texts of `source` in their order; comments and declarations are none."""
    at = begun = 0  # where to go on, and where the text that is not handed on yet begins
    quotes = True  # until a quotation mark is met that nothing closes: to look for its end at every tag takes too long
    while (less := source.find("<", at)) >= 0:
        match = _TAG.match(source, less) if quotes else None
        if match is None:
            match = _UNCLOSED.match(source, less)
            quotes = quotes and match is None
        end = match.end() if match else _declared(source, less)
        if end < 0:
            if source[less + 1 : less + 2].isalpha():
                break  # a tag that the end of the file cuts off
            at = less + 1
            continue
        if less > begun:
            yield Token("", begun, less)
        at = begun = end
        if match:
            name = match[2].lower()
            yield Token(match[1] + name, less, end, match[3])
            if not match[1] and name in _RAW:
                close = _RAW[name].search(source, end)
                at = begun = close.start() if close else len(source)
                yield Token("", end, at)
    else:
        less = len(source)
    if less > begun:
        yield Token("", begun, less)


def _declared(source: str, at: int) -> int:
    """Where the comment or declaration at `at` ends; -1 when none begins there."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4 if source[at + 4 : at + 5] != ">" else at + 2)
        return len(source) if end < 0 else end + 3
    if source.startswith(("<!", "<?", "</"), at):
        end = source.find(">", at)
        return len(source) if end < 0 else end + 1
    return -1
