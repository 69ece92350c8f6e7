"""What a short run loads: what nobody asked for costs every run, and nothing shows it but the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jxlint.rules.kinds import BEYOND
from tests.samples import EXAMPLES, ROOT

BAIYUN = str(EXAMPLES / "baiyun-projects.txt")

_SCRIPT = """
import sys
before = set(sys.modules)
from jxlint.program import load_msgspec
load_msgspec()
from jxlint.cli.main import main
try:
    main()
except SystemExit as e:
    assert e.code in (0, 1), e.code
print(*sorted(set(sys.modules) - before), sep="\\n", file=sys.stderr)
"""
# Of the standard library and others: each takes as long as several modules of ours.
_HEAVY = {
    "argparse", "ast", "asyncio", "calendar", "click", "csv", "dataclasses", "email", "fnmatch", "fractions",
    "gettext", "glob", "hashlib", "html", "http", "importlib.metadata", "importlib.resources", "inspect", "jieba",
    "json", "locale", "lzma", "logging", "multiprocessing", "pathlib", "pickle", "pkgutil", "platform", "random",
    "regex", "secrets", "shutil", "ssl", "string", "subprocess", "tempfile", "textwrap", "threading", "tokenize",
    "typing_extensions", "unittest", "urllib", "xml", "yaml", "zipfile", "zlib",
}  # fmt: skip
# Of ours: what declares commands, reads rules and profiles from YAML, compares versions, keeps results, starts
# processes, fixes, reads tables of cells, writes other formats, judges several documents together.
_OF_OTHERS = {
    "annotating", "baseline", "cli.against", "cli.check", "cli.commands", "cli.file_options", "cli.fix", "comparing",
    "corpus", "desk.outcome", "desk.results", "engine.sharing", "fixing", "inputs.lines", "inputs.walking",
    "layouts.department_form", "layouts.text.grid", "layouts.project_forms", "layouts.published.ruled", "plugins",
    "processes.copying", "processes.pool", "readers.json", "readers.pace", "readers.pdf", "readers.xlsx",
    "reports.pretty", "reports.sarif", "reports.text", "rules.across", "rules.cel",
    "rules.example_shape", "rules.fields", "rules.lexiconfile", "rules.loading", "rules.profiles.exempting",
    "rules.profiles.fields", "rules.profiles.file_entry", "rules.profiles.reading", "rules.rulefile", "rules.schemas",
    "rules.segment", "rules.suggestionfile", "rules.taxonomyfile", "rules.yamlfile", "rules.yamltree", "web",
}  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of a run that found nothing there."""
    folder = tmp_path_factory.mktemp("cache")
    _loaded(folder, "rules", "list")
    return folder


def _loaded(cache: Path, *args: str, results: bool = False) -> set[str]:
    """The modules that a run loads."""
    env = {**os.environ, "JXLINT_CACHE_DIR": str(cache), "JXLINT_NO_RESULT_CACHE": "" if results else "1"}
    command = [sys.executable, "-c", _SCRIPT, *args]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=env, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines())


def _ours(modules: set[str]) -> set[str]:
    return {m.removeprefix("jxlint.") for m in modules if m.startswith("jxlint.")}


def test_a_text_judged_anew_loads_no_more_than_it_needs(cache: Path) -> None:
    modules = _loaded(cache, "check", BAIYUN, "--format", "json")
    assert _HEAVY & modules == set()
    ours = _ours(modules)
    assert "rules.kinds.bound" in ours  # it was judged
    assert not {m for m in ours if m in _OF_OTHERS or m.rpartition(".")[0] in _OF_OTHERS}
    others = {m.partition(".")[0] for m in modules} - sys.stdlib_module_names - {"jxlint"}
    assert others == {"ahocorasick_rs", "msgspec"}
    assert not {f"rules.kinds.{kind}" for kind in BEYOND} & ours


@pytest.mark.skipif(os.name == "nt", reason="there click writes to the console")
@pytest.mark.parametrize("form", ["pretty", "concise", "github"])
def test_what_a_person_reads_is_written_without_click(cache: Path, form: str) -> None:
    assert "click" not in _loaded(cache, "check", BAIYUN, "--format", form)


def test_no_type_is_worked_out_from_text_of_what_the_rule_book_holds() -> None:
    script = """
import typing
made = typing.ForwardRef.__init__
def counted(self, arg, *args, **more):
    texts.append(arg)
    made(self, arg, *args, **more)
texts = []
typing.ForwardRef.__init__ = counted
import msgspec
from jxlint.rules.lexicon import Lexicon
from jxlint.rules.model import Rule
from jxlint.rules.profiles.model import Layer
from jxlint.rules.suggestions import Suggestions
from jxlint.rules.taxonomy import Taxonomy
texts.clear()
msgspec.json.Decoder(tuple[Rule, Lexicon, Layer, Suggestions, Taxonomy])
assert texts == [], texts
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_text_known_from_an_earlier_run_loads_no_rule(cache: Path) -> None:
    _loaded(cache, "check", BAIYUN, "--format", "json", results=True)
    ours = _ours(_loaded(cache, "check", BAIYUN, "--format", "json", results=True))
    assert "desk.results" in ours
    assert not {m for m in ours if m.startswith(("rules.kinds", "rules.ruleset", "targets", "layouts", "engine"))}


def test_writing_to_the_cache_loads_little(tmp_path: Path, cache: Path) -> None:
    (kept,) = cache.glob("rules-*")
    (tmp_path / kept.name).write_bytes(kept.read_bytes())
    (tmp_path / kept.name).chmod(0o600)
    modules = _loaded(tmp_path, "check", BAIYUN, "--format", "json", results=True)
    assert (tmp_path / "results").is_dir()
    assert _HEAVY & modules == {"zlib"}


def test_other_command_lines_come_through_click(cache: Path) -> None:
    modules = _loaded(cache, "check", BAIYUN, "--format", "json", "--jobs", "1")
    assert {"click", "jxlint.cli.commands", "jxlint.cli.check"} <= modules


def test_what_stands_in_for_a_module_is_gone_afterwards() -> None:
    script = """
import sys
from jxlint.program import load_msgspec
load_msgspec()
import datetime, msgspec, platform, textwrap, uuid
assert datetime.__file__ and msgspec.json.decode(b'"2024-07-31"', type=datetime.date) == datetime.date(2024, 7, 31)
assert type(msgspec.inspect.type_info(datetime.date)).__name__ == "DateType"
assert platform.python_version() and platform.system() and "typing_extensions" not in sys.modules
assert textwrap.dedent(" a") == "a" and textwrap.__file__
assert msgspec.json.decode(b'"00000000-0000-0000-0000-000000000001"', type=uuid.UUID) == uuid.UUID(int=1)
class Described(msgspec.Struct):
    \'\'\'One line.

    Another one.\'\'\'
assert msgspec.json.schema(Described)["$defs"]["Described"]["description"].endswith("Another one.")
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_module_comes_when_more_is_asked_of_it() -> None:
    script = """
import sys
from jxlint.program import _Later
sys.modules["platform"] = asked = _Later("platform", system=lambda: "known")
import platform
assert platform is asked and platform.system() == "known"
assert platform.python_version() == sys.version.split()[0]
assert sys.modules["platform"].__file__
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_an_interrupt_while_something_is_loaded_is_quiet() -> None:
    script = """
import jxlint.program as program
def interrupted():
    raise KeyboardInterrupt
program.load_msgspec = interrupted
program.start()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (130, b"")
