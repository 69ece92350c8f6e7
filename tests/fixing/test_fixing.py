"""Fixes: only what is wrong changes, in every encoding and wherever lines break, and a second time nothing does."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.document import Path, Span
from jxlint.engine import Engine
from jxlint.findings import Finding, Fix, Suppression
from jxlint.fixing import Outcome, fixed
from jxlint.fixing.edits import value_at
from jxlint.readers import read_bytes
from jxlint.reading import Location, Reading
from jxlint.rules import load
from tests.layouts.test_layouts import rewrapped
from tests.samples import NAMES, text


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine(load())


def judge(reading: Reading) -> list[Finding]:
    return engine().judge(reading)


def mend(data: bytes, name: str = "a.txt", *, unsafe: bool = True) -> Outcome:
    return fixed(data, lambda b: read_bytes(b, name), judge, lambda f: bool(f.fix and (f.fix.safe or unsafe)))


def document(data: bytes, name: str = "a.txt") -> Any:
    return msgspec.to_builtins(read_bytes(data, name).document)


def table(**fields: object) -> bytes:
    """A JSON document of one indicator with these fields."""
    row = {
        "number": 1,
        "level1": "1-产出指标",
        "level2": "11-数量指标",
        "name": "培训次数",
        "period": "4次",
        "annual": "4次",
    }
    projects = [{"name": "培训", "objective": "办好培训", "indicators": [row | fields]}]
    data = {"schema": "jxlint.document/1", "kind": "project-table", "units": [{"name": "甲", "projects": projects}]}
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


ANNUAL: Path = ("units", 0, "projects", 0, "indicators", 0, "annual")


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_mended_once_and_for_all(name: str) -> None:
    data = text(name).encode()
    done = mend(data)
    assert done.refused == () and done.at_odds == frozenset()
    left = [f for f in judge(read_bytes(done.data, "a.txt")) if f.fix]
    assert left == []
    assert mend(done.data) == Outcome(done.data)
    # As many lines as before, those without a finding untouched.
    old, new = data.decode().split("\n"), done.data.decode().split("\n")
    assert len(old) == len(new)
    assert sum(a != b for a, b in zip(old, new, strict=True)) <= 2 * len(done.applied)
    assert bool(done.applied) == (data != done.data) == (name != "guangzhou-department")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_bom_and_line_ends_are_kept(encoding: str, end: str) -> None:
    words = text("baiyun-projects")
    mended = mend(words.encode()).data.decode()
    done = mend(words.replace("\n", end).encode(encoding))
    assert done.data == mended.replace("\n", end).encode(encoding)
    assert len(done.applied) > 10


def test_mixed_line_ends_and_a_cut_off_end_are_kept() -> None:
    words = text("baiyun-projects").split("\n")
    mixed = b"".join(line.encode() + (b"\r\n" if i % 3 else b"\n") for i, line in enumerate(words))[:-3]
    cut = mixed.rstrip(b"\r\n")[:-1]  # within its last character
    done = mend(cut)
    assert done.data[-2:] == cut[-2:] == b"\xe3\x80"
    assert done.data.count(b"\r\n") == cut.count(b"\r\n")
    assert done.data.replace(b"\r", b"") != cut.replace(b"\r", b"")


@pytest.mark.parametrize("name", ["baiyun-projects", "zengcheng-projects-2024"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=5, deadline=None)
def test_lines_may_break_within_what_is_mended(name: str, seed: int) -> None:
    words = rewrapped(text(name), seed)
    done = mend(words.encode())
    assert done.refused == ()
    assert document(done.data) == document(mend(text(name).encode()).data)
    assert done.data.count(b"\n") == words.count("\n")
    assert mend(done.data).applied == ()


@pytest.mark.parametrize("ascii_", [True, False])
@pytest.mark.parametrize("indent", [None, 1, "\t"])
def test_json_keeps_its_form(ascii_: bool, indent: Any) -> None:
    data = json.loads(table(annual='≤5％\n"租凭"\\', period="＝4次"))
    data["units"][0]["projects"][0]["objective"] = "结予补助\u2028\U0001f600，给予"
    before = json.dumps(data, ensure_ascii=ascii_, indent=indent).encode()
    done = mend(before, "a.json")
    assert len(done.applied) >= 4
    row = data["units"][0]["projects"][0]["indicators"][0]
    row["annual"], row["period"] = '≤5%\n"租赁"\\', "=4次"
    data["units"][0]["projects"][0]["objective"] = "给予补助\u2028\U0001f600，给予"
    assert done.data == json.dumps(data, ensure_ascii=ascii_, indent=indent).encode()


_SPOILT = st.sampled_from(
    '5％ ＝ 租凭 网格\u3000事件 不少6次 。。 “甲“ \\ " \n 甲 4次 ， 布署 x \u2028 😀'.replace("\n", "\0").split(" ")
).map(lambda piece: piece.replace("\0", "\n"))
_VALUES = st.lists(_SPOILT, max_size=6).map("".join)


@given(annual=_VALUES, period=_VALUES, name=_VALUES, ascii_=st.booleans())
@settings(deadline=None)
def test_only_what_is_wrong_changes(annual: str, period: str, name: str, ascii_: bool) -> None:
    before = json.loads(table(annual=annual, period=period, name=name))
    data = json.dumps(before, ensure_ascii=ascii_).encode()
    done = mend(data, "a.json")
    after = json.loads(done.data)
    row = after["units"][0]["projects"][0]["indicators"][0]
    wrong = {f.field for f in done.applied}
    for field, was in (("annual", annual), ("period", period), ("name", name)):
        assert (row.pop(field) == was) == (field not in wrong)
        before["units"][0]["projects"][0]["indicators"][0].pop(field)
    assert after == before
    assert done.data.decode().isascii() == data.decode().isascii()
    assert mend(done.data, "a.json").data == done.data
    refused = {(f.code, f.field) for f in done.refused}
    left = {(f.code, f.field) for f in judge(read_bytes(done.data, "a.json")) if f.fix and f.code not in done.at_odds}
    assert left <= refused


def test_unsafe_fixes_are_made_only_on_demand() -> None:
    data = table(level2="11-质量指标", name="合格率", annual="100%", period="100％")
    safe = mend(data, "a.json", unsafe=False)
    assert {f.code for f in safe.applied} == {"JX802"}
    assert {f.code for f in mend(data, "a.json").applied} == {"JX802", "JX201"}
    assert "12-质量指标" in mend(data, "a.json").data.decode()


# What rules might propose: judges that find fault with the annual value alone.
def proposing(*proposals: Callable[[str], Sequence[tuple[str, int, int, str]]]) -> Callable[[Reading], list[Finding]]:
    def judged(reading: Reading) -> list[Finding]:
        value = value_at(reading, ANNUAL) or ""
        return [
            Finding(
                code=code, name="x", severity="error", message="m", field="annual", text=value[start:end],
                fix=Fix(True, new), fingerprint=f"{code}{start}", path=ANNUAL, span=Span(start, end),
            )
            for propose in proposals for code, start, end, new in propose(value)
        ]  # fmt: skip

    return judged


def made(data: bytes, judge: Callable[[Reading], Sequence[Finding]], name: str = "a.json") -> Outcome:
    return fixed(data, lambda b: read_bytes(b, name), judge, lambda _: True)


def word(code: str, old: str, new: str) -> Callable[[str], list[tuple[str, int, int, str]]]:
    return lambda value: [(code, value.index(old), value.index(old) + len(old), new)] if old in value else []


@pytest.mark.parametrize("turned", [False, True])
def test_overlapping_fixes_are_made_one_after_the_other(turned: bool) -> None:
    rules = [
        word("JX951", "甲乙", "丙丁"),
        word("JX952", "乙戊", "己庚"),
        word("JX953", "丁戊", "辛壬"),
        word("JX954", "戊", "癸"),
    ]
    done = made(table(annual="甲乙戊"), proposing(*(rules[::-1] if turned else rules)))
    # The first in the text is made first; what it leaves is judged anew.
    assert value_at(read_bytes(done.data, "a.json"), ANNUAL) == "丙辛壬"
    assert [f.code for f in done.applied] == ["JX951", "JX953"]


def test_equal_fixes_of_two_rules_are_one() -> None:
    done = made(table(annual="甲乙"), proposing(word("JX951", "甲乙", "丙丁"), word("JX952", "甲乙", "丙丁")))
    assert (len(done.applied), done.refused) == (1, ())


def test_rules_at_odds_are_left_out_and_named() -> None:
    swap = proposing(word("JX951", "甲", "乙"), word("JX952", "乙", "甲"), word("JX953", "5％", "5%"))
    data = table(annual="甲 5％")
    done = made(data, swap)
    assert done.at_odds == {"JX951", "JX952"}
    assert value_at(read_bytes(done.data, "a.json"), ANNUAL) == "甲 5%"
    assert made(done.data, swap).data == done.data
    endless = made(data, proposing(lambda v: [("JX951", 0, 1, v[0] + "甲")], word("JX953", "5％", "5%")))
    assert endless.at_odds == {"JX951"}
    assert value_at(read_bytes(endless.data, "a.json"), ANNUAL) == "甲 5%"


def test_a_fix_that_changes_how_the_table_is_read_is_refused() -> None:
    words = text("baiyun-projects")
    path: Path = ("units", 0, "projects", 0, "indicators", 0, "annual")

    def judged(reading: Reading) -> list[Finding]:
        value = value_at(reading, path) or ""
        new = ["甲；实施周期指标值:1。9、2-效益指标；22-社会效益；乙；实施周期指标值:1；年度指标值:1", "100％"]
        return [
            Finding(code=f"JX95{i}", name="x", severity="error", message="m", field="annual", fingerprint=str(i),
                    fix=Fix(True, n), path=path if i == 0 else (*path[:-1], "period"))
            for i, n in enumerate(new) if value != n and (i == 0 or value_at(reading, (*path[:-1], "period")) != n)
        ]  # fmt: skip

    done = made(words.encode(), judged, "a.txt")
    assert [f.code for f in done.refused] == ["JX950"]
    assert [f.code for f in done.applied] == ["JX951"]
    reading = read_bytes(done.data, "a.txt")
    assert value_at(reading, (*path[:-1], "period")) == "100％"
    assert value_at(reading, path) == value_at(read_bytes(words.encode(), "a.txt"), path)


def proposal(code: str, new: str, path: Path, suppressed: Suppression | None = None) -> Finding:
    """A finding about the whole of a field."""
    return Finding(
        code=code, name="x", severity="error", message="m", field="x", fix=Fix(True, new), fingerprint=f"{code}{path}",
        path=path, suppressed=suppressed,
    )  # fmt: skip


def test_what_cannot_be_placed_is_refused() -> None:
    number, exempt = table(annual=90), Suppression(by="exemption", reason="r")
    name = (*ANNUAL[:-1], "name")
    found = [proposal("JX951", "90%", ANNUAL), proposal("JX952", "y", ("no",)), proposal("JX953", "y", name, exempt)]
    done = made(number, lambda _: found)
    assert done.data == number
    assert [f.code for f in done.refused] == ["JX951", "JX952"]


def test_what_is_no_text_of_the_file_cannot_be_written_to() -> None:
    class Elsewhere:
        def locate(self, path: Path, span: Span | None) -> Location:
            raise NotImplementedError

        def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
            raise NotImplementedError

        def excerpt(self, location: Location) -> str | None:
            raise NotImplementedError

    read = Reading(read_bytes(table(), "a.json").document, Elsewhere())
    done = fixed(b"PK\x03\x04", lambda _: read, lambda _: [proposal("JX951", "x", ANNUAL)], lambda _: True)
    assert done == Outcome(b"PK\x03\x04", unwritten=1)


def test_a_cell_that_rows_share_is_changed_once() -> None:
    old, new = "效益指标", "效果指标"
    data = text("guangzhou-department").encode()

    def judged(reading: Reading, but: int = -1) -> list[Finding]:
        rows = msgspec.to_builtins(reading.document)["indicators"]
        return [
            proposal("JX951", new, ("indicators", i, "level1"))
            for i, row in enumerate(rows)
            if row["level1"] == old and i != but
        ]

    shared = judged(read_bytes(data, "a.txt"))
    assert len(shared) > 2
    done = made(data, judged, "a.txt")
    assert (len(done.applied), done.refused) == (len(shared), ())
    assert done.data == data.replace(f"\t{old}".encode(), f"\t{new}".encode(), 1)
    # One of the rows is to stay as it is: then the cell does.
    first = int(shared[0].path[1])
    assert made(data, lambda r: judged(r, first), "a.txt").data == data
