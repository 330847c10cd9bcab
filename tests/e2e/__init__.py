"""The whole bot as a process, talked to over real HTTP by a strict stand-in of the Bot API."""
