"""Names of files in lists: as short as they can be told apart."""

from __future__ import annotations

import pytest

from jxlint.reports.naming import short_names


@pytest.mark.parametrize(
    ("paths", "short"),
    [
        ((), ()),
        (("表.txt",), ("表.txt",)),
        (("/a/b/表.txt",), ("表.txt",)),
        (("/a/表.txt", "/a/b/表.txt", "/a/c.txt"), ("表.txt", "b/表.txt", "c.txt")),
        (("/ab/表.txt", "/a/表.txt"), ("ab/表.txt", "a/表.txt")),
        (("./a/表.txt", "./a/b.txt"), ("./a/表.txt", "./a/b.txt")),
        (("/a/表.txt", "b.txt"), ("/a/表.txt", "b.txt")),
        (("a/行.jsonl:1", "a/行.jsonl:2"), ("行.jsonl:1", "行.jsonl:2")),
        (("../a/x.txt", "../b/x.txt"), ("a/x.txt", "b/x.txt")),
    ],
)
def test_what_all_share_is_left_out(paths: tuple[str, ...], short: tuple[str, ...]) -> None:
    assert tuple(short_names(paths).values()) == short
