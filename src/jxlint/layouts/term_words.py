"""What offices call the whole term of a project or of a department's goals, beside the budget year."""

from __future__ import annotations

# A pattern of solid text. A 周期 alone may be anything's.
TERM = r"(?:实施周期|实施期|中长?期|长期|全周?期|项目周?期|规划期)"
