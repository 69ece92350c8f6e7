"""Which layout reads a sheet: each says how sure it is that a sheet is its own, and the surest reads it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from typing import Any

import msgspec

from jxlint.errors import BlankForm, UnrecognisedTable, UsageError
from jxlint.layouts.words.marks import marks
from jxlint.reading import Reading
from jxlint.sheet import Sheet

# Below this no layout is sure enough to read a sheet.
THRESHOLD = 0.4


class Layout(msgspec.Struct, frozen=True):
    """A form that can be read: its name on the command line, its Chinese name, and what a sheet of it must show."""

    name: str
    title: str
    expects: tuple[str, ...]
    read: Callable[[Sheet], Reading]


def _reader(module: str) -> Callable[[Sheet], Reading]:
    """The `read` of a layout's module, which is loaded when a sheet is read by it."""

    def read(sheet: Sheet) -> Reading:
        return _module(module).read(sheet)  # type: ignore[no-any-return]

    return read


def _forms(name: str) -> Callable[[Sheet], Reading]:
    def read(sheet: Sheet) -> Reading:
        from jxlint.layouts.forms.reading import read as read_form

        return read_form(sheet, name)  # type: ignore[arg-type]

    return read


def _module(name: str) -> Any:
    return importlib.import_module(f"jxlint.layouts.{name}")


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "project-table", "项目支出绩效目标表",
        ("总计", "绩效目标", "绩效指标", "年度指标值"), _reader("project_table"),
    ),
    Layout(
        "department-form", "部门整体预算绩效目标申报表",
        ("部门名称", "年度重点工作任务", "一级指标"), _reader("department_form"),
    ),
    Layout(
        "indicator-grid", "预算管理一体化项目绩效目标表",
        ("项目名称", "年度目标", "一级指标", "二级指标", "三级指标", "指标值"), _forms("indicator-grid"),
    ),
    Layout(
        "single-project", "项目支出绩效目标申报表",
        ("项目名称", "一级指标", "二级指标", "三级指标", "指标值"), _forms("single-project"),
    ),
    Layout(
        "self-evaluation", "项目支出绩效自评表",
        ("项目名称", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"), _forms("self-evaluation"),
    ),
    Layout(
        "bracketed-list", "项目绩效目标和指标（列举式）", ("【产出指标-数量指标】",), _reader("bracketed"),
    ),
    Layout(
        "category-columns", "项目绩效目标一览表（每类指标一栏）",
        ("项目名称", "产出指标", "数量指标", "质量指标", "效益指标", "满意度指标"), _reader("category_columns"),
    ),
)  # fmt: skip
_NAMED = {layout.name: layout for layout in LAYOUTS}


# The modules that know how sure they are, of the layout of this name or of those they name.
_ASKED = (
    ("project_table", "project-table"), ("department_form", "department-form"), ("project_forms", ""),
    ("bracketed", "bracketed-list"),
)  # fmt: skip
# Those that are asked where none of the others is sure enough.
_ASKED_LAST = (("category_columns", "category-columns"),)


def surest(sheet: Sheet) -> tuple[str, float]:
    """The name of the layout that is surest that `sheet` is its own, and how sure it is, 0 to 1; the first of equals.

    Behind one that is certain no others are asked, nor loaded.
    """
    best = ("", 0.0)
    for module, name in _ASKED:
        said = _module(module).confidence(sheet)
        for one, sure in ((name, said),) if name else said.items():
            if sure > best[1]:
                best = one, sure
        if best[1] >= 1:
            break
    if best[1] < THRESHOLD:
        for module, name in _ASKED_LAST:
            best = max(best, (name, _module(module).confidence(sheet)), key=lambda b: b[1])
    return best


