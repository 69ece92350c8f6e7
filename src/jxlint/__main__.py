"""`python -m jxlint`."""

from jxlint.program import start

start()
