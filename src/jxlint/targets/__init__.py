"""The grammar of target values (指标值): text in, measures and deadlines out. Pure functions; nothing of ours above."""

from jxlint.targets.grammar import holds_number, parse
from jxlint.targets.model import Comparator, Deadline, Fault, Kind, Measure, Target, Wording
from jxlint.targets.naming import Names
from jxlint.targets.reader import Reader
from jxlint.targets.render import render

__all__ = [
    "Comparator",
    "Deadline",
    "Fault",
    "Kind",
    "Measure",
    "Names",
    "Reader",
    "Target",
    "Wording",
    "holds_number",
    "parse",
    "render",
]
