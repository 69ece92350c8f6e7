"""Reading PDF files, beside pdfplumber's extract_tables."""

from __future__ import annotations

import logging
import time
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.grids import rows_of
from tests.samples import ROOT, WITH_GOLD, gold

from benchmarks.figures import Figure, Missing

FILES = ROOT / "tests" / "data" / "pdf"
Cells = Iterable[str]


def run(times: str = "3") -> list[Figure]:
    """Processor time a page for each printed table, and the share of its cells that come out whole. Raises Missing."""
    try:
        import pdfplumber
    except ModuleNotFoundError as e:
        raise Missing("pdfplumber (pip install pdfplumber)") from e
    from jxlint.document import ProjectTable
    from jxlint.readers.limits import DEFAULT
    from jxlint.readers.pdf import read

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font

    def ours(path: Path) -> list[str]:
        sheet = read(path.read_bytes(), DEFAULT)
        return [sheet.text[cell.start : cell.end] for cell in sheet.cells]

    def theirs(path: Path) -> list[str]:
        with pdfplumber.open(path) as document:
            found = [table for page in document.pages for table in page.extract_tables()]
        return [cell for table in found for row in table for cell in row if cell]

    out: list[Figure] = []
    for path in sorted(FILES.glob("*.pdf")):
        table = gold(path.name.split(".")[0])
        if not isinstance(table, ProjectTable) or path.name.split(".")[0] not in WITH_GOLD:
            continue
        wanted = [_solid(cell) for row in rows_of(table)[1:] for cell in row if cell.strip()]
        with pdfplumber.open(path) as document:
            pages = len(document.pages)
        mine, cells = _cheapest(ours, path, int(times))
        other, others = _cheapest(theirs, path, int(times))
        name = path.name.removesuffix(".pdf")
        out += [
            Figure(f"{name}, a page", mine / pages, "s", other / pages, "pdfplumber", goal=0.25),
            Figure(f"{name}, cells whole", _whole(wanted, cells), "%", more=True, goal=_whole(wanted, others),
                   note=f"pdfplumber {_whole(wanted, others):.1f} %"),
        ]  # fmt: skip
    return out


def _cheapest(read: Callable[[Path], list[str]], path: Path, times: int) -> tuple[float, list[str]]:
    best, cells = float("inf"), list[str]()
    for _ in range(times):
        started = time.process_time()
        cells = read(path)
        best = min(best, time.process_time() - started)
    return best, cells


def _solid(text: str) -> str:
    """The words of a cell, however lines are wrapped; radicals and full-width signs folded for both alike."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _whole(wanted: list[str], cells: Cells) -> float:
    """How many in a hundred of the cells `wanted` are among `cells`, each counted as often as it stands there."""
    left = [_solid(cell) for cell in cells]
    found = 0
    for cell in wanted:
        if cell in left:
            left.remove(cell)
            found += 1
    return 100 * found / len(wanted)
