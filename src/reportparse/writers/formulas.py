"""What a spreadsheet may take for a formula: once a file is opened, edited or exported, somebody else's text would run."""

BEGINNINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What begins a formula, in the wide forms that a Chinese Excel takes as well; after the last three, one may follow."""
