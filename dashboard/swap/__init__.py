"""How tidy rows get into data/: compare, stage, accept, and the way back."""
