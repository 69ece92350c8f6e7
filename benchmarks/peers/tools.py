"""The peers: their commands, how their findings are counted, and where they are installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Cost, Missing

HERE = Path(__file__).parent
RULES = HERE / "rules"
NPM = ("@stoplight/spectral-cli", "ajv-cli", "textlint", "textlint-rule-prh")
PIP = ("check-jsonschema", "frictionless")


class Peer(NamedTuple):
    """A tool: its program, its arguments (of the folder of the data) and the number of findings in what it said."""

    name: str
    program: str
    arguments: Callable[[Path], list[str]]
    findings: Callable[[Cost], int]


def folder() -> Path:
    """Where peers are installed: JXLINT_PEERS, else a folder for temporary files."""
    return Path(os.environ.get("JXLINT_PEERS") or Path(tempfile.gettempdir()) / "jxlint-peers")


def program(name: str) -> str:
    """The program `name`, of the folder or of the machine. Raises Missing."""
    places = (folder() / "node_modules" / ".bin", folder() / ".venv" / "bin", folder() / ".venv" / "Scripts")
    found = next(filter(None, (shutil.which(name, path=str(place)) for place in places)), shutil.which(name))
    if found is None:
        raise Missing(f"{name} (python -m benchmarks peers --install)")
    return found


def install() -> None:
    """Install the peers that come from npm and pip. What cannot be installed is said, and the others are."""
    folder().mkdir(parents=True, exist_ok=True)
    python = folder() / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    if shutil.which("npm"):
        _run("npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder()), *NPM)
    else:
        print("peers: npm is not installed: no Spectral, ajv-cli, textlint", file=sys.stderr)
    _run(sys.executable, "-m", "venv", str(folder() / ".venv"))
    _run(str(python), "-m", "pip", "install", "-q", *PIP)


def _run(*command: str) -> None:
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        print(f"peers: failed: {' '.join(command)}", file=sys.stderr)


def _of_ajv(c: Cost) -> int:
    # ajv prints on standard error that the file is invalid, and then the errors; `not` and `enum` are one each.
    return len(re.findall(rb'"instancePath"|"dataPath"', c.out + c.err))


PEERS = (
    Peer("floor", sys.executable, lambda d: [str(HERE / "floor.py"), str(d / "ind.json")], lambda c: int(c.out)),
    Peer(
        "Spectral", "spectral",
        lambda d: ["lint", "-r", str(RULES / "spectral.yaml"), "-f", "json", "--quiet", str(d / "ind.json")],
        lambda c: len(json.loads(c.out)),
    ),
    Peer(
        "ajv", "ajv",
        lambda d: [
            "validate", "-s", str(RULES / "schema.json"), "-d", str(d / "ind.json"), "--all-errors", "--errors=json",
        ],
        _of_ajv,
    ),
    Peer(
        "check-jsonschema", "check-jsonschema",
        lambda d: ["--schemafile", str(RULES / "schema.json"), "-o", "json", str(d / "ind.json")],
        lambda c: len(json.loads(c.out)["errors"]),
    ),
    Peer(
        "frictionless", "frictionless",
        lambda d: [
            "validate", str(d / "ind.csv"), "--schema", str(RULES / "tableschema.json"), "--json",
            "--limit-errors", "10000000", "--trusted",
        ],
        lambda c: sum(len(task["errors"]) for task in json.loads(c.out)["tasks"]),
    ),
    Peer(
        "textlint", "textlint",
        lambda d: [
            "--config", str(RULES / "textlintrc.json"), "--rules-base-directory", str(folder() / "node_modules"),
            "-f", "json", str(d / "ind.md"),
        ],
        lambda c: sum(len(file["messages"]) for file in json.loads(c.out)),
    ),
)  # fmt: skip


def ours(*options: str) -> Callable[[Path], list[str]]:
    """The arguments of Python for `jxlint check` with these options."""
    return lambda d: ["-m", "jxlint", "check", str(d / "document.json"), "--format", "json", "--isolated",
                      "-q", *options]  # fmt: skip


def _of_jxlint(c: Cost) -> int:
    return sum(json.loads(c.out)["summary"][severity] for severity in ("error", "warning", "info"))


JXLINT = (
    Peer("jxlint, these five", sys.executable, ours("--rules", str(RULES / "jxlint"), "--select", "JX95"), _of_jxlint),
    Peer("jxlint, all rules", sys.executable, ours(), _of_jxlint),
)
