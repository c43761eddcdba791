"""Two Ledgers: a claim about trade beside the statistics, and how two countries' trade moved."""
