"""Bots to compare with: as small as their libraries' own first examples."""
