"""The two layouts on the sample tables, and what holds however their lines are broken."""

from __future__ import annotations

import random
import re
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.document import DepartmentForm, Document, Path, ProjectTable
from jxlint.errors import BlankForm, UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.layouts.published.headings import headings
from jxlint.reading import Reading
from jxlint.sheet import TextPlaces, sheet
from tests.samples import NAMES, TABLES, WITH_GOLD, gold, text

FIGURE = re.compile(r"-?[\d,]+\.\d\d(?:[ \t]+-?[\d,]+\.\d\d){0,3}[ \t]*$")
HEADING = (
    "\n\n项目支出绩效目标表（含转移支付项目）\n部门名称：某某局 单位：万元\n\n项目名称\n（资金使用单位）\n"
    "总计 财政拨款\n财政专\n户拨款\n"
    "其他\n资金\n绩效目标 绩效指标\n\n"
)


def read(words: str) -> Reading:
    return recognise(sheet(words))


def squashed(document: Document) -> Document:
    """`document` with white space and the closing mark of values aside, as score.py compares."""
    data = msgspec.to_builtins(document)

    def walk(node: object) -> object:
        if isinstance(node, dict):
            return {k: walk(v) for k, v in node.items() if v is not msgspec.UNSET}
        if isinstance(node, list | tuple):
            return [walk(v) for v in node]
        return re.sub(r"[。；]$", "", re.sub(r"\s+", "", node)) if isinstance(node, str) else node

    made: Document = msgspec.convert(walk(data), Document)
    return made


def test_a_figure_with_more_decimals_than_money_has_is_kept_as_it_stands() -> None:
    words = text("guangzhou-department").replace("其他资金\t0.00\n", "其他资金\t0.00\n00000\n")
    document = read(words).document
    assert isinstance(document, DepartmentForm)
    assert msgspec.to_builtins(document.income)["unread"] == {"other": "0.0000000"}


@pytest.mark.parametrize("name", WITH_GOLD)
def test_gold_tables_are_read_whole(name: str) -> None:
    got, want = squashed(read(text(name)).document), squashed(gold(name))
    assert isinstance(got, ProjectTable)
    assert isinstance(want, ProjectTable)
    assert msgspec.structs.replace(got, budget_year=None) == msgspec.structs.replace(want, budget_year=None)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_sample_is_left_over(name: str) -> None:
    assert read(text(name)).leftovers == ()


@pytest.mark.parametrize(
    ("name", "units", "projects", "indicators", "total"),
    [
        ("baiyun-projects", 2, 18, 81, "1997.76"),
        ("guangzhou-projects-2024", 3, 18, 95, "3402.20"),
        ("liwan-projects", 2, 10, 34, "528.95"),
        ("zengcheng-projects-2024", 1, 27, 71, "292.28"),
    ],
)
def test_counts(name: str, units: int, projects: int, indicators: int, total: str) -> None:
    document = read(text(name)).document
    assert isinstance(document, ProjectTable)
    held = [p for u in document.units for p in u.projects]
    assert (len(document.units), len(held)) == (units, projects)
    assert document.total.total == Decimal(total)
    assert sum(len(p.indicators) for p in held) == indicators
    for project in held:
        assert [i.number for i in project.indicators] == list(range(1, len(project.indicators) + 1))
        assert all(i.level1 and i.level2 and i.name and i.period and i.annual for i in project.indicators)


def test_the_department_form() -> None:
    document = read(text("guangzhou-department")).document
    assert isinstance(document, DepartmentForm)
    spent, income, level = document.expenditure, document.income, document.by_level
    assert (spent.basic, spent.project) == (Decimal("8560.31"), Decimal("2763.84"))
    assert (spent.special_funds, spent.other_development) == (Decimal(0), Decimal(0))
    assert (income.fiscal, income.other) == (Decimal("11324.15"), Decimal(0))
    assert (level.own, level.transfer) == (Decimal("11324.15"), Decimal(0))
    tasks = [(t.name, t.amount) for t in document.tasks]
    assert tasks == [
        ("部门履职业务工作", Decimal("817.45")),
        ("法学业务工作", Decimal("196.60")),
        ("信息化专项", Decimal("1534.40")),
    ]
    assert "<p>" not in str(document)
    levels = [(i.level1, i.level2) for i in document.indicators]
    assert levels[:4] == [("产出指标", "数量指标")] * 4
    assert levels[4:6] == [("产出指标", "质量指标")] * 2
    assert levels[6:10] == [("效益指标", "社会效益指标")] * 4
    assert levels[10:] == [("满意度指标", "服务对象满意度指标")] + [("成本指标", "经济成本指标")] * 3


