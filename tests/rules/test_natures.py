"""Words and natures: what the name of an indicator measures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jxlint.rules import RuleSet


@pytest.mark.parametrize(
    ("name", "nature"),
    [
        ("编外人员到位率", "completion"),
        ("验收合格率", "rate"),
        ("医疗报销比例%", "rate"),
        ("设备正常运行率（%）.", "running"),
        ("故障维护及时率", "timeliness"),
        ("群众满意度(%)", "satisfaction"),
        ("培训人数", "count"),
        ("系统用户数", "use"),
        ("系统并发数", "performance"),
        ("报表生成时间", "time"),
        ("人均培训成本", "cost"),
        ("档案查准率", "rate"),
        ("培训完成率情况", "completion"),
        # the last word is no rate, number or time
        ("提高工作效率", ""),
        ("完善标准规范文件", ""),
        ("发布频率", ""),
        ("政法工作满意度调查", ""),
        ("", ""),
    ],
)
def test_the_last_word_tells_what_a_name_measures(name: str, nature: str, rules: RuleSet) -> None:
    assert rules.tools.nature(name) == nature


def test_words_are_cut_the_same_whatever_was_cut_before(rules: RuleSet) -> None:
    assert rules.tools.cut("系统应用示范综治中心") == ("系统", "应用", "示范", "综治", "中心")
    assert rules.tools.cut("验收合格率 100%")[:2] == ("验收", "合格率")


def test_jieba_writes_nothing_and_is_quiet(tmp_path: Path) -> None:
    script = (
        "import sys; from jxlint.rules import load; tools = load().tools; assert 'jieba' not in sys.modules;"
        "tools.cut('验收合格率'); assert 'jieba' in sys.modules and 'pkg_resources' not in sys.modules"
    )
    env = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "JXLINT_NO_CACHE": "1"}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