def named(name: str) -> Layout:
    """The layout that a user calls `name`, by its name or its title. Raises UsageError with the nearest name."""
    found = _NAMED.get(name) or next((layout for layout in LAYOUTS if layout.title == name), None)
    if found is not None:
        return found
    from jxlint.layouts.plugged import forms, read_as

    titles = forms()
    if name in titles:
        return Layout(name, name, (), lambda sheet: read_as(sheet, name))
    import difflib

    near = next(iter(difflib.get_close_matches(name.lower(), [*_NAMED, *titles], n=1, cutoff=0.4)), None)
    known = ", ".join([*_NAMED, *titles])
    raise UsageError(
        f"没有“{name}”这种表",
        f"there is no layout “{name}”",
        remedy_zh=f"是不是“{near}”？可用：{known}" if near else f"可用：{known}",
        remedy_en=f"did you mean “{near}”? known: {known}" if near else f"known: {known}",
        where="--layout",
    )


def read_whole(sheet: Sheet, layout: str | None = None) -> Reading:
    """All of `sheet` as one table, read by `layout` where one is named; see recognise."""
    if layout is not None:
        chosen = named(layout)
        try:
            return chosen.read(sheet)
        except BlankForm as e:
            have, _ = _shared(sheet, chosen)
            if len(have) * 2 >= len(chosen.expects):
                raise
            raise _unknown(sheet, chosen) from e
    name, confidence = surest(sheet)
    if confidence >= THRESHOLD:
        return _NAMED[name].read(sheet)
    from jxlint.layouts.plugged import recognise_plugged

    reading = recognise_plugged(sheet, THRESHOLD)
    if reading is not None:
        return reading
    raise _unknown(sheet, _nearest(sheet))


def _unknown(sheet: Sheet, near: Layout) -> UnrecognisedTable:
    """What to say of a sheet that no layout knows, or not the one that was named."""
    from jxlint.layouts.plugged import forms

    have, lack = _shared(sheet, near)
    names = [*_NAMED, *forms()]
    missing_zh = f"，已有 {'、'.join(have)}，缺 {'、'.join(lack)}" if have else f"，需要 {'、'.join(lack)}"
    missing_en = f", has {', '.join(have)} and lacks {', '.join(lack)}" if have else f", which needs {', '.join(lack)}"
    if not lack:
        missing_zh = f"，{'、'.join(have)} 都有，但表头和内容对不上（各栏可能分印在不同的页上）"
        missing_en = (
            f", of which {', '.join(have)} are there, but not as the heads of a table (are columns on other pages?)"
        )
    return UnrecognisedTable(
        f"认不出这是哪种绩效表（{_found(sheet, 'zh')}）；最接近“{near.title}”{missing_zh}",
        f"no known form of table ({_found(sheet, 'en')}); the nearest is {near.title}{missing_en}",
        remedy_zh="请保留标题、表头和栏目名；确定是哪种表时可用 --layout 指定：" + "、".join(names),
        remedy_en="keep the title, the column heads and the labels; if you know the form, name it with --layout: "
        + ", ".join(names),
    )


def _shared(sheet: Sheet, layout: Layout) -> tuple[list[str], list[str]]:
    """What of a layout's marks stands in `sheet`, and what does not."""
    have = [m for m in layout.expects if m in sheet.solid]
    return have, [m for m in layout.expects if m not in have]


def _nearest(sheet: Sheet) -> Layout:
    """The layout whose title stands in `sheet`, else that of whose marks the most do."""

    def near(layout: Layout) -> tuple[bool, float]:
        have, _ = _shared(sheet, layout)
        return layout.title in sheet.solid, len(have) / len(layout.expects)

    return max(LAYOUTS, key=near)


def _found(sheet: Sheet, lang: str) -> str:
    """What a sheet nobody knows begins with, and which words of a performance table it does have."""
    begins = re.match(r"\s*([^\r\n]{0,30})", sheet.text)
    first = begins[1].strip() if begins else ""
    shown = "、".join(marks(sheet.solid))
    if lang == "zh":
        return f"开头是“{first}”" + (f"，找到了：{shown}" if shown else "，没有绩效表的栏目")
    return f"it begins “{first}”" + (f" and has {shown}" if shown else " and has no heading of such a table")
