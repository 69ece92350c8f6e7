"""`python -m jxlint`."""

from jxlint.cli.main import start

start()
