"""What `jxlint corpus run` says at its end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jxlint.cli.output import note, say
from jxlint.corpus.engines.address import GO_ON_EN, GO_ON_ZH
from jxlint.errors import InputError, JxlintError, UsageError
from jxlint.reports.text import counted

if TYPE_CHECKING:
    from jxlint.corpus.running import Summary

_REASONS = 5  # that are told of documents that could not be read


def ended(work: Callable[[], int], lang: str) -> int:
    """The exit code of `work`; what ends it early is said in one line."""
    try:
        return work()
    except JxlintError as e:
        say(e, lang)
    except KeyboardInterrupt:
        note("已中断；查完的都已保存，用同一条命令接着做" if lang == "zh" else
             "interrupted; what is done is kept, and the same command goes on")  # fmt: skip
        return 130
    except Exception as e:
        if os.environ.get("JXLINT_TRACEBACK"):
            raise
        from jxlint.failing import unexpected

        say(unexpected(e), lang)
    return 2


def lost(cluster: str) -> JxlintError:
    """The error of a run that was ended by Ray, or by the system."""
    return UsageError(
        "Ray 集群中断了，或内存不够，程序被结束",
        "the Ray cluster failed, or memory ran out, and the program was ended",
        remedy_zh=GO_ON_ZH, remedy_en=GO_ON_EN, where=cluster,
    )  # fmt: skip


def shown(summary: Summary, output: str, lang: str, seconds: float) -> str:
    """What there is and how long it took."""
    c = {k: f"{v:,}" for k, v in summary.counts.items()}
    judged = summary.plan.documents - summary.before
    if lang == "zh":
        lines = [
            f"{c['documents']} 份文档（读不了 {c['unread']} 份），{c['projects']} 个项目，{c['indicators']} 条指标",
            f"发现：错误 {c['errors']}，警告 {c['warnings']}，提示 {c['notes']}",
            f"这次检查 {judged:,} 份，用时 {seconds:,.1f} 秒 → {output}",
        ]
    else:
        lines = [
            f"{counted(c['documents'], 'document')} ({c['unread']} unreadable), {counted(c['projects'], 'project')}, "
            f"{counted(c['indicators'], 'indicator')}",
            f"findings: {c['errors']} errors, {c['warnings']} warnings, {c['notes']} notes",
            f"{judged:,} document{'s' * (judged != 1)} judged in {seconds:,.1f} s → {output}",
        ]
    if skipped := summary.plan.skipped:
        zh, en = "文件夹里另有 {:,} 个其他格式的文件没有检查", "{:,} files of other formats in folders were not checked"
        lines.append((zh if lang == "zh" else en).format(skipped))
    return "".join(line + "\n" for line in lines)


def nothing(inputs: tuple[str, ...]) -> JxlintError:
    """The error of inputs without any document."""
    return InputError(
        "里面没有可以查的文档", "there is no document in it",
        remedy_zh="请检查路径；能读的见 docs/corpus.md", remedy_en="check the path; docs/corpus.md says what is read",
        where=", ".join(inputs[:3]) + (", …" if len(inputs) > 3 else ""),
    )  # fmt: skip


def tell_unread(out: Path, lang: str) -> None:
    """The first reasons why documents could not be read, each with a document and what to do."""
    from jxlint.corpus.statistics import unread

    found = unread(out, _REASONS + 1)
    for one in found[:_REASONS]:
        zh, en = ("", "") if one.documents == 1 else (f"（共 {one.documents:,} 份）", f" ({one.documents:,} documents)")
        said = one.message + (zh if lang == "zh" else en)
        made = JxlintError(said, said, remedy_zh=one.remedy, remedy_en=one.remedy, where=one.example)
        made.code = one.code
        say(made, lang)
    if len(found) > _REASONS:
        zh, en = "还有别的原因", "there are more reasons"
        note(f"{zh}：jxlint corpus stats {out}" if lang == "zh" else f"{en}: jxlint corpus stats {out}")
