"""Forms of a project: fields by their labels, then a table of indicators; one form or several below each other."""

from __future__ import annotations

import re

from jxlint.compiled import compiled
from jxlint.document import Form
from jxlint.errors import BlankForm
from jxlint.layouts.filling.building import built
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.filling.run_together import figures_left, refused, swallowed
from jxlint.layouts.forms.above_title import below_heading, first_of_form, year_above
from jxlint.layouts.forms.indicator_rows import below_heads, indicators
from jxlint.layouts.forms.labelled import field
from jxlint.layouts.forms.laid_out import refuse_pieces
from jxlint.layouts.forms.remarks import begins_remarks, remarks
from jxlint.layouts.forms.terms import together
from jxlint.layouts.lists.unit_drafts import departments_as_units, units_of
from jxlint.layouts.rows.heads import heads_at
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft, money
from jxlint.layouts.tokens.tokenized import bars, tokens
from jxlint.layouts.words.vocabulary import SEAL, TITLE, filler, label, level
from jxlint.reading import Reading
from jxlint.sheet import Sheet

_RESIDUE = compiled(r"[*＊]{2,}|[Xx×]{2,}|20[Xx]{2}")


def read(sheet: Sheet, form: Form) -> Reading:
    """The document in `sheet`. Raises BlankForm when nothing is filled in."""
    stream = Stream(sheet, bars(sheet))
    filling = Filling(stream, tokens(stream))
    _run(filling)
    refuse_pieces(filling)
    if filling.year is None and form != "self-evaluation":
        filling.year = year_above(filling)
    if form == "indicator-grid":
        units_of(stream, filling)
    drafts = [d for d in filling.drafts if d.filled]
    if form == "indicator-grid":
        departments_as_units(filling, drafts)
    for draft in drafts:
        draft.rows = together(stream, draft.rows)
        if form != "indicator-grid" and draft.money.keys() == {"fiscal"} and not (draft.summed or draft.more):
            draft.money["total"] = draft.money["fiscal"]  # all the money that there is
    template = not any(d.rows for d in drafts) and len(_RESIDUE.findall(sheet.solid)) > 2
    if not drafts or template or all(_blank(d) for d in drafts):
        if figures_left(stream, filling.start):
            raise refused()
        raise BlankForm.made()
    if filling.mode != "grid" and swallowed(drafts):
        raise refused()
    return built(stream, drafts, form, filling, stream.offset(filling.start))


def _blank(draft: Draft) -> bool:
    """Whether nothing is filled in but what the form itself says: no value, no objective, no money."""
    values = [t.text for row in draft.rows for k in ("annual", "period", "actual") for t in row.fields.get(k, [])]
    told = [t.text for t in draft.fields.get("objective", [])]
    figures = [t.text for t in (*draft.money.values(), *draft.more.values()) if money(t.text, None)]
    written = [w for w in (*values, *told) if not filler(w) and not _RESIDUE.search(w)]
    return not figures and not written


def _run(form: Filling) -> None:
    """Read everything from the title on, with its kin above it; what else stands there is of another paper."""
    title = _title(form)
    i = first_of_form(form, title)
    form.start = form.tokens[i].start if i < len(form.tokens) else 0
    for row in {t.row: form.lines[t.row] for t in form.tokens[:i]}.values():
        if SEAL.fullmatch("".join(t.text for t in row)):  # 附件 2: the number of the table, above other lines
            form.take(*row)
    i = below_heading(form, i, title)
    while i < len(form.tokens):
        if form.draft.filled and begins_remarks(form, i):
            i = remarks(form, i)
            continue
        found = heads_at(form.tokens, i, form.mode) or below_heads(form, i)
        i = indicators(form, i, *found) if found else field(form, i)
        form.listing = bool(found)
    form.draft.partial = _breaks_off(form)
    first = form.drafts[0]
    if len(form.drafts) > 1 and not (first.fields or first.money or first.details):
        # The file begins in the middle of a table.
        first.partial = True


def _breaks_off(form: Filling) -> bool:
    """Whether a text ends in the middle of its table: a level with no rows, a row without its value."""
    if form.mode == "grid" or not form.listing or not form.draft.rows:
        return False
    words = [t for t in form.tokens if t.text]
    value = next((v for k in ("annual", "period") if (v := form.draft.rows[-1].fields.get(k))), None)
    return (bool(level(words[-1].text)) and not form.moved) or value is None or not re.search(r"\w", value[-1].text)


def _title(form: Filling) -> int:
    """The last title above the first name of a project, 0 where there is none."""
    at = 0
    for i, token in enumerate(form.tokens):
        if TITLE.fullmatch(token.text) and len(token.text) < 60:
            at = i
        elif label(token.text) == "project" or (token.text and heads_at(form.tokens, i, form.mode)):
            break
    return at
