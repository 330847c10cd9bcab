"""Tests of the house itself: its walls, its source, and what its papers say of it."""
