"""The page that HTML tags and texts make: its tables and the words around them."""

from __future__ import annotations

import html
import re
from collections import Counter

from jxlint.compiled import compiled
from jxlint.readers.html_table import Table
from jxlint.readers.html_tokens import Token
from jxlint.readers.limits import Limits
from jxlint.readers.stretches import stretches
from jxlint.readers.tables import Grid, Page, Words
from jxlint.reading import Notice

# What is no text of the page.
_SKIPPED = frozenset("head script style template title noscript noframes xml object svg datalist iframe".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 pre hr blockquote form fieldset legend section article header footer"
    " nav main aside address center caption figure figcaption option body html".split()
)
_HIDDEN = compiled(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I)
_SPELLED = compiled(r"[ \t\n\f]{2,}|[\t\n\f]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_KEPT = compiled(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")


class Builder:
    """Takes tokens and makes a page. Tags that are left out or wrongly nested are mended as far as tables need."""

    def __init__(self, source: str, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._content: list[Words | Grid] = []
        self._tables: list[Table] = []
        # Elements open since the last table cell began, for each such cell; how many of them are of each name.
        self._open: list[list[tuple[str, bool]]] = [[]]
        self._names: list[Counter[str]] = [Counter()]
        self._muted = 0  # open elements whose words are not shown
        self._kept = 0  # open elements in which white space counts
        self._concealed = self._cells = self._pieces = 0

    def page(self) -> Page:
        """The page, all tokens having been taken."""
        while self._tables:
            self._end_table()
        page = Page(self._limits)
        page.flow(self._content)
        if self._concealed:
            page.notices.append(
                Notice(
                    f"网页里有 {self._concealed} 处隐藏的文字，没有读",
                    f"{self._concealed} hidden pieces of text of the page were not read",
                )
            )
        return page

    def take(self, token: Token) -> None:
        """Take the next token."""
        name = token.name
        self._pieces += 1
        if not self._pieces % 1024:
            self._limits.check("cells", self._pieces // 4, "网页的标签太多", "the page has too many tags")
        if not name:
            self._text(token)
        elif name[0] == "/":
            self._end(name[1:])
        else:
            self._start(name, token)

    def _start(self, name: str, token: Token) -> None:
        if name in ("table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"):
            self._table_tag(name, token)
        if name == "br":
            self._words("\n", token.start)
        elif name in _BLOCKS:
            self._break(token.start)
        if name == "input":
            if (token.attribute("type") or "text").lower() == "text" and (value := token.attribute("value")):
                self._words(value, token.start)
        elif name not in _VOID and name not in ("table", "tr", "td", "th", "tbody", "thead", "tfoot"):
            if name in ("p", "li", "option"):
                self._close(name)
            self._push(name, self._conceals(name, token))

    def _end(self, name: str) -> None:
        if name == "table":
            if self._tables:
                self._end_table()
        elif name in ("td", "th", "tr") and self._tables:
            self._end_cell()
            self._tables[-1].box = None
        else:
            self._close(name)
        if name in _BLOCKS:
            self._break(-1)

    def _table_tag(self, name: str, token: Token) -> None:
        if name == "table":
            self._limits.check("tables", len(self._tables) + 1, "表格嵌套太深", "tables are nested too deeply")
            self._tables.append(Table())
            self._level(name, token)
            return
        if not self._tables:
            return
        table = self._tables[-1]
        self._end_cell()
        if name == "tr":
            table.start_row(self._limits)
            self._mute_row(token)
        elif name in ("td", "th"):
            if table.row < 0:
                table.start_row(self._limits)
            table.start_cell(token, self._limits)
            self._cells += 1
            self._limits.check_cells(self._cells)
            self._level(name, token)
        else:
            table.box = None

    def _level(self, name: str, token: Token) -> None:
        """A table or cell begins: no closing tag within it closes what was opened around it."""
        self._open.append([])
        self._names.append(Counter())
        self._push(name, self._conceals(name, token))

    def _mute_row(self, token: Token) -> None:
        """A hidden row is closed by whatever ends it, so its mark lies with the table's."""
        self._close("tr")
        self._push("tr", self._conceals("tr", token))

    def _end_cell(self) -> None:
        """The cell that is open in the innermost table ends, with all that is open in it."""
        if self._open[-1] and self._open[-1][0][0] in ("td", "th"):
            self._unwind()

    def _end_table(self) -> None:
        self._end_cell()
        grid = self._tables.pop().grid
        self._unwind()
        self._into().append(grid)

    def _unwind(self) -> None:
        for name, muted in self._open.pop():
            self._muted -= muted
            self._kept -= name == "pre"
        self._names.pop()

    def _push(self, name: str, muted: bool) -> None:
        self._open[-1].append((name, muted))
        self._names[-1][name] += 1
        self._muted += muted
        self._kept += name == "pre"

    def _close(self, name: str) -> None:
        """The innermost open element of this name ends, with all that is open in it."""
        if not self._names[-1][name]:
            return
        while True:
            closed, muted = self._open[-1].pop()
            self._names[-1][closed] -= 1
            self._muted -= muted
            self._kept -= closed == "pre"
            if closed == name:
                return

    def _conceals(self, name: str, token: Token) -> bool:
        if name in _SKIPPED:
            return True
        if name == "option":
            return token.attribute("selected") is None
        return _concealed(token)

    def _into(self) -> list[Words | Grid]:
        """Where words go: the open cell, else the page. Those between cells stand before the table, as in browsers."""
        for table in reversed(self._tables):
            if table.box is not None:
                return table.box.content
        return self._content

    def _break(self, at: int) -> None:
        content = self._into()
        if content and not self._muted and isinstance(content[-1], Words) and not content[-1].text.endswith("\n"):
            content.append(Words("\n", content[-1].at if at < 0 else at))

    def _words(self, words: str, at: int) -> None:
        if not self._muted:
            self._into().append(Words(words, at))

    def _text(self, token: Token) -> None:
        if self._muted:
            top = next((name for level in reversed(self._open) for name, muted in reversed(level) if muted), "")
            self._concealed += (
                top not in _SKIPPED and top != "option" and bool(self._source[token.start : token.end].strip())
            )
            return
        words = stretches(self._source, token.start, token.end, _KEPT if self._kept else _SPELLED, _said, self._limits)
        if all(w.text.isspace() for w in words) and not (self._into() and isinstance(self._into()[-1], Words)):
            return  # between tags
        self._into().extend(words)
        self._pieces += len(words) - 1


def _concealed(token: Token) -> bool:
    if not token.attributes:
        return False
    style = token.attribute("style")
    return token.attribute("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def _said(match: re.Match[str]) -> str:
    return html.unescape(match[0]) if match[0][0] == "&" else " "
