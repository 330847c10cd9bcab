"""Where there is no Chromium the browser tests are skipped aloud, and fail in CI."""

from __future__ import annotations

import pytest

from tests.web.conftest import chromium_or_skip


def test_chromium_that_is_there_is_used() -> None:
    assert chromium_or_skip("/usr/bin/chromium", ci=True) == "/usr/bin/chromium"


def test_without_chromium_the_test_is_skipped_with_a_reason() -> None:
    with pytest.raises(pytest.skip.Exception, match="Chromium is not installed"):
        chromium_or_skip(None, ci=False)


def test_without_chromium_the_test_fails_in_ci() -> None:
    with pytest.raises(pytest.fail.Exception, match="Chromium is not installed"):
        chromium_or_skip(None, ci=True)
