"""Checkstyle XML, which many review bots and build servers read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from jxlint.reports.concise import said
from jxlint.reports.model import Report
from jxlint.reports.text import visible
from jxlint.reports.xml import written


def render(report: Report, lang: str) -> bytes:
    """`report` as Checkstyle XML in UTF-8; a file that could not be read is an error of its own."""
    root = ET.Element("checkstyle", version="4.3")
    for file in report.files:
        element = ET.SubElement(root, "file", name=visible(file.path))
        for f in file.active:
            error = ET.SubElement(element, "error")
            if f.location.line is not None:
                error.set("line", str(f.location.line))
            if f.location.column is not None:
                error.set("column", str(f.location.column))
            error.set("severity", f.severity)
            error.set("message", visible(said(f)))
            error.set("source", f"jxlint.{f.code}")
        if file.error:
            error = ET.SubElement(element, "error")
            for key, value in (("line", file.at.line), ("column", file.at.column)):
                if value is not None:
                    error.set(key, str(value))
            error.set("severity", "error")
            error.set("message", visible(file.error.said(lang)))
            error.set("source", f"jxlint.{file.error.code}")
    return written(root)
