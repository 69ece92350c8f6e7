"""CSV, pasted tables and Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.document import ProjectTable
from jxlint.readers import delimited, detect, markdown, read_bytes, read_file
from jxlint.readers.limits import DEFAULT
from jxlint.sheet import Sheet
from tests.samples import EXAMPLES


def cells(sheet: Sheet | None) -> list[tuple[int, int, str]]:
    assert sheet is not None
    return [(c.row, c.column, sheet.text[c.start : c.end]) for c in sheet.cells]


@pytest.mark.parametrize(
    "source",
    [
        "名称,值\n甲,1\n乙,2\n",
        "名称;值\n甲;1\n乙;2",
        "名称\t值\r\n甲\t1\r\n乙\t2\r\n",
        "名称，值\n甲，1\n乙，2\n",
        'sep=;\n名称;值\n甲;1\n"乙";2\n',
        '"名称","值"\n"甲", "1" \n乙,2\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimiters_and_encodings(source: str, encoding: str) -> None:
    made = delimited.read_csv(source.encode(encoding), DEFAULT)
    assert [words.strip() for _, _, words in cells(made)] == ["名称", "值", "甲", "1", "乙", "2"]


def test_quotes_hold_breaks_delimiters_and_quotes() -> None:
    source = '名称,值\n"一\n二,""三""",2\n5"管,6\n'
    made = delimited.read_csv(source.encode(), DEFAULT)
    assert cells(made)[2:] == [(1, 0, '一\n二,"三"'), (1, 1, "2"), (2, 0, '5"管'), (2, 1, "6")]
    at = made.location(made.text.index("三"), made.text.index("三") + 1)
    assert (at.line, at.column) == (3, 5)
    assert made.location(made.text.index("2"), made.text.index("2") + 1).line == 3


def test_empty_cells_keep_the_others_in_their_columns() -> None:
    made = delimited.read_csv(b"a,b,c\n,,1\n\n2,,\n", DEFAULT)
    assert cells(made)[3:] == [(1, 2, "1"), (3, 0, "2")]


def test_text_whose_rows_are_not_whole_is_no_table() -> None:
    data = (EXAMPLES / "guangzhou-department.txt").read_bytes()
    assert delimited.read_tabs(data, DEFAULT) is None
    reading = read_file(EXAMPLES / "guangzhou-department.txt")
    assert reading.places.locate(("department",), None).line is not None


@pytest.mark.parametrize("name", ["baiyun-projects.txt", "submitted.json"])
def test_plain_text_wants_no_reader(name: str) -> None:
    assert detect.reader((EXAMPLES / name).read_bytes(), name) is None


def test_pipe_tables_with_the_text_around_them() -> None:
    source = (
        "# 项目支出绩效目标表\n\n部门\n\n| 名称 | 值 |\n|:---|---:|\n| 甲\\|乙 | **1**<br>2&lt; |\n|  | `x` |\n\n完\n"
    )
    made = markdown.read(source.encode(), DEFAULT)
    assert cells(made) == [(0, 0, "名称"), (0, 1, "值"), (1, 0, "甲|乙"), (1, 1, "1\n2<"), (2, 1, "x")]
    assert made is not None
    assert made.text.split("\n")[0] == "项目支出绩效目标表"
    assert made.text.rstrip().endswith("完")
    at = made.location(made.text.index("2<"), made.text.index("2<") + 1)
    assert (at.line, at.column) == (7, 19)


@pytest.mark.parametrize("source", ["a|b\n---\n", "| a | b |\n", "---|---\n", "甲\n- | -\n乙|丙\n", "a|b|c\n-|-\n"])
def test_what_is_no_pipe_table(source: str) -> None:
    assert markdown.read(source.encode(), DEFAULT) is None


def test_edges_of_a_pipe_table_may_be_left_out() -> None:
    assert cells(markdown.read(b"a | b\n-|-\n1 | 2\n3\n", DEFAULT)) == [
        (0, 0, "a"), (0, 1, "b"), (1, 0, "1"), (1, 1, "2"),
    ]  # fmt: skip


def test_a_csv_without_its_name_is_known_by_its_rows() -> None:
    row = '甲,1,2,3,"组织培训, 提高能力\n二"\n'
    assert cells(delimited.read_commas(("名称,总计,财政,其他,目标\n" + row * 3).encode(), DEFAULT))[9][2].endswith("二")
    for name in ("-", "表.txt", "表"):
        assert detect.reader(("名称,总计,财政,其他,目标\n" + row * 3).encode(), name) is delimited.read_commas
    assert detect.reader(("一,二,三,四,五\n六,七\n八\n九,十\n").encode(), "-") is None
    assert delimited.read_commas(("一,二,三,四,五\n" * 3 + "六,七\n八,九\n").encode(), DEFAULT) is None


BARS = """项目支出绩效目标表 |
部门名称：某市司法局 | 单位：万元 |
项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标 |
合计 | 33.00 | 33.00 | | |
某市司法局 | 33.00 | 33.00 | | |
法律援助 | 20.00 | 20.00 | 援助1000人。 | 1、1-产出指标；11-数量指标；人数；实施周期指标值:9人；年度指标值:9人。 |
普法宣传 | 13.00 | 13.00 | 宣传20场。 | 1、1-产出指标；11-数量指标；场次；实施周期指标值:20场；年度指标值:20场。 |
填表人：张三 | 联系电话：020-12345678 |
"""


