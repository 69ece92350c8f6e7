"""What the web page of a comparison shows, worked out before its template: a line a change, whatever changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from jxlint.comparing.model import Comparison, Counts, FindingChange, ItemChange, RowChange, RowSide, Version
from jxlint.reports import compare_words as say
from jxlint.reports.difference import Piece, difference
from jxlint.reports.text import counted as number_of
from jxlint.reports.text import visible

What = Literal["lowered", "raised", "changed", "vanished", "new", "text", "money", "taken"]
# The sorts of change with their names, in the order of their weight.
SORTS: tuple[tuple[What, str, str], ...] = (
    ("lowered", "目标降低", "target lowered"),
    ("raised", "目标提高", "target raised"),
    ("changed", "目标变动", "target changed"),
    ("vanished", "不见了", "vanished"),
    ("new", "新增", "new"),
    ("text", "文字改动", "words changed"),
    ("money", "金额改动", "money changed"),
    ("taken", "原样沿用", "taken over"),
)
_NAMES = {what: (zh, en) for what, zh, en in SORTS}


class Both(msgspec.Struct, frozen=True):
    """Words in both languages."""

    zh: str = ""
    en: str = ""


_NOTHING = Both()


class Line(msgspec.Struct, frozen=True):
    """A change: its sort, what it is about, both versions in pieces, what it means, and the place in the new version
    (the old one where it vanished)."""

    what: What
    name: Both
    about: Both
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    note: Both = Both()
    place: str = ""


class Section(msgspec.Struct, frozen=True):
    """A project (unit, task, table) with its changes."""

    kind: Both
    unit: str
    title: str
    note: Both
    lines: tuple[Line, ...]


class Told(msgspec.Struct, frozen=True):
    """A finding that went or came; `gone`: with the project or indicator it was about."""

    code: str
    severity: str
    home: str
    message: str
    place: str
    gone: bool


class Page(msgspec.Struct, frozen=True):
    """All of it."""

    old: Version
    new: Version
    paths: tuple[str, str]
    counts: Counts
    profile: str
    sorts: tuple[tuple[What, str, str], ...]
    sections: tuple[Section, ...]
    appeared: tuple[Told, ...]
    fixed: tuple[Told, ...]


def page(c: Comparison, lang: str) -> Page:
    """The page for `c`, whose findings speak `lang`."""
    sections = tuple(_section(item) for item in c.items)
    there = {line.what for s in sections for line in s.lines}
    return Page(
        old=c.old,
        new=c.new,
        paths=(visible(c.old.path), visible(c.new.path)),
        counts=c.counts,
        profile=visible(c.profile),
        sorts=tuple(s for s in SORTS if s[0] in there),
        sections=sections,
        appeared=tuple(_told(f, lang) for f in c.appeared),
        fixed=tuple(_told(f, lang) for f in c.fixed),
    )


def _section(item: ItemChange) -> Section:
    side, note = item.side, Both(say.was(item, "zh"), say.was(item, "en"))
    unit = visible(side.unit) if side.unit != side.name else ""
    return Section(Both(*say.KINDS[item.kind]), unit, visible(side.name), note, tuple(_lines(item)))


def _lines(item: ItemChange) -> Iterator[Line]:
    if item.status != "matched":
        n = item.side.indicators
        held = Both(f"{n} 个指标", number_of(n, "indicator")) if n else Both()
        place = say.spot(item.side.location)
        yield Line(item.status, _name(item.status), Both(*say.KINDS[item.kind]), note=held, place=place)
        return
    for change in item.money:
        old = f"{say.sum_of(change.old, 'zh')} {visible(change.old_unit)}".strip()
        new = f"{say.sum_of(change.new, 'zh')} {visible(change.new_unit)}".strip()
        by = say.percent(change)
        yield Line("money", _name("money"), _field(change.field), ((old, ""),), ((new, ""),), Both(by, by))
    kept = item.boilerplate
    if kept and kept.objective:
        yield Line("taken", _name("taken"), _field("objective"), note=Both(*say.KEPT))
    for text in item.texts:
        yield _compared("text", _field(text.field), text.old, text.new)
    for row in item.indicators:
        yield from _row(row)
    if kept and kept.indicators:
        names = "、".join(visible(name) for name in kept.indicators)
        counted = Both(*(say.taken_over(kept, lang) for lang in ("zh", "en")))
        yield Line("taken", _name("taken"), counted, note=Both(names, names))


def _row(row: RowChange) -> Iterator[Line]:
    place = say.spot(row.side.location)
    if row.status != "matched":
        value = visible(row.side.annual or row.side.period)
        pieces: tuple[Piece, ...] = ((value, "ins" if row.status == "new" else "del"),) if value else ()
        old, new = ((), pieces) if row.status == "new" else (pieces, ())
        yield Line(row.status, _name(row.status), _about(row.side), old, new, place=place)
        return
    for target in row.targets:
        why = [dict.fromkeys(say.why(p, lang) for p in target.parts if p.move == target.move) for lang in ("zh", "en")]
        note = Both("、".join(why[0]), ", ".join(why[1]))
        yield _compared(target.move, _about(row.side, target.fields), target.old, target.new, note, place)
    for text in row.texts:
        yield _compared("text", _about(row.side, (text.field,)), text.old, text.new, place=place)


def _compared(what: What, about: Both, old: str, new: str, note: Both = _NOTHING, place: str = "") -> Line:
    one, two = (tuple((visible(text), mark) for text, mark in pieces) for pieces in difference(old, new))
    return Line(what, _name(what), about, one, two, note, place)


def _about(side: RowSide, fields: tuple[str, ...] = ()) -> Both:
    zh, en = (say.indicator(side, lang) for lang in ("zh", "en"))
    if not fields:
        return Both(zh, en)
    return Both(f"{zh} · {say.fields(fields, 'zh')}", f"{en} · {say.fields(fields, 'en')}")


def _field(name: str) -> Both:
    return Both(*say.FIELDS.get(name, (name, name)))


def _name(what: What) -> Both:
    return Both(*_NAMES[what])


def _told(f: FindingChange, lang: str) -> Told:
    parts = [visible(f.project or f.unit or "")]
    if f.indicator is not None:
        parts.append(f"指标{f.indicator}" if lang == "zh" else f"indicator {f.indicator}")
    home = " · ".join(p for p in parts if p)
    return Told(f.code, f.severity, home, visible(f.message), say.spot(f.location), f.gone)
