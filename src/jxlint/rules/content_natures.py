"""What indicators may measure, as the kind `content` says it, and the units that each is stated in."""

from __future__ import annotations

from collections.abc import Iterable

from jxlint.errors import BrokenRule
from jxlint.rules.natures import PREFIX, RATES
from jxlint.rules.tools import Tools

LABELS = {
    "rate": ("比率", "a rate"),
    "quality": ("质量高低的比率", "a rate of quality"),
    "completion": ("完成、覆盖一类的比率", "a rate of completion or coverage"),
    "running": ("运行、使用一类的比率", "a rate of running or use"),
    "timeliness": ("及时程度", "timeliness"),
    "satisfaction": ("满意度", "satisfaction"),
    "feeling": ("群众感受", "a feeling"),
    "count": ("数量", "a number"),
    "deed": ("做了多少的数量", "a number of what is done"),
    "time": ("时间", "a time"),
    "cost": ("成本", "a cost"),
    "deadline": ("完成时间", "a date of completion"),
}
# The kinds of unit that a nature is stated in; "" is a bare number.
UNITS = {
    **dict.fromkeys((*RATES, "quality"), ("share", "")),
    **dict.fromkeys(("satisfaction", "feeling"), ("share", "score", "")),
    **dict.fromkeys(("count", "deed"), ("count", "")),
    "time": ("time", ""),
    "cost": ("money", "count", ""),
}


def natures_exist(natures: Iterable[str], tools: Tools) -> None:
    """Raises BrokenRule for a nature that no lexicon has the words of."""
    for nature in natures:
        if nature not in ("deadline", "quality", "deed") and PREFIX + nature not in tools.phrases.lexicons:
            raise BrokenRule(
                f"没有词表“{PREFIX}{nature}”",
                f"there is no lexicon “{PREFIX}{nature}”",
                remedy_zh=f"请建词表 {PREFIX}{nature}，或改正 options 里的“{nature}”",
                remedy_en=f"make a lexicon {PREFIX}{nature}, or correct “{nature}” in the options",
            )
