"""jieba is loaded without what we never ask it for, and whoever does gets it."""

from __future__ import annotations

import subprocess
import sys

_CUT = """
import sys
from jxlint.rules import load
print(load().tools.cut("培训合格率"))
print("jieba.finalseg.prob_emit" in sys.modules)
import jieba
tokenizer = jieba.Tokenizer()
tokenizer.initialized, tokenizer.FREQ, tokenizer.total = True, {"我": 1}, 1
print("".join(tokenizer.cut("我们学习", HMM=True)), "jieba.finalseg.prob_emit" in sys.modules)
print("".join(tokenizer.cut("我们学习", HMM=True)))
"""


def test_the_guessing_of_words_is_loaded_when_somebody_asks_for_it() -> None:
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", _CUT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["('培训', '合格率')", "False", "我们学习 True", "我们学习"]
