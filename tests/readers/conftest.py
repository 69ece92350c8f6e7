"""What tests of readers share."""

from __future__ import annotations

import pytest

from tests.readers.containers import converts


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips the tests that need LibreOffice where it is not installed, or not whole."""
    if not converts(tmp_path_factory.mktemp("libreoffice")):
        pytest.skip("needs LibreOffice with Calc")
