"""The formats that programs read: their shapes, hostile words, several outputs at once."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.errors import UsageError
from jxlint.findings import SEVERITIES, Finding, Fix, Severity, Suppression
from jxlint.reading import Location
from jxlint.reports import checkstyle, github, gitlab, junit, sarif
from jxlint.reports import json as json_report
from jxlint.reports.formats import FORMATS, render, targets
from jxlint.reports.model import Failure, FileReport, Report
from jxlint.reports.terminal import Terminal
from jxlint.rules import RuleSet
from tests.reports.test_reports import report
from tests.samples import NAMES

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
AT = Location(line=3, column=5, end_line=3, end_column=9)


def made(
    *findings: Finding, path: str = "表 1.txt", error: Failure | None = None, rules: tuple[Any, ...] = (), **more: Any
) -> Report:
    return Report("default", [FileReport(path=path, findings=findings, error=error)], rules, [], **more)


def finding(message: str = "不好", severity: Severity = "error", **more: Any) -> Finding:
    given_ = {"code": "JX301", "name": "vague-target", "field": "annual", "text": "提高", "fingerprint": "ab12"}
    return Finding(**{**given_, "message": message, "severity": severity, "location": AT, **more})


def valid(data: bytes) -> Any:
    decoded = json.loads(data)
    jsonschema.validate(decoded, SCHEMA, cls=jsonschema.Draft4Validator)
    return decoded


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_sarif_of_real_tables_is_valid(name: str, lang: str, rules: RuleSet) -> None:
    whole = report(name, rules)
    run = valid(sarif.render(whole, lang))["runs"][0]
    assert len(run["results"]) == len(whole.files[0].findings) > 0
    assert run["columnKind"] == "unicodeCodePoints"
    for result, f in zip(run["results"], whole.files[0].findings, strict=True):
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == f.code
        assert rule["shortDescription"]["text"] == rules.get(f.code).title.of(lang)  # type: ignore[union-attr]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (f.location.line, f.location.column)
        assert result["partialFingerprints"] == {"jxlint/v1": f.fingerprint}
    assert any("fixes" in r for r in run["results"]) == any(f.fix for f in whole.files[0].findings)


def test_sarif_says_what_is_suppressed_what_is_fixed_and_what_failed() -> None:
    one = finding(suppressed=Suppression("exemption", "已批复"), fix=Fix(True, "≥95%"))
    two = finding(location=Location(pointer="/units/0/name"), unit="某局", project="培训")
    run = valid(sarif.render(made(one, two, path="a b/表#1.json"), "zh"))["runs"][0]
    first, second = run["results"]
    assert first["suppressions"] == [{"kind": "external", "justification": "已批复"}]
    change = first["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"]["uri"] == "a%20b/%E8%A1%A8%231.json"
    assert change["replacements"][0]["insertedContent"]["text"] == "≥95%"
    assert second["suppressions"] == []
    names = [x["fullyQualifiedName"] for x in second["locations"][0]["logicalLocations"]]
    assert names == ["/units/0/name", "某局 > 培训"]
    assert "region" not in second["locations"][0]["physicalLocation"]
    failed = valid(sarif.render(made(error=Failure("E101", "读不了", "请检查")), "zh"))["runs"][0]
    assert failed["invocations"][0]["executionSuccessful"] is False
    assert "E101" in failed["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_junit_fails_what_fails_the_run() -> None:
    findings = [finding(severity=s) for s in SEVERITIES]
    for fail_on, failures in (("error", 1), ("warning", 2), ("info", 3), ("never", 0)):
        suite = ET.fromstring(junit.render(made(*findings, fail_on=fail_on), "zh"))[0]
        assert (suite.get("tests"), suite.get("failures")) == ("3", str(failures))
        assert len(suite.findall(".//failure")) == failures
    clean = ET.fromstring(junit.render(made(), "zh"))
    assert clean.get("tests") == "1"
    assert clean.get("failures") == clean.get("errors") == "0"
    broken = ET.fromstring(junit.render(made(error=Failure("E101", "读不了", "请检查")), "zh"))
    assert broken.get("errors") == "1"


def test_checkstyle_gitlab_and_github_say_where() -> None:
    whole = made(finding(), finding(suppressed=Suppression("baseline", "")), path="a,b:c.txt")
    error = ET.fromstring(checkstyle.render(whole, "zh")).findall("file/error")
    assert [e.attrib for e in error] == [
        {"line": "3", "column": "5", "severity": "error", "message": "不好", "source": "jxlint.JX301"}
    ]
    (issue,) = json.loads(gitlab.render(whole, "zh"))
    assert issue["location"] == {"path": "a,b:c.txt", "lines": {"begin": 3}}
    assert (issue["severity"], issue["fingerprint"]) == ("major", "ab12")
    said = github.render(whole, "zh")
    assert said == ("::error file=a%2Cb%3Ac.txt,line=3,col=5,endLine=3,endColumn=9,title=JX301 vague-target::不好\n")


def test_gitlab_fingerprints_are_unique_though_two_files_hold_one_table() -> None:
    files = [FileReport(path=p, findings=(finding(),)) for p in ("a.txt", "b.txt")]
    one, two = json.loads(gitlab.render(Report("default", files, (), []), "zh"))
    assert one["fingerprint"] != two["fingerprint"]


@given(st.text(max_size=40), st.text(max_size=20))
def test_words_of_a_document_break_out_of_no_format(words: str, path: str) -> None:
    whole = made(finding(words, text=words, unit=words, project=words), path=path or "x")
    valid(sarif.render(whole, "zh"))
    assert len(ET.fromstring(junit.render(whole, "zh")).findall(".//failure")) == 1
    assert len(ET.fromstring(checkstyle.render(whole, "zh")).findall(".//error")) == 1
    assert len(json.loads(gitlab.render(whole, "zh"))) == 1
    (line,) = github.render(whole, "zh").splitlines()
    assert line.startswith("::error file=")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_every_sample(name: str, rules: RuleSet) -> None:
    for sample in NAMES:
        data = render(report(sample, rules), name, "zh", Terminal(False, 80), summary=True)
        assert data
        if name == "xlsx":  # read back in test_listing
            assert isinstance(data, bytes)
            assert zipfile.is_zipfile(io.BytesIO(data))
        else:
            assert "\x1b" not in (data if isinstance(data, str) else data.decode())


def test_findings_in_pieces_are_those_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    findings = [finding(text=f"“findings”: [] {i}", message="\x7f\u202e\x85　") for i in range(5)]
    report = Report("default", [made(*findings[:n], path=str(n)).files[0] for n in (5, 0, 2, 1)], (), [])
    whole = b"".join(json_report.pieces(report, "zh"))
    shown = [[json_report.shown(f) for f in file.findings] for file in report.files]
    output = msgspec.json.decode(whole, type=json_report.Output)
    assert [len(file.findings) for file in output.files] == [5, 0, 2, 1]
    files = [msgspec.structs.replace(f, findings=s) for f, s in zip(output.files, shown, strict=True)]
    assert json_report.document(msgspec.structs.replace(output, files=files)) == whole
    assert b"\\u007f\\u202e\\u0085" in whole
    monkeypatch.setattr(json_report, "_AT_ONCE", 2)
    assert json_report.render(report) == whole


@pytest.mark.parametrize(
    ("asked", "output", "found"),
    [
        ((), None, [("pretty", None)]),
        (("json",), None, [("json", None)]),
        (("json",), "out.json", [("json", "out.json")]),
        (("sarif=a.sarif", "pretty"), None, [("sarif", "a.sarif"), ("pretty", None)]),
        (("sarif=a.sarif", "json"), "-", [("sarif", "a.sarif"), ("json", None)]),
        (("sarif=a=b.sarif",), None, [("sarif", "a=b.sarif")]),
        ((), "清单.xlsx", [("xlsx", "清单.xlsx")]),
        ((), "发现.txt", [("pretty", "发现.txt")]),
        (("json",), "发现.docx", [("json", "发现.docx")]),
    ],
)
def test_outputs_that_are_asked_for(
    asked: tuple[str, ...], output: str | None, found: list[tuple[str, str | None]]
) -> None:
    assert [(t.name, t.file) for t in targets(asked, output)] == found


@pytest.mark.parametrize(
    ("asked", "output", "said"),
    [
        (("sarf",), None, "sarif"),
        (("json", "pretty"), None, "same place"),
        (("json=a", "sarif=a"), None, "same place"),
        (("json=",), None, "no file"),
        (("json=a",), "b", "left over"),
        ((), "发现.docx", "发现.docx: E301 there is no output in the format .docx; let -o end in .json"),
        ((), "发现.PDF", "jxlint report writes Word and PDF"),
    ],
)
def test_outputs_that_cannot_be(asked: tuple[str, ...], output: str | None, said: str) -> None:
    with pytest.raises(UsageError) as error:
        targets(asked, output)
    assert said in error.value.text("en")


@pytest.mark.parametrize(("lang", "joint"), [("zh", "；"), ("en", "; ")])
def test_what_is_wrong_in_a_file_has_its_line_in_every_format(lang: str, joint: str) -> None:
    from jxlint.errors import BadJson
    from jxlint.reports.model import FileReport

    error = BadJson("错", "wrong", remedy_zh="改", remedy_en="mend", where="a.json:27:13 /units/0/name")
    whole = Report("default", [FileReport.failed("a.json", error, lang)], (), [])
    run = valid(sarif.render(whole, lang))["runs"][0]
    (place,) = run["invocations"][0]["toolExecutionNotifications"][0]["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 27, "startColumn": 13}
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "/units/0/name"
    (issue,) = json.loads(gitlab.render(whole, lang))
    assert issue["location"]["lines"]["begin"] == 27
    command = github.render(whole, lang)
    assert command.startswith("::error file=a.json,line=27,col=13,title=E104::")
    (wrong,) = ET.fromstring(checkstyle.render(whole, lang)).iter("error")
    assert (wrong.get("line"), wrong.get("column")) == ("27", "13")
    (failed,) = ET.fromstring(junit.render(whole, lang)).iter("error")
    what = f"错{joint}改" if lang == "zh" else f"wrong{joint}mend"
    for said in (command, issue["description"], wrong.get("message"), failed.text):
        assert what in str(said)
