"""Neighbours become what may be said about them: counts, shares, agreement. Never a diagnosis."""
