"""Bytes to cells to tidy rows, whoever published them."""
