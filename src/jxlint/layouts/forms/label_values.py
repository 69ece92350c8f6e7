"""The words behind a label: in its row, or in a text up to what ends the field."""

from __future__ import annotations

from jxlint.layouts.filling.form import FUNDS, OBJECTIVES, Filling
from jxlint.layouts.filling.money_words import says_source
from jxlint.layouts.filling.places_in_rows import among_heads, another_label, heads_fund, of_heads
from jxlint.layouts.forms.label_words import says_label
from jxlint.layouts.forms.remarks import begins_foot, begins_remarks
from jxlint.layouts.forms.roles import closes
from jxlint.layouts.forms.timed_amounts import is_timed
from jxlint.layouts.tokens.token import Token


def values_behind(form: Filling, i: int, role: str) -> tuple[list[Token], int]:
    """The words behind the label at `i`, and where they end."""
    out: list[Token] = []
    at = i + 1
    if form.mode in ("grid", "rows") and of_heads(form, i):
        return [], at
    many = role in OBJECTIVES or role in FUNDS or role == "end" or form.mode in ("grid", "rows", "loose")
    while at < len(form.tokens):
        token = form.tokens[at]
        if form.mode in ("grid", "rows") and token.row != form.tokens[i].row:
            break
        if not token.text:
            if form.mode == "cells" and role not in FUNDS:
                # An empty cell: nothing was filled in, or what was has ended.
                if not out and role not in OBJECTIVES:
                    return [token], at + 1
                if out:
                    break
            out.append(token)
            at += 1
            continue
        if not out and says_source(form, i, at, role):
            return [token], at + 1
        if not out and role in FUNDS and (heads_fund(form, at) or among_heads(form, at)):
            return [], at
        if not any(t.text for t in out) and says_label(form, i, at, role):
            return [token], at + 1
        if (
            closes(form, at, role)
            or (role in (*FUNDS, "detail") and is_timed(token.text))
            or (begins_remarks(form, at) if at > i + 1 else begins_foot(form, at))
            or (out and any(t.text for t in out) and (not many or another_label(form, i, at, role)))
        ):
            break
        out.append(token)
        at += 1
    while out and not out[-1].text:
        out.pop()
    return out, max(at, i + 1)
