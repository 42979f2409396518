"""Numeric claims out of official documents, as a validated table."""
