"""Both sides' record of the same goods."""
