"""The page of jxlint serve in a browser: from a file's drop to its findings on the screen, beside the command line."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.figures import ANEW, Figure, Missing, best, cost

TABLE = Path(__file__).parents[1] / "examples" / "guangzhou-projects-2024.txt"
_GOAL = 0.3  # seconds for a table of 30 KB

# Both end with the frame on which what was asked for is painted.
_PAINTED = "(done) => requestAnimationFrame(() => requestAnimationFrame(done))"
_DROP = """async (text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], "table.txt"));
  const files = document.querySelectorAll("#files li").length;
  const start = performance.now();
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  const shown = () => document.querySelectorAll("#files li").length > files
    && document.body.className === "shown" && document.querySelector("#list .finding");
  while (!shown()) await new Promise((next) => requestAnimationFrame(next));
  await new Promise(PAINTED);
  return performance.now() - start;
}""".replace("PAINTED", _PAINTED)
_CHANGE = """async (value) => {
  document.querySelector('[data-path$="/0/annual"]').dispatchEvent(new KeyboardEvent("keydown", {
    key: "Enter", bubbles: true, cancelable: true }));
  const area = document.querySelector("#table textarea");
  area.value = value;
  const start = performance.now();
  area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  while (document.querySelector("#result").hasAttribute("aria-busy")) {
    await new Promise((next) => requestAnimationFrame(next));
  }
  await new Promise(PAINTED);
  return performance.now() - start;
}""".replace("PAINTED", _PAINTED)


def run(times: str = "5") -> list[Figure]:
    """Needs Chromium and playwright."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise Missing("Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        raise Missing("playwright (pip install -e .[dev])") from None
    command = [sys.executable, "-m", "jxlint", "check", str(TABLE), "--exit-zero"]
    cost(command, ANEW)  # fills the cache of the rules
    line = best(lambda: cost(command, ANEW), int(times)).seconds
    with _serving() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 650}, locale="zh-CN")
        page.goto(address)
        first, *others = (_dropped(page) for _ in range(int(times) + 1))
        changed = min(page.evaluate(_CHANGE, f"≥{n}个") / 1000 for n in range(int(times)))
        browser.close()
    said, kilobytes = "jxlint check", TABLE.stat().st_size // 1024
    return [
        Figure("dropped, the first in a new server", first, "s", line, said, goal=3, note=f"{kilobytes} KB"),
        Figure("dropped", min(others), "s", line, said, goal=1.5),
        Figure("its first result within", min(others), "s", goal=_GOAL),
        Figure("a value changed and judged again", changed, "s", line, said, goal=1.5),
    ]


def _dropped(page: Any) -> float:
    return float(page.evaluate(_DROP, TABLE.read_text(encoding="utf-8"))) / 1000


@contextmanager
def _serving() -> Iterator[str]:
    """The address of a server for as long as it is needed."""
    command = [sys.executable, "-m", "jxlint", "serve", "--port", "0", "--no-open", "--lang", "en"]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stderr=said)
        try:
            while process.poll() is None:
                said.seek(0)
                if found := re.search(r"http://[\w.:]+/", said.read()):
                    yield found[0]
                    return
                time.sleep(0.05)
            raise Missing("jxlint serve (pip install -e .[serve])")
        finally:
            process.terminate()
            process.wait(20)
