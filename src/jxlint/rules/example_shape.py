"""What an example of a rule may say: the keys, their types, and the errors when it says something else.

An example is one indicator with the keys of its project beside it, or a project with its `indicators`, or a whole
`document`, or `leftover` text, or a `corpus` of small documents.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

import msgspec

from jxlint.document import Document, Evaluation, Text
from jxlint.errors import BrokenRule
from jxlint.patterns import later
from jxlint.rules.nearest import remedy
from jxlint.rules.yamltree import Lined

_PLACE = later(r" - at `\$\.?([^`]*)`$")


class ExampleIndicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of 绩效指标."""

    number: int | None = None
    level1: Text = None
    level2: Text = None
    name: Text = None
    period: Text = None
    annual: Text = None
    # What other forms have beside.
    weight: Text = None
    unit: Text = None
    nature: Text = None
    direction: Text = None
    actual: Text = None
    score: Text = None


class ExampleFiled(ExampleIndicator, frozen=True, forbid_unknown_fields=True):
    """A document of a corpus: one project, or with `expenditure` a department form of which that is the 项目支出."""

    unit_name: Text = None
    department: Text = None
    expenditure: Decimal | None = None
    project: Text = None
    amount: Decimal | None = None
    objective: Text = None
    money_unit: Text = None
    budget_year: int | None = None
    indicators: list[ExampleIndicator] = []


class ExampleThing(ExampleIndicator, frozen=True, forbid_unknown_fields=True):
    """An indicator, a project or a whole document that a rule must report or must pass over."""

    project: Text = None
    amount: Decimal | None = None
    objective: Text = None
    money_unit: Text = None
    budget_year: int | None = None
    indicators: list[ExampleIndicator] = []
    evaluation: Evaluation | None = None
    document: Document | None = None
    leftover: Annotated[str, msgspec.Meta(min_length=1)] | None = None
    corpus: Annotated[list[ExampleFiled], msgspec.Meta(min_length=2)] | None = None
    profile: dict[str, Any] | None = None
    today: str | None = None


FORM = ("weight", "unit", "nature", "direction", "actual", "score")
FILED = ExampleFiled.__struct_fields__
INDICATOR = ExampleIndicator.__struct_fields__
KEYS = ExampleThing.__struct_fields__


def check_example(example: Any, code: str, where: str, line: str) -> None:
    """Raises BrokenRule, naming `where` (the file) and the place, when `example` of the rule `code` is malformed."""
    if not isinstance(example, dict) or not example:
        raise _malformed(code, "应写成 {name: …, annual: …}", "it is written {name: …, annual: …}", f"{where}:{line}")
    _known(example, KEYS, code, where, line)
    filed = example.get("corpus")
    for one in filed if isinstance(filed, list) else ():
        if isinstance(one, dict):
            _known(one, FILED, code, where, line)
    rows = example.get("indicators")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            _known(row, INDICATOR, code, where, line)
    try:
        # Documents may have been shared by an alias; their types are those of submitted JSON.
        msgspec.convert(example, ExampleThing, strict="document" not in example)
    except msgspec.ValidationError as e:
        said = str(e)
        place = _PLACE.search(said)
        key = (place[1] if place else "").split(".")[0].split("[")[0]
        at = example.at(key) if isinstance(example, Lined) else line
        what = _PLACE.sub("", said)
        raise _malformed(code, f"“{key}”{_zh(what)}", f"“{key}”: {what}", f"{where}:{at}") from e


def _known(mapping: dict[str, Any], known: tuple[str, ...], code: str, where: str, line: str) -> None:
    for key in mapping:
        if key not in known:
            zh, en = remedy(key, known)
            at = mapping.at(key) if isinstance(mapping, Lined) else line
            raise BrokenRule(
                f"{code} 的示例里没有“{key}”这个键",
                f"unknown key “{key}” in an example of {code}",
                remedy_zh=zh,
                remedy_en=en,
                where=f"{where}:{at}",
            )


def _zh(said: str) -> str:
    wanted = re.match(r"Expected `([^`]*)`", said)
    names = {"str": "文字", "int": "整数", "float": "数", "null": "空", "array": "列表", "object": "键值对",
             "decimal": "数"}  # fmt: skip
    if wanted is None:
        return "写得不对：" + said
    return "应是" + "或".join(names.get(t, t) for t in wanted[1].split(" | "))


def _malformed(code: str, zh: str, en: str, where: str) -> BrokenRule:
    return BrokenRule(
        f"{code} 的示例写得不对：{zh}",
        f"an example of {code} is malformed: {en}",
        remedy_zh="请参照其他规则的示例",
        remedy_en="see the examples of other rules",
        where=where,
    )
