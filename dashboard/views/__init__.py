"""The pages: choose, measure, draw, cite."""
