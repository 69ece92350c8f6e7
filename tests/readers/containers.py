"""Tables written to every kind of file that is read."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape
from pathlib import Path

import docx
import openpyxl
import xlwt

from tests.grids import Put

_AMOUNT = re.compile(r"-?[\d,]+\.\d\d")
_SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def rows(puts: Sequence[Put]) -> list[list[str]]:
    """The places of the table row by row, "" for those that are empty or covered."""
    width = max(p.column + p.columns for p in puts)
    out = [[""] * width for _ in range(max(p.row for p in puts) + 1)]
    for put in puts:
        out[put.row][put.column] = put.text
    return out


def as_xlsx(puts: Sequence[Put]) -> bytes:
    """An .xlsx in which amounts are numbers with a format."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for put in puts:
        cell = page.cell(put.row + 1, put.column + 1)
        if _AMOUNT.fullmatch(put.text):
            cell.value, cell.number_format = float(put.text.replace(",", "")), "#,##0.00"
        else:
            cell.value = put.text
        if put.rows > 1 or put.columns > 1:
            page.merge_cells(
                start_row=put.row + 1, end_row=put.row + put.rows, start_column=put.column + 1,
                end_column=put.column + put.columns,
            )  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xls(puts: Sequence[Put]) -> bytes:
    """An .xls in which amounts are numbers with a format."""
    book = xlwt.Workbook()
    page = book.add_sheet("绩效目标表")
    money = xlwt.easyxf(num_format_str="#,##0.00")
    plain = xlwt.easyxf()
    for put in puts:
        number = bool(_AMOUNT.fullmatch(put.text))
        value = Decimal(put.text.replace(",", "")) if number else put.text
        last_row, last_column = put.row + put.rows - 1, put.column + put.columns - 1
        page.write_merge(put.row, last_row, put.column, last_column, value, money if number else plain)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_docx(puts: Sequence[Put]) -> bytes:
    """A .docx with one table whose merged cells span and go on as Word writes them."""
    document = docx.Document()
    width = max(p.column + p.columns for p in puts)
    table = document.add_table(max(p.row + p.rows for p in puts), width)
    for put in puts:
        cell = table.cell(put.row, put.column)
        if put.rows > 1 or put.columns > 1:
            cell = cell.merge(table.cell(put.row + put.rows - 1, put.column + put.columns - 1))
        cell.text = put.text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def html_source(puts: Sequence[Put], encoding: str = "utf-8") -> str:
    """A page with the table, its source spread over lines as programs write it."""
    last, parts = (
        -1,
        [f'<!DOCTYPE html>\n<html><head><meta charset="{encoding}"><title>表</title></head>\n<body><table>'],
    )
    taken: set[tuple[int, int]] = set()
    width = max(p.column + p.columns for p in puts)
    at = {(p.row, p.column): p for p in puts}
    last = max(p.row for p in puts)
    for row in range(last + 1):
        parts.append("<tr>")
        for column in range(width):
            put = at.get((row, column), Put(row, column, ""))
            if (row, column) in taken:
                continue
            taken |= {(row + r, column + c) for r in range(put.rows) for c in range(put.columns)}
            spans = (f' rowspan="{put.rows}"' if put.rows > 1 else "") + (
                f" colspan={put.columns}" if put.columns > 1 else ""
            )
            words = escape(put.text).replace("\n", "<br>\n  ").replace(" ", "&nbsp;", 1)
            parts.append(f"  <td{spans}>{words or '&nbsp;'}</td>")
        parts.append("</tr>")
    return "\n".join([*parts, "</table></body></html>"])


def as_html(puts: Sequence[Put]) -> bytes:
    """A page in UTF-8."""
    return html_source(puts).encode()


def as_gb_html(puts: Sequence[Put]) -> bytes:
    """A page in GB 18030 that calls itself GB 2312, as most do."""
    return html_source(puts, "gb2312").encode("gb18030")


def as_mhtml(puts: Sequence[Put]) -> bytes:
    """A page as a browser saves it in one file."""
    body = b64encode(html_source(puts).encode()).decode()
    lines = "\r\n".join(body[i : i + 76] for i in range(0, len(body), 76))
    return (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"'
        "\r\n\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{lines}\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n--b--\r\n"
    ).encode()


def as_csv(puts: Sequence[Put]) -> bytes:
    """A CSV as Excel writes it in China."""
    return _delimited(puts, ",", "\r\n").encode("gb18030")


def as_tsv(puts: Sequence[Put]) -> bytes:
    """A table as it is pasted out of Excel."""
    return _delimited(puts, "\t", "\n").encode()


def as_markdown(puts: Sequence[Put]) -> bytes:
    """A pipe table; a form has no heads in Markdown, so its first row stands for them."""
    lines = []
    for row in rows(puts):
        cells = [words.replace("|", "\\|").replace("\n", "<br>") for words in row]
        lines.append("| " + " | ".join(cells) + " |")
    lines.insert(1, "|" + " --- |" * len(rows(puts)[0]))
    return ("\n".join(lines) + "\n").encode()


def _delimited(puts: Sequence[Put], delimiter: str, end: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows(puts))
    return out.getvalue()


WRITERS: dict[str, Callable[[Sequence[Put]], bytes]] = {
    "表.xlsx": as_xlsx,
    "表.xls": as_xls,
    "表.docx": as_docx,
    "表.html": as_html,
    "网页.htm": as_gb_html,
    "导出.xls": as_html,
    "表.mhtml": as_mhtml,
    "表.csv": as_csv,
    "表.tsv": as_tsv,
    "粘贴.txt": as_tsv,
    "表.md": as_markdown,
}


def converted(data: bytes, suffix: str, to: str, folder: Path) -> bytes:
    """`data`, a file ending in `suffix`, as LibreOffice converts it (`to`: a suffix, with a filter if need be)."""
    source = folder / f"table{suffix}"
    source.write_bytes(data)
    out = folder / "out"
    subprocess.run(
        [str(_SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir",
         str(out), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (out / f"table.{to.split(':')[0]}").read_bytes()


def converts(folder: Path) -> bool:
    """Whether there is a LibreOffice that converts workbooks: it may be installed with its word processor alone."""
    if _SOFFICE is None:
        return False
    try:
        return bool(converted("甲,乙\n".encode(), ".csv", "xlsx", folder))
    except (FileNotFoundError, subprocess.SubprocessError):
        return False
