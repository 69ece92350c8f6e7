"""The region that a public body belongs to, as its own name says: the places before the body (甲省乙市丙区…局)."""

from __future__ import annotations

import re
from functools import lru_cache

# By the endings that administrative divisions have (民政部行政区划代码), from the largest to the smallest. The words
# before an ending are as short as they can be, so that 市 of 市场 belongs to no place.
_PROVINCE = r"[\u4e00-\u9fff]{2,7}?(?:省|自治区)|(?:北京|天津|上海|重庆)市|[\u4e00-\u9fff]{2}特别行政区"
_CITY = r"[\u4e00-\u9fff]{2,10}?(?:自治州|地区|盟|市)(?!场|政|民|容)"
_COUNTY = r"(?:[\u4e00-\u9fff]{1,10}?县|[\u4e00-\u9fff]{2,10}?(?:自治旗|林区|开发区|区|旗|市)(?!场|政|民|容|域|级))"
_PARTY = r"(?:中国共产党|中共|中国人民政治协商会议|政协)?"
_PLACE = re.compile(rf"{_PARTY}(?P<place>(?:{_PROVINCE})?(?:{_CITY})?(?:{_COUNTY})?)")


@lru_cache(maxsize=65_536)
def region(*names: str) -> str | None:
    """The region that the first of `names` with one belongs to, None when none of them says it."""
    for name in names:
        found = _PLACE.match(name.strip())
        if found is not None and found["place"]:
            return found["place"]
    return None
