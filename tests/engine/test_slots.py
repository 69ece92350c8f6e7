"""Rows of one shape are told the same, with their own numbers in it."""

from __future__ import annotations

import msgspec

from jxlint.document import Span
from jxlint.engine.saying import Said
from jxlint.engine.slots import Slots
from jxlint.findings import Fix

SAID = Said(
    "JX304", "missing-unit", "warning", "“95”没有单位", "annual", "95", None, Span(0, 2), ("annual",), "满意\x1f95"
)


def said(number: str, message: str = "“{}”没有单位") -> Said:
    return msgspec.structs.replace(SAID, message=message.format(number), text=number, identity=f"满意\x1f{number}")


def test_the_numbers_of_a_row_stand_where_those_of_the_first_two_stood() -> None:
    slots = Slots()
    assert slots.told("形", ("95",)) is None
    slots.add("形", ("95",), (said("95"),))
    assert slots.told("形", ("96",)) is None  # one says nothing of others
    slots.add("形", ("95",), (said("95"),))
    assert slots.told("形", ("96",)) is None  # nor does the same one again
    slots.add("形", ("87",), (said("87"),))
    assert slots.told("形", ("42",)) == (said("42"),)


def test_a_fix_has_its_numbers_too() -> None:
    def fixed(number: str) -> Said:
        return msgspec.structs.replace(said(number), fix=Fix(True, f"≥{number}%"))

    slots = Slots()
    for number in ("95", "96"):
        slots.add("形", (number,), (fixed(number),))
    assert slots.told("形", ("12",)) == (fixed("12"),)


def test_what_is_told_differently_is_told_to_nobody() -> None:
    worked_out = (
        said("95", "最多 5 人，写了 {}"),
        said("90", "最多 10 人，写了 {}"),
    )  # 5 and 10 are no numbers of the row
    graver = (said("95"), msgspec.structs.replace(said("90"), severity="error"))
    more = ((said("95"),), (said("90"), said("90")))
    for one, two in ((worked_out[:1], worked_out[1:]), (graver[:1], graver[1:]), more):
        slots = Slots()
        slots.add("形", ("95",), tuple(one))
        slots.add("形", ("90",), tuple(two))
        assert slots.told("形", ("42",)) is None


def test_two_numbers_that_are_always_the_same_are_not_guessed_between() -> None:
    slots = Slots()
    for number in ("95", "96"):
        slots.add("形", (number, number), (said(number),))
    assert slots.told("形", ("41", "42")) is None


def test_a_number_that_never_changes_is_the_number_of_those_rows_alone() -> None:
    slots = Slots()
    for number in ("95", "96"):
        slots.add("形", ("4", number), (said(number, "第 4 期：“{}”没有单位"),))
    assert slots.told("形", ("4", "42")) == (said("42", "第 4 期：“{}”没有单位"),)
    assert slots.told("形", ("5", "42")) is None
    slots.add("形", ("5", "43"), (said("43", "第 5 期：“{}”没有单位"),))
    assert slots.told("形", ("6", "42")) == (said("42", "第 6 期：“{}”没有单位"),)


def test_nothing_said_is_nothing_said() -> None:
    slots = Slots()
    for number in ("95", "96"):
        slots.add("形", (number,), ())
    assert slots.told("形", ("42",)) == ()


def test_rows_with_nothing_in_common_are_no_longer_looked_at() -> None:
    slots = Slots()
    for i in range(slots.TRIES):
        assert slots.worth
        slots.add(i, ("95",), ())
    assert not slots.worth
