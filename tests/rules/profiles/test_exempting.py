"""Exemptions mark findings, and are judged themselves over all documents of a run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jxlint.document import Document
from jxlint.engine import Engine
from jxlint.errors import UsageError
from jxlint.findings import Finding
from jxlint.rules.profiles.exempting import Exempter
from jxlint.rules.profiles.judging import judge
from jxlint.rules.profiles.model import Marks
from jxlint.rules.profiles.shelf import Shelf
from jxlint.rules.profiles.today import today
from tests.rules.profiles.files import write
from tests.test_engine import Pointers

VAGUE = {"number": 1, "level1": "2-效益指标", "level2": "22-社会效益", "name": "法律水平", "annual": "有所提高"}
GOOD = {"number": 2, "level1": "1-产出指标", "level2": "11-数量指标", "name": "培训次数", "annual": "4次"}
DAY = date(2024, 7, 1)


def document(unit: str = "某局", project: str = "培训", *indicators: dict[str, Any]) -> Document:
    rows = [{"period": i["annual"], **i} for i in indicators or (VAGUE, GOOD)]
    amounts = {"total": "10.00", "fiscal": "10.00"}
    made = {"name": project, "amounts": amounts, "objective": "组织业务培训。", "indicators": rows}
    units = [{"name": unit, "amounts": amounts, "projects": [made]}]
    table: Document = msgspec.convert({"kind": "project-table", "total": amounts, "units": units}, Document)
    return table


def run(
    folder: Path, entries: str, *documents: Document, more: str = "", day: date = DAY, **command: Any
) -> tuple[list[Finding], list[Finding]]:
    """The findings in all documents, and those about the profile with these `exempt` entries."""
    from jxlint.reading import Reading

    write(folder, mine=f"{more}\nexempt:\n{entries}\n")
    rules = Shelf(profile=folder / "mine.yaml", **command).rules()
    exempt, marks = Exempter(rules.settings.exempt, day), Marks()
    out: list[Finding] = []
    for each in documents or (document(),):
        found, some = exempt(Engine(rules).judge(Reading(each, Pointers())), each)
        # The tables are small: that they cover little is not looked at.
        out += [f for f in found if not f.code.startswith("JX5")]
        marks |= some
    return out, [f for found in judge([rules], marks, day, "en").values() for f in found]


def exempted(findings: list[Finding]) -> set[str]:
    return {f.code for f in findings if f.suppressed is not None}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{project: 培训, codes: [JX301]}", "JX301"),
        ("{unit: 某*, project: '*训', codes: [JX3]}", "JX301"),
        ("{indicator: 法律水平, codes: [JX301]}", "JX301"),
        ("{indicator: 1, codes: [JX301]}", "JX301"),
        ("{codes: JX301}", "JX301"),
        ("{project: 培, codes: [JX301]}", None),
        ("{unit: 别局, project: 培训, codes: [JX301]}", None),
        ("{indicator: 培训次数, codes: [JX301]}", None),
        ("{indicator: 2, codes: [JX301]}", None),
        ("{project: 培训, codes: [JX4]}", None),
        ("{project: 培训, codes: [JX301], until: 2024-06-30}", None),
        ("{project: 培训, codes: [JX301], until: 2024-07-01}", "JX301"),
    ],
)
def test_what_an_exemption_marks(tmp_path: Path, entry: str, code: str | None) -> None:
    findings, _ = run(tmp_path, f"  - {entry[:-1]}, reason: 局里同意}}")
    assert [f.code for f in findings] == ["JX301"]
    assert exempted(findings) == ({code} if code else set())
    for finding in findings:
        if finding.suppressed:
            assert (finding.suppressed.by, finding.suppressed.reason) == ("exemption", "局里同意")


def test_findings_without_a_unit_are_not_met_by_a_pattern_for_one(tmp_path: Path) -> None:
    table = msgspec.json.decode(msgspec.json.encode(document("某局", "培训", {**GOOD, "number": 1})))
    table["total"] = {"total": "9.00", "fiscal": "9.00"}
    wrong = msgspec.convert(table, Document, strict=False)
    findings, about = run(tmp_path, "  - {unit: '*', codes: [JX602], reason: 同意}", wrong)
    assert {f.code for f in findings} == {"JX602"}
    assert exempted(findings) == set()
    assert [f.code for f in about] == ["JX002"]
    findings, about = run(tmp_path, "  - {codes: [JX602], reason: 同意}", wrong)
    assert exempted(findings) == {"JX602"}
    assert about == []


def test_unused_counts_over_the_whole_run(tmp_path: Path) -> None:
    entry = "  - {unit: 甲局, codes: [JX301], reason: 同意}"
    clean = document("甲局", "培训", GOOD)
    assert [f.code for f in run(tmp_path, entry, clean, document("乙局"))[1]] == ["JX002"]
    assert run(tmp_path, entry, clean, document("甲局"))[1] == []


def test_an_unused_one_says_whether_its_target_is_there(tmp_path: Path) -> None:
    entries = "  - {project: 培训, codes: [JX303], reason: 同意}\n  - {project: 别的, codes: [JX3], reason: 同意}"
    one, two = run(tmp_path, entries)[1]
    assert (one.code, one.severity, one.location.line, one.location.column) == ("JX002", "warning", 3, 5)
    assert "matched no finding" in one.message
    assert "none of the checked files" in two.message
    assert two.text == "别的 JX3"
    assert one.fingerprint != two.fingerprint
    kept = run(tmp_path, entries, more="rules: {JX002: {options: {absent: false}}}")[1]
    assert [f.location.line for f in kept] == [3]


def test_the_command_line_makes_no_exemption_unused(tmp_path: Path) -> None:
    entry = "  - {project: 培训, codes: [JX301, JX303], reason: 同意}"
    assert run(tmp_path, entry, document("某局", "培训", GOOD), ignore=["JX301"])[1] == []
    assert [f.code for f in run(tmp_path, entry, document("某局", "培训", GOOD))[1]] == ["JX002"]
    # What the profile itself has switched off cannot be waited for.
    about = run(tmp_path, "  - {codes: [JX303], reason: 同意}", more="rules: {JX303: off}")[1]
    assert [f.code for f in about] == ["JX002"]


def test_an_expired_one_is_said_once_and_its_findings_count(tmp_path: Path) -> None:
    entry = "  - {project: 培训, codes: [JX301], reason: 同意, until: 2024-06-30}"
    findings, about = run(tmp_path, entry, document(), document("乙局"))
    assert exempted(findings) == set()
    assert [(f.code, f.severity) for f in about] == [("JX003", "warning")]
    assert "2024-06-30" in about[0].message


def test_an_unknown_code_is_a_finding_and_the_others_work(tmp_path: Path) -> None:
    findings, about = run(tmp_path, "  - {project: 培训, codes: [JX301, JX3099, nonsense], reason: 同意}")
    assert exempted(findings) == {"JX301"}
    assert [(f.code, f.text) for f in about] == [("JX004", "JX3099"), ("JX004", "NONSENSE")]
    assert "did you mean JX309" in about[0].message
    assert "did you mean" not in about[1].message
    # Only unknown codes: nothing that could be used or not.
    assert [f.code for f in run(tmp_path, "  - {codes: [JX3099], reason: 同意}")[1]] == ["JX004"]


def test_these_rules_can_be_set_like_others(tmp_path: Path) -> None:
    entry = "  - {codes: [JX3099], reason: 同意}"
    assert [f.severity for f in run(tmp_path, entry, more="rules: {JX004: error}")[1]] == ["error"]
    assert run(tmp_path, entry, more="rules: {JX004: off}")[1] == []


def test_a_department_form_has_its_department_as_unit(tmp_path: Path) -> None:
    indicator = {**VAGUE, "level1": "效益指标", "level2": "社会效益指标", "period": "有所提高"}
    form = msgspec.convert(
        {"kind": "department-form", "department": "某局", "objective": "做好工作。", "indicators": [indicator]},
        Document,
    )
    findings, about = run(tmp_path, "  - {unit: 某局, indicator: 法律*, codes: [JX301], reason: 同意}", form)
    assert exempted(findings) == {"JX301"}
    assert about == []


def test_today_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719792000")
    assert today() == date(2024, 7, 1)
    for bad in ("yesterday", "9" * 30, "-" + "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", bad)
        with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
            today()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert today() >= date(2024, 1, 1)
