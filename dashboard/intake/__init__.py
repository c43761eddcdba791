"""A file handed in on the Data page."""
