"""A pair's trade over time."""
