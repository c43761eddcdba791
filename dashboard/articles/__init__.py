"""A text and the figures of trade in it: on the way in, beside publishers' files."""
