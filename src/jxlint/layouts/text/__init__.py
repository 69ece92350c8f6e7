"""A sheet as layouts read it: its visible characters in one row, or its rows of cells; and what nobody took."""
