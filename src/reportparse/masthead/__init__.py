"""Masthead: who reports, for which year, since when and where."""
