"""A text, and the figures of trade between two named economies that stand in it, by rules."""
