"""Runs the benchmarks, prints their figures beside those of the run before, and keeps them.

`python -m benchmarks` runs all; `python -m benchmarks NAME[,NAME] [WORD…]` some, WORDs are what one of them asks for.
See benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks import history, registry
from benchmarks.figures import Figure, Missing

HISTORY = Path(__file__).with_name("history") / "history.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, keep; 1 when something became worse and --fail is given."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, allow_abbrev=False)
    parser.add_argument("names", nargs="?", default="", metavar="NAME[,NAME]", help="which ones (default: all)")
    parser.add_argument("words", nargs="*", metavar="WORD", help="arguments of the benchmark")
    parser.add_argument("--list", action="store_true", help="say which there are")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--history", type=Path, default=HISTORY, metavar="FILE", help="where figures are kept")
    parser.add_argument("--no-history", action="store_true", help="compare, but keep nothing")
    parser.add_argument(
        "--threshold", type=float, default=0.3, metavar="SHARE", help="worse by more than this is named"
    )
    parser.add_argument("--fail", action="store_true", help="exit code 1 when something became worse by more than that")
    args, more = parser.parse_known_args(arguments)
    known = registry.names()
    if args.list:
        print("\n".join(f"{name:12} {registry.about(name)}" for name in known))
        return 0
    wanted = args.names.split(",") if args.names else known
    for name in wanted:
        if name not in known:
            parser.error(f"there is no benchmark “{name}”; there are {', '.join(known)}")
    words = [*args.words, *more]
    if words and len(wanted) != 1:
        parser.error(f"unexpected: {' '.join(words)}")
    before = history.read(args.history)
    figures: dict[str, list[Figure]] = {}
    for name in wanted:
        try:
            figures[name] = registry.runner(name)(*words)
        except Missing as e:
            print(f"{name}: passed over: {e}", file=sys.stderr)
            continue
        except (TypeError, ValueError) as e:
            if not words:
                raise
            parser.error(f"{name} cannot use {' '.join(words)} ({e}); several are named as one word: engine,start")
        if not args.json:
            print(_shown(name, figures[name]), flush=True)
    if args.json:
        print(msgspec.json.format(msgspec.json.encode(figures), indent=1).decode())
    worse = [c for c in history.changes(before, figures) if c.worse > args.threshold]
    for c in worse:
        what = f"the ratio to {c.figure.to}" if c.figure.base else c.figure.unit
        print(f"worse: {c.module}: {c.figure.name}: {what} {c.before:.3g} → {c.now:.3g}", file=sys.stderr)
    if not args.no_history and figures:
        history.add(args.history, before, figures)
    return int(bool(worse) and args.fail)


def _shown(name: str, figures: Sequence[Figure]) -> str:
    """The figures as lines of text."""
    lines = [f"{name}: {registry.about(name)}"]
    width = max((len(f.name) for f in figures), default=0)
    for f in figures:
        line = f"  {f.name:{width}} {_number(f.value):>10} {f.unit:7}"
        if f.ratio is not None and f.base is not None:
            line += f" {_number(f.ratio):>7} × {f.to} ({_number(f.base)})"
        if f.goal is not None:
            line += f"   goal {'≥' if f.more else '≤'} {f.goal:g}{'' if f.met else ', NOT MET'}"
        lines.append(line + (f"   {f.note}" if f.note else ""))
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}" if abs(value) < 10 else f"{value:.1f}"


if __name__ == "__main__":
    sys.exit(main())
