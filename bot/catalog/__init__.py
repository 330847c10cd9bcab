"""Adapter: content files and translations on disk become a Library."""
