"""Fixtures that more than one room's tests use."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from jxlint.rules import RuleSet, load

# How long a test takes depends on the machine; benchmarks/ measures.
settings.register_profile("jxlint", deadline=None)
settings.load_profile("jxlint")
# A shell leaves Ctrl-C ignored to what it starts in the background (`.ci/run &`), and its processes after it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep their rule cache to themselves, and no results: what one changes in the code is not in their keys."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JXLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("JXLINT_NO_RESULT_CACHE", "1")
        yield


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    """The shipped rule set, all rules on."""
    return load()
