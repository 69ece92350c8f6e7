"""Writes lint_rules/words/field.txt, the dictionary that jieba cuts with.

    python scripts/field_dictionary.py [-o FILE]

It holds, of jieba's own dictionary (MIT licence), the words that are common in general and those that stand in the
published tables of examples/, with jieba's frequencies; names of people, places, bodies and the like are left out.
The words of the lexicons and taxonomies are not in it: they are added when it is loaded, so that a word added to a
lexicon needs no new dictionary. Run it again when examples/ grows.
"""

from __future__ import annotations

import re
from pathlib import Path

import click
import jieba

ROOT = Path(__file__).parents[1]
COMMON = 1_000  # a word of at least this frequency is common
_NAMES = ("nr", "ns", "nt", "nz", "eng")
_TEXT = re.compile(r"[一-鿿]+")
_HEAD = """# 领域词典：jieba 用它分词（词 词频）。由 scripts/field_dictionary.py 生成，请勿手改；
# 要加词，请加到 lexicon 下的词表。
# The dictionary of the field for jieba, written by scripts/field_dictionary.py; frequencies from jieba's own (MIT).
"""


def entries() -> list[tuple[str, int]]:
    """The words and their frequencies, by word."""
    source = Path(jieba.__file__).with_name("dict.txt")
    known: dict[str, tuple[int, str]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split()
        known[word] = int(frequency), tag
    chosen = {w for w, (frequency, tag) in known.items() if frequency >= COMMON and not tag.startswith(_NAMES)}
    for table in sorted((ROOT / "examples").glob("*.txt")):
        text = table.read_text(encoding="utf-8").replace("\n", "")
        for run in _TEXT.findall(text):
            chosen.update(w for w in jieba.cut(run, HMM=False) if w in known and not known[w][1].startswith(_NAMES))
    return sorted((w, known[w][0]) for w in chosen)


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=ROOT / "lint_rules" / "words" / "field.txt")
def main(output: Path) -> None:
    """Write the dictionary of the field to OUTPUT."""
    words = entries()
    output.write_text(_HEAD + "".join(f"{w} {n}\n" for w, n in words), encoding="utf-8", newline="\n")
    click.echo(f"{len(words)} words in {output}")


if __name__ == "__main__":
    main()
