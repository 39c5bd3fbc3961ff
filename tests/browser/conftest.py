from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from adapters.browser.checker import ChromiumBrowser
from adapters.browser.chromium import Chromium, find_chromium

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    if find_chromium() is None:
        pytest.skip("no Chromium: set-up installs one")
    chromium = Chromium()
    yield chromium
    chromium.close()


@pytest.fixture
def browser(chromium: Chromium) -> ChromiumBrowser:
    return ChromiumBrowser(chromium, lambda: NOW, limit_s=40.0, patience=10.0)
