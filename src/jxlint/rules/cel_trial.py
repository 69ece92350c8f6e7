"""Whether a CEL expression has an answer for everything it may meet, tried when the rule is loaded.

The compiler checks types, not values: `numbers[0]` of a value without a number, `int(annual)` of “若干” and a division
by zero would only fail in some later run. Each is tried here on samples of every type.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product
from typing import Any

from jxlint.errors import BrokenRule
from jxlint.rules.variables import MOST, Type, Variable

_SAMPLES: dict[Type, tuple[Any, ...]] = {
    "string": ("", "示例", "95", "≥95%"),
    "bool": (False, True),
    "int": (0, 1, 12),
    "double": (0.0, -1.5, 100.0),
    "strings": ((), ("%",), ("人", ""), ("次",) * MOST),
    "doubles": ((), (0.0,), (95.0, -3.0), (1.5,) * MOST),
}
# A condition that asks of many variables is tried on so many of their combinations.
COMBINATIONS = 512


def try_out(
    source: str, evaluate: Callable[[tuple[Any, ...]], bool], variables: dict[str, Variable], where: str
) -> None:
    """Raises BrokenRule where `evaluate`, the compiled `source`, fails on a sample of its `variables`."""
    samples = [_SAMPLES[v.type] for v in variables.values()]
    # All variables at their first, second … sample, then every combination.
    together = [tuple(s[i % len(s)] for s in samples) for i in range(max(map(len, samples), default=1))]
    for values in (*together, *islice(product(*samples), COMBINATIONS)):
        try:
            evaluate(values)
        except Exception as e:
            given = ", ".join(f"{n} = {_shown(v)}" for n, v in zip(variables, values, strict=True))
            said = str(e).removeprefix(f"{source}: ")
            raise BrokenRule(
                f"CEL 有时算不出来：{given} 时出错（{said}）" if given else f"CEL 算不出来（{said}）",
                f"the CEL has no answer for {given} ({said})" if given else f"the CEL has no answer ({said})",
                remedy_zh="请先判断能不能算，例如 size(numbers) > 0 && numbers[0] > 100.0",
                remedy_en="ask first whether it can be told, such as size(numbers) > 0 && numbers[0] > 100.0",
                where=where,
            ) from e


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_shown, value[:3])) + (", …" if len(value) > 3 else "") + "]"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
