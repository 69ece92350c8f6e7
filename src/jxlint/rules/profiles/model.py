"""What a profile file says (`Layer`), and what is in force when files, paths and the command line are taken together
(`Profile`)."""

# No annotations from __future__ here: msgspec would work out each of them from its text whenever jxlint starts.

from typing import Any

import msgspec

from jxlint.findings import Severity
from jxlint.rules.review import Review

DEFAULT = "default"
FORMS = ("project-table", "department-form", "project-form")
# File, line and column of an entry.
Key = tuple[str, int, int]


class Code(msgspec.Struct, frozen=True):
    """A code or the beginning of codes (JX3) as written, and its line."""

    text: str
    line: int = 0


class Sourced(msgspec.Struct, frozen=True):
    """A value as written, and its line."""

    value: Any
    line: int = 0


class Setting(msgspec.Struct, frozen=True):
    """What `rules` says of one code. None or empty: nothing."""

    line: int = 0
    on: bool | None = None
    severity: Severity | None = None
    options: dict[str, Any] = {}


class Exemption(msgspec.Struct, frozen=True):
    """An `exempt` entry: findings of `codes` on what the patterns match do not count. `until` is an ISO date."""

    file: str
    line: int
    codes: tuple[Code, ...]
    reason: str
    unit: str | None = None
    project: str | None = None
    indicator: str | int | None = None
    until: str | None = None
    column: int = 1

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.file, self.line, self.column

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


class Block(msgspec.Struct, frozen=True):
    """Settings, of a whole profile or of the paths of an override. `select` None: nothing is said."""

    select: tuple[Code, ...] | None = None
    ignore: tuple[Code, ...] = ()
    rules: dict[str, Setting] = {}
    budget_year: Sourced | None = None
    taxonomy: dict[str, Sourced] = {}
    exempt: tuple[Exemption, ...] = ()
    review: Review | None = None


class Override(msgspec.Struct, frozen=True):
    """Settings for the files that one of `paths` matches."""

    paths: tuple[str, ...]
    block: Block
    line: int = 0
    column: int = 1

    def key(self, file: str) -> Key:
        """What tells it from all others, those of other files too."""
        return file, self.line, self.column


class Files(msgspec.Struct, frozen=True):
    """What is said of the files of folders: glob patterns, whether .gitignore counts (None: nothing is said), and
    limits of size by their names. `include` takes the place of the suffixes that can be read."""

    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    gitignore: bool | None = None
    limits: dict[str, int] = {}


class Layer(msgspec.Struct, frozen=True):
    """One profile file, `<name>` for a built-in one. `extends` None: not written, which means the default profile.
    `own` are files and folders with rules of the user's own."""

    file: str
    name: str
    about: str = ""
    extends: tuple[Code, ...] | None = None
    own: tuple[Code, ...] = ()
    block: Block = Block()
    mandatory: tuple[Code, ...] = ()
    overrides: tuple[Override, ...] = ()
    files: Files = Files()


class Standing(msgspec.Struct, frozen=True):
    """How a rule stands in force. The places are "" where nothing was said since the rule's own YAML; `mandatory` is
    where it was made so."""

    on: bool
    severity: Severity
    options: dict[str, Any]
    place: str = ""
    options_place: str = ""
    mandatory: str = ""


class Entry(msgspec.Struct, frozen=True):
    """An exemption in force: the codes it covers among the rules there are, and those that do not exist.

    `judged` is false where the command line keeps one of its rules from running, so that nobody knows whether it is
    used.
    """

    exemption: Exemption
    covers: frozenset[str]
    unknown: tuple[Code, ...] = ()
    judged: bool = True


class Marks(msgspec.Struct, frozen=True):
    """What became of exemptions (by their keys): `met` had their unit, project or indicator in a document, `used`
    had a finding. Marks of many documents are added with |."""

    met: frozenset[Key] = frozenset()
    used: frozenset[Key] = frozenset()

    def __or__(self, other: "Marks") -> "Marks":
        return Marks(self.met | other.met, self.used | other.used)


class ExemptionView(msgspec.Struct, frozen=True):
    """What a check sees of an exemption after the run: whether what it is for was `met` in a document, whether it had
    a finding (`used`). `unknown` are codes no rule has, each with the nearest one or ""."""

    entry: Entry
    met: bool
    used: bool
    expired: bool
    unknown: tuple[tuple[Code, str], ...] = ()

    @property
    def label(self) -> str:
        """The entry in a few words: what it is for, and its codes."""
        e = self.entry.exemption
        parts = [str(p) for p in (e.unit, e.project, e.indicator) if p is not None]
        return " > ".join(parts) + (" " if parts else "") + "、".join(c.text for c in e.codes)


class Notice(msgspec.Struct, frozen=True):
    """A refusal that is no error: part of a wish that a mandatory rule outweighs."""

    where: str
    zh: str
    en: str

    def text(self, lang: str) -> str:
        """One line for a person."""
        place = f"{self.where}: " if self.where else ""
        return place + (self.zh if lang == "zh" else self.en)


class Profile(msgspec.Struct, frozen=True):
    """What is in force for one path. `layers` are the files from the lowest to the highest, `applied` the places of
    the overrides that match the path; the `…_place`s say where a setting was made."""

    name: str
    file: str
    budget_year: int | None
    taxonomy: dict[str, str]
    rules: dict[str, Standing]
    exempt: tuple[Entry, ...] = ()
    layers: tuple[Layer, ...] = ()
    applied: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    year_place: str = ""
    taxonomy_places: dict[str, str] = {}
    review: Review = Review()
