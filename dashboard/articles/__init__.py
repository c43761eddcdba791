"""From a text to the figures of trade in it."""
