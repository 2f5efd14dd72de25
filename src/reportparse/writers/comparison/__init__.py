"""Two reports side by side, as a terminal shows them, as a page, and as a Word file."""
