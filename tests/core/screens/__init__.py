"""Tests of the screens, most of them through the conversation."""
