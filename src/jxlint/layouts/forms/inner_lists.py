"""A list within a project's form, of what its money is for: sub-projects, things to be bought, kinds of spending. What
a row says is kept beside the words of its name, column by column."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import FUNDS, OBJECTIVES, Filling
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, head, label, level, ordinal

_NAMED = compiled(
    r"(?:[子分]|[二三]级|明细|具体|主要|建设|采购|购置|支出|服务|测算|实施)*"
    r"(?:项目|标的物?|货物|设备|品目|任务|支出|经费|费用|资金|工程|服务|采购|建设|工作|事项)*(?:名称|内容|明细|事项|项目|用途)"
)
_MONEY = compiled(
    r"(?:[子分]?项目|采购|支出|年度|本年度?|申请|安排|预算|计划|投入|拟投入|测算)*(?:金额|经费|资金|预算|投资|费用|小计|合计)(?:数|额|总额)?(?:[（(].{1,4}[)）])?"
)
_PART = compiled(r"[子分]项目")
_LONGEST, _LEAST = 14, 2


def inner_list(form: Filling, i: int) -> int:
    """Read the list whose heads stand in the row of a grid that begins with the token at `i`; returns where it ends, 0
    where there is none."""
    row = form.lines[form.tokens[i].row]
    if form.mode != "grid" or row[0] is not form.tokens[i] or not form.draft.filled or len(row) < _LEAST:
        return 0
    heads = row[1:] if row[0].rows > 1 else row
    named = next((t for t in heads if _NAMED.fullmatch(t.text)), None)
    figures = [t for t in heads if _MONEY.fullmatch(t.text)]
    if named is None or not figures or not all(_is_head(t) for t in heads):
        return 0
    last = row[0].row + row[0].rows - 1 if heads is not row else max(form.lines)
    lines = _lines(form, heads, named, row[0].row + 1, last)
    if not any(money(v.text, None) is not None for line in lines for v in line if _over(figures, v)):
        return 0
    form.take(*row)
    for line in lines:
        _keep(form, heads, named, line)
    end = lines[-1][0].row
    return next((n for n in range(i, len(form.tokens)) if form.tokens[n].row > end), len(form.tokens))


def is_part(form: Filling, named: Token) -> bool:
    """Whether the label of a project's name is that of the only part of the project at hand (子项目名称), which has a
    name and no indicators yet."""
    if form.draft.rows or not form.draft.fields.get("name") or not _PART.match(named.text):
        return False
    further = (t.text for t in form.tokens if t.start > named.start and label(t.text) == "project")
    return next(further, "") != named.text


def lost_list(form: Filling, i: int) -> int:
    """Where the list ends of which the head of the names stands at `i`, in a text that does not show its columns: at
    the next field; 0 where it is the label of words."""
    behind = next((t.text for t in form.tokens[i + 1 :] if t.text), "")
    if label(behind) not in (*FUNDS, "fund", "ordinal"):
        return 0
    for at in range(i + 1, len(form.tokens)):
        text = form.tokens[at].text
        if label(text) in (*OBJECTIVES, "unit", "department", "project", "side") or head(text) in LEVELS:
            return at
    return 0


def _is_head(token: Token) -> bool:
    """Whether a cell may be the head of a column of such a list."""
    words = token.text
    short = len(words) <= _LONGEST and money(words, None) is None
    return short and not level(words) and head(words) not in (*LEVELS, "name", "annual", "period", "actual")


def _over(heads: list[Token], value: Token) -> Token | None:
    """The head above a value."""
    return next((h for h in heads if h.column <= value.column < h.column + h.columns), None)


def _lines(form: Filling, heads: list[Token], named: Token, first: int, last: int) -> list[list[Token]]:
    """The rows of the list: each has its cells below the heads and begins with no label of a field."""
    out: list[list[Token]] = []
    for n in range(first, last + 1):
        line = [t for t in form.lines.get(n, ()) if t.text]
        if not line or any(_over(heads, t) is None or level(t.text) for t in line):
            break
        if label(line[0].text) not in ("", "total") or len(line) < _LEAST:
            break
        if not any(_over([named], t) for t in line) and not label(line[0].text):
            break
        out.append(line)
    return out


def _keep(form: Filling, heads: list[Token], named: Token, line: list[Token]) -> None:
    """Keep a row beside its name; numbers of rows say nothing."""
    name = next((t for t in line if _over([named], t)), line[0])
    form.take(name, *(t for t in line if t is not name and ordinal(t.text) and label(_head(heads, t)) == "ordinal"))
    for value in line:
        over = _over(heads, value)
        if value is not name and over is not None and label(over.text) != "ordinal":
            form.detail(Token(f"{name.text}·{over.text}", 0, 0, 0), [value])
            form.take(value)


def _head(heads: list[Token], value: Token) -> str:
    over = _over(heads, value)
    return over.text if over is not None else ""
