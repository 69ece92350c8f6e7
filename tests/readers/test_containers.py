"""The same table in any kind of file gives the same document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jxlint.document import Document, ProjectTable
from jxlint.errors import InputError
from jxlint.readers import read_bytes, read_file
from tests.grids import Put, cells_of, rows_of
from tests.readers.containers import WRITERS, converted
from tests.readers.pdf.laid_out import WIDTHS, laid_out
from tests.samples import EXAMPLES, NAMES, WITH_GOLD, gold


def document(name: str) -> Document:
    """The right document of a sample, or that of its text."""
    return gold(name) if name in WITH_GOLD else read_file(EXAMPLES / f"{name}.txt").document


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize("name", NAMES)
def test_every_container_gives_the_document(name: str, file: str) -> None:
    want = read_bytes(WRITERS["表.xlsx"](cells_of(document(name))), "表.xlsx").document
    if name in WITH_GOLD or name == "guangzhou-department":
        assert want == document(name)
    reading = read_bytes(WRITERS[file](cells_of(document(name))), file)
    assert reading.document == want
    assert reading.leftovers == ()
    assert reading.notices == ()


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("name", ["baiyun-projects", "guangzhou-department"])
@pytest.mark.parametrize(
    ("file", "to"),
    [
        ("表.xlsx", "xls"),
        ("表.xlsx", "xlsx"),
        ("表.xlsx", "html"),
        ("表.xls", "xlsx"),
        ("表.docx", "docx"),
        ("表.docx", "doc"),
        ("表.html", "docx:MS Word 2007 XML"),
        ("表.docx", "html"),
    ],
)
def test_what_libreoffice_writes_gives_the_document(name: str, file: str, to: str, tmp_path: Path) -> None:
    data = converted(WRITERS[file](cells_of(document(name))), Path(file).suffix, to, tmp_path)
    reading = read_bytes(data, "table." + to.split(":")[0])
    assert reading.document == document(name)


# Words that no form knows, wherever in the table they stand: alone in a row, behind the last cell, in a cell of money.
STRAY = ("以下空白丁", "另附说明戊", "见附件己")


PRINTED = set(
    "项目名称资金使用单位总计财政拨款财政专户拨款其他资金绩效目标绩效指标合计实施周期指标值年度指标值项目支出绩效目标表部门名称单位万元"
    "部门整体预算绩效目标申报表预算整体情况部门预算支出预算金额收入来源基本支出项目支出事业发展性支出按预算级次划分财政专项资金市本级使用资金"
    "其他事业发展性支出拟用于对下转移支付资金总体绩效目标年度重点工作任务主要实施内容拟投入的资金期望达到的目标概述一级二级三级指标"
)


def with_strays(puts: list[Put]) -> list[Put]:
    """The cells of a table with the strays in it; every cell keeps its place."""
    last = max(put.row for put in puts)
    widest = max(put.column for put in puts)
    return [*puts, Put(last + 1, 0, STRAY[0]), Put(last + 2, widest, STRAY[1]), Put(last + 3, 1, STRAY[2])]


def said(node: Any) -> str:
    """All words of a document, whatever field they are in."""
    if isinstance(node, dict):
        return "".join(map(said, node.values()))
    return "".join(map(said, node)) if isinstance(node, list | tuple) else "" if node is None else str(node)


@pytest.mark.parametrize("file", [*WRITERS, "印.pdf"])
@pytest.mark.parametrize("name", [WITH_GOLD[0], "guangzhou-department"])
def test_no_word_of_a_container_is_lost(name: str, file: str) -> None:
    puts = with_strays(list(cells_of(document(name))))
    if file.endswith(".pdf"):
        table = document(name)
        if not isinstance(table, ProjectTable):
            pytest.skip("reportlab lays out the project table alone")
        rows = [*rows_of(table), *((stray, *[""] * 6) for stray in STRAY)]
        data, puts = laid_out([((), rows, WIDTHS)]), [Put(0, 0, text) for row in rows for text in row]
    else:
        data = WRITERS[file](puts)
    reading = read_bytes(data, file)
    words = "".join((said(msgspec.to_builtins(reading.document)) + "".join(r.text for r in reading.leftovers)).split())
    assert all(stray in words for stray in STRAY)
    # Whatever a cell shows is in a field or left over, or of the words that the form itself prints.
    shown, kept = (Counter(c for c in text if c.isalpha()) for text in ("".join(put.text for put in puts), words))
    assert set(shown - kept) <= PRINTED


@pytest.mark.parametrize("name", ["空.xlsx", "空.docx", "空.csv", "空.html"])
def test_a_file_without_a_word_is_no_unknown_form(name: str) -> None:
    data = b",,,\n,,\n" if name == "空.csv" else WRITERS[f"表{name[1:]}"]([Put(0, 0, " ")])
    with pytest.raises(InputError, match="there is no text in it") as e:
        read_bytes(data, name)
    assert e.value.where == name
