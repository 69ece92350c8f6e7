"""The reviewer's report as Markdown (CommonMark with pipe tables), saying what the Word file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jxlint import stamp
from jxlint.compiled import compiled
from jxlint.reports.review.model import Evidence, ProjectReview, ReviewReport, UnitReview
from jxlint.reports.review.wording import NOTHING

_MARKS = compiled(r"([\\`*_{}\[\]<>|~#&])")
# What begins a list, a quotation or a rule at the beginning of a paragraph.
_BEGINS = compiled(r"^(\d*)([-+=.)])")


def render(report: ReviewReport) -> str:
    """`report` as Markdown."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def escaped(text: str) -> str:
    """`text` so that nothing in it is markup, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _lines(report: ReviewReport) -> Iterator[str]:
    e = escaped
    yield f"# {e(report.title)}（机检起草，供审核人参考）"
    yield from ("", stamp.MARKDOWN, "")
    yield from _table(
        ("", ""),
        [
            ("部门", report.department), ("预算年度", report.year), ("申报表文件", report.file),
            ("申报规模", _size(report)), ("发现问题", _found(report)),
            ("检查配置", f"{report.profile}（jxlint {report.version}）"), ("出具日期", report.date),
        ],
    )  # fmt: skip
    yield from (f"- {e(note)}" for note in report.notes)
    yield from ("", "## 一、总体情况", "")
    yield from _paragraphs(report.summary)
    if report.common:
        yield from _table(
            ("常见问题", "级别", "处数", "涉及项目", "依据"),
            [(f"{c.title}（{c.code}）", c.severity, str(c.count), str(c.projects), c.source) for c in report.common],
        )
    yield from ("## 二、各单位情况", "")
    for unit in report.units:
        yield from _unit(unit)
    for project in report.projects:
        yield from _form(project)
    yield from ("## 附件　问题清单", "")
    for unit in report.units:
        for project in unit.projects:
            yield from _annex(f"{project.number}. {project.name}（{unit.name}）", project.evidence)
        yield from _annex(f"{unit.name}（单位）", unit.evidence)
    yield from _annex("全表", report.evidence)


def _unit(unit: UnitReview) -> Iterator[str]:
    yield from (f"### {escaped(unit.name)}", "")
    yield from _paragraphs(unit.summary)
    decided = [o.name for o in unit.projects[0].opinions if any(p.grade[o.name] != "—" for p in unit.projects)] if (
        unit.projects
    ) else []  # fmt: skip
    yield from _table(
        ("序号", "项目", "资金", "指标", "错误", "警告", "提示", *decided),
        [
            (str(p.number), p.name, p.total, str(len(p.indicators)), str(p.counts.error), str(p.counts.warning),
             str(p.counts.info), *(p.grade[d] for d in decided))
            for p in unit.projects
        ],
    )  # fmt: skip
    if decided:
        yield from ("后几栏为建议等级（机检参考），“—”为留给审核人判断；不汇总为总分。", "")


def _form(project: ProjectReview) -> Iterator[str]:
    e = escaped
    yield from (f"## {e(project.title)}：{e(project.name)}", "")
    yield from _table(
        ("", ""),
        [("申报单位", project.unit), ("申报资金", project.money), ("绩效目标", project.objective)],
    )
    yield from _table(
        ("序号", "一级指标", "二级指标", "指标名称", "实施周期指标值", "年度指标值"),
        [(r.number, r.level1, r.level2, r.name, r.period, r.annual) for r in project.indicators],
    )
    yield from _table(
        ("审核内容", "审核要点", "审核意见"),
        [
            (f"{o.item + '：' if o.item else ''}{o.name}（{o.points}分）", o.criterion,
             f"{o.boxes}（{o.mark}）{o.text}{''.join(o.evidence)}")
            for o in project.opinions
        ],
    )  # fmt: skip
    yield from (f"**综合评定等级** {e(project.boxes)}（由审核人评定）", "", "**总体意见（草拟）**", "")
    yield from _paragraphs(project.overall)


def _annex(title: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    if not evidence:
        return
    yield from (f"### {escaped(title)}", "")
    yield from _table(
        ("编号", "位置", "原文", "问题", "修改建议"),
        [
            (str(x.number), f"{x.about} {x.place}", x.words, f"【{x.severity}】{x.problem} {x.code} {x.title}"
             + (f"（{x.exempted}）" if x.exempted else "") + (f" {x.english}" if x.english else ""), x.proposal)
            for x in evidence
        ],
    )  # fmt: skip


def _size(report: ReviewReport) -> str:
    parts = [f"{report.unit_count}个单位"] if report.kind == "project-table" else []
    parts += [f"{report.project_count}个项目"] if report.project_count else []
    parts.append(f"{report.indicator_count}个绩效指标")
    return "，".join([*parts, f"资金总计{report.total}"] if report.total else parts)


def _found(report: ReviewReport) -> str:
    c = report.counts
    if not c.all and not report.projects:
        return NOTHING
    return f"{c.all}处：错误{c.error}处，警告{c.warning}处，提示{c.info}处" if c.all else "机检未发现问题"


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (_BEGINS.sub(r"\1\\\2", escaped(text)), "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(escaped, row))} |"
    yield ""
