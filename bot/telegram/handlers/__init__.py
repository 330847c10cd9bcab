"""What comes in, by kind: commands, presses, messages."""
