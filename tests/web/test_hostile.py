"""The hostile files of the readers' tests, sent over the network: refused in the same words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.readers import test_hostile as hostile
from tests.web.serving import Served, problem


def _cases(test: Any) -> list[Any]:
    """The arguments that a test of the readers is called with."""
    (mark,) = test.pytestmark
    return list(mark.args[1])


# All of them are the readers' to test; here it is enough that they come through as they are.
_SOME = ("zip bomb", "nested too deeply", "document type", "damaged", "password", "a ZIP archive", "Word 95")


@pytest.mark.parametrize("says", _SOME)
def test_what_the_readers_refuse_is_refused(served: Served, says: str) -> None:
    data = next(data for data, said in _cases(hostile.test_what_is_refused) if said == says)
    error = problem(served.check("表", data), 422, "E101")
    assert says in error["message"]["en"]
    assert error["where"].startswith("表")


@pytest.mark.parametrize(("name", "data"), _cases(hostile.test_what_takes_no_longer_than_its_length)[::4])
def test_what_is_made_to_take_long_does_not(served: Served, name: str, data: bytes) -> None:
    came = served.check(name, data)
    assert came.status_code == 422, came.text[:300]
    assert came.json()["error"]["code"] != "E508"  # the reader's own bounds, and not the time limit