@pytest.mark.parametrize("edges", ["behind", "around", "between"])
def test_a_text_with_bars_whose_rows_are_whole_has_cells(edges: str, tmp_path: Path) -> None:
    words = BARS
    if edges == "around":
        words = "".join(f"| {line}\n" for line in BARS.splitlines())
    elif edges == "between":
        words = "".join(line.removesuffix(" |") + "\n" for line in BARS.splitlines())
    path = tmp_path / "表.txt"
    path.write_text(words, encoding="utf-8")
    reading = read_file(path)
    document = reading.document
    assert isinstance(document, ProjectTable)
    assert (document.department, document.money_unit, str(document.total.total)) == ("某市司法局", "万元", "33.00")
    [unit] = document.units
    assert [(p.name, str(p.amounts.total), len(p.indicators)) for p in unit.projects] == [
        ("法律援助", "20.00", 1), ("普法宣传", "13.00", 1),
    ]  # fmt: skip
    assert {left.role for left in reading.leftovers} == {"note"}


def test_a_text_with_bars_of_merged_cells_has_lines() -> None:
    source = "甲 | 乙 | 丙 | 丁 |\n一 | 二 | 三 | 四 |\n二 | 三 | 四 |\n一 | 二 | 三 | 四 |\n"
    assert delimited.read_bars(source.encode(), DEFAULT) is None


def test_cells_of_several_lines_in_quotes_are_no_uneven_rows() -> None:
    head = '单位\t项目\t"年度\n目标"\t指标\t"指标值\n（含单位）"\n'
    rows = '甲\t培训\t"1.办好培训；\n2.开展演练。"\t次数\t4次\n\t\t\t"合格\n率"\t≥95%\n'
    made = detect.reader(f"{head}{rows}".encode(), "表.txt")
    assert made is delimited.read_tabs


PASTED = (
    '项目支出绩效目标表\n项目名称\t"业务\n培训"\n主管部门\t某局\t实施单位\t某中心\n资金总额（万元）\t12\n'
    '年度目标\t"目标1：组织“培训”；\n目标2：印发""手册""。"\n一级指标\t二级指标\t三级指标\t指标值\n'
    '产出指标\t数量指标\t培训次数\t≥4次\n\t质量指标\t"合格率\n（含补考）"\t≥95%\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_quoted_cells_of_several_lines_in_rows_that_are_not_whole(encoding: str, ends: str) -> None:
    reading = read_bytes(PASTED.replace("\n", ends).encode(encoding), "-")
    assert isinstance(reading.document, ProjectTable)
    assert not reading.leftovers
    [project] = reading.document.units[0].projects
    assert project.name == "业务培训"
    assert project.objective == '目标1：组织“培训”；目标2：印发"手册"。'
    assert [(i.name, i.annual) for i in project.indicators] == [("培训次数", "≥4次"), ("合格率（含补考）", "≥95%")]
    at = ("units", 0, "projects", 0, "indicators", 1, "annual")
    assert (reading.places.locate(at, None).line, reading.places.locate(at, None).column) == (11, 8)


@pytest.mark.parametrize(
    "words", ['甲\t"乙\n丙\t丁\n', '"甲\t乙\n丙"\t丁\n', '甲\t"乙"\t丙\n丁\t戊\n', '"甲"乙\n"丙\n丁"戊\t己\n']
)
def test_quotes_around_no_cell_of_several_lines_are_words(words: str) -> None:
    made = detect.reader(words.encode(), "-")
    assert made is None or made(words.encode(), DEFAULT) is None


@pytest.mark.parametrize("mark", ["\t", "|"])
@pytest.mark.parametrize("name", ["办结\n时间", "办结时间"])
def test_rows_filled_up_behind_whose_merged_levels_left_nothing_have_no_columns(mark: str, name: str) -> None:
    cell = f'"{name}"' if "\n" in name else name
    if "\n" in cell and mark == "|":
        pytest.skip("cells of several lines stand in quotes only between tabs")
    rows = [
        ["项目绩效目标申报表"], ["项目名称", "教师培训"], ["年度目标", "培训教师1000人。"],
        ["绩效指标", "一级 指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标(或规模指标)", "培训人数", "≥3000人", "数量指标(或规模指标)", "培训人数", "≥1000人"],
        ["培训期数", "30期", "培训期数", "10期"],
        ["时效指标(工期)", cell, "9月底前", "时效指标(工期)", cell, "6月底前"],
    ]  # fmt: skip
    text = "\n".join(mark.join([*row, *[""] * (9 - len(row))]) for row in rows) + "\n"
    document = read_bytes(text.encode(), "x.txt").document
    assert isinstance(document, ProjectTable)
    [project] = document.units[0].projects
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in project.indicators] == [
        ("产出指标", "数量指标(或规模指标)", "培训人数", "≥3000人", "≥1000人"),
        ("产出指标", "数量指标(或规模指标)", "培训期数", "30期", "10期"),
        ("产出指标", "时效指标(工期)", "办结时间", "9月底前", "6月底前"),
    ]
