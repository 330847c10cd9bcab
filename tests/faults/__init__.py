"""Faults of Telegram and of the way to it, injected over real HTTP. docs/RELIABILITY.md has a row for each."""