def visible(words: str) -> int:
    return sum(not c.isspace() for c in words)


def heading_spans(words: str) -> list[tuple[int, int]]:
    """Where the headings of `words` stand, from their first to behind their last character."""
    shown = sheet(words)
    return [(shown.offsets[s], shown.offsets[e - 1] + 1) for s, e in headings(shown).spans if s < e]


def accounted(words: str) -> None:
    """Every visible character is in a heading, a field, a known mark, or a leftover; and fields say their places."""
    reading = read(words)
    places = reading.places
    assert isinstance(places, TextPlaces)
    covered = bytearray(len(words))
    for start, end in heading_spans(words):
        covered[start:end] = b"\1" * (end - start)
    for trace in places._traces.values():
        for offset in trace:
            covered[offset] = 1
    begins = [0, *(m.end() for m in re.finditer("\n", words))]
    for left in reading.leftovers:
        at = left.location
        assert at.line is not None and at.column is not None
        assert at.end_line is not None and at.end_column is not None
        start, end = begins[at.line - 1] + at.column - 1, begins[at.end_line - 1] + at.end_column - 1
        assert left.text.split() == words[start:end].split() != []
        covered[start:end] = b"\1" * (end - start)
    rest = "".join(c for c, done in zip(words, covered, strict=True) if not done and not c.isspace())
    # What is in no field and no heading is a label or a mark of the list.
    known = re.compile(r"(?:(?:项目)?(?:(?:实施)?周期|中期|总体|[本当]?年度)指标值[:：]?|合计|[；;。、．.,，（()）])+")
    for piece in re.split(known, rest):
        assert piece == "", piece


@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_lost(name: str) -> None:
    accounted(text(name))


def rewrapped(words: str, seed: int) -> str:
    """`words` with the lines of every cell broken elsewhere; lines of money stay lines, as extraction gives them."""
    rng = random.Random(seed)
    out: list[str] = []
    for line in words.split("\n"):
        if FIGURE.search(line) or not line.strip() or line[:1].isspace():
            out.append(line)
            continue
        at = 0
        while at < len(line):
            step = rng.randint(3, 40)
            out.append(line[at : at + step])
            if rng.random() < 0.2:
                out.append("")
            at += step
    return "\n".join(out)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(TABLES), st.integers(0, 2**32))
def test_rewrapping_never_changes_the_document(name: str, seed: int) -> None:
    words = text(name)
    assert squashed(read(rewrapped(words, seed)).document) == squashed(read(words).document)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(TABLES), st.data())
def test_blank_lines_and_headings_in_between_change_nothing(name: str, data: st.DataObject) -> None:
    words = text(name)
    lines = words.split("\n")
    first = next(i for i, line in enumerate(lines) if FIGURE.search(line))
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    spans = heading_spans(words)
    between = [i for i in range(first + 1, len(lines)) if not any(s < starts[i] <= e for s, e in spans)]
    places = data.draw(st.lists(st.sampled_from(between), max_size=4))
    for at in sorted(places, reverse=True):
        lines.insert(at, data.draw(st.sampled_from(["", "\n\n", HEADING, "\f"])))
    assert squashed(read("\n".join(lines)).document) == squashed(read(words).document)


