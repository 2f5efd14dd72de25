"""reportparse: Chinese annual reports on open government information as canonical records."""

__version__ = "0.1.0"
