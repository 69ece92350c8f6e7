"""The same rows in the form that each peer reads. Deterministic; 37 % of them have one fault."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from jxlint.document import Indicator, Project, ProjectTable, Unit

KEYS = ("level1", "level2", "name", "period_value", "annual_value")
_CLEAN = (
    ("1-产出指标", "11-数量指标", "培训次数", "4批次", "4批次"),
    ("1-产出指标", "12-质量指标", "培训合格率", "≥95%", "≥95%"),
    ("1-产出指标", "13-时效指标", "项目完成及时率", "100%", "100%"),
    ("1-产出指标", "14-成本指标", "预算控制数", "≤120万元", "≤120万元"),
    ("2-效益指标", "22-社会效益", "受益群众人数", "≥16000人", "≥4000人"),
    ("2-效益指标", "24-可持续影响", "设备使用年限", "≥5年", "≥5年"),
    ("3-满意度指标", "31-服务对象满意度", "参训学员满意度", "≥90%", "≥90%"),
)
_FAULTY = (
    ("2-效益指标", "22-社会效益", "社会治理能力", "社会治理能力有所提升", "≥1次"),
    ("2-效益指标", "23-生态效益", "环境质量", "≥80%", "环境质量持续改善"),
    ("1-产出指标", "11-质量指标", "验收合格率", "100%", "100%"),
)
_OF_A_PROJECT = 10


def rows(count: int) -> Iterator[dict[str, str]]:
    """So many rows."""
    for i in range(count):
        one, two, name, period, annual = _FAULTY[(i // 10) % 3] if i % 10 in (3, 6, 9) else _CLEAN[i % 7]
        annual = "4" if i % 20 == 5 else annual
        name = f"{'XX' if i % 50 == 7 else ''}{name}{i}"
        yield dict(zip(KEYS, (one, two, name, period, annual), strict=True))


def write(count: int, folder: Path) -> None:
    """So many rows as ind.json, ind.csv, ind.md and, for jxlint, document.json in `folder`."""
    made = list(rows(count))
    (folder / "ind.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    with (folder / "ind.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, KEYS)
        table.writeheader()
        table.writerows(made)
    (folder / "ind.md").write_text("".join("- " + "，".join(row.values()) + "\n" for row in made), encoding="utf-8")
    data = msgspec.json.format(msgspec.json.encode(_document(made)), indent=1)
    (folder / "document.json").write_bytes(data)


def _document(made: list[dict[str, str]]) -> ProjectTable:
    indicators = [
        Indicator(i % _OF_A_PROJECT + 1, r["level1"], r["level2"], r["name"], r["period_value"], r["annual_value"])
        for i, r in enumerate(made)
    ]
    projects = [
        Project(f"项目{i}", objective="完成全年工作。", indicators=tuple(indicators[i : i + _OF_A_PROJECT]))
        for i in range(0, len(made), _OF_A_PROJECT)
    ]
    return ProjectTable(department="部门", money_unit="万元", units=(Unit("单位", projects=tuple(projects)),))
