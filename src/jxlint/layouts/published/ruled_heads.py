"""The heads of a project table by its cells: what stands in each column."""

from __future__ import annotations

from collections.abc import Iterable

from jxlint.document import COLUMNS
from jxlint.layouts.words.vocabulary import label
from jxlint.patterns import later
from jxlint.sheet import Cell, Sheet

# The units beside the projects in the head of the names, in either order: 项目名称（资金使用单位）, 单位/项目名称.
_OFFICE = r"(?:(?:资金)?(?:使用|用款|实施|执行|承担|申报|填报|预算|项目)?单位|部门)(?:名称)?"
_BESIDE_OFFICE = (
    rf"{_OFFICE}[/、及和与]项目(?:名称)?|{_OFFICE}[（(]项目(?:名称)?[)）](?:名称)?"
    rf"|项目(?:[/、及和与]{_OFFICE}|[（(]{_OFFICE}[)）])(?:名称)?"
)
NAME = rf"项目名称(?:[（(][^（()）]{{0,22}}[)）])?|项目|{_BESIDE_OFFICE}"
# What the head of a column says, and what stands below it.
_HEADS = (
    ("name", later(rf"项目名称.{{0,24}}|{NAME}")),
    (
        "total",
        later(r"小计|合计金额|(?:项目|年度|预算|资金|经费)*(?:金额|数额?)?(?:合计|总(?:计|额|金额))|预算(?:金额|数)"),
    ),
    ("fiscal", later(r"财政拨款|一般公共预算(?:拨款|资金)?")),
    ("special_account", later(r"财政专户(?:管理)?(?:拨款|资金)?")),
    ("other", later(r"其他(?:资金)?")),
    ("objective", later(r"(?:总体|年度|项目)?绩效目标|(?:总体|年度)目标")),
    ("indicators", later(r"(?:项目)?绩效指标")),
)
# What else is called so where no column bears the plain name: the head says a word more.
_OBJECTIVE = later(r"(?!.*(?:指标|完成|实际|依据|[周中长]期|编[号码]|代码|类)).*目标.*")
_INDICATORS = later(r"(?!.*(?:完成|实际|依据|编[号码]|代码|类别|[一二三]级)).*绩效指标.*")
# What stands in the row of a project and in none of a unit.
OF_PROJECT = ("objective", "indicators")
_UNDER = later(r"[（(]?(?:(?:金额)?单位[:：])?(?P<unit>[千百万亿]?元)[)）]?")
# A head over the heads of several columns.
_OVER = later(r"(?:预算|项目|年度|资金)?(?:预算)?(?:金额|资金|安排|来源|资金来源|资金安排|预算资金).{0,12}")
_ALONE = later(r"(?:项目|预算|年度|资金)?(?:预算)?金额|项目(?:预算|资金)|预算安排")
_MONEY = frozenset(COLUMNS)
# No head is longer.
LONGEST = 60
_LONGEST_BESIDE = 20
# What a head bears beside its name.
_LEAD = later(r"其中[:：]?")
_UNIT = later(r"[（(](?:(?:金额)?单位[:：])?(?P<unit>[千百万亿]?元)[)）]$")


def heading(sheet: Sheet, row: tuple[Cell, ...]) -> dict[int, str]:
    """The roles that the cells of a heading name, by column."""
    found: dict[int, str] = {}
    for cell in row:
        role = role_of(words_of(sheet, cell))
        if role:
            found |= dict.fromkeys(range(cell.column, cell.column + cell.columns), role)
    if found and not _MONEY.intersection(found.values()):
        # No head of money but one that elsewhere stands over others: it is that of the whole.
        alone = next((c for c in row if c.columns == 1 and _ALONE.fullmatch(_UNIT.sub("", words_of(sheet, c)))), None)
        if alone is not None:
            found.setdefault(alone.column, "total")
    return found


def in_more_words(sheet: Sheet, row: tuple[Cell, ...], named: dict[int, str]) -> dict[int, str]:
    """`named` with the objective, the indicators and the total where their heads say a word more than others do
    (年度绩效指标, 绩效目标描述, 预算金额合计): each only where one head alone may be it."""
    found = dict(named)
    others = [(words_of(sheet, cell), cell) for cell in row if cell.column not in named]
    for role in ("objective", "indicators", "total"):
        if role in named.values():
            continue
        cells = [cell for words, cell in others if len(words) <= _LONGEST_BESIDE and _may_mean(role, words)]
        if len(cells) == 1:
            found |= dict.fromkeys(range(cells[0].column, cells[0].column + cells[0].columns), role)
    return found


def _may_mean(role: str, words: str) -> bool:
    """Whether a head in more words than usual is that of `role`."""
    if role == "total":
        return label(_UNIT.sub("", words)) == role
    return (_OBJECTIVE if role == "objective" else _INDICATORS).fullmatch(words) is not None


def with_units(sheet: Sheet, row: tuple[Cell, ...], named: dict[int, str]) -> tuple[dict[int, str], str]:
    """`named` with the column of the units and the head of it, where a table has one beside that of the projects."""
    for cell in row:
        words = words_of(sheet, cell)
        if cell.column not in named and (label(words) == "unit" or words == "单位"):
            return named | dict.fromkeys(range(cell.column, cell.column + cell.columns), "unit"), words
    return named, ""


def beside_the_fields(sheet: Sheet, row: tuple[Cell, ...], named: dict[int, str]) -> dict[int, str]:
    """The heads of the other columns, by column: 序号, 项目编码, 备注, and whatever else an office asks for."""
    found: dict[int, str] = {}
    for cell in row:
        words = words_of(sheet, cell)
        over = cell.columns > 1 and _OVER.fullmatch(words)
        if cell.column not in named and len(words) <= _LONGEST_BESIDE and not over:
            found |= dict.fromkeys(range(cell.column, cell.column + cell.columns), words)
    return found


def goes_on(sheet: Sheet, row: tuple[Cell, ...], named: dict[int, str], names: Iterable[int]) -> bool:
    """Whether `row` is a second row of heads: nothing in it but names of columns, and no money below that of the names,
    which is the total without its figures."""
    words = [words_of(sheet, cell) for cell in row]
    if any(named.get(at) in _MONEY for at in names):
        return False
    return all(_UNDER.fullmatch(w) or _OVER.fullmatch(w) or role_of(w) for w in words) and (
        bool(named) or len(words) > 1
    )


def money_unit(sheet: Sheet, rows: Iterable[tuple[Cell, ...]]) -> tuple[int, int] | None:
    """Where in the solid text the heads first name the unit of money."""
    for row in rows:
        for cell in row:
            words = words_of(sheet, cell)
            found = _UNIT.search(words) or _UNDER.fullmatch(words)
            if found:
                at = sheet.index(cell.start)
                return at + found.start("unit"), at + found.end("unit")
    return None


def may_be_head(sheet: Sheet, cell: Cell) -> bool:
    """Whether the words of a cell among heads are no more than a head says."""
    return sheet.index(cell.end) - sheet.index(cell.start) <= LONGEST


def words_of(sheet: Sheet, cell: Cell) -> str:
    """The visible characters of a cell."""
    return sheet.solid[sheet.index(cell.start) : sheet.index(cell.end)]


def role_of(words: str) -> str:
    """What a head names, "" when `words` are none."""
    if len(words) > LONGEST:
        return ""
    for role, pattern in _HEADS:
        if pattern.fullmatch(words):
            return role
    bare = _UNIT.sub("", words)
    lead = _LEAD.match(bare)
    bare = bare[lead.end() :] if lead else bare
    return role_of(bare) if bare != words else ""
