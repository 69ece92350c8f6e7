"""A comparison for a person at a terminal: by project what changed, then the findings that went and came."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from jxlint.comparing.model import Comparison, FindingChange, ItemChange, Move, RowChange, Version
from jxlint.findings import severity_name
from jxlint.reports import compare_words as say
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import clip, counted, pad, visible, width, wrap

_SIGNS: dict[Move, tuple[str, str]] = {"lowered": ("↓", "error"), "raised": ("↑", "good"), "changed": ("~", "warning")}
_AROUND = 12  # characters that stay the same, shown before and behind what changed
_LONGEST = 6  # lines of a text
_MOST = 20  # findings that were fixed, listed one by one


def render(comparison: Comparison, lang: str, terminal: Terminal, *, summary: bool = True) -> str:
    """The comparison as text; `summary` adds the counts at the end."""
    lines = list(_heading(comparison, lang, terminal))
    several = len({item.side.unit for item in comparison.items if item.kind == "project"}) > 1
    stayed = [item for item in comparison.items if _only_taken_over(item)]
    for item in comparison.items:
        if item not in stayed:
            lines += ["", *_item(item, lang, terminal, units=several)]
    if stayed:
        lines += ["", *_stayed(stayed, lang, terminal)]
    lines += _findings(comparison, lang, terminal)
    if summary:
        lines += ["", *_summary(comparison, lang, terminal)]
    return "\n".join(lines) + "\n"


def _heading(c: Comparison, lang: str, terminal: Terminal) -> Iterator[str]:
    for line in wrap(f"{visible(c.old.path)} → {visible(c.new.path)}", terminal.columns):
        yield terminal.paint(line, "strong")
    said = f"{_held(c.old, lang)} → {_held(c.new, lang)}"
    yield from (terminal.paint(line, "dim") for line in wrap(said, terminal.columns))


def _held(v: Version, lang: str) -> str:
    parts = []
    if v.budget_year is not None:
        parts.append(f"{v.budget_year}年" if lang == "zh" else str(v.budget_year))
    if v.kind == "project-table":
        parts.append(f"{v.projects} 个项目" if lang == "zh" else counted(v.projects, "project"))
    parts.append(f"{v.indicators} 个指标" if lang == "zh" else counted(v.indicators, "indicator"))
    return ("、" if lang == "zh" else ", ").join(parts)


def _only_taken_over(item: ItemChange) -> bool:
    """Whether nothing is to be said of `item` but that all of it was taken over."""
    said = item.money or item.texts or item.indicators or (item.match and item.match.moved)
    return not said and item.boilerplate is not None and item.boilerplate.whole


def _stayed(items: list[ItemChange], lang: str, terminal: Terminal) -> Iterator[str]:
    """The items of which only that is to be said, in one list."""
    n = len(items)
    zh, en = f"{n} 个项目的指标全部原样沿用", f"all indicators taken over word for word in {counted(n, 'project')}"
    title = zh if lang == "zh" else en
    yield "  " + terminal.paint(title, "strong")
    for item in items:
        k = item.side.indicators
        held = f"（{k} 个指标）" if lang == "zh" else f" ({counted(k, 'indicator')})"
        yield from _line("=", "dim", say.titles(item)[-1] + held, say.spot(item.side.location), terminal)


def _item(item: ItemChange, lang: str, terminal: Terminal, *, units: bool) -> Iterator[str]:
    kind = say.of(say.KINDS, item.kind, lang)
    titles = say.titles(item)
    title = " > ".join(titles if units else titles[-1:]) or kind
    if item.kind in ("table", "unit", "task"):
        title = f"{kind} {title}" if title != kind else kind
    for line in wrap(title, terminal.columns - 2):
        yield "  " + terminal.paint(line, "strong")
    if item.status != "matched":
        yield "    " + _lone(item, kind, lang, terminal)
        return
    yield from _matched(item, lang, terminal)
    for text in item.texts:
        yield from _line("~", "warning", say.of(say.FIELDS, text.field, lang), "", terminal)
        yield from _difference(text.old, text.new, terminal)
    for row in item.indicators:
        yield from _row(row, lang, terminal)
    if item.boilerplate and item.boilerplate.indicators:
        names = ("、" if lang == "zh" else ", ").join(visible(n) for n in item.boilerplate.indicators)
        said = say.taken_over(item.boilerplate, lang) + ("：" if lang == "zh" else ": ") + names
        yield from _line("=", "dim", clip(said, 2 * (terminal.columns - 6)), "", terminal)


def _lone(item: ItemChange, kind: str, lang: str, terminal: Terminal) -> str:
    n = item.side.indicators
    held = "" if not n else f"（{n} 个指标）" if lang == "zh" else f" ({counted(n, 'indicator')})"
    if item.status == "new":
        return terminal.paint("+", "good") + (f" 新增的{kind}{held}" if lang == "zh" else f" new {kind}{held}")
    said = f" {kind}不见了{held}" if lang == "zh" else f" {kind} vanished{held}"
    return terminal.paint("-", "error") + said


def _matched(item: ItemChange, lang: str, terminal: Terminal) -> Iterator[str]:
    """How it was matched where that is not plain, and the money."""
    if was := say.was(item, lang):
        yield from _line("", "dim", was, "", terminal)
    for change in item.money:
        said = f"{say.of(say.FIELDS, change.field, lang)} {say.amounts(change, lang)}"
        yield from _line("¥", "info", said, "", terminal)
    if item.boilerplate and item.boilerplate.objective:
        yield from _line("!", "warning", say.KEPT[lang != "zh"], "", terminal)


def _row(row: RowChange, lang: str, terminal: Terminal) -> Iterator[str]:
    name, where = say.indicator(row.side, lang), say.spot(row.side.location)
    if row.status != "matched":
        new = row.status == "new"
        said = ("新增 " if new else "不见了 ") if lang == "zh" else ("new " if new else "vanished ")
        values = visible(row.side.annual or row.side.period)
        sign, style = ("+", "good") if new else ("-", "error")
        yield from _line(sign, style, f"{said}{name}" + (f"  {clip(values, 40)}" if values else ""), where, terminal)
        return
    for target in row.targets:
        sign, style = _SIGNS[target.move]
        reasons = dict.fromkeys(say.why(part, lang) for part in target.parts if part.move == target.move)
        said = f"{name}  {say.fields(target.fields, lang)}{'：' if lang == 'zh' else ': '}"
        yield from _line(sign, style, said + ("、" if lang == "zh" else ", ").join(reasons), where, terminal)
        yield from _difference(target.old, target.new, terminal)
    for text in row.texts:
        yield from _line("~", "warning", f"{name}  {say.of(say.FIELDS, text.field, lang)}", where, terminal)
        yield from _difference(text.old, text.new, terminal)


def _line(sign: str, style: str, said: str, where: str, terminal: Terminal) -> Iterator[str]:
    """A sign and what it says, wrapped beside it; the place at the end of it where there is room."""
    room = terminal.columns - 6
    lines = wrap(said, room)
    head = terminal.paint(sign, style) + " " if sign else ""
    if where and width(lines[-1]) + 2 + width(where) <= room:
        lines[-1] += "  " + terminal.paint(where, "dim")
    elif where:
        lines.append(terminal.paint(where, "dim"))
    yield "    " + head + lines[0]
    yield from ("      " + line for line in lines[1:])


def _difference(old: str, new: str, terminal: Terminal) -> Iterator[str]:
    for sign, style, text in zip("-+", ("error", "good"), telling(old, new), strict=True):
        room = terminal.columns - 10
        for i, line in enumerate(wrap(clip(visible(text) or "∅", room * _LONGEST), room)):
            yield "        " + terminal.paint((f"{sign} " if i == 0 else "  ") + line, style)


def telling(old: str, new: str) -> tuple[str, str]:
    """The two texts without most of what both begin and end with."""
    least = min(len(old), len(new))
    start = next((i for i in range(least) if old[i] != new[i]), least)
    end = next((i for i in range(least - start) if old[-1 - i] != new[-1 - i]), least - start)
    return _cut(old, start, len(old) - end), _cut(new, start, len(new) - end)


def _cut(text: str, start: int, end: int) -> str:
    # A mark in place of a few characters would tell less than they do.
    start, end = start - _AROUND, end + _AROUND
    head = "…" + text[start:] if start > 4 else text
    shift = len(head) - len(text)
    return head[: end + shift] + "…" if len(text) - end > 4 else head


def _findings(c: Comparison, lang: str, terminal: Terminal) -> Iterator[str]:
    zh = lang == "zh"
    if c.appeared:
        yield from ("", "  " + terminal.paint("新出现的发现" if zh else "new findings", "strong"))
        for finding in c.appeared:
            yield from _finding("+", "error", finding, lang, terminal)
    if c.fixed:
        yield from ("", "  " + terminal.paint("已消除的发现" if zh else "findings that are gone", "strong"))
        for finding in c.fixed[:_MOST]:
            yield from _finding("-", "good", finding, lang, terminal)
        left = len(c.fixed) - _MOST
        if left > 0:
            yield f"    … 还有 {left} 个（--format json 可见）" if zh else f"    … and {left} more (see --format json)"


def _finding(sign: str, style: str, f: FindingChange, lang: str, terminal: Terminal) -> Iterator[str]:
    severity = severity_name(f.severity, lang)
    where = [visible(f.project)] if f.project else []
    if f.indicator is not None:
        where.append(f"指标{f.indicator}" if lang == "zh" else f"indicator {f.indicator}")
    colon = ("：" if lang == "zh" else ": ") if where else ""
    said = f"{severity} {f.code} {' '.join(where)}{colon}{visible(f.message)}"
    if f.gone:
        other = "随项目或指标增减" if lang == "zh" else "came or went with its project or indicator"
        said += f"（{other}）" if lang == "zh" else f" ({other})"
    yield from _line(sign, style, clip(said, _LONGEST * (terminal.columns - 6)), say.spot(f.location), terminal)


def _summary(c: Comparison, lang: str, terminal: Terminal) -> Iterator[str]:
    if c.empty:
        said = "两个版本没有差别" if lang == "zh" else "no difference between the two versions"
        yield terminal.paint(said, "good")
        return
    n, zh = c.counts, lang == "zh"
    rows = [
        ("目标" if zh else "targets", (("降低", "lowered", n.lowered, "error"), ("提高", "raised", n.raised, "good"),
                                     ("其他变动", "changed otherwise", n.changed, "warning"))),
        ("项目" if zh else "projects", (("对应", "matched", n.projects_matched, ""),
                                      ("不见", "vanished", n.projects_vanished, "error"),
                                      ("新增", "new", n.projects_new, "good"))),
        ("指标" if zh else "indicators", (("对应", "matched", n.indicators_matched, ""),
                                        ("不见", "vanished", n.indicators_vanished, "error"),
                                        ("新增", "new", n.indicators_new, "good"),
                                        ("原样沿用", "taken over", n.taken_over, ""))),
        ("文字、金额" if zh else "words, money", (("文字改动", "texts changed", n.texts, ""),
                                        ("金额改动", "amounts changed", n.money, ""),
                                        ("钱变目标没变", "objectives kept", n.objectives_kept, "warning"))),
        ("发现" if zh else "findings", (("已消除", "fixed", n.findings_fixed, "good"),
                                      ("新出现", "new", n.findings_new, "error"),
                                      ("仍在", "still there", n.findings_kept, ""))),
    ]  # fmt: skip
    widest = max(width(title) for title, _ in rows)
    table = [[f"{cell_zh if zh else en} {k}" for cell_zh, en, k, _ in cells] for _, cells in rows]
    columns = [max(map(width, column)) + 2 for column in zip_longest(*table, fillvalue="")]
    for (title, cells), shown in zip(rows, table, strict=True):
        painted = [
            terminal.paint(text, style or "dim") if k and style else text
            for text, (_, _, k, style) in zip(shown, cells, strict=True)
        ]
        gaps = [" " * (column - width(text)) for column, text in zip(columns, shown, strict=False)]
        yield (pad(title, widest) + "  " + "".join(p + g for p, g in zip(painted, gaps, strict=True))).rstrip()
