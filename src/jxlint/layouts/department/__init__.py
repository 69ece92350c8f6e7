"""The form of a department, 部门整体支出绩效目标表, and its self-evaluation."""
