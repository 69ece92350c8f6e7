"""The rule book: all that a folder of rules holds, as types. `loading` reads one, `cache` keeps it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules.lexicon import Lexicon
from jxlint.rules.model import Rule
from jxlint.rules.profiles.model import Layer
from jxlint.rules.suggestions import Suggestions
from jxlint.rules.taxonomy import Taxonomy


class RuleBook(msgspec.Struct, frozen=True):
    """All that the folder of rules holds; `folder` is where it was read, `profiles` are the built-in ones by name."""

    rules: tuple[Rule, ...]
    lexicons: dict[str, Lexicon]
    taxonomies: dict[str, Taxonomy]
    suggestions: dict[str, Suggestions] = {}
    profiles: dict[str, Layer] = {}
    folder: str = ""


def home() -> Path:
    """The folder that holds `lint_rules/` and `rules.yaml`: in the package, or beside it in a checkout."""
    inside = Path(__file__).resolve().parent.parent / "data"
    return inside if (inside / "rules.yaml").is_file() else Path(__file__).resolve().parents[3]


def files(folder: Path) -> list[Path]:
    """Every YAML file of a rule folder that is not hidden, in a stable order; of a file, itself. Raises BrokenRule when
    there is none."""
    found = [folder] if folder.is_file() else sorted(p for p in folder.rglob("*.y*ml") if _is_ours(p, folder))
    if not found:
        raise BrokenRule(
            "没有规则文件",
            "there are no rule files",
            remedy_zh="请检查路径；规则文件的后缀是 .yaml",
            remedy_en="check the path; rule files end in .yaml",
            where=str(folder),
        )
    return found


def _is_ours(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return path.suffix in (".yaml", ".yml") and not any(part.startswith(".") for part in parts) and path.is_file()
