"""The small content folder, as it is and translated."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.catalog.folders import Folders, small


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return small(tmp_path)


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations of the small content, made once."""
    made = small(tmp_path_factory.mktemp("translated"))
    made.translate()
    return made.locales


@pytest.fixture
def translated(folders: Folders, translations: Path) -> Folders:
    shutil.copytree(translations, folders.locales)
    return folders
