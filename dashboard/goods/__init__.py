"""What the two sides trade."""
