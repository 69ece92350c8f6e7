"""`python -m jxlint`."""

from jxlint.cli.main import main

main()
