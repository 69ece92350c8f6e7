"""What a reader has to say of a file that is no finding stands in the outputs that programs read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec
import pytest

from jxlint.reading import Notice
from jxlint.reports import html, json, junit, sarif
from jxlint.reports.model import FileReport, Report
from jxlint.reports.spool import Spool
from jxlint.rules import RuleSet

NOTICE = Notice("文件<断>了", "the file <breaks> off")


def report(rules: RuleSet, *notices: Notice) -> Report:
    return Report("default", [FileReport(path="表.txt", kind="project-table", notices=notices)], rules.rules, [])


@pytest.mark.parametrize(("lang", "said"), [("zh", NOTICE.zh), ("en", NOTICE.en)])
def test_notices_stand_in_the_outputs_of_programs(rules: RuleSet, lang: str, said: str) -> None:
    made = report(rules, NOTICE)
    assert msgspec.json.decode(json.render(made, lang))["files"][0]["notices"] == [said]
    (told,) = msgspec.json.decode(sarif.render(made, lang))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"]) == ("note", said)
    (suite,) = ET.fromstring(junit.render(made, lang))
    assert suite.findtext("system-out") == said
    page = html.render(made, lang)
    assert "文件&lt;断&gt;了" in page
    assert "the file &lt;breaks&gt; off" in page
    spool = Spool(lang)
    kept = msgspec.structs.replace(made, files=[spool.take(made.files[0])])
    assert b"".join(spool.pieces(kept)) == json.render(made, lang)


def test_without_notices_nothing_is_said_of_them(rules: RuleSet) -> None:
    made = report(rules)
    assert "notices" not in msgspec.json.decode(json.render(made, "zh"))["files"][0]
    assert b"system-out" not in junit.render(made, "zh")
    assert 'id="told"' not in html.render(made, "zh")
