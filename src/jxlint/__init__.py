"""jxlint checks the performance indicators (绩效指标) that public bodies file with their budgets."""

__version__ = "0.1.0"