SWAP = str.maketrans({":": "：", "：": ":", "；": ";", "（": "(", "）": ")", "％": "%", "%": "％"})


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(TABLES), st.sampled_from([":", "：", "；", "（", "）", "％", "%"]))
def test_width_of_marks_does_not_matter(name: str, mark: str) -> None:
    words = text(name)
    swapped = words.replace(mark, mark.translate(SWAP))
    got, want = read(swapped).document, read(words).document
    assert isinstance(got, ProjectTable)
    assert isinstance(want, ProjectTable)
    assert [[len(p.indicators) for p in u.projects] for u in got.units] == [
        [len(p.indicators) for p in u.projects] for u in want.units
    ]
    accounted(swapped)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(TABLES), st.data())
def test_nothing_is_lost_among_noise(name: str, data: st.DataObject) -> None:
    lines = rewrapped(text(name), data.draw(st.integers(0, 2**32))).split("\n")
    noise = st.text(alphabet="注备0123456789.、；：指标产出年度％ab#*（）-", min_size=1, max_size=12)
    for at in sorted(data.draw(st.lists(st.integers(0, len(lines)), max_size=5)), reverse=True):
        lines.insert(at, data.draw(noise))
    accounted("\n".join(lines))


def table(rows: str) -> ProjectTable:
    head = (
        "项目支出绩效目标表\n部门名称：某某局 单位：万元\n"
        "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标\n"
    )
    document = read(head + rows).document
    assert isinstance(document, ProjectTable)
    return document


LIST = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次"


@pytest.mark.parametrize("closing", ["。", "；", ";", "", "\n。"])
def test_however_a_list_ends_the_next_name_begins(closing: str) -> None:
    rows = (
        "合计 9.00 9.00\n某某局 9.00 9.00\n    培训经费 4.00 4.00\n组织业务培训工作，提高全体人员的能力。\n"
        f"{LIST}{closing}\n\n    会议经费 5.00 5.00\n召开会议。\n{LIST}。\n"
    )
    (unit,) = table(rows).units
    assert [p.name for p in unit.projects] == ["培训经费", "会议经费"]
    assert [p.indicators[0].annual for p in unit.projects] == ["4次", "4次"]


def test_a_number_glued_to_the_value_before_it_is_parted() -> None:
    second = "2、1-产出指标；12-质量指标；合格率；实施周期指标值:90；年度指标值:90"
    rows = f"某某局 4.00 4.00\n培训经费 4.00 4.00\n组织培训。\n{LIST.replace('4次', '90')}{second}。\n"
    (project,) = table(rows).units[0].projects
    assert [(i.number, i.annual) for i in project.indicators] == [(1, "90"), (2, "90")]


def test_four_columns_and_a_heading_with_fewer() -> None:
    (unit,) = table(f"某某局 10.00 4.00 3.00 3.00\n培训经费 10.00 4.00 3.00 3.00\n组织培训。\n{LIST}。").units
    assert unit.amounts.other == Decimal("3.00")
    document = read(
        "项目支出绩效目标表\n部门名称：某局 单位：万元\n项目名称 总计 绩效目标 绩效指标\n"
        f"某局 10.00\n培训经费 10.00\n组织培训。\n{LIST}。"
    ).document
    assert isinstance(document, ProjectTable)
    assert document.units[0].projects[0].amounts.total == Decimal("10.00")
    assert document.units[0].projects[0].amounts.fiscal is None


def test_a_table_cut_in_the_middle_keeps_what_there_is() -> None:
    words = text("baiyun-projects")
    for cut in range(2000, len(words), 1777):
        accounted(words[:cut])


def test_an_indicator_without_a_value_is_an_indicator() -> None:
    rows = "某局 4.00 4.00\n培训经费 4.00 4.00\n组织培训。\n" + LIST.split("；年度")[0] + "。"
    (indicator,) = table(rows).units[0].projects[0].indicators
    assert (indicator.name, indicator.period, indicator.annual) == ("培训次数", "4次", None)


def test_a_project_without_objective_and_one_without_indicators() -> None:
    rows = f"某局 9.00 9.00\n培训经费 4.00 4.00\n{LIST}。\n会议经费 5.00 5.00\n召开会议，推进工作。\n"
    one, two = table(rows).units[0].projects
    assert (one.objective, len(one.indicators)) == (None, 1)
    assert (two.objective, two.indicators) == ("召开会议，推进工作。", ())


