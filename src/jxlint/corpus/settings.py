"""By what a corpus is judged, and what tells that from any other way: a run goes on only where it is the same."""

from __future__ import annotations

from pathlib import Path

import msgspec

from jxlint import __version__
from jxlint.caching import cache_folder
from jxlint.desk.judging import Desk
from jxlint.digest import digest
from jxlint.readers.limits import Limits, limits
from jxlint.rules.profiles.shelf import Shelf

# An archive of documents is read member by member, so that it may hold far more than one document.
WIDER = {"unpacked": 64 * 1024**3, "entries": 1_000_000}


class Settings(msgspec.Struct, frozen=True):
    """What the command line says, as far as results depend on it. One profile is in force for all documents."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    year: int | None = None
    lang: str = "zh"
    limits: dict[str, int] = {}
    column: str | None = None

    def within(self) -> Limits:
        """How large documents and archives may be."""
        return limits({**WIDER, **self.limits})

    def desk(self) -> Desk:
        """Where documents are judged accordingly. Raises BrokenRule, BrokenProfile, UsageError."""
        shelf = Shelf(
            profile=self.profile, select=self.select, ignore=self.ignore, year=self.year, isolated=True, own=self.own,
            cache=cache_folder() or False,
        )  # fmt: skip
        return Desk(shelf, self.lang, counting=False)

    def rules(self, desk: Desk) -> str:
        """What tells the rules in force from all others: those of files that were edited since, too."""
        plan = desk.plan("-")
        held = msgspec.json.encode((plan.book, plan.profile, plan.rules), enc_hook=repr, order="deterministic")
        words = sorted((Path(plan.book.folder) / "words").glob("*"))
        return digest(held.replace(plan.book.folder.encode(), b""), *(p.read_bytes() for p in words))


def tool() -> str:
    """What tells this jxlint from all others: its version and its code."""
    folder = Path(__file__).parents[1]
    code = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.py"))
    return f"{__version__}+{digest(*(part for p in code for part in (p.encode(), (folder / p).read_bytes())))[:12]}"
