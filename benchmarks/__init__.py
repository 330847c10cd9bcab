"""Measurements: programs that print ratios within one run. Nothing here passes or fails."""
