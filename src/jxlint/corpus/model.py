"""What a corpus run is made of: where documents lie, the batches of them, and the documents of a batch."""

from __future__ import annotations

from typing import Literal

import msgspec

from jxlint.errors import InputError, JxlintError

SCHEMA = "jxlint.corpus/1"
# What holds documents: a file holds one, the others many.
Holding = Literal["file", "zip", "tar", "lines", "parquet", "broken"]


class Reason(msgspec.Struct, frozen=True):
    """An error in a form that can be kept in a plan and sent to another process."""

    code: str
    zh: str
    en: str
    remedy_zh: str
    remedy_en: str

    @classmethod
    def of(cls, error: JxlintError) -> Reason:
        """What `error` says, without its place."""
        return cls(error.code, error.zh, error.en, error.remedy_zh, error.remedy_en)

    def error(self) -> JxlintError:
        """As an error again; its class is not told apart where only its words are needed."""
        made = InputError(self.zh, self.en, remedy_zh=self.remedy_zh, remedy_en=self.remedy_en)
        made.code = self.code
        return made


class Holder(msgspec.Struct, frozen=True):
    """A file of the corpus as it was when the plan was made. `broken` says why nothing can be read of it, or of its
    rest."""

    path: str
    holding: Holding
    size: int = 0
    modified: int = 0
    digest: str = ""
    broken: Reason | None = None


class Mark(msgspec.Struct, frozen=True):
    """Where a document lies in its holder: its number, counted from 0, the place to begin reading at (of JSON Lines
    the byte, of an archive the entry, of Parquet the row), its line where lines are counted, and its size, as far as
    that is known before it is read."""

    number: int
    at: int
    line: int
    size: int


class Slice(msgspec.Struct, frozen=True):
    """`count` documents of `holder` that follow each other; the first is the one at `mark`."""

    holder: Holder
    mark: Mark
    count: int


class Batch(msgspec.Struct, frozen=True):
    """What is judged in one go and kept or lost as a whole."""

    number: int
    slices: tuple[Slice, ...]


class Item(msgspec.Struct, frozen=True):
    """A document as it lies in the corpus, or why it cannot be had. `name` is unique in the corpus, `called` what its
    file would be called, which tells its format."""

    name: str
    called: str
    source: str
    data: bytes = b""
    error: Reason | None = None


class Work(msgspec.Struct, frozen=True):
    """A batch with its documents, or a part of one: those from `first` on. `suspect`: the only one seems to have ended
    the process that judged it."""

    batch: int
    items: tuple[Item, ...]
    first: int = 0
    suspect: bool = False


class Done(msgspec.Struct, frozen=True):
    """What came of a batch: of each table its rows as a Parquet file, and how much there is of what."""

    batch: int
    parts: dict[str, bytes]
    counts: dict[str, int]
