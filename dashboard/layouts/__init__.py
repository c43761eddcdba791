"""One small module per publisher's file layout: recognise it, read it into our tidy tables."""
