"""Documents of many indicators, made by varying the sample tables. Deterministic."""

from __future__ import annotations

import random
import re
from pathlib import Path

import msgspec

from jxlint.document import Amounts, Indicator, Project, ProjectTable, Unit, words
from jxlint.readers import read_file

EXAMPLES = Path(__file__).parents[1] / "examples"
# Years, months, 100 and the numbers of lists stay what they are.
_NUMBER = re.compile(r"(?<![\d.])(?!20\d\d|19\d\d|100)\d+(?:\.\d+)?(?![\d.]|月|季)")


def document(indicators: int, *, varied: float = 0.5, seed: int = 2024) -> ProjectTable:
    """A table of about `indicators` indicators. In a share `varied` of them the numbers of name and values are drawn
    anew, so that their texts are seen for the first time; the others repeat."""
    rng = random.Random(seed)
    projects = [p for name in sorted(EXAMPLES.glob("*.txt")) for p in _projects(name)]
    out: list[Project] = []
    count = 0
    while count < indicators:
        project = projects[len(out) % len(projects)]
        rows = tuple(renewed(i, rng) if rng.random() < varied else i for i in project.indicators)
        name = f"{words(project.name)}（{len(out)}）"
        out.append(Project(name, project.amounts, project.objective, rows))
        count += len(rows)
    units = [Unit(f"单位{u}", Amounts(), tuple(out[u : u + 20])) for u in range(0, len(out), 20)]
    return ProjectTable(department="部门", money_unit="万元", units=tuple(units))


def _projects(path: Path) -> list[Project]:
    made = read_file(path).document
    return [p for u in made.units for p in u.projects] if isinstance(made, ProjectTable) else []


def _another(number: re.Match[str], rng: random.Random) -> str:
    """A number of up to one digit more; a percentage stays one."""
    if number.string[number.end() : number.end() + 1] in ("%", "％"):
        return str(rng.randint(0, 1000) / 10)
    return str(rng.randint(1, 10 ** (len(number[0]) + 1)))


def renewed(indicator: Indicator, rng: random.Random) -> Indicator:
    """`indicator` with other numbers in its values and another name, so that its texts are new."""

    def vary(text: object) -> str:
        return _NUMBER.sub(lambda m: _another(m, rng), str(text or ""))

    annual = vary(indicator.annual)
    period = annual if indicator.annual == indicator.period else vary(indicator.period)
    name = f"{words(indicator.name)}{rng.choice('甲乙丙丁戊己庚辛')}"
    return msgspec.structs.replace(indicator, name=name, period=period, annual=annual)
