"""Lists of many projects in one table: which cells are a project’s own, and which lines are sums of others."""
