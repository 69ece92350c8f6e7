"""Makes the reviewer's report of one file from what was read and found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jxlint import __version__
from jxlint.document import Amounts, DepartmentForm, Indicator, Path, Project, ProjectTable, words
from jxlint.reports.model import FileReport
from jxlint.reports.review.evidence import Annex, at_home, common, counted, shown
from jxlint.reports.review.form import form
from jxlint.reports.review.model import Counts, ProjectReview, ReviewReport, Row, UnitReview
from jxlint.reports.review.opinions import Case, boxes, opinions
from jxlint.reports.review.wording import amount, budget, money, notes, overall, summary, tally
from jxlint.rules.facts import is_secret
from jxlint.rules.profiles.today import today
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.years import budget_year

TITLE = "绩效目标审核意见"
# Rules of these kinds judge no table.
_NO_JUDGES = ("internal", "exemption")


def build(file: FileReport, rules: RuleSet, *, english: bool = False) -> ReviewReport:
    """The reviewer's report on `file`, which was read, and judged by `rules` in Chinese.

    `english`: the annex shows the English messages, too, where `file` has them.
    """
    return _Builder(file, rules, english=english).report()


class _Builder:
    def __init__(self, file: FileReport, rules: RuleSet, *, english: bool) -> None:
        assert file.document is not None, "a file that was read"
        self.file, self.document, self.rules = file, file.document, rules
        self.review = rules.settings.review
        self.form = form(self.review)
        self.homes = at_home(file)
        self.annex = Annex({r.code: r for r in rules.rules}, english=english)
        self.dimensions = {r.code: r.dimension for r in rules.rules}
        self.judged = frozenset(r.dimension for r in rules.rules if r.kind not in _NO_JUDGES)
        self.kind = "project-table" if isinstance(self.document, ProjectTable) else "department-form"
        self.money_unit = shown(self.document.money_unit)
        self.number = 0

    def report(self) -> ReviewReport:
        document = self.document
        if isinstance(document, ProjectTable):
            units = tuple([self._unit(document, u) for u in range(len(document.units))])
            total = amount(document.total.total, self.money_unit)
        else:
            units, total = (self._department(document),), ""
        rest = self.annex.entries(self.homes.pop((), []))
        assert not self.homes, "every finding has a home"
        projects = [p for u in units for p in u.projects]
        counts = _sum([*(u.counts for u in units), counted(rest)])
        often = common([*(p.evidence for p in projects), *(u.evidence for u in units), rest])
        year = budget_year(document, self.rules.settings.budget_year)
        left = self._left(open_=False)
        day, indicators = today(), sum(len(p.indicators) for p in projects)
        of_table = self.kind == "project-table"
        said = summary(
            "申报表" if of_table else "该部门", len(projects) if of_table else None, indicators, total, counts, often
        )
        return ReviewReport(
            title=TITLE, file=shown(self.file.path), department=shown(document.department),
            year=f"{year}年" if year else "", date=f"{day.year}年{day.month}月{day.day}日",
            money_unit=self.money_unit, total=total, profile=shown(self.rules.profile), version=__version__,
            basis=self.form.basis, kind=self.kind, unit_count=len(units),
            project_count=len(projects) if of_table else 0, indicator_count=indicators, counts=counts,
            open_parts="、".join(left), units=units, evidence=rest, common=often,
            summary=(said, tally(projects)) if of_table and projects else (said,),
            notes=notes(left, self.form.basis, secret=any(p.secret for p in projects)),
        )  # fmt: skip

    def _unit(self, document: ProjectTable, u: int) -> UnitReview:
        unit, at = document.units[u], ("units", u)
        name = shown(unit.name)
        projects = tuple([self._project(p, (*at, "projects", i), name) for i, p in enumerate(unit.projects)])
        evidence = self.annex.entries(self.homes.pop(at, []))
        counts = _sum([*(p.counts for p in projects), counted(evidence)])
        often = common([*(p.evidence for p in projects), evidence])
        total, indicators = amount(unit.amounts.total, self.money_unit), sum(len(p.indicators) for p in projects)
        said = summary("本单位", len(projects), indicators, total, counts, often)
        told = (said, tally(projects)) if projects else (said,)
        return UnitReview(name, total, indicators, projects, evidence, counts, often, told)

    def _department(self, document: DepartmentForm) -> UnitReview:
        whole = Project(document.department, Amounts(), document.objective, document.indicators)
        made = self._project(whole, (), shown(document.department), budget(document.expenditure, self.money_unit))
        often = common([made.evidence])
        said = summary("该部门", None, len(made.indicators), "", made.counts, often)
        return UnitReview(made.name, "", len(made.indicators), (made,), (), made.counts, often, (said,))

    def _project(self, project: Project, at: Path, unit: str, asked: str = "") -> ProjectReview:
        asked = asked or money(project.amounts, self.money_unit)
        self.number += 1
        found = self.homes.pop(at, [])
        evidence = self.annex.entries(found)
        rows = tuple([_row(i) for i in project.indicators])
        kinds, levels = self._meant(project.indicators, 1), self._meant(project.indicators, 2)
        values = [words(v) for i in project.indicators for v in (i.period, i.annual)]
        secret = is_secret(words(project.objective), values, self.rules.tools)
        findings = tuple(f for f, _ in found)
        failed = any(f.code == "JX001" for f in findings)
        case = Case(
            rows, kinds, levels, bool(project.objective), asked, findings, evidence, self.judged, secret, failed
        )
        made = opinions(case, self.form, self.review, self.dimensions)
        counts, total = counted(evidence), amount(project.amounts.total, self.money_unit)
        whole = self.kind == "department-form"
        left = self._left(open_=secret or failed)
        drafted = overall(Counter(k for k in kinds if k), len(rows), total, evidence, counts, left,
                          secret=secret, whole=whole)  # fmt: skip
        return ProjectReview(
            number=self.number, title=self.form.titles[self.kind], unit=unit, name=shown(project.name),
            money=asked, total=total,
            objective=shown(project.objective), secret=secret, indicators=rows, opinions=made,
            grade={o.name: o.grade or "—" for o in made}, boxes=boxes(), overall=drafted, evidence=evidence,
            counts=counts,
        )  # fmt: skip

    def _meant(self, indicators: Sequence[Indicator], depth: int) -> tuple[str, ...]:
        """The standard names of the categories of `indicators` at one level, "" for none."""
        taxonomy, tools = self.rules.taxonomies[self.kind], self.rules.tools
        return tuple([tools.meant(taxonomy, words(i.level1 if depth == 1 else i.level2), depth) for i in indicators])

    def _left(self, *, open_: bool) -> list[str]:
        """The sub-items that stay with the reviewer; all of them when the form is `open_`."""
        parts = [p.name for item in self.form.items for p in item.parts]
        return [p for p in parts if open_ or p not in self.review.by_text or p not in self.judged]


def _row(i: Indicator) -> Row:
    number = "" if i.number is None else str(i.number)
    return Row(number, shown(i.level1), shown(i.level2), shown(i.name), shown(i.period), shown(i.annual))


def _sum(several: Sequence[Counts]) -> Counts:
    columns = ((c.error, c.warning, c.info, c.suppressed, c.all) for c in several)
    return Counts(*map(sum, zip(*columns, strict=True)))
