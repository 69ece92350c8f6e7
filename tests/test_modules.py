"""The program's own modules out of files beside those of Python."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec
from pathlib import Path

import pytest

from jxlint import modules
from jxlint.modules import Package
from tests.samples import EXAMPLES, ROOT

_SCRIPT = """
import atexit, sys
from jxlint import program

@atexit.register
def told():
    ours = (m for n, m in sys.modules.items() if n.startswith("jxlint.rules."))
    print(*sorted({type(m.__spec__.loader).__module__ for m in ours}), file=sys.stderr, flush=True)

program.start()
"""


def value(package: Package, name: str) -> object:
    """What the module `name` of one line says, out of `package`; None where this does not know it."""
    spec = package.spec(name)
    if spec is None:
        return None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.__file__, module.VALUE


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "told.py"
    path.write_text("VALUE = 1\n", "utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path, source: Path) -> Path:
    """A file that holds the module `told`."""
    Package(str(tmp_path / "a.all")).add([SourceFileLoader("told", str(source))])
    return tmp_path / "a.all"


def test_a_module_comes_out_of_the_file(file: Path, source: Path) -> None:
    assert value(Package(str(file)), "told") == (str(source), 1)
    assert value(Package(str(file)), "untold") is None


def test_a_module_whose_source_has_changed_or_is_gone_does_not(file: Path, source: Path) -> None:
    package = Package(str(file))
    source.write_text("VALUE = 22\n", "utf-8")
    assert value(package, "told") is None
    package.add([SourceFileLoader("told", str(source))])
    assert value(Package(str(file)), "told") == (str(source), 22)
    source.unlink()
    assert value(Package(str(file)), "told") is None


def test_more_modules_are_added(file: Path, source: Path, tmp_path: Path) -> None:
    (folder := tmp_path / "inner").mkdir()
    (inner := folder / "__init__.py").write_text("VALUE = 3\n", "utf-8")
    Package(str(file)).add([SourceFileLoader("inner", str(inner))])
    package = Package(str(file))
    assert (value(package, "told"), value(package, "inner")) == ((str(source), 1), (str(inner), 3))
    spec = package.spec("inner")
    assert spec is not None
    assert spec.submodule_search_locations == [str(folder)]


@pytest.mark.parametrize("keep", [0, 40, 60, -3])
def test_a_damaged_file_is_not_believed(file: Path, keep: int) -> None:
    file.write_bytes(file.read_bytes()[:keep])
    assert value(Package(str(file)), "told") is None


def test_the_file_of_another_python_is_not_believed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modules, "_MAKER", "4.0")
    assert value(Package(str(file)), "told") is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights as on Unix")
def test_a_file_that_others_may_write_is_not_believed(file: Path) -> None:
    file.chmod(0o622)
    assert value(Package(str(file)), "told") is None


def _run(folder: Path, **more: str) -> tuple[str, list[str]]:
    """What a run prints that keeps compiled code in `folder`, and who loaded its modules."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder), "JXLINT_CACHE_DIR": str(folder / "cache"), **more}
    args = ["check", str(EXAMPLES / "baiyun-projects.txt"), "--format", "concise"]
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *args], capture_output=True, env=env, cwd=ROOT, text=True, encoding="utf-8"
    )
    return done.stdout, done.stderr.split()


def test_a_run_loads_what_an_earlier_one_has_put_there(tmp_path: Path) -> None:
    first, loaders = _run(tmp_path, PYTHONDONTWRITEBYTECODE="")
    assert "JX" in first
    assert loaders == ["_frozen_importlib_external"]
    assert _run(tmp_path, PYTHONDONTWRITEBYTECODE="") == (first, ["jxlint.modules"])


def test_code_without_assertions_is_kept_apart(tmp_path: Path) -> None:
    _run(tmp_path, PYTHONDONTWRITEBYTECODE="")
    assert _run(tmp_path, PYTHONDONTWRITEBYTECODE="", PYTHONOPTIMIZE="1")[1] == ["_frozen_importlib_external"]


def test_where_python_keeps_no_compiled_code_neither_do_we(tmp_path: Path) -> None:
    first, _ = _run(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert "JX" in first
    assert not [*tmp_path.rglob("*.all")]
