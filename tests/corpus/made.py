"""Small corpora for tests, and what is in a data set."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("pyarrow", reason='run pip install "jxlint[corpus]"')

import pyarrow.parquet as pq

from jxlint.corpus.progress import Progress
from jxlint.corpus.running import Summary, run
from jxlint.corpus.schema import TABLES
from jxlint.corpus.settings import Settings


def document(n: int, *, year: int = 2024, unit: str = "", target: str = "≥95%", name: str = "") -> dict[str, Any]:
    """A document with one project, number `n`."""
    amounts = {"total": f"{n + 1}.00", "fiscal": f"{n + 1}.00"}
    row = {"number": 1, "level1": "1-产出指标", "level2": "12-质量指标", "name": f"设备完好率{n}"}
    project = {
        "name": name or f"设备维护项目{n}", "amounts": amounts, "objective": f"保障第{n}号系统全年正常运行。",
        "indicators": [{**row, "period": target, "annual": target}],
    }  # fmt: skip
    units = [{"name": unit or f"甲市乙{n}区财政局", "amounts": amounts, "projects": [project]}]
    return {
        "schema": "jxlint.document/1", "kind": "project-table", "department": unit or f"甲市乙{n}区财政局",
        "money_unit": "万元", "budget_year": year, "total": amounts, "units": units,
    }  # fmt: skip


def data(n: int, **more: Any) -> bytes:
    """`document` as JSON."""
    return msgspec.json.encode(document(n, **more))


def folder(at: Path, count: int) -> Path:
    """A folder of `count` documents."""
    at.mkdir(parents=True)
    for n in range(count):
        (at / f"{n:03}.json").write_bytes(data(n))
    return at


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """A zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in members.items():
            archive.writestr(name, held)
    return path


def tarred(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    """A tar archive."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, held in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(held)
            archive.addfile(info, io.BytesIO(held))
    return path


def start(inputs: list[Path | str], out: Path, jobs: int = 1, **settings: Any) -> Summary:
    """A run in as many processes."""
    made = Settings(lang="en", **settings)
    return run([str(i) for i in inputs], made, out, Progress("en", quiet=True), jobs=jobs)


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table, in an order that is always the same."""
    rows = [row for path in sorted((out / name).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]
    return sorted(rows, key=lambda r: str(r["id"]))


def everything(out: Path) -> dict[str, list[dict[str, Any]]]:
    """All tables."""
    return {name: table(out, name) for name in TABLES}
