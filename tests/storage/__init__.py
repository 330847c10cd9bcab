"""Tests of the storage adapter, on SQLite and on a real PostgreSQL."""
