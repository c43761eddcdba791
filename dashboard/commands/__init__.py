"""Commands that are more than a few lines: what they print, ask and answer."""
