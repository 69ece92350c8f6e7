"""`jxlint schema`: the JSON Schemas of what goes in and out."""

from __future__ import annotations

import click
import msgspec


@click.command(epilog="示例 Example:  jxlint schema document > document.schema.json")
@click.argument("what", type=click.Choice(["document", "findings", "rules"]))
def schema(what: str) -> None:
    """输出 JSON Schema（2020-12）：document、findings 或 rules。

    Prints the JSON Schema of documents, findings or rule files.
    """
    from jxlint.schemas import schema_of

    click.echo(msgspec.json.format(msgspec.json.encode(schema_of(what)), indent=2))
