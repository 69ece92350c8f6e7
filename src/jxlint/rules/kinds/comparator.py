"""A comparator that is cut short, doubled, contradicts itself, or stands behind words of the blank form.

比较符缺字、错字、重复、自相矛盾，或跟在表样原有的字后面。

错在哪里由语法判断；`messages` 可以分情形写：missing-word、wrong-word、doubled、contradictory、residue。
The grammar names the fault; `messages` of the rule may speak to each: missing-word, doubled, contradictory, residue.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.patterns import later
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.signs import FAULTY
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value

# What lists two things, and the bounds of each of them: 差错率、合格率 of ≤5%，≥95%.
_SEVERAL, _LISTED = later("[、，,/和及与]"), later("[，,、]")

SCOPE: Scope = "value"
signs = FAULTY


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        for fault in value.target.faults:
            name, start, end, right = fault.name, fault.start, fault.end, fault.replacement
            text = value.text[start:end]
            if name == "contradictory" and _SEVERAL.search(value.row.name) and _LISTED.search(text):
                continue
            # One reading is left only where the grammar names it, or where words of the form are merely to go.
            replacement = right if right or name == "residue" else None
            # Where the form's words stood, the office's own may be wanted.
            safe, args = name != "residue", {"right": right}
            variant = "" if name == "doubled" and not right else name
            yield Hit(value.field, text, start, end, variant=variant, args=args, replacement=replacement, safe=safe)
            return

    return check
