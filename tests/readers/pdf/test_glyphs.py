"""Whether the codes of a page are those of the characters drawn."""

from __future__ import annotations

import pytest

from jxlint.readers.pdf.frames import Frame
from jxlint.readers.pdf.glyphs import Ink, seen

FRAME = Frame(0, 0, 600, 800, 0)


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10\x11", True),
        # A font whose codes count its signs, from Latin letters on: the numbers of others stand among them.
        ("TUVW$%XY70|Z[<]!^99$Zefgahijkl100%≥90%150.30tuvfwxy/z{66$1200100%\x93\x94\x95\x96\x97\x98", True),
        ("\ufffd\ufffd年\ufffd\ufffd\ufffd\ufffd\ufffd指标", True),
        ("项目支出绩效目标表培训人数≥30人\x93\x94\x95\x96\x97\x98" + "满意度≥90%" * 5, False),
        ("12 34 56 78 90 100% \uf0fc\uf0fc\uf0fc\uf0fc\uf0fc\uf0fc" + "1,234.50" * 6, False),
        ("Annual target: at least 30 people, satisfaction ≥90%", False),
    ],
)
def test_codes_that_are_none_are_told(text: str, garbled: bool) -> None:
    inks = [Ink(c, (10 + 5 * i, 100, 14 + 5 * i, 110), 0, 0, hidden=False) for i, c in enumerate(text)]
    assert seen(inks, 0, FRAME, ()).garbled == garbled