def test_a_blank_form_and_another_table_are_said_to_be_so() -> None:
    for nothing in ("", "合计", "合　计 0.00 0.00\n第 1 页\n"):
        with pytest.raises(BlankForm):
            table(nothing)
    with pytest.raises(UnrecognisedTable, match="known form"):
        read("姓名\t年龄\n张三\t30\n")


@pytest.mark.parametrize("name", TABLES)
def test_places_are_where_the_words_stand(name: str) -> None:
    words = text(name)
    reading = read(words)
    document = reading.document
    assert isinstance(document, ProjectTable)
    lines = words.split("\n")
    for u, unit in enumerate(document.units):
        for p, project in enumerate(unit.projects):
            for i, indicator in enumerate(project.indicators):
                path: Path = ("units", u, "projects", p, "indicators", i, "annual")
                at = reading.places.locate(path, None)
                assert at.line and at.column
                assert str(indicator.annual)[0] == lines[at.line - 1][at.column - 1]


def test_a_figure_with_no_column_is_left_over() -> None:
    reading = read(
        "项目支出绩效目标表\n部门名称：某局 单位：万元\n项目名称 总计 绩效目标 绩效指标\n"
        f"某局 10.00 7.77\n培训经费 10.00\n组织培训。\n{LIST}。"
    )
    assert [left.text for left in reading.leftovers] == ["7.77"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_wrap_within_a_cell_of_the_department_form_changes_nothing(data: st.DataObject) -> None:
    words = text("guangzhou-department")
    cells = [m.span() for m in re.finditer(r"(?<=[\t\n>])[^\t\n<]{40,}(?=[\t\n<])", words)]
    start, end = data.draw(st.sampled_from(cells))
    at = data.draw(st.integers(start + 1, end - 1))
    assert read(words[:at] + "\n" + words[at:]).document == read(words).document


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_noise_in_the_department_form_is_kept_or_left_over(data: st.DataObject) -> None:
    words = text("guangzhou-department")
    lines = words.split("\n")
    noise = data.draw(st.text(alphabet="注备0123456789、；指标产出年度ab#*", min_size=2, max_size=12))
    lines.insert(data.draw(st.integers(0, len(lines))), noise)
    reading = read("\n".join(lines))
    held = visible(str(msgspec.to_builtins(reading.document))) + sum(visible(left.text) for left in reading.leftovers)
    before = visible(str(msgspec.to_builtins(read(words).document)))
    assert held >= before + visible(noise)


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("信息平台升级\n改造项目\n5.00 5.00\n按要求完成改造，", "信息平台升级改造项目"),
        ("信息平台升级改造项目 5.00 5.00\n按要求完成改造，", "信息平台升级改造项目"),
        ("信息平台升级 5.00 5.00\n改造项目\n\n按要求完成改造，", "信息平台升级改造项目"),
        ("信息平台升级\n5.00 5.00\n改造项目\n按要求完成改造，", "信息平台升级改造项目"),
        ("信息平台改造项目（一\n5.00 5.00\n期）\n按要求完成改造，", "信息平台改造项目（一期）"),
        ("5.00 5.00\n信息平台升级改造项目\n\n按要求完成改造，", "信息平台升级改造项目"),
        ("13600101 5.00 5.00\n按要求完成改造，", "13600101"),
    ],
)
def test_a_name_stands_above_beside_or_below_its_money(rows: str, name: str) -> None:
    before = "合计 9.00 9.00\n某某局 9.00 9.00\n培训经费 4.00 4.00\n组织培训。\n"
    document = table(f"{before}{LIST}。\n{rows}投入使用。\n{LIST}。\n")
    first, second = document.units[0].projects
    assert (first.name, first.objective) == ("培训经费", "组织培训。")
    assert (second.name, second.objective) == (name, "按要求完成改造，投入使用。")


