"""The commands `new …`: they ask an editor what is needed, and write valid files."""
