"""`jxlint schema`: the JSON Schemas of what goes in and out."""

from __future__ import annotations

import click

from jxlint.cli.output import emit

_NAMES = ["document", "findings", "baseline", "compare", "rules", "lexicon", "taxonomy", "suggestions", "profile"]


@click.command(epilog="\b\n示例 Example:\n  jxlint schema document > document.schema.json")
@click.argument("what", metavar="|".join(_NAMES), type=click.Choice(_NAMES))
def schema(what: str) -> None:
    """输出 JSON Schema（2020-12）：文档、发现、基线、比较，或规则、词表、分类、建议、配置这些 YAML 文件。

    Prints the JSON Schema of documents, findings, baselines, comparisons, or of the YAML files: rules, lexicons,
    taxonomies, suggestions, profiles.
    """
    from jxlint.reports.json import document
    from jxlint.schemas import schema_of

    emit(document(schema_of(what), indent=2))
