"""What offices call the whole term of a project or of a department's goals, beside the budget year."""

from __future__ import annotations

# A pattern of solid text. A 周期 alone may be anything's.
TERM = r"(?:实施周期|实施期|中长?期|长期|全周?期|项目周?期|规划期)"
# A span of years that a project goes on for: 三年, 2024-2026年.
SPAN = r"(?:[二两三四五六3-6]年|20\d\d年?度?[-—–~～至]20\d\d年?度?)"
