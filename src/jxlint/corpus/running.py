"""A corpus run from its inputs to the data set, or on from where an earlier one was ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from jxlint.corpus import planning
from jxlint.corpus.bounds import USUAL, Bounds
from jxlint.corpus.engines import engine
from jxlint.corpus.engines.address import reachable
from jxlint.corpus.finishing import across
from jxlint.corpus.libraries import library
from jxlint.corpus.loading import Loader
from jxlint.corpus.pieces import judged
from jxlint.corpus.planning import Plan
from jxlint.corpus.progress import Progress
from jxlint.corpus.settings import Settings, tool
from jxlint.corpus.sources import check, holders
from jxlint.corpus.store import Store
from jxlint.errors import UsageError

# Options that are called otherwise than the settings.
_OPTIONS = {"own": "--rules", "limits": "--limit"}


class Summary(msgspec.Struct, frozen=True):
    """What a run came to: the plan, all there is of each table and severity, and how many documents were judged by
    earlier runs."""

    plan: Plan
    counts: dict[str, int]
    before: int


def run(
    inputs: Sequence[str], settings: Settings, out: Path, progress: Progress, *, jobs: int = 0,
    cluster: str | None = None, bounds: Bounds = USUAL,
) -> Summary:  # fmt: skip
    """Judge all documents of `inputs` by `settings`, each within `bounds`, into the folder `out`; what is there already
    is not done again.

    Raises UsageError where `out` was begun otherwise, BrokenRule and BrokenProfile.
    """
    for name in ("pyarrow", "rensa", "duckdb"):
        library(name)
    desk = settings.desk()
    rules = settings.rules(desk)
    if not (out / "plan.json").exists():
        check(inputs)
        if cluster is not None:
            reachable(cluster)
    store = Store(out)
    try:
        plan = planning.read(out)
        if plan is None or not plan.documents:  # nothing was judged by it, and there may be something by now
            store.clear()
            tally = Counter[str]()
            found = holders(inputs, out, tally)
            plan = planning.make(tuple(inputs), found, settings, rules, out, progress.surveyed, tally)
        else:
            _check_same(plan, tuple(inputs), settings, rules, out)
        done = {e.batch: e.counts for e in store.entries()}
        before = sum(c.get("documents", 0) for number, c in done.items() if number is not None)
        left = [] if all(n in done for n in range(plan.batches)) else planning.batches(plan, out)
        works = Loader(settings).works(b for b in left if b.number not in done)
        progress.begin(plan.documents, before)
        for each in judged(works, lambda: engine(settings, jobs, cluster, bounds), bounds, settings.lang):
            store.keep(each)
            done[each.batch] = each.counts
            progress.step(each.counts["documents"])
        progress.end()
        if None not in done:
            progress.across()
            done[None] = across(store, desk, settings)
        total = Counter[str]()
        for counts in done.values():
            total.update(counts)
        return Summary(plan, dict(total), before)
    finally:
        progress.end()
        store.close()


def _check_same(plan: Plan, inputs: tuple[str, ...], settings: Settings, rules: str, out: Path) -> None:
    """Raises UsageError where the data set was begun with something else."""
    options = ", ".join(
        _OPTIONS.get(name, f"--{name}")
        for name in Settings.__struct_fields__
        if getattr(plan.settings, name) != getattr(settings, name)
    )
    differences = [
        (bool(inputs) and plan.inputs != inputs, "输入", "the inputs"),
        (bool(options), f"选项（{options}）", f"the options ({options})"),
        (plan.tool != tool(), "程序版本", "the version of jxlint"),
        # Options change the rules that are in force, so that only without them it is their files that changed.
        (plan.rules != rules and not options, "规则或配置", "the rules or the profile"),
    ]
    changed = [(zh, en) for differs, zh, en in differences if differs]
    if changed:
        zh, en = "、".join(zh for zh, _ in changed), ", ".join(en for _, en in changed)
        raise UsageError(
            f"这个输出文件夹是用别的{zh}开工的，接着做前后会不一致",
            f"{en} changed since this folder of output was begun, and the rest would not fit what is done",
            remedy_zh="请用原来的（见其中的 plan.json）接着做，或换一个输出文件夹从头检查",
            remedy_en="go on with the former ones (see its plan.json), or begin anew with another folder of output",
            where=str(out),
        )
