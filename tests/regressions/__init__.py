"""One file for each fault that was found and mended, so that it stays mended."""
