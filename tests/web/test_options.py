"""What a request says about judging."""

from __future__ import annotations

import pytest

from jxlint.web.options import options_of


@pytest.mark.parametrize("given", ["JX3,jx401", "JX3，JX401", "JX3、 JX401", " JX3 JX401 ;"])
def test_codes_are_parted_as_on_the_command_line(given: str) -> None:
    options, _ = options_of([("select", given), ("ignore", "JX301"), ("ignore", "JX302")], "zh")
    assert options.select == ("JX3", "JX401")
    assert options.ignore == ("JX301", "JX302")
