"""The file for the phone."""
