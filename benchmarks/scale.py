"""How the cost of `corpus run` grows: 1, 10, 100 and 1,000 times the samples, and pages of PDF files.

    python -m benchmarks scale [LARGEST]

Processor time, the largest memory of a process and bytes written, for so many times the tables of examples/, each copy
with other numbers in its values and units of its own. The exponents are those of cost = a · documents^b, fitted to the
three largest by least squares of the logarithms: 1 is linear. What the nation would cost is worked out from the figures
of the largest run and of the PDF file; docs/scale.md says what that rests on.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.figures import Figure, cost
from benchmarks.generate import EXAMPLES, renewed
from jxlint.document import DepartmentForm, Document, ProjectTable, words
from jxlint.readers import read_file

FACTORS = (1, 10, 100, 1000)
PDF = Path(__file__).parents[1] / "tests" / "data" / "pdf" / "baiyun-projects.pdf"
PAGES, PDFS = 5, 12
# The nation: budget units, projects of each, indicators of each, pages of a PDF file of a unit.
UNITS, PROJECTS, INDICATORS, PAGES_EACH = 3_000_000, 10, 8, 5
YUAN = 0.3  # a core for an hour, as public clouds in China ask for it on demand (2024, rounded up)


def samples() -> list[Document]:
    """The tables of examples/."""
    return [read_file(p).document for p in sorted(EXAMPLES.iterdir()) if p.suffix in (".txt", ".json")]


def copies(factor: int) -> Iterator[bytes]:
    """So many copies of every sample as JSON."""
    rng, made = random.Random(factor), samples()
    for copy in range(factor):
        for document in made:
            yield msgspec.json.encode(_copied(document, copy, rng))


def _copied(document: Document, copy: int, rng: random.Random) -> Document:
    if isinstance(document, DepartmentForm):
        rows = tuple(renewed(i, rng) for i in document.indicators)
        name = f"{words(document.department)}{copy}"
        return msgspec.structs.replace(document, department=name, indicators=rows)
    assert isinstance(document, ProjectTable)
    units = tuple(
        msgspec.structs.replace(
            unit, name=f"{words(unit.name)}{copy}",
            projects=tuple(
                msgspec.structs.replace(p, indicators=tuple(renewed(i, rng) for i in p.indicators))
                for p in unit.projects
            ),
        )
        for unit in document.units
    )  # fmt: skip
    return msgspec.structs.replace(document, department=f"{words(document.department)}{copy}", units=units)


def exponent(points: list[tuple[float, float]]) -> float:
    """The slope of the line through the logarithms of `points`."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x, mean_y = sum(x for x, _ in logs) / len(logs), sum(y for _, y in logs) / len(logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def measured(inputs: Path, out: Path) -> dict[str, float]:
    """A run over `inputs`, and the statistics of what it wrote."""
    run = cost([sys.executable, "-m", "jxlint", "corpus", "run", str(inputs), "-o", str(out), "-q"])
    assert run.code == 0, run.out
    stats = cost([sys.executable, "-m", "jxlint", "corpus", "stats", str(out), "--format", "json"])
    totals = json.loads(stats.out)["totals"]
    written = sum(p.stat().st_size for p in out.rglob("*") if p.is_file())
    return {"cpu": run.cpu, "clock": run.seconds, "peak": run.peak, "stats": stats.cpu, "bytes": written, **totals}


def run(largest: str = "100") -> list[Figure]:
    """The figures, up to `largest` times the samples."""
    runs = dict[int, dict[str, float]]()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for factor in (f for f in FACTORS if f <= int(largest)):
            inputs = folder / f"{factor}.jsonl"
            with inputs.open("wb") as f:
                f.writelines(re.sub(rb"\n", b"", document) + b"\n" for document in copies(factor))
            runs[factor] = {**measured(inputs, folder / f"out{factor}"), "in": inputs.stat().st_size}
        (folder / "pdf").mkdir()
        for i in range(PDFS):
            (folder / "pdf" / f"{i}.pdf").write_bytes(PDF.read_bytes())
        pdf = measured(folder / "pdf", folder / "pdfs")
    return [*_growth(runs), *_nation(runs[max(runs)], runs[min(runs)]["cpu"], pdf)]


def _growth(runs: dict[int, dict[str, float]]) -> Iterator[Figure]:
    for factor, r in runs.items():
        rate = r["indicators"] / r["cpu"]
        note = f"{r['documents']:.0f} documents, {r['indicators']:,.0f} indicators, {rate:,.0f} a second of a core"
        yield Figure(f"{factor} times, processor", r["cpu"], note=note)
        yield Figure(f"{factor} times, clock", r["clock"])
        yield Figure(f"{factor} times, memory", r["peak"], "MiB")
        yield Figure(f"{factor} times, written", r["bytes"] / 1e6, "MB", note=f"read {r['in'] / 1e6:.1f} MB")
        yield Figure(f"{factor} times, statistics", r["stats"])
    last = sorted(runs.items())[-3:]
    for what, goal in (("cpu", 1.1), ("peak", 0.4), ("bytes", 1.05), ("stats", 1.0)) if len(last) > 1 else ():
        # What it is fitted to is part of its name: exponents of other sizes cannot be compared with it.
        name = f"exponent of {what}, {last[0][0]} to {last[-1][0]} times"
        yield Figure(name, exponent([(r["documents"], r[what]) for _, r in last]), "", goal=goal)


def _nation(run: dict[str, float], start: float, pdf: dict[str, float]) -> Iterator[Figure]:
    """What all budget units would take; the time to start and to end of a small run is no part of it."""
    judging = (run["cpu"] - start) / run["indicators"]
    page = (pdf["cpu"] - start) / (PAGES * PDFS)
    rows, pages = UNITS * PROJECTS * INDICATORS, UNITS * PAGES_EACH
    judged, read = rows * judging / 3600, pages * page / 3600
    yield Figure("PDF", 1 / page, "pages/s", more=True, note="a second of a core: read, judged and written")
    yield Figure("JSON", 1 / judging, "rows/s", more=True, note="indicators a second of a core")
    yield Figure("nation, as JSON", judged, "core h", note=f"{rows:,} indicators, {judged * YUAN:,.0f} yuan")
    yield Figure("nation, as PDF", read, "core h", note=f"{pages:,} pages, {read * YUAN:,.0f} yuan")
    yield Figure("nation, written", run["bytes"] / run["indicators"] * rows / 1e9, "GB")
