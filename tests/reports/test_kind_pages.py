"""The pages of the kinds: one each, whole, and their rules run; the page of conditions has every variable."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from jxlint.reports.kind_pages import kind_pages
from jxlint.rules import load
from jxlint.rules.kind_modules import kind_names, load_kind
from jxlint.rules.variables import VARIABLES
from jxlint.trials import examples
from tests.samples import ROOT

FOLDER = ROOT / "docs" / "rules"
PAGES = sorted(p for p in (FOLDER / "kinds").glob("*.md") if p.name != "README.md")
CONDITIONS = (FOLDER / "conditions.md").read_text(encoding="utf-8")
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_kind_has_its_page() -> None:
    assert [p.stem for p in PAGES] == sorted(kind_names())
    made = kind_pages(load().rules, load().book)
    assert set(made) == {"conditions.md", "kinds/README.md", *(f"kinds/{k}.md" for k in kind_names())}


@pytest.mark.parametrize("kind", kind_names())
def test_it_says_what_the_kind_and_its_options_are(kind: str) -> None:
    page = (FOLDER / "kinds" / f"{kind}.md").read_text(encoding="utf-8")
    zh, en = page.split("-->\n")[1].strip().split("\n\n")[:2]
    assert CHINESE.search(zh)
    assert re.match(r"[A-Z]", en)
    for field in msgspec.structs.fields(load_kind(kind, "").Options):
        row = next(line for line in page.split("\n") if line.startswith(f"| `{field.encode_name}` |"))
        name, type_, default, about_zh, about_en = [c.strip() for c in re.split(r"(?<!\\)\|", row)[1:-1]]
        assert type_
        assert ("required" in default) == field.required
        assert CHINESE.search(about_zh)
        assert re.match(r"[A-Za-z]", about_en), name


@pytest.mark.parametrize("page", [p for p in PAGES if p.stem != "internal"], ids=lambda p: str(p.stem))
def test_its_rule_is_complete_and_runs(tmp_path: Path, page: Path) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    rules = load(own=[path])
    rule = rules.get("JX9501")
    assert rule is not None
    assert rule.kind == page.stem
    assert examples.run(rules, [rule]) == []


INDEXES = [FOLDER / name for name in ("kinds/README.md", "conditions.md", "README.md", "how-to.md")]


@pytest.mark.parametrize("page", [*PAGES, *INDEXES], ids=lambda p: str(p.relative_to(FOLDER)))
def test_its_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (page.parent / link).is_file(), link


def test_every_variable_is_on_the_page_of_conditions() -> None:
    for variables in VARIABLES.values():
        for name, variable in variables.items():
            assert f"| `{name}` |" in CONDITIONS
            assert variable.zh in CONDITIONS


CASES = [line for block in re.findall(r"```yaml\n(.*?)```", CONDITIONS, re.S) for line in block.strip().split("\n")]


@pytest.mark.parametrize("case", CASES)
def test_its_conditions_are_conditions(tmp_path: Path, case: str) -> None:
    text = (FOLDER / "kinds" / "pattern.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "own.yaml"
    path.write_text(text + f"  {case}\n", encoding="utf-8")
    assert load(own=[path]).get("JX9501")
