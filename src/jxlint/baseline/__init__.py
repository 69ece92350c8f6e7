"""The baseline: findings that are known, kept in a file, so that a gate fails only on what is new."""

from jxlint.baseline.file import FILE, read, written
from jxlint.baseline.matching import Matched, match
from jxlint.baseline.model import SCHEMA, Baseline, Entry
from jxlint.baseline.renewing import created, renewed

__all__ = ["FILE", "SCHEMA", "Baseline", "Entry", "Matched", "created", "match", "read", "renewed", "written"]
