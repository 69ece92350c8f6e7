"""Wherever documents lie, they are found, and what cannot be read is said."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner

from jxlint.cli.commands import cli
from tests.corpus.made import data, folder, start, table, tarred, zipped

import pyarrow.parquet as pq  # isort: skip

FOUR = [data(n) for n in range(4)]


def contents(out: Path) -> list[str]:
    return sorted(row["content"] for row in table(out, "documents"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The contents of four documents in a folder."""
    base = tmp_path_factory.mktemp("plain")
    start([folder(base / "in", 4)], base / "out")
    return contents(base / "out")


def test_every_holder_gives_the_same_documents(tmp_path: Path, plain: list[str]) -> None:
    members = {f"甲/{n}.json": held for n, held in enumerate(FOUR)}
    (tmp_path / "d.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\n\n".join(FOUR) + b"\r\n")
    pq.write_table(pa.table({"n": [1, 2, 3, 4], "document": [d.decode() for d in FOUR]}), tmp_path / "d.parquet")
    found = {
        "zip": zipped(tmp_path / "d.zip", members), "tar": tarred(tmp_path / "d.tar", members, "w"),
        "gz": tarred(tmp_path / "d.tar.gz", members), "lines": tmp_path / "d.jsonl", "rows": tmp_path / "d.parquet",
    }  # fmt: skip
    for kind, path in found.items():
        assert start([path], tmp_path / kind).counts["unread"] == 0
        assert contents(tmp_path / kind) == plain, kind
    names = {kind: sorted(r["name"] for r in table(tmp_path / kind, "documents"))[-1] for kind in found}
    assert names["zip"].endswith("d.zip!甲/3.json")
    assert names["lines"].endswith("d.jsonl:7")
    assert names["rows"].endswith("d.parquet#4")


def test_patterns_and_folders_hold_each_file_once(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 3)
    zipped(inside / "more.zip", {"9.json": data(9), "notes.dat": b"", "__MACOSX/9.json": b"", ".x.json": b""})
    summary = start([inside, str(inside / "*.json"), inside / "000.json"], inside / "out")
    assert summary.counts["documents"] == 4


