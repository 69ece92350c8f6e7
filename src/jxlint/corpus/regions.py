"""The region that a public body belongs to, as its own name says: the places before the body (甲省乙市丙区…局); where
that is silent or says less, as the folders do in which its table lies."""

from __future__ import annotations

import re
from functools import lru_cache

from jxlint.compiled import compiled

# By the endings that administrative divisions have (民政部行政区划代码), from the largest to the smallest. The words
# before an ending are as short as they can be, so that 市 of 市场 belongs to no place.
_PROVINCE = r"[\u4e00-\u9fff]{2,7}?(?:省|自治区)|(?:北京|天津|上海|重庆)市|[\u4e00-\u9fff]{2}特别行政区"
_CITY = r"[\u4e00-\u9fff]{2,10}?(?:自治州|地区|盟|市)(?!场|政|民|容)"
_COUNTY = r"(?:[\u4e00-\u9fff]{1,10}?县|[\u4e00-\u9fff]{2,10}?(?:自治旗|林区|开发区|区|旗|市)(?!场|政|民|容|域|级))"
_PARTY = r"(?:中国共产党|中共|中国人民政治协商会议|政协)?"
_PLACE = compiled(rf"{_PARTY}(?P<place>(?:{_PROVINCE})?(?:{_CITY})?(?:{_COUNTY})?)")


# A folder that is called by the code of a division (GB/T 2260: province, city, county), or begins with it.
_CODE = compiled(r"((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4})(?!\d)[\s_\-—.、]*")
# The code of a budget unit before its name, as 预算管理一体化 prints it: 219001-, [042], (433).
_BUDGET_CODE = compiled(r"^[\[（(【]?\d{3,12}[\]）)】]?[\s_\-—－]*")
_PARTS = compiled(r"[/\\!]")
_LAST = compiled(r"(.*)[/\\!]", re.S)


def region(*names: str, path: str = "") -> str | None:
    """The region that the first of `names` with one belongs to; that of `path`, the name of a document in the corpus,
    where they say none or its last part alone. None when nothing says it."""
    said, filed = _of_names(names), _of_folders(found[1] if (found := _LAST.match(path)) else "")
    return filed if filed is not None and (said is None or filed.endswith(said)) else said


@lru_cache(maxsize=65_536)
def _of_names(names: tuple[str, ...]) -> str | None:
    for name in names:
        found = _PLACE.match(_BUDGET_CODE.sub("", name.strip()))
        if found is not None and found["place"]:
            return found["place"]
    return None


@lru_cache(maxsize=65_536)
def _of_folders(path: str) -> str | None:
    """What the folders of `path` say that are called by a place and nothing else, with or without its code; where there
    is none such, the last code."""
    places, code = "", None
    for part in _PARTS.split(path):
        found = _CODE.match(part)
        rest = part[found.end() :] if found else part
        code = found[1] if found else code
        place = _PLACE.fullmatch(rest) if rest else None
        if place is not None and place["place"] == rest:
            # A folder may be called by the whole place again: 甲省/甲省乙市.
            places = rest if rest.startswith(places) else places + rest
    return places or code
