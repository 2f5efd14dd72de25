"""Measurements against named peers and floors. Never a timed test: a speed is a ratio within one run."""
