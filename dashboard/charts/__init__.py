"""Pure drawing: frame in, Altair chart out."""
