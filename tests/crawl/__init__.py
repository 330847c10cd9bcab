"""Every button in every language and country, pressed through the whole bot."""
