"""Places of what stands in no file."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.document import Path, Span
from jxlint.reading import Location


class Nowhere:
    """Places of an example: it stands in no file."""

    def locate(self, path: Path, span: Span | None) -> Location:  # noqa: ARG002 - the protocol's signature
        return Location()

    def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
        return [Location()] * len(wanted)

    def excerpt(self, location: Location) -> str | None:  # noqa: ARG002
        return None
