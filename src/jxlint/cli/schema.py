"""`jxlint schema`: the JSON Schemas of what goes in and out."""

from __future__ import annotations

import click

from jxlint.cli.output import emit

_WHAT = ("document", "findings", "compare", "rules")


@click.command(epilog="\b\n示例 Example:\n  jxlint schema document > document.schema.json")
@click.argument("what", metavar="document|findings|compare|rules", type=click.Choice(_WHAT))
def schema(what: str) -> None:
    """输出 JSON Schema（2020-12）：document、findings、compare 或 rules。

    Prints the JSON Schema of documents, findings, comparisons or rule files.
    """
    from jxlint.reports.json import document
    from jxlint.schemas import schema_of

    emit(document(schema_of(what), indent=2))
