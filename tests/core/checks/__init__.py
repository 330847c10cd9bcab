"""Tests of the editors' rules: each has a sample that turns it red and one on which it is silent."""
