"""docs/profiles.md: its profiles are profiles, and it leaves no key out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jxlint.rules.profiles.reading import EXEMPT_KEYS, KEYS, OVERRIDE_KEYS
from tests.cli.test_cli import run
from tests.rules.profiles.files import in_force, write
from tests.samples import EXAMPLES, ROOT

PAGE = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", re.findall(r"```yaml\n(.*?)```", PAGE, re.S))
def test_its_profiles_are_profiles(tmp_path: Path, text: str) -> None:
    write(tmp_path, mine=text)
    assert in_force(tmp_path / "mine.yaml").rules


@pytest.mark.parametrize("key", sorted({*KEYS, *OVERRIDE_KEYS, *EXEMPT_KEYS}))
def test_every_key_is_explained(key: str) -> None:
    assert f"`{key}`" in PAGE or f"    {key}:" in PAGE or f"{key}: " in PAGE


def test_the_examples_are_found_beside_their_tables(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(EXAMPLES / "profiles", tmp_path / "profiles")
    table = shutil.copy(EXAMPLES / "baiyun-projects.txt", tmp_path / "profiles" / "unit")
    done = run("check", str(table), "--format", "json", env={"SOURCE_DATE_EPOCH": "1735689600"})
    assert b'"profile": "\xe6\x9f\x90\xe5\x8d\x95\xe4\xbd\x8d"' in done.stdout
    assert done.stdout.count(b'"suppressed"') == 2
    assert b"JX002" not in done.stdout
