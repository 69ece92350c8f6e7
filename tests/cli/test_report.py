"""`jxlint report`: one file and several, its formats, its refusals."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from jxlint.cli import report as command
from jxlint.reports.review import sandbox
from tests.cli.test_cli import BAIYUN, err, run
from tests.grids import cells_of
from tests.readers.containers import WRITERS
from tests.reports.test_html import Reader
from tests.samples import EXAMPLES, gold

LIWAN = str(EXAMPLES / "liwan-projects.txt")


def test_a_file_gives_a_report(tmp_path: Path) -> None:
    target = tmp_path / "意见.docx"
    done = run("report", LIWAN, "-o", str(target), "--lang", "zh")
    assert (done.returncode, done.stdout) == (0, b""), err(done)
    assert "写了 1 份审核意见" in err(done)
    said = "\n".join(c.text for t in docx.Document(str(target)).tables for r in t.rows for c in r.cells)
    assert "机检参考" in said
    assert "请审核人判断" in said


def test_several_files_give_a_folder_with_an_index(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    for folder in (tmp_path, tmp_path / "甲"):
        shutil.copy(LIWAN, folder / "表.txt")
    (tmp_path / "坏.txt").write_text("不是表", encoding="utf-8")
    done = run("report", str(tmp_path), "--format", "md", "-o", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "坏.txt: E102" in err(done)
    made = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert made == ["index.html", "表.审核意见.2.md", "表.审核意见.md"]
    page = Reader((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))
    assert page.balanced
    assert len(page.words["row"]) == 2
    assert sorted(page.words["source"]) == ["甲/表.txt", "表.txt"]
    assert len(page.words["failed"]) == 1
    assert "坏.txt E102" in " ".join(page.words["failed"][0].split())
    assert str(tmp_path) not in page.words["body"][0]
    links = [v for tag, name, v in page.attributes if (tag, name) == ("a", "href")]
    assert links.pop(0) == "#unread"
    assert all("审核意见" not in link and link.endswith(".md") for link in links)  # percent-encoded


@pytest.mark.parametrize("form", ["docx", "annotated"])
def test_reports_of_an_earlier_run_are_no_tables(form: str, tmp_path: Path) -> None:
    (tmp_path / "表.docx").write_bytes(WRITERS["表.docx"](cells_of(gold("guangzhou-projects-2024"))))
    assert run("report", str(tmp_path / "表.docx"), "-o", str(tmp_path / "意见.docx")).returncode == 0
    done = run("report", str(tmp_path), "--format", form, "-o", f"{tmp_path / 'out'}/", "--lang", "zh")
    assert done.returncode == 0, err(done)
    assert f"{tmp_path / '意见.docx'}: 是 jxlint 的报告，没有检查" in err(done)


def test_a_table_too_large_for_a_report_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_MOST", 200_000)
    small = tmp_path / "小.json"
    small.write_text('{"schema": "jxlint.document/1", "kind": "project-table", "units": []}', encoding="utf-8")
    out = f"{tmp_path / 'out'}/"
    done = CliRunner().invoke(command.report, [BAIYUN, str(small), "-o", out, "--lang", "zh"])
    assert done.exit_code == 2
    assert f"{BAIYUN}: E106 项目太多，一份审核意见装不下；请把表拆成几份" in done.stderr
    assert "写了 1 份审核意见" in done.stderr


def test_nothing_is_said_to_be_written_where_nothing_was(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    done = run("report", "空.txt", "-o", "x.docx", "--lang", "zh", cwd=tmp_path)
    assert (done.returncode, err(done)) == (2, "jxlint: 空.txt: E101 文件是空的；请检查是否导出成功\n")


def test_an_index_without_unread_files_says_nothing_of_them(tmp_path: Path) -> None:
    assert run("report", LIWAN, BAIYUN, "--format", "md", "-o", str(tmp_path)).returncode == 0
    assert "unread" not in Reader((tmp_path / "index.html").read_text(encoding="utf-8")).words


@pytest.mark.parametrize("form", ["html", "xlsx", "csv"])
def test_all_findings_in_one(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"报告.{form}"
    assert run("report", LIWAN, BAIYUN, "--format", form, "-o", str(target)).returncode == 0
    assert target.stat().st_size > 5000


@pytest.mark.parametrize("english", [False, True])
def test_the_annex_is_in_english_too_where_that_is_asked_for(english: bool, tmp_path: Path) -> None:
    option = ["--english"] if english else []
    assert run("report", LIWAN, "-o", str(tmp_path / "意见.md"), *option).returncode == 0
    assert run("report", LIWAN, "-o", str(tmp_path / "意见.docx"), *option).returncode == 0
    words = "cannot be assessed"
    assert (words in (tmp_path / "意见.md").read_text(encoding="utf-8")) == english
    cells = [c.text for t in docx.Document(str(tmp_path / "意见.docx")).tables for r in t.rows for c in r.cells]
    assert any(words in text for text in cells) == english


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((LIWAN, "-o", LIWAN), f"jxlint: {LIWAN}: E301 the output file is the file to check"),
        ((LIWAN, "--format", "md", "-o", "x.md", "--pdf"), "are for docx alone"),
        ((LIWAN, "-o", "x.html", "--english"), "--english is for the reviewer's report"),
        ((LIWAN, "-o", "x.docx", "--template", "no-such.docx"), "E204"),
        (("no-such.txt", "-o", "x.docx"), "E101"),
        ((LIWAN, "-o", "x.pdf"), "say -o x.docx --pdf for both"),
        ((LIWAN, "-o", "x.json"), "x.json: E301 there is no report in the format .json; let -o end in .docx"),
        ((LIWAN, BAIYUN, "-o", "one.docx"), "-o must be a folder for 2 files"),
        ((LIWAN, BAIYUN, "-o", "one.md"), "-o must be a folder for 2 files"),
        ((LIWAN, BAIYUN, "-o", "one.xlsx", "--format", "annotated"), "-o must be a folder for 2 files"),
    ],
)
def test_wrong_usage_is_one_line(args: tuple[str, ...], says: str, tmp_path: Path) -> None:
    before = Path(LIWAN).read_bytes()
    done = run("report", *args, cwd=tmp_path)
    assert done.returncode == 2
    assert err(done).count("jxlint:") >= 1
    assert says in err(done)
    assert "Traceback" not in err(done)
    assert Path(LIWAN).read_bytes() == before
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_pdf_beside_it(tmp_path: Path) -> None:
    assert run("report", LIWAN, "-o", str(tmp_path / "意见.docx"), "--pdf").returncode == 0
    assert (tmp_path / "意见.pdf").read_bytes().startswith(b"%PDF-")


def test_without_libreoffice_it_says_so(tmp_path: Path) -> None:
    done = run("report", LIWAN, "-o", str(tmp_path / "意见.docx"), "--pdf", env={"PATH": str(tmp_path)})
    assert done.returncode == 2
    assert "LibreOffice is not installed" in err(done)
    assert (tmp_path / "意见.docx").is_file()


def test_names_of_reports_fit_into_any_system(tmp_path: Path) -> None:
    from jxlint.cli.beside import named
    from jxlint.inputs.paths import Input

    names = named(
        [Input(f"{c}{'长' * 80}.docx", "x") for c in "甲乙"] + [Input("丙.docx", "x")] * 1,
        str(tmp_path),
        "审核意见",
        ".md",
    )
    assert all(len(Path(n).name.encode()) < 255 for n in names.values())
    assert len(set(names.values())) == 3


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.md", "# 绩效目标审核意见".encode()), ("x.htm", b"<!doctype html>"), ("x.HTML", b"<!doctype html>"),
     ("x.xlsx", b"PK"), ("x.csv", "\ufeffFile,".encode()), ("x.docx", b"PK"), ("x", b"PK")],
)  # fmt: skip
def test_the_name_of_the_output_says_the_format(name: str, begins: bytes, tmp_path: Path) -> None:
    assert run("report", LIWAN, "-o", str(tmp_path / name)).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_format_that_is_asked_for_is_obeyed(tmp_path: Path) -> None:
    assert run("report", LIWAN, "--format", "md", "-o", str(tmp_path / "x.html")).returncode == 0
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("# 绩效目标审核意见")


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "2024.md").mkdir()
    assert run("report", LIWAN, BAIYUN, "-o", str(tmp_path / "2024.md")).returncode == 0
    assert sorted(p.suffix for p in (tmp_path / "2024.md").iterdir()) == [".docx", ".docx", ".html"]


@pytest.mark.parametrize(
    "command", ["report {} -o q/ --format xlsx", "report {} -o q/ --format html", "check {} -o q/ --format json"]
)
def test_a_folder_is_no_file_to_write_even_before_it_is_there(tmp_path: Path, command: str) -> None:
    table = EXAMPLES / "liwan-projects.txt"
    for _ in range(2):
        done = run(*command.format(table).split(), cwd=tmp_path)
        assert done.returncode == 2
        assert err(done).startswith("jxlint: q/: E301")
        assert not (tmp_path / "q").is_file()
    (tmp_path / "q").mkdir()
    assert err(run(*command.format(table).split(), cwd=tmp_path)).startswith("jxlint: q/: E301")


@pytest.mark.parametrize("form", ["docx", "annotated", "html"])
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, form: str) -> None:
    (tmp_path / "w").write_text("")
    table = tmp_path / "a.docx"
    table.write_bytes(WRITERS["表.docx"](cells_of(gold("guangzhou-projects-2024"))))
    done = run("report", str(table), "-o", str(tmp_path / "w" / "out" / "a"), "--format", form)
    assert done.returncode == 2
    assert "E301" in err(done)
    assert err(done).count("\n") == 1
