"""Numbers, lists and dates in words, and tables as CSV."""
