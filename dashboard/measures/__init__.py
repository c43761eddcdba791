"""Pure arithmetic: frame in, frame out; no file, clock or session."""
