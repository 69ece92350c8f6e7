"""The services that the tests of this room share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.serving import ODD, Served, serving


@pytest.fixture(scope="session")
def served(_own_cache: None) -> Iterator[Served]:
    """A service with its defaults."""
    with serving(workers=2) as client:
        yield client


@pytest.fixture(scope="session")
def odd(_own_cache: None) -> Iterator[Served]:
    """A service that also takes orders to misbehave, and waits for none of them longer than two seconds."""
    with serving(kinds=ODD, seconds=2, memory=1024**3) as client:
        yield client
