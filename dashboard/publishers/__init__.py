"""One publisher's layout a file: recognise it, read it into the tidy table."""
