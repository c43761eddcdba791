"""GDP, prices, arms and votes beside trade."""
