"""What rules over a whole corpus see: projects as they were filed, in groups that a store makes, so that no more than a
group's current members are ever in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Literal, Protocol

import msgspec

from jxlint.document import Indicator
from jxlint.reading import Location
from jxlint.rules.model import Hit

# What filings are brought together by: `band` holds those whose words may be alike, each in several groups.
By = Literal["kind", "department", "unit", "project", "year", "band"]


class Filed(msgspec.Struct, frozen=True):
    """A project (or a department form as a whole) in one of the documents.

    `document` and `id` tell it from all others, `content` is equal for equal files; `unit_key`, `project_key` and
    `department_key` are names without white space and width. `yuan` is its total, of a department form its 项目支出;
    `name` and `location` are where it stands.
    """

    id: str
    document: str
    content: str
    kind: Literal["project", "department"]
    department: str
    unit: str
    project: str
    department_key: str
    unit_key: str
    project_key: str
    year: int | None
    yuan: Decimal | None
    indicators: int
    path: str
    name: str
    location: Location

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        at = self.location
        if at.sheet or at.cell:
            return " ".join(filter(None, (self.name, at.sheet, at.cell)))
        if at.page is not None:
            return f"{self.name} p. {at.page}"
        return f"{self.name}:{at.line}" if at.line is not None else f"{self.name} {self.path}".rstrip()


class FiledRow(msgspec.Struct, frozen=True):
    """An indicator of a filing."""

    filed: Filed
    indicator: Indicator
    path: str


class Pair(msgspec.Struct, frozen=True):
    """A hit of a rule over the corpus: what is wrong with `of`, beside `other`; `row` is the indicator that it is
    about."""

    hit: Hit
    of: Filed
    other: Filed
    row: FiledRow | None = None


class CorpusView(Protocol):
    """A corpus, as such rules look at it. The order within groups is that of documents' names and places."""

    def groups(self, *by: By) -> Iterator[Iterator[Filed]]:
        """The filings that agree in all of `by`, where there are two or more."""
        ...

    def over_years(self) -> Iterator[Iterator[FiledRow]]:
        """The indicators of one name of one project of one unit, by year, where there are two years or more."""
        ...

    def similarity(self, one: Filed, two: Filed) -> float:
        """The share of the words of two projects that is common, 0 to 1."""
        ...


AcrossCheck = Callable[[CorpusView], Iterable[Pair]]
