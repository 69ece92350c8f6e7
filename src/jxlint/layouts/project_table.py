"""项目支出绩效目标表 as published: per unit a line of money, per project name, money, objective and indicators.

The text comes out of PDFs: lines break anywhere and names stand above, beside or below their money. What parts the
fields is therefore the words (amounts, numbers of indicators, closing marks), and the lines only where words do not.
"""

from __future__ import annotations

import msgspec

from jxlint.errors import BlankForm
from jxlint.layouts.published import bare_units, moneyless
from jxlint.layouts.published import indicators as listing
from jxlint.layouts.published.blocks import Block, blocks_of
from jxlint.layouts.published.headings import Headings, headings
from jxlint.layouts.published.interleaved import astray, give_back
from jxlint.layouts.published.lone_figures import place_by_lines
from jxlint.layouts.published.made_table import MadeTable
from jxlint.layouts.published.mixed_columns import refuse_mixed
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import rows
from jxlint.reading import Reading
from jxlint.sheet import Sheet


def confidence(sheet: Sheet) -> float:
    """How sure it is that `sheet` is this form, 0 to 1."""
    found = headings(sheet)
    score = 0.5 * found.has_columns + 0.2 * bool(found.department) + 0.1 * bool(found.spans)
    if listing.START.search(sheet.solid) and "值" in sheet.solid:
        score += 0.4
    return min(score, 1.0)


def read(sheet: Sheet) -> Reading:
    """The document in `sheet`. Raises BlankForm when nothing is filled in, UnrecognisedTable when a text mixes its
    columns."""
    if not sheet.cells:
        refuse_mixed(sheet.text)
    heads = headings(sheet)
    by_cells = _ruled(sheet, heads) if sheet.cells else None
    stream, blocks, heads = by_cells or (*_running(Stream(sheet, heads.spans), heads), heads)
    if _blank(stream.text):
        raise BlankForm.made()
    return MadeTable(stream, heads).reading(blocks)


def _blank(text: str) -> bool:
    """Whether there is nothing, or a total of nothing."""
    if not text.startswith(("合计", "总计")):
        return not text
    rest = text[2:]
    return not rest.removeprefix(rest[0] if rest[:1] in (":", "：") else "").strip("0.,—–-")


def _ruled(sheet: Sheet, heads: Headings) -> tuple[Stream, list[Block], Headings] | None:
    """The blocks of a table of cells, the stream that they are indexes of, and the headings with what its heads say;
    None where no cells are this table."""
    from jxlint.layouts.published import ruled, ruled_blocks, ruled_units  # of files that have cells alone

    table = ruled.table_of(sheet, heads.spans)
    if table is None:
        return None
    stream = Stream(sheet, ruled_blocks.outside(sheet, table, heads.spans))
    if heads.money_unit is None:
        heads = msgspec.structs.replace(heads, money_unit=table.money_unit or ruled_units.money_unit(sheet, table.rows))
    return stream, ruled_blocks.blocks_of(stream, table), heads


def _running(stream: Stream, heads: Headings) -> tuple[Stream, list[Block]]:
    """The blocks of running text, and the stream that they are indexes of."""
    sheet = stream.sheet
    known = sheet.solid[slice(*heads.department)] if heads.department else ""

    def blocks(of: Stream) -> list[Block]:
        starts = listing.numbered(of)
        lines = rows(of, len(heads.columns), starts)
        place_by_lines(of, lines, heads.columns)
        made = moneyless.part(of, blocks_of(of, lines, known), starts)
        bare_units.part(of, made)
        return made

    found = blocks(stream)
    pieces = astray(stream, found)
    if pieces:
        whole = Stream(sheet, sorted((*heads.spans, *pieces)))
        again = blocks(whole)
        if give_back(whole, again, pieces):
            return whole, again
    return stream, found
