"""A large document judged by several processes gives what one process finds."""

from __future__ import annotations

import os
import pathlib
import sys
from collections.abc import Iterator, Sequence

import msgspec
import pytest
from benchmarks.generate import document

from jxlint.document import Indicator, Path, Project, ProjectTable, Span, Unit
from jxlint.engine import Engine, sharing
from jxlint.engine.sharing import Judged, shares, together
from jxlint.errors import SlowRule
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Location, Reading
from jxlint.rules import load

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes cheaply")


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sharing, "ENOUGH", 100)
    monkeypatch.setattr(Engine, "LARGE", 200)
    monkeypatch.setattr(sharing, "copies", lambda: True)
    begun: list[int] = []
    fork = os.fork

    def counted() -> int:
        pid = fork()
        begun.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", counted)
    yield
    assert begun
    for pid in begun:  # nothing is left of them
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def reading(table: ProjectTable) -> Reading:
    return Reading(table, JsonPlaces(msgspec.json.encode(table).decode()))


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize("processes", [2, 3])
def test_it_is_told_the_same_whoever_judges_it(processes: int) -> None:
    table = document(900)
    # The same project twice, at both ends: their findings are told apart by counting.
    first = table.units[0]
    table = msgspec.structs.replace(table, units=(*table.units, first))
    alone, several = Engine(load()), Engine(load())
    found = alone.judge(reading(table))
    assert len(found) > 500
    assert several.judge(reading(table), processes=processes) == found
    assert several.met == alone.met


def test_projects_of_one_name_go_together_and_all_have_as_much_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "copies", lambda: True)
    table = document(7000)
    twice = table.units[0].projects
    table = msgspec.structs.replace(table, units=(*table.units, Unit("单位0", projects=twice)))
    parts = shares(table, 8)
    assert parts is not None
    assert parts.count == 2
    assert parts.of[-len(twice) :] == parts.of[: len(twice)]
    projects = [p for u in table.units for p in u.projects]
    # The first one judges what stands around them as well.
    loads = [sum(len(p.indicators) for p in projects) // 20, 0]
    for number, project in zip(parts.of, projects, strict=True):
        loads[number] += len(project.indicators)
    assert max(loads) < 1.1 * min(loads)


@pytest.mark.usefixtures("little")
def test_names_that_a_fingerprint_holds_for_one_are_counted_together() -> None:
    table = document(900)
    first = table.units[0]
    again = tuple(msgspec.structs.replace(p, name=f" {p.name}。") for p in first.projects)
    # Many rows ahead of it, so that the loads alone would part the two.
    table = msgspec.structs.replace(table, units=(*table.units, Unit(f"{first.name}。", projects=again)))
    found = Engine(load()).judge(reading(table))
    assert len({f.fingerprint for f in found}) == len(found)
    assert Engine(load()).judge(reading(table), processes=4) == found


class OnSheets:
    """Places on a sheet for each unit."""

    def locate(self, path: Path, _span: Span | None) -> Location:
        return Location(sheet=f"表{path[1]}" if path[:1] == ("units",) else None, cell="A1")

    def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
        return [self.locate(*one) for one in wanted]

    def excerpt(self, _location: Location) -> str | None:
        return None


@pytest.mark.usefixtures("little")
def test_sheets_come_in_one_order_whoever_judges_them() -> None:
    rows = tuple(Indicator(i, "1-产出指标", "11-数量指标", "培训", "提高", "提高") for i in range(400))
    large = Unit("甲", projects=(Project("大", indicators=rows),))
    small = tuple(Unit(f"乙{i}", projects=(Project("小", indicators=rows[:20]),)) for i in range(5))
    given = Reading(ProjectTable(units=(large, *small)), OnSheets())
    found = Engine(load(select=["JX301"])).judge(given)
    assert found[0].location.sheet == "表0"
    assert Engine(load(select=["JX301"])).judge(given, processes=2) == found


def test_a_small_document_is_not_worth_it() -> None:
    assert shares(document(200), 8) is None


@pytest.mark.usefixtures("little")
def test_what_a_process_leaves_undone_is_done_here() -> None:
    here = os.getpid()

    def judge(number: int) -> Judged:
        if os.getpid() != here:
            os._exit(9)
        return Judged([], [f"JX{number}"])

    assert [j.met for j in together(3, judge)] == [["JX0"], ["JX1"], ["JX2"]]


def test_where_no_process_can_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", none)
    before = len(list(pathlib.Path("/proc/self/fd").iterdir()))
    assert [j.met for j in together(3, lambda number: Judged([], [f"JX{number}"]))] == [["JX0"], ["JX1"], ["JX2"]]
    assert len(list(pathlib.Path("/proc/self/fd").iterdir())) == before


@pytest.mark.usefixtures("little")
def test_a_rule_that_ends_the_run_ends_it_in_every_process() -> None:
    here = os.getpid()

    def judge(number: int) -> Judged:
        if number == 1 or os.getpid() != here:
            raise SlowRule("慢", "slow", remedy_zh="", remedy_en="")
        return Judged([], [])

    with pytest.raises(SlowRule):
        together(2, judge)


@pytest.mark.usefixtures("little")
def test_what_fails_here_leaves_no_process_behind() -> None:
    def judge(number: int) -> Judged:
        if number == 0:
            raise KeyboardInterrupt
        return Judged([], [])

    with pytest.raises(KeyboardInterrupt):
        together(3, judge)
