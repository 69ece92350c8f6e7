"""The kinds of checks, a module each."""

from __future__ import annotations

# Those that are asked of several documents together or of the run (SCOPE corpus and engine): where only documents are
# judged, each by itself, their modules need not be loaded.
BEYOND = frozenset({"copied", "department_sum", "exemption", "internal", "lowered", "refiled"})
