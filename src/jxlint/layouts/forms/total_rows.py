"""The line 合计 or 总分 below the indicators: the points of them all, and the grade that is given for these."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.forms.label_values import values_behind
from jxlint.layouts.tokens.drafts import money

_GRADE = compiled(r"优秀?|良好?|中等?|差|合格|不合格")


def total_row(form: Filling, i: int) -> int:
    """Read the line whose label stands at token `i`; returns where it ends."""
    form.take(form.tokens[i])
    values, end = values_behind(form, i, "total")
    figures = [v for v in values if money(v.text.rstrip("分%"), None) is not None]
    grades = [v for v in values if _GRADE.fullmatch(v.text)]
    if grades:
        form.put("detail", form.tokens[i], grades)
    keys = [k for k in ("weight", "score") if k in form.roles]
    if form.mode == "grid" and form.heads is not None:
        for value in figures:
            role = form.heads.role_at(value.column)
            if role in ("weight", "score"):
                form.draft.evaluation[f"total_{role}"] = value
        if not any(k.startswith("total_") for k in form.draft.evaluation) and len(figures) == 1 and keys:
            form.draft.evaluation[f"total_{keys[-1]}"] = figures[0]
    else:
        for key, value in zip(keys, figures, strict=False):
            form.draft.evaluation[f"total_{key}"] = value
    return end
