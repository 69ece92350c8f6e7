"""What a request says about judging."""

from __future__ import annotations

import pytest

from jxlint.web.options import options_of
from jxlint.web.refusals import BadOption


@pytest.mark.parametrize("given", ["JX3,jx401", "JX3，JX401", "JX3、 JX401", " JX3 JX401 ;"])
def test_codes_are_parted_as_on_the_command_line(given: str) -> None:
    options, _ = options_of([("select", given), ("ignore", "JX301"), ("ignore", "JX302")], "zh")
    assert options.select == ("JX3", "JX401")
    assert options.ignore == ("JX301", "JX302")


def test_commas_alone_select_nothing_and_are_refused() -> None:
    with pytest.raises(BadOption):
        options_of([("select", "，；")], "zh")
    assert options_of([("select", "")], "zh")[0].select == ()
