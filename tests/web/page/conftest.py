"""One server and one browser for all tests of the page; they end with the package, since other tests run event loops of
their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.page.shown import VIEWPORT, Shown

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `jxlint serve` answers. It takes 2 MB at most, so that too much is soon sent."""
    said = tmp_path_factory.mktemp("serve") / "said.txt"
    command = [sys.executable, "-m", "jxlint", "serve", "--port", "0", "--no-open", "--workers", "2", "--lang", "en"]
    with said.open("w") as out:
        process = subprocess.Popen(
            [*command, "--limit", "upload=2MB", "--limit", "job-upload=2MB"],
            stderr=out,
            env=os.environ | {"NO_COLOR": "1"},
        )
        try:
            yield _address(process, said)
        finally:
            process.terminate()
            process.wait(20)


def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    import time

    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"http://[\w.:]+/", said.read_text())
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(f"the server did not start: {said.read_text()}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install -e .[dev])")
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed (on Debian: apt install chromium)")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def opened(browser: Any, address: str) -> Iterator[Shown]:
    """The page, opened in Chinese; the tests of a module share it, since to open it takes longer than most of them."""
    context = browser.new_context(viewport=VIEWPORT, locale="zh-CN")
    context.set_default_timeout(15_000)
    yield Shown(context, address)
    context.close()


@pytest.fixture
def shown(opened: Shown) -> Iterator[Shown]:
    """The page as it is when it opens. Nothing may go wrong in it or be asked of anybody else, whatever a test does."""
    opened.reset()
    yield opened
    assert opened.wrong == []
    assert opened.foreign == []
