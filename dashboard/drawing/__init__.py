"""Ink, axes and labels that all charts share."""
