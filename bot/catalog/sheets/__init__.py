"""Texts as a spreadsheet and back, for editors who have no git: one sheet a kind, one row a text."""
