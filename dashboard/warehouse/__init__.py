"""The trade table where it is too large for a file: asked, by one expression, wherever it lives."""
