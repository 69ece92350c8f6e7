"""A Target as canonical text: parsing it again gives the same measures and deadlines."""

from __future__ import annotations

from jxlint.targets.model import Deadline, Measure, Target
from jxlint.targets.units import per_at

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}


def render(target: Target) -> str:
    """The canonical text of `target`: measures and deadlines in their order, the text itself when it has none."""
    parts: list[Measure | Deadline] = [*target.measures, *target.deadlines]
    parts.sort(key=lambda p: p.start)
    if not parts:
        return target.text
    return "；".join(_measure(p) if isinstance(p, Measure) else _deadline(p) for p in parts)


def _measure(m: Measure) -> str:
    around = "左右" if m.approximate else ""
    before, per = "", f"/{m.per}" if m.per else ""
    # So many of what a slash cannot stand before: 每200人1名.
    if per and per_at(per, 0)[0] != m.per:
        before, per = f"每{m.per}", ""
    if m.upper is not None:
        return f"{before}{m.subject}{m.number:f}-{m.upper:f}{m.unit}{m.object}{per}{around}"
    sign = _SIGNS[m.comparator] if m.stated or m.comparator != "=" else ("达到" if not m.unit and m.subject else "")
    return f"{before}{m.subject}{sign}{m.number:f}{m.unit}{m.object}{per}{around}"


def _deadline(d: Deadline) -> str:
    year = f"{d.year}年" if d.year else ""
    if d.bound == "before":
        return f"{year}{d.month}月前" if d.month else f"{year}前"
    tail = "前" if d.bound == "by" else ""
    if d.month and d.day:
        return f"{year}{d.month}月{d.day}日{tail}"
    if d.month:
        part = {10: "上旬", 20: "中旬"}.get(d.last[2], "底")
        return f"{year}{d.month}月{part}{tail}"
    return f"{year}年底{tail}".replace("年年底", "年底")
