"""JUnit XML, for Jenkins and other build servers: a suite a file, a case a finding."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from jxlint.findings import SEVERITIES, Finding
from jxlint.reports.concise import place
from jxlint.reports.model import FileReport, Report
from jxlint.reports.text import visible
from jxlint.reports.xml import written


def render(report: Report, lang: str) -> bytes:
    """`report` as JUnit XML in UTF-8. Findings at or above the run's --fail-on are failures, the others pass with their
    message as output; a file that could not be read is an error; a clean file is one case that passes. What the reader
    has to say of a file is the output of its suite."""
    root = ET.Element("testsuites", name="jxlint")
    for file in report.files:
        _suite(root, file, report.fail_on, lang)
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    return written(root)


def _suite(root: ET.Element, file: FileReport, fail_on: str, lang: str) -> None:
    path = visible(file.called)
    suite = ET.SubElement(root, "testsuite", name=path, tests="0", failures="0", errors="0")
    failures = 0
    for finding in file.active:
        case = ET.SubElement(suite, "testcase", classname=path, name=visible(_name(finding)))
        said = f"{visible(file.path)}{place(finding)}: {finding.code} {finding.severity} {visible(finding.message)}"
        if fail_on != "never" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on):
            failures += 1
            ET.SubElement(case, "failure", message=visible(finding.message), type=finding.code).text = said
        else:
            ET.SubElement(case, "system-out").text = said
    if file.error:
        case = ET.SubElement(suite, "testcase", classname=path, name="read")
        message = visible(file.error.said(lang))
        ET.SubElement(case, "error", message=message, type=file.error.code).text = message
    elif not len(suite):
        ET.SubElement(suite, "testcase", classname=path, name="jxlint")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failures))
    suite.set("errors", str(int(file.error is not None)))
    if file.notices:
        ET.SubElement(suite, "system-out").text = "\n".join(visible(n.text(lang)) for n in file.notices)


def _name(finding: Finding) -> str:
    number = f"#{finding.indicator}" if finding.indicator is not None else ""
    return " ".join(filter(None, (finding.code, finding.unit, finding.project, number)))