def test_an_amount_that_cannot_be_read_is_kept_as_it_stands() -> None:
    (unit,) = table(f"某局 12O.50 120.50\n培训经费 1,20.50 120.50\n按照 2.0.1\n版本组织培训。\n{LIST}。").units
    assert (unit.name, unit.amounts.total, unit.amounts.unread) == ("某局", None, {"total": "12O.50"})
    (project,) = unit.projects
    assert (project.name, project.amounts.unread) == ("培训经费", {"total": "1,20.50"})
    assert project.objective == "按照2.0.1版本组织培训。"


def test_a_heading_takes_nothing_of_the_cell_it_parts() -> None:
    for end in ("促进部门", "按照20", "支持单位", "协助项目"):
        rows = f"某局 4.00 4.00\n培训经费 4.00 4.00\n组织培训，{end}\n{HEADING}协同工作。\n{LIST}。"
        (project,) = table(rows).units[0].projects
        assert project.objective == f"组织培训，{end}协同工作。"


def test_a_heading_behind_a_word_of_its_own_takes_no_part_of_the_name() -> None:
    rows = f"某局 5.00 5.00\n政法跨部门{HEADING}\n协同项目 5.00 5.00\n组织培训。\n{LIST}。\n"
    assert table(rows).units[0].projects[0].name == "政法跨部门协同项目"


def test_where_no_mark_ends_a_list_a_repeated_value_does_however_lines_break() -> None:
    rows = f"某局 9.00 9.00\n甲 4.00 4.00\n培训。\n{LIST}会议经费 5.00 5.00\n开会。\n{LIST}。\n"
    (unit,) = table(rows).units
    assert [(p.name, p.indicators[0].annual) for p in unit.projects] == [("甲", "4次"), ("会议经费", "4次")]


def test_figures_on_lines_of_their_own_are_one_line_of_money() -> None:
    rows = f"某局\n9.00\n5.00\n4.00\n培训经费 9.00 5.00 4.00\n培训。\n{LIST}。\n"
    (unit,) = table(rows).units
    assert (unit.amounts.total, unit.amounts.fiscal, unit.amounts.other) == (Decimal(9), Decimal(5), Decimal(4))
    assert unit.projects[0].amounts == unit.amounts


@pytest.mark.parametrize("name", TABLES)
def test_figures_may_lack_their_decimals(name: str) -> None:
    whole = re.sub(r"(?<=\d)\.00(?=\s)", "", text(name))
    assert whole != text(name)
    assert read(whole).document == read(text(name)).document


def test_figures_without_decimals_that_do_not_add_up_are_no_money_among_others_that_have_them() -> None:
    rows = f"某局 9.50 9.50\n培训经费 9.50 9.50\n组织培训，附表第 12 13\n页。\n{LIST}。\n"
    assert table(rows).units[0].projects[0].objective == "组织培训，附表第12 13页。"


def test_the_line_of_a_unit_said_again_on_the_next_page_is_no_other_unit() -> None:
    first, second = (f"{name} {money} {money}\n培训。\n{LIST}。\n" for name, money in (("甲", "4.00"), ("乙", "5.00")))
    again = f"合计 9.00 9.00\n某局 9.00 9.00\n{first}某局 9.00 9.00\n{second}"
    (unit,) = table(again).units
    assert [p.name for p in unit.projects] == ["甲", "乙"]


def test_the_number_of_a_published_table_is_a_heading() -> None:
    for number in ("部门公开表11", "公开表9", "表12", "附表3"):
        assert not read(f"{number}\n{text(TABLES[0])}").leftovers


def test_a_figure_in_the_middle_of_an_objective_or_a_value_is_no_money() -> None:
    rows = (
        "某局 9.00 9.00\n培训经费 9.00 9.00\n组织培训，共投入\n25.30\n万元，提高能力。\n"
        f"{LIST}。2、1-产出指标；12-质量指标；合格率；实施周期指标值:\n98.50\n%；年度指标值:达到\n98.50\n%。\n"
    )
    (project,) = table(rows).units[0].projects
    assert project.objective == "组织培训，共投入25.30万元，提高能力。"
    assert [i.annual for i in project.indicators] == ["4次", "达到98.50%"]


