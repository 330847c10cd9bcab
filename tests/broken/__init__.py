"""Content as it breaks in real life, and what each of it must lead to."""
