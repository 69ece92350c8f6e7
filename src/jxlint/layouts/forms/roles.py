"""What a token of a project's form is the label of, and where the words behind a label end."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import FUNDS, Filling
from jxlint.layouts.filling.places_in_rows import of_heads
from jxlint.layouts.rows.heads import heads_at
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.words.flat import begins_flat
from jxlint.layouts.words.vocabulary import GOAL, LEVELS, MONEY_LINE, PROJECT, TITLE, TOTAL_ROW, YEAR, head, label

# The labels that may stand between 单位 and the project's, among so many cells.
_BETWEEN, _NEAR = ("ordinal", "detail", "department"), 6
_NAMED = compiled(r"(单位|项目)[:：]")
# A source of money where an amount stands beside it.
OTHER = compiled(r"(?:[\d一二三四五][.．、])?其[他它][:：]?")


def role_of(form: Filling, i: int, before: str = "") -> str:
    """What the token at `i` is the label of, behind one of the role `before`; 其他 alone of money, where money was told
    of and an amount follows; 单位 alone of the office, above the project, among heads beside it or where its name
    follows: elsewhere things are counted in it; so is 项目 of the project, and as a head of the projects of a grid."""
    text = form.tokens[i].text
    if text == "单位" and _beside_project(form, i):
        return "unit"
    if text == PROJECT and form.mode in ("grid", "rows") and _heads_projects(form, i):
        return "project"
    if (found := _NAMED.fullmatch(text)) and not form.draft.rows:
        role, field = ("unit", "unit") if found[1] == "单位" else ("project", "name")
        return "" if field in form.draft.fields else role
    if not OTHER.fullmatch(text) or not (form.draft.money or before in FUNDS):
        return label(text)
    behind = next((t.text for t in form.tokens[i + 1 : i + 4] if t.text), "")
    return "other" if money(behind, None) is not None else ""


def _heads_projects(form: Filling, i: int) -> bool:
    """Whether the token at `i` is a head beside others of a grid of projects, none of which is that of their names."""
    roles = {label(t.text) for t in form.lines[form.tokens[i].row] if t.text}
    return (
        "project" not in roles and not roles.isdisjoint(("unit", "department", "ordinal", *FUNDS)) and of_heads(form, i)
    )


def _beside_project(form: Filling, i: int) -> bool:
    """Whether behind the token at `i` the label of the project comes, with those of its other columns between at most;
    or it stands right before it, and another label behind."""
    behind = (label(t.text) for t in form.tokens[i + 1 : i + _NEAR] if t.text)
    first = next(behind, "")
    if i and first and label(form.tokens[i - 1].text) == "project":
        return form.tokens[i - 1].row == form.tokens[i].row
    return next((role for role in (first, *behind) if role not in _BETWEEN), "") == "project"


def closes(form: Filling, at: int, role: str) -> bool:
    """Whether the token at `at` is no words of a field but the next label, head or title."""
    text = form.tokens[at].text
    other = role_of(form, at, role)
    if other == "fund" and role in FUNDS:
        return not money(text, None)
    return bool(
        other
        or (TITLE.fullmatch(text) and len(text) < 40)
        or MONEY_LINE.fullmatch(text)
        or (role in FUNDS and GOAL.fullmatch(text))
        or (role in ("unit", "department") and YEAR.fullmatch(text))
        or ((head(text) in (*LEVELS, "nature") or begins_flat(text)) and heads_at(form.tokens, at, form.mode))
        or (TOTAL_ROW.fullmatch(text) and form.draft.rows)
    )
