"""项目支出绩效目标表 as published: lines of money, around each the name, objective and indicators of a project."""
