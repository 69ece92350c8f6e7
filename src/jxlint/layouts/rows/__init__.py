"""Rows of indicators: the heads of their table, and what the cells below them are."""
