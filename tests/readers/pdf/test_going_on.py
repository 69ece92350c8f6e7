"""Tables without lines whose rows no gap parts: the order of the file tells which lines are of one cell."""

from __future__ import annotations

import pytest

from jxlint.readers import read_bytes
from jxlint.readers.pdf.going_on import going_on
from jxlint.readers.pdf.runs import Run
from tests.readers.pdf.laid_out import pdf_of
from tests.readers.pdf.test_traps import table


@pytest.mark.parametrize("middle", [False, True], ids=["top", "middle"])
@pytest.mark.parametrize("name", ["baiyun-projects", "liwan-projects"])
def test_rows_without_gaps_are_told_by_the_order_of_the_file(name: str, middle: bool) -> None:
    want = table(name)
    reading = read_bytes(pdf_of(want, "close", middle=middle), "x.pdf")
    assert reading.document == want
    assert not reading.leftovers


def _run(left: float, right: float, line: int) -> Run:
    return Run(left, right, 12.0 * line, 12.0 * line + 10)


def test_a_line_goes_on_below_a_full_one_right_behind_it() -> None:
    name, rest, value, below, level = (
        _run(0, 78, 0), _run(0, 30, 1), _run(100, 130, 0), _run(100, 180, 1), _run(200, 240, 0),
    )  # fmt: skip
    found = going_on([name, rest, value, below, level], (-1, 90, 190, 300), 10)
    assert found.lines == {id(rest)}
    # Behind a line that had room the next cell may stand, whose row has nothing before it.
    assert found.behind == {id(rest), id(below)}
    assert not going_on([name, value, rest], (-1, 90, 190, 300), 10).behind
