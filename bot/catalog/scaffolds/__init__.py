"""New content from an editor's answers: the text of the records, with comments, and where it is put."""
