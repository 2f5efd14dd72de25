"""Web pages, and pages saved with their parts (MHTML)."""
