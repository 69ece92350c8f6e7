"""The house is simple: data flows one way, and no module imports another in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import jxlint

SRC = Path(jxlint.__file__).parent
# Each room may import those above it. The kinds of rules are loaded by their names, so that no rule set imports them.
ROOMS = """
    __version__ errors reasons digest caching interrupts collector memo compiled patterns plugins stamp failing
    processes modules
    document radicals reading sheet layouts readers findings packing
    targets rules comparing kinds engine
    reports fixing annotating baseline schemas
    inputs desk corpus trials web cli program __main__
""".split()
# And so may each of those within the layouts; those that lie in none of them may import all.
LAYOUTS = "words text tokens rows filling published lists forms department".split()


def _modules() -> dict[str, ast.Module]:
    names = {path: ".".join(("jxlint", *path.relative_to(SRC).with_suffix("").parts)) for path in SRC.rglob("*.py")}
    return {name.removesuffix(".__init__"): ast.parse(path.read_text("utf-8")) for path, name in names.items()}


MODULES = _modules()


def _imported(tree: ast.Module) -> Iterator[str]:
    """The modules of ours that a module imports, in functions and for types, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "jxlint":
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES or node.module == "jxlint" else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)


def _room(module: str) -> str:
    return "kinds" if module.startswith("jxlint.rules.kinds.") else module.split(".")[1]


def test_no_module_imports_another_in_a_circle() -> None:
    try:
        TopologicalSorter({name: set(_imported(tree)) - {name} for name, tree in MODULES.items()}).prepare()
    except CycleError as e:
        raise AssertionError(" → ".join(reversed(e.args[1]))) from None


def test_data_flows_one_way() -> None:
    upward = [
        f"{name} imports {other}"
        for name, tree in MODULES.items()
        if name != "jxlint"
        for other in _imported(tree)
        if other != "jxlint" and ROOMS.index(_room(other)) > ROOMS.index(_room(name))
    ]
    assert upward == []


def test_layouts_are_built_one_upon_the_other() -> None:
    inner = {name: name.split(".")[2] for name in MODULES if name.count(".") > 1 and _room(name) == "layouts"}
    places = {name: LAYOUTS.index(room) if room in LAYOUTS else len(LAYOUTS) for name, room in inner.items()}
    upward = [
        f"{name} imports {other}"
        for name, place in places.items()
        for other in _imported(MODULES[name])
        if places.get(other, 0) > place
    ]
    assert upward == []
    assert {*LAYOUTS} <= {*inner.values()}


def test_every_room_is_known() -> None:
    assert {_room(name) for name in MODULES if name != "jxlint"} | {"__version__"} == set(ROOMS)