def test_what_cannot_be_read_stands_beside_the_rest(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 1)
    (inside / "bad.json").write_text("{", encoding="utf-8")
    (inside / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (inside / "cut.zip").write_bytes(b"PK\x03\x04 cut off")
    whole = tarred(inside / "cut.tgz", {"1.json": data(1), "2.json": data(2) * 1, "3.json": data(3)}).read_bytes()
    (inside / "cut.tgz").write_bytes(whole[:-40])
    (inside / "lines.jsonl").write_bytes(data(4) + b"\n[1]\n" + data(5))
    start([inside], tmp_path / "out")
    rows = {Path(r["name"]).name: r for r in table(tmp_path / "out", "documents")}
    unread = {name: r["error_code"] for name, r in rows.items() if r["error_code"]}
    assert unread.pop("bad.json") == "E104"
    assert unread.pop("lines.jsonl:2") == "E104"
    assert unread.pop("old.doc") == "E101"
    assert unread.pop("cut.zip") == "E101"
    assert set(unread.values()) == {"E101"}  # what is left of the torn archive
    assert all(r["error_message"] and r["error_remedy"] for r in rows.values() if r["error_code"])
    assert rows["lines.jsonl:3"]["indicators"] == 1
    assert rows["000.json"]["indicators"] == 1


def test_names_of_chinese_windows_are_read(tmp_path: Path) -> None:
    raw = "预算/甲局.json".encode("gb18030")
    made = zipped(tmp_path / "d.zip", {"x" * len(raw): FOUR[0]})
    made.write_bytes(made.read_bytes().replace(b"x" * len(raw), raw))
    start([made], tmp_path / "out")
    assert table(tmp_path / "out", "documents")[0]["name"].endswith("!预算/甲局.json")


def test_bombs_and_escapes_do_no_harm(tmp_path: Path) -> None:
    zeros = b"0" * 3_000_000
    inside = tmp_path / "in"
    inside.mkdir()
    zipped(inside / "bomb.zip", {"1.json": zeros, "../../escaped.json": FOUR[0]})
    tarred(inside / "bomb.tgz", {"1.json": zeros})
    header = tarfile.TarInfo("1.json")
    header.type, header.size = tarfile.XHDTYPE, 2**33
    (inside / "claims.tgz").write_bytes(gzip.compress(header.tobuf() + b"0" * 1024))
    link = io.BytesIO()
    with tarfile.open(fileobj=link, mode="w") as archive:
        info = tarfile.TarInfo("passwd.json")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    (inside / "link.tar").write_bytes(link.getvalue())
    locked = zipped(inside / "locked.zip", {"1.json": FOUR[0]})
    data_ = bytearray(locked.read_bytes())
    data_[6] |= 1
    data_[data_.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(data_)
    start([inside], tmp_path / "out")
    rows = {r["name"].removeprefix(f"{inside}/"): r for r in table(tmp_path / "out", "documents")}
    assert not (tmp_path / "escaped.json").exists()
    assert rows.pop("bomb.zip!../../escaped.json")["indicators"] == 1
    assert "link.tar!passwd.json" not in rows
    said = {name: r["error_message"] for name, r in rows.items()}
    assert "bomb" in said["bomb.zip!1.json"]
    assert "bomb" in said["bomb.tgz"]
    assert "damaged" in said["claims.tgz"]
    assert "password" in said["locked.zip!1.json"]


def test_a_line_above_the_limit_is_passed_over_in_pieces(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(FOUR[0] + b"\n" + b" " * 5000 + FOUR[1] + b"\n" + FOUR[2])
    start([tmp_path / "d.jsonl"], tmp_path / "out", limits={"json": 4000})
    rows = {r["name"].rpartition(":")[2]: r for r in table(tmp_path / "out", "documents")}
    assert [bool(rows[n]["error_code"]) for n in "123"] == [False, True, False]
    assert "--limit json" in rows["2"]["error_remedy"]


def test_a_column_of_documents_is_found_or_asked_for(tmp_path: Path) -> None:
    texts = [d.decode() for d in FOUR[:2]]
    pq.write_table(pa.table({"a": texts, "b": ["x", "y"]}), tmp_path / "d.parquet")
    assert start([tmp_path / "d.parquet"], tmp_path / "unclear").counts["unread"] == 1
    assert "--column" in table(tmp_path / "unclear", "documents")[0]["error_remedy"]
    assert start([tmp_path / "d.parquet"], tmp_path / "named", column="a").counts["unread"] == 0


def test_members_of_a_zip_that_is_no_archive_of_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("inner.xlsx", b"no workbook")
    start([tmp_path / "in.zip"], tmp_path / "out")
    assert table(tmp_path / "out", "documents")[0]["error_code"]


def test_names_of_chinese_windows_are_read_in_a_tar_too(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "d.tar", "w", format=tarfile.GNU_FORMAT, encoding="gb18030") as archive:
        for name, held in (("预算/甲局.json", FOUR[0]), ("预算/乙局.json", FOUR[0])):
            info = tarfile.TarInfo(name)
            info.size = len(held)
            archive.addfile(info, io.BytesIO(held))
    start([tmp_path / "d.tar"], tmp_path / "out")
    names = [r["name"].partition("!")[2] for r in table(tmp_path / "out", "documents")]
    assert sorted(names) == ["预算/乙局.json", "预算/甲局.json"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_members_of_one_name_are_two_documents(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"d.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as made:
            made.writestr("a.json", FOUR[0])
            made.writestr("a.json", FOUR[0])
    else:
        with tarfile.open(path, "w") as added:
            for _ in range(2):
                info = tarfile.TarInfo("a.json")
                info.size = len(FOUR[0])
                added.addfile(info, io.BytesIO(FOUR[0]))
    start([path], tmp_path / "out")
    rows = table(tmp_path / "out", "documents")
    assert sorted(r["name"].partition("!")[2] for r in rows) == ["a.json", "a.json (2)"]
    assert len({r["id"] for r in rows}) == 2


def test_what_is_not_opened_is_not_passed_over(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 1)
    inner = zipped(tmp_path / "inner.zip", {"1.json": FOUR[0]}).read_bytes()
    zipped(
        inside / "d.zip", {"a.json": FOUR[1], "inner.zip": inner, "l.jsonl": FOUR[2], "r.rar": b"Rar!", "p.png": b""}
    )
    (inside / "r.rar").write_bytes(b"Rar!")
    (inside / "p.png").write_bytes(b"")
    made = start([inside], tmp_path / "out")
    rows = {r["name"].removeprefix(f"{inside}/"): r for r in table(tmp_path / "out", "documents")}
    said = {name: r["error_message"] for name, r in rows.items() if r["error_code"]}
    assert set(said) == {"d.zip!inner.zip", "d.zip!l.jsonl", "d.zip!r.rar", "r.rar"}
    assert all("not opened" in message for message in said.values())
    assert made.plan.skipped == 1  # the picture
    command = ["corpus", "run", str(inside), "-o", str(tmp_path / "again"), "--lang", "zh"]
    assert "另有 1 个其他格式的文件没有检查" in CliRunner().invoke(cli, command).stdout


def test_a_column_may_have_any_type_of_text(tmp_path: Path) -> None:
    texts = pa.array([d.decode() for d in FOUR[:2]])
    kinds = [texts.dictionary_encode(), texts.cast(pa.large_string()), texts.cast(pa.binary())]
    if hasattr(pa, "string_view"):
        kinds.append(texts.cast(pa.string_view()))
    for i, column in enumerate(kinds):
        pq.write_table(pa.table({"document": column}), tmp_path / "d.parquet")
        assert start([tmp_path / "d.parquet"], tmp_path / str(i)).counts["unread"] == 0
    pq.write_table(pa.table({"a": [1, 2]}), tmp_path / "d.parquet")
    start([tmp_path / "d.parquet"], tmp_path / "none")
    assert "no column of text" in table(tmp_path / "none", "documents")[0]["error_message"]
