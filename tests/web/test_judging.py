"""In a worker: nothing of a table stays when its order is done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jxlint.errors import UsageError
from jxlint.readers import pace, read_bytes
from jxlint.reading import Reading
from jxlint.web import judging
from jxlint.web.judging import Crew, judge
from jxlint.web.orders import Options, Order, Stage, Upload
from jxlint.web.settings import Settings
from tests.samples import ROOT
from tests.web.serving import TABLE


@pytest.fixture(scope="module")
def crew(_own_cache: None) -> Crew:
    """A worker's rule sets, warm."""
    made = Crew(Settings())
    made.warm()
    return made


_FORGETTING = """
import gc, types
from pathlib import Path
from jxlint.web.judging import Crew, judge
from jxlint.web.orders import Order, Upload
from jxlint.web.settings import Settings

def texts(words):
    found, seen, stack = 0, set(), list(gc.get_objects())
    while stack:
        thing = stack.pop()
        if isinstance(thing, str):
            found += words in thing and thing != words
        elif id(thing) not in seen and not isinstance(thing, bytes | int | float | types.CodeType | types.FrameType):
            seen.add(id(thing))
            # Of keys that are text, nobody else tells.
            stack += [*gc.get_referents(thing), *(list(thing) if isinstance(thing, dict) else ())]
    return found

crew = Crew(Settings())
crew.warm()
words = "".join(map(chr, (0x9F98, 0x9F96, 0x9F97)))  # in no rule, and in no constant
data = Path("examples/baiyun-projects.txt").read_text(encoding="utf-8").replace("公众号", words).encode()
report = judge(crew, Order("check", (Upload("a.txt", data),)), lambda _: None).report
shown = any(words in f.message for f in report.files[0].findings)
del report, data
before = texts(words)
crew.forget()
print(shown, before > 0, texts(words))
"""


def test_an_order_leaves_no_text_behind() -> None:
    """In a process of its own: all that is in its memory is looked through."""
    command = [sys.executable, "-X", "utf8", "-c", _FORGETTING]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "True True 0\n"


def test_rule_sets_that_were_asked_for_are_kept_in_bounds(crew: Crew) -> None:
    first = crew.shelf(Options(year=2000))
    assert crew.shelf(Options(year=2000, lang="en", layout="x")) is first
    for year in range(2001, 2009):
        crew.shelf(Options(year=year))
    assert crew.shelf(Options(year=2000)) is not first
    assert crew.shelf(Options()) is crew.shelf(Options(lang="en"))


def test_a_profile_is_a_name_and_never_a_path(crew: Crew, tmp_path: Path) -> None:
    there = tmp_path / "rules.yaml"
    there.write_text("name: x\n", encoding="utf-8")
    for name in (str(there), "../rules.yaml", "rules.yaml", "", "default.yaml"):
        with pytest.raises(UsageError, match="no built-in profile"):
            crew.shelf(Options(profile=name))
    assert crew.shelf(Options(profile="mof-2021")).plan().profile.name == "mof-2021"


def test_the_services_own_profile_is_in_force_where_none_is_asked_for(tmp_path: Path) -> None:
    there = tmp_path / "局.yaml"
    there.write_text("name: 本局\nrules: {JX301: off}\n", encoding="utf-8")
    crew = Crew(Settings(profile=str(there)))
    order = Order("check", (Upload("a.txt", Path(TABLE).read_bytes()),))
    report = judge(crew, order, lambda _: None).report
    assert report.profile == "本局"
    assert not [f for f in report.files[0].findings if f.code == "JX301"]
    assert crew.shelf(Options(profile="default")).plan().profile.name == "default"


def test_the_pages_of_a_scan_are_told(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(data: bytes, name: str, **_: object) -> Reading:
        pace.page(1, 2)
        pace.page(2, 2)
        return read_bytes(data, name)

    monkeypatch.setattr(judging, "read_bytes", slow)
    told: list[Stage] = []
    judge(crew, Order("check", (Upload("a.txt", Path(TABLE).read_bytes()),)), told.append)
    assert told == [
        Stage("reading", 1, 1), Stage("reading", 1, 1, 1, 2), Stage("reading", 1, 1, 2, 2), Stage("judging", 1, 1),
    ]  # fmt: skip
