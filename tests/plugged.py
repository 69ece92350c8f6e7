"""Packages put on the path as if they were installed: a folder with their modules and a .dist-info."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

from tests.samples import ROOT

COUNTY = ROOT / "tests" / "data" / "plugin"


def install(project: Path, site: Path) -> Path:
    """Put the package of `project` into `site` with what its pyproject.toml declares."""
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for package in (project / "src").iterdir():
        shutil.copytree(package, site / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    return register(site, declared["name"], declared["version"], declared["entry-points"])


def register(site: Path, name: str, version: str, groups: dict[str, dict[str, str]]) -> Path:
    """The .dist-info of a package, as an installer writes it."""
    info = site / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in of.items()) for group, of in groups.items()]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    return site
