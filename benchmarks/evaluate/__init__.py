"""How well typed words are understood, on labelled questions that the content does not hold."""
