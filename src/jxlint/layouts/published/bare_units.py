"""Lines of a project table that name a unit and state no money of it, above its projects."""

from __future__ import annotations

from jxlint.layouts.published.blocks import Block
from jxlint.layouts.published.seams import LONGEST_NAME
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import Row
from jxlint.layouts.words.office_names import is_office

# So many of the projects' names, at least, are set in.
MOST = 5, 4
# So many more of them show that one that is not is none of a project.
SURE = 3


def part(stream: Stream, blocks: list[Block]) -> None:
    """Give the units whose names stand on lines of their own above those of projects blocks of their own in `blocks`:
    the names of projects are set in, and theirs are not."""
    projects = [block for block in blocks if not block.bare]
    found = {id(block): at for block in projects if (at := _set_in_at(stream, block)) is not None}
    inner = sum(stream.indented(block.name[0]) for block in projects)
    if not found or (inner + len(found)) * MOST[0] < len(projects) * MOST[1]:
        return
    for i in range(len(blocks) - 1, -1, -1):
        start, end = blocks[i].name
        at = found.get(id(blocks[i]))
        if at is not None and (inner >= SURE or is_office(stream.text[start:at])):
            blocks[i].name = at, end
            blocks.insert(i, Block(Row(at, at, (), ()), (start, at), objective=(at, at), of_unit=True))


def _set_in_at(stream: Stream, block: Block) -> int | None:
    """Where in the name of a block a line is set in below one that is not, None where none is."""
    first, *rest = [start for start, _ in stream.lines(*block.name)] or [0]
    at = next((start for start in rest if stream.indented(start)), None)
    if at is None or stream.indented(first) or at - first > LONGEST_NAME or stream.line_start(first) != first:
        return None
    # A figure alone, the number of a page say, names nobody.
    return at if any(map(str.isalpha, stream.text[first:at])) else None
