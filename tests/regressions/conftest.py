"""The real content, and the whole bot over it."""

from __future__ import annotations

from tests.telegram.conftest import aida, edition, house, library

__all__ = ["aida", "edition", "house", "library"]
