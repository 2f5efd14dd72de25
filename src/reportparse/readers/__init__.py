"""Readers: bytes to Document. A new format is one file here and one line in `READERS`."""
