"""Tests of bot.telegram, and of the whole conversation through it."""
