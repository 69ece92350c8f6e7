"""What is kept between runs is used only when it is whole and our own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from jxlint.caching import keep, kept
from jxlint.errors import BrokenRule
from jxlint.rules import cache as cached
from jxlint.rules.book import LARGEST, home
from jxlint.rules.cache import read_book_cached, read_own_cached
from jxlint.rules.profiles.shelf import Shelf
from tests.rules.book import EXAMPLES, RULE

OWN = RULE.format(kind="pattern", options="{pattern: 培训, fields: [name]}", examples=EXAMPLES, more="{more}")


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


def own(folder: Path, more: str = "", name: str = "own.yaml") -> Path:
    """A rule of a user's own, with `more` keys."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(OWN.replace("{more}", more), encoding="utf-8")
    return path


def entries(cache: Path) -> list[Path]:
    return list(cache.glob("own-*.json"))


def test_a_rule_that_moves_to_another_folder_is_found_there(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    own(rules, name="one/same/own.yaml")
    first = read_own_cached(rules, "rules", tmp_path / "cache").rules[0]
    assert first.file == "rules/one/same/own.yaml"
    (rules / "one").rename(rules / "two")
    again = read_own_cached(rules, "rules", tmp_path / "cache").rules[0]
    assert again.file == "rules/two/same/own.yaml"


@pytest.mark.parametrize(
    "condition",
    [
        "{name: 5}",
        "{nmae: [甲]}",
        "[{name: [甲]}, {nmae: [乙]}]",
        "[[{nmae: [乙]}]]",
        "\n    name: [甲]\n    nmae: [乙]",
    ],
)
@pytest.mark.parametrize("key", ["when", "unless"])
def test_a_bad_condition_is_at_the_same_place_when_it_comes_from_the_cache(
    condition: str, key: str, tmp_path: Path
) -> None:
    path = own(tmp_path, f"  {key}: {condition}\n")
    said = []
    for cache in (False, tmp_path / "cache", tmp_path / "cache"):
        with pytest.raises(BrokenRule) as caught:
            Shelf(own=[path], cache=cache).rules()
        said.append((caught.value.where, str(caught.value)))
    assert entries(tmp_path / "cache")
    assert said[0] == said[1] == said[2]
    assert said[0][0].count(":") == 2 + str(path).count(":")


def test_a_bad_condition_of_a_suggestion_is_at_the_same_place_too(tmp_path: Path) -> None:
    own(tmp_path / "rules", "  suggest: hint\n")
    path = tmp_path / "rules" / "suggestions" / "hint.yaml"
    path.parent.mkdir()
    path.write_text(
        "name: hint\nsuggestions:\n- when:\n    name: [甲]\n    nmae: [乙]\n  zh: 一\n  en: a\n- {zh: 二, en: b}\n",
        encoding="utf-8",
    )
    for cache in (False, tmp_path / "cache", tmp_path / "cache"):
        with pytest.raises(BrokenRule) as caught:
            Shelf(own=[tmp_path / "rules"], cache=cache).rules()
        assert caught.value.where == "hint.yaml:5:5"


def test_a_number_without_end_is_the_same_number_again(tmp_path: Path) -> None:
    path = own(tmp_path, "  when: {name: .inf}\n")
    for _ in range(2):
        assert read_own_cached(path, "own.yaml", tmp_path / "cache").rules[0].when == {"name": float("inf")}
    assert entries(tmp_path / "cache") == []


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text here")
def test_a_file_whose_name_is_no_text_can_be_used(tmp_path: Path) -> None:
    path = own(tmp_path, name=os.fsdecode(b"\xff.yaml"))
    for _ in range(2):
        assert read_own_cached(path, str(path), tmp_path / "cache").rules[0].code == "JX9501"


def test_a_file_that_is_too_large_is_not_read_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = own(tmp_path)
    os.truncate(path, LARGEST + 1)
    made: list[object] = []

    def digested(*parts: bytes) -> str:
        made.append(parts)
        return ""

    monkeypatch.setattr(cached, "digest", digested)
    with pytest.raises(BrokenRule, match="bytes"):
        read_own_cached(path, "own.yaml", tmp_path / "cache")
    assert made == []


def test_a_file_that_is_written_while_it_is_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jxlint.rules import loading

    path = own(tmp_path)
    before, read = path.read_text(encoding="utf-8"), loading.read_book

    def meanwhile(folder: Path, shown: str = "") -> object:
        path.write_text(before.replace("JX9501", "JX9502"), encoding="utf-8")
        return read(folder, shown)

    monkeypatch.setattr(loading, "read_book", meanwhile)
    assert read_own_cached(path, "own.yaml", tmp_path / "cache").rules[0].code == "JX9502"
    monkeypatch.undo()
    path.write_text(before, encoding="utf-8")
    assert read_own_cached(path, "own.yaml", tmp_path / "cache").rules[0].code == "JX9501"


def test_ctrl_c_while_something_is_kept_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path / "entry", b"data")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "entry", 0o600)
    with pytest.raises(OSError, match="entry"):
        kept(tmp_path / "entry")
