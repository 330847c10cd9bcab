"""A lean stand-in of the Bot API, and the people who write to the bot: a process of its own."""
