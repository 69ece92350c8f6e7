"""What is kept between runs is used only when it is whole and our own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jxlint.caching import keep, kept
from jxlint.rules.book import home
from jxlint.rules.cache import read_book_cached


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "entry"
    assert keep(path, b"data")
    assert kept(path) == b"data"
    with pytest.raises(FileNotFoundError):
        kept(tmp_path / "nothing")


@pytest.mark.parametrize("spoil", [lambda d: d[:-1], lambda d: d + b"x", lambda _: b"", lambda d: d[32:]])
def test_what_is_damaged_is_not_used(spoil: object, tmp_path: Path) -> None:
    path = tmp_path / "entry"
    keep(path, b"data")
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(OSError, match="entry"):
        kept(path)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owners here")
def test_what_others_wrote_or_may_write_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "entry"
    keep(path, b"data")
    for mode in (0o620, 0o602):
        path.chmod(mode)
        with pytest.raises(PermissionError):
            kept(path)
    path.chmod(0o600)
    assert kept(path) == b"data"
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(PermissionError):
        kept(path)


def test_a_spoilt_rule_book_is_made_anew_and_few_are_kept(tmp_path: Path) -> None:
    folder = home() / "lint_rules"
    book = read_book_cached(folder, tmp_path)
    (path,) = tmp_path.glob("rules-*.json")
    path.write_bytes(path.read_bytes().replace(b"JX301", b"JX999"))
    for i in range(6):
        (tmp_path / f"rules-{i}.json").write_bytes(b"")
    assert read_book_cached(folder, tmp_path) == book
    assert read_book_cached(folder, tmp_path) == book
    assert len(list(tmp_path.glob("rules-*.json"))) == 4
