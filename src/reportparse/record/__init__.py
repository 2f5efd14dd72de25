"""The canonical record: its shape, its making, and reading it back."""
