"""The data package opened: the only reader of our own files."""
