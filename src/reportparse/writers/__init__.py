"""Writers: a Report to bytes. A writer never changes a value."""
