"""Pieces of a page: its frame, controls, address, and an exhibit on it."""