def test_an_indicator_whose_number_is_lost_is_an_indicator() -> None:
    second = "1-产出指标；12-质量指标；合格率；实施周期指标值:90%；年度指标值:90%"
    (project,) = table(f"某局 4.00 4.00\n培训经费 4.00 4.00\n培训。\n{LIST}。{second}。\n").units[0].projects
    assert [(i.number, i.name) for i in project.indicators] == [(1, "培训次数"), (None, "合格率")]


@pytest.mark.parametrize("note", ["注：本表已公开。", "制表人：张三 审核人：李四"])
def test_what_stands_below_or_above_the_table_is_left_over(note: str) -> None:
    words = text("liwan-projects")
    assert [left.text for left in read(words + note).leftovers] == [note]
    assert read(words + note).document == read(words).document
    assert [left.text for left in read("随便写的字\n" + words).leftovers] == ["随便写的字"]


def test_page_numbers_are_headings() -> None:
    lines = text("liwan-projects").split("\n")
    want = read("\n".join(lines)).document
    for at, page in ((30, "第 3 页"), (47, "- 3 -"), (66, "第3页 共10页"), (90, "3 / 10"), (120, "12\n\f")):
        lines.insert(at, page)
    reading = read("\n".join(lines))
    assert (reading.document, reading.leftovers) == (want, ())


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(TABLES), st.integers(0, 2**32), st.integers(5, 60))
def test_lines_may_be_joined_into_others(name: str, seed: int, width: int) -> None:
    """Everything between two lines of money as one run, broken at any width: even cells share lines."""
    rng = random.Random(seed)
    words = text(name)
    held = heading_spans(words)
    out, run, at = [], "", 0
    for line in words.split("\n"):
        if FIGURE.search(line) or any(s <= at + 1 < e or s <= at < e for s, e in held):
            out += [run[i : i + width] for i in range(0, len(run), width)]
            run = ""
            out.append(line)
        else:
            run += line.strip()
        if rng.random() < 0.1:
            out.append("")
        at += len(line) + 1
    out += [run[i : i + width] for i in range(0, len(run), width)]
    assert squashed(read("\n".join(out)).document) == squashed(read(words).document)


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_project_without_anything_is_no_unit(indent: str) -> None:
    full = f"\n组织培训。\n{LIST}。\n"
    rows = (
        f"合计 19.00 19.00\n某局 12.00 12.00\n{indent}甲项目 4.00 4.00{full}{indent}13600101 3.00 3.00\n"
        f"{indent}乙项目 5.00 5.00{full}某中心 7.00 7.00\n{indent}丙项目 7.00 7.00{full}"
    )
    one, two = table(rows).units
    assert [p.name for p in one.projects] == ["甲项目", "13600101", "乙项目"]
    assert (two.name, [p.name for p in two.projects]) == ("某中心", ["丙项目"])


def test_the_tables_of_a_file_are_one_and_their_totals_are_added() -> None:
    one, two = (recognise(sheet(text(name))).document for name in (TABLES[0], TABLES[-1]))
    both = read(text(TABLES[0]) + "\n" + text(TABLES[-1]))
    document = both.document
    assert isinstance(one, ProjectTable) and isinstance(two, ProjectTable) and isinstance(document, ProjectTable)
    assert one.total.total and two.total.total
    assert document.total.total == one.total.total + two.total.total
    assert [u.name for u in document.units] == [u.name for u in (*one.units, *two.units)]
    assert both.leftovers == ()


def test_a_total_above_and_again_below_is_one() -> None:
    rows = (
        "合计 10.00 10.00\n\n甲局 10.00 10.00\n\n    培训 10.00 10.00\n组织培训。\n\n"
        "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。\n\n"
    )
    once, twice = read(HEADING + rows).document, read(HEADING + rows + "合计 10.00 10.00\n").document
    assert isinstance(once, ProjectTable)
    assert once.total.total == Decimal("10.00")
    assert once == twice


