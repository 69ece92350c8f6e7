"""Texts that keep the columns of a page by spaces, as `pdftotext -layout` writes them: cells of several lines stand
beside each other there. They are put in the order in which a page is read, cell by cell; every word keeps its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jxlint.compiled import compiled
from jxlint.readers import text
from jxlint.readers.limits import Limits
from jxlint.readers.parted import Line, Word, parted
from jxlint.readers.pdf.gutters import LEAST, column_of, columns_of
from jxlint.readers.pdf.runs import Run
from jxlint.readers.tables import Page, Words
from jxlint.reading import Location, Notice
from jxlint.sheet import Sheet, sheet

_WORDS = compiled(r"\S+")
_AMOUNT = compiled(r"-?\d[\d,]*\.\d\d")
# A page of more lines is none that was printed.
_MOST = 400
_NOTICE = Notice(
    "文字是按版面用空格排成栏的（如 pdftotext -layout 的结果），已按栏重新排列，可能有错；"
    "请直接检查原来的 PDF、Excel 或 Word 文件",
    "the text keeps the columns of a page by spaces (as pdftotext -layout does); its cells were put in order again, "
    "which may go wrong: check the PDF, Excel or Word file itself",
    Location(line=1),
)


def read(data: bytes, limits: Limits) -> Sheet | None:
    """The sheet of a text in columns; None where it stands in none, or they do not tell which amounts are whose."""
    source = text.decode(data)
    page = Page(limits)
    at, heads = 0, ""
    for part in source.split("\f"):
        lines = [*_lines(part, at)]
        at += len(part) + 1
        if len(lines) > _MOST:
            return None
        begin = _body(lines, heads)
        cells = _ordered(lines, begin) if begin or heads else [[*lines]] if lines else []
        if cells is None:
            return None
        heads = heads or "".join(w.text for line in lines[:begin] for w in line)
        _write(page, cells)
    if not heads:
        return None
    page.notices.append(_NOTICE)
    return page.sheet(sheet(source))


def _write(page: Page, cells: Sequence[Sequence[Line]]) -> None:
    """Write down `cells`, an empty line below each."""
    for cell in cells:
        for line in cell:
            words: list[Words] = []
            for word in line:
                words += [Words(" ", word.at)] * bool(words) + [Words(word.text, word.at)]
            page.flow(words)
            page.end_line()
        page.flow([Words("\n", cell[-1][-1].at)])


def _lines(part: str, at: int) -> Iterator[Line]:
    start = 0
    for number, line in enumerate(part.split("\n")):
        words = [Word(m[0], at + start + m.start(), number, m.start()) for m in _WORDS.finditer(line)]
        if words:
            yield words
        start += len(line) + 1


def _body(lines: Sequence[Line], heads: str) -> int:
    """How many lines stand above the rows of a page: on the first those above the first amounts, on others those that
    say what stood there, `heads`; 0 where there are none."""
    for i, line in enumerate(lines):
        if any(w.text not in heads for w in line) if heads else _amounts(line):
            return i
    return len(lines) if heads else 0


def _ordered(lines: Sequence[Line], first: int) -> list[list[Line]] | None:
    """The cells of a page, of which the rows begin in line `first`, in the order of reading; None where amounts stand
    in no columns."""
    body = lines[first:]
    if not any(map(_amounts, body)):
        above = _columns([word for line in lines[:first] for word in line])
        return [*above, *_columns([word for line in body for word in line])]
    columns = columns_of([[_run(w) for w in line] for line in body], 1.0)
    if len(columns) - 1 < LEAST:  # a page with few rows
        columns = _lefts(_columns([word for line in body for word in line]))
    if len(columns) - 1 < LEAST:
        return None
    begun = _heads(lines[:first], columns)
    by_column: list[list[Line]] = [[] for _ in columns[1:]]
    for line in body:
        for c, words in _parts(line, columns).items():
            by_column[c].append(words)
    # Amounts stand on one line in each row.
    money = [c for c in range(1, len(by_column)) if by_column[c] and all(_amounts(x) for x in by_column[c])]
    if any(sum(map(_amounts, lines)) * 2 > len(lines) for c, lines in enumerate(by_column) if c and c not in money):
        return None  # amounts on two lines
    if len(money) > 2 and any(len(by_column[c]) != len(by_column[money[0]]) for c in money):
        return None  # in a line of text nobody can tell which amounts are missing
    anchors = sorted({line[0].line for c in money for line in by_column[c]})
    if not anchors:
        return None
    # Before the first anchor may stand the rest of a row that the page before begins.
    rows: list[list[list[Line]]] = [[[] for _ in by_column] for _ in range(len(anchors) + 1)]
    for c, column in enumerate(by_column):
        if c in money:
            for line in column:
                row = rows[anchors.index(line[0].line) + 1]
                row[money[0]] = [[*(row[money[0]] or [[]])[0], *line]]
    told = [c for c in range(len(by_column)) if c not in money]
    for c, cells in zip(told, parted([by_column[c] for c in told], anchors), strict=True):
        for row, cell in zip(rows, cells, strict=True):
            row[c] = cell
    out = [[line] for line in lines[:begun]]
    heads = _columns([word for line in lines[begun:first] for word in line])
    return [*out, *heads, *(cell for row in rows for cell in row if cell)]


def _columns(words: Sequence[Word]) -> list[list[Line]]:
    """The heads of columns: words that stand above each other, from left to right."""
    groups: list[list[Word]] = []
    right = -1
    for word in sorted(words, key=lambda w: w.left):
        if word.left < right:
            groups[-1].append(word)
        else:
            groups.append([word])
        right = max(right, word.left + len(word.text))
    return [[[word] for word in sorted(group, key=lambda w: w.line)] for group in groups]


def _lefts(columns: Sequence[Sequence[Line]]) -> tuple[float, ...]:
    """The borders of columns: where the words of each begin."""
    words = [word for column in columns for line in column for word in line]
    starts = [min(line[0].left for line in column) - 0.1 for column in columns]
    return (*starts, max(w.left + len(w.text) for w in words) + 1.0)


def _run(word: Word) -> Run:
    """A word as something drawn."""
    return Run(word.left, word.left + len(word.text), word.line * 2, word.line * 2 + 1)


def _amounts(line: Line) -> bool:
    return any(_AMOUNT.fullmatch(w.text) for w in line)


def _parts(line: Line, columns: Sequence[float]) -> dict[int, Line]:
    """The words of a line by the columns in which they begin."""
    out: dict[int, Line] = {}
    for word in line:
        out.setdefault(column_of(_run(word), columns), []).append(word)
    return out


def _heads(above: Sequence[Line], columns: Sequence[float]) -> int:
    """Where the heads of the columns begin among the lines above the first amounts."""
    full = [i for i, line in enumerate(above) if len(_parts(line, columns)) > LEAST]
    if not full:
        return len(above)
    at = full[0]
    while at and all(len(w.text) < 8 for w in above[at - 1]) and above[at][0].line - above[at - 1][0].line == 1:
        at -= 1
    return at
