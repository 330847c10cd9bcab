"""Tests of what is really said: the content and translations of this repository."""