@pytest.mark.parametrize(
    "note",
    ["注：1.本表由各单位填报。\n2.金额保留两位小数。", "填表人：某某   联系电话：010-12345678", "单位负责人（签字）："],
)
def test_notes_and_signatures_are_told_from_what_could_not_be_read(note: str) -> None:
    left = read(text(WITH_GOLD[0]).rstrip() + "\n\n" + note + "\n").leftovers
    assert left
    assert {piece.role for piece in left} == {"note"}
    assert {piece.project for piece in left} == {None}  # it is of the table, and of no project


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("foot", ["{}", "打印日期：2025-02-1{}"])
def test_what_stands_at_the_foot_of_every_page_is_no_part_of_the_text(name: str, foot: str) -> None:
    lines, out = text(name).split("\n"), list[str]()
    page = 1
    for n, line in enumerate(lines, 1):
        out.append(line)
        # Within a list, where no heading of the table itself is cut.
        if n >= 40 * page and "；" in line:
            out += ["", foot.format(page), "", "" if foot == "{}" else HEADING.strip("\n")]
            page += 1
    if page <= 2:
        assert len(lines) < 100
        pytest.skip("of one page nothing tells")
    made = read("\n".join(out))
    assert squashed(made.document) == squashed(read(text(name)).document)


def test_a_line_above_every_title_is_a_foot_and_a_value_there_is_none() -> None:
    def paged(foot: str) -> Reading:
        pages = [f"{name}项目 4.00 4.00\n组织培训。\n{LIST}。\n{foot}\n{HEADING}" for name in "甲乙丙"]
        return read(f"{HEADING}某局 16.00 16.00\n{''.join(pages)}丁项目 4.00 4.00\n组织培训。\n{LIST}。\n")

    foot = paged("某局办公室印制")
    assert isinstance(foot.document, ProjectTable)
    assert [p.name for p in foot.document.units[0].projects] == ["甲项目", "乙项目", "丙项目", "丁项目"]
    assert not foot.leftovers
    value = paged("2、1-产出指标；12-质量指标；合格率；实施周期指标值:95%；年度指标值:\n95%")
    assert isinstance(value.document, ProjectTable)
    assert [i.annual for p in value.document.units[0].projects[:3] for i in p.indicators] == ["4次", "95%"] * 3


def test_a_note_at_the_foot_of_one_page_is_left_over() -> None:
    note = "备注：培训人数含外聘教师"
    pages = [
        f"{name}项目 4.00 4.00\n组织培训。\n{LIST}。\n{foot}{HEADING}" for name, foot in (("甲", note), ("乙", ""))
    ]
    made = read(f"{HEADING}某局 12.00 12.00\n{''.join(pages)}丙项目 4.00 4.00\n组织培训。\n{LIST}。\n")
    assert isinstance(made.document, ProjectTable)
    assert [p.name for p in made.document.units[0].projects] == ["甲项目", "乙项目", "丙项目"]
    assert [(left.text, left.role) for left in made.leftovers] == [(note, "note")]


def test_two_figures_alone_on_their_lines_are_no_page_numbers() -> None:
    rows = f"某局 9.00 9.00\n培训经费 9.00 9.00\n组织培训，分\n\n1\n\n期和\n\n2\n\n期举办。\n{LIST}。\n"
    assert table(rows).units[0].projects[0].objective == "组织培训，分1期和2期举办。"


@pytest.mark.parametrize(
    "line", ["https://www.example.cn/zwgk/1.html", "来源:本局 发布时间:2025-05-27 16:24 阅读次数:"]
)
def test_what_a_web_page_says_of_itself_is_a_note(line: str) -> None:
    above = read(line + "\n\n" + text(WITH_GOLD[0]))
    assert [(left.text, left.role) for left in above.leftovers] == [(line, "note")]
    assert above.document == read(text(WITH_GOLD[0])).document


def test_other_lines_below_a_table_are_no_notes() -> None:
    assert [piece.role for piece in read(text(WITH_GOLD[0]).rstrip() + "\n\n以下空白\n").leftovers] == [""]
